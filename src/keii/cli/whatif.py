"""The command `whatif`: who must do what if somebody is attacked."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keii.cli.app import FAILED, app
from keii.errors import KeiiError
from keii.labels import Labels, Language, language_of

if TYPE_CHECKING:
    from keii.commitments import Told

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Form(StrEnum):
    """What `keii whatif` can write."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


def _partial_day(given: str | None) -> str | None:
    """A year, month or day that there is."""
    if given is not None:
        try:
            if not _DAY.fullmatch(given):
                raise ValueError(given)
            dt.date.fromisoformat(given + "-01-01"[len(given) - 4 :])
        except ValueError:
            raise typer.BadParameter(f"{given!r} is not a date such as 2024-06-19, 2024-06 or 2024") from None
    return given


@app.command()
def whatif(
    attack: Annotated[
        list[str], typer.Option(metavar="STATES", help="Who is attacked: names or ISO codes, parted by commas.")
    ],
    by: Annotated[
        list[str] | None, typer.Option(metavar="STATES", help="Who attacks; anybody outside when not given.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=_partial_day, help="On which day, month or year; today when not given."),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--in", metavar="PLACE", help="Where the attack takes place, when not at the attacked's home."),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="A report whose agreements count as well; may be given again."),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A store whose agreements count as well.", show_default=False),
    ] = None,
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
    """Say who is bound to do what if states are attacked: by which article, what is not triggered and why.

    From a table of treaties and, kept apart, from the agreements of reports. What is only signed, expected or alleged binds
    nobody and is told as such. No advice in law: texts in short, and nothing after the table's last date.
    """
    labels = Labels(lang or language_of())
    try:
        if lexicon:
            from keii.lexicon.tables import lay_over

            lay_over(lexicon)
        text = _answered(attack, by or [], on, place, [*_told(report or []), *_stored(store)], form, labels)
    except KeiiError as error:
        typer.echo(f"keii: {error}", err=True)
        raise typer.Exit(FAILED) from None
    typer.echo(text)


def _answered(
    attack: list[str], by: list[str], on: str | None, place: str | None, told: list[Told], form: Form, labels: Labels
) -> str:
    """The answer in the form asked for."""
    import msgspec

    from keii.cli.listing import markdown, plain
    from keii.cli.named import codes
    from keii.commitments import whatif as ask
    from keii.shown.whatif import shown

    attacked, attackers = codes(attack, "--attack"), codes(by, "--by") if by else []
    where = codes([place], "--in")[0] if place else ""
    if set(attackers) and any(not set(attackers) - {a} for a in attacked):
        raise typer.BadParameter("a state can't be both the attacked and its only attacker", param_hint="--by")
    day = on or dt.datetime.now().astimezone().date().isoformat()
    answer = ask(attacked, attackers, on=day, place=where, agreements=told)
    if form is Form.JSON:
        return msgspec.json.encode(answer).decode("utf-8")
    return (plain if form is Form.TEXT else markdown)(shown(answer, labels))


def _told(files: list[str]) -> list[Told]:
    """The agreements of all reports, each with its dossier."""
    from keii.cli.reports import dossiers

    found = [dossier for file in files for dossier in dossiers(file)]
    return [(agreement, dossier) for dossier in found for agreement in dossier.agreements]


def _stored(store: Path | None) -> list[Told]:
    """The agreements of a store's reports, each with its dossier."""
    if store is None:
        return []
    from keii.store.queries import dossiers, reading

    with reading(store) as connection:
        return [(agreement, d) for d in dossiers(connection, "agreements") for agreement in d.agreements]
