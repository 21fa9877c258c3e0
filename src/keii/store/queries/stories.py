"""Affairs: which there are, the account of one, and what happened day by day; all put together by `keii.story.account`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from keii.errors import InputError
from keii.store.index import PLACED, placed
from keii.store.queries.window import Window
from keii.store.rows import day_of_id
from keii.story.account import Item, Story, account
from keii.story.index import Placed
from keii.story.telling import Telling

_TELLING = msgspec.json.Decoder(Telling)
_END = "9999"


class StoryFound(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list: how many versions of reports it has, in how many independent voices, from when to when."""

    id: str
    title: str
    reports: int
    voices: list[str]
    first: str
    last: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An item of a timeline: its day, its story, its account, and the reports that tell it."""

    day: str
    story: str
    item: Item
    reports: list[Placed]


def stories(connection: sqlite3.Connection, window: Window | None = None) -> list[StoryFound]:
    """The stories of which something was published in the window, the latest first."""
    window = window or Window()
    rows = connection.execute(
        "SELECT id, ref, title FROM stories WHERE last_day >= ? AND last_day < ? AND merged_into IS NULL ORDER BY last_day DESC LIMIT ?",
        (*_days(window), window.limit),
    ).fetchall()
    found = []
    for number, ref, title in rows:
        group = _group(connection, "stories", number)
        marks = ",".join("?" * len(group))
        reports, first, last = connection.execute(
            f"SELECT sum(reports), min(nullif(first_day, '')), max(last_day) FROM stories WHERE id IN ({marks})", group
        ).fetchone()
        voices = connection.execute(
            f"SELECT DISTINCT voice FROM placed WHERE story_id IN ({marks}) ORDER BY version_id", group
        ).fetchall()
        found.append(
            StoryFound(
                id=ref, title=title, reports=reports, voices=[v for (v,) in voices], first=first or "", last=last
            )
        )
    return found


def story(connection: sqlite3.Connection, given: str, at: str = "") -> Story:
    """The account of a story by what commands call it, its number or its name, as of a day (ISO; "" is that of its last report).

    Every version of a report tells: what an outlet took back or corrected is part of the account. Raises InputError when there is
    no such story.
    """
    number, ref, title = _named(connection, given)
    group = _group(connection, "stories", number)
    marks = ",".join("?" * len(group))
    reports = [placed(row) for row in connection.execute(f"{PLACED} WHERE p.story_id IN ({marks})", group)]
    rows = connection.execute(
        "SELECT i.ref, coalesce(i.merged_into, i.id), i.merged_into, t.telling FROM items i CROSS JOIN tellings t ON t.item_id = i.id"
        f" WHERE i.story_id IN ({marks}) ORDER BY t.id",
        group,
    )
    made = account(ref, reports, _items(connection, rows), at)
    return msgspec.structs.replace(made, title=title or made.title)


def timeline(connection: sqlite3.Connection, kinds: tuple[str, ...] = (), window: Window | None = None) -> list[Told]:
    """The items of all stories by the day they took place (or were first told), the latest first."""
    window = window or Window()
    kind = f"AND kind IN ({','.join('?' * len(kinds))})" if kinds else ""
    found = connection.execute(
        f"SELECT id, ref, day, story_id FROM items WHERE day >= ? AND day < ? AND merged_into IS NULL {kind}"
        " ORDER BY day DESC, id DESC LIMIT ?",
        (*_days(window), *kinds, window.limit),
    ).fetchall()
    told = []
    for number, ref, day, home in found:
        group = _group(connection, "items", number)
        marks = ",".join("?" * len(group))
        rows = connection.execute(
            f"SELECT version_id, telling FROM tellings WHERE item_id IN ({marks}) ORDER BY id", group
        ).fetchall()
        versions = sorted({row[0] for row in rows})
        places = ",".join("?" * len(versions))
        reports = [placed(row) for row in connection.execute(f"{PLACED} WHERE v.id IN ({places})", versions)]
        made = account("", reports, {ref: [_TELLING.decode(row[1]) for row in rows]})
        (name,) = connection.execute("SELECT ref FROM stories WHERE id = ?", (home,)).fetchone()
        told += [Told(day=day, story=name, item=item, reports=made.reports) for item in made.items]
    return told


def names(connection: sqlite3.Connection, refs: Iterable[str]) -> dict[str, str]:
    """The names of entities by what commands call them."""
    given = sorted(set(refs))
    rows = (
        row
        for at in range(0, len(given), 500)
        for row in connection.execute(
            f"SELECT ref, name FROM entities WHERE ref IN ({','.join('?' * len(given[at : at + 500]))})",
            given[at : at + 500],
        )
    )
    return dict(rows)


def _items(
    connection: sqlite3.Connection, rows: Iterable[tuple[str, int, int | None, str]]
) -> dict[str, list[Telling]]:
    """Tellings by item; those of a merged item stand with what it was merged into."""
    roots: dict[int, str] = {}
    items: dict[str, list[Telling]] = {}
    for ref, above, merged, telling in rows:
        name = ref
        if merged is not None:
            if above not in roots:
                roots[above] = _root(connection, above)
            name = roots[above]
        items.setdefault(name, []).append(_TELLING.decode(telling))
    return items


def _root(connection: sqlite3.Connection, number: int) -> str:
    ref, above = connection.execute("SELECT ref, merged_into FROM items WHERE id = ?", (number,)).fetchone()
    return str(ref) if above is None else _root(connection, above)


def _group(connection: sqlite3.Connection, table: str, number: int) -> tuple[int, ...]:
    """A thing with everything merged into it."""
    found = [number]
    for one in found:
        found += [row[0] for row in connection.execute(f"SELECT id FROM {table} WHERE merged_into = ?", (one,))]
    return tuple(found)


def _named(connection: sqlite3.Connection, given: str) -> tuple[int, str, str]:
    """The story meant, or what that has been merged into: row, ref and title."""
    given = given.strip()
    ref = f"story{given}" if given.isdigit() else given
    row = connection.execute("SELECT id, ref, title, merged_into FROM stories WHERE ref = ?", (ref,)).fetchone()
    row = (
        row or connection.execute("SELECT id, ref, title, merged_into FROM stories WHERE name = ?", (given,)).fetchone()
    )
    if row is None:
        raise InputError(given, "there is no such story; `keii stories` lists them")
    while row[3] is not None:
        row = connection.execute("SELECT id, ref, title, merged_into FROM stories WHERE id = ?", (row[3],)).fetchone()
    return int(row[0]), str(row[1]), str(row[2])


def _days(window: Window) -> tuple[str, str]:
    """The window as ISO days, the last exclusive."""
    low, high = day_of_id(window.low), day_of_id(window.high)
    return low.isoformat() if low else "", high.isoformat() if high else _END
