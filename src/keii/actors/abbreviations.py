"""States by their newspaper abbreviations: 日米韓, 中ロ, 英・仏・独, 対米, 訪朝, 米側.

Left alone: 中米, 北欧, 朝日, and 中 or 日 by themselves, which are other words.
"""

from __future__ import annotations

import re

from keii.actors.mention import Mention
from keii.grammar.runs import Run
from keii.lexicon.gazetteer import STATE, Entry

# Abbreviations that stand alone as a state; 中, 日, 北 and the like would be other words.
_ALONE = frozenset("米英仏独露韓豪越伊")
_NOT_STATES = frozenset("朝日 中日 中米 北中 日比谷 英印 北北 中北 北米 北欧 日本".split())
_NOT_TOWARDS = frozenset({"在中"})
_TOWARDS = ("対", "訪", "在", "駐", "反", "親")
_COUNT_OF_STATES = re.compile(r"[3-9３-９三四五][かカヵヶケ]国")


def abbreviated(text: str, short: dict[str, str], run: Run) -> list[Mention]:
    """The states a run begins with in abbreviations, and their group when there are three or more.

    short: the abbreviations with their states' codes.
    """
    tokens = run.tokens
    head = text[tokens[0].start : tokens[0].end]
    if head in _NOT_STATES:
        return []
    if len(tokens) == 1 and (
        (head in _ALONE and run.particle in ("が", "は", "も", "に", "と", "から"))
        or (head[0] in short and head[1:] == "側")
        or (head in short and _opens_headline(text, tokens[0].start, tokens[0].end))
    ):
        mention = _state(text, tokens[0].start, short[head[0]], run)
        mention.end, mention.particle = tokens[0].end, run.particle
        return [mention]
    if head[0] in "対訪在駐反親離来" and len(head) == 2 and head[1] in short and head not in _NOT_TOWARDS:
        return [_state(text, tokens[0].start + 1, short[head[1]], run)]
    if head in _TOWARDS and len(tokens) > 1 and tokens[1].surface in short:
        return [_state(text, tokens[1].start, short[tokens[1].surface], run)]
    at = tokens[0].start
    ends = {t.end for t in tokens}
    found: list[int] = []
    pos = at
    while pos < tokens[-1].end and (text[pos] in short or (text[pos] == "・" and found)):
        if text[pos] != "・":
            found.append(pos)
        pos += 1
    dotted = "・" in text[at:pos]
    while found and (found[-1] + 1 not in ends):
        found.pop()
    if len(found) < 2 and not (found and dotted):
        return []
    if text[at : found[-1] + 1] in _NOT_STATES:
        return []
    out = [_state(text, p, short[text[p]], run) for p in found]
    if len(found) >= 3:
        stop = found[-1] + 1
        match = _COUNT_OF_STATES.match(text, stop)
        end = match.end() if match else stop
        out.append(Mention(at, end, "group", text[at:end], title="states", particle=run.particle))
    return out


def _opens_headline(text: str, start: int, end: int) -> bool:
    """米、イラン企業に制裁: a headline's way to name the state that acts."""
    return text[end : end + 1] == "、" and text[start - 1 : start] in ("", "\n", "　", "■", "◆", "▽")


def _state(text: str, at: int, code: str, run: Run) -> Mention:
    """The state one letter stands for; X-codes (EU, UN) are of no country."""
    country = "" if code.startswith("X-") else code
    particle = run.particle if at + 1 == run.tokens[-1].end else ""
    return Mention(
        at,
        at + 1,
        "state",
        text[at],
        country=country,
        entry=Entry(STATE, code, country),
        particle=particle,
    )
