"""What the terminal and the Markdown output both show of a dossier: its records as rows of words in the user's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

import msgspec

from keii.labels import Labels
from keii.outcomes import Outcomes, outcomes
from keii.records import Actor, Dossier, Event, Exchange, Participant, Role, Section, Statement

# Control characters would move the cursor or colour the terminal of whoever reads somebody else's page.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_SEPARATOR = " / "  # of names in a cell: with spaces, so that a narrow column breaks between names
_OPENING = 60  # characters of an answer that are shown

T = TypeVar("T")


class ActorRow(msgspec.Struct, frozen=True):
    """One actor; the fields are the columns."""

    name: str
    type: str
    country: str
    roles: str
    other_names: str


class EventRow(msgspec.Struct, frozen=True):
    """One event: how sure, what kind of act, who → whom, and notes such as the words that tell it, time and place."""

    certainty: str
    mark: str
    kind: str
    parties: str
    notes: list[str]


class StatementRow(msgspec.Struct, frozen=True):
    """One statement: how sure, who, what, and notes such as cue, time and how the speaker was found."""

    certainty: str
    mark: str
    speaker: str
    status: str
    direct: bool
    words: str
    notes: list[str]


class SectionRows(msgspec.Struct, Generic[T], frozen=True):
    """What is told in one section, under its heading."""

    heading: str
    rows: list[T]


class ExchangeRow(msgspec.Struct, frozen=True):
    """One question, who answers it, and how the answer begins."""

    question: str
    answerer: str
    answer: str


class AttendanceRow(msgspec.Struct, frozen=True):
    """One person at an occasion; the fields are the columns."""

    name: str
    role: str
    side: str
    presence: str
    occasion: str


class TimeRow(msgspec.Struct, frozen=True):
    """One time expression; the fields are the columns."""

    expression: str
    type: str
    value: str
    interval: str


class View(msgspec.Struct, frozen=True):
    """A dossier in words. supplied: does an event name somebody whom only the context gives?"""

    title: str
    about: list[str]
    actors: list[ActorRow]
    events: list[SectionRows[EventRow]]
    supplied: bool
    statements: list[SectionRows[StatementRow]]
    exchanges: list[ExchangeRow]
    attendances: list[AttendanceRow]
    outcomes: Outcomes
    times: list[TimeRow]


def view(dossier: Dossier, labels: Labels) -> View:
    """A dossier as rows of words in the language of the labels."""
    report = dossier.report
    words = _Words(dossier, labels)
    events = sorted(dossier.events, key=lambda event: event.trigger)
    statements = sorted(dossier.statements, key=lambda statement: statement.span)
    return View(
        title=clean(report.title or "") or labels["untitled"],
        about=[clean(part) for part in (report.outlet, report.published, report.url) if part],
        actors=[_actor_row(actor, labels) for actor in dossier.actors],
        events=words.by_section((event.trigger[0], words.event(event)) for event in events),
        supplied=any(participant.inferred for event in events for participant in event.participants),
        statements=words.by_section((statement.span[0], words.statement(statement)) for statement in statements),
        exchanges=[words.exchange(exchange) for exchange in dossier.exchanges],
        attendances=words.attendances(),
        outcomes=outcomes(dossier, labels, words.names, words.values),
        times=[
            TimeRow(
                clean(dossier.text(time.span)),
                time.type,
                time.value,
                f"{time.start or '…'} – {time.end or '…'}" if time.start or time.end else "",
            )
            for time in dossier.times
        ],
    )


def clean(text: str) -> str:
    """A text on one line, without control characters."""
    return _CONTROLS.sub("\ufffd", text.replace("\n", " ").replace("\t", " ")).strip()


def _actor_row(actor: Actor, labels: Labels) -> ActorRow:
    others = [name for name in actor.names if name != actor.name]
    return ActorRow(
        name=clean(actor.name),
        type=labels[actor.type],
        country=actor.country,
        roles=_SEPARATOR.join(_role(role, labels) for role in actor.roles),
        other_names=_SEPARATOR.join(clean(name) for name in others),
    )


def _role(role: Role, labels: Labels) -> str:
    return clean(role.title) + (labels.paren(clean(role.body)) if role.body else "")


def _opening(text: str) -> str:
    text = clean(text)
    return text if len(text) <= _OPENING else text[:_OPENING] + "…"


class _Words:
    """Puts the records of one dossier, which name each other by their ids, into words."""

    def __init__(self, dossier: Dossier, labels: Labels) -> None:
        self.dossier = dossier
        self.labels = labels
        self.names = {actor.id: clean(actor.name) for actor in dossier.actors}
        self.values = {time.id: time.value for time in dossier.times}
        self.sections = sorted(dossier.report.sections, key=lambda section: section.span)

    def by_section(self, rows: Iterable[tuple[int, T]]) -> list[SectionRows[T]]:
        """Rows in text order, with where each is first told, under the headings they are told under."""
        out: list[tuple[Section | None, SectionRows[T]]] = []
        at = -1
        for offset, row in rows:
            while at + 1 < len(self.sections) and self.sections[at + 1].span[0] <= offset:
                at += 1
            section = self.sections[at] if at >= 0 else None
            if not out or out[-1][0] is not section:
                out.append((section, SectionRows(self._heading(section), [])))
            out[-1][1].rows.append(row)
        return [rows for _, rows in out]

    def _heading(self, section: Section | None) -> str:
        if section is None:
            return self.labels["body"]
        return clean(self.dossier.text(section.heading)) if section.heading else self.labels[section.kind]

    def _called(self, ids: Iterable[str]) -> str:
        return self.labels.join([self.names.get(i, i) for i in ids])

    def _mark(self, certainty: str, negated: bool) -> str:
        """The certainty, and on a line of its own that it did not happen."""
        return self.labels[certainty] + (f"\n{self.labels['negated']}" if negated else "")

    def event(self, event: Event) -> EventRow:
        """Who did what to whom; a certainty that grows from telling to telling is shown in its steps."""
        labels = self.labels
        told = list(dict.fromkeys(mention.certainty for mention in event.mentions))
        steps = labels.paren(labels.join([labels[certainty] for certainty in told])) if len(told) > 1 else ""
        count = labels.told(len(event.mentions))
        notes = [
            self.dossier.text(event.trigger),
            self.values.get(event.time, "") if event.time else "",
            event.place,
            f"{labels['sources']}: {self._called(event.sources)}" if event.sources else "",
            count + steps if count else "",
        ]
        return EventRow(
            certainty=event.certainty,
            mark=self._mark(event.certainty, event.negated),
            kind=labels[event.type] + (labels.paren(labels[event.mode]) if event.mode else ""),
            parties=self._parties(event.participants),
            notes=[clean(note) for note in notes if note],
        )

    def _parties(self, participants: list[Participant]) -> str:
        """Agents → targets; whom only the context gives stands in brackets."""
        sides: tuple[list[str], list[str]] = ([], [])
        for participant in participants:
            name = self.names.get(participant.actor, participant.actor)
            sides[participant.role == "target"].append(self.labels.supplied(name) if participant.inferred else name)
        agents, targets = (self.labels.join(side) for side in sides)
        if targets:
            return f"{agents or self.labels['nobody named']} → {targets}"
        return agents or self.labels["nobody named"]

    def statement(self, statement: Statement) -> StatementRow:
        """Who said what to whom, and why the speaker is the one given."""
        labels, found, cue = self.labels, statement.attribution, statement.cue
        candidates = self._called(dict.fromkeys(candidate.actor for candidate in found.candidates))
        unsure = labels["no speaker"] + (labels.paren(f"{labels['candidates']}: {candidates}") if candidates else "")
        notes = [
            labels[statement.mode],
            cue.lemma + (labels.paren(labels[cue.act]) if cue.act else "") if cue else "",
            f"{labels['via']}: {self._called(statement.via)}" if statement.via else "",
            f"{labels['addressee']}: {self._called(statement.addressee)}" if statement.addressee else "",
            self.values.get(statement.time, "") if statement.time else "",
            labels["headline"] if statement.headline else "",
            labels[found.status] + (labels.paren(found.rule) if found.rule else ""),
        ]
        return StatementRow(
            certainty=statement.certainty,
            mark=self._mark(statement.certainty, statement.negated),
            speaker=self._called(statement.speaker) if statement.speaker else unsure,
            status=found.status,
            direct=statement.mode == "direct",
            words=clean(self.dossier.text(statement.span)),
            notes=[clean(note) for note in notes if note],
        )

    def exchange(self, exchange: Exchange) -> ExchangeRow:
        """A question with the first words of its answer."""
        return ExchangeRow(
            question=clean(self.dossier.text(exchange.question)),
            answerer=self._called(exchange.answerer) if exchange.answerer else "",
            answer=_opening(self.dossier.text(exchange.answer)),
        )

    def attendances(self) -> list[AttendanceRow]:
        """Who was where, the occasion by the words that first tell it."""
        occasions = {event.id: clean(self.dossier.text(event.trigger)) for event in self.dossier.events}
        return [
            AttendanceRow(
                name=self.names.get(seat.person, seat.person),
                role=clean(seat.role),
                side=seat.side,
                presence=self.labels[seat.presence],
                occasion=occasions.get(seat.event, ""),
            )
            for seat in self.dossier.attendances
        ]
