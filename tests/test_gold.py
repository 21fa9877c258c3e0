"""keii on the project's own gold: every figure at or above its floor, and the annotations fit their texts."""

from __future__ import annotations

import datetime as dt
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from floors import TOP, Check, Figures, compare, score

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*.toml"))
SETS = {"own": FILES, "first": [f for f in FILES if f.name < "17"]}
FLOORS: dict[str, Figures] = tomllib.loads((TOP / "gold-floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Check]:
    found = {}
    for name, files in SETS.items():
        folder = tmp_path_factory.mktemp(name)
        for path in files:
            shutil.copy(path, folder)
            shutil.copy(path.with_suffix(".txt"), folder)
        for check in compare(score(None, folder), FLOORS[name]):
            found[name, check.record, check.figure] = check
    return found


@pytest.mark.parametrize(
    ("name", "record", "figure"),
    [(name, record, figure) for name in SETS for record, floors in FLOORS[name].items() for figure in floors],
)
def test_no_figure_is_below_its_floor(
    checks: dict[tuple[str, str, str], Check], name: str, record: str, figure: str
) -> None:
    check = checks[name, record, figure]
    assert check.holds, f"{record} {figure} is {check.value}, its floor {check.floor}; keii eval --misses shows why"


def test_every_text_is_annotated() -> None:
    assert len(FILES) >= 34
    assert {f.with_suffix(".txt").name for f in FILES} == {f.name for f in GOLD.glob("*.txt")}


@pytest.mark.parametrize("path", FILES, ids=[f.stem for f in FILES])
def test_annotations_fit_their_text(path: Path) -> None:
    """Every snippet is in the text as often as `nth` says, and every speaker is an actor's name."""
    gold: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    text = (GOLD / gold["text"]).read_text(encoding="utf-8")
    assert gold["text"] == path.with_suffix(".txt").name
    assert gold["outlet"]
    if gold["published"]:
        dt.date.fromisoformat(gold["published"][:10])
    for table, field in (("statement", "quote"), ("time", "text")):
        for row in gold.get(table, []):
            assert text.count(row[field]) >= row.get("nth", 1), row
    for actor in gold["actor"]:
        assert actor["names"]
        assert any(name in text for name in actor["names"]), actor
        assert actor["type"] in ("person", "state", "organisation", "group", "office")
    assert all(row["mode"] in ("direct", "indirect") for row in gold["statement"])
