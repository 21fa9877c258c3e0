"""Rules that look beyond the sentence: told in the next one, the answer of an interview, whom the text goes on about."""

from __future__ import annotations

import re

from keii.actors.cast import Named
from keii.extract.statement.case import Case
from keii.extract.statement.cue import CueFinder
from keii.extract.statement.memory import Carried, Memory, later
from keii.extract.statement.model import Who
from keii.grammar.phrases import Phrase
from keii.records import Candidate

# What one does with one's mouth: people one by one, and states hardly.
TALKING = frozenset("述べる 語る 話す 言う 答える 付け加える 続ける 明言する 言及する 振り返る つぶやく".split())
_SHOWN = re.compile(r"さん|[（(][0-9０-９]{1,3}[）)]")  # a private person: with さん, or an age
_WORDS = ("言葉", "発言", "弁", "台詞", "せりふ", "セリフ", "訴え", "本音", "証言", "声だ", "声です", "コメント")
_POINTS_BACK = re.compile(r"(?:こう|そう|このように|そのように|こんなふうに|こうした言葉|この言葉)")


def told_after(case: Case) -> Who | None:
    """「…」。外相はこう述べた — the subject of the next sentence, when it points back.

    Not 「…」。外相は会場を去った: nothing points back.
    """
    found = case.found
    if found.how != "alone" or found.sentence + 1 >= len(case.reading.sentences):
        return None
    after = _pointing_back(case)
    if after < 0:
        return _whose_words(case) or _opening(case)
    sentence = case.reading.sentences[after]
    phrases, subjects = case.reading.phrases[after], case.memory.subjects[after]
    finder = CueFinder(case.text, phrases)
    point = next((i for i, p in enumerate(phrases) if _POINTS_BACK.match(case.text, p.start)), -1)
    k = finder.after(point) if point >= 0 else -1
    if k < 0:
        return None
    found.cue = finder.record(k)
    best = subjects.best(0, max(point, 0), point) or subjects.best(point + 1, k, k)
    named = (
        best.named
        if best is not None
        else _cleft(case.memory, phrases, k) or _first_person(case, after + 1, sentence.line)
    )
    if named is None or not named.actors:
        return None
    return Who(named.actors, "explicit", "told after", (named.start, named.end))


def _pointing_back(case: Case) -> int:
    """The sentence that points back at the quotation: the next one, or near the beginning of the next paragraph; -1 when none does."""
    sentences = case.reading.sentences
    here, own = sentences[case.found.sentence], _own_line(case)
    line = -1
    for after in range(case.found.sentence + 1, min(case.found.sentence + 4, len(sentences))):
        sentence = sentences[after]
        if line < 0:
            line = sentence.line
            if line != here.line and not own:
                return -1
        point = _POINTS_BACK.search(case.text, sentence.start, sentence.end)
        stop = point.start() if point is not None else sentence.end
        if sentence.line != line or any(g.is_quote for g in case.reading.groups_in(sentence.start, stop)):
            return -1
        if point is not None:
            return after
        if line == here.line:
            return -1
    return -1


def _whose_words(case: Case) -> Who | None:
    """「…」。外相の言葉だ — whose the words are."""
    after = case.found.sentence + 1
    phrases = case.reading.phrases[after]
    if not phrases or not case.text[phrases[-1].start : phrases[-1].head_end].startswith(_WORDS) or len(phrases) > 8:
        return None
    for i in range(len(phrases) - 2, -1, -1):
        if phrases[i].particle != "の":
            return None
        named = case.memory.subjects[after].speaker_at(i)
        if named is not None and named.actors:
            return Who(named.actors, "explicit", "told after", (named.start, named.end))
    return None


def _opening(case: Case) -> Who | None:
    """「…」。漁師の…さん（71）は対岸を指さした — whom a feature shows behind the words that open it, or a section of it.

    Not 「…」。首相は署名した: who acts in the news has not spoken by that; and not later on, where others may have spoken.
    """
    memory, sentences = case.memory, case.reading.sentences
    part = case.reading.part_of(case.found.span[0])
    if any(c is not None and c.part == part for c in (memory.speaker, memory.topic)):
        return None
    after = case.found.sentence + 1
    if sentences[after].line != sentences[case.found.sentence].line and not _own_line(case):
        return None
    shown = memory.subjects[after].best(0, len(case.reading.phrases[after]), len(case.reading.phrases[after]))
    if (
        shown is None
        or shown.particle != "は"
        or shown.named.kind not in ("person", "group")
        or len(shown.named.actors) != 1
    ):
        return None
    if not _SHOWN.search(case.text, shown.named.start, case.reading.phrases[after][shown.phrase].end):
        return None
    return Who(shown.named.actors, "inferred", "shown behind the words", (shown.named.start, shown.named.end))


def _own_line(case: Case) -> bool:
    """The quotation is a paragraph of its own."""
    found = case.found
    sentence = case.reading.sentences[found.sentence]
    line = case.reading.lines[sentence.line]
    return sentence.start <= line.prose + 1 and sentence.end >= line.end - 1


def _cleft(memory: Memory, phrases: list[Phrase], k: int) -> Named | None:
    """そう話すのは、外相だ / そう話す外相は."""
    if phrases[k].link not in ("attr", "nominal"):
        return None
    for i in range(k, min(k + 5, len(phrases))):
        named = memory.cast.named_at(phrases[i].start, phrases[i].head_end)
        if named is not None and named.actors and named.kind in ("person", "office", "group"):
            return named
    return None


def _first_person(case: Case, index: int, line: int) -> Named | None:
    """The person the next sentence begins with, when the quotation opens the paragraph and nobody tells it."""
    found = case.found
    begin = case.reading.sentences[found.sentence]
    if begin.start > case.reading.lines[begin.line].prose + 1:
        return None
    if index >= len(case.reading.sentences) or case.reading.sentences[index].line != line:
        return None
    sentence = case.reading.sentences[index]
    named = case.cast.between(sentence.start, min(sentence.end, sentence.start + 30))
    return named[0] if named and named[0].kind == "person" and named[0].start == sentence.start else None


def answer(case: Case) -> Who | None:
    """――問い 「…」 — in questions and answers, the one who is interviewed.

    Not a quotation with a cue of its own.
    """
    found = case.found
    if found.how != "alone" or not (case.memory.has_questions or _own_line(case)):
        return None
    named = case.memory.interviewee()
    return Who(named.actors, "inferred", "answer", (named.start, named.end)) if named is not None else None


def topic_carried(case: Case) -> Who | None:
    """また「…」と述べた — the subject is left out: it is whom the text goes on about.

    Not in another section, nor far from where anybody was named.
    """
    found = case.found
    if found.passive or found.sentence < 0 or not case.reading.topics:
        return None
    here = case.reading.sentences[found.sentence]
    carried = later(case.memory.speaker, case.memory.topic)
    turn = case.memory.turn
    if turn is not None and turn.line == here.line:
        told = case.memory.speaker
        carried = told if told is not None and told.line == here.line else turn
    if carried is None:
        return None
    part = case.reading.part_of(here.start)
    if carried.part != part:
        return None
    far = found.sentence - carried.sentence
    same_line = carried.line == here.line
    if found.weak and found.mode == "indirect" and not same_line:
        return None
    if far > 6 and not same_line:
        return None
    if (
        case.memory.topic is not None
        and case.memory.speaker is not None
        and not same_line
        and case.memory.topic.sentence == case.memory.speaker.sentence
        and not set(case.memory.topic.actors) & set(case.memory.speaker.actors)
        and found.how == "alone"
    ):
        return Who(
            [],
            "ambiguous",
            "topic carried",
            None,
            [],
            _candidates(case.memory, case.memory.topic) + _candidates(case.memory, case.memory.speaker),
        )
    if found.cue is not None and found.cue.lemma in TALKING and not any(case.cast.is_human(a) for a in carried.actors):
        carried = _who_told(case, carried) or carried
    if len(carried.actors) > 1 and found.cue is not None and found.cue.lemma in TALKING:
        return Who([], "ambiguous", "topic carried", None, [], _candidates(case.memory, carried))  # one of the two
    return Who(carried.actors, "inferred", "topic carried", carried.span)


def _who_told(case: Case, carried: Carried) -> Carried | None:
    """報道官は、会議で中国側は…と明らかにした。そのうえで「…」と述べた: the person who told of the state, in that sentence."""
    subjects = case.memory.subjects[carried.sentence]
    for i in range(len(case.reading.phrases[carried.sentence])):
        here = subjects.candidate(i)
        if here is not None and here.topic and here.named.kind == "person" and here.named.actors:
            return case.memory.carry(here.named.actors, (here.named.start, here.named.end), carried.sentence)
    return None


def _candidates(memory: Memory, carried: Carried) -> list[Candidate]:
    """The actors as candidates of a record, with where they were named."""
    return [Candidate(actor=memory.cast.id(a), span=carried.span) for a in carried.actors]
