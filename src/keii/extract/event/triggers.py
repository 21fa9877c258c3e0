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
# Verbs that only carry an event noun: 会談を行う, 訪問が実現する.
LIGHT = frozenset(
    "行う おこなう 開く 臨む 実施する ある 始まる 始める 終える 終わる 応じる 応ずる 予定する 開催する 開始する 続ける 続く 繰り返す 重ねる する 持つ 出席する 参加する 受ける 終了する 実現する "
    "及ぶ 決める 検討する 調整する 強化する 拡大する 進める 加える 与える 出す 発表する 表明する 求める 目指す 延期する 中止する 再開する 招く 迎える 強める 続行する 遂げる 果たす 浴びる 許す".split()
)


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
    role = {a.phrase: c for c in clauses for a in c.arguments}
    for i, phrase in enumerate(phrases):
        clause = own.get(i)
        if clause is not None:
            found = _verb(reading, phrases, i)
            if found is not None:
                yield Trigger(index, i, found[1], found[0], clause, False)
                continue
        if phrase.kind in ("N", "V"):
            for span, entry in _nouns(reading, phrase):
                yield Trigger(index, i, span, entry, role.get(i) or _later_role(phrases, i, role), True)


def _verb(reading: Reading, phrases: list[Phrase], i: int) -> tuple[Predicate, tuple[int, int]] | None:
    known = predicates().verbs
    phrase = phrases[i]
    if i > 0 and phrases[i - 1].kind == "N" and phrases[i - 1].group is None:
        words = reading.text[phrases[i - 1].start : phrases[i - 1].end].rstrip("、 　")
        for start in range(len(words) - 1):
            entry = known.get(words[start:] + phrase.lemma)
            if entry is not None:
                return entry, (phrases[i - 1].start + start, phrase.head_end)
    entry = known.get(phrase.lemma)
    if entry is None:
        return None
    start = phrase.start
    stem = phrase.lemma.removesuffix("する")
    if stem != phrase.lemma:
        at = reading.text.find(stem, phrase.start, phrase.end)
        if at >= 0:
            return entry, (at, at + len(stem))
    return entry, (start, max(phrase.head_end, start + 1))


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
    nouns, verbs = known.nouns, known.verbs
    if words[-1:] not in known.ends and not words.endswith(_TAILS):
        return None
    for tail in _TAILS:
        if words.endswith(tail) and len(words) > len(tail) + 1:
            words = words[: -len(tail)]
            break
    for size in range(min(len(words), 8), 1, -1):
        stem = words[-size:]
        entry = nouns.get(stem) or (verbs.get(stem + "する") if size == 2 else None)
        if entry is not None:
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
