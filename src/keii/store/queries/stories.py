"""Stories: affairs with their reports, and the account of one: its items with everything told of each.

Decisions are followed: what was merged is shown as one. A report's older versions tell as well, which is how a corrected figure
or a withdrawn sentence shows.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from keii.errors import InputError
from keii.store.decisions import reference, root
from keii.store.index import PLACED, placed
from keii.store.queries.window import LIMIT, days
from keii.story.account import Item, Story, account
from keii.story.index import Placed
from keii.story.telling import Telling

_TELLING = msgspec.json.Decoder(Telling)
_MOST = 900  # parameters of one SQL statement


class StoryFound(msgspec.Struct, frozen=True, kw_only=True):
    """A story at a glance; first, last: the days of its reports, "" when none has one."""

    id: str
    title: str
    reports: int
    voices: int
    first: str
    last: str


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A story's account, with the names of the entities it speaks of."""

    story: Story
    names: dict[str, str]


def stories(
    store: sqlite3.Connection, since: str | None = None, until: str | None = None, limit: int = LIMIT
) -> list[StoryFound]:
    """The stories whose reports reach into these days (days, months or years), the last told first."""
    first, last = days(since, until)
    rows = store.execute(
        "SELECT s.ref, s.title, s.reports, s.first_day, s.last_day,"
        " (SELECT count(DISTINCT p.voice) FROM placed p WHERE p.story_id = s.id) FROM stories s"
        " WHERE s.merged_into IS NULL AND s.last_day >= ? AND s.first_day <= ? ORDER BY s.last_day DESC, s.id DESC LIMIT ?",
        (first, last, limit),
    )
    return [
        StoryFound(id=ref, title=title, reports=reports, first=begun, last=ended, voices=voices)
        for ref, title, reports, begun, ended, voices in rows
    ]


def story(store: sqlite3.Connection, given: str, at: str = "") -> Account:
    """The account of a story ("story3", or the name given with --story) as of a day; "" is that of its last report.

    Raises InputError when there is no such story.
    """
    named = store.execute("SELECT ref FROM stories WHERE name = ?", (given,)).fetchone()
    table, number = reference(store, named[0] if named else given)
    if table != "stories":
        raise InputError(given, "it is no story; `keii stories` shows what is")
    number = root(store, table, number)
    merged = _with_merged(store, "stories", [number])
    marks = ",".join("?" * len(merged))
    items = [row[0] for row in store.execute(f"SELECT id FROM items WHERE story_id IN ({marks})", merged)]
    reports = [placed(row) for row in store.execute(f"{PLACED} WHERE p.story_id IN ({marks})", merged)]
    (ref,) = store.execute("SELECT ref FROM stories WHERE id = ?", (number,)).fetchone()
    made = account(ref, reports, _told(store, items), at)
    return Account(story=made, names=_names(store, made.items))


def timeline(
    store: sqlite3.Connection, since: str | None = None, until: str | None = None, limit: int = LIMIT, at: str = ""
) -> Account:
    """The items of all stories in these days: the latest so many, put in order."""
    first, last = days(since, until)
    found = store.execute(
        "SELECT id FROM items WHERE merged_into IS NULL AND day >= ? AND day <= ? AND day <> '' AND kind <> 'attendance'"
        " ORDER BY day DESC LIMIT ?",
        (first, last, limit),
    )
    told = _told(store, [row[0] for row in found])
    ids = sorted({telling.report for tellings in told.values() for telling in tellings})
    reports: list[Placed] = []
    for some in _chunks(ids):
        reports += map(placed, store.execute(f"{PLACED} WHERE v.dossier IN ({','.join('?' * len(some))})", some))
    made = account("", reports, told, at)
    return Account(story=made, names=_names(store, made.items))


def _told(store: sqlite3.Connection, items: list[int]) -> dict[str, list[Telling]]:
    """The tellings of items, under what each has been merged into."""
    told: dict[str, list[Telling]] = defaultdict(list)
    refs: dict[int, str] = {}
    for some in _chunks(_with_merged(store, "items", items)):
        marks = ",".join("?" * len(some))
        for number, data in store.execute(
            f"SELECT item_id, telling FROM tellings WHERE item_id IN ({marks}) ORDER BY id", some
        ):
            if number not in refs:
                top = root(store, "items", number)
                (refs[number],) = store.execute("SELECT ref FROM items WHERE id = ?", (top,)).fetchone()
            told[refs[number]].append(_TELLING.decode(data))
    return told


def _with_merged(store: sqlite3.Connection, table: str, ids: Sequence[int]) -> list[int]:
    """These rows and all that were merged into them."""
    found, new = list(ids), list(ids)
    while new:
        below: list[int] = []
        for some in _chunks(new):
            marks = ",".join("?" * len(some))
            below += [row[0] for row in store.execute(f"SELECT id FROM {table} WHERE merged_into IN ({marks})", some)]
        new = [n for n in below if n not in found]
        found += new
    return found


def _names(store: sqlite3.Connection, items: Iterable[Item]) -> dict[str, str]:
    """The names of everybody the tellings of items speak of."""
    refs = sorted({ref for item in items for t in item.tellings for ref in (*t.who, *t.whom, *t.sources, *t.sides)})
    names: dict[str, str] = {}
    for some in _chunks(refs):
        marks = ",".join("?" * len(some))
        names |= dict(store.execute(f"SELECT ref, name FROM entities WHERE ref IN ({marks})", some).fetchall())
    return names


def _chunks(values: Sequence[int] | Sequence[str]) -> Iterable[list[int | str]]:
    return (list(values[i : i + _MOST]) for i in range(0, len(values), _MOST))
