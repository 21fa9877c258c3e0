"""A dossier on the terminal, through Rich: colours where there are any, aligned columns everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import IO, TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from keii.labels import Labels
from keii.outcomes import OutcomeRow, Outcomes
from keii.records import Dossier
from keii.view import EventRow, ExchangeRow, SectionRows, StatementRow, clean, view

_PLAIN_WIDTH = 100  # columns where the output is no terminal and COLUMNS says nothing
_GAP = 2  # columns behind the margin
_NARROWEST = 10  # columns for the text itself, however narrow the terminal
_STATUS_STYLES = {"explicit": "bold", "inferred": "bold cyan", "ambiguous": "bold yellow", "unknown": "bold red"}
# What has happened stands out from what may have, and that from what is only to come or wished for.
_CERTAINTY_STYLES = {
    "asserted": "bold green",
    "reported": "green",
    "presumed": "yellow",
    "alleged": "yellow",
    "expected": "cyan",
    "possible": "magenta",
    "desired": "magenta",
    "hypothetical": "dim",
    "support": "green",
    "oppose": "red",
    "concern": "yellow",
    "neutral": "dim",
}

T = TypeVar("T")


def terminal(file: IO[str]) -> Console:
    """The console that writes to a file; without colour and at a fixed width unless the file is a terminal."""
    console = Console(file=file, markup=False, highlight=False, emoji=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in console._environ:  # noqa: SLF001 Rich offers no other way to ask
        console.width = _PLAIN_WIDTH
    return console


def render(dossier: Dossier, labels: Labels, console: Console) -> None:
    """Print a dossier: title, actors, what happened and what was said by section, and the lists a report may hold."""
    shown = view(dossier, labels)
    actors = [(row.name, row.type, row.country, row.roles, row.other_names) for row in shown.actors]
    seats = [(row.name, row.role, row.side, row.presence, row.occasion) for row in shown.attendances]
    times = [(row.expression, row.type, row.value, row.interval) for row in shown.times]
    console.print(
        Text(shown.title, style="bold"),
        *([Text(" · ".join(shown.about), style="dim")] if shown.about else []),
        Text(),
        _section_title(labels["actors"], len(actors)),
        _table([labels[key] for key in ("name", "type", "country", "roles", "other names")], actors, labels, rigid=(1, 2)),
        _section_title(labels["events"], _count(shown.events), labels["supplied"] if shown.supplied else ""),
        _told(shown.events, _event, labels, console),
        _section_title(labels["statements"], _count(shown.statements)),
        _told(shown.statements, _statement, labels, console),
        *([_section_title(labels["exchanges"], len(shown.exchanges)), _exchanges(shown.exchanges, labels, console)] if shown.exchanges else []),
        *(
            [
                _section_title(labels["attendances"], len(seats)),
                _table([labels[key] for key in ("name", "roles", "side", "presence", "occasion")], seats, labels, rigid=(2, 3)),
            ]
            if seats
            else []
        ),
        *(
            part
            for key, rows in _outcomes(shown.outcomes)
            for part in (_section_title(labels[key], len(rows)), Group(Text(), *_margined([_outcome(row) for row in rows], console, indent=1), Text()))
        ),
        _section_title(labels["times"], len(times)),
        _table([labels[key] for key in ("expression", "type", "value", "interval")], times, labels),
        sep="\n",
    )  # fmt: skip


def _count(sections: list[SectionRows[T]]) -> int:
    return sum(len(section.rows) for section in sections)


def _section_title(word: str, count: int, note: str = "") -> Text:
    return Text.assemble((word, "bold underline"), f" {count}", (f"  {note}" if note else "", "dim"))


def _nothing(labels: Labels) -> RenderableType:
    return Text(f"\n {labels['none']}\n", style="dim")


def _table(
    columns: list[str], rows: Sequence[tuple[str, ...]], labels: Labels, rigid: tuple[int, ...] = ()
) -> RenderableType:
    """A table under its column names; the columns in `rigid` never break."""
    if not rows:
        return _nothing(labels)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for index, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=index in rigid)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _told(
    sections: list[SectionRows[T]], show: Callable[[T], tuple[Text, list[Text]]], labels: Labels, console: Console
) -> RenderableType:
    """Rows under the headings of their sections, each with its certainty in the margin."""
    if not sections:
        return _nothing(labels)
    parts: list[RenderableType] = [Text()]
    for section in sections:
        parts.append(Padding(Text(section.heading, style="italic"), (0, 0, 0, 1), expand=False))
        parts += _margined([show(row) for row in section.rows], console)
        parts.append(Text())
    return Group(*parts)


def _margined(rows: list[tuple[Text, list[Text]]], console: Console, indent: int = 3) -> Iterator[Text]:
    """Lines of text with a word in the margin of each row. Laid out here, since a grid of Rich's costs three times as much."""
    marks = [mark.split("\n") for mark, _ in rows]
    margin = max(line.cell_len for mark in marks for line in mark)
    width = max(console.width - indent - margin - _GAP, _NARROWEST)
    for mark, (_, texts) in zip(marks, rows, strict=True):
        lines = [line for text in texts for line in text.wrap(console, width, overflow="fold")]
        for word, line in zip_longest(mark, lines, fillvalue=Text()):
            gap = " " * (margin - word.cell_len + _GAP)
            yield Text.assemble(" " * indent, word, gap, line, overflow="fold") if line else Text(" " * indent) + word


def _mark(words: str, certainty: str) -> Text:
    """The certainty in its colour; what follows on a line of its own says that it did not happen."""
    first, _, negation = words.partition("\n")
    mark = Text(first, style=_CERTAINTY_STYLES.get(certainty, "bold"))
    return mark.append(f"\n{negation}", style="bold red") if negation else mark


def _outcomes(shown: Outcomes) -> Iterator[tuple[str, list[OutcomeRow]]]:
    """The kinds of outcomes that a report holds, with their rows."""
    for key in ("agreements", "transfers", "stances", "assessments"):
        rows: list[OutcomeRow] = getattr(shown, key)
        if rows:
            yield key, rows


def _outcome(row: OutcomeRow) -> tuple[Text, list[Text]]:
    """What it is and who takes part; below, a line for each detail."""
    head, parties = Text(clean(row.head)), Text(clean(row.parties), style="bold")
    # Whose stance it is stands before what it is toward.
    words = [parties, Text(" "), head] if row.parties.endswith("→") else [head, Text("  "), parties]
    lines = [Text(clean(line), style="dim") for line in row.lines if line]
    return _mark(row.mark, row.certainty), [Text.assemble(*words), *lines]


def _notes(notes: list[str]) -> Text:
    return Text(" · ".join(notes), style="dim")


def _event(row: EventRow) -> tuple[Text, list[Text]]:
    """What kind of act and who → whom; below, the words that tell it and what else is known."""
    head = Text.assemble(row.kind, "  ", (row.parties, "bold"))
    return _mark(row.mark, row.certainty), [head, _notes(row.notes)]


def _statement(row: StatementRow) -> tuple[Text, list[Text]]:
    """Speaker, words and notes; 「」 marks what was said word for word, 〜 what is reported in the outlet's words."""
    words = f"「{row.words}」" if row.direct else f"〜{row.words}"
    return _mark(row.mark, row.certainty), [
        Text(row.speaker, style=_STATUS_STYLES.get(row.status, "bold")),
        Text(words),
        _notes(row.notes),
    ]


def _exchanges(rows: list[ExchangeRow], labels: Labels, console: Console) -> RenderableType:
    told = []
    for row in rows:
        who = (f"{row.answerer}：" if row.answerer else "", "bold")  # no space: a line would break there
        told.append((Text(labels["asked"], style="dim"), [Text(row.question, style="italic")]))
        told.append((Text(labels["answered"], style="dim"), [Text.assemble(who, row.answer)]))
    return Group(Text(), *_margined(told, console, indent=1), Text())
