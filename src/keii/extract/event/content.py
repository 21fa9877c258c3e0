"""What a clause before a noun says of its act: a position declared (反対する考え), or what a text binds its parties to (支援する条項)."""

from __future__ import annotations

from keii.extract.event.triggers import Trigger
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words
from keii.lexicon.tables import table

# Nouns for what a treaty's text binds to: 軍事支援を行う自動介入条項.
_CLAUSES = ("条項", "義務", "規定", "条文", "契約", "合意", "協定", "覚書", "約束")
# Nouns for where one stands.
_POSITIONS = frozenset("考え 立場 姿勢 態度 意思 意 見解 認識".split())


def head_of(reading: Reading, phrases: list[Phrase], i: int) -> str:
    """The noun behind the clause whose predicate stands in phrase i."""
    return reading.text[phrases[i + 1].start : phrases[i + 1].head_end] if i + 1 < len(phrases) else ""


def is_declared(reading: Reading, trigger: Trigger) -> bool:
    """反対する考えを示した, 支持する立場を強調した: to declare where one stands is to stand there; 支持する方針 is still to come."""
    phrases = reading.phrases[trigger.sentence]
    return (
        not trigger.nominal
        and trigger.clause is not None
        and not phrases[trigger.phrase].past
        and trigger.entry.lemma in table("stances")
        and head_of(reading, phrases, trigger.clause.predicate) in _POSITIONS
    )


def is_provided(reading: Reading, phrases: list[Phrase], clauses: list[Clause], at: int) -> bool:
    """支援を行うことが盛り込まれている, 支援しないと定め, 支援する条項: what a text binds its parties to has not been done."""
    while phrases[clauses[at].predicate].link in ("cont", "te") and at + 1 < len(clauses):
        at += 1  # 設備を提供し、用地を整えると定めている
    predicate = phrases[clauses[at].predicate]
    if predicate.past or predicate.link not in ("attr", "quote", "nominal"):
        return False
    head = head_of(reading, phrases, clauses[at].predicate)
    if predicate.link == "attr" and head.endswith(_CLAUSES):
        return True  # 引き渡す契約
    if predicate.link == "attr" and not head.endswith(("こと", "旨", "内容", "文言", "項目")):
        return False
    outer = next((c for c in clauses[at + 1 :] if c.modifies != clauses[at].modifies or c.modifies < 0), None)
    if outer is None or outer.predicate > clauses[at].predicate + 3:
        return False
    return agreement_words().telling.get(phrases[outer.predicate].lemma) == "strong"
