"""Taking a report's mention out of a thing: an actor out of an entity, a telling out of an item, a report out of a story."""

from __future__ import annotations

import sqlite3

import msgspec

from keii.errors import InputError
from keii.store.adding import unpacked
from keii.store.entities import remember
from keii.store.index import SqliteIndex, number
from keii.story.identity import Entity, identity
from keii.story.index import Placed


def take_out(connection: sqlite3.Connection, table: str, thing: int, mention: str) -> str:
    """Give a mention a thing of its own; the ref of that. Raises InputError when the thing does not hold it."""
    report, _, record = mention.partition("/")
    if table == "stories":
        return _report(connection, thing, report)
    if not record:
        raise InputError(mention, f"it is a whole report; name one of its records as well, such as {report}/s1")
    return (
        _actor(connection, thing, report, record)
        if table == "entities"
        else _telling(connection, thing, report, record)
    )


def _actor(connection: sqlite3.Connection, entity: int, report: str, record: str) -> str:
    row = connection.execute(
        "SELECT a.id, v.day, t.text, t.dossier FROM versions v JOIN actors a ON a.version_id = v.id JOIN texts t ON t.version_id = v.id"
        " WHERE v.dossier = ? AND a.record = ? AND a.entity_id = ?",
        (report, record, entity),
    ).fetchone()
    if row is None:
        raise InputError(f"{report}/{record}", "it is no mention of that actor")
    known, day, text, data = row
    actor = next(a for a in unpacked(data, text).actors if a.id == record)
    one, index = identity(actor, day or ""), SqliteIndex(connection)
    ref = index.new_id("who")
    new_one = Entity.of(ref, one)
    new_one.stable = ""  # by decision it is not the one the tables know
    index.keep_entity(new_one)
    index.put("entity", [key for key in one.keys if key != one.stable], ref)
    (new,) = connection.execute("SELECT id FROM entities WHERE ref = ?", (ref,)).fetchone()
    connection.execute("UPDATE actors SET entity_id = ?, reason = 'split by hand' WHERE id = ?", (new, known))
    for names, column in (("entity_names", "name"), ("entity_roles", "title")):
        values = sorted({actor.name, *actor.names} if column == "name" else {role.title for role in actor.roles})
        connection.executemany(
            f"UPDATE {names} SET reports = max(reports - 1, 0) WHERE entity_id = ? AND {column} = ?",
            [(entity, value) for value in values],
        )
    remember(connection, int(new), msgspec.structs.replace(actor, aka=[]), day)
    return ref


def _telling(connection: sqlite3.Connection, item: int, report: str, record: str) -> str:
    row = connection.execute(
        "SELECT t.id FROM versions v JOIN tellings t ON t.version_id = v.id WHERE v.dossier = ? AND t.record = ? AND t.item_id = ?",
        (report, record, item),
    ).fetchone()
    if row is None:
        raise InputError(f"{report}/{record}", "that item is not told there")
    return _own_item(connection, int(row[0]), "(SELECT story_id FROM items WHERE id = :item)", item)


def _own_item(connection: sqlite3.Connection, telling: int, story: str, item: int) -> str:
    """Move a telling to an item of its own."""
    ref = SqliteIndex(connection).new_id("item")
    connection.execute(
        f"INSERT INTO items (id, ref, story_id, kind, day) SELECT :new, :ref, {story}, kind, day FROM items WHERE id = :item",
        {"new": number(ref), "ref": ref, "item": item},
    )
    connection.execute("UPDATE tellings SET item_id = ?, reason = 'split by hand' WHERE id = ?", (number(ref), telling))
    return ref


def _report(connection: sqlite3.Connection, story: int, report: str) -> str:
    """A story of its own for a report, with items of its own for what it tells."""
    row = connection.execute(
        "SELECT p.version_id, p.voice, v.published, v.title FROM versions v JOIN placed p ON p.version_id = v.id"
        " WHERE v.dossier = ? AND p.story_id = ?",
        (report, story),
    ).fetchone()
    if row is None:
        raise InputError(report, "that report is not in that story")
    version, voice, published, title = row
    connection.execute("DELETE FROM placed WHERE version_id = ?", (version,))
    connection.execute("UPDATE stories SET reports = reports - 1 WHERE id = ?", (story,))
    index = SqliteIndex(connection)
    ref = index.new_id("story")
    index.keep_report(
        Placed(
            id=report,
            story=ref,
            outlet="",
            published=published or "",
            title=title or "",
            url="",
            voice=voice,
            reason="split by hand",
        )
    )
    for telling, item in connection.execute(
        "SELECT id, item_id FROM tellings WHERE version_id = ?", (version,)
    ).fetchall():
        _own_item(connection, telling, str(number(ref)), item)
    return ref
