"""`keii diff` in a real process: what it prints and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

OLD = "トーゴは10日、ガーナに哨戒艇2隻を供与する見通しだ。\nアメガ外相は「海は二つに割れない」と述べた。\n"
NEW = "トーゴは10日、ガーナに哨戒艇2隻を供与した。\nアメガ外相は「海は二つに割れない」と述べた。\n"
REWORDED = "トーゴは10日、ガーナに哨戒艇2隻を供与する見通しだ。\nアメガ外相は「海は二つには割れない」と述べた。\n"


def keii(*args: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from keii.cli import main; main()", "diff", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    out = {}
    for name, text in (("old", OLD), ("new", NEW), ("reworded", REWORDED)):
        out[name] = tmp_path / f"{name}.txt"
        out[name].write_text("2026年3月10日\n\n" + text, encoding="utf-8")
    return out


def test_facts_changed(files: dict[str, Path]) -> None:
    done = keii(files["old"], files["new"], "--lang", "en")
    assert done.returncode == 1
    assert "certainty: expected → asserted" in done.stdout
    assert done.stderr == ""


def test_wording_changed(files: dict[str, Path]) -> None:
    done = keii(files["old"], files["reworded"], "--lang", "ja")
    assert done.returncode == 0
    assert "表現だけの変更 (1)" in done.stdout


def test_nothing_changed(files: dict[str, Path]) -> None:
    done = keii(files["old"], files["old"], "--lang", "ja")
    assert (done.returncode, done.stdout.strip()) == (0, "変わったことはありません")


def test_as_json_and_markdown(files: dict[str, Path]) -> None:
    done = keii(files["old"], files["new"], "--format", "json")
    changes = json.loads(done.stdout)
    assert changes["factual"] is True
    assert {c["after"]["kind"] for c in changes["changed"]} >= {"transfer"}
    assert keii(files["old"], files["new"], "--format", "md", "--lang", "en").stdout.startswith("## changed facts")


def test_a_file_that_cannot_be_read(files: dict[str, Path], tmp_path: Path) -> None:
    done = keii(files["old"], tmp_path / "none.txt")
    assert done.returncode == 2
    assert "none.txt" in done.stderr
    assert "Traceback" not in done.stderr
