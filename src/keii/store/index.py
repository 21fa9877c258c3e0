"""What `keii.story` gathers, kept in the store: its index by marks, entities, items with their tellings, placed reports.

Used inside the transaction of the report at hand. What was read lately is remembered; another process's writing, or a transaction
taken back, makes it forgotten.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from itertools import islice
from typing import Any

import msgspec

from keii.story.identity import Entity
from keii.story.index import Placed
from keii.story.telling import Telling

_HASHED = 39  # bits of the hash of an item's key, within its story
_SEEN = 6  # tellings of an item a new one is compared with, as in memory
_REMEMBERED = 8_000  # items, entities and reports each
_TABLES = {"who": "entities", "item": "items", "story": "stories"}
_FIND = "SELECT number, ref FROM marks WHERE mark = ? ORDER BY number DESC LIMIT ?"
_TELLING = msgspec.json.Decoder(Telling)
_ENCODE = msgspec.json.Encoder().encode


class Learned(msgspec.Struct, frozen=True):
    """What an entity is known again by."""

    full: list[str]
    surnames: list[str]
    titles: list[str]
    first: str = ""
    last: str = ""


class SqliteIndex:
    """The index of `keii.story.index.Index` on a store's connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._seen = -1  # the file as this connection saw it last
        self._version = self._story = 0  # of the report kept last
        self._day = ""
        self._entities: dict[str, Entity] = {}
        self._items: dict[str, list[Telling]] = {}
        self._reports: dict[str, Placed] = {}
        self._numbers: dict[str, int] = {}
        self._parted: set[tuple[str, str]] = set()
        self._last: dict[int, tuple[int, str]] = {}  # what stands under a mark last, and its number
        self._marks: dict[tuple[str, str], int] = {}

    def begin(self) -> None:
        """A transaction has begun: what another process has written since the last one is seen."""
        (now,) = self._run("PRAGMA data_version").fetchone()
        if now != self._seen:
            self.forget()
            self._seen = now
        caches: tuple[dict[str, Any], ...] = (self._entities, self._items, self._reports)
        for remembered in caches:
            if len(remembered) > _REMEMBERED:
                for old in list(islice(remembered, _REMEMBERED // 4)):
                    del remembered[old]
        self._numbers.clear()
        self._parted.clear()
        self._last.clear()
        self._marks.clear()
        for kind, one, other in self._run(
            "SELECT kind, one, other FROM decisions WHERE one >= 'item' AND one < 'iten' ORDER BY id"
        ):
            if kind == "split":
                self._parted.add((one, other))

    def forget(self) -> None:
        """The transaction was taken back."""
        self._seen = -1
        self._entities.clear()
        self._items.clear()
        self._reports.clear()

    def find(self, space: str, keys: Iterable[str], most: int) -> dict[str, list[str]]:
        """For each key the ids put under it, the newest first, at most `most`."""
        found = {}
        for key in keys:
            hashed = self._mark(space, key)
            rows = self._run(_FIND, (hashed, most)).fetchall()
            self._last[hashed] = rows[0] if rows else (0, "")
            if rows:
                found[key] = [row[1] for row in rows]
        return found

    def put(self, space: str, keys: Iterable[str], id_: str) -> None:
        """Put an id under keys."""
        for key in keys:
            hashed = self._mark(space, key)
            last = self._last.get(hashed) or self._run(_FIND, (hashed, 1)).fetchone() or (0, "")
            if last[1] != id_:
                self._last[hashed] = (last[0] + 1, id_)
                self._run("INSERT INTO marks VALUES (?, ?, ?)", (hashed, last[0] + 1, id_))

    def _mark(self, space: str, key: str) -> int:
        known = self._marks.get((space, key))
        if known is None:
            known = self._marks[space, key] = mark(space, key)
        return known

    def entity(self, id_: str) -> Entity:
        """An entity, as known so far."""
        known = self._entities.get(id_)
        if known is None:
            kind, country, name, stable, data = self._run(
                "SELECT kind, country, name, stable, learned FROM entities WHERE ref = ?", (id_,)
            ).fetchone()
            learned = msgspec.json.decode(data, type=Learned)
            known = Entity(
                id_, stable, kind, country, name, learned.full, learned.surnames, learned.titles, learned.first, learned.last
            )  # fmt: skip
            self._entities[id_] = known
        return known

    def keep_entity(self, entity: Entity) -> None:
        """Keep an entity, new or grown."""
        self._entities[entity.id] = entity
        learned = _ENCODE(Learned(entity.full, entity.surnames, entity.titles, entity.first, entity.last)).decode()
        self._run(
            "INSERT INTO entities (ref, kind, country, name, stable, learned) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            " ON CONFLICT (ref) DO UPDATE SET country = ?3, name = ?4, learned = ?6 WHERE learned <> ?6 OR country <> ?3",
            (entity.id, entity.kind, entity.country, entity.name, entity.stable, learned),
        )

    def item(self, id_: str) -> list[Telling]:
        """The last tellings of an item, the latest last."""
        known = self._items.get(id_)
        if known is None:
            rows = self._run(
                "SELECT telling FROM tellings WHERE item_id = ? ORDER BY id DESC LIMIT ?", (number(id_), _SEEN)
            ).fetchall()
            known = self._items[id_] = [_TELLING.decode(row[0]) for row in reversed(rows)]
        return known

    def keep_telling(self, telling: Telling, item: str, reason: str) -> None:
        """Add a telling to an item, which may be new, of the report kept last and its story."""
        known = self.item(item)
        row = number(item)
        if not known:
            self._run(
                "INSERT INTO items (id, ref, story_id, kind, day) VALUES (?, ?, ?, ?, ?)",
                (row, item, self._story, telling.kind, telling.start[:10] or self._day),
            )
        self._run(
            "INSERT INTO tellings (item_id, version_id, record, reason, telling) VALUES (?, ?, ?, ?, ?)",
            (row, self._version, telling.record, reason, _ENCODE(telling).decode()),
        )
        self._items[item] = [*known, telling][-_SEEN:]

    def report(self, id_: str) -> Placed:
        """A report that was taken in."""
        known = self._reports.get(id_)
        if known is None:
            row = self._run(f"{PLACED} WHERE v.dossier = ?", (id_,)).fetchone()
            known = self._reports[id_] = placed(row)
        return known

    def keep_report(self, report: Placed) -> None:
        """Keep a report, and its story if that is new."""
        self._reports[report.id] = report
        day = report.published[:10]
        (self._version,) = self._run("SELECT id FROM versions WHERE dossier = ?", (report.id,)).fetchone()
        self._day = day
        self._run(
            "INSERT INTO stories (id, ref, title, reports, first_day, last_day) VALUES (?1, ?2, ?3, 1, ?4, ?4) ON CONFLICT (ref)"
            " DO UPDATE SET reports = reports + 1, last_day = max(last_day, ?4),"
            " first_day = CASE WHEN first_day = '' OR (?4 <> '' AND ?4 < first_day) THEN ?4 ELSE first_day END",
            (number(report.story), report.story, report.title, day),
        )
        self._story = number(report.story)
        self._run("INSERT INTO placed VALUES (?, ?, ?, ?)", (self._version, self._story, report.voice, report.reason))

    def revoice(self, id_: str, voice: str) -> None:
        """A report was found to be in another's voice."""
        self._reports[id_] = self.report(id_).spoken(voice)
        self._run(
            "UPDATE placed SET voice = ? WHERE version_id = (SELECT id FROM versions WHERE dossier = ?)", (voice, id_)
        )

    def parted(self, item: str, telling: Telling) -> bool:
        """Has somebody parted such a telling from this item by hand?"""
        return (item, f"{telling.report}/{telling.record}") in self._parted

    def new_id(self, space: str) -> str:
        """An id nothing else has."""
        if space not in self._numbers:
            (last,) = self._run(f"SELECT max(id) FROM {_TABLES[space]}").fetchone()
            self._numbers[space] = last or 0
        self._numbers[space] += 1
        return f"{space}{self._numbers[space]}"

    def named(self, name: str) -> str:
        """The story of a name, made where there is none."""
        row = self._run("SELECT ref FROM stories WHERE name = ?", (name,)).fetchone()
        if row is not None:
            return str(row[0])
        ref = self.new_id("story")
        self._run(
            "INSERT INTO stories (id, ref, name, title, reports, first_day, last_day) VALUES (?, ?, ?, ?, 0, '', '')",
            (number(ref), ref, name, name),
        )
        return ref


PLACED = (
    "SELECT v.dossier, s.ref, v.outlet, v.published, v.title, v.url, p.voice, p.reason FROM versions v"
    " JOIN placed p ON p.version_id = v.id CROSS JOIN stories s ON s.id = p.story_id"
)


def placed(row: tuple[str | None, ...]) -> Placed:
    """A row of PLACED."""
    names = ("id", "story", "outlet", "published", "title", "url", "voice", "reason")
    return Placed(**{name: value or "" for name, value in zip(names, row, strict=True)})


def mark(space: str, key: str) -> int:
    """A key as a whole number SQLite can hold: its hash, below zero; of an item's key the story's number and the hash.

    What a report touches of the index then stands together, and a transaction writes few pages.
    """
    hashed = int.from_bytes(hashlib.blake2b(f"{space}|{key}".encode("utf-8", "replace"), digest_size=8).digest(), "big")
    if space == "item":
        return number(key.partition("|")[0]) << _HASHED | hashed >> (64 - _HASHED)
    return -1 - (hashed >> 1)


def number(ref: str) -> int:
    """The row of item40 or story3."""
    return int(ref.removeprefix("item").removeprefix("story"))
