"""Who said what: statements by speaker, addressee, words, days and certainty, the newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from keii.store.queries.parties import names_of, newest_first
from keii.store.queries.place import COLUMNS, Place, place
from keii.store.queries.who import Whom, whom
from keii.store.queries.window import Window
from keii.store.terms import expression

_WANTED = (
    f"""s.id, s.record, s.span_start, s.span_end, s.words, s.mode, s.cue, s.time, s.certainty, s.negated, {COLUMNS}"""
)


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One statement as one report gives it; record: its id in that report's dossier."""

    record: str
    speaker: list[str]
    via: list[str]
    addressee: list[str]
    mode: str
    cue: str | None
    time: str | None
    certainty: str
    negated: bool
    place: Place


def quotes(
    connection: sqlite3.Connection,
    *,
    by: str | None = None,
    about: str | None = None,
    to: str | None = None,
    window: Window | None = None,
) -> list[Quote]:
    """The statements of a speaker, about some words, to an addressee; all of the store's when nothing is asked."""
    window = window or Window()
    if about is not None:
        match = expression(connection, about)
        if match is None:
            return []
    else:
        match = None
    return _quoted(connection, _found(connection, by, to, match, window), window)


def said_by(connection: sqlite3.Connection, speakers: Whom, window: Window) -> list[Quote]:
    """The statements of some entities."""
    return _quoted(connection, _of(connection, speakers, "speaker", None, None, window), window)


def _quoted(connection: sqlite3.Connection, found: list[Iterator[tuple[Any, ...]]], window: Window) -> list[Quote]:
    rows = newest_first(found, window.limit)
    names = names_of(connection, "statement_actors", "statement_id", [row[0] for row in rows])
    return [
        Quote(
            record=row[1],
            speaker=names.get((row[0], "speaker"), []),
            via=names.get((row[0], "via"), []),
            addressee=names.get((row[0], "addressee"), []),
            mode=row[5],
            cue=row[6],
            time=row[7],
            certainty=row[8],
            negated=bool(row[9]),
            place=place(row, row[2], row[3], row[4]),
        )
        for row in rows
    ]


def _found(
    connection: sqlite3.Connection, by: str | None, to: str | None, match: str | None, window: Window
) -> list[Iterator[tuple[Any, ...]]]:
    """Queries that each give rows in descending order; together they give all that is asked for."""
    if by is not None:
        return _of(
            connection, whom(connection, by), "speaker", whom(connection, to) if to is not None else None, match, window
        )
    if to is not None:
        return _of(connection, whom(connection, to), "addressee", None, match, window)
    run = connection.execute
    days = (window.low, window.high)
    if match is not None:
        return [
            run(
                f"SELECT {_WANTED} FROM statement_words w CROSS JOIN statements s ON s.id = w.rowid"
                " CROSS JOIN versions v ON v.id = s.version_id"
                f" WHERE w.statement_words MATCH ? AND w.rowid >= ? AND w.rowid < ? {window.sure('s.certainty')} {window.newest}"
                " ORDER BY w.rowid DESC LIMIT ?",
                (match, *days, *window.certainties, window.limit),
            )
        ]
    return [
        run(
            f"SELECT {_WANTED} FROM statements s CROSS JOIN versions v ON v.id = s.version_id"
            f" WHERE s.id >= ? AND s.id < ? {condition} {window.newest} ORDER BY s.id DESC LIMIT ?",
            (*days, *values, window.limit),
        )
        for condition, values in window.each_certainty("s.certainty")
    ]


def _of(
    connection: sqlite3.Connection, main: Whom, role: str, others: Whom | None, match: str | None, window: Window
) -> list[Iterator[tuple[Any, ...]]]:
    """The statements of some entities in a role, with others as addressees and with certain words where asked."""
    also, named = _taking_part(others, "addressee") if others else ("", ())
    if match and _is_rarer(connection, match, main):
        said, who = _taking_part(main, role)
        return [
            connection.execute(
                f"SELECT {_WANTED} FROM statement_words w CROSS JOIN statements s ON s.id = w.rowid"
                " CROSS JOIN versions v ON v.id = s.version_id"
                f" WHERE w.statement_words MATCH ? AND w.rowid >= ? AND w.rowid < ? {said} {also}"
                f" {window.sure('s.certainty')} {window.newest} ORDER BY w.rowid DESC LIMIT ?",
                (match, window.low, window.high, *who, *named, *window.certainties, window.limit),
            )
        ]
    # Gone through once: asked for each statement anew it would cost more than everything else.
    first = (
        "WITH told (id) AS MATERIALIZED (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)"
        if match
        else ""
    )
    told = "AND +x.statement_id IN told" if match else ""  # +: else every actor would be tried with every one of them
    return [
        connection.execute(
            f"{first} SELECT {_WANTED} FROM actors a CROSS JOIN statement_actors x ON x.actor_id = a.id AND x.role = ?"
            " CROSS JOIN statements s ON s.id = x.statement_id CROSS JOIN versions v ON v.id = s.version_id"
            f" WHERE a.entity_id = ? AND a.id >= ? AND a.id < ? {told} {also} {window.sure('s.certainty')} {window.newest}"
            " ORDER BY a.id DESC, x.statement_id DESC LIMIT ?",
            (
                *((match,) if match else ()), role, entity, window.low, window.high, *named, *window.certainties, window.limit,
            ),
        )
        for entity in main.entities
    ]  # fmt: skip


def _is_rarer(connection: sqlite3.Connection, match: str, main: Whom) -> bool:
    """Are the words in fewer statements than the entities are in reports? What there is less of is gone through."""
    (reports,) = connection.execute(
        f"SELECT count(*) FROM actors WHERE entity_id IN ({main.marks})", main.entities
    ).fetchone()
    told = connection.execute(
        "SELECT rowid FROM statement_words WHERE statement_words MATCH ? LIMIT ?", (match, reports + 1)
    ).fetchall()
    return len(told) <= int(reports)


def _taking_part(others: Whom, role: str) -> tuple[str, tuple[object, ...]]:
    """A condition on the statement s: one of them takes part in this role."""
    return (
        "AND EXISTS (SELECT 1 FROM statement_actors y CROSS JOIN actors b ON b.id = y.actor_id"
        f" WHERE y.statement_id = s.id AND y.role = ? AND b.entity_id IN ({others.marks}))",
        (role, *others.entities),
    )
