"""Who an actor of one report is across reports.

States, and the people and bodies of the tables, have a name of their own (`state:PRK`, `person:金正恩`). Anybody else is one with
an earlier actor of the same full name, or of the same surname, country and office at the time when nobody else could be meant.
A surname alone joins nobody; 関係者, 企業4社 and 67歳の女性 are in every report somebody else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from keii.actors.people import is_kanji, parts, same_office
from keii.records import Actor
from keii.story.known import known
from keii.story.names import body_name, person_names, spelt_alike
from keii.story.nobody import is_nobody

# Who held an office when last heard of is taken for who holds it for so long: 李外相 of March and 李外相 of the year after next may be two.
_IN_OFFICE = 400  # days
_SHOWN = 4  # of those who could be meant as well


class Identity(msgspec.Struct, frozen=True):
    """What tells who somebody is: a name of the tables' own ("" for others), full names, surnames, offices, the report's day.

    nobody: what is named by a common noun only and is one with nothing in another report.
    """

    stable: str
    kind: str
    country: str
    name: str
    full: tuple[str, ...]
    surnames: tuple[str, ...]
    titles: tuple[str, ...]
    day: str = ""
    nobody: bool = False

    @property
    def particular(self) -> bool:
        """Is enough told to know somebody again by? Of アメガ氏 it is not."""
        return bool(self.stable) or (
            not self.nobody and (self.kind != "person" or bool(self.full or (self.titles and self.country)))
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """What to look for somebody by, and to be found by; the surest first."""
        if self.stable:
            return (self.stable,)
        if self.nobody:
            return ()
        if self.kind != "person":
            return tuple(f"{self.kind}:{name}" for name in self.full)
        near = [f"person:{name}@{self.country}" for name in self.surnames]
        near += [f"person:{n[:i]}@{self.country}" for n in self.full if is_kanji(n) for i in range(1, len(n))]
        offices = [f"office:{t.replace('大臣', '相')}@{self.country}" for t in self.titles if self.country]
        return (*(f"person:{name}" for name in self.full), *dict.fromkeys(near), *offices)


class Entity(msgspec.Struct):
    """Somebody as known from all reports so far; grows with every report that names them. first, last: days of those reports."""

    id: str
    stable: str
    kind: str
    country: str
    name: str
    full: list[str]
    surnames: list[str]
    titles: list[str]
    first: str = ""
    last: str = ""

    @classmethod
    def of(cls, id_: str, one: Identity) -> Entity:
        """Somebody new."""
        return cls(
            id_, one.stable, one.kind, one.country, one.name, list(one.full), list(one.surnames), list(one.titles), one.day, one.day
        )  # fmt: skip

    def learn(self, one: Identity) -> list[str]:
        """Take in what a report knows; the keys that are new."""
        before = set(self.as_known.keys)
        for mine, theirs in ((self.full, one.full), (self.surnames, one.surnames), (self.titles, one.titles)):
            mine.extend(name for name in theirs if name not in mine)
        self.country = self.country or one.country
        if one.full and self.name not in one.full and len(one.name) > len(self.name) and not self.stable:
            self.name = one.name
        if one.day:
            self.first = min(self.first or one.day, one.day)
            self.last = max(self.last, one.day)
        return [key for key in self.as_known.keys if key not in before]

    @property
    def as_known(self) -> Identity:
        """What tells who it is, as far as known."""
        return Identity(
            self.stable, self.kind, self.country, self.name, tuple(self.full), tuple(self.surnames), tuple(self.titles)
        )


class Resolution(msgspec.Struct, frozen=True):
    """Whom an actor was found to be ("" for somebody new), why, and who else was thought of."""

    entity: str
    reason: str
    alternatives: tuple[str, ...] = ()
    unsure: bool = False  # it is one of the alternatives, or may be

    @property
    def shown(self) -> str:
        """The reason with those who could be meant as well."""
        others = ", ".join(self.alternatives[:_SHOWN])
        return f"{self.reason}; {'could be' if self.unsure else 'not'} {others}" if others else self.reason


def identity(actor: Actor, day: str = "") -> Identity:
    """What a report of a day (ISO, "" when unknown) tells of who an actor is."""
    day = day[:10]
    if actor.type == "person":
        names = person_names(actor)
        stable, also = known(actor, names, day)
        names = person_names(actor, also) if also else names
        nobody = not stable and not names.full and not names.short
        name = actor.name if actor.name in names.written else next(iter((*names.full, *names.short)), actor.name)
        return Identity(stable, "person", actor.country, name, names.full, names.short, names.titles, day, nobody)
    stable, _ = known(actor, None, day)
    bare = body_name(actor.name, actor.country)
    return Identity(
        stable, actor.type, actor.country, actor.name, (f"{actor.country}:{bare}" if actor.country else bare,), (),
        tuple(dict.fromkeys(r.title for r in actor.roles)), day, not stable and is_nobody(actor, bare),
    )  # fmt: skip


def resolve(one: Identity, candidates: Iterable[Entity]) -> Resolution:
    """Whom of these an actor is. The caller finds the candidates by `Identity.keys`."""
    if one.nobody:
        return Resolution("", "nobody in particular")
    fits: list[Entity] = []
    spelt: list[Entity] = []
    apart: list[str] = []
    for entity in candidates:
        if one.stable and entity.stable == one.stable:
            return Resolution(entity.id, f"known as {one.stable}")
        if entity.kind != one.kind or (one.country and entity.country and one.country != entity.country):
            apart.append(entity.id)
        elif one.kind != "person":
            if set(one.full) & set(entity.full) and one.country == entity.country and not (one.stable or entity.stable):
                return Resolution(entity.id, "same name and country")
        elif set(one.full) & set(entity.full) and not (one.stable or entity.stable):
            return Resolution(entity.id, "same full name", tuple(apart))
        elif _same_name(one, entity):
            fits.append(entity)
        elif not one.stable and _in_office(one, entity) and _spelt_alike(one, entity):
            spelt.append(entity)
    if one.stable:
        return Resolution("", "not named before", tuple(e.id for e in fits))
    close = [e for e in fits if _in_office(one, e)]
    if len(close) == 1:
        found = close[0]
        return Resolution(found.id, "same surname, country and office", tuple(e.id for e in fits if e is not found))
    if len(spelt) == 1 and not fits:
        return Resolution(spelt[0].id, "same country and office, the name written otherwise")
    if len(close) > 1:
        return Resolution("", "several could be meant", tuple(e.id for e in close), unsure=True)
    reason = "a surname alone is nobody's" if fits else "not named before"
    return Resolution("", reason, tuple(e.id for e in fits), unsure=bool(fits) and not one.particular)


def _in_office(one: Identity, entity: Entity) -> bool:
    """Same country and office, at times so near that it is most likely the same holder."""
    if not one.country or entity.country != one.country:
        return False
    if not any(same_office(a, b) for a in one.titles for b in entity.titles):
        return False
    if not (one.day and entity.first and entity.last):
        return True
    day = dt.date.fromisoformat(one.day)
    first, last = dt.date.fromisoformat(entity.first), dt.date.fromisoformat(entity.last)
    return (first - day).days <= _IN_OFFICE and (day - last).days <= _IN_OFFICE


def _same_name(one: Identity, entity: Entity) -> bool:
    """Is one's name the other's, or a surname of it? Two full names of one script that differ never are."""
    if one.full and entity.full and any(_comparable(a, b) for a in one.full for b in entity.full):
        return any(_longer(a, b) for a in one.full for b in entity.full)
    if set(one.surnames) & {*entity.surnames, *entity.full} or set(entity.surnames) & {*one.surnames, *one.full}:
        return True
    return any(
        is_kanji(full) and is_kanji(short) and full.startswith(short)
        for mine, theirs in ((one, entity), (entity, one))
        for full in mine.full
        for short in theirs.surnames
    )


def _spelt_alike(one: Identity, entity: Entity) -> bool:
    """Is one's name the other's in another spelling (アハマディ, アフマディ)? Given names, where both are told, must agree as well."""
    mine, theirs = ([parts(n) for n in names.full] or [(n,) for n in names.surnames] for names in (one, entity))
    return any(
        all(spelt_alike(a, b) for a, b in zip(x[::-1], y[::-1], strict=False)) for x in mine for y in theirs if x and y
    )


def _comparable(a: str, b: str) -> bool:
    return is_kanji(a) == is_kanji(b) and a.isascii() == b.isascii()


def _longer(a: str, b: str) -> bool:
    """Is one the other with more names in between or before: ズバイル・ハムダルド, ムッラー・ズバイル・ハムダルド?"""
    x, y = parts(a), parts(b)
    return len(x) > 1 and len(y) > 1 and len(x) != len(y) and x[-1] == y[-1] and (set(x) <= set(y) or set(y) <= set(x))
