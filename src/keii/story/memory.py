"""The index that lives as long as the program, with decisions that can be taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from keii.story.identity import Entity
from keii.story.index import Decision, Placed
from keii.story.telling import Telling

_SEEN = 6  # tellings of an item a new one is compared with


class Memory:
    """What has been gathered, in memory; see `Index`."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.entities: dict[str, Entity] = {}
        self.items: dict[str, list[tuple[Telling, str]]] = defaultdict(list)
        self.reports: dict[str, Placed] = {}
        self.decisions: list[Decision] = []
        self._parted: set[tuple[str, str]] = set()
        self._into: dict[str, str] = {}  # an item and the one it was merged into
        self._below: dict[str, list[str]] = defaultdict(list)
        self._next: dict[str, int] = defaultdict(int)

    def find(self, space: str, keys: Iterable[str], most: int) -> dict[str, list[str]]:
        """See `Index`."""
        known = self.keys[space]
        found = {key: known[key][: -most - 1 : -1] for key in keys if key in known}
        return {key: [self.root(i) for i in ids] for key, ids in found.items()} if space == "item" else found

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
        return [telling for telling, _ in self.told(id_)[-_SEEN:]]

    def keep_telling(self, telling: Telling, item: str, reason: str) -> None:
        """See `Index`."""
        if self.items[item]:
            self.decisions.append(Decision("join", item, name(telling), reason, "keii"))
        self.items[item].append((telling, reason))

    def report(self, id_: str) -> Placed:
        """See `Index`."""
        return self.reports[id_]

    def keep_report(self, report: Placed) -> None:
        """See `Index`."""
        self.reports[report.id] = report

    def revoice(self, id_: str, voice: str) -> None:
        """See `Index`."""
        self.reports[id_] = self.reports[id_].spoken(voice)

    def parted(self, item: str, telling: Telling) -> bool:
        """See `Index`."""
        return (item, name(telling)) in self._parted

    def new_id(self, space: str) -> str:
        """See `Index`."""
        self._next[space] += 1
        return f"{space}{self._next[space]}"

    def root(self, item: str) -> str:
        """The item an item was merged into, or itself."""
        while item in self._into:
            item = self._into[item]
        return item

    def told(self, item: str) -> list[tuple[Telling, str]]:
        """An item's tellings with why each is of it, those of the items merged into it included."""
        return [*self.items.get(item, ()), *(row for below in self._below.get(item, ()) for row in self.told(below))]

    def all_items(self) -> dict[str, list[Telling]]:
        """Every item with its tellings, merged ones under the one they were merged into."""
        return {
            item: [t for t, _ in rows]
            for item in list(self.items)
            if item not in self._into and (rows := self.told(item))
        }

    def decide(self, decision: Decision) -> None:
        """Take note of a merge or split and carry it out; raises ValueError when it can't be.

        A merge joins all that was told of two items; a split takes back that merge, or gives a telling an item of its own, to which
        the machine adds no more what was parted by hand.
        """
        one, other = decision.one, decision.other
        if decision.kind == "merge":
            one, other = self.root(one), self.root(other)
            if one == other or one not in self.items or other not in self.items:
                raise ValueError(f"{decision.one} and {decision.other} are not two items")
            self._into[other] = one
            self._below[one].append(other)
        elif decision.kind == "split" and other in self.items:
            if self._into.get(other) != one:
                raise ValueError(f"{other} was not merged into {one}")
            del self._into[other]
            self._below[one].remove(other)
        elif decision.kind == "split":
            rows = self.items[one]
            found = next((row for row in rows if name(row[0]) == other), None)
            self._parted.add((one, other))
            if found is not None:
                rows.remove(found)
                self.items[self.new_id("item")].append((found[0], decision.reason))
        else:
            raise ValueError(f"no such decision: {decision.kind}")
        self.decisions.append(decision)


def name(telling: Telling) -> str:
    """What decisions call a telling: report/record."""
    return f"{telling.report}/{telling.record}"
