"""Giving the actors of a version their entities: who is one with whom an earlier report named."""

from __future__ import annotations

import sqlite3

from keii.records import Actor, Dossier


class Entities:
    """Finds or makes the entity of each actor."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def resolve(self, dossier: Dossier, actors: dict[str, int], day: str | None) -> None:
        """Give every actor of a dossier its entity; `actors` are their rows."""
        for actor in dossier.actors:
            entity = self._entity(actor)
            self._connection.execute("UPDATE actors SET entity_id = ? WHERE id = ?", (entity, actors[actor.id]))
            self._remember(entity, actor, day)

    def _entity(self, actor: Actor) -> int:
        key = _key(actor)
        found = self._connection.execute("SELECT id FROM entities WHERE key = ?", (key,)).fetchone()
        if found is not None:
            return int(found[0])
        made = self._connection.execute(
            "INSERT INTO entities (key, name, type, country) VALUES (?, ?, ?, ?)",
            (key, actor.name, actor.type, actor.country),
        )
        return int(made.lastrowid or 0)

    def _remember(self, entity: int, actor: Actor, day: str | None) -> None:
        """Add the actor's names and offices to its entity's."""
        names = dict.fromkeys([actor.name, *actor.names], 1)
        names = dict.fromkeys(actor.aka, 0) | names
        self._connection.executemany(
            "INSERT INTO entity_names VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT DO UPDATE SET reports = reports + ?3,"
            " first_day = min(coalesce(first_day, ?4), coalesce(?4, first_day)),"
            " last_day = max(coalesce(last_day, ?4), coalesce(?4, last_day))",
            [(name, entity, found, day) for name, found in names.items()],
        )
        self._connection.executemany(
            "INSERT INTO entity_roles VALUES (?1, ?2, ?3, 1, ?4, ?4) ON CONFLICT DO UPDATE SET reports = reports + 1,"
            " first_day = min(coalesce(first_day, ?4), coalesce(?4, first_day)),"
            " last_day = max(coalesce(last_day, ?4), coalesce(?4, last_day))",
            [(entity, role.title, role.body, day) for role in dict.fromkeys(actor.roles)],
        )


def _key(actor: Actor) -> str:
    if actor.type == "state" and actor.country:
        return f"state:{actor.country}"
    if actor.aka:
        return f"{actor.type}:{actor.aka[0]}"
    return f"{actor.type}:{actor.name}:{actor.country}"
