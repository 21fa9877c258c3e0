"""What the terminal and the Markdown output both show of a dossier: its records as rows of words in the user's language."""

from __future__ import annotations

import re

import msgspec

from keii.cli.labels import Labels
from keii.records import Actor, Dossier, Role, Section, Statement

# Control characters would move the cursor or colour the terminal of whoever reads somebody else's page.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_SEPARATOR = " / "  # of names in a cell: with spaces, so that a narrow column breaks between names


class ActorRow(msgspec.Struct, frozen=True):
    """One actor; the fields are the columns."""

    name: str
    type: str
    country: str
    roles: str
    other_names: str


class StatementRow(msgspec.Struct, frozen=True):
    """One statement: who, what, and notes such as cue, time, certainty and how the speaker was found."""

    speaker: str
    status: str
    direct: bool
    words: str
    notes: list[str]


class SectionRows(msgspec.Struct, frozen=True):
    """The statements of one section under its heading."""

    heading: str
    statements: list[StatementRow]


class TimeRow(msgspec.Struct, frozen=True):
    """One time expression; the fields are the columns."""

    expression: str
    type: str
    value: str
    interval: str


class View(msgspec.Struct, frozen=True):
    """A dossier in words."""

    title: str
    about: list[str]
    actors: list[ActorRow]
    sections: list[SectionRows]
    times: list[TimeRow]


def view(dossier: Dossier, labels: Labels) -> View:
    """A dossier as rows of words in the language of the labels."""
    report = dossier.report
    return View(
        title=_clean(report.title or "") or labels["untitled"],
        about=[_clean(part) for part in (report.outlet, report.published, report.url) if part],
        actors=[_actor_row(actor, labels) for actor in dossier.actors],
        sections=_section_rows(dossier, labels),
        times=[
            TimeRow(
                _clean(dossier.text(time.span)),
                time.type,
                time.value,
                f"{time.start or '…'} – {time.end or '…'}" if time.start or time.end else "",
            )
            for time in dossier.times
        ],
    )


def _clean(text: str) -> str:
    """A text on one line, without control characters."""
    return _CONTROLS.sub("\ufffd", text.replace("\n", " ").replace("\t", " ")).strip()


def _actor_row(actor: Actor, labels: Labels) -> ActorRow:
    others = [name for name in actor.names if name != actor.name]
    return ActorRow(
        name=_clean(actor.name),
        type=labels[actor.type],
        country=actor.country,
        roles=_SEPARATOR.join(_role(role, labels) for role in actor.roles),
        other_names=_SEPARATOR.join(_clean(name) for name in others),
    )


def _role(role: Role, labels: Labels) -> str:
    return _clean(role.title) + (labels.paren(_clean(role.body)) if role.body else "")


def _section_rows(dossier: Dossier, labels: Labels) -> list[SectionRows]:
    """The sections that hold statements, in the order of the text."""
    names = {actor.id: _clean(actor.name) for actor in dossier.actors}
    values = {time.id: time.value for time in dossier.times}
    sections = sorted(dossier.report.sections, key=lambda section: section.span)
    out: list[tuple[Section | None, list[StatementRow]]] = []
    at = -1
    for statement in sorted(dossier.statements, key=lambda statement: statement.span):
        while at + 1 < len(sections) and sections[at + 1].span[0] <= statement.span[0]:
            at += 1
        section = sections[at] if at >= 0 else None
        if not out or out[-1][0] is not section:
            out.append((section, []))
        out[-1][1].append(_statement_row(dossier, statement, names, values, labels))
    return [SectionRows(_heading(dossier, section, labels), rows) for section, rows in out]


def _heading(dossier: Dossier, section: Section | None, labels: Labels) -> str:
    if section is None:
        return labels["body"]
    return _clean(dossier.text(section.heading)) if section.heading else labels[section.kind]


def _statement_row(
    dossier: Dossier, statement: Statement, names: dict[str, str], values: dict[str, str], labels: Labels
) -> StatementRow:
    found = statement.attribution

    def called(ids: list[str]) -> str:
        return labels.join([names.get(i, i) for i in ids])

    candidates = called(list(dict.fromkeys(candidate.actor for candidate in found.candidates)))
    unsure = labels["no speaker"] + (labels.paren(f"{labels['candidates']}: {candidates}") if candidates else "")
    notes = [
        labels[statement.mode],
        statement.cue.lemma if statement.cue else "",
        f"{labels['via']}: {called(statement.via)}" if statement.via else "",
        f"{labels['addressee']}: {called(statement.addressee)}" if statement.addressee else "",
        values.get(statement.time, "") if statement.time else "",
        labels[statement.certainty],
        labels["negated"] if statement.negated else "",
        labels["headline"] if statement.headline else "",
        labels[found.status] + (labels.paren(found.rule) if found.rule else ""),
    ]
    return StatementRow(
        speaker=called(statement.speaker) if statement.speaker else unsure,
        status=found.status,
        direct=statement.mode == "direct",
        words=_clean(dossier.text(statement.span)),
        notes=[_clean(note) for note in notes if note],
    )
