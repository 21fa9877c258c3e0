"""Exchanges: a question and its answer, with who answers.

Q 今回の訪問のねらいは。          A …                    marked
――なぜいま、緊張が高まっているのですか。 「…」                 an interview
キャスター:…効果が出るんでしょうか。    記者:はい、…            names and colons
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from keii.actors.cast import Cast
from keii.actors.interviewee import interviewee
from keii.grammar.reading import Reading
from keii.ingest.structure import Line, names_somebody
from keii.records import Exchange, Span

_NAMED = re.compile(r"[\s　]*([^\n。、「」:：]{1,30})[:：][\s　]*")
_QUESTION_END = re.compile(r"(?:か|かね|でしょう|のか|ですか|ますか)[。．]?[\s　]*$|[?？][\s　]*$")
_OPENING = "「“『 　"


def exchanges(reading: Reading, cast: Cast) -> list[Exchange]:
    """The questions of a report with their answers, ids q1, q2, …"""
    found = [*_marked(reading, cast), *_named(reading, cast)]
    found.sort()
    return [Exchange(id=f"q{n}", question=q, answer=a, answerer=who) for n, (q, a, who) in enumerate(found, 1)]


def _marked(reading: Reading, cast: Cast) -> Iterator[tuple[Span, Span, list[str]]]:
    """Q./A. blocks and interviews with ――."""
    lines = [x for x in reading.lines if x.kind != "blank"]
    answers = interviewee(reading.text, cast)
    for i, line in enumerate(lines):
        if line.kind != "question":
            continue
        block = []
        for after in lines[i + 1 :]:
            if after.kind in ("question", "heading", "title", "byline"):
                break
            block.append(after)
        question = line.prose, _trimmed(reading.text, line.end)
        if not block or question[1] <= question[0]:
            continue
        answer = _begin(reading.text, block[0].prose), _end(reading.text, block)
        if answer[1] <= answer[0]:
            continue
        who = _marker_name(reading, cast, block[0]) or (
            [cast.id(a) for a in answers.actors] if answers is not None else []
        )
        yield question, answer, who


def _begin(text: str, at: int) -> int:
    while at < len(text) and text[at] in _OPENING:
        at += 1
    return at


def _end(text: str, block: list[Line]) -> int:
    """The end of the answer: the lines of its own block; a paragraph that is no quotation ends an interview's answer."""
    quoted = text[block[0].start : block[0].end].strip(" 　").startswith(("「", "“"))
    last = block[0]
    for line in block[1:]:
        if quoted and not text[line.start : line.end].strip(" 　").startswith(("「", "“")):
            break
        last = line
    stop = _trimmed(text, last.end)
    return stop - 1 if quoted and text[stop - 1] in "」”" else stop


def _trimmed(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " 　\t":
        end -= 1
    return end


def _marker_name(reading: Reading, cast: Cast, line: Line) -> list[str]:
    """【大臣】: the marker says who answers."""
    named = [m for m in cast.between(line.start, line.prose) if m.actors]
    return [cast.id(a) for a in named[-1].actors] if named else []


def _named(reading: Reading, cast: Cast) -> Iterator[tuple[Span, Span, list[str]]]:
    """Two lines each with a name and a colon, the first asking."""
    text = reading.text
    lines = [x for x in reading.lines if x.kind in ("body", "heading", "item")]
    for one, two in itertools.pairwise(lines):
        asks, tells = _NAMED.match(text, one.start, one.end), _NAMED.match(text, two.start, two.end)
        if asks is None or tells is None or not _QUESTION_END.search(text, asks.end(), one.end):
            continue
        if not names_somebody(asks.group(1)) or not names_somebody(tells.group(1)):
            continue
        named = cast.in_span((tells.start(1), tells.end(1)))
        yield (
            (asks.end(), _trimmed(text, one.end)),
            (tells.end(), _trimmed(text, two.end)),
            [cast.id(a) for a in named.actors] if named is not None else [],
        )
