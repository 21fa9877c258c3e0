"""Who did what to whom: events by type, countries or actors on either side, days and certainty, the newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from keii.errors import InputError
from keii.store.queries.parties import country, names_of, newest_first
from keii.store.queries.place import COLUMNS, Place, place
from keii.store.queries.who import whom
from keii.store.queries.window import Window

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
_WANTED = f"""e.id, e.record, e.span_start, e.span_end, e.words, e.type, e.mode, e.time, e.place, e.certainty, e.negated,
(SELECT substr(t.text, p.span_start + 1, p.span_end - p.span_start) FROM passages p JOIN texts t ON t.version_id = p.version_id
 WHERE p.version_id = e.version_id AND p.span_start <= e.span_start ORDER BY p.span_start DESC LIMIT 1), {COLUMNS}"""


class EventFound(msgspec.Struct, frozen=True, kw_only=True):
    """One event as one report tells it; its place is the trigger's, sentence the sentence around it."""

    record: str
    type: str
    mode: str
    agent: list[str]
    target: list[str]
    source: list[str]
    time: str | None
    where: str
    certainty: str
    negated: bool
    sentence: str
    place: Place


def events(
    connection: sqlite3.Connection,
    *,
    kinds: str | None = None,
    between: str | None = None,
    of: str | None = None,
    window: Window | None = None,
) -> list[EventFound]:
    """The events of some types (parted by commas) between two parties (countries or names, parted by a comma), or those one takes part in.

    Raises InputError for a type PLOVER does not have, and for parties that are not two.
    """
    window = window or Window()
    rows = newest_first(_found(connection, _types(kinds), _sides(between), of, window), window.limit)
    names = names_of(connection, "event_actors", "event_id", [row[0] for row in rows])
    return [
        EventFound(
            record=row[1],
            type=row[5],
            mode=row[6],
            agent=names.get((row[0], "agent"), []),
            target=names.get((row[0], "target"), []),
            source=names.get((row[0], "source"), []),
            time=row[7],
            where=row[8],
            certainty=row[9],
            negated=bool(row[10]),
            sentence=row[11] or row[4],
            place=place(row, row[2], row[3], row[4]),
        )
        for row in rows
    ]


def _types(kinds: str | None) -> tuple[str, ...]:
    given = tuple(dict.fromkeys(part.strip().upper() for part in (kinds or "").split(",") if part.strip()))
    for part in given:
        if part not in TYPES:
            raise InputError("type", f"{part!r} is none of {', '.join(TYPES)}")
    return given


def _sides(between: str | None) -> tuple[str, str] | None:
    if between is None:
        return None
    given = [part.strip() for part in between.replace("、", ",").replace("，", ",").split(",")]
    if len(given) != 2 or not all(given):
        raise InputError("between", f"{between!r} is not two names or codes parted by a comma, such as RUS,USA")
    return given[0], given[1]


def _found(
    connection: sqlite3.Connection,
    types: tuple[str, ...],
    sides: tuple[str, str] | None,
    of: str | None,
    window: Window,
) -> list[Iterator[tuple[Any, ...]]]:
    """Queries that each give rows in descending order; together they give all that is asked for."""
    narrow = f"{window.sure('e.certainty')} {window.newest}"
    kind = f"AND e.type IN ({','.join('?' * len(types))})" if types else ""
    rest = (*types, *window.certainties, window.limit)
    if sides is not None:
        return _between(connection, sides, f"{kind} {narrow}", rest, window)
    if of is not None:
        return [
            connection.execute(
                f"SELECT {_WANTED} FROM actors a CROSS JOIN event_actors x ON x.actor_id = a.id AND x.role IN ('agent', 'target')"
                " CROSS JOIN events e ON e.id = x.event_id CROSS JOIN versions v ON v.id = e.version_id"
                f" WHERE a.entity_id = ? AND a.id >= ? AND a.id < ? {kind} {narrow} ORDER BY a.id DESC LIMIT ?",
                (entity, window.low, window.high, *rest),
            )
            for entity in whom(connection, of).entities
        ]
    queries: list[Iterator[tuple[Any, ...]]] = []
    # For each type, certainty or both an index of its own gives the rows in order.
    conditions: list[tuple[str, tuple[str, ...]]] = [("AND e.type = ?", (one,)) for one in types] or [("", ())]
    for condition, value in conditions:
        for sure, certain in window.each_certainty("e.certainty"):
            queries.append(
                connection.execute(
                    f"SELECT {_WANTED} FROM events e CROSS JOIN versions v ON v.id = e.version_id"
                    f" WHERE e.id >= ? AND e.id < ? {condition} {sure} {window.newest} ORDER BY e.id DESC LIMIT ?",
                    (window.low, window.high, *value, *certain, window.limit),
                )
            )
    return queries


def _between(
    connection: sqlite3.Connection, sides: tuple[str, str], narrow: str, rest: tuple[object, ...], window: Window
) -> list[Iterator[tuple[Any, ...]]]:
    """Events with the two on either side: by the table of countries where both are states, else by who takes part."""
    codes = tuple(map(country, sides))
    if all(codes):
        return [
            connection.execute(
                f"SELECT {_WANTED} FROM event_countries c CROSS JOIN events e ON e.id = c.event_id"
                " CROSS JOIN versions v ON v.id = e.version_id"
                f" WHERE c.one = ? AND c.other = ? AND c.event_id >= ? AND c.event_id < ? {narrow}"
                " ORDER BY c.event_id DESC LIMIT ?",
                (min(codes), max(codes), window.low, window.high, *rest),
            )
        ]
    first, second = sides if not codes[0] else sides[::-1]  # a person has fewer events than a state
    code = country(second)
    others = whom(connection, second)
    other, values = ("b.country = ?", (code,)) if code else (f"b.entity_id IN ({others.marks})", others.entities)
    return [
        connection.execute(
            f"SELECT {_WANTED} FROM actors a CROSS JOIN event_actors x ON x.actor_id = a.id AND x.role IN ('agent', 'target')"
            " CROSS JOIN events e ON e.id = x.event_id CROSS JOIN versions v ON v.id = e.version_id"
            " WHERE a.entity_id = ? AND a.id >= ? AND a.id < ? AND EXISTS (SELECT 1 FROM event_actors y"
            " CROSS JOIN actors b ON b.id = y.actor_id WHERE y.event_id = e.id AND y.role IN ('agent', 'target')"
            " AND b.id <> a.id AND (y.role <> x.role OR NOT EXISTS (SELECT 1 FROM event_actors z WHERE z.event_id = e.id"
            f" AND z.role = 'target')) AND {other}) {narrow} ORDER BY a.id DESC LIMIT ?",
            (entity, window.low, window.high, *values, *rest),
        )
        for entity in whom(connection, first).entities
    ]
