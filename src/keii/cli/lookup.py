"""`keii quotes`, `keii events`, `keii search`: looking things up in a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from keii.cli.add import STORE, StorePath
from keii.cli.app import FAILED, app
from keii.cli.table import Column, TableFormat, show
from keii.errors import KeiiError
from keii.labels import Labels, Language, language_of

if TYPE_CHECKING:
    from keii.store.queries import Connection, EventFound, PassageFound, Place, Quote

T = TypeVar("T")
R = TypeVar("R")
Since = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Published on or after: 2024, 2024-01 or 2024-01-15.", show_default=False),
]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Published on or before.", show_default=False)]
Certainty = Annotated[
    str | None,
    typer.Option(metavar="LIST", help="asserted, reported, alleged …; several parted by commas.", show_default=False),
]
Form = Annotated[TableFormat, typer.Option("--format", "-f", help="What to write.")]
Limit = Annotated[int, typer.Option(min=1, help="How many answers at most, the newest first.")]
Every = Annotated[bool, typer.Option("--all-versions", help="Older versions of a report too.")]
Lang = Annotated[
    Language | None, typer.Option(help="Language of the labels; the locale's when not given.", show_default=False)
]

_PLACE = (Column("published"), Column("outlet"))
_SPAN = (Column("report_id", detail=True), Column("record", detail=True), Column("span", detail=True))
_QUOTE = (*_PLACE, Column("speaker"), Column("addressee"), Column("words"), Column("certainty", labelled=True), *_SPAN)
_EVENT = (
    *_PLACE,
    Column("type", labelled=True),
    Column("agent"),
    Column("target"),
    Column("words"),
    Column("sentence", detail=True),
    Column("certainty", labelled=True),
    *_SPAN,
)
_PASSAGE = (*_PLACE, Column("words"), _SPAN[0], _SPAN[2])


@app.command()
def quotes(
    by: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who said it, by any name or a country's code.", show_default=False),
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words in what was said, parted by spaces.", show_default=False)
    ] = None,
    to: Annotated[str | None, typer.Option(metavar="NAME", help="To whom.", show_default=False)] = None,
    since: Since = None,
    until: Until = None,
    certainty: Certainty = None,
    form: Form = TableFormat.TABLE,
    limit: Limit = 20,
    every: Every = False,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """Look up who said what: the exact words, each with its report, outlet and day."""
    from keii.store.queries import Window
    from keii.store.queries import quotes as find

    def found(connection: Connection) -> Sequence[Quote]:
        window = Window.of(since=since, until=until, certainty=certainty, every=every, limit=limit)
        return find(connection, by=by, about=about, to=to, window=window)

    def cells(quote: Quote) -> Sequence[str]:
        said = (
            f"「{quote.place.words}」" if quote.mode == "direct" and form is not TableFormat.CSV else quote.place.words
        )
        who = ("、".join(quote.speaker), "、".join(quote.addressee))
        return (*_about(quote.place), *who, said, quote.certainty, *_where(quote.place, quote.record))

    answer(store, found, _QUOTE, cells, form, lang)


@app.command()
def events(
    kind: Annotated[
        str | None,
        typer.Option(
            "--type", metavar="TYPE", help="PLOVER's: ACCUSE, CONSULT …; several parted by commas.", show_default=False
        ),
    ] = None,
    between: Annotated[
        str | None,
        typer.Option(
            metavar="A,B", help="Two countries (codes or names) or actors, one on either side.", show_default=False
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    certainty: Certainty = None,
    form: Form = TableFormat.TABLE,
    limit: Limit = 20,
    every: Every = False,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """Look up who did what to whom, with the words that tell it and their sentence."""
    from keii.store.queries import Window
    from keii.store.queries import events as find

    def found(connection: Connection) -> Sequence[EventFound]:
        window = Window.of(since=since, until=until, certainty=certainty, every=every, limit=limit)
        return find(connection, kinds=kind, between=between, window=window)

    def cells(event: EventFound) -> Sequence[str]:
        who = ("、".join(event.agent), "、".join(event.target))
        told = (event.place.words, event.sentence, event.certainty)
        return (*_about(event.place), event.type, *who, *told, *_where(event.place, event.record))

    answer(store, found, _EVENT, cells, form, lang)


@app.command()
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="What a sentence holds; one character will do.")
    ],
    since: Since = None,
    until: Until = None,
    form: Form = TableFormat.TABLE,
    limit: Limit = 20,
    every: Every = False,
    store: StorePath = STORE,
    lang: Lang = None,
) -> None:
    """Look up sentences that hold all of the words, however they are inflected."""
    from keii.store.queries import Window
    from keii.store.queries import search as find

    def found(connection: Connection) -> Sequence[PassageFound]:
        return find(connection, " ".join(words), Window.of(since=since, until=until, every=every, limit=limit))

    def cells(passage: PassageFound) -> Sequence[str]:
        place = passage.place
        return (*_about(place), place.words, place.report, f"{place.span[0]}–{place.span[1]}")

    answer(store, found, _PASSAGE, cells, form, lang)


def answer(
    store: Path,
    find: Callable[[Connection], Sequence[T]],
    columns: Sequence[Column],
    cells: Callable[[T], Sequence[str]],
    form: TableFormat,
    lang: Language | None,
) -> None:
    """Ask the store and show what it answers."""
    show(ask(store, find), columns, cells, form, Labels(lang or language_of()))


def ask(store: Path, find: Callable[[Connection], R]) -> R:
    """What the store answers; what goes wrong ends the command with status 2."""
    from keii.store.queries import reading

    try:
        with reading(store) as connection:
            return find(connection)
    except KeiiError as error:
        typer.echo(f"keii: {error}", err=True)
        raise typer.Exit(FAILED) from None


def _about(place: Place) -> tuple[str, str]:
    return (place.published or "")[:10], place.outlet or ""


def _where(place: Place, record: str) -> tuple[str, str, str]:
    return place.report, record, f"{place.span[0]}–{place.span[1]}"
