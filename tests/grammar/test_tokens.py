"""Morphemes: classes, offsets, long lines, and characters the tokenizer does not like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.grammar import tokens as tk
from keii.grammar.tokens import MAX_CHARS, Token, reading, tokenizer


def read(text: str) -> list[Token]:
    return tokenizer().tokens(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "analysis"),
    [
        pytest.param(
            "ポルトガルの外相は強調した。",
            [("ポルトガル", tk.PLACE), ("の", tk.CASE), ("外相", tk.NOUN), ("は", tk.TOPIC), ("強調", tk.SAHEN), ("し", tk.VERB), ("た", tk.AUX), ("。", tk.STOP)],
            id="sentence",
        ),
        pytest.param("「行く」", [("「", tk.OPEN), ("行く", tk.VERB), ("」", tk.CLOSE)], id="marks"),
        pytest.param("また、しかし", [("また", tk.CONJ), ("、", tk.COMMA), ("しかし", tk.CONJ)], id="connectives"),
        pytest.param("この 12", [("この", tk.ADNOM), (" ", tk.SPACE), ("12", tk.NUMBER)], id="number and space"),
        pytest.param("厳しく", [("厳しく", tk.ADJ)], id="adjective"),
        pytest.param("これは", [("これ", tk.PRONOUN), ("は", tk.TOPIC)], id="pronoun"),
        pytest.param("パク・チョンチョン", [("パク", tk.PERSON), ("・", tk.SYMBOL), ("チョンチョン", tk.PERSON)], id="a name the dictionary takes for an adverb"),
    ],
)  # fmt: skip
def test_classes(text: str, analysis: list[tuple[str, int]]) -> None:
    assert [(t.surface, t.kind) for t in read(text)] == analysis


@pytest.mark.parametrize(
    ("text", "last", "lemma", "form"),
    [
        ("強調し", "し", "する", "cont"),
        ("述べる", "述べる", "述べる", "end"),
        ("述べれば", "述べれ", "述べる", "cond"),
        ("述べよう", "述べよう", "述べる", "vol"),
        ("厳しい", "厳しい", "厳しい", "end"),
    ],
)
def test_dictionary_forms(text: str, last: str, lemma: str, form: str) -> None:
    token = next(t for t in read(text) if t.surface == last)
    assert (token.lemma, token.form) == (lemma, form)


def tiles(text: str) -> None:
    """Tokens lie in order, without overlap, each where its surface stands; what is between them is nothing to read."""
    at = 0
    for token in read(text):
        assert token.start >= at
        assert token.end > token.start
        assert text[token.start : token.end] == token.surface
        at = token.end
    assert at <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("外相\0は", id="nul"),
        pytest.param("は\u3099か\u309a", id="combining marks"),
        pytest.param("㌢㍿㋿ﾊﾟ", id="compatibility characters"),
        pytest.param("\u202e外相\u200f", id="right to left marks"),
        pytest.param("外\u200d相\ufeff", id="zero width"),
        pytest.param("𠮟る👨‍👩‍👧", id="outside of the plane"),
        pytest.param("外相は来た。" * 3000, id="a long line"),
        pytest.param("亜" * 20_001, id="a long line without a stop"),
        pytest.param("😀" * 20_001, id="four bytes a character"),
        pytest.param("「" * 20_001, id="nothing but brackets"),
    ],
)
def test_offsets(text: str) -> None:
    tiles(text)


@given(st.text(max_size=200))
def test_offsets_of_any_text(text: str) -> None:
    tiles(text)


@given(st.text(alphabet=st.characters(categories=["Cc", "Cf", "Co", "Mn"]), max_size=40))
def test_offsets_of_characters_nobody_writes(text: str) -> None:
    tiles(text)


def test_long_text_is_cut_at_full_stops() -> None:
    """The cut of a long text changes no word: every sentence reads as it would by itself."""
    sentence = "沢渡外務大臣は会見で強調した。"
    one = [t.surface for t in read(sentence)]
    many = [t.surface for t in read(sentence * (2 * MAX_CHARS // len(sentence)))]
    assert many == one * (2 * MAX_CHARS // len(sentence))


def test_a_stretch_keeps_the_offsets_of_the_text() -> None:
    text = "外相は来た。首相は去った。"
    assert [t.start for t in tokenizer().tokens(text, 6, len(text))][:3] == [6, 8, 9]


@pytest.mark.parametrize(("word", "kana"), [("高取", "タカトリ"), ("鷹取", "タカトリ"), ("", "")])
def test_reading(word: str, kana: str) -> None:
    assert reading(word) == kana
