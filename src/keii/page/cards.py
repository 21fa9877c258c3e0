"""The records of a dossier as cards: how sure, who, the words they rest on, and notes; and the marks they leave in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from keii.labels import Labels
from keii.outcomes import OutcomeRow, outcomes
from keii.page.marks import Mark
from keii.records import Actor, Attendance, Dossier, Event, Exchange, Span, Statement, Time
from keii.view import clean

# The kinds in the order in which they stand beside the text, by the names of the dossier's fields.
KINDS = (
    ("statements", "statement"),
    ("events", "event"),
    ("agreements", "agreement"),
    ("transfers", "transfer"),
    ("attendances", "attendance"),
    ("exchanges", "exchange"),
    ("assessments", "assessment"),
    ("stances", "stance"),
    ("actors", "actor"),
    ("times", "time"),
)


class Party(msgspec.Struct, frozen=True):
    """A name as it is shown, and whose it is; supplied: only the context gives it."""

    name: str
    actor: str
    supplied: bool = False


class Note(msgspec.Struct, frozen=True):
    """Something more about a record: what it is, and what it says."""

    label: str
    text: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One record. sure: its certainty (or polarity) in words; whom: to whom it is done; anchor: the words it rests on first."""

    id: str
    kind: str
    certainty: str
    negated: bool
    sure: str
    what: str
    who: list[Party]
    whom: list[Party]
    words: str
    direct: bool
    notes: list[Note]
    marks: list[Mark]
    actors: tuple[str, ...]

    @property
    def anchor(self) -> Span | None:
        """Where its words stand."""
        return next((mark.span for mark in self.marks if mark.anchor), None)


class Group(msgspec.Struct, frozen=True):
    """The cards of one kind."""

    kind: str
    field: str
    cards: list[Card]


def groups(dossier: Dossier, labels: Labels) -> list[Group]:
    """All cards of a dossier by kind, each kind in the order of the text."""
    deal = _Dealer(dossier, labels)
    dealt = {
        "statement": [deal.statement(s) for s in dossier.statements],
        "event": [deal.event(e) for e in dossier.events],
        "exchange": [deal.exchange(q) for q in dossier.exchanges],
        "attendance": [deal.attendance(p) for p in dossier.attendances],
        "actor": [deal.actor(a) for a in dossier.actors],
        "time": [deal.time(t) for t in dossier.times],
        **deal.outcomes(),
    }
    return [
        Group(kind, field, sorted(dealt[kind], key=lambda card: card.anchor or (0, 0)))
        for field, kind in KINDS
        if dealt[kind]
    ]


class _Dealer:
    def __init__(self, dossier: Dossier, labels: Labels) -> None:
        self.dossier, self.labels = dossier, labels
        self.names = {actor.id: clean(actor.name) for actor in dossier.actors}
        self.values = {time.id: time.value for time in dossier.times}

    def _parties(self, ids: Iterable[str], supplied: Iterable[str] = ()) -> list[Party]:
        inferred = set(supplied)
        return [Party(self.names.get(i, i), i, i in inferred) for i in dict.fromkeys(ids)]

    def _called(self, ids: Iterable[str]) -> str:
        return self.labels.join([self.names.get(i, i) for i in dict.fromkeys(ids)])

    def _notes(self, *pairs: tuple[str, str]) -> list[Note]:
        return [Note(self.labels[label], clean(text)) for label, text in pairs if text]

    def _when(self, time: str | None) -> str:
        return self.values.get(time, "") if time else ""

    def statement(self, s: Statement) -> Card:
        labels, found = self.labels, s.attribution
        words = self.dossier.text(found.antecedent) if found.antecedent else ""
        rule = labels[found.status] + (labels.paren(found.rule) if found.rule else "")
        notes = self._notes(
            ("cue", s.cue.lemma + (labels.paren(labels[s.cue.act]) if s.cue.act else "") if s.cue else ""),
            ("via", self._called(s.via)),
            ("addressee", self._called(s.addressee)),
            ("time", self._when(s.time)),
            ("speaker", rule + (f" ← {words}" if words else "")),
            ("candidates", self._called(c.actor for c in found.candidates)),
            ("headline", labels["yes"] if s.headline else ""),
        )
        return Card(
            id=s.id, kind="statement", certainty=s.certainty, negated=s.negated, sure=labels[s.certainty],
            what=labels[s.mode], who=self._parties(s.speaker), whom=[], words=self.dossier.text(s.span), direct=s.mode == "direct",
            notes=notes, marks=[Mark(s.span, s.id, "statement", s.certainty, s.negated, anchor=True)],
            actors=(*s.speaker, *s.via, *s.addressee),
        )  # fmt: skip

    def event(self, e: Event) -> Card:
        labels = self.labels
        inferred = {p.actor for p in e.participants if p.inferred}
        told = list(dict.fromkeys(labels[m.certainty] for m in e.mentions))
        count = labels.told(len(e.mentions))
        notes = self._notes(
            ("time", self._when(e.time)),
            ("place", e.place),
            ("sources", self._called(e.sources)),
            ("told", count + (labels.paren(" → ".join(told)) if len(told) > 1 else "") if count else ""),
            ("PLOVER", f"{e.plover.category} · {e.plover.quad} · {e.plover.score:+g}"),
        )
        marks = [
            Mark(m.trigger, e.id, "event", m.certainty, m.negated, anchor=m.trigger == e.trigger) for m in e.mentions
        ]
        return Card(
            id=e.id, kind="event", certainty=e.certainty, negated=e.negated, sure=labels[e.certainty],
            what=labels[e.type] + (labels.paren(labels[e.mode]) if e.mode else ""),
            who=self._parties((p.actor for p in e.participants if p.role == "agent"), inferred),
            whom=self._parties((p.actor for p in e.participants if p.role != "agent"), inferred),
            words=self.dossier.text(e.trigger), direct=False, notes=notes, marks=marks,
            actors=(*(p.actor for p in e.participants), *e.sources),
        )  # fmt: skip

    def exchange(self, q: Exchange) -> Card:
        mark = Mark(q.question, q.id, "exchange", "", False, anchor=True)
        return Card(
            id=q.id, kind="exchange", certainty="", negated=False, sure="", what=self.labels["asked"], who=[],
            whom=self._parties(q.answerer), words=self.dossier.text(q.question), direct=False,
            notes=self._notes(("answered", _opening(self.dossier.text(q.answer)))), marks=[mark], actors=tuple(q.answerer),
        )  # fmt: skip

    def attendance(self, p: Attendance) -> Card:
        occasion = next((self.dossier.text(e.trigger) for e in self.dossier.events if e.id == p.event), "")
        notes = self._notes(("roles", p.role), ("side", p.side), ("occasion", occasion))
        mark = Mark(p.evidence, p.id, "attendance", p.certainty, p.presence == "absent", anchor=True)
        return Card(
            id=p.id, kind="attendance", certainty=p.certainty, negated=p.presence == "absent", sure=self.labels[p.certainty],
            what=self.labels[p.presence], who=self._parties([p.person]), whom=[], words=self.dossier.text(p.evidence),
            direct=False, notes=notes, marks=[mark], actors=(p.person,),
        )  # fmt: skip

    def outcomes(self) -> dict[str, list[Card]]:
        """Agreements, transfers, judgements and stances."""
        d = self.dossier
        rows = outcomes(d, self.labels, self.names, self.values)
        agreed = [
            self._outcome(row, g.id, "agreement", "", False, g.parties, (), [*g.mentions, *(p.evidence for p in g.provisions)], g.inferred)
            for g, row in zip(d.agreements, rows.agreements, strict=True)
        ]  # fmt: skip
        given = [
            self._outcome(row, x.id, "transfer", x.certainty, x.negated, x.giver, x.receiver, [x.evidence], x.inferred)
            for x, row in zip(d.transfers, rows.transfers, strict=True)
        ]
        judged = [
            self._outcome(row, j.id, "assessment", j.certainty, False, j.holder, (), [j.span])
            for j, row in zip(d.assessments, rows.assessments, strict=True)
        ]
        held = [
            self._outcome(row, h.id, "stance", "", False, [h.holder], (), [h.evidence])
            for h, row in zip(d.stances, rows.stances, strict=True)
        ]
        return {"agreement": agreed, "transfer": given, "assessment": judged, "stance": held}

    def _outcome(
        self, row: OutcomeRow, id_: str, kind: str, certainty: str, negated: bool,
        who: Sequence[str], whom: Sequence[str], spans: Sequence[Span], supplied: Sequence[str] = (),
    ) -> Card:  # fmt: skip
        anchor = min(spans, default=None)
        marks = [Mark(s, id_, kind, certainty, negated, anchor=s == anchor) for s in dict.fromkeys(spans)]
        whole = kind == "assessment"
        return Card(
            id=id_, kind=kind, certainty=certainty, negated=negated, sure=row.mark.partition("\n")[0],
            what="" if whole else row.head, who=self._parties(who, supplied), whom=self._parties(whom, supplied),
            words=self.dossier.text(anchor) if anchor else "", direct=False,
            notes=[Note("", clean(line)) for line in row.lines if line and not (whole and who)], marks=marks,
            actors=(*who, *whom),
        )  # fmt: skip

    def actor(self, a: Actor) -> Card:
        roles = self.labels.join([r.title + (self.labels.paren(r.body) if r.body else "") for r in a.roles])
        others = [name for name in a.names if name != a.name]
        notes = self._notes(("roles", roles), ("other names", " / ".join([*others, *a.aka])))
        marks = [Mark(s, a.id, "actor", anchor=n == 0) for n, s in enumerate(a.mentions)]
        what = self.labels[a.type] + (f" {a.country}" if a.country else "")
        return Card(
            id=a.id, kind="actor", certainty="", negated=False, sure="", what=what, who=[Party(self.names[a.id], a.id)],
            whom=[], words="", direct=False, notes=notes, marks=marks, actors=(a.id,),
        )  # fmt: skip

    def time(self, t: Time) -> Card:
        span = f"{t.start or '…'} – {t.end or '…'}" if t.start or t.end else ""
        return Card(
            id=t.id, kind="time", certainty="", negated=False, sure="", what=t.value, who=[], whom=[],
            words=self.dossier.text(t.span), direct=False, notes=self._notes(("interval", span)),
            marks=[Mark(t.span, t.id, "time", anchor=True)], actors=(),
        )  # fmt: skip


def _opening(text: str) -> str:
    return text if len(text) <= 80 else text[:80] + "…"
