"""Assessments: what the outlet, its desk or an analyst judges instead of telling.

    制裁を避ける狙いがあるとみられる。             the outlet's, presumed
    合意がどこまで続くかは不透明だ。               the outlet's, possible
    「戦争は避けられない」とピント教授は話す。        an analyst's
Left alone: what a party to the affair says of itself, plans (会談する見通しだ), and questions.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator

from keii.actors.cast import Cast
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.tables import table
from keii.records import Assessment, Span, Statement

_EXPERTS = (
    "教授", "研究員", "専門家", "アナリスト", "研究者", "学者", "政治学者", "エコノミスト", "評論家", "所長", "解説委員", "デスク", "記者", "編集委員", "特派員", "ディレクター",
    "シニアフェロー", "フェロー", "識者", "ジャーナリスト", "主任研究員", "理事長", "編集長", "論説委員", "コメンテーター", "キャスター",
)  # fmt: skip
_TAIL = re.compile(
    r"(?:(?:もの)?とみられ(?:ている|ています|る|ます)|(?:可能性|おそれ|恐れ)(?:が|も|は)(?:あります|ある|高い|低い)|かもしれ(?:ない|ません)|"
    r"(?:だろう|でしょう)|(?:と言え(?:る|ます)))?。?$"
)
_IF = re.compile(r"(?:ば|なら|たら)、")
_MAY = re.compile(r"かもしれ|可能性|おそれ|恐れ|かねな")
_WILL = re.compile(r"だろう|でしょう|はずだ|はずです|まずない|つもりはない")
_LEAD = re.compile(r"(?:また|ただ|しかし|一方|さらに|もっとも|そして|このため|とはいえ|それでも|同時に|なお|実は)、?")


def assessments(reading: Reading, cast: Cast, statements: list[Statement]) -> list[Assessment]:
    """The judgements of a report in text order, ids j1, j2, …"""
    found: list[tuple[Span, list[str], str]] = [
        *_of_analysts(reading, cast, statements),
        *_of_the_outlet(reading, cast, statements),
    ]
    found.sort(key=lambda f: f[0])
    return [
        Assessment(id=f"j{n}", span=span, holder=holder, certainty=level)
        for n, (span, holder, level) in enumerate(found, 1)
    ]


@functools.cache
def _endings() -> tuple[dict[str, str], int]:
    endings = {ending: row[1] for ending, row in table("judgements").items()}
    return endings, max(map(len, endings), default=0)


def _judged(words: str) -> str:
    """The certainty of the judgement that closes these words, the longest ending first; "" for none."""
    endings, longest = _endings()
    for size in range(min(longest, len(words)), 2, -1):
        level = endings.get(words[-size:])
        if level is not None:
            return level
    return ""


def _of_the_outlet(reading: Reading, cast: Cast, statements: list[Statement]) -> list[tuple[Span, list[str], str]]:
    """Sentences that close with a judgement and are nobody's words; in an answer they are those of the one who answers."""
    cues = sorted(s.cue.span[1] for s in statements if s.cue is not None)
    out: list[tuple[Span, list[str], str]] = []
    answerer: list[str] = []
    for index, sentence in enumerate(reading.sentences):
        line = reading.lines[sentence.line]
        if line.kind in ("heading", "title", "byline", "date", "question", "item"):
            continue
        words = reading.text[sentence.start : sentence.end].rstrip("。」 　")
        level = _judged(words)
        if not level:
            continue
        said = cues[bisect_right(cues, sentence.start) : bisect_right(cues, sentence.end)]
        if said and said[-1] >= sentence.end - 8:
            continue  # somebody's words, or nothing
        if level in ("presumed", "possible") and _planned(reading.phrases[index]):
            continue
        if line.kind == "answer":
            answerer = _who_answers(reading, cast, line.start, line.prose) or answerer
        span = _core(reading, index, said[-1] if said else sentence.start)
        if span[1] - span[0] >= 6:
            out.append((span, answerer if line.kind == "answer" else [], level))
    return out


def _planned(phrases: list[Phrase]) -> bool:
    """A sentence told on somebody's word is theirs."""
    return any(p.particle.endswith("によると") for p in phrases)


def _who_answers(reading: Reading, cast: Cast, start: int, prose: int) -> list[str]:
    named = [m for m in cast.between(start, max(prose, start)) if m.actors and m.kind in ("person", "office")]
    return [cast.id(a) for a in named[-1].actors] if named else []


def _core(reading: Reading, index: int, floor: int) -> Span:
    """The words of the judgement: behind what is told before it in the sentence, without a connective and the 可能性がある that closes it."""
    sentence = reading.sentences[index]
    start = floor
    phrases = reading.phrases[index]
    for phrase in phrases[:-2]:
        if (
            phrase.kind == "V"
            and phrase.comma
            and phrase.link in ("cont", "te", "ga")
            and phrase.end > floor
            and phrase.end < sentence.end - 10
        ):
            start = phrase.end
    if start == floor and floor > sentence.start:
        start = next((p.start for p in phrases if p.start >= floor), floor)
    lead = _LEAD.match(reading.text, start)
    if lead is not None:
        start = lead.end()
    words = reading.text[start : sentence.end]
    tail = _TAIL.search(words)
    return start, start + (tail.start() if tail is not None and tail.start() > 6 else len(words.rstrip("。")))


def _of_analysts(reading: Reading, cast: Cast, statements: list[Statement]) -> list[tuple[Span, list[str], str]]:
    """What those say whose trade it is to judge: a sentence whole, of several those that judge."""
    out: list[tuple[Span, list[str], str]] = []
    experts = {a: _is_expert(cast, a) for a in {a for s in statements for a in s.speaker}}
    for s in statements:
        if s.headline or not s.speaker or not all(experts[a] for a in s.speaker):
            continue
        pieces = list(_sentences(reading.text, s.span))
        for span in pieces:
            words = reading.text[span[0] : span[1]].rstrip("。")
            level = _level(words) or ("asserted" if len(pieces) == 1 else "")
            if level and span[1] - span[0] >= 6:
                out.append((span, s.speaker, level))
    return out


def _level(words: str) -> str:
    """The certainty of an analyst's sentence, "" when it does not judge."""
    return _judged(words) or (
        "possible"
        if _MAY.search(words)
        else "hypothetical"
        if _IF.search(words)
        else "presumed"
        if _WILL.search(words)
        else ""
    )


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences inside a quotation."""
    start = span[0]
    while start < span[1]:
        stop = text.find("。", start, span[1])
        end = stop + 1 if stop >= 0 else span[1]
        if text[start:end].strip("。 　"):
            yield start, end
        start = end


def _is_expert(cast: Cast, actor: str) -> bool:
    member = cast.actors[int(actor[1:]) - 1]
    if member.kind != "person" and member.name.endswith(("記者", "特派員", "キャスター")):
        return False  # who only asks
    titles = [t for t, _ in member.roles] + list(member.names)
    return any(t.endswith(_EXPERTS) for t in titles)
