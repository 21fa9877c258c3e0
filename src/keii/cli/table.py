"""Answers of a lookup as a table for the terminal, JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

import msgspec
import typer

from keii.labels import Labels

T = TypeVar("T")

_NARROW = 16  # cells of a column beside the words


class TableFormat(StrEnum):
    """The forms of an answer."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class Column(msgspec.Struct, frozen=True):
    """A column: its name (in CSV as it stands, else in the user's language), and whether its values are words with labels.

    detail: on the terminal it stands below the words of its row, where columns are narrow.
    """

    name: str
    labelled: bool = False
    detail: bool = False


def show(
    found: Sequence[T],
    columns: Sequence[Column],
    cells: Callable[[T], Sequence[str]],
    form: TableFormat,
    labels: Labels,
) -> None:
    """Write the answers to standard output; JSON gives them whole, the others the cells of their columns."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if form is TableFormat.TABLE else "utf-8", errors="replace")
    if form is TableFormat.JSON:
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode("utf-8"))
    elif form is TableFormat.CSV:
        typer.echo(_csv(columns, [cells(one) for one in found]), nl=False)
    elif form is TableFormat.MD:
        typer.echo(_markdown(columns, [cells(one) for one in found], labels))
    else:
        _terminal(columns, [cells(one) for one in found], labels)


def _csv(columns: Sequence[Column], rows: list[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(rows)
    return out.getvalue()


def _worded(columns: Sequence[Column], row: Sequence[str], labels: Labels) -> list[str]:
    """A row in the user's language, on one line a cell and without control characters."""
    from keii.view import clean

    return [clean(labels[cell] if column.labelled else cell) for column, cell in zip(columns, row, strict=True)]


def _markdown(columns: Sequence[Column], rows: list[Sequence[str]], labels: Labels) -> str:
    from keii.export.markdown import escaped

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cells) + " |"

    lines = [line([labels[column.name] for column in columns]), line(["---"] * len(columns))]
    return "\n".join([*lines, *(line([escaped(cell) for cell in _worded(columns, row, labels)]) for row in rows)])


def _terminal(columns: Sequence[Column], rows: list[Sequence[str]], labels: Labels) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from keii.cli.render import terminal

    if not rows:
        typer.echo(labels["none"])
        return
    worded = [_worded(columns, row, labels) for row in rows]
    shown = [i for i, column in enumerate(columns) if not column.detail and any(row[i] for row in worded)]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for i in shown:
        words = columns[i].name == "words"
        table.add_column(
            labels[columns[i].name], overflow="fold", ratio=1 if words else None, max_width=None if words else _NARROW
        )
    for row in worded:
        detail = " · ".join(cell for cell, column in zip(row, columns, strict=True) if column.detail and cell)
        table.add_row(
            *(
                Text.assemble(row[i], ("\n" + detail if detail else "", "dim"))
                if columns[i].name == "words"
                else Text(row[i])
                for i in shown
            )
        )
    terminal(sys.stdout).print(table)
