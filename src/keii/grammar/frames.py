"""The nouns around a predicate, by particle: those of its own clause, and those further left that stay in play for it.

ロシアは北朝鮮から砲弾を供与され、…     は: ロシア, から: 北朝鮮, を: 砲弾
伝統の乳製品を載せた絹布を差し出した      を: 絹布, not 乳製品, which is what 載せた takes
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from keii.grammar.phrases import Phrase

# Links behind which another clause begins.
_OPEN = frozenset({"cont", "te", "ga", "cause", "cond", "while", "end", "nominal"})
_SHARED = ("は", "も", "では", "からは", "などは", "側は", "が", "としては")
# Compound particles that close a clause when a comma follows (…の供与を受け、).
_CLOSING = ("を受ける", "を経る", "を踏まえる")


class Frame(msgspec.Struct, gc=False):
    """Arguments as (phrase, particle), nearest first.

    own: of the predicate's clause; shared: topics and subjects further left; inner: subjects that may as well belong to a clause
    that modifies a noun (外相が旗を手にした子どもと出迎え、…).
    """

    own: list[tuple[int, str]]
    shared: list[tuple[int, str]]
    inner: list[tuple[int, str]]


def frame(phrases: Sequence[Phrase], i: int) -> Frame:
    """What the predicate or event noun at phrase i may take to its left."""
    found = Frame([], [], [])
    outside = embedded = False
    for j in range(i - 1, -1, -1):
        phrase = phrases[j]
        if phrase.kind == "V":
            if phrase.lemma == "する" and phrase.link == "te" and j and phrases[j - 1].particle == "と":
                continue  # 返礼として
            if embedded and not phrase.comma and phrase.link in ("te", "cont"):
                continue  # 専用車として使われている車
            embedded = phrase.link == "attr" or (phrase.link == "adv" and not phrase.comma)
            if not embedded and (phrase.link in _OPEN or phrase.link == "quote"):
                outside = True
            continue
        if phrase.kind != "N":
            continue
        if phrase.comma and (phrase.particle in _CLOSING or _bare_verb(phrase)):
            outside = True
            embedded = False
        if phrase.comma or phrase.particle.endswith(("は", "も")):
            embedded = False
        if not phrase.particle or phrase.particle in ("の", "な") or phrase.attr:
            continue
        if outside:
            if (phrase.particle in _SHARED or (phrase.particle == "から" and phrase.comma)) and not embedded:
                found.shared.append((j, phrase.particle))
            elif embedded and phrase.particle == "が":
                found.inner.append((j, phrase.particle))
        elif embedded and phrase.particle in ("と", "との"):
            found.inner.append((j, phrase.particle))
        elif not embedded:
            found.own.append((j, phrase.particle))
    return found


def _bare_verb(phrase: Phrase) -> bool:
    """…を要求、 a verbal noun that closes its clause without する."""
    return phrase.link == "cont" and bool(phrase.lemma) and not phrase.particle


def chain(phrases: Sequence[Phrase], i: int) -> list[int]:
    """The phrases that の ties to phrase i from the left, nearest first (米国の|5億ドルの|支援)."""
    out = []
    j = i - 1
    while j >= 0 and phrases[j].kind == "N" and not phrases[j].comma and (
        phrases[j].particle in ("の", "への", "からの", "との", "による", "などの", "での", "向けの") or phrases[j].attr
    ):  # fmt: skip
        out.append(j)
        j -= 1
    return out


def head(phrases: Sequence[Phrase], i: int) -> int:
    """The noun that phrase i belongs to on its right: past の (条約の|署名|を → 署名)."""
    while i + 1 < len(phrases) and phrases[i].kind == "N" and not phrases[i].comma and (
        phrases[i].particle in ("の", "への", "との", "での", "からの", "などの") or phrases[i].attr
    ) and phrases[i + 1].kind == "N":  # fmt: skip
        i += 1
    return i


def governor(text: str, phrases: Sequence[Phrase], i: int) -> int:
    """The predicate that takes the noun at phrase i: the next one to the right that modifies no noun before it; -1 for none.

    A bare noun at the end of the sentence governs itself (…に署名。); one that waits at a comma goes on to the closing predicate.
    """
    topic = phrases[i].particle.endswith(("は", "も"))
    for j in range(i + 1, len(phrases)):
        phrase = phrases[j]
        if phrase.kind == "V" or (
            phrase.kind == "N" and phrase.lemma and phrase.link in ("end", "cont") and not phrase.particle
        ):
            if (
                phrase.kind == "V"
                and phrase.link == "attr"
                and (topic or phrases[i].comma)
                and _plain(text, phrases, j)
            ):
                continue
            if phrase.link == "adv" or phrase.lemma in ("引き続く",):
                continue
            return j
    return -1


_FORMAL = (
    "こと", "見通し", "予定", "見込み", "方針", "可能性", "おそれ", "考え", "もよう", "もの", "の", "運び", "ところ", "よう", "はず", "計画", "公算", "方向"
)  # fmt: skip


def _plain(text: str, phrases: Sequence[Phrase], j: int) -> bool:
    """Does the clause modify an ordinary noun that another predicate takes up, so that a topic passes it by?"""
    if j + 1 < len(phrases) and text[phrases[j + 1].start : phrases[j + 1].head_end].endswith(_FORMAL):
        return False
    return any(p.kind == "V" for p in phrases[j + 1 :])
