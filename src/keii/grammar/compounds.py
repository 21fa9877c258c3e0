"""Compound particles: に|ついて, に|よりますと, を|めぐり become one phrase with the noun before them.

Left alone: a verb of its own (法案に|ついた, 支援を|受けた), told by tense, voice and what it governs.
"""

from __future__ import annotations

from collections.abc import Sequence

from keii.grammar.phrase import Phrase

# Particle + verb that together work as a particle.
_COMPOUND = {
    "に": frozenset("よる 因る 依る つく 就く 対する 関する おく 於く 向ける 加える 基づく 基く 際する 伴う 先立つ 当たる あたる わたる 渡る 亘る とる 反する 沿う 応じる 応ずる 限る 代わる かわる 絡む 続く つれる 従う ついで 次ぐ 比べる むけて".split()),
    "を": frozenset("めぐる 巡る 受ける 通じる 通ずる 通す 含む 含める 経る 踏まえる 除く 問う 中心 はじめる 始める 前 もつ 以て もって 念頭 機 控える".split()),
    "と": frozenset("する".split()),
}  # fmt: skip


def join_compounds(rough: Sequence[Phrase]) -> list[Phrase]:
    """Make particle + verb (に|ついて, に|よりますと, を|めぐり) one phrase with its noun."""
    out: list[Phrase] = []
    for phrase in rough:
        before = out[-1] if out else None
        if (
            before is not None
            and phrase.kind == "V"
            and not before.comma
            and before.particle
            and phrase.lemma in _COMPOUND.get(before.particle[-1], ())
            and _is_compound(before, phrase)
            and not (phrase.lemma == "受ける" and _has_giver(out))
        ):
            before.particle += phrase.lemma if phrase.lemma not in ("よる", "因る", "依る") else _source(phrase)
            before.attr = phrase.link == "attr" or phrase.particle == "ての"  # 両国についての記述
            before.end, before.last, before.comma = phrase.end, phrase.last, phrase.comma
            if phrase.particle in ("は", "も") or phrase.particle.endswith(("ては", "ても")):
                before.particle += phrase.particle[-1]
            continue
        out.append(phrase)
    return out


def _has_giver(before: Sequence[Phrase]) -> bool:
    """北朝鮮から弾薬の供与を|受け、: who gives it makes it a verb of its own; 合意を受けて is a particle."""
    for phrase in reversed(before[-_FAR:]):
        if phrase.kind == "V":
            return False
        if phrase.particle == "から":
            return True
    return False


# How many phrases before a verb its giver stands.
_FAR = 8


def _source(phrase: Phrase) -> str:
    """によると / によれば name a source; によって, による do not."""
    return "よると" if phrase.link == "cond" or phrase.link == "quote" or phrase.particle in ("と", "ば") else "よる"


def _is_compound(before: Phrase, phrase: Phrase) -> bool:
    """Only in a form a particle takes: no tense, voice or negation, and not the main verb."""
    if phrase.passive or phrase.negated or (phrase.link == "end" and phrase.particle != "ての"):
        return False
    if phrase.past:
        return False
    if before.particle[-1] == "と":
        return False
    if phrase.lemma in ("つく", "就く") and phrase.link == "attr":
        return False  # 帰国の途につく予定
    if phrase.lemma in (
        "続く",
        "限る",
        "始める",
        "はじめる",
        "加える",
        "含む",
        "含める",
        "除く",
        "とる",
        "応じる",
        "応ずる",
        "反する",
        "向ける",
        "受ける",
        "控える",
    ):
        return phrase.link in ("te", "cont") and len(phrase.particle) <= 2 and phrase.lemma not in ("応じる", "応ずる")
    return phrase.link in ("te", "cont", "attr", "cond", "quote") or phrase.particle in (
        "と",
        "ば",
        "ても",
        "でも",
        "ての",
    )
