"""What changed from one version of a report to the next: records added, gone and changed, facts apart from wording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

import msgspec

from keii.records import Dossier
from keii.story.conflicts import denial
from keii.story.gather import Gatherer
from keii.story.matching import same
from keii.story.memory import Memory
from keii.story.telling import Telling, keys

# What of a record is a fact, in the order it is shown, and what is its wording.
_FACTS: tuple[tuple[str, Callable[[Telling], object]], ...] = (
    ("certainty", lambda t: t.certainty),
    ("negated", lambda t: t.negated),
    ("withdrawn", lambda t: t.withdrawn),
    ("time", lambda t: t.start),
    ("who", lambda t: tuple(sorted(t.who))),
    ("whom", lambda t: tuple(sorted(t.whom))),
    ("place", lambda t: t.place),
    ("sources", lambda t: t.sources),
    ("presence", lambda t: t.detail if t.kind == "attendance" else ""),
)
_EACH_WAY = 12  # records of the other version under one key that are looked at
_LEAST = 0.3  # what is less alike is another record


class Difference(msgspec.Struct, frozen=True):
    """One field that differs. field: certainty, negated, time, number (of what), who, whom, place, sources or wording."""

    field: str
    before: str
    after: str
    factual: bool


class Changed(msgspec.Struct, frozen=True):
    """A record in both versions that is not the same in both."""

    before: Telling
    after: Telling
    differences: list[Difference]


class Changes(msgspec.Struct, frozen=True):
    """What came, went and changed, each in the order of the text it stands in; names: entity → name."""

    added: list[Telling]
    gone: list[Telling]
    changed: list[Changed]
    names: dict[str, str]

    @property
    def factual(self) -> bool:
        """Does the newer version claim other things than the older, rather than the same in other words?"""
        return bool(self.added or self.gone or any(d.factual for c in self.changed for d in c.differences))


def diff(old: Dossier, new: Dossier) -> Changes:
    """The changes from one dossier to another: each record of one is matched with at most one of the other, the most alike first."""
    memory = Memory()
    gatherer = Gatherer(memory)
    before, after = (gatherer.read(dossier) for dossier in (old, new))
    pairs = _pairs(before, after)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    changed = []
    for i, j in sorted(pairs, key=lambda p: after[p[1]].span):
        differences = _differences(before[i], after[j])
        if differences:
            changed.append(Changed(before[i], after[j], differences))
    return Changes(
        added=[t for j, t in enumerate(after) if j not in right],
        gone=[t for i, t in enumerate(before) if i not in left],
        changed=changed,
        names={e.id: e.name for e in memory.entities.values()},
    )


def _pairs(before: list[Telling], after: list[Telling]) -> list[tuple[int, int]]:
    """Which record of one version is which of the other."""
    places: dict[str, list[int]] = {}
    for j, telling in enumerate(after):
        for key in keys(telling):
            places.setdefault(key, []).append(j)
    ranked: list[tuple[float, int, int, int]] = []
    for i, telling in enumerate(before):
        likely = i * len(after) // len(before)  # of many alike those that stand about where it stood
        for j in dict.fromkeys(j for key in keys(telling) for j in _nearest(places.get(key, []), likely)):
            verdict = same(telling, after[j])
            alike = telling.type == after[j].type and telling.text == after[j].text
            score = verdict.score + 0.5 * alike if verdict.same or (alike and verdict.score >= _LEAST) else 0.0
            if score > 0:
                ranked.append((-score, abs(i - j), i, j))
    ranked.sort()
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for _, _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((i, j))
    return found


def _nearest(positions: list[int], likely: int) -> list[int]:
    """Of rising positions the few on either side of the likely one, so that a long page costs no more for each record."""
    at = bisect_left(positions, likely)
    return positions[max(at - _EACH_WAY, 0) : at + _EACH_WAY]


def _differences(before: Telling, after: Telling) -> list[Difference]:
    out = []
    for field, of in _FACTS:
        one, two = of(before), of(after)
        if one != two:
            coarser = field in ("who", "whom", "sources") and _coarser(one, two, before.sides == after.sides)
            out.append(Difference(field, _shown(one), _shown(two), not coarser))
    mine, theirs = before.quantities, after.quantities
    out += [
        Difference(f"number: {label}", mine[label], theirs[label], True)
        for label in sorted(mine.keys() & theirs.keys())
        if mine[label] != theirs[label]
    ]
    if after.kind == "statement" and denial(before) != denial(after):  # 派遣する, 派遣しない
        out.append(Difference("negated", denial(before), denial(after), True))
    if before.text != after.text and after.kind not in ("event", "attendance"):
        out.append(Difference("wording", before.text, after.text, False))
    return out


def _coarser(one: object, two: object, same_sides: bool) -> bool:
    """Is one named by its state only (アメリカ国務省, アメリカ)? The page is less exact then, and claims nothing else."""
    if not (same_sides and isinstance(one, tuple) and isinstance(two, tuple) and one and two):
        return False
    return any(all(entity.startswith("state:") for entity in who) for who in (one, two))


def _shown(value: object) -> str:
    return (
        ", ".join(value)
        if isinstance(value, tuple)
        else ("yes" if value else "no")
        if isinstance(value, bool)
        else str(value)
    )
