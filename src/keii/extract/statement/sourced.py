"""Rules for words told on somebody's word: によると, announcements, documents, and who relayed them."""

from __future__ import annotations

from keii.extract.statement.carried import topic_carried
from keii.extract.statement.case import Case
from keii.extract.statement.memory import Memory, later
from keii.extract.statement.model import Found, Who
from keii.extract.statement.subject import own_document


def announcement(case: Case) -> Who | None:
    """それによりますと、…としている — the announcement speaks, not the person it tells of.

    Not 関係者によりますと、…としている: the source is named.
    """
    found = case.found
    if found.cue is None or found.cue.lemma != "する" or found.ending not in ("end", "ga"):
        return None
    subjects, phrases = case.subjects, case.phrases
    i = subjects.source(found.cue_at)
    if (
        i < 0
        and case.memory.announced is not None
        and case.memory.announced[0] == case.reading.sentences[found.sentence].line
    ):
        return case.memory.announced[1]
    if i < 0 or case.cast.named_at(phrases[i].start, phrases[i].head_end) is not None:
        return None
    who = source_at(case.memory, found.sentence, i)
    if who is not None:
        case.memory.announced = (case.reading.sentences[found.sentence].line, who)
    return who


def source(case: Case) -> Who | None:
    """関係者によると…という — who によると names, when the cue has no subject.

    Not 通信によると…と述べた after a person's words: the agency only relays them.
    """
    found = case.found
    subjects, phrases = case.subjects, case.phrases
    i = subjects.source(found.cue_at if found.cue_at >= 0 else len(phrases))
    if i < 0:
        return None
    who = source_at(case.memory, found.sentence, i)
    if who is not None and any(case.cast.is_media(a) for a in who.actors) and not _is_claim(found):
        carried = topic_carried(case)  # the paper only relays it
        if carried is not None and carried.actors and case.cast.is_human(carried.actors[0]):
            return carried
    return who


def source_at(memory: Memory, sentence: int, i: int) -> Who | None:
    """Whom the source phrase i of a sentence names; それ and a document stand for who issued them."""
    phrase, subjects = memory.reading.phrases[sentence][i], memory.subjects[sentence]
    words = memory.text[phrase.start : phrase.head_end]
    named = subjects.speaker_at(i)
    if named is not None:
        return Who(named.actors, "explicit", "source", (named.start, named.end), phrase=i)
    if words == "ところ" and i > 1:
        told = subjects.best(0, i - 1, i - 1)
        return (
            Who(told.named.actors, "explicit", "source", (told.named.start, told.named.end), phrase=i)
            if told is not None
            else None
        )
    if (
        words in ("それ", "これ")
        or subjects.document(i)
        or words.endswith(("発表", "報告", "説明", "話", "報道", "調べ"))
    ):
        if own_document(subjects.document(i)):
            added = memory.cast.add(phrase.start, phrase.head_end, words, words)
            return Who(added.actors, "explicit", "document", (added.start, added.end), phrase=i)
        owner = _owner(memory, sentence, i) or memory.issuers.get(subjects.document(i))
        if owner is not None:
            return owner
        carried = memory.speaker if memory.fresh(memory.speaker, sentence, 1) else None
        carried = later(carried, memory.topic)
        if carried is not None and memory.fresh(carried, sentence, 3):
            return Who(carried.actors, "inferred", "source carried", carried.span, phrase=i)
    return None


def _is_claim(found: Found) -> bool:
    """…としている: a claim of the source itself."""
    return found.cue is not None and found.cue.lemma == "する"


def _owner(memory: Memory, sentence: int, i: int) -> Who | None:
    """ロシア大統領府の発表によると: who stands before の."""
    phrases = memory.reading.phrases[sentence]
    if i > 0 and phrases[i - 1].particle == "の":
        named = memory.subjects[sentence].speaker_at(i - 1)
        if named is not None:
            return Who(named.actors, "explicit", "source", (named.start, named.end), phrase=i)
    return None


def document(case: Case) -> Who | None:
    """声明は「…」と明記した, 発表では…としている — who issued the document.

    Not 会見では…: an occasion is no document.
    """
    found = case.found
    subjects, phrases = case.subjects, case.phrases
    high = found.begin if found.mode == "direct" else found.finish
    for i in range(high):
        phrase = phrases[i]
        if phrase.kind != "N" or phrase.particle not in ("は", "では", "も", "で", "には", "が", "でも"):
            continue
        noun = subjects.document(i)
        if not noun or (
            phrase.particle == "で"
            and noun not in ("声明", "談話", "コメント", "発表", "報告書", "論評", "社説", "共同声明")
        ):
            continue
        if own_document(noun):
            words = case.text[phrase.start : phrase.head_end]
            added = case.cast.add(phrase.start, phrase.head_end, words, noun)
            return Who(added.actors, "explicit", "document", (added.start, added.end), phrase=i)
        owner = _owner(case.memory, found.sentence, i) or case.memory.issuers.get(noun)
        if owner is not None:
            return owner
    return None


def with_relay(case: Case, who: Who) -> Who:
    """Add who relayed it: 通信社によると, …を通じて."""
    found = case.found
    subjects, phrases = case.subjects, case.phrases
    upto = found.cue_at if found.cue_at >= 0 else len(phrases)
    for i in (subjects.source(upto), subjects.relay(upto)):
        if i < 0 or i == who.phrase:
            continue
        source = source_at(case.memory, found.sentence, i)
        if source is not None and source.actors != who.actors:
            who = Who(
                who.actors,
                who.status,
                who.rule,
                who.antecedent,
                [*who.via, *source.actors],
                who.candidates,
                who.phrase,
            )
    return who
