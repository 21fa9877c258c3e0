"""`keii eval` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from keii.cli import application

GOLD = Path(__file__).parents[1] / "gold" / "02-paper-chile-bolivia.toml"


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(application(), ["eval", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_figures_as_a_table_and_as_data() -> None:
    status, out, _ = run(str(GOLD), "--lang", "en")
    assert status == 0
    assert "precision" in out
    status, out, _ = run(str(GOLD), "--format", "json", "--only", "times")
    document = json.loads(out)
    assert (status, set(document)) == (0, {"figures", "without", "misses", "failed"})
    assert set(document["figures"]) == {"times"}
    assert document["figures"]["times"]["f1"] > 0.9


def test_a_folder_is_searched(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for file in (GOLD, GOLD.with_suffix(".txt")):
        (tmp_path / "deep" / file.name).write_bytes(file.read_bytes())
    assert run(str(tmp_path), "--format", "json")[1] == run(str(GOLD), "--format", "json")[1]


def test_what_can_not_be_scored_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("text = 1")
    status, out, err = run(str(tmp_path / "a.toml"), str(GOLD), "--format", "csv")
    assert status == 2
    assert "a.toml: it does not say which text" in err
    assert out.startswith("record,gold,found,")


@pytest.mark.parametrize("options", [("--only", "prayers"), ("--without", "prayers")])
def test_what_there_is_not(options: tuple[str, str]) -> None:
    status, _, err = run(str(GOLD), *options)
    assert status == 2
    assert "prayers" in err


def test_misses_name_their_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("首相は会談した。", encoding="utf-8")
    (tmp_path / "a.toml").write_text('text = "a.txt"\n[[actor]]\nnames = ["漁師"]\ntype = "group"\n', encoding="utf-8")
    assert "a: missed: 漁師" in run(str(tmp_path / "a.toml"), "--misses", "--only", "actors")[1]
