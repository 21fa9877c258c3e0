"""Whose voice a report is: agencies by their dateline, copies by their sentences in whatever order they come, agencies named as the source."""

from __future__ import annotations

import itertools

import pytest
from affair import AGENCY, COPY

import keii
from keii.story.account import account
from keii.story.agencies import agency, house
from keii.story.gather import Gatherer
from keii.story.memory import Memory

BODY = "トーゴのアメガ大統領は10日、ガーナのオフォリ大統領と会談した。"
CASES = [
    (f"【アクラ共同】{BODY}", "共同"),
    (f"[アクラ　10日　ロイター] - {BODY}", "ロイター"),
    (f"【アクラ時事】{BODY}", "時事"),
    (f"【ソウル聯合ニュース】{BODY}", "聯合ニュース"),
    (f"トーゴとガーナが会談\n\n{BODY}（共同）", "共同"),
    (f"【アクラ＝三池冬子】{BODY}", ""),
    (f"共同記者会見が開かれた。{BODY}", ""),
    ("ロイターによると、" + BODY, ""),
]


@pytest.mark.parametrize(("text", "voice"), CASES)
def test_the_dateline(text: str, voice: str) -> None:
    assert agency(keii.read(text, published="2026-03-11", outlet="南洋新聞")) == voice


@pytest.mark.parametrize(
    ("name", "one"),
    [("共同通信", "共同"), ("ＡＰ通信", "AP"), ("南洋新聞", "南洋新聞"), ("朝鮮中央通信", "朝鮮中央通信")],
)
def test_an_agency_has_one_name(name: str, one: str) -> None:
    assert house(name) == one


ANOTHER = COPY.replace("トーゴとガーナ、協定に署名", "沿岸警備で協定").replace("12日", "11日", 1)
WIRES = {
    "agency": (AGENCY, "2026-03-11", "共同"),
    "copy": (COPY, "2026-03-12", "湖北日報"),
    "other": (ANOTHER, "2026-03-11", "三陸新報"),
}


@pytest.mark.parametrize("order", list(itertools.permutations(WIRES)))
def test_copies_are_the_agencys_in_whatever_order_they_come(order: tuple[str, ...]) -> None:
    memory = Memory()
    gatherer = Gatherer(memory)
    for name in order:
        text, day, outlet = WIRES[name]
        gatherer.add(keii.read(text, published=day, outlet=outlet))
    assert {r.voice for r in memory.reports.values()} == {"共同"}


def test_of_a_copy_without_an_agency_the_voice_is_the_first() -> None:
    for days in (("2026-03-11", "2026-03-12"), ("2026-03-12", "2026-03-11")):
        memory = Memory()
        for outlet, day in zip(("湖北日報", "三陸新報"), days, strict=True):
            Gatherer(memory).add(keii.read(COPY + outlet, published=day, outlet=outlet))
        first = "湖北日報" if days[0] < days[1] else "三陸新報"
        assert {r.voice for r in memory.reports.values()} == {first}


def test_one_sentence_in_common_makes_no_copy() -> None:
    memory = Memory()
    communique = "両首脳は、海上での共同の取り締まりを年に4回行うことで一致したと発表された。"
    for n, rest in enumerate(
        (
            "会談は2時間に及び、両首脳は港の整備についても意見を交わしたとみられる。",
            "野党は協定の内容が国会に示されていないとして強く反発している。",
        )
    ):
        Gatherer(memory).add(keii.read(communique + rest, published="2026-03-11", outlet=f"新聞{n}"))
    assert len({r.voice for r in memory.reports.values()}) == 2


def test_what_two_have_from_one_agency_is_told_by_one() -> None:
    memory = Memory()
    text = "国営トーゴ通信によると、トーゴのアメガ大統領は10日、アクラでガーナのオフォリ大統領と会談した。"
    taken = [
        Gatherer(memory).add(keii.read(text + more, published="2026-03-11", outlet=outlet), story="affair")
        for outlet, more in (("東洋放送", "会談の中身は明らかでない。"), ("南洋新聞", "会談は非公開だった。"))
    ]
    story = account("affair", [t.report for t in taken], memory.all_items())
    talks = next(i for i in story.items if i.kind == "event")
    assert len(talks.tellings) == 2
    assert talks.voices == ["トーゴ通信"]
