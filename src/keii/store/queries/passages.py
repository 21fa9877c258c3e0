"""Sentences by their words, the newest first."""

from __future__ import annotations

import sqlite3

import msgspec

from keii.store.queries.place import COLUMNS, Place, place
from keii.store.queries.window import Window
from keii.store.terms import expression


class PassageFound(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that holds what was looked for."""

    place: Place


def search(connection: sqlite3.Connection, query: str, window: Window | None = None) -> list[PassageFound]:
    """The sentences that hold every piece of a query (pieces are parted by spaces); certainties do not narrow it."""
    window = window or Window()
    match = expression(connection, query)
    if match is None:
        return []
    rows = connection.execute(
        "SELECT p.span_start, p.span_end, substr(t.text, p.span_start + 1, p.span_end - p.span_start),"
        f" {COLUMNS} FROM passage_words w CROSS JOIN passages p ON p.id = w.rowid"
        " CROSS JOIN versions v ON v.id = p.version_id CROSS JOIN texts t ON t.version_id = v.id"
        f" WHERE w.passage_words MATCH ? AND w.rowid >= ? AND w.rowid < ? {window.newest} ORDER BY w.rowid DESC LIMIT ?",
        (match, window.low, window.high, window.limit),
    )
    return [PassageFound(place=place(row, row[0], row[1], row[2])) for row in rows]
