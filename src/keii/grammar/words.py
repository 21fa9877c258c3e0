"""Content words: what is left of a text for looking things up, each in Sudachi's normalised form (行なった → 行う, ＮＡＴＯ → nato).

Particles, auxiliaries, marks and words that say nothing by themselves (する, こと) are left out.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

import msgspec

from keii.grammar.tokens import (
    AUX,
    CASE,
    CLOSE,
    COMMA,
    FINAL,
    LINK,
    OPEN,
    PART,
    SPACE,
    STOP,
    TOPIC,
    UNKNOWN,
    class_of,
    tokenizer,
)

_EMPTY_KINDS = frozenset({AUX, CASE, CLOSE, COMMA, FINAL, LINK, OPEN, PART, SPACE, STOP, TOPIC})
_EMPTY = frozenset(
    "為る 居る 有る 在る 成る 事 こと 物 為 様 よう 此れ 其れ 此の 其の おく よる つく 及び 又 等".split()
)
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
    if len(_known) > _CACHE:
        _known.clear()
    for begin, morpheme in tokenizer().morphemes(text, start, len(text) if end is None else end):
        number = morpheme.word_id()
        try:
            forms = _known[number]
        except KeyError:
            forms = _forms(morpheme)
            if number < UNKNOWN:
                _known[number] = forms
        if forms is not None:
            found.append(Word(begin, begin + len(morpheme.surface()), *forms))
    return found


_CACHE = 100_000
# By the dictionary's own number of a word; None for a word that says nothing.
_known: dict[int, tuple[str, str] | None] = {}


def _forms(morpheme: Any) -> tuple[str, str] | None:
    """A morpheme's normalised form and its dictionary form; None for one that is no content word."""
    normal = morpheme.normalized_form()
    if class_of(morpheme) in _EMPTY_KINDS or normal in _EMPTY:
        return None
    form = letters(normal)
    return (form, letters(morpheme.dictionary_form()) or form) if form else None


@functools.lru_cache(maxsize=65536)
def letters(word: str) -> str:
    """A word's letters and digits, half-width and in lower case; "" when it has none."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", word).lower())
