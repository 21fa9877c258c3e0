"""How certain an act is: by the clause's own expressions, its tense, and on whose word the sentence stands."""

from __future__ import annotations

import re

from keii.extract.event.triggers import Trigger
from keii.grammar.certainty import weaker
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.records import Statement

_HEARSAY = re.compile(r"(?:という|ということです|とのことです|ということだ|としています|としている|とした|と伝えています|と報じた)[。」]?$")
_UPCOMING = re.compile(r"(?:へ|予定|見通し|方針|見込み)$")
# Links whose clause shares the certainty of the clause further on.
_OPEN = ("cont", "te", "quote", "while")


def sureness(reading: Reading, trigger: Trigger, said: Statement | None) -> tuple[str, bool]:
    """The certainty and negation of an act. said: the indirect statement whose words tell it, if any."""
    phrases = reading.phrases[trigger.sentence]
    sentence = reading.sentences[trigger.sentence]
    text = reading.text[sentence.start : sentence.end]
    if reading.lines[sentence.line].kind in ("heading", "title"):
        return ("expected" if _UPCOMING.search(text[: trigger.span[1] - sentence.start + 4].rstrip(" 　】") + "") or _headline_ahead(reading, trigger) else "asserted"), False
    clause = trigger.clause
    level, negated = "asserted", False
    if clause is not None:
        predicate = phrases[clause.predicate]
        level = _clause_level(reading, trigger, phrases, predicate)
        negated = predicate.negated
    if said is not None and level == "asserted":
        return _told(phrases, trigger, said), negated
    if level == "asserted" and (_HEARSAY.search(text) or any(p.particle.endswith("によると") for p in phrases)):
        level = "reported"
    return level, negated


def _headline_ahead(reading: Reading, trigger: Trigger) -> bool:
    rest = reading.text[trigger.span[1] : trigger.span[1] + 2]
    return rest.startswith("へ")


def _clause_level(reading: Reading, trigger: Trigger, phrases: list[Phrase], predicate: Phrase) -> str:
    assert trigger.clause is not None
    clauses = reading.clauses(trigger.sentence)
    at = clauses.index(trigger.clause)
    level = trigger.clause.certainty
    if predicate.link == "cond":
        return "hypothetical"
    if level == "asserted" and predicate.link in _OPEN:
        for later in clauses[at + 1 :]:
            if later.certainty != "asserted":
                level = later.certainty
                break
            if phrases[later.predicate].link not in _OPEN:
                break
    if level == "asserted" and trigger.nominal and phrases[trigger.phrase].particle in ("の", "に", "") and trigger.clause.certainty == "asserted":
        return level
    if level == "asserted" and predicate.kind == "V" and not predicate.past and predicate.link == "end" and not _going_on(reading, predicate):
        return "expected"
    if predicate.link == "attr":
        head = reading.text[phrases[trigger.clause.predicate + 1].start : phrases[trigger.clause.predicate + 1].head_end] if trigger.clause.predicate + 1 < len(phrases) else ""
        if head == "よう":
            return "desired"
        if head.endswith(("場合", "とき", "際")) and not predicate.past:
            return "hypothetical"
    return level


def _going_on(reading: Reading, predicate: Phrase) -> bool:
    """している is under way; する is still to come."""
    words = reading.text[predicate.start : predicate.end]
    return any(mark in words for mark in ("てい", "でい", "ておら", "ている", "た", "てきま", "です", "だ", "ある"))


def _told(phrases: list[Phrase], trigger: Trigger, said: Statement) -> str:
    """In a reported clause a past act is reported, one to come expected."""
    clause = trigger.clause
    if clause is None:
        return "reported"
    predicate = phrases[clause.predicate]
    if predicate.past or predicate.link in ("cont", "te"):
        return weaker("reported", said.certainty)
    return "expected" if predicate.kind == "V" and predicate.link in ("quote", "attr", "end") else "reported"
