"""Triggers: the words that tell an act. A predicate of the lexicon, or a noun that by itself tells one (首脳会談, 訪朝).

What stands inside quotation marks is nobody's act here; the bracket tree has already made it one word.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.predicates import Predicate, predicates

# Nouns behind an event noun that leave it the event (会談後, 訪問中).
_TAILS = ("後", "中", "前", "時", "冒頭", "直後", "直前", "先", "以降", "以来", "団", "場", "側", "ら", "など", "双方")
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
    clauses = reading.clauses(index)
    own = {c.predicate: c for c in clauses}
    role = {a.phrase: c for c in reversed(clauses) for a in c.arguments}
    verbs: dict[int, tuple[Predicate, tuple[int, int]]] = {}
    spent: set[int] = set()
    for clause in clauses:
        found = _verb(reading, phrases, clause)
        if found is not None:
            entry, span, noun = found
            verbs[clause.predicate] = entry, span
            if noun >= 0 and entry.category not in _ASKING:
                spent.add(noun)
    for i, phrase in enumerate(phrases):
        if i in verbs:
            entry, span = verbs[i]
            yield Trigger(index, i, span, entry, own[i], False)
        elif i not in spent and phrase.kind in ("N", "V"):
            for span, entry in _nouns(reading, phrase):
                yield Trigger(index, i, span, entry, role.get(i) or _later_role(phrases, i, role), True)


def _verb(reading: Reading, phrases: list[Phrase], clause: Clause) -> tuple[Predicate, tuple[int, int], int] | None:
    """What a predicate tells: an idiom with one of its nouns, or the verb itself; its span, and the idiom's noun phrase."""
    i = clause.predicate
    phrase = phrases[i]
    known = predicates()
    idioms = known.idioms.get(phrase.lemma)
    if idioms is not None:
        found = _idiom(reading, phrases, clause, idioms)
        if found is not None:
            return found
    entry = known.verbs.get(phrase.lemma)
    if entry is None:
        return None
    stem = phrase.lemma.removesuffix("する")
    if stem != phrase.lemma:
        at = reading.text.find(stem, phrase.start, phrase.end)
        if at >= 0:
            longer = known.verbs.get(reading.text[phrase.start : at + len(stem)] + "する")  # 追加|制裁する
            return longer or entry, (at, at + len(stem)), -1
    return entry, (phrase.start, max(phrase.head_end, phrase.start + 1)), -1


def _idiom(
    reading: Reading, phrases: list[Phrase], clause: Clause, idioms: list[tuple[str, Predicate]]
) -> tuple[Predicate, tuple[int, int], int] | None:
    """制裁を|科す, in the passive 制裁が|科される; words that only say how may stand between (輸入を|非公式に|禁じる)."""
    i = clause.predicate
    last = [a.phrase for a in clause.arguments[-3:]] or [i - 1]
    for j in reversed(sorted({*last, i - 1} if i else set(last))):
        noun = phrases[j]
        if j < 0 or noun.kind != "N" or noun.group is not None or not noun.particle:
            continue
        particle = noun.particle
        if phrases[i].passive and particle in ("が", "も", "は"):
            particle = "を"
        elif particle in ("も", "は") and not phrases[i].passive:
            particle = "を"
        words = reading.text[noun.start : noun.head_end] + particle
        for before, entry in idioms:
            if words.endswith(before):
                start = noun.head_end - (len(before) - len(particle))
                return entry, (max(start, noun.start), phrases[i].head_end), j
    return None


def _nouns(reading: Reading, phrase: Phrase) -> Iterator[tuple[tuple[int, int], Predicate]]:
    """The event noun a noun phrase ends in (首脳|会談, 会談|後)."""
    if phrase.group is not None:
        return
    found = _event_noun(reading.text[phrase.start : phrase.head_end])
    if found is not None:
        first, last, entry = found
        yield (phrase.start + first, phrase.start + last), entry


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
    for size in range(min(len(words), 8), 1, -1):
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
