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
        last = ends[end]
        if entry.kind == gz.STATE:
            last = _in_full(run, last)
        out.append(Piece(i, last, entry.kind, entry))
        i = last
    return out


# What the full names of states end in, and what may stand before it.
_POLITIES = frozenset(
    "共和国 連邦 王国 合衆国 国 公国 大公国 首長国 連合 連合王国 連邦共和国 民主共和国 人民共和国 首長国連邦".split()
)
_QUALIFIERS = frozenset("民主 人民 イスラム 社会主義 民主主義 連邦 ボリバル 多民族 合衆 アラブ 民主主義人民".split())


def _in_full(run: Run, i: int) -> int:
    """アゼルバイジャン|共和国, 日本|国: the token behind the full name of a state whose short one ends before token i."""
    tokens = run.tokens
    last = i
    while last < len(tokens) and tokens[last].start == tokens[last - 1].end and tokens[last].surface in _QUALIFIERS:
        last += 1
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end and tokens[last].surface in _POLITIES:
        return last + 1
    return i
