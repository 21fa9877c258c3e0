"""One dossier as rows of the store's tables.

Ids of everything that belongs to a report are day * 2^32 + n: descending ids are the newest reports first, a range of days is a
range of ids, and every index that ends with an id gives its rows in that order. They stay below 2^53, which JavaScript can count.
"""

from __future__ import annotations

import datetime as dt
import itertools
import sqlite3
from collections.abc import Iterable, Iterator

from keii.records import Actor, Agreement, Dossier, Event, Span, Time

_SHIFT = 32
_MOST_COUNTRIES = 20  # an event of more has no sides: a vote of 193 would be 18,528 pairs


def first_id(day: dt.date | None) -> int:
    """Where the ids of a day begin; reports without a day come before all others."""
    return (day.toordinal() if day else 0) << _SHIFT


def day_of_id(number: int) -> dt.date | None:
    """The day whose ids an id is among; None for those without a day, and beyond all days."""
    ordinal = number >> _SHIFT
    return dt.date.fromordinal(ordinal) if 0 < ordinal <= dt.date.max.toordinal() else None


def day_of(published: str | None) -> dt.date | None:
    """The day of an ISO date or date-time."""
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def next_id(connection: sqlite3.Connection, table: str, day: dt.date | None) -> int:
    """The first free id of a day."""
    low = first_id(day)
    (found,) = connection.execute(
        f"SELECT max(id) FROM {table} WHERE id >= ? AND id < ?",
        (low, low + (1 << _SHIFT)),
    ).fetchone()
    return (low if found is None else int(found)) + 1


class Rows:
    """Writes the records of one version."""

    def __init__(self, connection: sqlite3.Connection, version: int, day: dt.date | None, dossier: Dossier) -> None:
        self._connection = connection
        self._version = version
        self._day = day
        self.dossier = dossier
        self._times: dict[str | None, Time] = {time.id: time for time in dossier.times}
        self.actors: dict[str, int] = {}
        self.statements: dict[str, int] = {}
        self.events: dict[str, int] = {}
        self.agreements: dict[str, int] = {}
        self.transfers: dict[str, int] = {}

    def write(self) -> None:
        """All tables of records."""
        self._actors()
        self._statements()
        self._events()
        self._agreements()
        self._transfers()
        self._judgements()

    def numbered(self, table: str, records: Iterable[str]) -> dict[str, int]:
        """Fresh ids for records by their names in the dossier."""
        return dict(zip(records, itertools.count(next_id(self._connection, table, self._day)), strict=False))

    def put(self, table: str, rows: Iterable[tuple[object, ...]], key: int | None = None) -> None:
        """Insert rows, in the order of the table's columns; of rows that agree in the first `key` columns the first."""
        given = list(rows)
        if key is not None:
            given = list({row[:key]: row for row in reversed(given)}.values())[::-1]
        if given:
            marks = ",".join("?" * len(given[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", given)

    def _when(self, time: str | None) -> tuple[str | None, str | None, str | None]:
        found = self._times.get(time)
        return (found.value, found.start, found.end) if found else (None, None, None)

    def _at(self, span: Span) -> tuple[int, int, str]:
        return span[0], span[1], self.dossier.text(span)

    def _known(self, actors: Iterable[str]) -> Iterator[int]:
        return (self.actors[actor] for actor in actors if actor in self.actors)

    def _actors(self) -> None:
        actors = self.dossier.actors
        ids = self.actors = self.numbered("actors", [a.id for a in actors])
        self.put("actors", ((ids[a.id], self._version, a.id, a.name, a.type, a.country, None, None) for a in actors))
        self.put("names", (row for a in actors for row in _names(ids[a.id], a)), key=2)
        self.put("roles", ((ids[a.id], r.title, r.body) for a in actors for r in a.roles), key=3)

    def _statements(self) -> None:
        statements = self.dossier.statements
        ids = self.statements = self.numbered("statements", [s.id for s in statements])
        self.put(
            "statements",
            (
                (
                    ids[s.id], self._version, s.id, s.mode, *self._at(s.span), s.cue and s.cue.lemma, s.cue and s.cue.act,
                    s.headline, *self._when(s.time), s.certainty, s.negated, s.attribution.status, s.attribution.rule,
                )
                for s in statements
            ),
        )  # fmt: skip
        self.put(
            "statement_actors",
            (
                (actor, role, ids[s.id])
                for s in statements
                for role, named in (("speaker", s.speaker), ("via", s.via), ("addressee", s.addressee))
                for actor in self._known(named)
            ),
            key=3,
        )

    def _events(self) -> None:
        events = self.dossier.events
        ids = self.events = self.numbered("events", [e.id for e in events])
        self.put(
            "events",
            (
                (
                    ids[e.id], self._version, e.id, e.type, e.mode, *self._at(e.trigger), *self._when(e.time), e.place,
                    e.certainty, e.negated, e.plover.category, e.plover.quad, e.plover.score,
                )
                for e in events
            ),
        )  # fmt: skip
        parts = [(p.actor, p.role, ids[e.id], p.inferred) for e in events for p in e.participants]
        parts += [(actor, "source", ids[e.id], False) for e in events for actor in e.sources]
        self.put("event_actors", ((self.actors[a], *rest) for a, *rest in parts if a in self.actors), key=3)
        countries = {a.id: a.country for a in self.dossier.actors}
        self.put("event_countries", ((*pair, ids[e.id]) for e in events for pair in _pairs(e, countries)))
        self.put(
            "event_mentions",
            ((ids[e.id], *m.trigger, m.certainty, m.negated) for e in events for m in e.mentions),
            key=2,
        )

    def _agreements(self) -> None:
        agreements = self.dossier.agreements
        ids = self.agreements = self.numbered("agreements", [g.id for g in agreements])
        self.put(
            "agreements",
            ((ids[g.id], self._version, g.id, g.title, g.kind, *self._at(_first_mention(g))) for g in agreements),
        )
        self.put(
            "agreement_actors",
            ((self.actors[p], ids[g.id], p in g.inferred) for g in agreements for p in g.parties if p in self.actors),
            key=2,
        )
        stages = [(ids[g.id], stage) for g in agreements for stage in g.stages]
        numbers = itertools.count(next_id(self._connection, "stages", self._day))
        self.put(
            "stages",
            ((next(numbers), g, s.stage, *self._when(s.time), s.certainty, *self._at(s.evidence)) for g, s in stages),
        )
        provisions = [(ids[g.id], provision) for g in agreements for provision in g.provisions]
        begin = next_id(self._connection, "provisions", self._day)
        self.put(
            "provisions",
            (
                (n, g, p.type, p.trigger, p.obligation, p.article, *self._at(p.evidence))
                for n, (g, p) in enumerate(provisions, begin)
            ),
        )
        self.put(
            "provision_actors",
            ((actor, n) for n, (_, p) in enumerate(provisions, begin) for actor in self._known(p.obligor)),
            key=2,
        )

    def _transfers(self) -> None:
        transfers = self.dossier.transfers
        ids = self.transfers = self.numbered("transfers", [x.id for x in transfers])
        self.put(
            "transfers",
            (
                (
                    ids[x.id], self._version, x.id, x.item, x.category, x.quantity, *self._when(x.time), x.certainty, x.negated,
                    *self._at(x.evidence),
                )
                for x in transfers
            ),
        )  # fmt: skip
        self.put(
            "transfer_actors",
            (
                (actor, role, ids[x.id])
                for x in transfers
                for role, named in (("giver", x.giver), ("receiver", x.receiver))
                for actor in self._known(named)
            ),
            key=3,
        )

    def _judgements(self) -> None:
        seats = [p for p in self.dossier.attendances if p.person in self.actors]
        ids = self.numbered("attendances", [p.id for p in seats])
        self.put(
            "attendances",
            (
                (
                    ids[p.id], self._version, p.id, self.actors[p.person], self.events.get(p.event), p.role, p.side, p.presence,
                    p.certainty, *self._at(p.evidence),
                )
                for p in seats
            ),
        )  # fmt: skip
        stances = [h for h in self.dossier.stances if h.holder in self.actors]
        ids = self.numbered("stances", [h.id for h in stances])
        self.put(
            "stances",
            (
                (
                    ids[h.id], self._version, h.id, self.actors[h.holder], self.statements.get(h.statement or ""), h.target,
                    h.polarity, *self._at(h.evidence),
                )
                for h in stances
            ),
        )  # fmt: skip
        judged = self.dossier.assessments
        ids = self.numbered("assessments", [j.id for j in judged])
        self.put("assessments", ((ids[j.id], self._version, j.id, j.certainty, *self._at(j.span)) for j in judged))
        self.put("assessment_actors", ((actor, ids[j.id]) for j in judged for actor in self._known(j.holder)), key=2)


def _names(number: int, actor: Actor) -> Iterator[tuple[int, str, bool]]:
    """The actor's names; those in the text first, for of a name that stands twice the first row is kept."""
    for name in (actor.name, *actor.names):
        yield number, name, True
    for name in actor.aka:
        yield number, name, False


def _first_mention(agreement: Agreement) -> Span:
    evidence = [stage.evidence for stage in agreement.stages] + [p.evidence for p in agreement.provisions]
    return min(agreement.mentions or evidence, default=(0, 0))


def _pairs(event: Event, countries: dict[str, str]) -> set[tuple[str, str]]:
    """The countries an event is between: each of one side with each of the other, or all of them where it has one side only."""
    sides: tuple[set[str], set[str]] = (set(), set())
    for participant in event.participants:
        sides[participant.role == "target"].add(countries.get(participant.actor, ""))
    agents, targets = (side - {""} for side in sides)
    if len(agents | targets) > _MOST_COUNTRIES:
        return set()
    if not targets:
        return set(itertools.combinations(sorted(agents), 2))
    return {(min(a, b), max(a, b)) for a in agents for b in targets if a != b}
