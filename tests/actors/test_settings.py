"""Whose ministry it is, and of what country somebody without a state is. Office holders are invented."""

from __future__ import annotations

import pytest

import keii
from keii.records import Actor


def named(text: str, name: str) -> list[Actor]:
    return [
        a
        for a in keii.read(text, published="2026-03-12").actors
        if a.type != "state" and any(name in n for n in a.names)
    ]


@pytest.mark.parametrize(
    ("text", "body", "country"),
    [
        ("ポルトガルは反発した。外務省は12日、大使を呼び出したと発表した。", "外務省", "PRT"),
        ("ラバトでは12日、数百人が集まった。警察は催涙ガスを使ったと発表した。", "警察", "MAR"),
        # the ministry named before, as long as its state is the subject or nobody else has been
        ("ポルトガル外務省は抗議した。外務省は大使を呼び出したと発表した。", "外務省", "PRT"),
        ("ポルトガル外務省は抗議した。\n\n外務省は12日も声明を出したと発表した。", "外務省", "PRT"),
        # 外交部 is China's, Korea's or Taiwan's
        ("中国は抗議した。アメリカは拒んだ。外交部は12日、声明を発表した。", "外交部", "CHN"),
    ],
)
def test_bodies_without_a_state(text: str, body: str, country: str) -> None:
    (actor,) = named(text, body)
    assert actor.country == country


def test_another_subject_has_another_ministry() -> None:
    text = "モロッコ外務省は抗議したと発表した。\n\nポルトガルは撤回を求めた。外務省は検討していると発表した。"
    assert sorted(a.country for a in named(text, "外務省")) == ["MAR", "PRT"]


@pytest.mark.parametrize(
    "text",
    [
        # another paragraph's subject says nothing; America has no 外務省
        "ポルトガルは反発した。\n\n議会は12日、声明を出したと発表した。",
        "アメリカは反発した。外務省は12日、声明を出したと発表した。",
    ],
)
def test_a_body_of_nobody_knows_what_state(text: str) -> None:
    assert {a.country for a in named(text, "省") + named(text, "議会")} <= {""}


def test_who_tells_the_story_lends_no_country() -> None:
    text = "ポルトガルは抗議した。漁師のアナ・ピントさん（34）はBBCの取材に答えた。BBCは会見を伝えた。ルイス・ピレス氏は述べた。"
    assert "GBR" not in {a.country for a in named(text, "ピント") + named(text, "ピレス")}


def test_the_goal_of_a_visit_lends_no_country() -> None:
    text = "ポルトガルの議員団はモロッコを訪問した。\n\n団員のルイス・ピレス氏は述べた。"
    assert {a.country for a in named(text, "ピレス")} <= {"PRT", ""}


def test_the_government_of_the_sentence() -> None:
    (state,) = keii.read("ポルトガルでは、政府が港を閉じた。", published="2026-03-12").actors
    assert state.type == "state"
    assert "政府" in state.names


def test_the_government_of_another_sentence_is_left_alone() -> None:
    """At home 政府 is Japan's, whoever was the subject before."""
    actors = keii.read("ポルトガルは反発した。政府は12日、大使を呼び出した。", published="2026-03-12").actors
    assert all("政府" not in a.names for a in actors if a.type == "state")
