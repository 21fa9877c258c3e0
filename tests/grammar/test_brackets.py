"""The bracket tree: pairs, nesting, what never closes, what runs over lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.grammar.brackets import QUOTES, groups

OPENERS = "「『“〝｢（(【［[〈《〔"
CLOSERS = "」』”〟｣）)】］]〉》〕"
LONG = "あ" * 7000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("首相は述べた。", [], id="no brackets"),
        pytest.param("首相は「行く」と述べた。", [("「行く」", 0)], id="kagi"),
        pytest.param("「」", [("「」", 0)], id="nothing inside"),
        pytest.param("『白い橋』", [("『白い橋』", 0)], id="double kagi"),
        pytest.param("“行く”と", [("“行く”", 0)], id="curly"),
        pytest.param("〝行く〟と", [("〝行く〟", 0)], id="minute marks"),
        pytest.param("〝行く〞と", [("〝行く〞", 0)], id="minute marks, the other close"),
        pytest.param("｢行く｣と", [("｢行く｣", 0)], id="half-width"),
        pytest.param('"行く"と', [('"行く"', 0)], id="ascii"),
        pytest.param("＂行く＂と", [("＂行く＂", 0)], id="full-width ascii"),
        pytest.param("沢渡（さわたり）氏", [("（さわたり）", 0)], id="round"),
        pytest.param("沢渡(52)氏", [("(52)", 0)], id="ascii round"),
        pytest.param("【北京共同】外相は", [("【北京共同】", 0)], id="lenticular"),
        pytest.param("「『橋』を読んだ」と", [("「『橋』を読んだ」", 0), ("『橋』", 1)], id="nested"),
        pytest.param("「彼は「行く」と言う」", [("「彼は「行く」と言う」", 0), ("「行く」", 1)], id="same mark nested"),
        pytest.param("「Ａ」「Ｂ」", [("「Ａ」", 0), ("「Ｂ」", 0)], id="side by side"),
        pytest.param("（「行く」）", [("（「行く」）", 0), ("「行く」", 1)], id="quotation in a note"),
        pytest.param("「行く（注）」", [("「行く（注）」", 0), ("（注）", 1)], id="note in a quotation"),
        pytest.param("「a『b（c）d』e」", [("「a『b（c）d』e」", 0), ("『b（c）d』", 1), ("（c）", 2)], id="three deep"),
        pytest.param('"行く"と"来る"', [('"行く"', 0), ('"来る"', 0)], id="ascii marks pair off in turn"),
        pytest.param("「行く", [], id="never closed"),
        pytest.param("行く」", [], id="never opened"),
        pytest.param("」行く「", [], id="the wrong way round"),
        pytest.param('"行く', [], id="one ascii mark"),
        pytest.param("「行く』", [], id="another close"),
        pytest.param("「行く（理由は）", [("（理由は）", 0)], id="the inner one closes"),
        pytest.param("「行く（理由は」と", [("「行く（理由は」", 0)], id="the inner one does not"),
        pytest.param("（「行く）」", [("（「行く）", 0)], id="crossed: the first close wins"),
        pytest.param("1) 行く 2) 来る", [], id="list numbers"),
        pytest.param("「行く。\n来る」と", [("「行く。\n来る」", 0)], id="over a line end"),
        pytest.param("「行く。\n\n来る」と", [("「行く。\n\n来る」", 0)], id="over paragraphs"),
        pytest.param("（行く\n来る）", [], id="notes stay in their line"),
        pytest.param("【行く\n来る】", [], id="labels stay in their line"),
        pytest.param('"行く\n来る"', [], id="an ascii mark stays in its line"),
        pytest.param("「行く\n「来る」と", [("「来る」", 0)], id="a new paragraph opens its own"),
        pytest.param("「行く\n『来る』と」", [("「行く\n『来る』と」", 0), ("『来る』", 1)], id="another mark may nest over lines"),
        pytest.param(f"「{LONG}」", [(f"「{LONG}」", 0)], id="long, in one line"),
        pytest.param(f"「あ\n{LONG}\nい」", [], id="a speech has an end"),
    ],
)  # fmt: skip
def test_pairs(text: str, found: list[tuple[str, int]]) -> None:
    assert [(text[g.start : g.end], g.depth) for g in groups(text)] == found


@pytest.mark.parametrize(
    ("text", "quotes"),
    [(mark + "あ" + close, mark in QUOTES) for mark, close in zip(OPENERS, CLOSERS, strict=True)] + [('"あ"', True)],
)
def test_which_marks_quote(text: str, quotes: bool) -> None:
    (group,) = groups(text)
    assert group.is_quote is quotes


def test_depth_is_bounded() -> None:
    """A hundred opening marks are noise; the text behind them is read on."""
    found = groups("「" * 100 + "行く" + "」" * 100 + "と述べ「来る」と")
    assert max(g.depth for g in found) < 100
    assert found[-1].depth == 0


@given(st.text(alphabet=OPENERS + CLOSERS + '"＂あ。\n', max_size=60))
def test_groups_are_a_tree(text: str) -> None:
    """In order of their start, closed by the mark that belongs to the opening one, never crossing, depth = how many hold it."""
    found = groups(text)
    assert [g.start for g in found] == sorted({g.start for g in found})
    for group in found:
        assert text[group.start] in (group.mark, "＂")
        pair = dict(zip(OPENERS, CLOSERS, strict=True)) | {'"': '"＂', "〝": "〟〞"}
        assert text[group.end - 1] in pair[group.mark]
        around = [g for g in found if g.start < group.start < g.end]
        assert all(g.end >= group.end for g in around)
        assert group.depth == len(around)


@given(st.text(alphabet="「」『』あい。", max_size=30))
def test_quoting_anything_balanced_makes_one_group(text: str) -> None:
    inner = groups(text)
    matched = {i for g in inner for i in (g.start, g.end - 1)}
    if len(matched) == sum(text.count(mark) for mark in "「」『』"):
        whole = groups(f"“{text}”")
        assert (whole[0].start, whole[0].end) == (0, len(text) + 2)
        assert [(g.start - 1, g.depth - 1) for g in whole[1:]] == [(g.start, g.depth) for g in inner]
