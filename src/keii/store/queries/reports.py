"""Which reports there are, and how much of everything."""

from __future__ import annotations

import sqlite3

import msgspec

from keii.errors import InputError
from keii.store.queries.window import Window

# What a list may be sorted by; ids grow with the day of publication.
SORTS = {
    "newest": "v.id DESC",
    "oldest": "v.id",
    "added": "v.added DESC, v.id DESC",
    "outlet": "v.outlet COLLATE NOCASE, v.id DESC",
    "title": "v.title, v.id DESC",
}


class ReportFound(msgspec.Struct, frozen=True, kw_only=True):
    """A report in its newest version; report: its dossier's id; story: the affair it belongs to; statements, events: how many."""

    report: str
    version: int
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    added: str
    story: str | None
    statements: int
    events: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much a store holds."""

    reports: int
    statements: int
    events: int
    stories: int


def reports(
    connection: sqlite3.Connection, *, outlet: str | None = None, sort: str = "newest", window: Window | None = None
) -> list[ReportFound]:
    """The reports of an outlet, or all; raises InputError for no such order. Certainties do not narrow it."""
    window = window or Window()
    if sort not in SORTS:
        raise InputError("sort", f"{sort!r} is none of {', '.join(SORTS)}")
    of = "AND v.outlet = ?" if outlet else ""
    rows = connection.execute(
        "SELECT v.id, v.dossier, v.number, v.outlet, v.published, v.title, v.url, v.added FROM versions v"
        f" WHERE v.id >= ? AND v.id < ? {of} {window.newest} ORDER BY {SORTS[sort]} LIMIT ?",
        (window.low, window.high, *([outlet] if outlet else []), window.limit),
    ).fetchall()
    one = connection.execute
    return [
        ReportFound(
            report=dossier,
            version=number,
            outlet=outlet_,
            published=published,
            title=title,
            url=url,
            added=added,
            story=next(
                (r for (r,) in one("SELECT s.ref FROM placed p JOIN stories s ON s.id = p.story_id WHERE p.version_id = ?", (id_,))),
                None,
            ),
            statements=one("SELECT count(*) FROM statements WHERE version_id = ?", (id_,)).fetchone()[0],
            events=one("SELECT count(*) FROM events WHERE version_id = ?", (id_,)).fetchone()[0],
        )
        for id_, dossier, number, outlet_, published, title, url, added in rows
    ]  # fmt: skip


def outlets(connection: sqlite3.Connection) -> list[str]:
    """The outlets of which the store holds reports."""
    rows = connection.execute(
        "SELECT DISTINCT outlet FROM versions WHERE newest AND outlet IS NOT NULL ORDER BY outlet"
    )
    return [outlet for (outlet,) in rows]


def counts(connection: sqlite3.Connection) -> Counts:
    """How many reports, and how many records of their newest versions."""
    one = connection.execute
    return Counts(
        reports=one("SELECT count(*) FROM reports").fetchone()[0],
        statements=one("SELECT count(*) FROM statements").fetchone()[0],
        events=one("SELECT count(*) FROM events").fetchone()[0],
        stories=one("SELECT count(*) FROM stories WHERE merged_into IS NULL").fetchone()[0],
    )
