"""Sentences: where one ends, and where a full stop ends nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.grammar.brackets import groups
from keii.grammar.sentences import Sentence, sentences


def cut(text: str) -> list[Sentence]:
    """The sentences of a text all of whose lines are prose."""
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append((at, at + len(line)))
        at += len(line) + 1
    return sentences(text, starts, groups(text))


@pytest.mark.parametrize(
    "found",
    [
        pytest.param([], id="empty"),
        pytest.param(["外相は来た。"], id="one"),
        pytest.param(["外相は来た。", "首相は去った。"], id="two"),
        pytest.param(["外相は来た。", "首相は去った"], id="the last without a stop"),
        pytest.param(["外相は来たか？", "来た。"], id="question mark"),
        pytest.param(["来たか!?", "来た。"], id="marks in a row"),
        pytest.param(["「行く。来る。」と外相は述べた。", "以上。"], id="stops in a quotation"),
        pytest.param(["「行く」。", "外相はこう述べた。"], id="a quotation and its stop"),
        pytest.param(["「行く。」", "外相はこう述べた。"], id="a quotation that ends with a stop"),
        pytest.param(["「行くのか？」と外相は述べた。"], id="a quotation that ends with a question mark and goes on"),
        pytest.param(["「行く。」、外相は述べた。"], id="goes on with a comma"),
        pytest.param(["「行く。」など厳しい声が出た。"], id="goes on with など"),
        pytest.param(["「行く。」（外務省幹部）との声も出た。"], id="goes on with a note"),
        pytest.param(["（沢渡氏は出席した。）", "首相は去った。"], id="a note of its own"),
        pytest.param(["首相は去った（外相は残った。議長も残った）。", "以上。"], id="stops in a note"),
        pytest.param(["外相は「橋」を渡った。", "以上。"], id="a quoted word"),
        pytest.param(["会談は3.5時間だった。", "以上。"], id="a decimal point"),
        pytest.param(["外相は「まず『行く。』と言え」と述べた。"], id="nested"),
        pytest.param(["外相は来た。", "「行く」と述べた。", "「来る。」とも述べた。"], id="three"),
    ],
)
def test_sentences_of_a_line(found: list[str]) -> None:
    text = "".join(found)
    assert [text[s.start : s.end] for s in cut(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("一\n二", [("一", 0), ("二", 1)], id="a line end ends a sentence"),
        pytest.param("一。\n\n二。", [("一。", 0), ("二。", 2)], id="blank line"),
        pytest.param("　一。　二。", [("一。", 0), ("二。", 0)], id="blanks around are left out"),
        pytest.param("「一。\n二」と述べた。三。", [("「一。\n二」と述べた。", 0), ("三。", 0)], id="a quotation over lines"),
        pytest.param("「一。\n二。」\n三。", [("「一。\n二。」", 0), ("三。", 2)], id="a quotation that is its lines"),
        pytest.param("「一\n二」\n「三\n四」", [("「一\n二」", 0), ("「三\n四」", 2)], id="one after the other"),
        pytest.param("「一\n二。\n三", [("「一", 0), ("二。", 1), ("三", 2)], id="a quotation that never closes"),
        pytest.param("\n\n", [], id="nothing but newlines"),
        pytest.param(" \n　\t", [], id="nothing but blanks"),
    ],
)  # fmt: skip
def test_sentences_over_lines(text: str, found: list[tuple[str, int]]) -> None:
    assert [(text[s.start : s.end], s.line) for s in cut(text)] == found


def test_prose_begins_behind_the_dateline() -> None:
    text = "【北京共同】外相は来た。"
    found = sentences(text, [(6, len(text))], groups(text))
    assert [text[s.start : s.end] for s in found] == ["外相は来た。"]


@given(st.text(alphabet="あと。？「」『』（）、 　\n", max_size=80))
def test_nothing_is_lost(text: str) -> None:
    """Sentences are in order, apart from each other, and what lies between them is blank."""
    at = 0
    for sentence in cut(text):
        assert text[at : sentence.start].strip() == ""
        assert sentence.start < sentence.end
        assert text[sentence.start].strip()
        assert text[sentence.end - 1].strip()
        at = sentence.end
    assert text[at:].strip() == ""


@given(st.text(alphabet="あいとは、。", max_size=40), st.text(alphabet="あいとは、。", max_size=40))
def test_a_quotation_never_ends_its_sentence(before: str, quoted: str) -> None:
    text = f"{before}首相は「{quoted}」と述べた。"
    last = cut(text)[-1]
    assert text[last.start : last.end].endswith(f"首相は「{quoted}」と述べた。")
