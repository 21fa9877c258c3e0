"""`keii relations`: formats, days, people, files that fail."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from keii.cli import application

FIRST = "2026年3月11日\nアルメニアとアゼルバイジャンの軍が11日、国境で交戦した。\n"
SECOND = "2026年3月12日\nポルトガルとモロッコは12日、漁業協定に署名した。ポルトガルはスペインを非難した。モロッコはスペインの大使を追放した。\n"
PEOPLE = "2026年3月12日\nポルトガルのミゲル・サンタレン首相は、モロッコのオマル・ベルカセム首相を批判した。\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    out = []
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", PEOPLE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        out.append(tmp_path / name)
    return out


def run(*args: str | Path) -> tuple[int, str, str]:
    """The command in a process of its own, as a user runs it."""
    command = [sys.executable, "-c", "from keii.cli import main; main()", "relations", *map(str, args)]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def invoke(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(application(), ["relations", *map(str, args)])
    return result.exit_code, result.stdout, result.stderr


def test_text(files: list[Path]) -> None:
    status, out, err = run(*files[:2], "--lang", "ja")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:2] == ["関係: 国と国", "基準日: 2026-03-12 · 半減期180日"]
    at = lines.index("  -5.50  スペイン – モロッコ（協力 0.00, 対立 5.50）")
    assert lines[at + 1].startswith("      2026-03-12 モロッコ → スペイン 制裁・断交 追放 -5.5 · 断定 · 「追放」")
    assert "  モロッコ、ポルトガル" in lines
    assert "  均衡した三者関係: 1 / 1" in lines


def test_markdown_in_english(files: list[Path]) -> None:
    _, out, _ = invoke(*files[:2], "--lang", "en", "-f", "md")
    assert out.startswith("# Relations: states\n")
    assert "- **-5.50  Spain – Morocco (cooperation 0.00, conflict 5.50)**" in out
    assert "\n## Blocs\n\n- **Morocco, Portugal**\n" in out


def test_json_and_csv(files: list[Path]) -> None:
    network = json.loads(invoke(*files[:2], "-f", "json")[1])
    assert network["blocs"] == [["MAR", "PRT"], ["ARM"], ["AZE"], ["ESP"]]
    assert {(r["a"], r["b"]) for r in network["relations"]} == {
        ("ARM", "AZE"),
        ("ESP", "MAR"),
        ("ESP", "PRT"),
        ("MAR", "PRT"),
    }
    words = [e["tie"]["words"] for r in network["relations"] for e in r["evidence"]]
    assert "交戦" in words
    rows = list(csv.DictReader(io.StringIO(invoke(*files[:2], "-f", "csv")[1])))
    assert [(r["a"], r["b"], r["acts"]) for r in rows] == [
        ("ARM", "AZE", "1"),
        ("ESP", "MAR", "1"),
        ("ESP", "PRT", "1"),
        ("MAR", "PRT", "1"),
    ]
    assert {r["at"] for r in rows} == {"2026-03-12"}


def test_at_a_day(files: list[Path]) -> None:
    _, out, _ = invoke(*files, "--at", "2026-03-11", "-f", "json")
    assert [(r["a"], r["b"]) for r in json.loads(out)["relations"]] == [("ARM", "AZE")]
    assert json.loads(invoke(*files, "--at", "2026-03-10", "-f", "json")[1])["relations"] == []


def test_half_life(files: list[Path]) -> None:
    _, out, _ = invoke(files[0], "--at", "2026-03-21", "--half-life", "10", "-f", "json")
    assert json.loads(out)["relations"][0]["net"] == -4.5


def test_between_people(files: list[Path]) -> None:
    _, out, _ = invoke(files[2], "--between", "people", "--lang", "ja")
    assert "オマル・ベルカセム" in out
    assert "ミゲル・サンタレン" in out
    assert "人と人" in out


def test_nothing_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("漁は続いている。\n", encoding="utf-8")
    status, out, _ = invoke(tmp_path / "a.txt", "--lang", "en")
    assert status == 0
    assert "As of: (none)" in out


def test_failing_files_are_named_and_the_others_count(files: list[Path], tmp_path: Path) -> None:
    status, out, err = run(tmp_path / "missing.txt", files[0], "-f", "csv")
    assert status == 2
    assert err.startswith(f"keii: {tmp_path / 'missing.txt'}: ")
    assert err.count("\n") == 1
    assert "ARM" in out


@pytest.mark.parametrize(
    "args", [["--at", "2024-02-30"], ["--at", "soon"], ["--between", "cats"], ["-f", "xml"], ["--half-life", "0"]]
)
def test_bad_options(files: list[Path], args: list[str]) -> None:
    status, out, err = invoke(files[0], *args)
    assert (status, out) == (2, "")
    assert args[0].lstrip("-")[0] in err
