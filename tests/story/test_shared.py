"""The affair of the gold reports 01, 14 and 15: a page, its update and a paper; asserted one by one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import keii
from keii.story.account import Item, Story, account
from keii.story.changes import Changes, diff
from keii.story.gather import Gatherer, Taken
from keii.story.memory import Memory

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "dev"
# The project's own gold holds the same reports.
DEV = SHARED if SHARED.is_dir() else Path(__file__).resolve().parents[1] / "gold"
NAMES = ("01-nhk-belarus-iran-shosai", "14-nhk-belarus-iran-update", "15-paper-belarus-iran", "02-paper-chile-bolivia")
BOTH = ["NHK", "東都新聞"]


def dossier(name: str) -> keii.Dossier:
    gold = tomllib.loads((DEV / f"{name}.toml").read_text(encoding="utf-8"))
    text = (DEV / f"{name}.txt").read_text(encoding="utf-8")
    return keii.read(text, published=gold["published"], outlet=gold.get("outlet"))


def gathered() -> tuple[Memory, list[Taken]]:
    memory = Memory()
    gatherer = Gatherer(memory)
    return memory, [gatherer.add(dossier(name)) for name in NAMES]


def told(at: str = "") -> Story:
    memory, taken = gathered()
    return account(taken[0].report.story, [t.report for t in taken[:3]], memory.all_items(), at)


@pytest.fixture(scope="module")
def story() -> Story:
    return told()


def only(story: Story, kind: str, word: str, type_: str = "") -> Item:
    found = [i for i in story.items if i.kind == kind and type_ in i.type and any(word in t.text for t in i.tellings)]
    assert len(found) == 1, [(i.type, i.text) for i in found]
    return found[0]


def test_the_three_are_one_affair_and_the_fourth_is_another() -> None:
    _, taken = gathered()
    assert len({t.report.story for t in taken[:3]}) == 1
    assert taken[3].report.story != taken[0].report.story


def test_the_people_are_one_in_all_three(story: Story) -> None:
    memory, taken = gathered()
    for name, surname in (("アンドレイ・カルピンスキー", "カルピンスキー"), ("ホセイン・ダルビーシュ", "ダルビーシュ")):
        found = {one.entities[a.id] for one, n in zip(taken[:3], NAMES, strict=False) for a in dossier(n).actors
                 if a.type == "person" and any(surname in x.replace("ヴィ", "ビ") for x in (a.name, *a.names))}  # fmt: skip
        assert {memory.entities[e].name for e in found} == {name}


def test_the_talks_and_how_long_they_took(story: Story) -> None:
    talks = only(story, "event", "首脳会談")
    assert talks.voices == BOTH
    assert (talks.first, talks.last) == ("2026-02-17", "2026-02-18")
    assert [(c.about, [s.value for s in c.sides]) for c in talks.conflicts] == [("duration", ["PT2H30M", "PT1H40M"])]
    assert talks.course.state == "came true"  # the page keeps what it told the day before


def test_the_papers_and_their_corrected_number(story: Story) -> None:
    papers = only(story, "event", "取り交わし")
    assert [t.quantities["文書"] for t in papers.tellings] == ["9", "11", "7"]
    assert [[s.value for s in c.sides] for c in papers.conflicts] == [["11", "7"]]


@pytest.mark.parametrize(
    ("words", "voices"),
    [
        ("純粋に防衛的なもの", BOTH),
        ("友好を妨げ", BOTH),
        ("肩を並べて立つ", BOTH),
        ("根拠のない主張だ", BOTH),
        ("国際法違反だ", BOTH),
        ("情報収集と分析を続けている", ["NHK"]),
        ("深く懸念している", ["NHK"]),
        ("代償を払わせる", ["NHK"]),
        ("名を取って実を捨てた", ["東都新聞"]),
    ],
)
def test_the_same_words_in_both_outlets(story: Story, words: str, voices: list[str]) -> None:
    assert only(story, "statement", words).voices == voices


@pytest.mark.parametrize(
    ("trigger", "type_", "voices"),
    [
        ("署名", "SUPPORT", BOTH),
        ("けん制", "THREATEN", BOTH),
        ("突っぱね", "REJECT", BOTH),
        ("違反だ", "ACCUSE", BOTH),
        ("指定し", "SANCTION", BOTH),
        ("会見", "CONSULT", BOTH),
        ("夕食会", "CONSULT", ["NHK"]),
    ],
)
def test_the_same_acts_in_both_outlets(story: Story, trigger: str, type_: str, voices: list[str]) -> None:
    """Told with other words: 否定 and 突っぱね, 反発 and 非難, 制裁の対象に加え and 制裁対象に指定し."""
    assert only(story, "event", trigger, type_).voices == voices


def test_the_treaty_and_the_one_before(story: Story) -> None:
    treaties = {i.tellings[-1].detail: i.voices for i in story.items if i.kind == "agreement"}
    assert treaties == {"友好協力条約": ["NHK"], "戦略的協力条約": BOTH}


def test_what_was_taken_back(story: Story) -> None:
    visit = only(story, "event", "視察")
    assert visit.course.state == "withdrawn"
    assert visit.strongest not in ("asserted", "reported")


@pytest.mark.parametrize(("trigger", "type_"), [("出迎え", "CONSULT"), ("首脳会談", "CONSULT"), ("署名", "SUPPORT")])
def test_what_came_true(story: Story, trigger: str, type_: str) -> None:
    assert only(story, "event", trigger, type_).course.state == "came true"


def test_the_arrival_came_true(story: Story) -> None:
    arrivals = [i for i in story.items if i.kind == "event" and i.text.startswith("到着") and len(i.tellings) > 1]
    assert [(i.weakest, i.strongest, i.course.state) for i in arrivals] == [("expected", "asserted", "came true")]


def test_what_is_still_to_come(story: Story) -> None:
    minsk = only(story, "event", "訪れ")
    assert (minsk.voices, minsk.course.state) == (BOTH, "expected")
    assert only(told(), "event", "帰国の途").course.state == "expected"
    assert only(told("2026-02-20"), "event", "帰国の途").course.state == "open"


def test_as_of_the_first_day_nothing_later_is_known() -> None:
    first = told("2026-02-17")
    assert [r.outlet for r in first.reports] == ["NHK"]
    assert only(first, "event", "視察").course.state == "expected"
    assert not [i for i in first.items if i.type == "SANCTION" and i.strongest == "asserted"]


def test_the_drones_are_alleged_in_both(story: Story) -> None:
    drones = only(story, "transfer", "無人機", "arms")
    assert (drones.strongest, drones.voices) == ("alleged", BOTH)


@pytest.fixture(scope="module")
def changes() -> Changes:
    return diff(dossier(NAMES[0]), dossier(NAMES[1]))


def test_the_update_of_the_page(changes: Changes) -> None:
    found = {(d.field, d.before, d.after) for c in changes.changed for d in c.differences}
    assert {("number: 文書", "9", "11"), ("withdrawn", "no", "yes"), ("certainty", "expected", "asserted")} <= found
    assert any(t.kind == "event" and t.type == "SANCTION" for t in changes.added)
    assert changes.factual


def test_what_the_update_left_alone_did_not_change(changes: Changes) -> None:
    touched = {t.text for t in (*changes.added, *changes.gone)} | {c.after.text for c in changes.changed}
    assert "高い関心を持って情報収集と分析を続けている" not in touched
    assert "条約は純粋に防衛的なもので、特定の国に向けられたものではない" not in touched
