"""Cutting a run into what the gazetteer knows (states, capitals, bodies, people) and the stretches between."""

from __future__ import annotations

import msgspec

from keii.actors.sinic import SURNAMES
from keii.grammar.runs import Run
from keii.grammar.tokens import PERSON
from keii.lexicon import gazetteer as gz


class Piece(msgspec.Struct, gc=False):
    """A stretch of a run: token indexes, kind (state, capital, organisation, person, body, other) and entry."""

    first: int
    last: int
    kind: str
    entry: gz.Entry | None = None


def begins_a_name(gaz: gz.Gazetteer, plain: str, run: Run, i: int, ends: dict[int, int]) -> bool:
    """ソ・ジョンナム教授, 韓|書林副主席, 中国の韓文澤部長: what looks like a state's abbreviation is a surname; not ソ・フィンランド."""
    tokens = run.tokens
    after = tokens[i + 1].surface
    if tokens[i].kind == tokens[i + 1].kind == PERSON and len(after) < 3 and tokens[i].surface in SURNAMES:
        return True
    if after in "・＝" and i + 2 < len(tokens):
        return "ァ" <= tokens[i + 2].surface[0] <= "ヺ" and gaz.longest(plain, tokens[i + 2].start, ends) is None
    owned = plain[tokens[i].start - 1 : tokens[i].start] == "の"
    return owned and tokens[i].surface == "韓" and after not in gaz.abbreviations and "一" <= after[0] <= "龥"


def cut(gaz: gz.Gazetteer, plain: str, run: Run, first: int) -> list[Piece]:
    """The pieces from token `first` on, the longest known names first. plain: the text in half-width letters."""
    tokens = run.tokens
    ends = {t.end: i + 1 for i, t in enumerate(tokens)}
    out: list[Piece] = []
    i = first
    while i < len(tokens):
        hit = gaz.longest(plain, tokens[i].start, ends)
        if hit is None:
            code = gaz.abbreviations.get(tokens[i].surface)
            if (
                code
                and i == first
                and i + 1 < len(tokens)
                and tokens[i + 1].start == tokens[i].end
                and not begins_a_name(gaz, plain, run, i, ends)
            ):
                out.append(Piece(i, i + 1, "abbreviation", gz.Entry(gz.STATE, code, code)))
            elif out and out[-1].kind == "other":
                out[-1].last = i + 1
            else:
                out.append(Piece(i, i + 1, "other"))
            i += 1
            continue
        end, entry = hit
        out.append(Piece(i, ends[end], entry.kind, entry))
        i = ends[end]
    return out
