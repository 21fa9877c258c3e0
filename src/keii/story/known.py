"""Whom the tables know: a state, a body, or a person by a full name or by surname and an office held at the time.

金総書記 of 北朝鮮 in 2024 is 金正恩; 李外相 of 中国 in 2024 is not 李肇星, who held the office until 2007.
"""

from __future__ import annotations

import functools

from keii.actors.people import is_kanji, parts, same_office
from keii.lexicon.gazetteer import ORGANISATION, PERSON, Entry, Office, gazetteer
from keii.records import Actor
from keii.story.names import Names, family_name

_AFTERWARDS = ("元", "前")


def known(actor: Actor, names: Names | None, day: str) -> tuple[str, tuple[str, ...]]:
    """An actor's name in the tables and its other names there; "" and none when the tables don't know it."""
    if actor.type == "state":
        return f"state:{actor.country or actor.name}", ()
    if names is None:
        entries = [e for n in (actor.name, *actor.names, *actor.aka) if (e := gazetteer().known.get(n)) is not None]
        bodies = [e for e in entries if e.kind == ORGANISATION and e.country in ("", actor.country)]
        return (f"organisation:{bodies[0].key}" if bodies and actor.type != "office" else "", ())
    found = _person(actor, names, day)
    return (f"person:{found.key}", found.names) if found is not None else ("", ())


def _person(actor: Actor, names: Names, day: str) -> Entry | None:
    full = {n for n in names.full if len(n) > 1}
    people = {e.key: e for n in (*names.full, *names.short) for e in _named(n) if e.country == actor.country}
    written = [e for e in people.values() if full & set(e.names) and _may_hold(names.titles, e.offices)]
    if len(written) == 1:
        return written[0]
    if full:
        return None
    if actor.country and names.titles:
        near = {
            e.key: e
            for n in names.short
            for e in (*_family(n, actor.country), *_named(n))
            if e.country == actor.country
        }
        holders = [e for e in near.values() if any(_held(o, names.titles, day) for o in e.offices)]
        if len(holders) == 1 and (day or actor.aka):
            return holders[0]
    if not actor.aka:
        return None
    # What the reader took for somebody known, with no office to check it by: プーチン氏, and no 李氏.
    likely = [e for e in people.values() if any(len(n) > 2 for n in names.short) and set(actor.aka) & set(e.names)]
    return likely[0] if len(likely) == 1 and _may_hold(names.titles, likely[0].offices) else None


def _named(name: str) -> list[Entry]:
    return gazetteer().people.get(name, [])


@functools.lru_cache(maxsize=4096)
def _family(name: str, country: str) -> tuple[Entry, ...]:
    """The people of a country who have this surname."""
    return tuple(_families().get((name, country), ()))


@functools.cache
def _families() -> dict[tuple[str, str], list[Entry]]:
    out: dict[tuple[str, str], list[Entry]] = {}
    for entry in {e.key: e for entries in gazetteer().people.values() for e in entries if e.kind == PERSON}.values():
        for name in {family_name(n, entry.country) for n in entry.names if is_kanji(n) or len(parts(n)) > 1} - {""}:
            out.setdefault((name, entry.country), []).append(entry)
    return out


def _may_hold(titles: tuple[str, ...], offices: tuple[Office, ...]) -> bool:
    """Did somebody ever hold one of these offices, or is no office given?"""
    real = [t.removeprefix("元").removeprefix("前") for t in titles]
    return not real or not offices or any(same_office(t, o.title) for t in real for o in offices)


def _held(office: Office, titles: tuple[str, ...], day: str) -> bool:
    """Did somebody hold one of these offices on that day, or before it when it is a former one?"""
    for title in titles:
        past = title.startswith(_AFTERWARDS)
        if not same_office(title.lstrip("元前") if past else title, office.title):
            continue
        if not day:
            return True
        begun = office.start[:10] <= day[: len(office.start[:10])]
        over = bool(office.end) and office.end[:10] < day[: len(office.end[:10])]
        if begun and (past or not over):
            return True
    return False
