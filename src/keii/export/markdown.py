"""A dossier as Markdown: what the terminal shows, for notes, issues and web pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from keii.labels import Labels
from keii.outcomes import OutcomeRow
from keii.records import Dossier
from keii.view import EventRow, ExchangeRow, SectionRows, StatementRow, clean, view

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")

_OUTCOMES = ("agreements", "transfers", "stances", "assessments")

T = TypeVar("T")


def markdown(dossier: Dossier, labels: Labels) -> str:
    """A dossier as a Markdown document that ends with a newline."""
    shown = view(dossier, labels)
    actors = [(row.name, row.type, row.country, row.roles, row.other_names) for row in shown.actors]
    seats = [(row.name, row.role, row.side, row.presence, row.occasion) for row in shown.attendances]
    times = [(row.expression, row.type, row.value, row.interval) for row in shown.times]
    supplied = [f"*{escaped(labels['supplied'])}*", ""] if shown.supplied else []
    blocks = [
        [f"# {escaped(shown.title)}", ""],
        [escaped(" · ".join(shown.about)), ""] if shown.about else [],
        [f"## {labels['actors']}", ""],
        _table([labels[key] for key in ("name", "type", "country", "roles", "other names")], actors, labels),
        [f"## {labels['events']}", "", *supplied],
        _told(shown.events, _event, labels),
        [f"## {labels['statements']}", ""],
        _told(shown.statements, _statement, labels),
        [f"## {labels['exchanges']}", "", *_exchanges(shown.exchanges, labels)] if shown.exchanges else [],
        [f"## {labels['attendances']}", ""] if seats else [],
        _table([labels[key] for key in ("name", "roles", "side", "presence", "occasion")], seats, labels) if seats else [],
        *([f"## {labels[key]}", "", *_outcomes(getattr(shown.outcomes, key)), ""] for key in _OUTCOMES if getattr(shown.outcomes, key)),
        [f"## {labels['times']}", ""],
        _table([labels[key] for key in ("expression", "type", "value", "interval")], times, labels),
    ]  # fmt: skip
    return "\n".join(line for block in blocks for line in block)


def escaped(text: str) -> str:
    """A text whose marks mean nothing to Markdown."""
    return _SPECIAL.sub(r"\\\1", text)


def _nothing(labels: Labels) -> list[str]:
    return [f"*{labels['none']}*", ""]


def _table(columns: list[str], rows: Iterable[tuple[str, ...]], labels: Labels) -> list[str]:
    body = [f"| {' | '.join(escaped(cell) for cell in row)} |" for row in rows]
    return [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}", *body, ""] if body else _nothing(labels)


def _told(sections: list[SectionRows[T]], show: Callable[[T], list[str]], labels: Labels) -> list[str]:
    """Rows under the headings of their sections."""
    lines = [] if sections else _nothing(labels)
    for section in sections:
        lines += [f"### {escaped(section.heading)}", ""]
        for row in section.rows:
            lines += show(row)
        lines.append("")
    return lines


def _mark(words: str) -> str:
    """The certainty, as a badge; with the negation in bold behind it."""
    certainty, _, negation = words.partition("\n")
    return f"`{certainty}`" + (f" **{escaped(negation)}**" if negation else "")


def _event(row: EventRow) -> list[str]:
    return [
        f"- {_mark(row.mark)} {escaped(row.kind)} **{escaped(row.parties)}**  ",
        f"  {escaped(' · '.join(row.notes))}",
    ]


def _statement(row: StatementRow) -> list[str]:
    words = f"「{escaped(row.words)}」" if row.direct else f"〜{escaped(row.words)}"
    return [
        f"- {_mark(row.mark)} **{escaped(row.speaker)}** {words}  ",
        f"  {escaped(' · '.join(row.notes))}",
    ]


def _outcomes(rows: list[OutcomeRow]) -> list[str]:
    lines = []
    for row in rows:
        parties = f"**{escaped(clean(row.parties))}**" if row.parties else ""
        words = (
            [parties, escaped(clean(row.head))] if row.parties.endswith("→") else [escaped(clean(row.head)), parties]
        )
        lines.append(f"- {_mark(row.mark)} " + " ".join(w for w in words if w))
        lines += [f"  - {escaped(clean(line))}" for line in row.lines if line]
    return lines


def _exchanges(rows: list[ExchangeRow], labels: Labels) -> list[str]:
    lines = []
    for row in rows:
        who = f"**{escaped(row.answerer)}** " if row.answerer else ""
        lines += [
            f"- {labels['asked']}: {escaped(row.question)}  ",
            f"  {labels['answered']}: {who}{escaped(row.answer)}",
        ]
    return [*lines, ""]
