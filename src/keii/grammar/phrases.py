"""Phrases (文節): a content word with the function words that hang on it. A quotation counts as one noun.

    プーチン大統領は | 「…」と | 述べ、 | 北朝鮮の | 姿勢を | 高く | 評価しました。
    N は              N と      V te   N の      N を     A      V end

A predicate knows its dictionary form, voice, negation, tense and how it is linked to what follows; a noun knows its
particle. Compound particles (について, に対して, によると, をめぐり, を受けて) count as particles.
"""

from __future__ import annotations

from collections.abc import Sequence

from keii.grammar.brackets import ROUNDS, Group
from keii.grammar.compounds import join_compounds
from keii.grammar.inflection import inflect
from keii.grammar.phrase import Phrase
from keii.grammar.tokens import (
    ADJ,
    ADNOM,
    ADV,
    AUX,
    CASE,
    COMMA,
    CONJ,
    FINAL,
    LINK,
    NA,
    PART,
    SAHEN,
    SPACE,
    STOP,
    TOPIC,
    VERB,
    Token,
)

__all__ = ["Phrase", "phrases"]

# Verbs that after て or another verb's stem only shade it.
_SHADING = frozenset(
    "いる おる ある くる 来る いく 行く ゆく しまう おく みる みせる 見せる もらう いただく くれる くださる 続ける つづける 始める はじめる 合う あう 切る きる 出す "
    "だす 過ぎる すぎる 得る うる える かねる 直す なおす つつある 参る まいる ござる 込む 終える 尽くす 抜く あげる やる".split()
)
_PAUSES = frozenset({COMMA, SPACE, STOP})
# What may close a phrase: particles and auxiliaries.
_FUNCTION_WORDS = frozenset({CASE, TOPIC, LINK, PART, FINAL, AUX})


def phrases(tokens: Sequence[Token], groups: Sequence[Group]) -> list[Phrase]:
    """The phrases of one sentence: its tokens, and the outermost bracket groups in it, in order."""
    rough = _chunk(tokens, groups)
    for i, phrase in enumerate(rough):
        inflect(tokens, phrase, rough[i + 1] if i + 1 < len(rough) else None)
    return join_compounds(rough)


def _chunk(tokens: Sequence[Token], groups: Sequence[Group]) -> list[Phrase]:
    out: list[Phrase] = []
    cur: Phrase | None = None
    closed = True  # the current phrase has its function words or its comma
    g = 0
    skip_to = -1
    last_kind = -1
    for i, token in enumerate(tokens):
        if token.start < skip_to:
            if cur is not None:
                cur.last = i + 1
            continue
        while g < len(groups) and groups[g].end <= token.start:
            g += 1
        if g < len(groups) and groups[g].start <= token.start < groups[g].end:
            group = groups[g]
            skip_to = group.end
            if group.mark in ROUNDS and cur is not None and not (closed and cur.comma):
                cur.end = max(cur.end, group.end)
                cur.last = i + 1
                continue
            if cur is None or closed or cur.kind != "N":
                cur = Phrase(group.start, group.end, group.end, "N", i, i + 1)
                out.append(cur)
                closed = False
            cur.end = cur.head_end = group.end
            cur.last = i + 1
            if group.is_quote:
                cur.group = group
            last_kind = -2
            continue
        kind = token.kind
        if kind in _PAUSES:
            if cur is not None:
                cur.comma = cur.comma or kind != STOP
                cur.end = token.end
                cur.last = i + 1
            closed = True
            last_kind = kind
            continue
        if (
            cur is not None
            and closed
            and cur.comma
            and kind in (CASE, LINK)
            and token.surface == "と"
            and tokens[i - 1].kind == COMMA
            and (cur.kind == "V" or cur.group is not None)
        ):
            cur.comma = False  # …負担する、と述べた
            cur.end = token.end
            cur.last = i + 1
            last_kind = kind
            continue
        if cur is not None and kind in _FUNCTION_WORDS and not (closed and cur.comma):
            cur.end = token.end
            cur.last = i + 1
            closed = True
            if kind == AUX and cur.kind == "N":
                cur.kind = (
                    "V" if not (token.surface == "な" or token.surface == "に" or token.surface == "の") else cur.kind
                )
            last_kind = kind
            continue
        shape = (
            "V"
            if kind in (VERB, ADJ)
            else "A"
            if kind == ADV
            else "C"
            if kind == CONJ
            else "M"
            if kind == ADNOM
            else "N"
        )
        if cur is not None and shape == "V" and not cur.comma and _continues(tokens, cur, token, last_kind, closed):
            cur.kind = "V"
            if not closed:
                cur.head_end = token.end
            cur.end = token.end
            cur.last = i + 1
            last_kind = kind
            continue
        if cur is not None and not closed and shape == "N" and (cur.kind == "N" or cur.kind == "M"):
            cur.kind = "N"
            cur.end = cur.head_end = token.end
            cur.last = i + 1
            last_kind = kind
            continue
        cur = Phrase(token.start, token.end, token.end, shape, i, i + 1)
        out.append(cur)
        closed = shape in "CA" or token.surface == "よう"  # 行うよう | 支持者に
        last_kind = kind
    return out


def _continues(tokens: Sequence[Token], cur: Phrase, token: Token, last_kind: int, closed: bool) -> bool:
    """Does this verb or adjective belong to the phrase before it (強調+する, 続け+て+いる, で+ある, 明らかに+し stays apart)?"""
    lemma = token.lemma
    if cur.kind == "N":
        if not closed:
            return (
                lemma in ("する", "できる", "出来る", "いたす", "致す", "なさる") and last_kind in (SAHEN, NA, -2)
            ) or (last_kind not in (-2,) and lemma in ("する", "できる"))
        return False
    if cur.kind != "V":
        return False
    before = tokens[cur.last - 1]
    if before.kind == AUX and before.surface == "で" and lemma == "ある":
        return True
    if lemma == "ない" and token.kind == ADJ:
        return before.kind in (AUX, ADJ, TOPIC) and before.surface in ("で", "く", "は")
    if lemma in _SHADING:
        return (before.kind == LINK and before.surface in ("て", "で")) or (
            before.kind in (VERB, AUX) and before.form == "cont" and before.kind == VERB
        )
    return False
