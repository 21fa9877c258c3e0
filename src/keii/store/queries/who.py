"""Whom a name means: the entities that bear it."""

from __future__ import annotations

import sqlite3

import msgspec

from keii.store.queries.parties import country


class Whom(msgspec.Struct, frozen=True):
    """Everybody a name can mean, with those they have been merged with."""

    entities: tuple[int, ...]

    @property
    def marks(self) -> str:
        """A question mark for each."""
        return ",".join("?" * len(self.entities))


def whom(connection: sqlite3.Connection, name: str) -> Whom:
    """The entities a name means: a state by its code, name or abbreviation, anybody by any name a report or the gazetteer gives."""
    name = name.strip()
    code = country(name)
    rows = connection.execute(
        "SELECT entity_id FROM entity_names WHERE name = ? UNION SELECT id FROM entities WHERE ref = ?",
        (name, f"state:{code}" if code else name),
    ).fetchall()
    return Whom(group(connection, [row[0] for row in rows]))


def group(connection: sqlite3.Connection, entities: list[int]) -> tuple[int, ...]:
    """Entities with all that decisions have made one with them."""
    found: set[int] = set()
    waiting = list(entities)
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        waiting += [row[0] for row in connection.execute("SELECT id FROM entities WHERE merged_into = ?", (one,))]
        (above,) = connection.execute("SELECT merged_into FROM entities WHERE id = ?", (one,)).fetchone()
        waiting += [above] if above is not None else []
    return tuple(sorted(found))
