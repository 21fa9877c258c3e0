"""The command `relations`: how states and people stand to each other."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keii.cli.app import FAILED, app
from keii.errors import KeiiError, LexiconError
from keii.labels import Labels, Language, language_of

if TYPE_CHECKING:
    from keii.records import Dossier


class Form(StrEnum):
    """What `keii relations` can write."""

    TEXT = "text"
    JSON = "json"
    MD = "md"
    CSV = "csv"


class Between(StrEnum):
    """Whose relations: people and bodies stand for their states, or people by themselves."""

    STATES = "states"
    PEOPLE = "people"


def _day(given: str | None) -> str | None:
    """A day that there is."""
    if given is not None:
        try:
            return dt.date.fromisoformat(given).isoformat()
        except ValueError:
            raise typer.BadParameter(f"{given!r} is not a date such as 2024-06-19") from None
    return given


@app.command()
def relations(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="Reports as .txt or .html; - reads standard input.", show_default=False),
    ] = None,
    store: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A store whose reports count as well.", show_default=False)
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=_day, help="On which day; the last one told of when not given."),
    ] = None,
    between: Annotated[Between, typer.Option(help="Whose relations.")] = Between.STATES,
    half_life: Annotated[int, typer.Option(min=1, metavar="DAYS", help="After how long an act weighs half.")] = 180,
    uncertain: Annotated[
        bool, typer.Option("--uncertain", help="Count what is presumed or alleged as well, for less.")
    ] = False,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to write.")] = Form.TEXT,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR", help="A folder of your own tables, laid over ours; may be given again.", show_default=False
        ),
    ] = None,
    lang: Annotated[
        Language | None, typer.Option(help="Language of the labels; the locale's when not given.", show_default=False)
    ] = None,
) -> None:
    """Draw the signed network of what reports tell that states or people did to each other, with its blocs and its balance.

    Acts count by the codebook's conflict–cooperation score and weigh half after each half-life; what is denied, to come, possible or
    wished for does not count. A file that can't be read is named on standard error, and the exit status is 2.
    """
    failed: list[str] = []
    if not files and store is None:
        raise typer.BadParameter("name reports, or a store with --store", param_hint="FILE...")
    try:
        if lexicon:
            from keii.lexicon.tables import lay_over

            lay_over(lexicon)
        text = _drawn(
            [*_read(files or [], failed), *_stored(store)],
            at,
            between,
            half_life,
            form,
            Labels(lang or language_of()),
            uncertain,
        )
    except KeiiError as error:
        typer.echo(f"keii: {error}", err=True)
        raise typer.Exit(FAILED) from None
    typer.echo(text)
    if failed:
        raise typer.Exit(FAILED)


def _read(files: list[str], failed: list[str]) -> list[Dossier]:
    """The dossiers of all files; those that can't be read are named and left out."""
    from keii.cli.reports import dossiers

    found: list[Dossier] = []
    for file in files:
        try:
            found += dossiers(file)
        except LexiconError:
            raise  # it would stop every file the same way
        except KeiiError as error:
            failed.append(file)
            typer.echo(f"keii: {error}", err=True)
    return found


def _stored(store: Path | None) -> list[Dossier]:
    """The dossiers of a store's reports that tell of anything done."""
    if store is None:
        return []
    from keii.store.queries import dossiers, reading

    with reading(store) as connection:
        return list(dossiers(connection, "events"))


def _drawn(
    dossiers: list[Dossier],
    at: str | None,
    between: Between,
    half_life: int,
    form: Form,
    labels: Labels,
    uncertain: bool,
) -> str:
    """The network in the form asked for."""
    import msgspec

    from keii.cli.listing import markdown, plain
    from keii.relations import network, ties
    from keii.shown.relations import shown, table

    told = (tie for dossier in dossiers for tie in ties(dossier, between.value))
    drawn = network(told, at=at or "", between=between.value, half_life=half_life, uncertain=uncertain)
    if form is Form.JSON:
        return msgspec.json.encode(drawn).decode("utf-8")
    if form is Form.CSV:
        return table(drawn)
    return (plain if form is Form.TEXT else markdown)(shown(drawn, labels))
