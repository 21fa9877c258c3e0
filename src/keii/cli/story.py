"""`keii stories`, `keii story` and `keii timeline`: affairs as told by all their reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from keii.cli.add import STORE, StorePath
from keii.cli.app import app, iso_day
from keii.cli.lookup import Form, Lang, Limit, Since, Until, ask
from keii.cli.table import Column, TableFormat, show
from keii.labels import Labels, language_of

if TYPE_CHECKING:
    from keii.store.queries import Connection, StoryFound, Told
    from keii.story.account import Item, Story
    from keii.story.index import Placed
    from keii.story.telling import Telling

_STORIES = (
    Column("story"), Column("first"), Column("last"), Column("words"), Column("count"), Column("voices"),
)  # fmt: skip
_ITEM = (
    Column("day"),
    Column("type", labelled=True),
    Column("agent"),
    Column("target"),
    Column("words"),
    Column("certainty", labelled=True),
    Column("course", labelled=True),
    Column("voices"),
    Column("conflicts", detail=True),
    Column("item", detail=True),
    Column("told", detail=True),
)
_TIMELINE = (*_ITEM[:8], Column("story", detail=True), *_ITEM[8:])


@app.command()
def stories(
    since: Since = None,
    until: Until = None,
    form: Form = TableFormat.TABLE,
    limit: Limit = 20,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """List the affairs of which something was published, the latest first, with the outlets and agencies that tell of them."""
    from keii.store.queries import Window
    from keii.store.queries import stories as find

    def cells(found: StoryFound) -> Sequence[str]:
        return found.id, found.first, found.last, found.title, str(found.reports), "、".join(found.voices)

    window = Window.of
    found = ask(store, lambda connection: find(connection, window(since=since, until=until, limit=limit)))
    show(found, _STORIES, cells, form, Labels(lang or language_of()))


@app.command()
def story(
    which: Annotated[
        str,
        typer.Argument(metavar="ID", help="Such as story3 or 3 (see `keii stories`), or a name given with --story."),
    ],
    at: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            callback=iso_day,
            help="As of this day: what was due before and nobody tells of is open.",
            show_default=False,
        ),
    ] = None,
    form: Form = TableFormat.TABLE,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """Give the account of an affair: what happened and what was said, by whom it is told, where reports differ, how it went on."""
    from keii.store.queries import names
    from keii.store.queries import story as find

    def found(connection: Connection) -> tuple[Story, dict[str, str]]:
        account = find(connection, which, at or "")
        return account, names(connection, (ref for item in account.items for ref in _named(item)))

    account, known = ask(store, found)
    labels = Labels(lang or language_of())
    if form is TableFormat.JSON:
        import msgspec

        typer.echo(msgspec.json.format(msgspec.json.encode(account), indent=1).decode("utf-8"))
        return
    if form is not TableFormat.CSV:
        from keii.view import clean

        outlets = list(dict.fromkeys(report.voice for report in account.reports))
        typer.echo(
            f"{clean(account.title)} ({account.id})\n{labels['count']}: {len(account.reports)} · {clean(labels.join(outlets))}\n"
        )
    reports = {report.id: report for report in account.reports}
    show(
        account.items, _ITEM, lambda item: _cells(item, item.start or item.first, known, reports, labels), form, labels
    )


@app.command()
def timeline(
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="LIST", help="statement, event, agreement, transfer, attendance; parted by commas."
        ),
    ] = "event,agreement,transfer",
    since: Since = None,
    until: Until = None,
    form: Form = TableFormat.TABLE,
    limit: Limit = 20,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """Show what happened day by day over all affairs, the latest first; each thing once, with everybody who tells of it."""
    from keii.store.queries import Window, names
    from keii.store.queries import timeline as find

    kinds = tuple(part.strip() for part in kind.split(",") if part.strip())

    def found(connection: Connection) -> tuple[list[Told], dict[str, str]]:
        told = find(connection, kinds, Window.of(since=since, until=until, limit=limit))
        return told, names(connection, (ref for one in told for ref in _named(one.item)))

    told, known = ask(store, found)
    labels = Labels(lang or language_of())

    def cells(one: Told) -> Sequence[str]:
        row = _cells(one.item, one.day, known, {report.id: report for report in one.reports}, labels)
        return (*row[:8], one.story, *row[8:])

    show(told, _TIMELINE, cells, form, labels)


def _named(item: Item) -> list[str]:
    """Whom the cells of an item name, also those its tellings disagree on."""
    return [*item.who, *item.whom, *(s.value for c in item.conflicts if c.about in ("who", "whom") for s in c.sides)]


def _cells(item: Item, day: str, names: dict[str, str], reports: dict[str, Placed], labels: Labels) -> Sequence[str]:
    """An item as the cells of its columns; who tells it stands with report, day and the exact words."""

    def voices(told: Sequence[str]) -> str:
        return labels.join(list(dict.fromkeys(reports[t.split("/")[0]].voice for t in told)))

    differ = [
        f"{labels[conflict.about]}: "
        + " ↔ ".join(f"{names.get(side.value, side.value)} ({voices(side.told)})" for side in conflict.sides)
        for conflict in item.conflicts
    ]
    return (
        day[:10],
        item.kind if item.kind in ("statement", "attendance") else item.type,
        "、".join(names.get(ref, ref) for ref in item.who),
        "、".join(names.get(ref, ref) for ref in item.whom),
        item.text,
        item.strongest,
        item.course.state,
        "、".join(item.voices),
        " / ".join(differ),
        item.id,
        " / ".join(_where(telling, reports[telling.report], labels) for telling in item.tellings),
    )


def _where(telling: Telling, report: Placed, labels: Labels) -> str:
    """海峡放送 2026-03-12 「会談」 断定 a6241e520d6b9b0d/e3[74–76]"""
    span = f"{telling.report}/{telling.record}[{telling.span[0]}–{telling.span[1]}]"
    parts = (report.outlet, report.published[:10], f"「{telling.text}」", labels[telling.certainty], span)
    return " ".join(part for part in parts if part)
