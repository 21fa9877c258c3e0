"""How an item went, from report to report."""

from __future__ import annotations

import pytest
from made import placed, telling

from keii.story.course import course
from keii.story.telling import Telling

REPORTS = {
    "r1": placed("r1", "東洋放送", "2026-03-09"),
    "r2": placed("r2", "東洋放送", "2026-03-11"),
    "r3": placed("r3", "南洋新聞", "2026-03-11"),
}
AHEAD = telling(report="r1", certainty="expected", told="2026-03-09")


def later(report: str, **changed: object) -> Telling:
    return telling(report=report, told="2026-03-11", **changed)


CASES = [
    ("only expected, before its day", [AHEAD], "2026-03-10", "expected"),
    ("only expected, on the day after", [AHEAD], "2026-03-11", "open"),
    ("came true", [AHEAD, later("r2")], "2026-03-11", "came true"),
    ("came true elsewhere", [AHEAD, later("r3")], "2026-03-11", "came true"),
    ("told as happened from the first", [later("r2"), later("r3")], "2026-03-11", "told"),
    ("did not happen", [AHEAD, later("r2", negated=True)], "2026-03-11", "did not happen"),
    ("denied by somebody", [AHEAD, later("r2", negated=True, sources=("who1",))], "2026-03-11", "denied"),
    ("two outlets against each other", [AHEAD, later("r2", negated=True), later("r3")], "2026-03-11", "disputed"),
    ("an outlet that corrects itself", [telling(report="r1"), later("r2", negated=True)], "2026-03-11", "did not happen"),
    ("withdrawn", [AHEAD, later("r2", withdrawn=True, certainty="expected")], "2026-03-11", "withdrawn"),
    ("withdrawn here, told there", [AHEAD, later("r2", withdrawn=True), later("r3")], "2026-03-11", "came true"),
    ("alleged is neither", [later("r2", certainty="alleged")], "2026-03-20", "told"),
    ("put as past before its day", [telling(report="r1", told="2026-03-09")], "2026-03-09", "expected"),
    ("within the year", [telling(report="r1", certainty="desired", start="2026-01-01", end="2027-01-01")], "2026-12-31", "expected"),
    ("after the year", [telling(report="r1", certainty="desired", start="2026-01-01", end="2027-01-01")], "2027-01-01", "open"),
    ("no day known", [telling(report="r1", certainty="expected", start="", end="")], "2027-01-01", "expected"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "at", "state"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_where_it_stands(rows: list[Telling], at: str, state: str) -> None:
    assert course(rows, REPORTS, at).state == state


def test_the_steps_are_what_changed() -> None:
    steps = course([AHEAD, later("r2"), later("r3")], REPORTS, "2026-03-12").steps
    assert [(s.report, s.state) for s in steps] == [("r1", "expected"), ("r2", "happened")]


def test_a_statement_was_made_or_taken_back() -> None:
    said = telling(kind="statement", certainty="expected", text="港を開く")
    assert course([said], REPORTS, "2026-03-20").state == "told"
    back = telling(kind="statement", report="r2", withdrawn=True, text="港を開く")
    assert course([said, back], REPORTS, "2026-03-20").state == "withdrawn"
