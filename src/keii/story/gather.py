"""Gathering reports: which story a report belongs to, and which items its records tell of. Online and near-linear.

A story is found by what is particular to it (its agreements, its acts between two sides on a day, words of its people), an item by
the keys of its tellings; both are decisions with a reason. A report's own records are joined with at most one item each, the
best pairs first.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping

import msgspec

from keii.lexicon.agreements import agreement_words
from keii.records import Dossier
from keii.story.identity import Entity, identity, resolve
from keii.story.index import Index, Placed
from keii.story.matching import same
from keii.story.telling import Telling, keys, tellings
from keii.story.voices import COPIED, agency, sentences

# How much a key in common speaks for a story, and how much is needed. The treaty of a summit (3) is enough; that two presidents
# met on a day (2) is with one more act or a word of theirs; that two states are named in one month (1) alone is not. A treaty's title
# without its parties (1.5) is not: many pairs of states have a 友好協力条約.
_WEIGHT = {"agreement": 3.0, "title": 1.5, "act": 2.0, "words": 1.5, "pair": 1.0, "copy": 1.5}
_ENOUGH = 3.0
# A story nothing was heard of for so long is over, unless its agreement is named.
_DAYS = 30
# How many of the newest under one key are looked at: what is under more keys than that is no mark of anything.
_MOST = 12
_REACH = 24
_CLASS = 4  # 停戦合意, 取り決め: no longer than a class of agreements
_SAID_AGAIN = 0.85  # two quotations of one report that are one: told in the headline, the lead and the body


class Joined(msgspec.Struct, frozen=True):
    """A telling and the item it was given to, with the reason; new: nobody had told of it."""

    telling: Telling
    item: str
    reason: str
    new: bool


class Taken(msgspec.Struct, frozen=True):
    """What came of a report: where it was placed, who its actors are (actor id → entity), and its items."""

    report: Placed
    entities: dict[str, str]
    reasons: dict[str, str]
    items: list[Joined]


class Gatherer:
    """Takes in reports, in any order; one for an index."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def add(self, dossier: Dossier, story: str | None = None) -> Taken:
        """Place a report in a story (the one named, else the one it fits, else a new one) and its records in items."""
        entities, reasons = self._entities(dossier)
        told = tellings(dossier, entities, self._sides(dossier, entities))
        marks = _marks(dossier, told)
        voice, copied = self._voice(dossier)
        home, reason = (story, "named") if story is not None else self._story(dossier, marks | copied)
        report = dossier.report
        placed = Placed(
            id=report.id, story=home, outlet=report.outlet or "", published=report.published or "", title=report.title or "",
            url=report.url or "", voice=voice, reason=reason,
        )  # fmt: skip
        self.index.keep_report(placed)
        self.index.put("story", marks, home)
        self.index.put("report", [f"story:{home}"], report.id)
        self.index.put("copy", _copy_keys(dossier), report.id)
        return Taken(placed, entities, reasons, self._items(home, told))

    def read(self, dossier: Dossier) -> list[Telling]:
        """The tellings of a dossier with its actors known across reports, placed in no story."""
        entities, _ = self._entities(dossier)
        return tellings(dossier, entities, self._sides(dossier, entities))

    def _entities(self, dossier: Dossier) -> tuple[dict[str, str], dict[str, str]]:
        """Who the actors are; several of one report may be one entity (a person and, unrecognised, the same one's surname)."""
        entities: dict[str, str] = {}
        reasons: dict[str, str] = {}
        for actor in dossier.actors:
            one = identity(actor)
            found = self.index.find("entity", one.keys, _MOST)
            ids = list(dict.fromkeys(i for rows in found.values() for i in rows))
            resolution = resolve(one, [self.index.entity(i) for i in ids])
            if resolution.entity:
                entity = self.index.entity(resolution.entity)
                fresh = entity.learn(one)
            else:
                name = one.stable or self.index.new_id("who")
                entity = Entity(
                    name,
                    one.stable,
                    one.kind,
                    one.country,
                    one.name,
                    list(one.full),
                    list(one.surnames),
                    list(one.titles),
                )
                fresh = list(one.keys)
            self.index.keep_entity(entity)
            self.index.put("entity", fresh, entity.id)
            entities[actor.id] = entity.id
            reasons[actor.id] = resolution.reason
        return entities, reasons

    def _sides(self, dossier: Dossier, entities: Mapping[str, str]) -> dict[str, str]:
        """The side each actor acts for: its state; who is of none stands for himself."""
        return {a.id: f"state:{a.country}" if a.country else entities[a.id] for a in dossier.actors}

    def _voice(self, dossier: Dossier) -> tuple[str, set[str]]:
        """Whose voice a report is, and the stories of the reports it shares sentences with, as marks."""
        own = agency(dossier) or dossier.report.outlet or dossier.report.url or dossier.report.id
        rows = self.index.find("copy", _copy_keys(dossier), _MOST)
        shared = Counter(i for ids in rows.values() for i in set(ids) if i != dossier.report.id)
        needed = COPIED * max(len(_copy_keys(dossier)), 1)
        copied = [i for i, n in shared.most_common(1) if n >= max(needed, 2)]
        marks = {f"copy:{self.index.report(i).story}:{n}" for i in copied for n in range(2)}
        return (self.index.report(copied[0]).voice if copied else own), marks

    def _story(self, dossier: Dossier, marks: set[str]) -> tuple[str, str]:
        """The story whose marks a report shares most of, when they are enough; else a new one."""
        score: dict[str, float] = {}
        why: dict[str, list[str]] = {}
        copied = {m for m in marks if m.startswith("copy:")}
        for mark, stories in [
            *self.index.find("story", marks - copied, _MOST).items(),
            *((m, [m.split(":")[1]]) for m in copied),
        ]:
            for story in set(stories):
                if mark.startswith("agreement:") or mark in copied or self._alive(story, dossier.report.published):
                    score[story] = score.get(story, 0.0) + _WEIGHT[mark.split(":", 1)[0]]
                    why.setdefault(story, []).append(mark)
        best = max(score, key=lambda s: (score[s], s), default="")
        if best and score[best] >= _ENOUGH:
            return best, "shares " + ", ".join(sorted(why[best])[:4])
        return self.index.new_id("story"), "like no other"

    def _alive(self, story: str, published: str | None) -> bool:
        """Was anything of a story published within a month of this?"""
        if not published:
            return True
        for report in self.index.find("report", [f"story:{story}"], _MOST).get(f"story:{story}", []):
            other = self.index.report(report).published
            if not other or abs((_date(other) - _date(published)).days) <= _DAYS:
                return True
        return False

    def _items(self, story: str, told: list[Telling]) -> list[Joined]:
        """The item of each telling: an earlier one it fits best, or a new one."""
        pairs: list[tuple[float, int, str, str]] = []
        for n, telling in enumerate(told):
            found = self.index.find("item", [f"{story}|{k}" for k in keys(telling)], _REACH)
            for item in dict.fromkeys(i for ids in found.values() for i in ids):
                verdicts = [same(telling, other) for other in self.index.item(item)]
                best = max(verdicts, key=lambda v: v.score * v.same, default=None)
                if best is not None and best.same and not self.index.parted(item, telling):
                    pairs.append((best.score, -n, item, best.reason))
        pairs.sort(key=lambda p: (-p[0], -p[1], p[2]))
        given: dict[int, tuple[str, str]] = {}
        taken: set[str] = set()
        for _, n, item, reason in pairs:
            if -n not in given and item not in taken:
                given[-n] = (item, reason)
                taken.add(item)
        out: list[Joined] = []
        for n, telling in enumerate(told):
            item, reason = given.get(n, ("", ""))
            again = "" if item else _again(telling, out)
            new = not item and not again
            item, reason = (
                (item, reason)
                if item
                else (again, "told again")
                if again
                else (self.index.new_id("item"), "first told")
            )
            self.index.put("item", [f"{story}|{k}" for k in keys(telling)], item)
            self.index.keep_telling(telling, item, reason)
            out.append(Joined(telling, item, reason, new))
        return out


def _again(telling: Telling, before: list[Joined]) -> str:
    """The item of the same words in the same report: headline, lead and body quote one sentence."""
    if telling.kind != "statement":
        return ""
    for joined in reversed(before):
        verdict = same(telling, joined.telling) if joined.telling.kind == "statement" else None
        if verdict is not None and verdict.same and verdict.score >= _SAID_AGAIN:
            return joined.item
    return ""


def _marks(dossier: Dossier, told: list[Telling]) -> set[str]:
    """What is particular to a report's story: agreements by title, acts between two sides on a day, telling words, pairs of sides."""
    month = (dossier.report.published or "")[:7]
    marks: set[str] = set()
    pairs: Counter[str] = Counter()
    for telling in told:
        pair = "+".join(sorted(telling.sides))
        if telling.kind == "agreement" and _is_particular(telling.detail):
            marks.add(f"title:{telling.detail}")
            if len(telling.sides) > 1:
                marks.add(f"agreement:{telling.detail}:{pair}")
        if telling.kind == "event" and len(telling.sides) == 2:
            pairs[pair] += 1
            if telling.day and telling.certainty in ("asserted", "reported"):
                marks.add(f"act:{telling.type}:{pair}:{telling.day}")
        if telling.kind == "statement" and telling.type == "direct" and len(telling.grams) > 5 and telling.who:
            rare = "".join(sorted(telling.grams)[:3])
            marks.add(f"words:{telling.who[0]}:{rare}")
    marks |= {f"pair:{pair}:{month}" for pair, n in pairs.most_common(1) if n > 1}
    return marks


def _is_particular(title: str) -> bool:
    """沿岸警備協定 is one affair's; every affair has its 共同声明, and many states a 友好協力条約."""
    return len(title) > _CLASS and title not in agreement_words().nouns and not title.startswith("共同")


def _copy_keys(dossier: Dossier) -> list[str]:
    return [hashlib.blake2b(s.encode("utf-8", "replace"), digest_size=8).hexdigest() for s in sentences(dossier)]


def _date(stamp: str) -> dt.date:
    return dt.date.fromisoformat(stamp[:10])
