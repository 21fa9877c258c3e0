"""Gathering reports: which story a report belongs to, and which items its records tell of. Online and near-linear.

A story is found by its marks, an item by the keys of its tellings; both are decisions with a reason. A report's own records are
joined with at most one item each, the best pairs first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from keii.records import Dossier
from keii.story.agencies import agency, is_agency
from keii.story.identity import Entity, Identity, Resolution, identity, resolve
from keii.story.index import Index, Placed
from keii.story.marks import marks
from keii.story.matching import Verdict, same
from keii.story.nobody import head
from keii.story.placing import place, put
from keii.story.telling import ANYBODY, Telling, keys, tellings
from keii.story.voices import is_copy, own_voice, sentences

# How many of the newest under one key are looked at: what is under more keys than that is no mark of anything.
_MOST = 12
_REACH = 24
_LAST = 4  # of a report's own statements under one key that are looked at
_SAID_AGAIN = 0.85  # two quotations of one report that are one: told in the headline, the lead and the body


class Joined(msgspec.Struct, frozen=True):
    """A telling and the item it was given to, with the reason; new: nobody had told of it."""

    telling: Telling
    item: str
    reason: str
    new: bool


class Taken(msgspec.Struct, frozen=True):
    """What came of a report: where it was placed, who its actors are (actor id → entity, why, who else they could be), and its items."""

    report: Placed
    entities: dict[str, str]
    reasons: dict[str, str]
    alternatives: dict[str, tuple[str, ...]]
    items: list[Joined]


class Gatherer:
    """Takes in reports, in any order; one for an index."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def add(self, dossier: Dossier, story: str | None = None) -> Taken:
        """Place a report in a story (the one named, else the one it fits, else a new one) and its records in items."""
        report = dossier.report
        published = report.published or ""
        found = self._entities(dossier)
        entities = {actor: one.entity for actor, (_, one) in found.items()}
        told = tellings(dossier, entities, _sides(dossier, found))
        marked = marks(dossier, told, entities)
        voice, copied = self._voice(dossier)
        home, reason = (story, "named") if story is not None else place(self.index, marked, published, copied)
        placed = Placed(
            id=report.id, story=home or self.index.new_id("story"), outlet=report.outlet or "", published=published,
            title=report.title or "", url=report.url or "", voice=voice, reason=reason,
        )  # fmt: skip
        self.index.keep_report(placed)
        put(self.index, marked, placed.story, published)
        reasons = {actor: one.shown for actor, (_, one) in found.items()}
        alternatives = {actor: one.alternatives for actor, (_, one) in found.items() if one.alternatives}
        return Taken(placed, entities, reasons, alternatives, self._items(placed.story, told))

    def read(self, dossier: Dossier) -> list[Telling]:
        """The tellings of another version of one report, placed in no story: what it calls 企業 is what the other calls so."""
        found = self._entities(dossier, one_report=True)
        return tellings(dossier, {actor: one.entity for actor, (_, one) in found.items()}, _sides(dossier, found))

    def _entities(self, dossier: Dossier, *, one_report: bool = False) -> dict[str, tuple[Identity, Resolution]]:
        """Who the actors are; several of one report may be one entity (a person and, unrecognised, the same one's surname)."""
        out: dict[str, tuple[Identity, Resolution]] = {}
        for actor in dossier.actors:
            one = identity(actor, dossier.report.published or "")
            keys = one.keys
            if one_report and not one.particular:
                keys = (f"{ANYBODY}{one.kind}:{actor.name}",)
            found = self.index.find("entity", keys, _MOST)
            ids = list(dict.fromkeys(i for rows in found.values() for i in rows))
            if one_report and not one.particular and ids:
                out[actor.id] = one, Resolution(ids[0], "called so in both")
                continue
            resolution = resolve(one, [self.index.entity(i) for i in ids])
            if resolution.entity:
                entity = self.index.entity(resolution.entity)
                fresh = entity.learn(one)
            else:
                entity = Entity.of(one.stable or self.index.new_id("who"), one)
                # Who of several it is was not said: nobody after is to be taken for this mention.
                fresh = list(keys) if (one.particular or one_report) and not resolution.unsure else []
                resolution = msgspec.structs.replace(resolution, entity=entity.id)
            self.index.keep_entity(entity)
            self.index.put("entity", fresh, entity.id)
            out[actor.id] = one, resolution
        return out

    def _voice(self, dossier: Dossier) -> tuple[str, list[str]]:
        """Whose voice a report is, and the stories of the reports it shares its sentences with; of copies an agency's, else the first's."""
        id_, own, mine = dossier.report.id, own_voice(dossier), sentences(dossier)
        rows = self.index.find("copy", mine, _MOST)
        shared = Counter(i for ids in rows.values() for i in set(ids))
        self.index.put("copy", mine, f"{id_}#{len(mine)}")
        copies = [
            self.index.report(i)
            for i, size in (row.rsplit("#", 1) for row in shared)
            if i != id_ and is_copy(shared[f"{i}#{size}"], len(mine), int(size))
        ]
        if not copies:
            return own, []
        published = dossier.report.published or ""
        first = min(copies, key=lambda r: (r.published or "9999", r.id))
        wire = agency(dossier) or next((r.voice for r in copies if is_agency(r.voice)), own if is_agency(own) else "")
        voice = wire or (own if published and first.published > published else first.voice)
        for report in copies:
            if report.voice != voice:
                self.index.revoice(report.id, voice)
        return voice, [r.story for r in copies]

    def _items(self, story: str, told: list[Telling]) -> list[Joined]:
        """The item of each telling: an earlier one it fits best, or a new one."""
        pairs: list[tuple[float, int, str, str]] = []
        marked = [keys(telling) for telling in told]
        for n, telling in enumerate(told):
            found = self.index.find("item", [f"{story}|{k}" for k in marked[n]], _REACH)
            for item in dict.fromkeys(i for ids in found.values() for i in ids):
                best = _best(telling, self.index.item(item))
                if best is not None and not self.index.parted(item, telling):
                    pairs.append((best.score, -n, item, best.reason))
        pairs.sort(key=lambda p: (-p[0], -p[1], p[2]))
        given: dict[int, tuple[str, str]] = {}
        taken: set[str] = set()
        for _, n, item, reason in pairs:
            if -n not in given and item not in taken:
                given[-n] = (item, reason)
                taken.add(item)
        out: list[Joined] = []
        said: dict[str, list[int]] = {}  # the report's own statements so far, by key
        for n, telling in enumerate(told):
            item, reason = (
                given.get(n) or _again(telling, [out[i] for i in _alike(marked[n], said)]) or ("", "first told")
            )
            new = not item
            item = item or self.index.new_id("item")
            for key in marked[n] if telling.kind == "statement" else ():
                said.setdefault(key, []).append(n)
            self.index.put("item", [f"{story}|{k}" for k in marked[n]], item)
            self.index.keep_telling(telling, item, reason)
            out.append(Joined(telling, item, reason, new))
        return out


def _alike(marked: list[str], said: Mapping[str, list[int]]) -> list[int]:
    """The last statements under the same keys, the latest first."""
    return sorted({n for key in marked for n in said.get(key, ())[-_LAST:]}, reverse=True)


def _sides(dossier: Dossier, found: Mapping[str, tuple[Identity, Resolution]]) -> dict[str, str]:
    """The side each actor acts for: its state; who is of none stands for himself, and 企業 for any."""
    out: dict[str, str] = {}
    for actor in dossier.actors:
        one, resolution = found[actor.id]
        out[actor.id] = (
            f"state:{actor.country}"
            if actor.country
            else ANYBODY + head(actor.name)
            if one.nobody
            else resolution.entity
        )
    return out


def _best(telling: Telling, others: list[Telling]) -> Verdict | None:
    """The verdict that speaks most for a telling being of an item; None when none does, or one speaks against it for good."""
    best = None
    for other in others:
        verdict = same(telling, other)
        if verdict.apart:
            return None
        if verdict.same and (best is None or verdict.score > best.score):
            best = verdict
    return best


def _again(telling: Telling, before: list[Joined]) -> tuple[str, str] | None:
    """The item of the same words in the same report: headline, lead and body quote one sentence."""
    for joined in before:
        verdict = same(telling, joined.telling)
        if verdict.same and verdict.score >= _SAID_AGAIN:
            return joined.item, "told again"
    return None
