"""Triggers: the words that tell an act. A predicate of the lexicon, or a noun that by itself tells one (首脳会談, 訪朝).

What stands inside quotation marks is nobody's act here; the bracket tree has already made it one word.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec

from keii.grammar.clauses import Argument, Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.predicates import Predicate, predicates

# Nouns behind an event noun that leave it the event (会談後, 訪問中).
_TAILS = ("後", "中", "前", "時", "冒頭", "直後", "直前", "先", "以降", "以来", "団", "場", "側", "ら", "など", "双方")
_LONGEST = 12
# リスト ends in スト and is none.
_KATAKANA = frozenset(map(chr, range(ord("ァ"), ord("ヺ")))) | {"ー"}
# Categories whose idioms leave the noun in them an act of its own: 支援を求める asks for help that may come.
_ASKING = frozenset({"REQUEST"})


class Trigger(msgspec.Struct, gc=False):
    """A trigger: sentence, phrase, span, the lexicon's entry, and the clause it belongs to (its own, or the one it is an argument of)."""

    sentence: int
    phrase: int
    span: tuple[int, int]
    entry: Predicate
    clause: Clause | None
    nominal: bool


def triggers(reading: Reading) -> Iterator[Trigger]:
    """The triggers of the text in order, headings included."""
    for index, sentence in enumerate(reading.sentences):
        if reading.lines[sentence.line].kind in ("byline", "date", "question"):
            continue
        yield from _in_sentence(reading, index)


def _in_sentence(reading: Reading, index: int) -> Iterator[Trigger]:
    phrases = reading.phrases[index]
    nouns = dict(_event_nouns(reading, phrases))
    lemmas = predicates().lemmas
    if not nouns and not any(p.lemma and (p.lemma in lemmas or p.lemma[-4:] in lemmas) for p in phrases):
        return
    clauses = reading.clauses(index)
    own = {c.predicate: c for c in clauses}
    role = {a.phrase: c for c in reversed(clauses) for a in c.arguments}
    verbs: dict[int, tuple[Predicate, tuple[int, int]]] = {}
    spent: set[int] = set()
    for n, clause in enumerate(clauses):
        found = _verb(reading, phrases, clause)
        if found is None and n and _runs_on(phrases, clauses[n - 1], clause):
            found = _compound(reading, phrases, clauses[n - 1], clause)
            if found is not None:
                own[clause.predicate] = _merged(clauses[n - 1], clause)
        if found is not None:
            entry, span, noun = found
            verbs[clause.predicate] = entry, span
            if noun >= 0 and entry.category not in _ASKING:
                spent.add(noun)
    for i in sorted({*verbs, *nouns} - spent):
        if i in verbs:
            yield Trigger(index, i, verbs[i][1], verbs[i][0], own[i], False)
        else:
            span, entry = nouns[i]
            yield Trigger(index, i, span, entry, role.get(i) or _later_role(phrases, i, role), True)


def _runs_on(phrases: list[Phrase], before: Clause, clause: Clause) -> bool:
    first = phrases[before.predicate]
    return before.predicate == clause.predicate - 1 and first.link == "cont" and not first.comma and not first.particle


def _compound(
    reading: Reading, phrases: list[Phrase], before: Clause, clause: Clause
) -> tuple[Predicate, tuple[int, int], int] | None:
    """取り|交わす: two verbs to the analyser, one to the reader."""
    first, second = phrases[before.predicate], phrases[clause.predicate]
    lemma = reading.text[first.start : first.head_end] + second.lemma
    entry = predicates().verbs.get(lemma)
    return (entry, (first.start, second.head_end), -1) if entry is not None else None


def _merged(before: Clause, clause: Clause) -> Clause:
    arguments = sorted({(a.phrase, a.particle) for a in (*before.arguments, *clause.arguments)})
    return Clause(
        clause.predicate, [Argument(*a) for a in arguments], clause.modifies, clause.certainty, clause.embedded
    )


def _verb(reading: Reading, phrases: list[Phrase], clause: Clause) -> tuple[Predicate, tuple[int, int], int] | None:
    """What a predicate tells: an idiom with one of its nouns, or the verb itself; its span, and the idiom's noun phrase."""
    i = clause.predicate
    phrase = phrases[i]
    known = predicates()
    if phrase.lemma not in known.lemmas and phrase.lemma[-4:] not in known.lemmas:
        return None
    idioms = known.idioms.get(phrase.lemma) or known.idioms.get(phrase.lemma[-4:])  # 一時|停止する
    if idioms is not None:
        found = _idiom(reading, phrases, clause, idioms)
        if found is not None:
            return found
    stem = phrase.lemma.removesuffix("する")
    if stem == phrase.lemma:
        entry = known.verbs.get(phrase.lemma)
        return None if entry is None else (entry, (phrase.start, max(phrase.head_end, phrase.start + 1)), -1)
    at = reading.text.find(stem, phrase.start, phrase.end)
    end = at + len(stem) if at >= 0 else phrase.head_end
    words = reading.text[phrase.start : end]
    if stem.endswith("一致") and phrase.link == "te" and not phrase.comma:
        return None  # 一致して求める
    for size in range(min(len(words), _LONGEST), 1, -1):  # 追加|制裁する, 共同|生産する
        entry = known.verbs.get(words[-size:] + "する")
        if entry is not None and entry.mode == "allege" and i and phrases[i - 1].particle == "を":
            return None  # 領有権を主張する charges nobody
        if entry is not None:
            return entry, (end - size, end), -1
    return None


def _idiom(
    reading: Reading, phrases: list[Phrase], clause: Clause, idioms: dict[str, list[tuple[str, Predicate]]]
) -> tuple[Predicate, tuple[int, int], int] | None:
    """制裁を|科す, in the passive 制裁が|科される; words that only say how may stand between (輸入を|非公式に|禁じる)."""
    i = clause.predicate
    known = predicates()
    last = {a.phrase for a in clause.arguments[-_NEAR:]}
    if i:
        last.add(i - 1)
    for j in sorted(last, reverse=True):
        noun = phrases[j]
        if noun.kind != "N" or not noun.particle:
            continue
        particle = noun.particle
        if particle in ("も", "は") or (phrases[i].passive and particle == "が"):
            particle = "を"
        words = _COUNT.sub("", _words(reading, phrases, j)) + particle
        for before, entry in idioms.get(words[-2:], ()):
            if words.endswith(before):
                start = reading.text.rfind(before[: -len(particle)], phrases[max(j - 1, 0)].start, noun.head_end)
                if j == i - 1:
                    return entry, (start, phrases[i].head_end), j
                told = known.nouns.get(before[: -len(particle)])  # 制裁を|今年中に|解除する
                whole = told is not None and told.category == entry.category
                return entry, (start, noun.head_end) if whole else (phrases[i].start, phrases[i].head_end), j
    if clause.modifies >= 0:  # 1995年に結ばれた「友好協力条約」
        words = _words(reading, phrases, clause.modifies) + "を"
        for before, entry in idioms.get(words[-2:], ()):
            if words.endswith(before):
                return entry, (phrases[i].start, phrases[i].head_end), -1
    return None


# 部隊約800人を送る, 軍艦2隻を派遣する
_COUNT = re.compile(
    r"(?:計|約|およそ|合わせて)?[0-9０-９一二三四五六七八九十数][0-9０-９,，.．十百千万億]*(?:人|名|隻|機|両|台|基|発|個|枚|トン|頭|隊|部隊)(?:余り|以上|余|超)?$"
)
# What is abbreviated in Latin letters is a programme's name.
_NAMED = re.compile(r"[（(][A-ZＡ-Ｚ]{2,}[）)]")
# How many arguments before its verb an idiom's noun may stand.
_NEAR = 6


def _words(reading: Reading, phrases: list[Phrase], j: int) -> str:
    """The noun phrase in front of an idiom's verb, marks of quotation left out: 「友好協力条約」, 遺憾の意."""
    start = phrases[j].start
    if j and phrases[j - 1].particle == "の" and phrases[j - 1].kind == "N" and not phrases[j - 1].comma:
        start = phrases[j - 1].start
    return reading.text[start : phrases[j].head_end].rstrip("」』”）)")


# Nouns that only say which part of an act is meant: 制裁の解除を求める.
_ASPECTS = tuple(
    "開催 再開 開始 実施 継続 強化 拡大 停止 中止 延期 解除 実現 可能性 見通し 予定 方針 検討 要請 提案 早期実施 必要性 用意 準備 構え 即時実施 早期再開 解決 加速 履行 順守".split()
)


def is_carried(reading: Reading, trigger: Trigger) -> bool:
    """Does the verb say what becomes of the act (会談を行う), or is the act only mentioned (会談後に, 会談で)?"""
    phrases = reading.phrases[trigger.sentence]
    phrase = phrases[trigger.phrase]
    if reading.text[trigger.span[1] : phrase.head_end] not in ("", "など"):
        return False
    if phrase.particle == "の":
        following = phrases[trigger.phrase + 1] if trigger.phrase + 1 < len(phrases) else None
        return following is not None and reading.text[following.start : following.head_end].endswith(_ASPECTS)
    if phrase.particle == "と":  # 初の直接協議となる
        return trigger.clause is not None and phrases[trigger.clause.predicate].lemma == "なる"
    return phrase.particle in _CARRIES


_CARRIES = frozenset("を が は も に へ への などを などが まで でも にも をも を受ける とも には をめぐる".split()) - {
    "をめぐる"
}


def _event_nouns(reading: Reading, phrases: list[Phrase]) -> Iterator[tuple[int, tuple[tuple[int, int], Predicate]]]:
    """The event nouns noun phrases end in (首脳|会談, 会談|後), by phrase."""
    text = reading.text
    for i, phrase in enumerate(phrases):
        if phrase.group is None and phrase.kind in ("N", "V"):
            if _NAMED.match(text, phrase.head_end) or _NAMED.search(text, phrase.start, phrase.head_end):
                continue  # 能力強化支援（ＯＳＡ）
            found = _event_noun(text[phrase.start : phrase.head_end])
            if found is not None and i and phrases[i - 1].particle == "な":  # 厳正な|申し入れ
                known = predicates().nouns.get(text[phrases[i - 1].start : phrase.start + found[1]])
                found = (found[0], found[1], known) if known is not None else found
            if found is not None and phrase.particle not in ("に基づく", "に応じる"):
                yield i, ((phrase.start + found[0], phrase.start + found[1]), found[2])


@functools.lru_cache(maxsize=65536)
def _event_noun(words: str) -> tuple[int, int, Predicate] | None:
    """Where in these words the event noun they end in begins and ends, and what it is."""
    known = predicates()
    nouns = known.nouns
    if words[-1:] not in known.ends and not words.endswith(_TAILS):
        return None
    for tail in _TAILS:
        if words.endswith(tail) and len(words) > len(tail) + 1:
            words = words[: -len(tail)]
            break
    for size in range(min(len(words), _LONGEST), 1, -1):
        stem = words[-size:]
        entry = nouns.get(stem)
        if entry is not None and not (stem[0] in _KATAKANA and words[-size - 1 : -size] in _KATAKANA):
            return len(words) - size, len(words), entry
    return None


def _later_role(phrases: list[Phrase], i: int, role: dict[int, Clause]) -> Clause | None:
    """The clause of a noun that の ties to another (会談の冒頭、…)."""
    j = i
    while (
        j + 1 < len(phrases)
        and phrases[j].kind == "N"
        and (phrases[j].particle in ("の", "での", "への", "との", "") or phrases[j].attr)
        and not phrases[j].comma
    ):
        j += 1
    return role.get(j)
