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
UNKNOWN = 0xF0000000  # from here on Sudachi numbers words its dictionary does not have

# Classes of morphemes, as the grammar distinguishes them.
NOUN, PLACE, PERSON, PROPER, NUMBER, SAHEN, NA, VERB, ADJ, ADV, CONJ, ADNOM, PREFIX, SUFFIX = range(14)
CASE, TOPIC, LINK, PART, FINAL, AUX, OPEN, CLOSE, COMMA, STOP, SPACE, SYMBOL, PRONOUN = range(14, 27)

NOMINAL = frozenset({NOUN, PLACE, PERSON, PROPER, NUMBER, SAHEN, NA, PREFIX, SUFFIX, PRONOUN, SYMBOL})

_MISTAKEN = frozenset({ADV, ADJ, VERB, CONJ, ADNOM})
_KATAKANA = re.compile("[ァ-ヺー]+")
_NAMES = frozenset({PROPER, PERSON})
_TITLES = frozenset(
    "氏 さん 女史 夫人 大統領 首相 外相 国防相 大臣 長官 報道官 議員 大使 議長 主席 書記長 将軍 少将 中将 大将 大佐 特使 次官 局長 教授".split()
)
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


def class_of(morpheme: Any) -> int:
    """The class of one of Sudachi's morphemes."""
    return _classify(morpheme.part_of_speech())[0]


class Tokenizer:
    """SudachiPy behind a small face. Not thread-safe; use `tokenizer()` for one a thread."""

    def __init__(self) -> None:
        self._surfaces: dict[str, str] = {}  # one string for each word, however often it stands in the text
        self._known: dict[
            int, tuple[str, int, str]
        ] = {}  # lemma, kind and form by the dictionary's own number of the word
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

    def morphemes(self, text: str, start: int, end: int) -> Iterator[tuple[int, Any]]:
        """Sudachi's own morphemes of text[start:end], each with where it begins; they leave no gap."""
        for at, piece in _pieces(text, start, end):
            begin = at
            for m in self._sudachi.tokenize(piece):
                yield begin, m
                begin += len(m.surface())

    def _append(self, out: list[Token], piece: str, at: int) -> None:
        surfaces, known = self._surfaces, self._known
        if len(surfaces) > _CACHE or len(known) > _CACHE:
            surfaces.clear()
            known.clear()
        begin = at  # morphemes leave no gap between them
        for m in self._sudachi.tokenize(piece):
            surface = m.surface()
            if not surface:
                continue
            surface = surfaces.setdefault(surface, surface)
            number = m.word_id()
            lemma, kind, form = known.get(number) or self._look_up(number, m, surface)
            end = begin + len(surface)
            if (
                kind in _MISTAKEN
                and (len(surface) == 1 or (out and out[-1].surface in "・＝"))
                and _KATAKANA.fullmatch(surface)
            ):
                kind = PERSON  # パク・チョンチョン: no adverb; ク長官: no verb
            elif kind in _NAMES and len(surface) > 3 and (split := _NAMED_TITLE.fullmatch(surface)):
                middle = begin + split.end(1)  # トランプ大統領 is one word to the dictionary
                out.append(Token(begin, middle, split[1], split[1], PERSON, ""))
                begin, surface, lemma, kind = middle, split[2], split[2], NOUN
            elif (
                (surface in _TITLES or surface == "・")
                and out
                and out[-1].kind in _MISTAKEN
                and _KATAKANA.fullmatch(out[-1].surface)
            ):
                out[-1].kind = PERSON  # ズイ|氏, バンバン|・
            out.append(Token(begin, end, surface, lemma, kind, form))
            begin = end

    def _look_up(self, number: int, morpheme: Any, surface: str) -> tuple[str, int, str]:
        """Lemma, kind and form of a morpheme; kept for words of the dictionary, an unknown word's number says nothing of it."""
        pos = morpheme.part_of_speech_id()
        classes = self._classes.get(pos)
        if classes is None:
            classes = self._classes[pos] = _classify(morpheme.part_of_speech())
        lemma = morpheme.dictionary_form()
        found = surface if lemma == surface else self._surfaces.setdefault(lemma, lemma), *classes
        if number < UNKNOWN:
            self._known[number] = found
        return found

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
