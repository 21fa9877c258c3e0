"""Inflection: what the function words of a phrase say of it — particle, dictionary form, voice, negation, tense and link.

    述べたと → 述べる, past, quote      強調し、 → 強調する, cont      開かれる → 開く, passive
Left alone: 答えられました, which is respect and no passive.
"""

from __future__ import annotations

from collections.abc import Sequence

from keii.grammar.phrase import Phrase
from keii.grammar.tokens import (
    ADJ,
    AUX,
    CASE,
    FINAL,
    LINK,
    NA,
    NOMINAL,
    PART,
    SAHEN,
    TOPIC,
    VERB,
    Token,
)

_PARTICLES = frozenset({CASE, TOPIC, PART, LINK, FINAL})
_ADVERBIAL = frozenset({"な", "に"})
_NOMINALIZERS = frozenset({"の", "ん"})
# Nobody is answered to in the passive: 答えられました is 答えました with respect.
_HONOURED = frozenset("答える 話す 述べる 言う 語る 仰る 説明する 強調する 指摘する 申し上げる 表明する".split())
_LINKS = {
    "て": "te", "で": "te", "が": "ga", "けれど": "ga", "けど": "ga", "けれども": "ga", "ものの": "ga", "のに": "ga", "ば": "cond", "たら": "cond", "なら": "cond",
    "ので": "cause", "から": "cause", "ながら": "while", "つつ": "while", "し": "cont", "ても": "ga", "でも": "ga", "ては": "te", "つつも": "ga", "ながらも": "ga",
}  # fmt: skip


def inflect(tokens: Sequence[Token], phrase: Phrase, after: Phrase | None) -> None:
    """Particle, lemma, voice, negation, tense and link of a phrase."""
    if phrase.kind == "N":
        _noun(tokens, phrase, after)
    elif phrase.kind == "V":
        _predicate(tokens[phrase.first : phrase.last], phrase, after)


def _noun(tokens: Sequence[Token], phrase: Phrase, after: Phrase | None) -> None:
    """The particles behind a noun; a verbal noun with none is a predicate that left する out."""
    particle, head_end = "", phrase.head_end
    last: Token | None = None
    for i in range(phrase.last - 1, phrase.first - 1, -1):
        token = tokens[i]
        if token.start < head_end:
            last = token if token.end == head_end else None
            break
        if token.kind in _PARTICLES or token.surface in _ADVERBIAL:
            particle = token.surface + particle
    phrase.particle = particle
    if last is not None and last.kind in (SAHEN, NA) and not particle:
        phrase.lemma = _head_noun(tokens[phrase.first : phrase.last], phrase) + "する"
        phrase.link = "cont" if phrase.comma else "end" if after is None else ""


def _head_noun(parts: Sequence[Token], phrase: Phrase) -> str:
    """The last noun of a compound (共同会見 → 会見), as dictionary form."""
    for token in reversed(parts):
        if token.end <= phrase.head_end and token.kind in NOMINAL:
            return token.surface
    return ""


def _predicate(parts: Sequence[Token], phrase: Phrase, after: Phrase | None) -> None:
    """Dictionary form, voice, negation, tense and link of a predicate, from its morphemes in order."""
    phrase.lemma = _lemma(parts, phrase)
    particle, nominal = "", False
    last: Token | None = None
    quoted = phrase.group.end if phrase.group is not None else -1
    for token in parts:
        if token.start < quoted:
            continue
        if token.end <= phrase.head_end and token.kind not in (AUX,):
            last = token
            continue
        kind, surface = token.kind, token.surface
        if kind == AUX:
            lemma = token.lemma
            if surface == "で" and particle == "の":
                particle, nominal = "ので", False
                continue
            if lemma in ("れる", "られる"):
                phrase.passive = True
            elif lemma in ("ない", "ぬ", "ず", "まい") or surface == "ん":
                phrase.negated = True
            elif lemma == "た" or (surface == "だ" and last is not None and last.kind == VERB):  # 結んだ
                phrase.past = True
            last, particle = token, ""
        elif kind in (VERB, ADJ):
            if token.lemma == "ない":
                phrase.negated = True
            last, particle = token, ""
        elif kind in _PARTICLES:
            if not particle and surface in _NOMINALIZERS:
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


def _link(phrase: Phrase, particle: str, nominal: bool, last: Token | None, after: Phrase | None) -> str:
    """How the predicate goes on: by its last particle, else by the form of its last word."""
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
