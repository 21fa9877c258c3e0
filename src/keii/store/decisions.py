"""Decisions on what is one: merging two, splitting them again, taking a report's mention out. Appended, never changed.

Mentions stay as they were read. A merge points one thing at another (`merged_into`); a split takes the pointer back. So every
decision can be taken back by the opposite one, and the table tells who decided what, when and why.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import msgspec

from keii.errors import InputError
from keii.store import file

TABLES = {"actor": "entities"}  # what a reference begins with, and where it is kept
_REFERENCE = re.compile(r"\s*([a-z]+):([0-9]{1,18})\s*$")
HAND = "hand"


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: kind (merge or split), about which two, why, by whom (hand or keii) and when."""

    id: int
    kind: str
    one: str
    other: str
    reason: str
    by: str
    made: str


def merge(path: str | Path, one: str, other: str, reason: str = "") -> Decision:
    """Make two one: the first stays, the second points to it. Raises InputError when they are no two things of a kind."""
    connection = file.connect(path, write=True)
    try:
        with file.transaction(connection, str(path)):
            kind, first, second = _pair(connection, one, other)
            roots = [root(connection, kind, number) for number in (first, second)]
            if roots[0] == roots[1]:
                raise InputError(other, f"it is one with {one} already")
            connection.execute(f"UPDATE {TABLES[kind]} SET merged_into = ? WHERE id = ?", roots)
            return _noted(connection, "merge", f"{kind}:{roots[0]}", f"{kind}:{roots[1]}", reason)
    finally:
        connection.close()


def split(path: str | Path, one: str, other: str, reason: str = "") -> Decision:
    """Make two separate that were merged; keii will not merge them by itself again."""
    connection = file.connect(path, write=True)
    try:
        with file.transaction(connection, str(path)):
            kind, first, second = _pair(connection, one, other)
            if root(connection, kind, first) == root(connection, kind, second):
                # The pointer to take back is on the way up from the one that is not the root.
                below = second if _reaches(connection, kind, second, first) else first
                above = first if below == second else second
                if not _reaches(connection, kind, below, above):
                    raise InputError(other, f"it and {one} were each merged with a third; split that one off first")
                while (parent := _parent(connection, kind, below)) != above and parent is not None:
                    below = parent
                connection.execute(f"UPDATE {TABLES[kind]} SET merged_into = NULL WHERE id = ?", (below,))
            return _noted(connection, "split", f"{kind}:{first}", f"{kind}:{second}", reason)
    finally:
        connection.close()


def decisions(connection: sqlite3.Connection, about: str) -> list[Decision]:
    """The decisions about a thing, the first made first."""
    rows = connection.execute("SELECT * FROM decisions WHERE one = ?1 OR other = ?1 ORDER BY id", (about,))
    return [_decision(row) for row in rows]


def parted(connection: sqlite3.Connection, one: str, other: str) -> bool:
    """Has somebody decided that these two are not one, and not decided otherwise since?"""
    row = connection.execute(
        "SELECT kind FROM decisions WHERE (one = ?1 AND other = ?2) OR (one = ?2 AND other = ?1) ORDER BY id DESC LIMIT 1",
        (one, other),
    ).fetchone()
    return row is not None and row[0] == "split"


def root(connection: sqlite3.Connection, kind: str, number: int) -> int:
    """What a thing has been merged into, itself when into nothing."""
    while (above := _parent(connection, kind, number)) is not None:
        number = above
    return number


def _parent(connection: sqlite3.Connection, kind: str, number: int) -> int | None:
    row = connection.execute(f"SELECT merged_into FROM {TABLES[kind]} WHERE id = ?", (number,)).fetchone()
    return None if row is None or row[0] is None else int(row[0])


def _reaches(connection: sqlite3.Connection, kind: str, below: int, above: int) -> bool:
    at: int | None = below
    while at is not None and at != above:
        at = _parent(connection, kind, at)
    return at == above


def _pair(connection: sqlite3.Connection, one: str, other: str) -> tuple[str, int, int]:
    (kind, first), (second_kind, second) = (reference(connection, given) for given in (one, other))
    if kind != second_kind:
        raise InputError(other, f"it is no {kind}, and only two of a kind can be one")
    if first == second:
        raise InputError(other, "it is the same thing twice")
    return kind, first, second


def reference(connection: sqlite3.Connection, given: str) -> tuple[str, int]:
    """What a reference such as actor:12 names; raises InputError when it is none or names nothing in the store."""
    found = _REFERENCE.match(given.lower())
    if found is None or found.group(1) not in TABLES:
        raise InputError(given, f"it is no reference such as {' or '.join(f'{kind}:12' for kind in TABLES)}")
    kind, number = found.group(1), int(found.group(2))
    if connection.execute(f"SELECT 1 FROM {TABLES[kind]} WHERE id = ?", (number,)).fetchone() is None:
        raise InputError(given, "there is no such thing in the store")
    return kind, number


def _noted(connection: sqlite3.Connection, kind: str, one: str, other: str, reason: str) -> Decision:
    made = connection.execute(
        "INSERT INTO decisions (kind, one, other, reason, made_by, made) VALUES (?, ?, ?, ?, ?, ?)",
        (kind, one, other, reason, HAND, file.now()),
    )
    return _decision(connection.execute("SELECT * FROM decisions WHERE id = ?", (made.lastrowid,)).fetchone())


def _decision(row: tuple[int, str, str, str, str, str, str]) -> Decision:
    number, kind, one, other, reason, by, made = row
    return Decision(id=number, kind=kind, one=one, other=other, reason=reason, by=by, made=made)
