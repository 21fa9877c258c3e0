"""Tellings: the records of one report made comparable with those of another, each with the keys it is found by.

A telling is what one report says of a thing; the thing itself is an item (mention and event kept apart, as in the Grounded
Annotation Framework, Fokkens et al. 2013). Nothing is paraphrased: `text` is the report's words at `span`.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import zlib
from collections.abc import Mapping

import msgspec

from keii.records import Agreement, Attendance, Dossier, Event, Span, Statement, Transfer
from keii.story.agencies import agencies
from keii.story.grams import grams
from keii.story.places import place_of
from keii.story.quantities import Quantities
from keii.story.rank import ranks

DONE = frozenset({"asserted", "reported"})
AHEAD = frozenset({"expected", "possible", "desired"})
ANYBODY = "some:"  # of a side named by a common noun only
# How many words of a statement it is looked for by; of a short one within a long one (6 words of 20) two are among the first eight.
_WORDS = 8
_FEW = 3
_AROUND = 24  # words of its sentences an act is compared by
_ROUND = 3  # tellings of an act whose sentences are looked at
# 18日の視察についての一文は、事実関係が確認できないため取り消しました。
_WITHDRAWN = re.compile(
    r"(?:について|に関する|を伝えた|とした|との|の)?の?(?:一文|記述|部分|表現|記事|見出し|くだり|箇所)[^。]{0,40}(?:取り消|削除|撤回)"
)
_PASSED_ON = re.compile(
    r"(?:に|の報道に)よ(?:ると|れば|りますと)|[はがも](?:[^。「]{0,12})?(?:伝え|報じ|報道し|配信し)"
)
_MET = re.compile(r"(首脳|外相|国防相|防衛相|次官|局長)(?:同士|ら)?(?=[がはと、]|による)")
_TITLE = re.compile(r"[「」『』“”\"'・\s]|に関する|を含む|新たな|(?:の)?(?:改定|改正)$")


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One record of one report.

    kind: statement, event, agreement, transfer or attendance; type: the act, category or mode within it. who, whom: entities;
    sides: the states and others they act for, doing: those of the agents; start, end: its time as ISO (end exclusive), "" when the report gives none;
    grams: what its words are compared by; quantities: numbers by what they count; sources: on whose word (entities).
    withdrawn: the report takes back what an earlier version of it told (…についての一文は取り消しました).
    told: the day its report was published; people: those of who and whom that are people by name; rank: of whom it is (首脳, 外相);
    around: the words of the sentence an act is told in, without trigger and names; relay: the agency in whose name it is told.
    foreseen: a page that keeps what it told earlier tells it as still to come as well.
    """

    kind: str
    report: str
    record: str
    type: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    sides: frozenset[str]
    doing: frozenset[str]
    start: str
    end: str
    place: str
    certainty: str
    negated: bool
    sources: tuple[str, ...]
    span: Span
    text: str
    grams: frozenset[str]
    quantities: dict[str, str]
    detail: str = ""
    withdrawn: bool = False
    told: str = ""
    people: frozenset[str] = frozenset()
    rank: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    relay: str = ""
    foreseen: bool = False

    @property
    def definite(self) -> frozenset[str]:
        """Those of its sides that are the same in every report, and no 企業 or 関係者."""
        return _definite(self.sides)

    @property
    def day(self) -> str:
        """The day it took or is to take place, "" when that is not known to the day."""
        return self.start[:10] if self.start and (not self.end or last_day(self.end) <= self.start[:10]) else ""


def tellings(dossier: Dossier, entities: Mapping[str, str], sides: Mapping[str, str]) -> list[Telling]:
    """The records of a dossier that other reports may tell as well, in the order of the text.

    entities: actor id → entity id; sides: actor id → the side it acts for (a state's entity, or its own).
    """
    maker = _Maker(dossier, entities, sides)
    out = [maker.statement(s) for s in dossier.statements]
    out += [maker.event(e) for e in dossier.events]
    out += [maker.agreement(g) for g in dossier.agreements]
    out += [maker.transfer(x) for x in dossier.transfers]
    out += [maker.attendance(p) for p in dossier.attendances]
    return sorted(out, key=lambda t: (t.span, t.kind, t.record))


def keys(telling: Telling) -> list[str]:
    """What a telling is found by: two of the same thing share at least one, most likely."""
    if telling.kind == "statement":
        words = sorted(telling.grams, key=_order)[:_WORDS]
        sides = sorted(telling.doing) or [""]
        found = [f"statement:{side}:{word}" for side in sides for word in words]
        # Who spoke is not always told: by its first words it is found whoever did.
        return [*found, f"statement:*:{'+'.join(words[:_FEW])}"] if len(words) >= _FEW else found
    if telling.kind == "agreement":
        pair = "+".join(sorted(telling.sides))
        return [
            f"agreement:{telling.detail}",
            *([f"agreement:{pair}:{telling.type}"] if len(telling.sides) > 1 else []),
        ]
    if telling.kind == "attendance":
        return [f"attendance:{who}:{telling.type}" for who in telling.who]
    kind = f"{telling.kind}:{telling.type}"
    return [f"{kind}:{side}" for side in sorted(telling.sides)]


@functools.lru_cache(maxsize=65536)
def _order(word: str) -> int:
    """An order of words that prefers none, so that two texts with many words in common have some of the first in common."""
    return zlib.crc32(word.encode("utf-8", "replace"))


def core_title(title: str) -> str:
    """An agreement's title without marks and connecting words: 新たな「戦略的協力条約」 is 戦略的協力条約."""
    return _TITLE.sub("", title)


@functools.lru_cache(maxsize=4096)
def _definite(sides: frozenset[str]) -> frozenset[str]:
    return frozenset(s for s in sides if not s.startswith(ANYBODY))


@functools.lru_cache(maxsize=4096)
def last_day(end: str) -> str:
    """The last day of an interval that ends (exclusive) at this time."""
    if end[10:] in ("", "T00:00") and end[:10] > dt.date.min.isoformat():
        return (dt.date.fromisoformat(end[:10]) - dt.timedelta(1)).isoformat()
    return end[:10]


class _Maker:
    """Makes the tellings of one dossier."""

    def __init__(self, dossier: Dossier, entities: Mapping[str, str], sides: Mapping[str, str]) -> None:
        self.dossier, self.entities, self.sides = dossier, entities, sides
        self.times = {t.id: t for t in dossier.times}
        self.events = {e.id: e for e in dossier.events}
        self.quantities = Quantities(dossier)
        self.told = (dossier.report.published or "")[:10]
        self.people = {a.id: a for a in dossier.actors if a.type == "person"}
        self._named: dict[str, frozenset[str]] = {}
        self.actors = {a.id: a for a in dossier.actors}
        self.states = {a.country: (a.name, *a.names) for a in dossier.actors if a.type == "state" and a.country}
        self.agencies = agencies(dossier.actors)
        self.relays = self._relayed()

    def statement(self, s: Statement) -> Telling:
        return self._make(
            "statement", s.id, s.mode, s.speaker, s.addressee, s.time, s.span,
            certainty=s.certainty, negated=s.negated, sources=s.via, detail=s.cue.lemma if s.cue else "",
        )  # fmt: skip

    def event(self, e: Event) -> Telling:
        who = [p.actor for p in e.participants if p.role == "agent"]
        whom = [p.actor for p in e.participants if p.role == "target"]
        return self._make(
            "event", e.id, e.type, who, whom, e.time, e.trigger,
            certainty=e.certainty, negated=e.negated, sources=e.sources, detail=e.mode, place=e.place,
            counted=[m.trigger for m in e.mentions] or [e.trigger], act=True,
            foreseen=e.certainty in DONE and any(m.certainty in AHEAD for m in e.mentions),
        )  # fmt: skip

    def agreement(self, g: Agreement) -> Telling:
        latest = g.stages[-1] if g.stages else None
        span = g.mentions[0] if g.mentions else (0, 0)
        return self._make(
            "agreement", g.id, g.kind, g.parties, [], latest.time if latest else None, span,
            certainty=latest.certainty if latest else "asserted", negated=False, sources=[], detail=core_title(g.title),
            counted=[p.evidence for p in g.provisions],
        )  # fmt: skip

    def transfer(self, x: Transfer) -> Telling:
        return self._make(
            "transfer", x.id, x.category, x.giver, x.receiver, x.time, x.evidence,
            certainty=x.certainty, negated=x.negated, sources=[], detail=x.item,
        )  # fmt: skip

    def attendance(self, p: Attendance) -> Telling:
        event = self.events.get(p.event)
        return self._make(
            "attendance", p.id, event.type if event else "", [p.person], [], event.time if event else None, p.evidence,
            certainty=p.certainty, negated=p.presence == "absent", sources=[], detail=p.presence, counted=[],
        )  # fmt: skip

    def _make(
        self, kind: str, record: str, type_: str, who: list[str], whom: list[str], time: str | None, span: Span, *,
        certainty: str, negated: bool, sources: list[str], detail: str = "", place: str = "", counted: list[Span] | None = None,
        act: bool = False, foreseen: bool = False,
    ) -> Telling:  # fmt: skip
        when = self.times.get(time or "")
        text = self.dossier.text(span)
        people = [self.people[a] for a in (*who, *whom) if a in self.people]
        words = grams(detail if kind in ("agreement", "transfer") else text)
        return Telling(
            kind=kind,
            report=self.dossier.report.id,
            record=record,
            type=type_,
            who=tuple(dict.fromkeys(self.entities[a] for a in who if a in self.entities)),
            whom=tuple(dict.fromkeys(self.entities[a] for a in whom if a in self.entities)),
            sides=frozenset(self.sides[a] for a in (*who, *whom) if a in self.sides),
            doing=frozenset(self.sides[a] for a in who if a in self.sides),
            start=(when.start or "") if when else "",
            end=(when.end or "") if when else "",
            place=place or (place_of(self.quantities.up_to(span[0])) if act else ""),
            certainty=certainty,
            negated=negated,
            sources=tuple(dict.fromkeys(self.entities[a] for a in sources if a in self.entities)),
            span=span,
            text=text,
            grams=words,
            quantities=self.quantities.around([span] if counted is None else counted, inside=kind == "statement"),
            detail=detail,
            withdrawn=_WITHDRAWN.match(self.quantities.rest_of_sentence(span[1])) is not None,
            told=self.told,
            people=frozenset(self.entities[p.id] for p in people if p.id in self.entities),
            rank=self._ranks(text, span, (*who, *whom)) if type_ == "CONSULT" and act else frozenset(),
            around=self._around(counted or [], (*who, *whom)) - words if act else frozenset(),
            foreseen=foreseen,
            relay=self._relay(span, (*sources, *(who if kind == "statement" else ()))),
        )

    def _relayed(self) -> dict[int, str]:
        """The sentences told in an agency's name (朝鮮中央通信によると、…; …と新華社が伝えた), by where they begin."""
        text = self.dossier.report.text
        return {
            self.quantities.sentence_start(start): name
            for actor, name in self.agencies.items()
            for start, end in self.actors[actor].mentions
            if _PASSED_ON.match(text, end)
        }

    def _relay(self, span: Span, named: tuple[str, ...]) -> str:
        found = next((self.agencies[a] for a in named if a in self.agencies), "")
        return found or (self.relays.get(self.quantities.sentence_start(span[0]), "") if self.relays else "")

    def _ranks(self, trigger: str, span: Span, named: tuple[str, ...]) -> frozenset[str]:
        """Of whom an occasion is, by its word and those who take part; else by who its sentence says met (首脳が10日、会談した)."""
        known = [self.actors[a] for a in named if a in self.actors]
        words = [w for a in known for w in (*(r.title for r in a.roles), *((a.name,) if a.type == "office" else ()))]
        return ranks([trigger, *words]) or ranks(_MET.findall(self.quantities.up_to(span[0])))

    def _around(self, spans: list[Span], named: tuple[str, ...]) -> frozenset[str]:
        """The words of the sentences an act is told in, without the names of those who take part."""
        found: set[str] = set()
        for span in spans[:_ROUND]:
            found |= self.quantities.words_around(span)
        rest = found.difference(*(self._name_words(actor) for actor in set(named)))
        return frozenset(rest if len(rest) <= _AROUND else sorted(rest, key=_order)[:_AROUND])

    def _name_words(self, actor: str) -> frozenset[str]:
        if actor not in self._named:
            known = self.actors.get(actor)
            forms = [] if known is None else [known.name, *known.names, *self.states.get(known.country, ())]
            self._named[actor] = grams("\n".join(forms))
        return self._named[actor]
