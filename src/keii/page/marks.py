"""A text cut into pieces at the borders of what is marked in it, however the marks overlap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from keii.records import Span


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the text that a record rests on. anchor: this is where a link to the record leads."""

    span: Span
    record: str
    kind: str
    certainty: str = ""
    negated: bool = False
    anchor: bool = False


class Piece(msgspec.Struct, frozen=True):
    """A stretch in which nothing begins or ends, and the marks it lies in, the shortest first; starts: those that begin here."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    starts: tuple[Mark, ...] = ()


def pieces(length: int, marks: Sequence[Mark], cuts: Sequence[int] = ()) -> list[Piece]:
    """The pieces of a text of this length, in order and without gaps; cuts: further places where one ends (line ends).

    Marks must lie within the text; empty ones mark nothing. The work grows with the marks and, at each border, those open there.
    """
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        start, end = mark.span
        if start < end:
            opening.setdefault(start, []).append(mark)
            closing.setdefault(end, []).append(mark)
    borders = sorted({0, length, *opening, *closing, *(cut for cut in cuts if 0 < cut < length)})
    found: list[Piece] = []
    within: list[Mark] = []
    for start, end in pairwise(borders):
        if start in closing:
            gone = set(map(id, closing[start]))
            within = [mark for mark in within if id(mark) not in gone]
        begun = opening.get(start, ())
        if begun:
            within = sorted([*within, *begun], key=_length)
        found.append(Piece(start, end, tuple(within), tuple(begun)))
    return found


def _length(mark: Mark) -> int:
    return mark.span[1] - mark.span[0]
