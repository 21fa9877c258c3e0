"""How certain an act is: by the clause's own expressions, the verb that carries or judges it, its tense, and on whose word it stands."""

from __future__ import annotations

import re

from keii.extract.event.content import head_of, is_declared, is_provided
from keii.extract.event.mentioned import prospect, told_before
from keii.extract.event.triggers import Trigger, is_carried
from keii.grammar.certainty import weaker
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words
from keii.lexicon.predicates import Carrier, carriers
from keii.records import Statement

_HEARSAY = re.compile(
    r"(?:という|ということです|とのことです|ということだ|としています|としている|とした|と伝えています|と報じた)[。」]?$"
)
# Links whose clause shares the certainty of the clause further on.
_OPEN = ("cont", "te", "quote", "while")
# Nouns an act is told in before the verb that judges it: 制裁を科すことを検討している.
_CONTENTS = ("こと", "よう", "方針", "計画", "案", "意向", "考え", "報道", "主張", "疑惑", "見方", "情報", "指摘")
# Nouns whose absence denies the act: 譲歩した事実はない.
_FACTS = ("事実", "こと", "つもり", "計画", "予定", "考え", "用意", "意図", "方針")
_PLANS = ("日程", "段取り", "運び", "つもり", "計画", "予定", "考え", "用意", "意図", "方針", "意向")
# 攻撃を排除しない, 武力行使も辞さない: two negatives leave a possibility.
_DOUBLE = frozenset({"排除する", "辞する", "辞す", "否定する", "除外する"})
# 会談に期待を示す, 攻撃に懸念を示す.
_ATTITUDES = {
    "期待": "desired", "意欲": "desired", "関心": "desired", "懸念": "possible", "警戒感": "possible", "危機感": "possible",
}  # fmt: skip
# Acts that are done once they are decided or announced, and acts one does by saying so.
_DECIDED = frozenset({"SANCTION", "AGREE", "REJECT", "CONCEDE", "ACCUSE", "SUPPORT", "PROTEST"})
_BY_WORDS = frozenset({"SUPPORT", "ACCUSE", "REJECT", "REQUEST", "AGREE"})
_SINCE = re.compile(r"(?:ぶり|以来|初めて|初|例目|回目|度目)(?:と|に)?$")
_MOMENTS = frozenset("日 時点 段階 翌日 時 後 あと".split())
# Words of saying that charge somebody with what they tell, and those that tell what both sides did.
_CHARGES = frozenset({"主張する", "言い張る"})
_SETTLES = frozenset({"一致する", "合意する", "確認する"})
# Verbs that only say what something is like when they close a sentence.
_STATES = ("できる", "ある", "いる", "なる", "わかる", "分かる", "見える", "いう", "言う", "よる")


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
    clauses = reading.clauses(trigger.sentence)
    at = next(i for i, c in enumerate(clauses) if c.predicate == clause.predicate)
    predicate = phrases[clause.predicate]
    negated = _negated(reading, trigger, phrases, clause)
    if trigger.nominal:
        level = told_before(clauses, trigger, phrases)
        if level:
            return level, False
        ahead = prospect(reading, trigger, phrases)
        if ahead or not is_carried(reading, trigger):
            return ahead or "asserted", False
    level = _clause_level(reading, trigger, phrases, clauses, at)
    told = trigger.nominal and agreement_words().telling.get(predicate.lemma) == "strong"  # 協議もうたう
    if told or is_provided(reading, phrases, clauses, at):
        return "hypothetical" if _conditional(reading, phrases, trigger) else "expected", negated
    if level == "expected" and said is not None and is_declared(reading, trigger):
        level = "asserted"
    closes = said is not None and predicate.head_end >= said.span[1] - 4  # …招待したことを明らかにした
    if level == "asserted" and clause.modifies >= 0 and (predicate.past or trigger.nominal) and not closes:
        return level, negated  # 1978年に断絶した…, 侵攻を続ける…: background, whoever speaks
    sources = [i for i, p in enumerate(phrases) if p.particle.endswith("によると")]
    relayed = any(i < trigger.phrase for i in sources)
    if said is not None and level in ("asserted", "reported"):
        level = _told(reading, trigger, predicate, said, relayed)
    elif level == "asserted" and (
        relayed or (not sources and _HEARSAY.search(reading.text[sentence.start : sentence.end]))
    ):
        level = "reported"
    if level in ("expected", "possible") and _conditional(reading, phrases, trigger):
        level = "hypothetical"
    return level, negated


def _headline_ahead(reading: Reading, trigger: Trigger) -> bool:
    """…到着へ, …へ協議, きょう会談: a headline's way to say what is to come."""
    start, end = trigger.span
    before, behind = reading.text[max(0, start - 8) : start], reading.text[end : end + 2]
    return (
        behind.startswith("へ")
        or "へ" in before.replace("への", "")
        or any(word in before for word in ("きょう", "あす", "来月", "来週"))
    )


def _negated(reading: Reading, trigger: Trigger, phrases: list[Phrase], clause: Clause) -> bool:
    """Is the act denied, by its predicate or by 事実はない behind it? 排除しない denies nothing."""
    predicate = phrases[clause.predicate]
    if trigger.nominal and predicate.lemma in _DOUBLE:
        return False
    if trigger.nominal and (found := _carrier(predicate.lemma)) is not None and found.certainty == "negated":
        return not predicate.negated
    if trigger.nominal and phrases[trigger.phrase].particle in ("を", "に") and _carrier(predicate.lemma) is None:
        return False  # 訪問を歓迎しなかった
    if predicate.negated:
        return True
    head = clause.predicate + 1
    if predicate.link != "attr" or head + 1 >= len(phrases) or phrases[head].particle not in ("は", "が", "も"):
        return False
    return reading.text[phrases[head].start : phrases[head].head_end] in _FACTS and (
        phrases[head + 1].lemma == "ない" or (phrases[head + 1].lemma == "ある" and phrases[head + 1].negated)
    )


def _clause_level(reading: Reading, trigger: Trigger, phrases: list[Phrase], clauses: list[Clause], at: int) -> str:
    """What the clause itself says, or the clause it runs on into."""
    clause = clauses[at]
    predicate = phrases[clause.predicate]
    if predicate.link == "cond":
        return "hypothetical"
    judged = _judged(reading, trigger, clauses, at, phrases)
    if judged:
        return weaker(judged, clause.certainty)
    if trigger.nominal and phrases[trigger.phrase].particle in ("を", "に") and _carrier(predicate.lemma) is None:
        return "asserted"  # 訪問を歓迎する: the verb is about another act
    level = clause.certainty
    if level == "asserted" and predicate.link in _OPEN and not _lasting(reading, predicate):
        level = _run_on(reading, clauses[at + 1 :], phrases)
        if level == "desired" and trigger.entry.category in _BY_WORDS:
            level = "asserted"  # 歓迎し、関係を発展させたいと述べた
    if level != "asserted":
        return level
    if trigger.nominal and phrases[trigger.phrase].particle == "":
        return level
    if predicate.link == "attr":
        head = head_of(reading, phrases, clause.predicate)
        if head in ("よう", "ように"):
            return "desired"
        if head in _MOMENTS and predicate.past and _comes(reading, phrases):
            return "expected"
        return "hypothetical" if head.endswith(("場合", "とき", "際")) and not predicate.past else level
    if predicate.kind == "V" and not predicate.past and "でき" in reading.text[predicate.start : predicate.end]:
        return "possible"
    if trigger.nominal and predicate.lemma == "なる" and _SINCE.search(reading.text[trigger.span[1] : predicate.start]):
        return level  # 訪問は2年ぶりとなる
    if predicate.kind == "V" and not predicate.past and predicate.link == "end" and not _going_on(reading, predicate):
        return "expected"
    return level


def _judged(reading: Reading, trigger: Trigger, clauses: list[Clause], at: int, phrases: list[Phrase]) -> str:
    """What the verb that carries the noun, or judges the clause, says of the act: 制裁を検討する, 科すことを検討する; "" for nothing."""
    clause = clauses[at]
    predicate = phrases[clause.predicate]
    if trigger.nominal:
        return _judge(trigger, phrases, clause) or _attitude(reading, phrases, clause)
    head = clause.predicate + 1
    if predicate.link == "quote" and not predicate.past and at + 1 < len(clauses):  # 供与すると決めた
        found = _judge(trigger, phrases, clauses[at + 1])
        return found if found in ("expected", "possible", "desired") else ""
    if predicate.link not in ("attr", "nominal") or head >= len(phrases):
        return ""
    if predicate.link == "attr" and not predicate.past and head_of(reading, phrases, clause.predicate) in _PLANS:
        return "expected"  # 攻撃するつもりはない
    if predicate.link == "attr" and (
        not head_of(reading, phrases, clause.predicate).endswith(_CONTENTS)
        or phrases[head].particle not in ("を", "も", "は", "への", "に", "で", "")
    ):
        return ""
    outer = next((c for c in clauses[at + 1 :] if c.predicate > head or predicate.link == "nominal"), None)
    if outer is None:
        return ""
    found = _judge(trigger, phrases, outer)
    if predicate.past and (found == "expected" or _makes_known(reading, phrases, outer)):
        return "reported"  # 招待したことを明らかにした
    return found


def _makes_known(reading: Reading, phrases: list[Phrase], clause: Clause) -> bool:
    """…ことを明らかに|した: two phrases to the analyser."""
    i = clause.predicate
    return (
        phrases[i].lemma == "する"
        and i > 0
        and reading.text[phrases[i - 1].start : phrases[i - 1].head_end] == "明らか"
    )


def _judge(trigger: Trigger, phrases: list[Phrase], clause: Clause) -> str:
    predicate = phrases[clause.predicate]
    if predicate.lemma in _DOUBLE and predicate.negated:
        return "possible"
    carrier = _carrier(predicate.lemma)
    if carrier is None:
        return ""
    if carrier.certainty == "negated" and predicate.negated:
        return "possible"  # 武力行使を放棄していない
    if carrier.certainty == "expected" and trigger.entry.category in _DECIDED and predicate.past and trigger.nominal:
        return ""  # 追加制裁を決めた
    return "" if carrier.certainty == "negated" else carrier.certainty


def _carrier(lemma: str) -> Carrier | None:
    """The carrier a verb is, or ends in: 大筋|合意する."""
    known = carriers()
    return known.get(lemma) or (known.get(lemma[-4:]) if len(lemma) > 4 else None)


def _attitude(reading: Reading, phrases: list[Phrase], clause: Clause) -> str:
    """解放に期待を示した: what is felt about the act."""
    if phrases[clause.predicate].lemma not in ("示す", "表明する", "表す", "寄せる", "持つ", "見せる"):
        return ""
    for argument in clause.arguments:
        if argument.particle == "を":
            words = reading.text[phrases[argument.phrase].start : phrases[argument.phrase].head_end]
            return next((level for noun, level in _ATTITUDES.items() if words.endswith(noun)), "")
    return ""


def _run_on(reading: Reading, later: list[Clause], phrases: list[Phrase]) -> str:
    """到着し、…署名する見通しです: a clause left open is as sure as the one that closes it."""
    for clause in later:
        if clause.modifies >= 0 and (clause.certainty == "asserted" or _is_content(reading, phrases, clause)):
            continue
        if phrases[clause.predicate].link == "cond":
            continue
        if clause.certainty != "asserted":
            return clause.certainty
        closing = phrases[clause.predicate]
        if closing.lemma.endswith(_STATES):
            break
        if closing.link == "end" and closing.kind == "V" and not closing.past and not _going_on(reading, closing):
            return "expected"  # 協議を開いて対応を話し合う
        if closing.link not in _OPEN:
            break
    return "asserted"


def _is_content(reading: Reading, phrases: list[Phrase], clause: Clause) -> bool:
    """供給しないよう求めた: what is wished for belongs to よう alone; 会談することにしている closes the sentence."""
    head = phrases[clause.modifies]
    words = reading.text[head.start : head.head_end]
    return words.endswith("よう") or (words.endswith("こと") and clause.certainty in ("desired", "possible"))


def _lasting(reading: Reading, predicate: Phrase) -> bool:
    """…合意しており、…: what already holds."""
    words = reading.text[predicate.start : predicate.end]
    return "てお" in words or "でお" in words or "ていて" in words


def _going_on(reading: Reading, predicate: Phrase) -> bool:
    """している is under way; する is still to come."""
    words = reading.text[predicate.start : predicate.end]
    return any(mark in words for mark in ("てい", "でい", "ておら", "た", "てきま", "です", "だ", "ある", "あり"))


def _comes(reading: Reading, phrases: list[Phrase]) -> bool:
    """議会が批准した日に発効する: what the sentence closes with is still to come."""
    closing = next((p for p in reversed(phrases) if p.kind == "V"), None)
    return closing is not None and closing.link == "end" and not closing.past and not _going_on(reading, closing)


def _conditional(reading: Reading, phrases: list[Phrase], trigger: Trigger) -> bool:
    """…が破られた場合には、制裁を検討する: what is to come only if something else does."""
    for phrase in phrases[: trigger.phrase]:
        if phrase.link == "cond" and not phrase.particle.endswith("と") and phrase.lemma not in ("早い", "遅い"):
            return True
        words = reading.text[phrase.start : phrase.head_end]
        if words.endswith(("場合", "際")) and phrase.particle in ("", "は", "に", "には", "も"):
            return True
    return False


def _told(reading: Reading, trigger: Trigger, predicate: Phrase, said: Statement, relayed: bool) -> str:
    """In a reported clause a past act is reported, one to come expected; to say that one supports is to support."""
    cue = said.cue.lemma if said.cue is not None else ""
    if trigger.entry.category in _BY_WORDS and not predicate.past and not _going_on(reading, predicate):
        return "reported" if relayed or said.via else "asserted"
    if cue.endswith(tuple(_SETTLES)) and trigger.entry.category == "CONSULT" and predicate.link in ("cont", "te"):
        return "asserted"  # 会談を行い、…で一致した
    word = "alleged" if cue in _CHARGES else "reported"
    if not predicate.past and predicate.kind == "V" and _going_on(reading, predicate):
        return weaker(word, said.certainty)
    if predicate.past or predicate.link in ("cont", "te"):
        return weaker(word, said.certainty)
    if trigger.nominal and _carrier(predicate.lemma) is None:
        return "asserted"  # 制裁に反対する考え: what everybody knows of
    return "expected" if predicate.kind == "V" and predicate.link in ("quote", "attr", "end") else "reported"
