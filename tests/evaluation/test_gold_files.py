"""Gold files that are not what they should be are named with the reason, and the others are scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from keii.errors import InputError
from keii.evaluation import evaluate, load, worth
from keii.lexicon.schema import SCHEMAS

TEXT = "ポルトガルのサンタレン首相は会談した。「海峡は壁ではない」と述べた。"
GOOD = """text = "a.txt"
published = "2026-03-12"
[[actor]]
names = ["サンタレン首相", "サンタレン"]
type = "person"
[[statement]]
quote = "海峡は壁ではない"
mode = "direct"
speaker = ["サンタレン"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        pytest.param("text = ", "no TOML", id="half a line"),
        pytest.param('outlet = "x"', "which text", id="of no text"),
        pytest.param('text = "b.txt"', r"b\.txt can't be read", id="of a text that is not there"),
        pytest.param('text = "a.txt"\n[actor]\nnames = []', r"\[\[actor\]\]", id="one table instead of an array"),
        pytest.param('text = "a.txt"\n[[actor]]\nnames = ["x"]', "actor 1 lacks type", id="a field is lacking"),
        pytest.param(GOOD + 'headline = "no"', "statement 1: headline", id="words where yes or no stands"),
        pytest.param(GOOD.replace('["サンタレン"]', '"サンタレン"'), "statement 1: speaker", id="a name where a list stands"),
        pytest.param(GOOD.replace("direct", "loud"), "statement 1: mode", id="no mode"),
        pytest.param(GOOD + "nth = 0", "nth", id="the zeroth occurrence"),
        pytest.param(GOOD + "nth = 2", "2 times", id="an occurrence that is not there"),
        pytest.param(
            'text = "a.txt"\n[[event]]\ntrigger = "会談"\ntype = "CONSULT"\nagent = ["PRT"]\ncertainty = "asserted"',
            "event 1: agent", id="participants that are no lists of names",
        ),
        pytest.param(
            'text = "a.txt"\n[[event]]\ntrigger = "会談"\ntype = "CONSULT"\nagent = []\ncertainty = "sure"',
            "event 1: certainty", id="no certainty",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(folder: Path, written: str, reason: str) -> None:
    bad = folder / "bad.toml"
    bad.write_text(written, encoding="utf-8")
    found = evaluate([bad, folder / "good.toml"])
    assert len(found.failed) == 1
    with pytest.raises(InputError, match=reason):
        raise InputError("", found.failed[0])
    assert found.figures["statements direct"]["gold"] == found.figures["statements direct"]["f1"] == 1


def test_a_gold_that_does_not_fit_counts_for_nothing(folder: Path) -> None:
    (folder / "bad.toml").write_text(GOOD + "nth = 2", encoding="utf-8")
    found = evaluate([folder / "bad.toml"])
    assert all(row["gold"] == row["found"] == 0 for row in found.figures.values())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: No such file"):
        load(tmp_path / "none.toml")


def test_what_topics_are_worth(folder: Path) -> None:
    whole, parts = evaluate([folder / "good.toml"]), worth([folder / "good.toml"], ["topics", "people"])
    assert whole.figures["statements direct"]["speaker"] == 1.0
    assert parts["topics"].figures["statements direct"]["speaker"] == 0.0
    assert parts["people"] == whole


def test_no_part(folder: Path) -> None:
    with pytest.raises(InputError, match="prayers: it is no part"):
        worth([folder / "good.toml"], ["prayers"])


@pytest.mark.parametrize("table", [name for name in SCHEMAS if name != "people"])
def test_keii_reads_without_any_table(folder: Path, table: str) -> None:
    """Worse, but it reads."""
    assert worth([folder / "good.toml"], [table])[table].failed == []
