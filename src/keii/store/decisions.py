"""Decisions on what is one: merging two, splitting them again, taking a report's mention out. Appended, never changed.

Mentions stay as they were read. A merge points one thing at another (`merged_into`); a split takes the pointer back, or gives a
mention a thing of its own, which a merge can make one with the old again. So every decision can be taken back by the opposite
one, and the table tells who decided what, when and why.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from keii.errors import InputError
from keii.store import file
from keii.store.parting import take_out

_REFERENCE = re.compile(r"(item|story)([0-9]{1,18})$")
_KINDS = {"item": "items", "story": "stories", "actor": "entities"}
HAND = "hand"


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: kind (merge or split), about which two, why, by whom and when.

    new: what a mention that was taken out is now, "" when nothing was.
    """

    id: int
    kind: str
    one: str
    other: str
    reason: str
    by: str
    made: str
    new: str = ""


def merge(path: str | Path, one: str, other: str, reason: str = "") -> Decision:
    """Make two one: the first stays, the second points to it. Raises InputError when they are no two things of a kind."""
    with _writing(path) as connection:
        table, first, second = _pair(connection, one, other)
        roots = [root(connection, table, number) for number in (first, second)]
        if roots[0] == roots[1]:
            raise InputError(other, f"it is one with {one} already")
        connection.execute(f"UPDATE {table} SET merged_into = ? WHERE id = ?", roots)
        return _noted(connection, "merge", ref(connection, table, roots[0]), ref(connection, table, roots[1]), reason)


def split(path: str | Path, one: str, other: str, reason: str = "") -> Decision:
    """Make two separate that were merged, or take a report's mention (REPORT/RECORD; of a story a REPORT) out of a thing.

    keii will not make them one by itself again.
    """
    with _writing(path) as connection:
        if not _is_reference(connection, other):
            table, number = reference(connection, one)
            new = take_out(connection, table, number, other)
            made = _noted(connection, "split", ref(connection, table, number), other, reason)
            return msgspec.structs.replace(made, new=new)
        table, first, second = _pair(connection, one, other)
        if root(connection, table, first) == root(connection, table, second):
            _cut(connection, table, first, second, other, one)
        return _noted(connection, "split", ref(connection, table, first), ref(connection, table, second), reason)


def decisions(connection: sqlite3.Connection, about: str) -> list[Decision]:
    """The decisions about a thing, the first made first."""
    rows = connection.execute("SELECT * FROM decisions WHERE one = ?1 OR other = ?1 ORDER BY id", (about,))
    return [_decision(row) for row in rows]


def root(connection: sqlite3.Connection, table: str, number: int) -> int:
    """What a thing has been merged into, itself when into nothing."""
    while (above := _parent(connection, table, number)) is not None:
        number = above
    return number


def ref(connection: sqlite3.Connection, table: str, number: int) -> str:
    """What commands call a thing."""
    (found,) = connection.execute(f"SELECT ref FROM {table} WHERE id = ?", (number,)).fetchone()
    return str(found)


def reference(connection: sqlite3.Connection, given: str) -> tuple[str, int]:
    """The table and row a reference such as who12, state:PRK, item40 or story3 names; raises InputError when it names nothing."""
    given = given.strip()
    found = _REFERENCE.match(given)
    table = _KINDS[found.group(1) if found else "actor"]
    row = connection.execute(f"SELECT id FROM {table} WHERE ref = ?", (given,)).fetchone()
    if row is None:
        raise InputError(
            given,
            "nothing in the store is called so; `keii who`, `keii story` and `keii stories` show what is (who12, item40, story3)",
        )
    return table, int(row[0])


@contextmanager
def _writing(path: str | Path) -> Iterator[sqlite3.Connection]:
    """One transaction on an existing store."""
    with file.told(str(path)):
        file.connect(path, write=False).close()  # a decision makes no store
        connection = file.connect(path, write=True)
    try:
        with file.transaction(connection, str(path)):
            yield connection
    finally:
        connection.close()


def _is_reference(connection: sqlite3.Connection, given: str) -> bool:
    """A reference, and no REPORT or REPORT/RECORD?"""
    report = given.split("/", maxsplit=1)[0]
    return connection.execute("SELECT 1 FROM versions WHERE dossier = ?", (report,)).fetchone() is None


def _cut(connection: sqlite3.Connection, table: str, first: int, second: int, other: str, one: str) -> None:
    """Take back the pointer by which two are one: it is on the way up from the one that is not the root."""
    below = second if _reaches(connection, table, second, first) else first
    above = first if below == second else second
    if not _reaches(connection, table, below, above):
        raise InputError(other, f"it and {one} were each merged with a third; split that one off first")
    while (parent := _parent(connection, table, below)) != above and parent is not None:
        below = parent
    connection.execute(f"UPDATE {table} SET merged_into = NULL WHERE id = ?", (below,))


def _parent(connection: sqlite3.Connection, table: str, number: int) -> int | None:
    row = connection.execute(f"SELECT merged_into FROM {table} WHERE id = ?", (number,)).fetchone()
    return None if row is None or row[0] is None else int(row[0])


def _reaches(connection: sqlite3.Connection, table: str, below: int, above: int) -> bool:
    at: int | None = below
    while at is not None and at != above:
        at = _parent(connection, table, at)
    return at == above


def _pair(connection: sqlite3.Connection, one: str, other: str) -> tuple[str, int, int]:
    (table, first), (second_table, second) = (reference(connection, given) for given in (one, other))
    if table != second_table:
        raise InputError(other, f"it and {one} are of different kinds, and only two of a kind can be one")
    if first == second:
        raise InputError(other, "it is the same thing twice")
    return table, first, second


def _noted(connection: sqlite3.Connection, kind: str, one: str, other: str, reason: str) -> Decision:
    made = connection.execute(
        "INSERT INTO decisions (kind, one, other, reason, made_by, made) VALUES (?, ?, ?, ?, ?, ?)",
        (kind, one, other, reason, HAND, file.now()),
    )
    return _decision(connection.execute("SELECT * FROM decisions WHERE id = ?", (made.lastrowid,)).fetchone())


def _decision(row: tuple[int, str, str, str, str, str, str]) -> Decision:
    number, kind, one, other, reason, by, made = row
    return Decision(id=number, kind=kind, one=one, other=other, reason=reason, by=by, made=made)
