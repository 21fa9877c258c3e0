"""The command `diff`: what changed from one version of a report to the next."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from keii.cli.app import FAILED, app, iso_day
from keii.errors import KeiiError
from keii.labels import Labels, Language, language_of

if TYPE_CHECKING:
    from keii.records import Dossier
    from keii.story.changes import Changes


class Form(StrEnum):
    """What `keii diff` can write."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


@app.command()
def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="The earlier version, as keii reads it; - is standard input.")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later version.")],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", callback=iso_day, help="When the later one was published (ISO), over what it says."
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published them, over what the files say.")
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Take OLD and NEW from this store: report ids, or a page's address with #1, #2 … for its versions.",
            show_default=False,
        ),
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
    """Show what a later version of a report claims that the earlier did not, and the other way round.

    Exit status 0 when no fact changed (wording may have), 1 when one did, 2 when a file can't be read.
    """
    from keii.story.changes import diff as compare

    labels = Labels(lang or language_of())
    try:
        if lexicon:
            from keii.lexicon.tables import lay_over

            lay_over(lexicon)
        if store is not None:
            before, after = _stored(store, old, new)
        else:
            before, after = _read(old, None, outlet), _read(new, published, outlet)
    except KeiiError as error:
        typer.echo(f"keii: {error}", err=True)
        raise typer.Exit(FAILED) from None
    changes = compare(before, after)
    typer.echo(written(changes, form, labels))
    if changes.factual:
        raise typer.Exit(1)


def written(changes: Changes, form: Form, labels: Labels) -> str:
    """The changes as lines for people (text, Markdown) or as a JSON object with `factual` beside them."""
    from keii.shown.changes import blocks

    if form is Form.JSON:
        fields = msgspec.to_builtins(changes, str_keys=True)
        return msgspec.json.encode({"factual": changes.factual, **fields}).decode("utf-8")
    head, mark = ("## ", "- ") if form is Form.MD else ("", "  ")
    parts = [
        "\n".join(
            [
                f"{head}{block.heading} ({len(block.items)})",
                *("\n      ".join([mark + item.head, *item.lines]) for item in block.items),
            ]
        )
        for block in blocks(changes, labels)
    ]
    return "\n\n".join(parts) if parts else labels["nothing changed"]


def _stored(store: Path, old: str, new: str) -> tuple[Dossier, Dossier]:
    from keii.store.queries import reading, version

    with reading(store) as connection:
        return version(connection, old), version(connection, new)


def _read(file: str, published: str | None, outlet: str | None) -> Dossier:
    from keii import read
    from keii.errors import InputError
    from keii.ingest.files import load

    found = load(file)
    if len(found) != 1:
        raise InputError(file, f"it holds {len(found)} reports, and two versions of one are compared")
    source = found[0]
    return read(
        source.text,
        published=published or source.published,
        outlet=outlet or source.outlet,
        title=source.title,
        url=source.url,
    )
