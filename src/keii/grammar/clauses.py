"""Clauses: one predicate with its arguments by particle, its voice, negation, tense and certainty, and what it modifies.

    プーチン大統領は | 北朝鮮が | 供与した | 弾薬を | 受け取ったと | みられます。
    供与する{が: 北朝鮮} → 弾薬      受け取る{は: プーチン大統領, を: 弾薬}, presumed

One pass over the phrases with a stack of nouns still waiting for a predicate. A clause that modifies a noun takes the nouns
right before it; a comma or は keeps a noun for the clause further on. Topics (は, も) stay for every later main clause of
the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from keii.grammar.certainty import certainty
from keii.grammar.phrases import Phrase

_SIGNS = (
    "見通し", "予定", "可能性", "疑い", "おそれ", "恐れ", "方針", "見込み", "もよう", "模様", "計画", "構え", "考え", "意向", "こと", "方向", "はず", "もの", "わけ",
    "公算", "危険", "懸念", "見方", "疑惑", "場合", "際", "運び", "手はず", "段取り", "とき", "時", "限り", "よう", "旨", "意向", "用意", "ため", "姿勢", "必要",
)  # fmt: skip
_TOPICS = ("は", "も")
_QUOTING = ("との", "という", "といった")


# How many topics of a sentence stay in play for its later clauses.
_KEPT = 3


class Argument(msgspec.Struct, gc=False):
    """A noun phrase of a clause: the index of its last phrase and its particle (は が を に と で から へ まで に対する …)."""

    phrase: int
    particle: str


class Clause(msgspec.Struct, gc=False):
    """One predicate with its arguments.

    predicate: the phrase it stands in. arguments: in text order, nouns only. modifies: the phrase of the noun an adnominal
    clause modifies, -1 for others. certainty: what its closing words signal. embedded: inside an adnominal or quoted clause.
    """

    predicate: int
    arguments: list[Argument]
    modifies: int = -1
    certainty: str = "asserted"
    embedded: bool = False


def clauses(text: str, phrases: Sequence[Phrase]) -> list[Clause]:
    """The clauses of one sentence, in the order of their predicates."""
    out: list[Clause] = []
    waiting: list[int] = []
    topics: list[int] = []
    for i, phrase in enumerate(phrases):
        if phrase.kind == "V" and i + 1 < len(phrases) and (phrase.link == "adv" or phrase.lemma in _HOW):
            continue  # 強く|批判した, 早ければ|6月にも: how, not what
        if phrase.kind == "V" or _bare_verb(phrase):
            out.append(_clause(text, phrases, i, waiting, topics))
            continue
        if (
            phrase.kind == "N"
            and phrase.particle
            and phrase.particle not in ("の", "との", "への", "からの", "での", "な")
            and not phrase.attr
        ):
            (topics if phrase.particle in _TOPICS else waiting).append(i)
            del topics[:-_KEPT]
        elif phrase.kind == "N" and not phrase.particle and not phrase.comma:
            continue
        elif phrase.kind == "N" and not phrase.particle:
            waiting.append(i)
    return out


def _bare_verb(phrase: Phrase) -> bool:
    """…と反発。 a verbal noun that ends its clause without する."""
    return phrase.kind == "N" and phrase.link in ("end", "cont") and bool(phrase.lemma)


def _clause(text: str, phrases: Sequence[Phrase], i: int, waiting: list[int], topics: list[int]) -> Clause:
    phrase = phrases[i]
    adnominal = phrase.link == "attr" and i + 1 < len(phrases) and not _circumstance(text, phrases[i + 1])
    # 行う|予定だ is the sentence's own predicate, 送ったとの|分析 quotes a sentence
    outer = adnominal and not _signals(text, phrases[i + 1]) and not phrase.particle.startswith(_QUOTING)
    taken = _take(text, phrases, waiting, i if outer else -1)
    mine = sorted(taken if outer else topics + taken)
    clause = Clause(i, [Argument(j, phrases[j].particle) for j in mine], embedded=adnominal or phrase.link == "quote")
    if adnominal:
        clause.modifies = _head(phrases, i + 1)
    if outer:
        return clause
    clause.certainty = _level(text, phrases, i)
    return clause


def _level(text: str, phrases: Sequence[Phrase], i: int) -> str:
    """The first certainty the words from the predicate on signal (提供した | 疑いが | ある | と), up to a comma."""
    for j in range(i, min(i + 5, len(phrases))):
        words = text[phrases[i].start : phrases[j].end].rstrip("。、 　\n")
        found = certainty(words)
        if found == "asserted" and words.endswith(("と", "が", "けど")):
            found = certainty(words[:-1])
        if found != "asserted":
            return found
        if phrases[j].comma or (j > i and phrases[j].kind == "V" and phrases[j].link not in ("attr", "quote")):
            break
    return "asserted"


def _circumstance(text: str, phrase: Phrase) -> bool:
    """終えた|あと、行った|ところ、: the noun makes the clause one of time or circumstance, as て and ので do."""
    return phrase.particle in ("", "に", "で") and text[phrase.start : phrase.head_end] in _CIRCUMSTANCE


# Nouns that stand for a conjunction when nothing but a comma, に or で follows.
_CIRCUMSTANCE = frozenset("あと 後 のち ところ うえ 上 際 さい 直後 一方".split())


def _signals(text: str, phrase: Phrase) -> bool:
    """Is the noun a clause modifies one that says how certain the clause is (見通し, 可能性, 疑い)?"""
    return text[phrase.start : phrase.head_end].endswith(_SIGNS)


def _take(text: str, phrases: Sequence[Phrase], waiting: list[int], before: int) -> list[int]:
    """The waiting nouns a predicate takes: all, or for an adnominal clause (its predicate `before`) those no comma sets off.

    A time may stand between (関係国が昨年6月、合意した枠組み); と further off is for the clause further on (首相と来週開かれる会議で会談する).
    """
    if before < 0:
        taken = waiting[:]
        waiting.clear()
        return taken
    taken = []
    while waiting:
        at = waiting[-1]
        phrase = phrases[at]
        if phrase.comma and (phrase.particle or not _TIME.search(text, phrase.start, phrase.head_end)):
            break
        if phrase.particle == "と" and any(phrases[j].particle for j in taken):
            break
        taken.append(waiting.pop())
    return taken[::-1]


_HOW = frozenset({"早い", "遅い"})
_TIME = re.compile(
    r"[0-9０-９一二三四五六七八九十]+(?:年|月|日|時|分|か月)|(?:昨|今|来|去|先)(?:年|月|週)|きょう|きのう|あす"
)


def _head(phrases: Sequence[Phrase], i: int) -> int:
    """The noun an adnominal clause modifies: past の-modifiers to the head."""
    while i + 1 < len(phrases) and phrases[i].particle == "の":
        i += 1
    return i
