"""Morphemes: SudachiPy (split mode C) over a text, with the part of speech folded to the few classes the grammar asks for.

This is the only module that imports sudachipy.
"""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from typing import Any

import msgspec
import sudachipy

# Sudachi refuses inputs over 49,149 bytes; three bytes a character keeps us below with room to spare.
MAX_CHARS = 8000
_CACHE = 100_000

# Classes of morphemes, as the grammar distinguishes them.
NOUN, PLACE, PERSON, PROPER, NUMBER, SAHEN, NA, VERB, ADJ, ADV, CONJ, ADNOM, PREFIX, SUFFIX = range(14)
CASE, TOPIC, LINK, PART, FINAL, AUX, OPEN, CLOSE, COMMA, STOP, SPACE, SYMBOL, PRONOUN = range(14, 27)

NOMINAL = frozenset({NOUN, PLACE, PERSON, PROPER, NUMBER, SAHEN, NA, PREFIX, SUFFIX, PRONOUN, SYMBOL})

_MISTAKEN = frozenset({ADV, ADJ, VERB, CONJ, ADNOM})
_KATAKANA = re.compile("[ァ-ヺー]+")
_NAMES = frozenset({PROPER, PERSON})
_NAMED_TITLE = re.compile(
    "([ァ-ヺー]{2,}|[一-龥]{2,4})(大統領|首相|国家主席|主席|総書記|書記長|外相|国王|国務長官|皇太子|政権)"
)
_MAJOR = {
    "動詞": VERB, "形容詞": ADJ, "副詞": ADV, "接続詞": CONJ, "連体詞": ADNOM, "接頭辞": PREFIX, "接尾辞": SUFFIX,
    "形状詞": NA, "助動詞": AUX, "代名詞": PRONOUN, "感動詞": ADV, "空白": SPACE, "記号": SYMBOL,
}  # fmt: skip
_PARTICLE = {"格助詞": CASE, "係助詞": TOPIC, "接続助詞": LINK, "副助詞": PART, "終助詞": FINAL, "準体助詞": CASE}
_MARK = {"括弧開": OPEN, "括弧閉": CLOSE, "読点": COMMA, "句点": STOP}
_FORM = {
    "連体形": "attr",
    "終止形": "end",
    "連用形": "cont",
    "未然形": "irr",
    "仮定形": "cond",
    "命令形": "imp",
    "意志推量形": "vol",
}


class Token(msgspec.Struct, gc=False):
    """One morpheme: span in the text, surface, dictionary form, class, and inflected form ("attr", "end", "cont", …)."""

    start: int
    end: int
    surface: str
    lemma: str
    kind: int
    form: str


def _classify(pos: tuple[str, ...]) -> tuple[int, str]:
    """Sudachi's six part-of-speech fields → class and inflected form."""
    major, minor, third, *_ = pos
    form = _FORM.get(pos[5].split("-")[0], "")
    if major == "名詞":
        if minor == "固有名詞":
            return {"地名": PLACE, "人名": PERSON}.get(third, PROPER), form
        if minor == "数詞":
            return NUMBER, form
        return (SAHEN if third in ("サ変可能", "サ変形状詞可能") else NOUN), form
    if major == "助詞":
        return _PARTICLE.get(minor, PART), form
    if major == "補助記号":
        return _MARK.get(minor, SYMBOL), form
    return _MAJOR.get(major, SYMBOL), form


class Tokenizer:
    """SudachiPy behind a small face. Not thread-safe; use `tokenizer()` for one a thread."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}  # one string for each word, however often it stands in the text
        dictionary = sudachipy.Dictionary(dict="core")
        make: Any = getattr(dictionary, "tokenizer", None) or dictionary.create
        self._sudachi = make(sudachipy.SplitMode.C)
        self._classes: dict[int, tuple[int, str]] = {}

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The morphemes of text[start:end], with offsets into the whole text. Zero-width morphemes are dropped."""
        out: list[Token] = []
        for at, piece in _pieces(text, start, end):
            self._append(out, piece, at)
        return out

    def _append(self, out: list[Token], piece: str, at: int) -> None:
        classes, words = self._classes, self._words
        if len(words) > _CACHE:
            words.clear()
        for m in self._sudachi.tokenize(piece):
            begin = m.begin()
            surface = m.surface()
            if not surface:
                continue
            pos_id = m.part_of_speech_id()
            known = classes.get(pos_id)
            if known is None:
                known = classes[pos_id] = _classify(m.part_of_speech())
            begin += at
            kind = known[0]
            if kind in _MISTAKEN and out and out[-1].surface in "・＝" and _KATAKANA.fullmatch(surface):
                kind = PERSON  # パク・チョンチョン: no adverb
            surface = words.setdefault(surface, surface)
            lemma = m.dictionary_form()
            lemma = words.setdefault(lemma, lemma)
            end = begin + len(surface)
            if kind in _NAMES and len(surface) > 3 and (split := _NAMED_TITLE.fullmatch(surface)):
                middle = begin + split.end(1)  # トランプ大統領 is one word to the dictionary
                out.append(Token(begin, middle, split[1], split[1], PERSON, ""))
                begin, surface, lemma, kind = middle, split[2], split[2], NOUN
            out.append(Token(begin, end, surface, lemma, kind, known[1]))

    def reading(self, word: str) -> str:
        """The katakana reading Sudachi gives a word ("" when it gives none)."""
        return "".join(m.reading_form() for m in self._sudachi.tokenize(word[:100]))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Cut a stretch into pieces Sudachi accepts, at a full stop where one is near."""
    while start < end:
        stop = min(end, start + MAX_CHARS)
        if stop < end:
            cut = text.rfind("。", start, stop)
            stop = cut + 1 if cut > start else stop
        yield start, text[start:stop]
        start = stop


_local = threading.local()


def tokenizer() -> Tokenizer:
    """This thread's tokenizer, loaded on first use."""
    found: Tokenizer | None = getattr(_local, "tokenizer", None)
    if found is None:
        found = _local.tokenizer = Tokenizer()
    return found


@functools.lru_cache(maxsize=4096)
def reading(word: str) -> str:
    """The katakana reading of a word."""
    return tokenizer().reading(word)
