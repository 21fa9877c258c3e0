"""What a version adds to the entities its actors are: the link, their names and offices with the days of the reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from keii.records import Actor, Dossier


def link(
    connection: sqlite3.Connection,
    dossier: Dossier,
    actors: Mapping[str, int],
    entities: Mapping[str, str],
    reasons: Mapping[str, str],
    day: str | None,
) -> None:
    """Tie the actors of a dossier (their rows) to their entities (their refs)."""
    for actor in dossier.actors:
        (entity,) = connection.execute("SELECT id FROM entities WHERE ref = ?", (entities[actor.id],)).fetchone()
        connection.execute(
            "UPDATE actors SET entity_id = ?, reason = ? WHERE id = ?", (entity, reasons[actor.id], actors[actor.id])
        )
        remember(connection, entity, actor, day)


def remember(connection: sqlite3.Connection, entity: int, actor: Actor, day: str | None) -> None:
    """Add an actor's names and offices to its entity's."""
    names = dict.fromkeys(actor.aka, 0) | dict.fromkeys([actor.name, *actor.names], 1)
    connection.executemany(
        "INSERT INTO entity_names VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT DO UPDATE SET reports = reports + ?3,"
        " first_day = min(coalesce(first_day, ?4), coalesce(?4, first_day)),"
        " last_day = max(coalesce(last_day, ?4), coalesce(?4, last_day))",
        [(entity, name, found, day if found else None) for name, found in names.items()],
    )
    connection.executemany(
        "INSERT INTO entity_roles VALUES (?1, ?2, ?3, 1, ?4, ?4) ON CONFLICT DO UPDATE SET reports = reports + 1,"
        " first_day = min(coalesce(first_day, ?4), coalesce(?4, first_day)),"
        " last_day = max(coalesce(last_day, ?4), coalesce(?4, last_day))",
        [(entity, role.title, role.body, day) for role in dict.fromkeys(actor.roles)],
    )
