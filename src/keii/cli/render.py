"""A dossier on the terminal, through Rich: colours where there are any, aligned columns everywhere."""

from __future__ import annotations

from typing import IO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from keii.cli.labels import Labels
from keii.cli.view import ActorRow, StatementRow, TimeRow, View, view
from keii.records import Dossier

_PLAIN_WIDTH = 100  # columns where the output is no terminal and COLUMNS says nothing
_STATUS_STYLES = {"explicit": "bold", "inferred": "bold cyan", "ambiguous": "bold yellow", "unknown": "bold red"}


def terminal(file: IO[str]) -> Console:
    """The console that writes to a file; without colour and at a fixed width unless the file is a terminal."""
    console = Console(file=file, markup=False, highlight=False, emoji=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in console._environ:  # noqa: SLF001 Rich offers no other way to ask
        console.width = _PLAIN_WIDTH
    return console


def render(dossier: Dossier, labels: Labels, console: Console) -> None:
    """Print a dossier: title, actors, statements by section, times."""
    shown = view(dossier, labels)
    console.print(
        Text(shown.title, style="bold"),
        *([Text(" · ".join(shown.about), style="dim")] if shown.about else []),
        Text(),
        _section_title(labels["actors"], len(shown.actors)),
        _actors(shown.actors, labels),
        _section_title(labels["statements"], sum(len(section.statements) for section in shown.sections)),
        _statements(shown, labels),
        _section_title(labels["times"], len(shown.times)),
        _times(shown.times, labels),
        sep="\n",
    )


def _section_title(word: str, count: int) -> Text:
    return Text.assemble((word, "bold underline"), f" {count}")


def _nothing(labels: Labels) -> RenderableType:
    return Text(f"\n {labels['none']}\n", style="dim")


def _table(columns: list[str]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _actors(rows: list[ActorRow], labels: Labels) -> RenderableType:
    if not rows:
        return _nothing(labels)
    table = _table([labels[key] for key in ("name", "type", "country", "roles", "other names")])
    table.columns[1].no_wrap = table.columns[2].no_wrap = True
    for row in rows:
        table.add_row(Text(row.name), row.type, row.country, Text(row.roles), Text(row.other_names))
    return table


def _times(rows: list[TimeRow], labels: Labels) -> RenderableType:
    if not rows:
        return _nothing(labels)
    table = _table([labels[key] for key in ("expression", "type", "value", "interval")])
    for row in rows:
        table.add_row(Text(row.expression), row.type, row.value, row.interval)
    return table


def _statements(shown: View, labels: Labels) -> RenderableType:
    if not shown.sections:
        return _nothing(labels)
    parts: list[RenderableType] = [Text()]
    for section in shown.sections:
        parts.append(Padding(Text(section.heading, style="italic"), (0, 0, 0, 1), expand=False))
        for row in section.statements:
            parts += _statement(row)
        parts.append(Text())
    return Group(*parts)


def _statement(row: StatementRow) -> list[RenderableType]:
    """Speaker, words and notes; 「」 marks what was said word for word, 〜 what is reported in the outlet's words."""
    words = f"「{row.words}」" if row.direct else f"〜{row.words}"
    return [
        Padding(Text(row.speaker, style=_STATUS_STYLES.get(row.status, "bold")), (0, 0, 0, 3), expand=False),
        Padding(Text(words, overflow="fold"), (0, 0, 0, 5), expand=False),
        Padding(Text(" · ".join(row.notes), style="dim"), (0, 0, 0, 5), expand=False),
    ]
