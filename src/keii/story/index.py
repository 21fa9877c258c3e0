"""Where what has been gathered is looked up: a small protocol with two users, this one in memory and the store's in SQLite.

Everything is found by key, the newest first and no more than asked for, so that taking in one more report costs the same
however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

import msgspec

from keii.story.identity import Entity
from keii.story.telling import Telling


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A report as a story knows it: who published it and when, whose voice it is, and which it is a newer version of."""

    id: str
    story: str
    outlet: str
    published: str
    title: str
    url: str
    voice: str
    reason: str


class Decision(msgspec.Struct, frozen=True):
    """A merging or parting of items, or the choice of a report's story: what, why, and who decided. Appended, never changed."""

    kind: str  # join, merge, split or story
    one: str
    other: str
    reason: str
    by: str


class Index(Protocol):
    """What `Gatherer` needs of a place to keep things."""

    def find(self, space: str, keys: Iterable[str], most: int) -> dict[str, list[str]]:
        """For each key the ids put under it, the newest first, at most `most`."""
        ...

    def put(self, space: str, keys: Iterable[str], id_: str) -> None:
        """Put an id under keys."""
        ...

    def entity(self, id_: str) -> Entity:
        """An entity."""
        ...

    def keep_entity(self, entity: Entity) -> None:
        """Keep an entity, new or grown."""
        ...

    def item(self, id_: str) -> list[Telling]:
        """The last tellings of an item, at most a few."""
        ...

    def keep_telling(self, telling: Telling, item: str, reason: str) -> None:
        """Add a telling to an item, which may be new."""
        ...

    def report(self, id_: str) -> Placed:
        """A report that was taken in."""
        ...

    def keep_report(self, report: Placed) -> None:
        """Keep a report."""
        ...

    def parted(self, item: str, telling: Telling) -> bool:
        """Has somebody parted such a telling from this item by hand?"""
        ...

    def new_id(self, space: str) -> str:
        """An id nothing else has."""
        ...


class Memory:
    """An index that lives as long as the program."""

    _SEEN = 6

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.entities: dict[str, Entity] = {}
        self.items: dict[str, list[tuple[Telling, str]]] = defaultdict(list)
        self.reports: dict[str, Placed] = {}
        self.decisions: list[Decision] = []
        self._next: dict[str, int] = defaultdict(int)

    def find(self, space: str, keys: Iterable[str], most: int) -> dict[str, list[str]]:
        """See `Index`."""
        known = self.keys[space]
        return {key: known[key][: -most - 1 : -1] for key in keys if key in known}

    def put(self, space: str, keys: Iterable[str], id_: str) -> None:
        """See `Index`."""
        for key in keys:
            ids = self.keys[space][key]
            if not ids or ids[-1] != id_:
                ids.append(id_)

    def entity(self, id_: str) -> Entity:
        """See `Index`."""
        return self.entities[id_]

    def keep_entity(self, entity: Entity) -> None:
        """See `Index`."""
        self.entities[entity.id] = entity

    def item(self, id_: str) -> list[Telling]:
        """See `Index`."""
        return [telling for telling, _ in self.items[id_][-self._SEEN :]]

    def keep_telling(self, telling: Telling, item: str, reason: str) -> None:
        """See `Index`."""
        if self.items[item]:
            self.decisions.append(Decision("join", f"{telling.report}/{telling.record}", item, reason, "keii"))
        self.items[item].append((telling, reason))

    def report(self, id_: str) -> Placed:
        """See `Index`."""
        return self.reports[id_]

    def keep_report(self, report: Placed) -> None:
        """See `Index`."""
        self.reports[report.id] = report

    def parted(self, item: str, telling: Telling) -> bool:
        """See `Index`."""
        told = f"{telling.report}/{telling.record}"
        return any(d.kind == "split" and d.one == item and d.other == told for d in self.decisions)

    def new_id(self, space: str) -> str:
        """See `Index`."""
        self._next[space] += 1
        return f"{space}{self._next[space]}"
