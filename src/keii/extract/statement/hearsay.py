"""Reports without a cue of their own: on a source's word (Xによると…。 …という。), or told by the next sentence."""

from __future__ import annotations

import re

from keii.actors.classes import is_sufferer
from keii.extract.statement.cue import CueFinder
from keii.extract.statement.memory import Memory, later
from keii.extract.statement.model import Who
from keii.extract.statement.sourced import source_at
from keii.records import Cue

_HEARSAY = re.compile(
    r"(?:という|ということです|とのことです|とのことだ|とのこと|ということだ|[るたいだ]そうです|[るたいだ]そうだ)[。」]?$"
)
_ARGUED = ("というのだ", "というのである", "というのです", "というわけだ")
# Verbs that tell of the sentence before when they stand without a complement.
_TELLING = frozenset("明らかにする 発表する 伝える 報じる 公表する 明かす".split())


def hearsay(memory: Memory, index: int) -> tuple[Who, int] | None:
    """The source of a sentence told on somebody's word (Xによると…。 …という。), with the phrase the content begins behind."""
    memory.advance(index)
    sentence = memory.reading.sentences[index]
    subjects, phrases = memory.subjects[index], memory.reading.phrases[index]
    i = subjects.source(len(phrases))
    if i >= 0:
        who = source_at(memory, index, i)
        if who is None or not who.actors or any(memory.cast.is_media(a) for a in who.actors):
            memory.source = None
            return None
        return who, i + 1
    words = memory.text[sentence.start : sentence.end]
    source = memory.source
    if words.rstrip("。").endswith(_ARGUED):
        source = later(memory.speaker, memory.topic)  # …というのだ: the argument of whom the text goes on about
        if source is None or not memory.cast.is_human(source.actors[0]) or index - source.sentence > 2:
            return None
    elif not _HEARSAY.search(words):
        return None
    if source is not None and any(is_sufferer(memory.cast.actors[a].name) for a in source.actors):
        return None  # 約3千人 who shout are nobody's source
    if source is None or source.part != memory.reading.part_of(sentence.start) or index - source.sentence > 8:
        return None
    return Who(source.actors, "inferred", "source carried", source.span), 0


def told_as_hearsay(text: str, start: int, end: int) -> bool:
    """Does the sentence close with という, ということです?"""
    return bool(_HEARSAY.search(text[start:end]))


def teller(memory: Memory, index: int) -> tuple[int, Cue, Who] | None:
    """Xが10日、声明で明らかにした。 with no complement: (the sentence it tells, the cue, who), when that one tells nobody's words."""
    sentence, phrases = memory.reading.sentences[index], memory.reading.phrases[index]
    if not 2 <= len(phrases) <= 9 or index == 0 or memory.reading.sentences[index - 1].line != sentence.line:
        return None
    finder = CueFinder(memory.text, phrases)
    k = len(phrases) - 1
    _, lemma, first = finder.verb(k)
    if (
        phrases[k].kind != "V"
        or phrases[k].link != "end"
        or not phrases[k].past
        or lemma not in _TELLING
        or phrases[k].passive
        or phrases[k].negated
    ):
        return None
    subjects = memory.subjects[index]
    best = None
    for i, phrase in enumerate(phrases[:first]):
        here = subjects.candidate(i)
        if here is not None and here.particle == "が":
            best = here
        elif (
            phrase.kind == "V"
            or phrase.particle in ("を", "と", "は", "も", "について", "につく")
            or phrase.group is not None
        ):
            return None
    if best is None or not best.named.actors:
        return None
    return (
        index - 1,
        finder.record(k),
        Who(best.named.actors, "explicit", "told next", (best.named.start, best.named.end)),
    )
