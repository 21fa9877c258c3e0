"""Who has the floor: 外相は次のように述べた。 gives the words that follow, quoted or not, to the one who said so."""

from __future__ import annotations

from keii.extract.statement.case import Case
from keii.extract.statement.cue import CueFinder
from keii.extract.statement.memory import Floor, Memory, later
from keii.extract.statement.model import Found, Who

_FORWARD = (
    "次のように",
    "以下のように",
    "下記のように",
    "次の通り",
    "次のとおり",
    "以下の通り",
    "以下のとおり",
    "下記の通り",
    "下記のとおり",
)
# …は次の通り。: whose words a summary holds.
_SUMMARIES = (
    "発言要旨",
    "会見要旨",
    "発言",
    "要旨",
    "コメント",
    "談話",
    "あいさつ",
    "演説要旨",
    "声明",
    "一問一答",
    "冒頭発言",
    "発言内容",
    "演説",
    "答弁",
)


def take_floor(memory: Memory, index: int) -> Floor | None:
    """The floor that a sentence gives, when it points forward."""
    sentence = memory.reading.sentences[index]
    words = memory.text[sentence.start : sentence.end]
    if not any(mark in words for mark in _FORWARD):
        return None
    phrases = memory.reading.phrases[index]
    at = next((i for i, p in enumerate(phrases) if memory.text.startswith(_FORWARD, p.start)), -1)
    if at < 0:
        at = next((i for i in range(1, len(phrases)) if memory.text.startswith(_FORWARD, phrases[i - 1].start)), -1)
    if at < 0:
        return None
    finder = CueFinder(memory.text, phrases)
    k = finder.after(at)
    if k == len(phrases) - 1 and finder.verb(k)[0] is not None and not phrases[k].passive:
        return _told(memory, index, finder, k)
    return _summed_up(memory, index, at) if at >= len(phrases) - 2 else None


def _told(memory: Memory, index: int, finder: CueFinder, k: int) -> Floor | None:
    """外相は次のように述べた."""
    best = memory.subjects[index].best(0, k, k)
    line = memory.reading.sentences[index].line
    if best is not None and best.named.actors:
        named = best.named
        who = Who(named.actors, "inferred", "told before", (named.start, named.end))
    else:
        carried = later(memory.speaker, memory.topic)
        if carried is None or not memory.fresh(carried, index, 1):
            return None
        who = Who(carried.actors, "inferred", "told before", carried.span)
    return Floor(index, who, finder.record(k), line)


def _summed_up(memory: Memory, index: int, at: int) -> Floor | None:
    """外相の発言要旨は次の通り."""
    phrases = memory.reading.phrases[index]
    for i in range(1, at + 1):
        words = memory.text[phrases[i].start : phrases[i].head_end]
        if words.endswith(_SUMMARIES) and phrases[i].particle in ("は", "が") and phrases[i - 1].particle == "の":
            named = memory.subjects[index].speaker_at(i - 1)
            if named is not None and named.actors:
                who = Who(named.actors, "inferred", "told before", (named.start, named.end))
                return Floor(index, who, None, -1)
    return None


def told_before(case: Case) -> Who | None:
    """外相は次のように述べた。「…」 — who was given the floor right before.

    Not 日程は次の通り。: nobody speaks.
    """
    floor, found = case.memory.floor, case.found
    if (
        floor is None
        or found.how not in ("alone", "bare")
        or found.mode != "direct"
        or found.sentence != floor.sentence + 1
    ):
        return None
    found.cue = found.cue or floor.cue
    floor.sentence = found.sentence
    return floor.who


def on_the_floor(memory: Memory, index: int) -> tuple[Found, Who] | None:
    """The whole sentence as an indirect statement, when it follows unquoted in the line of 次のように述べた."""
    floor, sentence = memory.floor, memory.reading.sentences[index]
    if floor is None or floor.sentence != index - 1 or floor.line != sentence.line or not memory.reading.phrases[index]:
        return None
    end = sentence.end - (memory.text[sentence.end - 1] == "。")
    if end - sentence.start < 6:
        return None
    floor.sentence = index
    phrases = memory.reading.phrases[index]
    return Found((phrases[0].start, end), "indirect", "floor", index, 0, len(phrases) - 1, floor.cue, -1), floor.who
