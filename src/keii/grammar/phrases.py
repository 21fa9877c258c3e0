"""Phrases (文節): a content word with the function words that hang on it. A quotation counts as one noun.

    プーチン大統領は | 「…」と | 述べ、 | 北朝鮮の | 姿勢を | 高く | 評価しました。
    N は              N と      V te   N の      N を     A      V end

A predicate knows its dictionary form, voice, negation, tense and how it is linked to what follows; a noun knows its
particle. Compound particles (について, に対して, によると, をめぐり, を受けて) count as particles.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from keii.grammar.brackets import ROUNDS, Group
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
    NOMINAL,
    PART,
    SAHEN,
    SPACE,
    STOP,
    TOPIC,
    VERB,
    Token,
)  # fmt: skip

NOUN_PHRASE, PREDICATE, ADVERB, CONNECTIVE, ADNOMINAL = "N", "V", "A", "C", "M"


class Phrase(msgspec.Struct, gc=False):
    """One phrase.

    start/end: span with function words and punctuation; head_end: end of the content; kind: N, V (predicate), A (adverb),
    C (connective), M (adnominal word). particle: its particles joined (は, では, などと, に対する). lemma: a predicate's dictionary form.
    link: how a predicate goes on: end, attr (modifies a noun), te, cont (連用中止), ga (が, けれど), cond, cause, while,
    quote (と), nominal (のは, のに対し). first/last: its tokens; group: the quotation in it.
    """

    start: int
    end: int
    head_end: int
    kind: str
    first: int
    last: int
    particle: str = ""
    lemma: str = ""
    link: str = ""
    comma: bool = False
    negated: bool = False
    passive: bool = False
    past: bool = False
    group: Group | None = None
    attr: bool = False  # a compound particle that modifies a noun (に対する)


# Verbs that after て or another verb's stem only shade it.
_SHADING = frozenset(
    "いる おる ある くる 来る いく 行く ゆく しまう おく みる みせる 見せる もらう いただく くれる くださる 続ける つづける 始める はじめる 合う あう 切る きる 出す "
    "だす 過ぎる すぎる 得る うる える かねる 直す なおす つつある 参る まいる ござる 込む 終える 尽くす 抜く あげる やる".split()
)
# Particle + verb that together work as a particle.
_COMPOUND = {
    "に": frozenset("よる 因る 依る つく 就く 対する 関する おく 於く 向ける 加える 基づく 基く 際する 伴う 先立つ 当たる あたる わたる 渡る 亘る とる 反する 沿う 応じる 応ずる 限る 代わる かわる 絡む 続く つれる 従う ついで 次ぐ 比べる むけて".split()),
    "を": frozenset("めぐる 巡る 受ける 通じる 通ずる 通す 含む 含める 経る 踏まえる 除く 問う 中心 はじめる 始める 前 もつ 以て もって 念頭 機 控える".split()),
    "と": frozenset("する".split()),
}  # fmt: skip
_NOMINALIZERS = frozenset({"の", "ん"})
_COPULA = frozenset({"だ", "です", "である", "なり"})


def phrases(tokens: Sequence[Token], groups: Sequence[Group]) -> list[Phrase]:
    """The phrases of one sentence: its tokens, and the outermost bracket groups in it, in order."""
    rough = _chunk(tokens, groups)
    for i, phrase in enumerate(rough):
        _finish(tokens, phrase, rough[i + 1] if i + 1 < len(rough) else None)
    return _join_compounds(tokens, rough)


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
        if kind == COMMA or kind == SPACE or kind == STOP:
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
        if (
            cur is not None
            and (kind == CASE or kind == TOPIC or kind == LINK or kind == PART or kind == FINAL or kind == AUX)
            and not (closed and cur.comma)
        ):
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


def _finish(tokens: Sequence[Token], phrase: Phrase, after: Phrase | None) -> None:
    """Particle, lemma, voice, negation, tense and link of a phrase."""
    parts = tokens[phrase.first : phrase.last]
    function = [t for t in parts if t.start >= phrase.head_end and t.kind not in (COMMA, STOP, SPACE)]
    if phrase.group is not None and phrase.group.end == phrase.head_end:
        function = [t for t in function if t.start >= phrase.group.end]
    if phrase.kind == "N":
        phrase.particle = "".join(
            t.surface for t in function if t.kind in (CASE, TOPIC, PART, LINK, FINAL) or t.surface in ("な", "に")
        )
        last = next((t for t in reversed(parts) if t.end == phrase.head_end), None)
        if last is not None and last.kind in (SAHEN, NA) and not phrase.particle:
            phrase.lemma = _head_noun(parts, phrase) + "する"
            phrase.link = "cont" if phrase.comma else "end" if after is None else ""
        return
    if phrase.kind != "V":
        return
    _predicate(parts, phrase, function, after)


def _head_noun(parts: Sequence[Token], phrase: Phrase) -> str:
    """The last noun of a compound (共同会見 → 会見), as dictionary form."""
    for token in reversed(parts):
        if token.end <= phrase.head_end and token.kind in NOMINAL:
            return token.surface
    return ""


# Nobody is answered to in the passive: 答えられました is 答えました with respect.
_HONOURED = frozenset("答える 話す 述べる 言う 語る 仰る 説明する 強調する 指摘する 申し上げる 表明する".split())


def _predicate(parts: Sequence[Token], phrase: Phrase, function: list[Token], after: Phrase | None) -> None:
    phrase.lemma = _lemma(parts, phrase)
    particle, nominal = "", False
    last: Token | None = None
    for token in parts:
        if token.end <= phrase.head_end and token.kind not in (AUX,):
            last = token
            continue
        kind, surface = token.kind, token.surface
        if kind == AUX:
            lemma = token.lemma
            if lemma in ("れる", "られる"):
                phrase.passive = True
            elif lemma in ("ない", "ぬ", "ず", "まい") or surface == "ん":
                phrase.negated = True
            elif lemma == "た":
                phrase.past = True
            last, particle = token, ""
        elif kind in (VERB, ADJ):
            if token.lemma == "ない":
                phrase.negated = True
            last, particle = token, ""
        elif kind in (CASE, TOPIC, LINK, PART, FINAL):
            if (surface in _NOMINALIZERS and kind in (CASE, PART)) or surface == "の":
                nominal = True
            particle += surface
    if phrase.passive and (any(t.lemma in ("おる", "ます") for t in parts) and phrase.lemma in _HONOURED):
        phrase.passive = False
    phrase.particle = particle
    phrase.link = _link(phrase, particle, nominal, last, after)


def _lemma(parts: Sequence[Token], phrase: Phrase) -> str:
    """強調し → 強調する, 述べた → 述べる, 必要だ → 必要だ; a shading verb after the content does not count."""
    content = [t for t in parts if t.start < phrase.head_end]
    if not content:
        return ""
    last = content[-1]
    if last.kind == VERB:
        if last.lemma in ("する", "できる", "いたす", "致す", "なさる") and len(content) > 1:
            return content[-2].surface + "する"
        return last.lemma
    if last.kind == ADJ:
        return last.lemma
    return last.surface + "だ"


_LINKS = {
    "て": "te", "で": "te", "が": "ga", "けれど": "ga", "けど": "ga", "けれども": "ga", "ものの": "ga", "のに": "ga", "ば": "cond", "たら": "cond", "なら": "cond",
    "ので": "cause", "から": "cause", "ながら": "while", "つつ": "while", "し": "cont", "ても": "ga", "でも": "ga", "ては": "te", "つつも": "ga", "ながらも": "ga",
}  # fmt: skip


def _link(phrase: Phrase, particle: str, nominal: bool, last: Token | None, after: Phrase | None) -> str:
    if particle:
        if nominal:
            return "nominal"
        if particle.endswith(("と", "とは", "とも", "とか", "って")):
            return "quote"
        return (
            _LINKS.get(particle)
            or _LINKS.get(particle.rstrip("はも"))
            or (
                "attr"
                if particle.startswith(("との", "という"))
                else "nominal"
                if particle[0] in "かまだのくなば"
                else "end"
            )
        )
    form = last.form if last is not None else ""
    if form == "cont" or form == "irr" or (last is not None and last.surface in ("ず", "なく")):
        return "adv" if last is not None and last.kind == ADJ and not phrase.comma else "cont"
    if form == "cond":
        return "cond"
    if after is None:
        return "end"
    if (last is not None and last.lemma in ("たら", "なら")) or (last is not None and last.surface in ("たら", "なら")):
        return "cond"
    return "attr" if not phrase.comma or form == "attr" else "end"


def _join_compounds(tokens: Sequence[Token], rough: list[Phrase]) -> list[Phrase]:
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
            and _is_compound(before, phrase, tokens)
        ):
            before.particle += phrase.lemma if phrase.lemma not in ("よる", "因る", "依る") else _source(phrase)
            before.attr = phrase.link == "attr"
            before.end, before.last, before.comma = phrase.end, phrase.last, phrase.comma
            if phrase.particle in ("は", "も") or phrase.particle.endswith(("ては", "ても")):
                before.particle += phrase.particle[-1]
            continue
        out.append(phrase)
    return out


def _source(phrase: Phrase) -> str:
    """によると / によれば name a source; によって, による do not."""
    return "よると" if phrase.link == "cond" or phrase.link == "quote" or phrase.particle in ("と", "ば") else "よる"


def _is_compound(before: Phrase, phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Only in a form a particle takes: no tense, voice or negation, and not the main verb."""
    if phrase.passive or phrase.negated or phrase.link == "end":
        return False
    if phrase.past:
        return False
    if before.particle[-1] == "と":
        return False
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
    ):
        return phrase.link in ("te", "cont") and len(phrase.particle) <= 2 and phrase.lemma not in ("応じる", "応ずる")
    return phrase.link in ("te", "cont", "attr", "cond", "quote") or phrase.particle in ("と", "ば")
