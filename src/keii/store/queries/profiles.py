"""`who`: everybody a name can mean, each with names, offices at their times, and what they said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from keii.store.queries.statements import Quote, said_by
from keii.store.queries.who import Whom, group, whom
from keii.store.queries.window import Window

_MOST = 20  # namesakes that are shown


class NameUsed(msgspec.Struct, frozen=True, kw_only=True):
    """A name, in how many reports (0: known from the gazetteer only), and the first and last day of those."""

    name: str
    reports: int
    first: str | None
    last: str | None


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office, in how many reports it is given, and the first and last day of those."""

    title: str
    body: str
    reports: int
    first: str | None
    last: str | None


class Namesake(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody else it could be, and why that stays open."""

    id: str
    name: str
    reason: str


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One entity; id: what `keii merge` and `keii split` take. quotes: the newest statements within what was asked for."""

    id: str
    name: str
    type: str
    country: str
    names: list[NameUsed]
    offices: list[Office]
    also: list[str]
    namesakes: list[Namesake]
    quotes: list[Quote]


def profiles(connection: sqlite3.Connection, name: str, window: Window | None = None) -> list[Profile]:
    """Everybody the name means, those named in most reports first; merged entities are one."""
    window = window or Window()
    groups = {group(connection, [entity]) for entity in whom(connection, name).entities}
    found = [_profile(connection, members, window) for members in groups]
    return sorted(found, key=lambda one: (-max((n.reports for n in one.names), default=0), one.id))[: window.limit]


def _profile(connection: sqlite3.Connection, members: tuple[int, ...], window: Window) -> Profile:
    marks = ",".join("?" * len(members))
    main, ref, name, kind, country = connection.execute(
        f"SELECT id, ref, name, kind, country FROM entities WHERE id IN ({marks}) ORDER BY merged_into IS NOT NULL, id LIMIT 1",
        members,
    ).fetchone()
    names = connection.execute(
        "SELECT name, sum(reports), min(first_day), max(last_day) FROM entity_names"
        f" WHERE entity_id IN ({marks}) GROUP BY name ORDER BY sum(reports) DESC, name",
        members,
    )
    offices = connection.execute(
        "SELECT title, body, sum(reports), min(first_day), max(last_day) FROM entity_roles"
        f" WHERE entity_id IN ({marks}) GROUP BY title, body ORDER BY max(last_day) DESC, title, body",
        members,
    )
    return Profile(
        id=ref,
        name=name,
        type=kind,
        country=country,
        names=[NameUsed(name=n, reports=count, first=first, last=last) for n, count, first, last in names],
        offices=[
            Office(title=t, body=b, reports=count, first=first, last=last) for t, b, count, first, last in offices
        ],
        also=[
            one
            for (one,) in connection.execute(
                f"SELECT ref FROM entities WHERE id IN ({marks}) AND id <> ?", (*members, main)
            )
        ],
        namesakes=_namesakes(connection, members),
        quotes=said_by(connection, Whom(members), window),
    )


def _namesakes(connection: sqlite3.Connection, members: Iterable[int]) -> list[Namesake]:
    """Entities outside the group that one of its mentions could be as well, or that bear one of its names."""
    inside = sorted(members)
    marks = ",".join("?" * len(inside))
    could_be = connection.execute(
        "SELECT e.ref, e.name, min(a.reason) FROM actors a CROSS JOIN alternatives o ON o.actor_id = a.id"
        " CROSS JOIN entities e ON e.id = o.entity_id"
        f" WHERE a.entity_id IN ({marks}) AND o.entity_id NOT IN ({marks}) GROUP BY e.id ORDER BY e.id LIMIT ?",
        (*inside, *inside, _MOST),
    ).fetchall()
    called_so = connection.execute(
        "SELECT e.ref, e.name, min(n.name) FROM entity_names o CROSS JOIN entity_names n ON n.name = o.name"
        " CROSS JOIN entities e ON e.id = n.entity_id"
        f" WHERE o.entity_id IN ({marks}) AND n.entity_id NOT IN ({marks}) GROUP BY e.id ORDER BY e.id LIMIT ?",
        (*inside, *inside, _MOST),
    ).fetchall()
    found = {ref: Namesake(id=ref, name=name, reason=reason or "") for ref, name, reason in [*called_so, *could_be]}
    return list(found.values())[:_MOST]
