"""Whom a name in a query means: countries by code, name or newspaper abbreviation, and actors by any name the store has seen."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from keii.lexicon.gazetteer import STATE, gazetteer


def country(name: str) -> str:
    """The alpha-3 code for a code, a state's name or its abbreviation (RUS, rus, ロシア, 露); "" for anything else."""
    known = gazetteer()
    name = name.strip()
    if name.upper() in known.state_names:
        return name.upper()
    entry = known.known.get(name)
    if entry is not None and entry.kind == STATE:
        return entry.key
    return known.abbreviations.get(name, "")


def newest_first(found: Iterable[Iterator[tuple[Any, ...]]], limit: int) -> list[tuple[Any, ...]]:
    """Rows of several queries, each with the newest first by the id in the first column, as one; none of them twice."""
    rows: dict[int, tuple[Any, ...]] = {}
    for row in heapq.merge(*found, key=itemgetter(0), reverse=True):
        rows.setdefault(row[0], row)
        if len(rows) == limit:
            break
    return sorted(rows.values(), key=itemgetter(0), reverse=True)


def names_of(
    connection: sqlite3.Connection, table: str, column: str, ids: Iterable[int]
) -> dict[tuple[int, str], list[str]]:
    """The names of those who take part in records, by record and role; `table` links them."""
    given = list(ids)
    if not given:
        return {}
    marks = ",".join("?" * len(given))
    found: dict[tuple[int, str], list[str]] = {}
    for number, role, name in connection.execute(
        f"SELECT x.{column}, x.role, a.name FROM {table} x CROSS JOIN actors a ON a.id = x.actor_id"
        f" WHERE x.{column} IN ({marks}) ORDER BY a.id",
        given,
    ):
        found.setdefault((number, role), []).append(name)
    return found
