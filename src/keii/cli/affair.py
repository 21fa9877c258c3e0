"""`keii merge` and `keii split`: saying what is one and what is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from keii.cli.add import STORE, StorePath
from keii.cli.app import FAILED, app
from keii.errors import KeiiError

if TYPE_CHECKING:
    from keii.store.decisions import Decision

One = Annotated[str, typer.Argument(metavar="A", help="What stays, such as actor:12 (see `keii who`).")]
Other = Annotated[str, typer.Argument(metavar="B", help="What is one with it, or is not.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why; kept with the decision.")]


@app.command()
def merge(one: One, other: Other, reason: Reason = "", store: StorePath = STORE) -> None:
    """Decide that two are one. The mentions stay as they were read; `keii split A B` takes it back."""
    from keii.store.decisions import merge as decide

    _decided(lambda: decide(store, one, other, reason))


@app.command()
def split(one: One, other: Other, reason: Reason = "", store: StorePath = STORE) -> None:
    """Decide that two are not one. keii does not merge them by itself again; `keii merge A B` takes it back."""
    from keii.store.decisions import split as decide

    _decided(lambda: decide(store, one, other, reason))


def _decided(decide: Callable[[], Decision]) -> None:
    """Decide and say what was decided; what goes wrong ends the command with status 2."""
    try:
        made = decide()
    except KeiiError as error:
        typer.echo(f"keii: {error}", err=True)
        raise typer.Exit(FAILED) from None
    mark = "=" if made.kind == "merge" else "≠"
    typer.echo(f"{made.one} {mark} {made.other}" + (f": {made.reason}" if made.reason else ""))
