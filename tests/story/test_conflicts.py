"""What voices disagree on, and what is no disagreement."""

from __future__ import annotations

import pytest
from made import placed, telling

from keii.story.conflicts import conflicts
from keii.story.telling import Telling

REPORTS = {
    "r1": placed("r1", "東洋放送", "2026-03-10"),
    "r2": placed("r2", "東洋放送", "2026-03-11"),
    "r3": placed("r3", "南洋新聞", "2026-03-11"),
}


def one(**changed: object) -> Telling:
    return telling(report="r1", **changed)


def other(**changed: object) -> Telling:
    return telling(report="r3", record="e9", **changed)


def said(report: str, text: str, **changed: object) -> Telling:
    return telling(kind="statement", report=report, type="direct", text=text, **changed)


SPOKE = {"people": frozenset({"who1", "who7"})}
CASES = [
    ("durations", [one(quantities={"duration": "PT2H"}), other(quantities={"duration": "PT2H30M"})], [("duration", {"PT2H", "PT2H30M"})]),
    ("numbers", [one(quantities={"文書": "9"}), other(quantities={"文書": "7"})], [("文書", {"9", "7"})]),
    ("other things counted", [one(quantities={"文書": "9"}), other(quantities={"社": "7"})], []),
    ("hours", [one(start="2026-03-10T10:00", end="2026-03-10T10:01"), other(start="2026-03-10T11:00", end="2026-03-10T11:01")],
     [("time", {"2026-03-10T10:00", "2026-03-10T11:00"})]),
    ("an hour of the morning", [one(start="2026-03-10T00:00", end="2026-03-10T12:00"), other(start="2026-03-10T10:00", end="2026-03-10T10:01")], []),
    ("the day and its morning", [one(), other(start="2026-03-10T00:00", end="2026-03-10T12:00")], []),
    ("towns", [one(place="アクラ"), other(place="ロメ")], [("place", {"アクラ", "ロメ"})]),
    ("a palace and its town", [one(place="黄金海岸宮殿"), other(place="アクラ")], []),
    ("a town and more of it", [one(place="アクラ"), other(place="アクラ近郊")], []),
    ("whether at all", [one(), other(negated=True)], [("happened", {"yes", "no"})]),
    ("expected and denied", [one(certainty="expected"), other(negated=True)], []),
    ("people", [one(**SPOKE), other(who=("who7",), **SPOKE)], [("who", {"who1", "who7"})]),
    ("a person and the state", [one(**SPOKE), other(who=("state:TGO",))], []),
    ("who said it", [said("r1", "港を開く", **SPOKE), said("r3", "港を開く", who=("who7",), **SPOKE)], [("who", {"who1", "who7"})]),
    ("what was said", [said("r1", "部隊を国境に派遣する"), said("r3", "部隊を国境に派遣しない")], [("negated", {"yes", "no"})]),
    ("a part of what was said", [said("r1", "対話の扉は閉ざさない"), said("r3", "対話の扉は閉ざさない。協議と支援を続ける")], []),
    ("an outlet that corrects itself", [one(quantities={"文書": "9"}), telling(report="r2", quantities={"文書": "7"})], []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "found"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_two_tellings(rows: list[Telling], found: list[tuple[str, set[str]]]) -> None:
    assert [(c.about, {s.value for s in c.sides}) for c in conflicts(rows, REPORTS)] == found


def test_either_side_has_its_evidence() -> None:
    (conflict,) = conflicts([one(quantities={"文書": "9"}), other(quantities={"文書": "7"})], REPORTS)
    assert {s.value: s.told for s in conflict.sides} == {"9": ("r1/e1",), "7": ("r3/e9",)}


def test_the_last_word_of_a_voice_is_what_another_is_held_against() -> None:
    rows = [
        one(quantities={"文書": "9"}),
        telling(report="r2", quantities={"文書": "11"}),
        other(quantities={"文書": "7"}),
    ]
    (conflict,) = conflicts(rows, REPORTS)
    assert {s.value for s in conflict.sides} == {"11", "7"}
