"""The progress bar, on a real terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are Unix's")

COMMAND = [sys.executable, "-c", "from keii.cli import main; main()", "read"]


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_text("外相は19日、東京で「対話を続ける」と述べた。\n", encoding="utf-8")
    return [str(path) for path in paths]


def on_terminal(command: list[str], *, stdout_too: bool = False) -> tuple[int, str]:
    """The exit status of a command, and what it shows on a terminal of 80 columns that is its standard error."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(
        command, stdout=theirs if stdout_too else subprocess.DEVNULL, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        shown = b""
        while piece := _read(ours):
            shown += piece
    os.close(ours)
    return process.returncode, shown.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux's way to say that the other side has gone
        return b""


def test_many_files_show_how_far_they_are(reports: list[str], tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    status, shown = on_terminal([*COMMAND, *reports, "-o", str(target)])
    assert status == 0
    assert "3/3" in shown
    assert "━" in shown
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3


def test_a_bad_file_is_named_beside_the_bar(reports: list[str], tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    status, shown = on_terminal([*COMMAND, reports[0], str(missing), "-f", "jsonl"])
    assert status == 2
    assert "2/2" in shown
    assert f"keii: {missing}" in shown.replace("\r\n", "")


def test_one_file_shows_no_bar(reports: list[str]) -> None:
    assert on_terminal([*COMMAND, reports[0]]) == (0, "")


def test_dossiers_that_scroll_by_show_no_bar(reports: list[str]) -> None:
    status, shown = on_terminal([*COMMAND, *reports, "--lang", "en"], stdout_too=True)
    assert status == 0
    assert shown.count("Statements") == 3
    assert "3/3" not in shown
