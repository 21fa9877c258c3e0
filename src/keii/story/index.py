"""Where what has been gathered is looked up: a small protocol with two users, `Memory` and the store's in SQLite.

Everything is found by key, the newest first and no more than asked for, so that taking in one more report costs the same
however many there are.
"""

from __future__ import annotations

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

    def spoken(self, voice: str) -> Placed:
        """The same report in another's voice."""
        return msgspec.structs.replace(self, voice=voice)


class Decision(msgspec.Struct, frozen=True):
    """A merging or parting of items: what, why, and who decided. Appended, never changed.

    kind: join (a telling to an item), merge (two items) or split (of two items merged, or of an item and a telling, as report/record).
    """

    kind: str
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

    def revoice(self, id_: str, voice: str) -> None:
        """A report was found to be in another's voice: the agency's whose text it prints was taken in after it."""
        ...

    def parted(self, item: str, telling: Telling) -> bool:
        """Has somebody parted such a telling from this item by hand?"""
        ...

    def new_id(self, space: str) -> str:
        """An id nothing else has."""
        ...
