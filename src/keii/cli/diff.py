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
    from keii.story.changes import Changed, Changes
    from keii.story.telling import Telling

_LONGEST = 48  # characters of a record's words that are shown


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
    if form is Form.JSON:
        fields = msgspec.to_builtins(changes, str_keys=True)
        return msgspec.json.encode({"factual": changes.factual, **fields}).decode("utf-8")
    head, mark = ("## ", "- ") if form is Form.MD else ("", "  ")
    facts = [c for c in changes.changed if any(d.factual for d in c.differences)]
    wording = [c for c in changes.changed if c not in facts]
    blocks: list[str] = []
    for title, rows in (
        ("added", [_told(t, changes, labels) for t in changes.added]),
        ("gone", [_told(t, changes, labels) for t in changes.gone]),
        ("changed facts", [_changed(c, changes, labels) for c in facts]),
        ("changed wording", [_changed(c, changes, labels) for c in wording]),
    ):
        if rows:
            blocks.append("\n".join([f"{head}{labels[title]} ({len(rows)})", *(mark + row for row in rows)]))
    return "\n\n".join(blocks) if blocks else labels["nothing changed"]


def _told(telling: Telling, changes: Changes, labels: Labels) -> str:
    who = ", ".join(changes.names.get(w, w) for w in telling.who)
    kind = labels[telling.type] if telling.kind == "event" else labels[telling.kind]
    return " ".join(
        p for p in (kind, f"[{labels[telling.certainty]}]", f"{who}:" if who else "", _words(telling.text)) if p
    )


def _changed(changed: Changed, changes: Changes, labels: Labels) -> str:
    parts = []
    for d in changed.differences:
        field, _, label = d.field.partition(": ")
        before, after = (_value(field, value, changes, labels) for value in (d.before, d.after))
        parts.append(f"{labels[field]}{f' {label}' if label else ''}: {before} → {after}")
    return f"{_told(changed.after, changes, labels)}\n      " + "; ".join(parts)


def _value(field: str, value: str, changes: Changes, labels: Labels) -> str:
    if field in ("who", "whom", "sources"):
        value = ", ".join(changes.names.get(v, v) for v in value.split(", ")) if value else ""
    elif field in ("certainty", "negated", "withdrawn", "presence"):
        value = labels[value] if value else ""
    return (_words(value) if field == "wording" and value else value) or labels["none"]


def _words(text: str) -> str:
    plain = text.replace("\n", " ")
    return f"「{plain if len(plain) <= _LONGEST else plain[:_LONGEST] + '…'}」"


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
