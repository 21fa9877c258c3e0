"""At which stage an agreement is told to be, when, and how surely: 署名した, 1996年に効力が失われた, 発効する見通し."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from keii.extract.agreement.titles import Named
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words
from keii.records import Span, Time

_TAKEN = (
    "に",
    "を",
    "が",
    "は",
    "も",
    "へ",
    "には",
    "については",
    "につく",
    "を巡る",
    "をめぐる",
    "との",
    "で",
    "では",
    "",
)
_AIMS = frozenset("目指す 急ぐ 求める 提案する 加速する 呼びかける 模索する 働きかける 検討する 進める".split())


class Told(msgspec.Struct, gc=False):
    """A stage as told: what it is, its time, certainty, the span that tells it and the clause."""

    stage: str
    time: str | None
    certainty: str
    evidence: Span
    clause: Clause


def stages(reading: Reading, times: list[Time], named: Named) -> Iterator[Told]:
    """The stages that the clauses around a naming tell of it."""
    phrases = reading.phrases[named.sentence]
    words = agreement_words().stages
    here = phrases[named.phrase]
    if here.particle.startswith(("に基づ", "に従", "に沿")):  # 1975年の協定に基づく
        at = reading.time_before(here.head_end)
        dated = at >= 0 and named.span[0] <= times[at].span[0] < named.span[1]
        yield Told("in force", times[at].id if dated else None, "asserted", named.span, Clause(named.phrase, []))
    for clause in reading.clauses(named.sentence):
        stage = _stage(reading.text, phrases, words, clause)
        predicate = phrases[clause.predicate]
        if not stage or predicate.negated or not _takes(reading.text, phrases, clause, named.phrase):
            continue
        if stage == "proposed" and clause.modifies < 0 and clause.certainty == "asserted":
            certainty = "desired"
        else:
            certainty = clause.certainty
        yield Told(
            stage, _time(reading, times, phrases, clause) or _day_before(reading, times, named, clause), certainty,
            (min(named.span[0], predicate.start), max(named.span[1], predicate.head_end)), clause,
        )  # fmt: skip


def _stage(text: str, phrases: list[Phrase], words: dict[str, str], clause: Clause) -> str:
    """The stage a predicate tells, alone or with the noun before it (効力を失う, 署名を行う)."""
    phrase = phrases[clause.predicate]
    if clause.predicate:
        before = phrases[clause.predicate - 1]
        stem = text[before.start : before.end].rstrip("、")
        idiom = words.get(stem + phrase.lemma) or words.get(stem + phrase.lemma.replace("失う", "失われる"))
        if phrase.passive and not idiom:
            idiom = words.get(stem.replace("が", "を") + phrase.lemma)
        if idiom:
            return idiom
        noun = text[before.start : before.head_end]
        if before.particle in ("を", "が", "に", "は") and words.get(noun + "する") and phrase.lemma not in words:
            return words[noun + "する"] if phrase.lemma not in _AIMS else "proposed"
        if phrase.lemma in _AIMS and any(
            words.get(text[p.start : p.head_end] + "する")
            for p in phrases[max(0, clause.predicate - 3) : clause.predicate]
        ):
            return "proposed"
    return words.get(phrase.lemma, "")


def _takes(text: str, phrases: list[Phrase], clause: Clause, i: int) -> bool:
    """Is phrase i what the clause is about: its argument, the noun it modifies, or the owner of its noun (条約の署名)?"""
    if clause.modifies >= 0 and _heads(phrases, clause.modifies, i):
        return True
    if i > clause.predicate:
        return False
    if any(a.phrase == i and a.particle in _TAKEN for a in clause.arguments):
        return True
    if clause.modifies >= 0 and clause.certainty != "asserted" and phrases[i].particle in ("は", "も"):
        return True  # 条約は来春に発効する見通しだ: 見通し is no noun of its own
    k = i
    while k < len(phrases) and phrases[k].particle == "の":
        k += 1
    owner = k > i and any(a.phrase == k for a in clause.arguments)
    topic = phrases[i].particle in ("につく", "を巡る", "をめぐる", "に関する") and not any(
        p.kind == "V" and p.link in ("end", "quote") for p in phrases[i + 1 : clause.predicate]
    )
    return owner or topic


def _heads(phrases: list[Phrase], modified: int, i: int) -> bool:
    """A clause modifies the first noun behind it; 新たな 「条約」, 両国の 条約 reach the head."""
    if modified == i:
        return True
    return modified < i <= modified + 2 and all(p.particle == "の" or p.kind in ("M", "A") for p in phrases[modified:i])


def _day_before(reading: Reading, times: list[Time], named: Named, clause: Clause) -> str | None:
    """17日、会談した。両氏は…署名した: the day of the sentence before, in the same paragraph."""
    before = named.sentence - 1
    if clause.modifies >= 0 or before < 0 or reading.sentences[before].line != reading.sentences[named.sentence].line:
        return None
    start, end = reading.sentences[before].start, reading.sentences[before].end
    at = reading.time_before(end)
    day = None
    while at >= 0 and times[at].span[0] >= start:
        if times[at].type == "DATE" and len(times[at].value) >= 10 and reading.quote_at(times[at].span[0]) is None:
            day = times[at].id
        at -= 1
    return day


def _time(reading: Reading, times: list[Time], phrases: list[Phrase], clause: Clause) -> str | None:
    """The last date before the predicate and behind the predicate before it; for a main clause else the first of the sentence."""
    end = phrases[clause.predicate].start
    start = phrases[0].start
    floor = next((phrases[k].end for k in range(clause.predicate - 1, -1, -1) if phrases[k].kind == "V"), start)
    first = None
    at = reading.time_before(end)
    while at >= 0 and times[at].span[0] >= start:
        if times[at].type == "DATE" and times[at].span[1] <= end and reading.quote_at(times[at].span[0]) is None:
            if times[at].span[0] >= floor:
                return times[at].id
            first = times[at].id
        at -= 1
    return first if clause.modifies < 0 else None
