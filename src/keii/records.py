"""The records keii hands out, as fixed by the contract.

A `span` is a pair `(start, end)`, half-open, in Unicode code points of `Report.text`. Ids are unique within one dossier.
Records are immutable; absence is data (an empty speaker has its reason in `Attribution`).
"""

from __future__ import annotations

import msgspec

Span = tuple[int, int]

VERSION = "1"


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of everything in a dossier."""


class Section(Record, frozen=True):
    """A stretch of the report under one heading; kind: lead, body, qa or list."""

    kind: str
    heading: Span | None
    span: Span


class Report(Record, frozen=True):
    """The text that was read and what is known about it; `published` is an ISO date or date-time, or None."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    text: str
    sections: list[Section]


class Role(Record, frozen=True):
    """An office or function: its title and the body or state it belongs to ("" when the text doesn't say)."""

    title: str
    body: str = ""


class Actor(Record, frozen=True):
    """Somebody or some body that takes part.

    type: person, state, organisation, group or office; country: ISO 3166-1 alpha-3 or "". `names` holds every surface
    form found in the text; `aka` the other names of a known actor which the text does not use (from the gazetteer).
    """

    id: str
    name: str
    names: list[str]
    type: str
    country: str
    roles: list[Role]
    mentions: list[Span]
    aka: list[str] = []


class Time(Record, frozen=True):
    """A time expression: TIMEX3 type and value, and the half-open interval in local ISO time, None when unresolved."""

    id: str
    span: Span
    type: str
    value: str
    start: str | None = None
    end: str | None = None


class Cue(Record, frozen=True):
    """The reporting predicate: its dictionary form, where it stands, and the act it performs."""

    lemma: str
    span: Span
    act: str = ""


class Candidate(Record, frozen=True):
    """An actor that could have been the speaker, with where it is named."""

    actor: str
    span: Span


class Attribution(Record, frozen=True):
    """Why a statement has the speaker it has.

    status: explicit (named in the same sentence, heading or name line), inferred (carried from elsewhere), ambiguous
    (several fit; the speaker is empty) or unknown. `antecedent` is where the speaker is named.
    """

    status: str
    rule: str
    antecedent: Span | None = None
    candidates: list[Candidate] = []


class Statement(Record, frozen=True):
    """Attributed speech or writing; for mode "direct" the span is the text inside the quotation marks."""

    id: str
    span: Span
    mode: str
    speaker: list[str]
    via: list[str]
    addressee: list[str]
    cue: Cue | None
    headline: bool
    time: str | None
    certainty: str
    negated: bool
    attribution: Attribution


class Participant(Record, frozen=True):
    """One participant of an event; role: agent or target. inferred: understood from the story, not named in the sentence."""

    actor: str
    role: str
    inferred: bool = False


class EventMention(Record, frozen=True):
    """One place where the report tells an event, with the certainty it has there."""

    trigger: Span
    certainty: str
    negated: bool
    sources: list[str]
    time: str | None = None


class Plover(Record, frozen=True):
    """The PLOVER codebook's category (what is to come recoded), its quad class and its conflict–cooperation score."""

    category: str
    quad: str
    score: float


class Event(Record, frozen=True):
    """An act: its PLOVER type and mode, trigger, participants, time, place, certainty; told once or several times.

    certainty: the strongest of its mentions'. sources: on whose word, where the report says so.
    """

    id: str
    type: str
    mode: str
    trigger: Span
    participants: list[Participant]
    time: str | None
    place: str
    certainty: str
    negated: bool
    sources: list[str]
    mentions: list[EventMention]
    plover: Plover


class Exchange(Record, frozen=True):
    """A question and its answer, each without its marker, and who answers."""

    id: str
    question: Span
    answer: Span
    answerer: list[str]


class Attendance(Record, frozen=True):
    """A person at an occasion: in what capacity, for which side (alpha-3), and whether present, expected or absent."""

    id: str
    person: str
    role: str
    side: str
    event: str
    presence: str
    certainty: str
    evidence: Span


class Stage(Record, frozen=True):
    """A step in an agreement's life: proposed, drafted, signed, in force, suspended or lapsed; when, how sure, where told."""

    stage: str
    time: str | None
    certainty: str
    evidence: Span


class Provision(Record, frozen=True):
    """What an agreement binds its parties to: `obligation` falls due on `trigger` ("" when it is unconditional).

    type: defence, consultation, neutrality, nonaggression, military cooperation, economic or other; article: the number
    the report gives ("第4条"), or "".
    """

    type: str
    trigger: str
    obligation: str
    obligor: list[str]
    evidence: Span
    article: str = ""


class Agreement(Record, frozen=True):
    """A treaty, declaration, memorandum, contract, ceasefire or other deal, with its parties, stages and provisions.

    names: every form of its title in the text; replaces: the ids of the agreements it succeeds; inferred: those of the
    parties that are understood from the story, not named with it.
    """

    id: str
    title: str
    names: list[str]
    kind: str
    parties: list[str]
    stages: list[Stage]
    provisions: list[Provision]
    replaces: list[str]
    mentions: list[Span]
    inferred: list[str] = []


class Transfer(Record, frozen=True):
    """Something given or supplied; category: arms, food, energy, money, technology, gift, aid or other.

    inferred: the parties that are understood from the story, not named in the sentence.
    """

    id: str
    item: str
    category: str
    giver: list[str]
    receiver: list[str]
    time: str | None
    certainty: str
    negated: bool
    evidence: Span
    quantity: str = ""
    inferred: list[str] = []


class Assessment(Record, frozen=True):
    """A judgement rather than a fact; an empty `holder` is the outlet itself."""

    id: str
    span: Span
    holder: list[str]
    certainty: str


class Stance(Record, frozen=True):
    """An actor's declared position; polarity: support, concern, oppose or neutral; statement: where it is declared."""

    id: str
    holder: str
    target: str
    polarity: str
    evidence: Span
    statement: str | None = None


class Dossier(Record, frozen=True):
    """Everything keii read out of one report."""

    keii: str
    report: Report
    actors: list[Actor]
    times: list[Time]
    statements: list[Statement]
    events: list[Event] = []
    exchanges: list[Exchange] = []
    attendances: list[Attendance] = []
    agreements: list[Agreement] = []
    transfers: list[Transfer] = []
    assessments: list[Assessment] = []
    stances: list[Stance] = []

    def to_json(self) -> str:
        """The dossier as one JSON document, laid out as the contract says."""
        return msgspec.json.encode(self).decode("utf-8")

    @classmethod
    def from_json(cls, document: str | bytes) -> Dossier:
        """A dossier from its JSON document; raises `msgspec.ValidationError` when it does not fit the contract."""
        return msgspec.json.decode(document, type=cls)

    def text(self, span: Span) -> str:
        """The characters of the report at a span."""
        return self.report.text[span[0] : span[1]]
