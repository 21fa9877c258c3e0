"""Content words in normalised form, with where they stand."""

from __future__ import annotations

import pytest

from keii.grammar.sentences import text_sentences
from keii.grammar.words import content_words, letters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("制裁を行なった。", "制裁 行う"),
        ("ＮＡＴＯの会合", "nato 会合"),
        ("支持することである", "支持"),
        ("「無条件の支持だ」と述べた", "無条件 支持 述べる"),
        ("により", ""),
        ("のことだ。", ""),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert " ".join(word.normal for word in content_words(text)) == words


def test_words_know_where_they_stand_and_how_they_are_written() -> None:
    text = "外相は𠮷田氏と対話を行なった。"
    for word in content_words(text):
        assert text[word.start : word.end]
    last = content_words(text)[-1]
    assert (text[last.start : last.end], last.spelling, last.normal) == ("行なっ", "行なう", "行う")
    at = text.index("対話")
    assert content_words(text, at) == [word for word in content_words(text) if word.start >= at]


def test_a_long_text_is_cut_where_sudachi_would_refuse_it() -> None:
    text = "外相は対話を求めた。" * 3000
    words = content_words(text)
    assert len(words) == 3 * 3000
    assert text[words[-1].start : words[-1].end] == "求め"


@pytest.mark.parametrize(
    ("word", "plain"), [("ＡＢＣ", "abc"), ("U.S.", "us"), ("「」", ""), ("ﾌﾟｰﾁﾝ", "プーチン"), ("々", "々")]
)
def test_letters(word: str, plain: str) -> None:
    assert letters(word) == plain


def test_sentences_of_a_text_hold_headings_and_datelines() -> None:
    text = "見出し\n【北京共同】外相は「行く。来る。」と述べた。次だ。\n"
    assert [text[a:b] for a, b in text_sentences(text)] == [
        "見出し",
        "【北京共同】外相は「行く。来る。」と述べた。",
        "次だ。",
    ]
