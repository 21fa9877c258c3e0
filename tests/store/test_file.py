"""The file itself: what is no store, what is newer or older, what can't be written."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.material import BRIDGE, REPORTS, contents, fill, one, opened, sound, source

from keii.errors import StoreError
from keii.store import file
from keii.store.adding import Store
from keii.store.queries import reading, search

KEII = [sys.executable, "-c", "from keii.cli import main; main()"]


def other_program(path: Path) -> None:
    with opened(path) as made:
        made.execute("CREATE TABLE bookmarks (url TEXT)")


def newer(path: Path) -> None:
    fill(path, [])
    with opened(path) as made:
        made.execute(f"PRAGMA user_version = {file.SCHEMA + 1}")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(lambda path: path.write_text("外相は会談した。" * 100), "it is no SQLite file", id="text"),
        pytest.param(
            lambda path: path.write_bytes(b"SQLite format 3\0" + b"x" * 5000), "SQLite", id="a head and rubbish"
        ),
        pytest.param(lambda path: path.mkdir(), "it is a directory", id="directory"),
        pytest.param(other_program, "SQLite file of another program", id="another program's"),
        pytest.param(newer, "its schema is version 3, and this keii knows up to 2; update keii", id="newer"),
    ],
)
def test_what_is_no_store_of_ours_is_left_alone(path: Path, make: object, reason: str) -> None:
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    for attempt in (lambda: Store(path), lambda: reading(path).__enter__()):
        with pytest.raises(StoreError, match=reason) as caught:
            attempt()
        assert caught.value.path == str(path)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_no_store_and_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such store; make it with `keii add"), reading(tmp_path / "x.db"):
        pass
    assert not (tmp_path / "x.db").exists()
    with pytest.raises(StoreError, match="its folder does not exist"):
        Store(tmp_path / "missing" / "x.db")


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    assert fill(path, REPORTS) == ["added"] * 3


def test_a_store_is_marked_as_one(path: Path) -> None:
    fill(path, [])
    assert one(path, "PRAGMA application_id") == 0x6B656969
    assert one(path, "PRAGMA user_version") == file.SCHEMA
    assert one(path, "PRAGMA journal_mode") == "wal"
    assert one(path, "SELECT group_concat(version) FROM migrations") == ",".join(map(str, range(1, file.SCHEMA + 1)))


def test_readers_can_not_write(shared: Path) -> None:
    with pytest.raises(StoreError, match="may only be read"), reading(shared) as connection:
        connection.execute("DELETE FROM statements")


def test_a_store_that_may_only_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere, so SQLite itself is told to open the file for reading."""
    fill(path, REPORTS[:1])
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda name, **given: connect(f"{Path(name).as_uri()}?mode=ro", uri=True, **given)
    )
    with pytest.raises(StoreError, match="may only be read; allow writing"), Store(path) as store:
        store.add(REPORTS[1])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_only_be_read(path: Path) -> None:
    fill(path, REPORTS)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with reading(path) as connection:
            assert search(connection, "無条件 支持")
        with pytest.raises(StoreError, match="may only be read"), Store(path) as store:
            store.add(REPORTS[0])
    finally:
        path.parent.chmod(0o700)


def test_full(path: Path) -> None:
    """A full disk costs the report at hand, and says so; with room again everything goes on."""
    with Store(path) as store:
        store.add(REPORTS[0])
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="is full; the report at hand was not added"):
            store.add(source(BRIDGE * 50, "2026-03-01"))
    sound(path)
    fill(path, REPORTS)
    assert one(path, "SELECT count(*) FROM versions") == 3
    sound(path)


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    """A real process that may not write files over a megabyte."""
    for n in range(120):
        (tmp_path / f"{n}.txt").write_text(REPORTS[n % 3].text + f"協議は{n}回目だ。\n", encoding="utf-8")
    store = tmp_path / "keii.db"
    command = [*KEII, "add", str(tmp_path), "--store", str(store), "--lang", "en"]
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))  # noqa: E731
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode == 2
    assert "the report at hand was not added. Make room and run the command again" in done.stderr
    assert "Traceback" not in done.stderr
    sound(store)
    kept = one(store, "SELECT count(*) FROM versions")
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout == f"added: {120 - kept}" + (f", unchanged: {kept}\n" if kept else "\n")
    sound(store)


def version_1(path: Path, newest: Path) -> None:
    """A store as the first schema had it, with what one of today holds in those columns."""
    with opened(path) as old:
        for command in file._commands(1):
            old.execute(command)
        old.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied TEXT NOT NULL, keii TEXT NOT NULL)")
        old.execute("INSERT INTO migrations VALUES (1, '2026-01-01T00:00:00+00:00', '0.1.0')")
        old.execute("ATTACH ? AS today", (str(newest),))
        skip = {"migrations", "passage_words", "statement_words"}
        for (table,) in old.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        ).fetchall():
            if table in skip or table.split("_words_")[0] in ("passage", "statement"):
                continue
            columns = ", ".join(row[1] for row in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
        old.commit()
        old.execute("DETACH today")
        old.execute("PRAGMA user_version = 1")
        old.execute(f"PRAGMA application_id = {file.APPLICATION}")


def test_a_store_of_version_1_is_brought_forward(path: Path, shared: Path) -> None:
    version_1(path, shared)
    assert one(path, "SELECT count(*) FROM statements") == one(shared, "SELECT count(*) FROM statements")
    with Store(path) as store:
        assert store.add(REPORTS[0]) == "unchanged"
    assert one(path, "PRAGMA user_version") == file.SCHEMA
    assert one(path, "SELECT count(*) FROM actors WHERE entity_id IS NULL") == 0
    with opened(path) as migrated, opened(shared) as fresh:
        for kind in ("table", "index", "view"):
            listed = f"SELECT name FROM sqlite_schema WHERE type = '{kind}' ORDER BY name"
            assert migrated.execute(listed).fetchall() == fresh.execute(listed).fetchall()
    told = ("entities", "entity_names", "entity_roles", "stories", "placed", "items", "tellings", "marks", "pending")
    assert [contents(path)[table] for table in told] == [contents(shared)[table] for table in told]
    sound_but_for_words(path)


def test_looking_up_brings_a_store_forward_too(path: Path, shared: Path) -> None:
    version_1(path, shared)
    with reading(path) as connection:
        (left,) = connection.execute("SELECT count(*) FROM pending").fetchone()
        assert left == 0


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version_1(path, shared)
    before = contents(path)
    commands = file._commands(2)
    monkeypatch.setattr(file, "_commands", lambda _: [*commands, "CREATE TABLE reports (x)"])
    with pytest.raises(StoreError, match="already exists"):
        Store(path)
    monkeypatch.undo()
    assert (one(path, "PRAGMA user_version"), contents(path)) == (1, before)
    fill(path, [])


def sound_but_for_words(path: Path) -> None:
    assert one(path, "PRAGMA integrity_check") == "ok"
    assert one(path, "PRAGMA foreign_key_check") is None
