"""Accuracy below a floor is seen, and so is a figure that went missing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from floors import TOP, compare, score, table


@pytest.mark.parametrize(
    ("figures", "holds"),
    [
        ({"times": {"f1": 0.97}}, True),
        ({"times": {"f1": 0.96}}, True),
        ({"times": {"f1": 0.959}}, False),
        ({"times": {"value": 1.0}}, False),
        ({}, False),
    ],
)
def test_compare(figures: dict[str, dict[str, float]], holds: bool) -> None:
    checks = compare(figures, {"times": {"f1": 0.96}})
    assert [check.holds for check in checks] == [holds]
    assert ("BELOW" in table(checks)) is not holds


def test_floors_file_holds_sets_of_ratios() -> None:
    sets = tomllib.loads((TOP / "gold-floors.toml").read_text(encoding="utf-8"))
    assert set(sets) == {"own", "first", "shared"}
    assert all(0 < floor <= 1 for floors in sets.values() for row in floors.values() for floor in row.values())


def test_folder_without_gold_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no gold files"):
        score(tmp_path / "scorer.py", tmp_path)


def test_failing_scorer_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("")
    scorer = tmp_path / "scorer.py"
    scorer.write_text("raise SystemExit(3)")
    with pytest.raises(SystemExit, match="status 3"):
        score(scorer, tmp_path)
