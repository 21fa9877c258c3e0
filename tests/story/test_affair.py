"""The account of an affair of our own, asserted item by item."""

from __future__ import annotations

import pytest
from affair import dossiers, gathered, told

from keii.story.account import Item, Story


@pytest.fixture(scope="module")
def story() -> Story:
    memory, taken = gathered("page", "update", "paper", "agency", "copy", "elsewhere")
    return told(memory, taken)


def only(story: Story, kind: str, *words: str) -> Item:
    found = [i for i in story.items if i.kind == kind and any(all(w in t.text for w in words) for t in i.tellings)]
    assert len(found) == 1, [i.text for i in found]
    return found[0]


def test_an_affair_is_gathered_and_another_is_not() -> None:
    _, taken = gathered("page", "update", "paper", "agency", "copy", "elsewhere")
    homes = {name: one.report.story for name, one in taken.items()}
    assert len({homes[n] for n in ("page", "update", "paper", "agency", "copy")}) == 1
    assert homes["elsewhere"] != homes["page"]
    assert "agreement:沿岸警備協定" in taken["paper"].report.reason


def test_a_copy_and_an_update_are_no_voices_of_their_own(story: Story) -> None:
    assert {r.outlet: r.voice for r in story.reports} == {
        "東洋放送": "東洋放送", "南洋新聞": "南洋新聞", "共同": "共同", "湖北日報": "共同",
    }  # fmt: skip
    assert only(story, "statement", "深く懸念").voices == ["東洋放送", "南洋新聞", "共同"]


def test_the_same_words_are_one_statement(story: Story) -> None:
    quote = only(story, "statement", "海は二つに割れない")
    assert {t.report for t in quote.tellings} == {dossiers()[n].report.id for n in ("page", "update", "paper")}
    assert (quote.first, quote.last) == ("2026-03-10", "2026-03-11")


def test_the_same_meeting_is_one_event_with_its_conflict(story: Story) -> None:
    meeting = only(story, "event", "会談")
    assert len(meeting.tellings) == 5
    assert [(c.about, {s.value for s in c.sides}) for c in meeting.conflicts] == [("duration", {"PT2H", "PT1H20M"})]


def test_a_corrected_figure_is_no_conflict_of_the_outlet_with_itself(story: Story) -> None:
    papers = only(story, "event", "取り交わし")
    assert sorted(t.quantities["文書"] for t in papers.tellings) == ["4", "5", "6"]
    assert [(c.about, {s.value for s in c.sides}) for c in papers.conflicts] == [("文書", {"6", "4"})]


def test_what_was_taken_back(story: Story) -> None:
    visit = only(story, "event", "視察")
    assert visit.course.state == "withdrawn"
    assert [s.state for s in visit.course.steps] == ["expected", "withdrawn"]
    assert visit.strongest not in ("asserted", "reported")


def test_what_was_expected_came_true(story: Story) -> None:
    home = only(story, "event", "帰国の途につ")
    assert home.course.state == "came true"
    assert (home.weakest, home.strongest) == ("expected", "asserted")


def test_what_was_expected_is_open_after_its_day() -> None:
    memory, taken = gathered("page")
    assert only(told(memory, taken, "2026-03-11"), "event", "帰国の途につ").course.state == "expected"
    assert only(told(memory, taken, "2026-03-20"), "event", "帰国の途につ").course.state == "open"


def test_the_agreement_is_one(story: Story) -> None:
    agreements = [i for i in story.items if i.kind == "agreement"]
    assert len(agreements) == 1
    assert len(agreements[0].tellings) == 5


def test_people_are_one_across_reports() -> None:
    memory, taken = gathered("page", "update", "paper", "agency", "copy")
    presidents = {
        one.entities[a.id]
        for name, one in taken.items()
        for a in dossiers()[name].actors
        if a.type == "person" and "アメガ" in "".join(a.names)
    }
    assert len(presidents) == 1
    assert memory.entities[presidents.pop()].name == "コフィ・アメガ"


def test_the_order_of_reports_does_not_matter_for_what_is_joined() -> None:
    def partition(*names: str) -> set[frozenset[tuple[str, str]]]:
        memory, _ = gathered(*names)
        return {frozenset((t.report, t.record) for t, _ in rows) for rows in memory.items.values()}

    assert partition("page", "paper", "agency") == partition("agency", "page", "paper")
