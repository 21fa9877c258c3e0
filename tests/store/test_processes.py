"""Real processes: killed at any moment, and two at once."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.store.material import REPORTS, contents, one, sound

KEII = [sys.executable, "-c", "from keii.cli import main; main()"]
COUNT = 80
KILLS = 6


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(COUNT):
        (folder / f"{n:03}.txt").write_text(
            f"2026年2月{1 + n % 28}日\n{REPORTS[n % 3].text}協議は{n}回目だ。\n" * 3, encoding="utf-8"
        )
    return folder


def command(reports: Path, store: Path) -> list[str]:
    return [*KEII, "add", str(reports), "--store", str(store), "--lang", "en"]


def test_killed_again_and_again(reports: Path, tmp_path: Path) -> None:
    """Whatever is in the file after a kill is whole, and adding again completes it."""
    store = tmp_path / "keii.db"
    chance = random.Random(1)  # noqa: S311 moments, no secrets
    kept = [-1]
    for _ in range(KILLS):
        with subprocess.Popen(command(reports, store), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            begun = time.monotonic()
            while stored(store) == kept[-1] and process.poll() is None and time.monotonic() - begun < 60:
                time.sleep(0.005)
            time.sleep(chance.random() * 0.15)
            process.send_signal(signal.SIGKILL)
        sound(store)
        kept.append(stored(store))
    assert kept == sorted(kept)
    assert len(set(kept)) > 2, "the processes had come to their end before they were killed"
    done = subprocess.run(command(reports, store), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    sound(store)
    whole = tmp_path / "whole.db"
    subprocess.run(command(reports, whole), check=True, capture_output=True)
    assert counts(store) == counts(whole)


def stored(store: Path) -> int:
    """How many reports the store holds; -1 before it is one."""
    try:
        return int(one(store, "SELECT count(*) FROM versions"))
    except sqlite3.Error:
        return -1


def counts(store: Path) -> dict[str, int]:
    return {table: len(rows) for table, rows in contents(store).items() if "_words" not in table}


def test_two_at_once(reports: Path, tmp_path: Path) -> None:
    """Three processes on a store that does not exist yet: two add the same reports, one adds another as well."""
    store = tmp_path / "keii.db"
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "x.txt").write_text("外相は「反対だ」と述べた。\n", encoding="utf-8")
    given = [command(reports, store), command(reports, store), [*command(reports, store), str(tmp_path / "more")]]
    processes = [subprocess.Popen(one, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for one in given]
    ended = [(*process.communicate(timeout=300), process.returncode) for process in processes]
    assert [(err, status) for _, err, status in ended] == [("", 0)] * 3
    added = [int(out.split(",")[0].removeprefix("added: ")) for out, _, _ in ended]
    assert sum(added) == COUNT + 1
    assert sum(n > 0 for n in added) >= 2, "one process did all the work; the test shows nothing"
    assert one(store, "SELECT count(*) FROM versions") == COUNT + 1
    sound(store)
