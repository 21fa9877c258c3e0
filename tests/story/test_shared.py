"""The affair of the gold reports 01, 14 and 15: a page, its update and a paper; asserted one by one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import keii
from keii.story.account import Item, Story, account
from keii.story.changes import diff
from keii.story.gather import Gatherer
from keii.story.memory import Memory

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "dev"
DEV = SHARED if SHARED.is_dir() else Path(__file__).resolve().parents[1] / "gold"
NAMES = ("01-nhk-belarus-iran-shosai", "14-nhk-belarus-iran-update", "15-paper-belarus-iran", "02-paper-chile-bolivia")


def dossier(name: str) -> keii.Dossier:
    gold = tomllib.loads((DEV / f"{name}.toml").read_text(encoding="utf-8"))
    text = (DEV / f"{name}.txt").read_text(encoding="utf-8")
    return keii.read(text, published=gold["published"], outlet=gold.get("outlet"))


@pytest.fixture(scope="module")
def story() -> Story:
    memory = Memory()
    gatherer = Gatherer(memory)
    taken = [gatherer.add(dossier(name)) for name in NAMES]
    assert len({t.report.story for t in taken[:3]}) == 1
    assert taken[3].report.story != taken[0].report.story
    items = {j.item: [t for t, _ in memory.items[j.item]] for one in taken[:3] for j in one.items}
    return account(taken[0].report.story, [t.report for t in taken[:3]], items)


def only(story: Story, kind: str, word: str, type_: str = "") -> Item:
    found = [i for i in story.items if i.kind == kind and type_ in i.type and any(word in t.text for t in i.tellings)]
    assert len(found) == 1, [(i.type, i.text) for i in found]
    return found[0]


def test_the_talks_and_how_long_they_took(story: Story) -> None:
    talks = only(story, "event", "首脳会談")
    assert talks.voices == ["NHK", "東都新聞"]
    assert [(c.about, [s.value for s in c.sides]) for c in talks.conflicts] == [("duration", ["PT2H30M", "PT1H40M"])]


def test_the_papers_and_their_corrected_number(story: Story) -> None:
    papers = only(story, "event", "取り交わし")
    assert [t.quantities["文書"] for t in papers.tellings] == ["9", "11", "7"]
    assert [[s.value for s in c.sides] for c in papers.conflicts] == [["11", "7"]]


@pytest.mark.parametrize(
    ("words", "voices"),
    [
        ("純粋に防衛的なもの", ["NHK", "東都新聞"]),
        ("友好を妨げ", ["NHK", "東都新聞"]),
        ("根拠のない主張だ", ["NHK", "東都新聞"]),
        ("国際法違反だ", ["NHK", "東都新聞"]),
        ("情報収集と分析を続けている", ["NHK"]),
    ],
)
def test_the_same_words_in_both_outlets(story: Story, words: str, voices: list[str]) -> None:
    assert only(story, "statement", words).voices == voices


def test_the_treaty_and_the_one_before(story: Story) -> None:
    treaties = {i.tellings[0].detail: i.voices for i in story.items if i.kind == "agreement"}
    assert treaties["友好協力条約"] == ["NHK"]
    assert ["NHK", "東都新聞"] in treaties.values()


def test_what_came_true_and_what_was_taken_back(story: Story) -> None:
    assert only(story, "event", "視察").course.state == "withdrawn"
    assert only(story, "event", "出迎え").course.state == "came true"
    arrival = [
        i for i in story.items if i.kind == "event" and i.text.startswith("到着") and i.course.state == "came true"
    ]
    assert len(arrival) == 1


def test_the_drones_are_alleged_in_both(story: Story) -> None:
    drones = only(story, "transfer", "無人機", "arms")
    assert (drones.strongest, drones.voices) == ("alleged", ["NHK", "東都新聞"])


def test_the_update_of_the_page() -> None:
    changes = diff(dossier(NAMES[0]), dossier(NAMES[1]))
    found = {(d.field, d.before, d.after) for c in changes.changed for d in c.differences}
    assert {("number: 文書", "9", "11"), ("withdrawn", "no", "yes"), ("certainty", "expected", "asserted")} <= found
    assert any(t.kind == "event" and t.type == "SANCTION" for t in changes.added)
