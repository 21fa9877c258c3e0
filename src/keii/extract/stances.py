"""The positions that actors declare."""

from __future__ import annotations

from keii.actors.cast import Cast
from keii.grammar.reading import Reading
from keii.records import Stance, Statement


def stances(reading: Reading, cast: Cast, statements: list[Statement]) -> list[Stance]:
    """The positions that actors declare."""
    return []
