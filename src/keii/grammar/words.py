"""Content words: what is left of a text for looking things up, each in Sudachi's normalised form (行なった → 行う, ＮＡＴＯ → nato).

Particles, auxiliaries, marks and words that say nothing by themselves (する, こと) are left out.
"""

from __future__ import annotations

import functools
import re
import unicodedata

import msgspec

from keii.grammar.tokens import AUX, CASE, CLOSE, COMMA, FINAL, LINK, OPEN, PART, SPACE, STOP, TOPIC, tokenizer

_EMPTY_KINDS = frozenset({AUX, CASE, CLOSE, COMMA, FINAL, LINK, OPEN, PART, SPACE, STOP, TOPIC})
_EMPTY = frozenset("為る 居る 有る 在る 成る 事 物 為 様 此れ 其れ 此の 其の 於く 因る 就く 対する 及び 又 等".split())
_NO_LETTER = re.compile(r"[\W_]+")


class Word(msgspec.Struct, frozen=True, gc=False):
    """One content word: where it stands, its normalised form, and its dictionary form as it is written there."""

    start: int
    end: int
    normal: str
    spelling: str


def content_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The content words of text[start:end] in text order, with offsets into the whole text."""
    found = []
    for token, normal in tokenizer().normalised(text, start, len(text) if end is None else end):
        if token.kind in _EMPTY_KINDS or normal in _EMPTY:
            continue
        form = letters(normal)
        if form:
            found.append(Word(token.start, token.end, form, letters(token.lemma) or form))
    return found


@functools.lru_cache(maxsize=65536)
def letters(word: str) -> str:
    """A word's letters and digits, half-width and in lower case; "" when it has none."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", word).lower())
