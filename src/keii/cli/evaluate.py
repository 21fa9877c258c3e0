"""The command `eval`: keii beside annotated reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keii.cli.app import FAILED, app
from keii.cli.lookup import Form, Lang
from keii.cli.table import Column, TableFormat, show
from keii.errors import KeiiError
from keii.labels import Labels, language_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from keii.evaluation import Evaluation

_FIRST = ("gold", "found", "precision", "recall", "f1")


@app.command(name="eval")
def eval_(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD...", help="Gold files (.toml, see docs/gold.md), or folders of them.")
    ],
    misses: Annotated[
        bool, typer.Option("--misses", help="List what was missed, extra or wrong, report by report.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TYPE",
            help="Only this record type (events, “statements direct” …); again for more.",
            show_default=False,
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PART",
            help="Score also with a part taken out, to see what it is worth: topics, people or any table of the lexicon; again for more.",
            show_default=False,
        ),
    ] = None,
    form: Form = TableFormat.TABLE,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR", help="A folder of your own tables, laid over ours; may be given again.", show_default=False
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """Score keii on annotated reports: precision, recall and F1 by record type, and how often what is attached to a record is right.

    A file that can't be scored is named on standard error, and the exit status is 2.
    """
    try:
        found, ablations = _scored(gold, without or [], lexicon or [])
    except KeiiError as error:
        typer.echo(f"keii: {error}", err=True)
        raise typer.Exit(FAILED) from None
    for reason in found.failed:
        typer.echo(f"keii: {reason}", err=True)
    unknown = [name for name in only or [] if name not in found.figures]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(found.figures)}", param_hint="--only")
    kinds = only or list(found.figures)
    if form is TableFormat.JSON:
        _json(found, ablations, kinds)
    else:
        _table(found, ablations, kinds, form, Labels(lang or language_of()))
        if misses:
            for kind in kinds:
                typer.echo("\n".join(["", f"# {kind}", *found.misses[kind]]))
    if found.failed:
        raise typer.Exit(FAILED)


def _scored(
    gold: Sequence[Path], without: Sequence[str], lexicon: Sequence[Path]
) -> tuple[Evaluation, Mapping[str, Evaluation]]:
    from keii.evaluation import evaluate, worth
    from keii.lexicon.tables import lay_over

    lay_over(lexicon)
    files = [file for path in gold for file in (sorted(path.rglob("*.toml")) if path.is_dir() else [path])]
    return evaluate(files), worth(files, without)


def _json(found: Evaluation, ablations: Mapping[str, Evaluation], kinds: Sequence[str]) -> None:
    import msgspec

    document = {
        "figures": {kind: found.figures[kind] for kind in kinds},
        "without": {part: {kind: one.figures[kind] for kind in kinds} for part, one in ablations.items()},
        "misses": {kind: found.misses[kind] for kind in kinds},
        "failed": found.failed,
    }
    typer.echo(msgspec.json.format(msgspec.json.encode(document), indent=1).decode("utf-8"))


def _table(
    found: Evaluation, ablations: Mapping[str, Evaluation], kinds: Sequence[str], form: TableFormat, labels: Labels
) -> None:
    """A row for each record type, and one below it for each thing attached to its records."""
    rows: list[tuple[str, ...]] = []
    for kind in kinds:
        figures = found.figures[kind]
        first = tuple(f"{figures[name]:g}" if name in _FIRST[:2] else f"{figures[name]:.3f}" for name in _FIRST)
        rows.append((kind, *first, *(_beside(one, kind, "f1", figures["f1"]) for one in ablations.values())))
        for facet in list(figures)[len(_FIRST) :]:
            right = figures[facet]
            lost = (_beside(one, kind, facet, right) for one in ablations.values())
            rows.append((f"… {facet}", "", "", "", "", f"{right:.3f}", *lost))
    columns = [Column("record"), *(Column(name) for name in _FIRST), *(Column(f"without {part}") for part in ablations)]
    show(rows, columns, lambda row: row, form, labels)


def _beside(one: Evaluation, kind: str, figure: str, whole: float) -> str:
    """A figure without a part, and by how much it differs."""
    value = one.figures[kind].get(figure)
    return "" if value is None else f"{value:.3f} ({value - whole:+.3f})"
