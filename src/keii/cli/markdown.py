"""A dossier as Markdown: what the terminal shows, for notes, issues and web pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from keii.cli.labels import Labels
from keii.cli.view import SectionRows, view
from keii.records import Dossier

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def markdown(dossier: Dossier, labels: Labels) -> str:
    """A dossier as a Markdown document that ends with a newline."""
    shown = view(dossier, labels)
    actors = [(row.name, row.type, row.country, row.roles, row.other_names) for row in shown.actors]
    times = [(row.expression, row.type, row.value, row.interval) for row in shown.times]
    nothing = [f"*{labels['none']}*"]
    lines = [
        f"# {_escaped(shown.title)}",
        *(["", _escaped(" · ".join(shown.about))] if shown.about else []),
        "",
        f"## {labels['actors']}",
        "",
        *_table([labels[key] for key in ("name", "type", "country", "roles", "other names")], actors, nothing),
        "",
        f"## {labels['statements']}",
        "",
        *(_statements(shown.sections) if shown.sections else [*nothing, ""]),
        f"## {labels['times']}",
        "",
        *_table([labels[key] for key in ("expression", "type", "value", "interval")], times, nothing),
    ]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _table(columns: list[str], rows: Iterable[tuple[str, ...]], nothing: list[str]) -> list[str]:
    body = [f"| {' | '.join(_escaped(cell) for cell in row)} |" for row in rows]
    return [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}", *body] if body else nothing


def _statements(sections: list[SectionRows]) -> list[str]:
    lines: list[str] = []
    for section in sections:
        lines += [f"### {_escaped(section.heading)}", ""]
        for row in section.statements:
            words = f"「{_escaped(row.words)}」" if row.direct else f"〜{_escaped(row.words)}"
            lines += [f"- **{_escaped(row.speaker)}** {words}  ", f"  {_escaped(' · '.join(row.notes))}"]
        lines.append("")
    return lines
