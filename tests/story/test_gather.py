"""Gathering: decisions can be taken back, the order of reports does not matter where nothing is ambiguous, and the n-th report costs as the first."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from affair import dossiers, gathered
from hypothesis import given, settings
from hypothesis import strategies as st

import keii
from keii.story.account import account
from keii.story.gather import Gatherer
from keii.story.index import Decision
from keii.story.matching import Verdict, same
from keii.story.memory import Memory, name
from keii.story.telling import Telling

AFFAIR = ("page", "update", "paper", "agency", "copy", "elsewhere")


def partition(memory: Memory) -> set[frozenset[str]]:
    return {frozenset(name(t) for t in rows) for rows in memory.all_items().values()}


def homes(memory: Memory) -> set[frozenset[str]]:
    stories = {r.story for r in memory.reports.values()}
    return {frozenset(i for i, r in memory.reports.items() if r.story == s) for s in stories}


@settings(deadline=None, max_examples=25)
@given(st.permutations(AFFAIR))
def test_stories_and_voices_do_not_depend_on_the_order(order: list[str]) -> None:
    memory, _ = gathered(*order)
    usual, _ = gathered(*AFFAIR)
    assert homes(memory) == homes(usual)
    assert {i: r.voice for i, r in memory.reports.items()} == {i: r.voice for i, r in usual.reports.items()}


def together(memory: Memory, words: str) -> set[frozenset[str]]:
    """The tellings with these words that are of one item, where there are several."""
    groups = (frozenset(name(t) for t in rows if words in t.text) for rows in memory.all_items().values())
    return {group for group in groups if len(group) > 1}


# What the affair's reports plainly tell in common: every order joins them.
PLAIN = ("海は二つに割れない", "深く懸念している", "会談", "取り交わし", "帰国の途につ", "視察")


@settings(deadline=None, max_examples=25)
@given(st.permutations(AFFAIR))
def test_what_is_plainly_one_is_joined_in_every_order(order: list[str]) -> None:
    memory, _ = gathered(*order)
    usual, _ = gathered(*AFFAIR)
    for words in PLAIN:
        assert together(memory, words) == together(usual, words), words


@settings(deadline=None, max_examples=30)
@given(st.data())
def test_merged_and_split_is_as_before(data: st.DataObject) -> None:
    memory, _ = gathered("page", "paper", "agency")
    before = partition(memory)
    pairs = []
    for _ in range(data.draw(st.integers(1, 4))):
        one, other = data.draw(
            st.sampled_from([(a, b) for a in memory.all_items() for b in memory.all_items() if a != b])
        )
        memory.decide(Decision("merge", one, other, "the same, as I read it", "editor"))
        pairs.append((one, other))
    assert len(partition(memory)) == len(before) - len(pairs)
    for one, other in reversed(pairs):
        memory.decide(Decision("split", one, other, "not the same after all", "editor"))
    assert partition(memory) == before
    assert [d.kind for d in memory.decisions if d.by == "editor"] == ["merge"] * len(pairs) + ["split"] * len(pairs)


def test_a_merged_item_takes_what_either_would() -> None:
    memory = Memory()
    gatherer = Gatherer(memory)
    texts = (
        "トーゴのアメガ大統領は「海は二つに割れない」と述べた。",
        "トーゴのアメガ大統領は「船は一つの旗の下で走る」と述べた。",
    )
    one, other = (
        gatherer.add(keii.read(t, published="2026-03-10", outlet="東洋放送"), story="a").items[0].item for t in texts
    )
    memory.decide(Decision("merge", one, other, "two halves of one speech", "editor"))
    again = gatherer.add(
        keii.read(texts[1].replace("述べた", "訴えた"), published="2026-03-10", outlet="南洋新聞"), story="a"
    )
    assert again.items[0].item == one
    assert len(memory.all_items()[one]) == 3


@pytest.mark.parametrize(
    "decision",
    [
        Decision("merge", "item1", "item1", "", "editor"),
        Decision("merge", "item1", "item999", "", "editor"),
        Decision("split", "item1", "item2", "", "editor"),
        Decision("guess", "item1", "item2", "", "editor"),
    ],
)
def test_what_cannot_be_decided_is_refused(decision: Decision) -> None:
    memory, _ = gathered("page")
    before = partition(memory)
    with pytest.raises(ValueError, match=r"item|decision"):
        memory.decide(decision)
    assert partition(memory) == before


def test_every_joining_has_its_reason() -> None:
    memory, _ = gathered("page", "update", "paper")
    joins = [d for d in memory.decisions if d.kind == "join"]
    assert joins
    assert all(d.reason and d.by == "keii" and "/" in d.other for d in joins)


class Counting(Memory):
    """Counts what a report makes the index look up."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def find(self, space: str, keys: Iterable[str], most: int) -> dict[str, list[str]]:
        found = super().find(space, keys, most)
        self.seen += len(found) + sum(map(len, found.values()))
        return found

    def item(self, id_: str) -> list[Telling]:
        rows = super().item(id_)
        self.seen += len(rows)
        return rows


REPORT = (
    "{a}の{p}外相は{d}日、{b}の{q}外相と会談し、漁業の協定をめぐって協議した。{p}氏は「{n}番目の網を海に入れる用意がある」と述べた。"
    "関係者によると、両国は船{n}隻を相互に受け入れる方針だ。{b}外務省の報道官は「協定は{n}年続く」と語った。"
)


def test_the_nth_report_costs_as_the_first() -> None:
    states = ("トーゴ", "ガーナ", "ケニア", "チリ", "ペルー")
    memory = Counting()
    gatherer = Gatherer(memory)
    cost = []
    for n in range(360):
        a, b = states[n % 5], states[(n // 5 + n + 1) % 5] if (n // 5 + 1) % 5 else states[(n + 2) % 5]
        text = REPORT.format(a=a, b=b, p="アメガ", q="コジョ", d=1 + n // 30, n=n)
        dossier = keii.read(text, published=f"2026-03-{2 + n // 30:02}", outlet=f"新聞{n % 7}")
        before = memory.seen
        gatherer.add(dossier)
        cost.append(memory.seen - before)
    early, late = sum(cost[120:180]) / 60, sum(cost[-60:]) / 60
    assert late <= 1.3 * early, (early, late)


def test_a_report_of_many_statements_is_gathered_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(a: Telling, b: Telling) -> Verdict:
        nonlocal compared
        compared += 1
        return same(a, b)

    monkeypatch.setattr("keii.story.gather.same", counted)
    line = "トーゴのアメガ外相は「網は{n}番目まで海に入れる」と述べた。\n"
    costs = []
    for size in (50, 200):
        dossier = keii.read("".join(line.format(n=n) for n in range(size)), published="2026-03-10", outlet=str(size))
        compared = 0
        Gatherer(Memory()).add(dossier, story=str(size))
        costs.append(compared)
    assert costs[0] > 0
    assert costs[1] <= 5 * costs[0]


def test_reports_without_anything_are_taken_too() -> None:
    memory = Memory()
    gatherer = Gatherer(memory)
    for text in ("", "。", "雨だ。"):
        taken = gatherer.add(keii.read(text))
        assert taken.items == []
    assert len({r.story for r in memory.reports.values()}) == len(memory.reports)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2026-03-11T05:40+09:00", None])
def test_on_any_day(published: str | None) -> None:
    memory = Memory()
    gatherer = Gatherer(memory)
    text = "トーゴのアメガ大統領は前日、ガーナを訪問した。来年2月にはガーナのオフォリ大統領がトーゴを訪問する予定だ。アメガ氏は「海は二つに割れない」と述べた。"
    for outlet, day in (("東洋放送", published), ("南洋新聞", "2026-03-11")):
        gatherer.add(keii.read(text, published=day, outlet=outlet))
    for story in {r.story for r in memory.reports.values()}:
        assert account(story, memory.reports.values(), memory.all_items()).items


def test_the_same_dossiers_give_the_same_account() -> None:
    one, _ = gathered(*AFFAIR)
    two, _ = gathered(*AFFAIR)
    assert one.all_items() == two.all_items()
    assert set(dossiers()) == set(AFFAIR)
