"""Is a store sound, and can there be one here? SQLite's own checks, and what keii knows of its file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from keii.errors import StoreError
from keii.store import file

_FEW = 5  # how many faults are told


class Soundness(msgspec.Struct, frozen=True, kw_only=True):
    """What a look through a store found; faults: what SQLite calls wrong, [] in a sound file."""

    reports: int
    schema: int
    faults: list[str]


def soundness(path: str | Path) -> Soundness:
    """Look a whole store through without changing it; raises StoreError when it can't be opened. Takes as long as reading the file."""
    connection = file.connect(path, write=False)
    try:
        with file.told(str(path)):
            wrong = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_FEW})") if row[0] != "ok"]
            loose = [
                f"{table}, row {row}: it points at a row of {other} that is not there"
                for table, row, other, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_FEW)
            ]
            (reports,) = connection.execute("SELECT count(*) FROM reports").fetchone()
            (schema,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        connection.close()
    return Soundness(reports=reports, schema=schema, faults=wrong + loose)


def sqlite() -> str:
    """The SQLite Python was built with; raises StoreError when it can't hold a store."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE sample USING fts5(words, content = '', columnsize = 0, tokenize = 'ascii')"
        )
    except sqlite3.OperationalError as error:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version}",
            f"it can't hold a store ({error}); a Python whose SQLite has FTS5 is needed",
        ) from None
    finally:
        connection.close()
    return f"{sqlite3.sqlite_version} with FTS5"
