"""Who an actor of one report is across reports.

States, and the people and bodies of the tables, have a name of their own (`state:PRK`, `person:金正恩`). Anybody else is one with
an earlier actor of the same full name, or of the same surname, country and office when nobody else could be meant. Names are
compared as `keii.actors.people` does; a surname alone joins nobody.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

import msgspec

from keii.actors.people import is_kanji, parts, plain_v, same_office
from keii.actors.titles import HONORIFICS
from keii.lexicon.gazetteer import Entry, gazetteer
from keii.records import Actor

_LEAST = 3  # characters of a kanji name that is taken for a full one


class Identity(msgspec.Struct, frozen=True):
    """What tells who somebody is: a name of the tables' own ("" for others), full names, surnames, offices."""

    stable: str
    kind: str
    country: str
    name: str
    full: tuple[str, ...]
    surnames: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What to look for somebody by, and to be found by."""
        if self.stable:
            return (self.stable,)
        family = "person" if self.kind == "person" else self.kind
        return tuple(f"{family}:{name}" for name in (*self.full, *self.surnames))


class Entity(msgspec.Struct):
    """Somebody as known from all reports so far; grows with every report that names them."""

    id: str
    stable: str
    kind: str
    country: str
    name: str
    full: list[str]
    surnames: list[str]
    titles: list[str]

    def learn(self, one: Identity) -> list[str]:
        """Take in what a report knows; the keys that are new."""
        before = {*self.full, *self.surnames}
        for mine, theirs in ((self.full, one.full), (self.surnames, one.surnames), (self.titles, one.titles)):
            mine.extend(name for name in theirs if name not in mine)
        self.country = self.country or one.country
        if one.full and self.name not in one.full and len(one.name) > len(self.name):
            self.name = one.name
        return [key for key in one.keys if key.split(":", 1)[1] not in before and not self.stable]


class Resolution(msgspec.Struct, frozen=True):
    """Whom an actor was found to be ("" for somebody new), why, and who else was thought of."""

    entity: str
    reason: str
    alternatives: tuple[str, ...] = ()


def identity(actor: Actor) -> Identity:
    """What a report tells of who an actor is."""
    names = _bare(actor)
    titles = tuple(dict.fromkeys(r.title for r in actor.roles if r.title not in HONORIFICS))
    stable = _stable(actor, names)
    if actor.type != "person":
        return Identity(stable, actor.type, actor.country, actor.name, (_office_name(actor),), (), titles)
    full = tuple(dict.fromkeys(plain_v(n) for n in names if _is_full(n, names)))
    short = [p for n in names if not _is_full(n, names) for p in (plain_v(n),)]
    short += [parts(n)[-1] for n in full if len(parts(n)) > 1]
    return Identity(stable, "person", actor.country, actor.name, full, tuple(dict.fromkeys(short)), titles)


def resolve(one: Identity, candidates: Iterable[Entity]) -> Resolution:
    """Whom of these an actor is. The caller finds the candidates by `Identity.keys`."""
    apart: list[str] = []
    fits: list[Entity] = []
    for entity in candidates:
        if one.stable and entity.stable == one.stable:
            return Resolution(entity.id, f"known as {one.stable}")
        if entity.kind != one.kind or (one.country and entity.country and one.country != entity.country):
            apart.append(entity.id)
        elif one.stable or entity.stable:
            if _same_name(one, entity) and one.kind == "person":
                fits.append(entity)
        elif one.kind != "person":
            if set(one.full) & set(entity.full) and one.country == entity.country:
                return Resolution(entity.id, "same name and country")
        elif set(one.full) & set(entity.full):
            return Resolution(entity.id, "same full name", tuple(apart))
        elif _same_name(one, entity):
            fits.append(entity)
    close = [e for e in fits if one.country and e.country == one.country and _same_titles(one.titles, e.titles)]
    if len(close) == 1:
        return Resolution(
            close[0].id, "same surname, country and office", tuple(e.id for e in fits if e is not close[0])
        )
    reason = (
        "several could be meant" if len(close) > 1 else "a surname alone is nobody's" if fits else "not named before"
    )
    return Resolution("", reason, tuple(e.id for e in fits))


def _same_name(one: Identity, entity: Entity) -> bool:
    """Is one's name the other's, or a surname of it? Two full names that differ never are."""
    if one.full and entity.full and not set(one.full) & set(entity.full):
        return any(
            a.startswith(b) or b.startswith(a) for a in one.full for b in entity.full if is_kanji(a) and is_kanji(b)
        )
    mine, theirs = {*one.full, *one.surnames}, {*entity.full, *entity.surnames}
    return bool(mine & theirs) or any(
        is_kanji(a) and is_kanji(b) and (a.startswith(b) or b.startswith(a)) for a in mine for b in theirs
    )


def _same_titles(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(same_office(a, b) for a in mine for b in theirs)


def _bare(actor: Actor) -> list[str]:
    """The names of a person without titles: 沢渡祐子 and 沢渡, not 沢渡大臣."""
    names = list(dict.fromkeys([actor.name, *actor.names, *actor.aka]))
    titles = _titles()
    out = []
    for name in names:
        shorter = [n for n in names if n != name and name.startswith(n)]
        if any(name[len(n) :] in titles for n in shorter) or name.startswith("同"):
            continue
        out.append(name)
    return out


@functools.cache
def _titles() -> frozenset[str]:
    return frozenset(gazetteer().titles) | frozenset(HONORIFICS)


def _is_full(name: str, names: list[str]) -> bool:
    """アンドレイ・カルピンスキー, 沢渡祐子; a short name in kanji only when no longer one begins with it."""
    if len(parts(name)) > 1:
        return True
    return is_kanji(name) and (len(name) >= _LEAST or any(n != name and name.startswith(n) for n in names))


def _stable(actor: Actor, names: list[str]) -> str:
    if actor.type == "state":
        return f"state:{actor.country or actor.name}"
    entries: list[Entry] = [e for n in names if (e := gazetteer().known.get(n)) is not None]
    if actor.type == "person":
        people = [e for e in entries if e.kind == "person" and (not actor.country or e.country == actor.country)]
        return f"person:{people[0].key}" if actor.aka and people else ""
    bodies = [e for e in entries if e.kind == "organisation"]
    return f"organisation:{bodies[0].key}" if actor.type == "organisation" and bodies else ""


def _office_name(actor: Actor) -> str:
    """中国外務省の報道官 and 中国外務省報道官 are one office; of a state the name need not say which."""
    name = actor.name.replace("の", "")
    state = gazetteer().state_names.get(actor.country, "")
    return f"{actor.country}:{name.removeprefix(state) or name}" if actor.country else name
