"""`keii doctor` finds what is wrong, and only that."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from keii.cli import application
from keii.ingest.source import Source
from keii.store.adding import Store


def run(*arguments: str) -> tuple[int, dict[str, dict[str, str]]]:
    done = CliRunner().invoke(application(), ["doctor", "--format", "json", *arguments])
    return done.exit_code, {one["name"]: one for one in json.loads(done.stdout)}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "keii.db"
    with Store(path) as opened:
        for n in range(28):
            opened.add(
                Source(text=f"ポルトガルのサンタレン首相は{n + 1}日、モロッコを訪問した。", published="2026-03-30")
            )
    return path


def test_nothing_is_wrong_here(store: Path) -> None:
    status, found = run("--store", str(store))
    assert status == 0
    assert {one["verdict"] for one in found.values()} <= {"ok", "missing"}
    assert found[f"store {store}"]["detail"].startswith("sound, 28 reports")
    assert "FTS5" in found["SQLite"]["detail"]


def test_text_names_what_it_looked_at() -> None:
    done = CliRunner().invoke(application(), ["doctor"])
    assert done.exit_code == 0
    assert all(name in done.stdout for name in ("Python", "SudachiPy", "SQLite", "lexicon", "reading", "keii[web]"))


def test_a_damaged_store(store: Path) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'texts'").fetchone()[0]
    connection.close()
    with store.open("r+b") as file:
        file.seek(size * (page - 1) + 12)
        file.write(b"\xff" * 64)
    status, found = run("--store", str(store))
    assert status == 2
    assert found[f"store {store}"]["verdict"] == "failed"


def test_a_row_that_points_nowhere(store: Path) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM versions WHERE id = (SELECT max(id) FROM versions)")
    connection.close()
    status, found = run("--store", str(store))
    assert status == 2
    assert "not there" in found[f"store {store}"]["detail"]


def test_no_store(tmp_path: Path) -> None:
    status, found = run("--store", str(tmp_path / "none.db"))
    assert status == 2
    assert "there is no such store" in found[f"store {tmp_path / 'none.db'}"]["detail"]


def test_a_table_of_ones_own_that_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cues.tsv").write_text("# columns: lemma\n述べる\n", encoding="utf-8")
    monkeypatch.setenv("KEII_LEXICON", str(tmp_path))
    status, found = run()
    assert status == 2
    assert "cues.tsv, line 1" in found["lexicon"]["detail"]


def test_an_sqlite_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    class Old:
        def execute(self, _: str) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self) -> None:
            pass

    monkeypatch.setattr(sqlite3, "connect", lambda _: Old())
    status, found = run()
    assert status == 2
    assert "has FTS5 is needed" in found["SQLite"]["detail"]
