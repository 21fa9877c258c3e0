"""The command line itself: the application every command hangs on, and what commands share."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

FAILED = 2  # exit status when an input can't be read or the output can't be written

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: it wraps its paragraphs, and errors stay on one line
    help="Read Japanese foreign-affairs reports into records of who said and did what, when, and on whose word.",
)


def _version(asked: bool) -> None:
    if asked:
        from keii import __version__

        typer.echo(f"keii {__version__}")
        raise typer.Exit


def iso_day(given: str | None) -> str | None:
    """An ISO date or date-time, checked before any file is read."""
    if given is not None:
        try:
            datetime.fromisoformat(given)
        except ValueError:
            reason = f"{given!r} is not an ISO date such as 2024-06-19 or 2024-06-19T21:12+09:00"
            raise typer.BadParameter(reason) from None
    return given


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """What comes before a command."""
