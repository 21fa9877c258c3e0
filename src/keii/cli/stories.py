"""`keii stories`, `keii story`, `keii timeline`: affairs across reports, with what agrees, what conflicts and how things went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from keii.cli.add import STORE, StorePath
from keii.cli.app import app, iso_day
from keii.cli.labels import Labels, language_of
from keii.cli.lookup import Form, Lang, Limit, Since, Until, answer, ask
from keii.cli.table import Column, TableFormat, show

if TYPE_CHECKING:
    from keii.store.queries import Account, Connection, StoryFound
    from keii.story.account import Item
    from keii.story.conflicts import Conflict
    from keii.story.index import Placed

At = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=iso_day,
        help="As of this day: what was due before and is not told is open.",
        show_default=False,
    ),
]

_STORY = (Column("story"), Column("first"), Column("last"), Column("count"), Column("voices"), Column("words"))
_ITEM = (
    Column("day"),
    Column("kind", labelled=True),
    Column("who"),
    Column("words"),
    Column("certainty", labelled=True),
    Column("course", labelled=True),
    Column("voices"),
    Column("conflicts", detail=True),
    Column("told", detail=True),
    Column("item", detail=True),
)


@app.command()
def stories(
    since: Since = None,
    until: Until = None,
    form: Form = TableFormat.TABLE,
    limit: Limit = 20,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """List the affairs a store's reports tell of, the last told first."""
    from keii.store.queries import stories as find

    def found(connection: Connection) -> Sequence[StoryFound]:
        return find(connection, since, until, limit)

    def cells(one: StoryFound) -> Sequence[str]:
        return one.id, one.first, one.last, str(one.reports), str(one.voices), one.title

    answer(store, found, _STORY, cells, form, lang)


@app.command()
def story(
    given: Annotated[str, typer.Argument(metavar="ID", help="story3, or the name a story was given.")],
    at: At = None,
    form: Form = TableFormat.TABLE,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """Show one affair: its items, who carries each independently, where reports conflict, what came true and what is open."""
    from keii.store.queries import story as find

    _shown(ask(store, lambda connection: find(connection, given, at or "")), form, Labels(lang or language_of()))


@app.command()
def timeline(
    given: Annotated[str | None, typer.Argument(metavar="[ID]", help="Of one story; of all when not given.")] = None,
    since: Since = None,
    until: Until = None,
    at: At = None,
    form: Form = TableFormat.TABLE,
    limit: Limit = 50,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """Show what happened and was said by day, of one story or of all, with certainty and course."""
    from keii.store.queries import Account
    from keii.store.queries import story as one
    from keii.store.queries import timeline as everything
    from keii.store.queries.window import days

    def found(connection: Connection) -> Account:
        if given is None:
            return everything(connection, since, until, limit, at or "")
        first, last = days(since, until)
        told = one(connection, given, at or "")
        items = [i for i in told.story.items if i.kind != "attendance" and first <= _day(i) <= last]
        import msgspec

        return Account(story=msgspec.structs.replace(told.story, items=items[-limit:]), names=told.names)

    _shown(ask(store, found), form, Labels(lang or language_of()))


def _day(item: Item) -> str:
    return (item.start or item.first)[:10]


def _shown(account: Account, form: TableFormat, labels: Labels) -> None:
    """The items of an account, JSON whole."""
    if form is TableFormat.JSON:
        show([account], (), lambda _: (), form, labels)
        return
    reports = {r.id: r for r in account.story.reports}
    show(account.story.items, _ITEM, lambda item: _cells(item, account.names, reports, labels), form, labels)


def _cells(item: Item, names: dict[str, str], reports: dict[str, Placed], labels: Labels) -> Sequence[str]:
    who = "、".join(names.get(w, w) for w in item.who)
    whom = "、".join(names.get(w, w) for w in item.whom)
    told = " / ".join(
        f"{reports[t.report].outlet or '–'} {reports[t.report].published[:10]} 「{t.text}」 {labels[t.certainty]}"
        f" {t.report} · {t.record} · {t.span[0]}–{t.span[1]}"
        for t in item.tellings
    )
    return (
        _day(item),
        item.type if item.kind == "event" else item.kind,
        who + (f" → {whom}" if whom else ""),
        item.text,
        item.strongest,
        item.course.state,
        str(len(item.voices)),
        "; ".join(_conflict(c, names, reports, labels) for c in item.conflicts),
        told,
        item.id,
    )


def _conflict(conflict: Conflict, names: dict[str, str], reports: dict[str, Placed], labels: Labels) -> str:
    """文書: 11（NHK） ≠ 7（東都新聞）"""
    sides = []
    for side in conflict.sides:
        voices = dict.fromkeys(reports[told.split("/")[0]].voice for told in side.told)
        sides.append(f"{names.get(side.value, labels[side.value])}{labels.paren('、'.join(voices))}")
    return f"{labels[conflict.about]}: " + " ≠ ".join(sides)
