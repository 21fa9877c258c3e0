"""How certain an act is: by the clause's own expressions, its tense, and on whose word the sentence stands."""

from __future__ import annotations

import re

from keii.extract.event.triggers import Trigger
from keii.grammar.certainty import weaker
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.predicates import carriers
from keii.records import Statement

_HEARSAY = re.compile(
    r"(?:という|ということです|とのことです|ということだ|としています|としている|とした|と伝えています|と報じた)[。」]?$"
)
# Links whose clause shares the certainty of the clause further on.
_OPEN = ("cont", "te", "quote", "while")


# Nouns an act is told in before the verb that judges it: 制裁を科すことを検討している.
_CONTENTS = ("こと", "よう", "方針", "計画", "案", "意向", "考え", "報道", "主張", "疑惑", "見方", "情報", "指摘", "の")
# 攻撃を排除しない, 武力行使も辞さない: two negatives leave a possibility.
_DOUBLE = frozenset({"排除する", "辞する", "辞す", "否定する", "除外する"})
# Acts that are done once they are decided or announced.
_DECIDED = frozenset({"SANCTION", "AGREE", "REJECT", "CONCEDE", "ACCUSE", "SUPPORT", "PROTEST"})


def sureness(reading: Reading, trigger: Trigger, said: Statement | None) -> tuple[str, bool]:
    """The certainty and negation of an act. said: the indirect statement whose words tell it, if any."""
    phrases = reading.phrases[trigger.sentence]
    sentence = reading.sentences[trigger.sentence]
    line = reading.lines[sentence.line]
    if line.kind in ("heading", "title"):
        return ("expected" if _headline_ahead(reading, trigger) else "asserted"), False
    clause = trigger.clause
    if line.kind == "item" and not any(p.past for p in phrases):
        return "expected", False  # a schedule
    if clause is None:
        return "asserted", False
    predicate = phrases[clause.predicate]
    level = _clause_level(reading, trigger, phrases, predicate)
    negated = predicate.negated and not (trigger.nominal and predicate.lemma in _DOUBLE)
    closes = (
        said is not None and predicate.head_end >= said.span[1] - 4
    )  # …招待したことを明らかにした: what was said itself
    if level == "asserted" and clause.modifies >= 0 and (predicate.past or trigger.nominal) and not closes:
        return level, negated  # 1978年に断絶した…, 侵攻を続ける…: background, whoever speaks
    relayed = any(p.particle.endswith("によると") for p in phrases[: trigger.phrase])
    if said is not None and level in ("asserted", "reported"):
        return _told(reading, trigger, predicate, said, relayed), negated
    if level == "asserted" and (relayed or _HEARSAY.search(reading.text[sentence.start : sentence.end])):
        level = "reported"
    return level, negated


def _headline_ahead(reading: Reading, trigger: Trigger) -> bool:
    """…到着へ, …へ協議, きょう会談: a headline's way to say what is to come."""
    start, end = trigger.span
    before, behind = reading.text[max(0, start - 8) : start], reading.text[end : end + 2]
    return (
        behind.startswith("へ") or "へ" in before or any(word in before for word in ("きょう", "あす", "来月", "来週"))
    )


def _clause_level(reading: Reading, trigger: Trigger, phrases: list[Phrase], predicate: Phrase) -> str:
    """What the clause itself says, or the clause it runs on into."""
    clauses = reading.clauses(trigger.sentence)
    at = next(i for i, c in enumerate(clauses) if c is trigger.clause)
    clause = clauses[at]
    if predicate.link == "cond":
        return "hypothetical"
    judged = _judged(reading, trigger, clauses, at, phrases)
    if judged:
        return weaker(judged, clause.certainty)
    level = clause.certainty
    if level == "asserted" and predicate.link in _OPEN:
        level = _run_on(reading, clauses[at + 1 :], phrases)
    if level != "asserted":
        return level
    if trigger.nominal and phrases[trigger.phrase].particle in ("の", ""):
        return level
    if predicate.link == "attr":
        head = _head(reading, phrases, clause.predicate)
        if head in ("よう", "ように"):
            return "desired"
        return "hypothetical" if head.endswith(("場合", "とき")) and not predicate.past else level
    if predicate.kind == "V" and not predicate.past and predicate.link == "end" and not _going_on(reading, predicate):
        return "hypothetical" if any(phrases[c.predicate].link == "cond" for c in clauses[:at]) else "expected"
    return level


def _judged(reading: Reading, trigger: Trigger, clauses: list[Clause], at: int, phrases: list[Phrase]) -> str:
    """What the verb that carries the noun, or judges the clause, says of the act: 制裁を検討する, 科すことを検討する; "" for nothing."""
    clause = clauses[at]
    predicate = phrases[clause.predicate]
    if trigger.nominal:
        if phrases[trigger.phrase].particle not in ("を", "も", "は", "への", "に", "の", "まで", "などを", "には"):
            return ""
    else:
        head = clause.predicate + 1
        if predicate.link not in ("attr", "nominal") or head >= len(phrases):
            return ""
        if predicate.link == "attr" and not _head(reading, phrases, clause.predicate).endswith(_CONTENTS):
            return ""
        if predicate.link == "attr" and phrases[head].particle not in ("を", "も", "は", "への", "に", "で", ""):
            return ""
        outer = next((c for c in clauses[at + 1 :] if c.predicate > head or predicate.link == "nominal"), None)
        if outer is None:
            return ""
        predicate = phrases[outer.predicate]
    carrier = carriers().get(predicate.lemma)
    if predicate.lemma in _DOUBLE and predicate.negated:
        return "possible"
    if carrier is None:
        return ""
    if carrier.certainty == "expected" and trigger.entry.category in _DECIDED and predicate.past:
        return ""  # 追加制裁を決めた
    if not trigger.nominal and carrier.subject == "agent" and carrier.certainty == "":
        return ""
    return carrier.certainty


def _head(reading: Reading, phrases: list[Phrase], i: int) -> str:
    return reading.text[phrases[i + 1].start : phrases[i + 1].head_end] if i + 1 < len(phrases) else ""


def _run_on(reading: Reading, later: list[Clause], phrases: list[Phrase]) -> str:
    """到着し、…署名する見通しです: a clause left open is as sure as the one that closes it."""
    for clause in later:
        if clause.modifies >= 0 and clause.certainty == "asserted":
            continue
        if clause.certainty != "asserted":
            return clause.certainty
        closing = phrases[clause.predicate]
        if closing.lemma in ("いう", "言う"):
            break
        if closing.link == "end" and closing.kind == "V" and not closing.past and not _going_on(reading, closing):
            return "expected"  # 協議を開いて対応を話し合う
        if closing.link not in _OPEN:
            break
    return "asserted"


def _going_on(reading: Reading, predicate: Phrase) -> bool:
    """している is under way; する is still to come."""
    words = reading.text[predicate.start : predicate.end]
    return any(mark in words for mark in ("てい", "でい", "ておら", "た", "てきま", "です", "だ", "ある", "あり"))


# Acts one does by saying so.
_BY_WORDS = frozenset({"SUPPORT", "ACCUSE", "REJECT", "REQUEST"})


def _told(reading: Reading, trigger: Trigger, predicate: Phrase, said: Statement, relayed: bool) -> str:
    """In a reported clause a past act is reported, one to come expected; to say that one supports is to support."""
    if trigger.entry.category in _BY_WORDS and not predicate.past and not _going_on(reading, predicate):
        return "reported" if relayed or said.via else "asserted"
    if not predicate.past and predicate.kind == "V" and _going_on(reading, predicate):
        return weaker("reported", said.certainty)
    if (trigger.nominal and predicate.past) or predicate.past or predicate.link in ("cont", "te"):
        return weaker("reported", said.certainty)
    if trigger.nominal and predicate.lemma not in carriers():
        return "reported"
    return "expected" if predicate.kind == "V" and predicate.link in ("quote", "attr", "end") else "reported"
