"""The command `doctor`: what stands in the way of keii here."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from keii.cli.app import FAILED, app


class Form(StrEnum):
    """What `keii doctor` can write."""

    TEXT = "text"
    JSON = "json"


@app.command()
def doctor(
    store: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A store to be looked through as well.", show_default=False)
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to write.")] = Form.TEXT,
) -> None:
    """Check the installation, your tables and, with --store, a store. Changes nothing; the exit status is 2 when keii will not work."""
    from keii.doctor import Verdict, examine

    found = []
    for one in examine(store):
        found.append(one)
        if form is Form.TEXT:
            typer.echo(f"{one.verdict.value:8} {one.name:20} {one.detail}")
    if form is Form.JSON:
        import msgspec

        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode("utf-8"))
    if any(one.verdict is Verdict.FAILED for one in found):
        raise typer.Exit(FAILED)
