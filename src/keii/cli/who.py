"""`keii who`: somebody's names, offices and statements over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from keii.cli.add import STORE, StorePath
from keii.cli.app import app
from keii.cli.lookup import Form, Lang, Limit, Since, Until, ask
from keii.cli.table import Column, TableFormat, show
from keii.labels import Labels, language_of

if TYPE_CHECKING:
    from keii.store.queries import Connection, Profile

_WHO = (
    Column("actor"),
    Column("kind", labelled=True),
    Column("words"),
    Column("first"),
    Column("last"),
    Column("count"),
    Column("detail", detail=True),
)


@app.command()
def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Any name, or a country's code.")],
    since: Since = None,
    until: Until = None,
    form: Form = TableFormat.TABLE,
    limit: Limit = 20,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """Show everybody a name can mean: names, offices at the time, statements, and who else it could be.

    The days limit the statements that are shown; names and offices are always given with the days of their reports.
    """
    from keii.store.queries import Window, profiles

    def found(connection: Connection) -> list[Profile]:
        return profiles(connection, name, Window.of(since=since, until=until, limit=limit))

    people, labels = ask(store, found), Labels(lang or language_of())
    if form is TableFormat.JSON:
        show(people, (), lambda _: (), form, labels)
    else:
        show([row for one in people for row in _rows(one, labels)], _WHO, lambda row: row, form, labels)


def _rows(person: Profile, labels: Labels) -> Iterator[Sequence[str]]:
    """One line for each thing known of somebody: actor, what it is, the words, first and last day, reports."""
    title = f"{person.name} ({person.id})"
    about = [labels[person.type], person.country, *person.also]
    yield title, "actor", person.name, "", "", "", " · ".join(part for part in about if part)
    for name in person.names:
        yield title, "name", name.name, name.first or "", name.last or "", str(name.reports), ""
    for office in person.offices:
        yield title, "roles", office.body + office.title, office.first or "", office.last or "", str(office.reports), ""
    for other in person.namesakes:
        yield title, "namesake", f"{other.name} ({other.id})", "", "", "", other.reason
    for quote in person.quotes:
        day = (quote.place.published or "")[:10]
        where = f"{quote.place.outlet or ''} {quote.place.report} · {quote.record} · {quote.place.span[0]}–{quote.place.span[1]}"
        words = f"「{quote.place.words}」" if quote.mode == "direct" else quote.place.words
        yield title, "statement", words, day, day, "1", where.strip()
