"""What the words around an event noun say of whether its act takes place: 18日に行われた会談, 撤収に関する合意, 攻撃の可能性."""

from __future__ import annotations

import re

from keii.extract.event.triggers import Trigger
from keii.grammar.certainty import weaker
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading

# Verbs whose clause before a noun says whether the act has taken place.
_HOLDS = frozenset("行う 開く 開催する 実施する 予定する 計画する 始まる 続く 続ける".split())
# What 攻撃の… makes of the act.
_SIGNS = (
    (("可能性", "恐れ", "おそれ", "危険", "危険性", "懸念", "脅威", "検討", "是非"), "possible"),
    (("見通し", "予定", "計画", "方針", "準備", "日程", "条件", "構え", "時期", "見込み"), "expected"),
    (("提案", "要求", "要請", "呼びかけ", "必要性", "意向", "期待", "意思"), "desired"),
    (("疑い", "疑惑"), "alleged"),
)
# 視察についての一文は取り消しました: what is taken back has not been borne out.
_RETRACTED = re.compile(r"(?:一文|記述|部分|表現|記事|見出し|くだり|箇所)[^。]{0,40}(?:取り消|削除|撤回)")
# 年内の訪問についても、外交当局が調整に入った
_ARRANGED = re.compile(r"調整(?:に入|を進|を急|を始|し|中)|日程を詰め|打診し|準備を(?:進|始|急)|検討(?:に入|を始|し)")
# What one talks about before it comes about.
_COMES_OF_TALKS = frozenset({"RETREAT", "AID", "SUPPORT", "COOPERATE", "CONCEDE", "AGREE"})


def told_before(clauses: list[Clause], trigger: Trigger, phrases: list[Phrase]) -> str:
    """18日に行われた会談, 19日に行われる見通しの会談: the clause before the noun says whether it has taken place; "" when none does."""
    for clause in clauses:
        predicate = phrases[clause.predicate]
        if clause.predicate >= trigger.phrase:
            break
        if predicate.lemma not in _HOLDS:
            continue
        reaches = clause.modifies == trigger.phrase or (
            clause.modifies >= 0 and all(phrases[i].particle == "の" for i in range(clause.modifies, trigger.phrase))
        )
        if reaches:
            if predicate.lemma in ("予定する", "計画する"):
                return "expected"
            return (
                "asserted"
                if predicate.past or predicate.lemma in ("続く", "続ける")
                else weaker(clause.certainty, "expected")
            )
    return ""


def prospect(reading: Reading, trigger: Trigger, phrases: list[Phrase]) -> str:
    """撤収に関する合意, 署名に向けた協議, 攻撃の可能性: an act that is only talked about; "" for one that is a fact (侵攻をめぐり)."""
    i = trigger.phrase
    if phrases[i].particle == "の" and i + 1 < len(phrases):
        head = reading.text[phrases[i + 1].start : phrases[i + 1].head_end]
        return next((level for nouns, level in _SIGNS if head.endswith(nouns)), "")
    while i + 1 < len(phrases) and i < trigger.phrase + 3 and phrases[i].particle in ("と", "や", "の"):
        i += 1
    if phrases[i].particle == "に向ける":
        return "expected"
    about = phrases[i].particle.rstrip("はも") in ("をめぐる", "を巡る", "に関する", "につく")
    rest = reading.text[phrases[i].end : reading.sentences[trigger.sentence].end]
    if about and (_RETRACTED.match(rest) or _ARRANGED.search(rest)):
        return "expected"
    return "expected" if about and trigger.entry.category in _COMES_OF_TALKS else ""
