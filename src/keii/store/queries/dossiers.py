"""Whole dossiers out of a store, as they were read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from keii.errors import StoreError
from keii.records import Dossier
from keii.store.adding import unpacked
from keii.store.address import address
from keii.store.queries.reading import Connection

_OF = "SELECT t.text, t.dossier FROM texts t JOIN versions v ON v.id = t.version_id"


def dossiers(store: Connection, with_: str = "") -> Iterator[Dossier]:
    """The newest version of every report by day of publication; with_: only those that hold such a record ("agreements", "events")."""
    held = {
        "": "",
        "agreements": " AND EXISTS (SELECT 1 FROM agreements a WHERE a.version_id = v.id)",
        "events": " AND EXISTS (SELECT 1 FROM events e WHERE e.version_id = v.id)",
    }[with_]
    for text, data in store.execute(f"{_OF} WHERE v.newest = 1{held} ORDER BY v.day, v.id"):
        yield unpacked(data, text)


class VersionFound(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a report; report: the id of its dossier."""

    report: str
    version: int
    published: str | None
    title: str | None
    added: str


def versions(store: Connection, report: str) -> list[VersionFound]:
    """All versions of the report that has one with this id, the oldest first; [] when the store holds none."""
    rows = store.execute(
        "SELECT v.dossier, v.number, v.published, v.title, v.added FROM versions v WHERE v.report_id ="
        " (SELECT report_id FROM versions WHERE dossier = ?) ORDER BY v.number",
        (report,),
    )
    return [VersionFound(report=d, version=n, published=p, title=t, added=a) for d, n, p, t, a in rows]


def version(store: Connection, report: str) -> Dossier:
    """The dossier with this id ("59d5c813b811988d"); a page's address and a number ("https://…#2") name a version of it, its address the newest.

    Raises StoreError when the store holds none.
    """
    where, _, number = report.rpartition("#") if report.rpartition("#")[2].isdigit() else (report, "", "")
    found = store.execute(f"{_OF} WHERE v.dossier = ?", (report,)).fetchone()
    if found is None:
        chosen = "v.number = ?" if number else "v.newest = 1"
        given = (address(where), int(number)) if number else (address(where),)
        found = store.execute(
            f"{_OF} JOIN reports r ON r.id = v.report_id WHERE r.address = ? AND {chosen}", given
        ).fetchone()
    if found is None:
        path = store.execute("PRAGMA database_list").fetchone()[2]
        raise StoreError(str(path), f"it holds no report {report!r}; `keii search` names reports by their id")
    return unpacked(found[1], found[0])
