"""Attendances: who took part in a meeting or visit, in what capacity, for which side; rosters in running text and in lists.

    AはBと会談した                        the people who met
    代表団には、C外相、D国防相らが加わる        a roster by its verb
    モンゴル側の出席者は、E外相、F儀典長。      a roster by its head
What is still to come is expected, who stayed away is absent.
"""

from __future__ import annotations

import re

import msgspec

from keii.actors.cast import Cast
from keii.grammar.certainty import ORDER
from keii.grammar.reading import Reading
from keii.records import Actor, Attendance, Event

_ROSTER_VERBS = frozenset(
    "同行する 出席する 参加する 加わる 同席する 随行する 立ち会う 臨席する 列席する 名を連ねる 顔をそろえる 含まれる 参列する".split()
)
_ROSTER_HEADS = re.compile(r"(?:代表団|出席者|同席者|参加者|随行員|一行|顔ぶれ|メンバー)")
_STAYING_AWAY = re.compile(r"取りやめ|見送|欠席|辞退")
_PREFERRED = ("会談", "協議", "会合", "訪問", "対話", "到着", "出迎え")


class _Seat(msgspec.Struct, gc=False):
    person: int
    event: str
    presence: str
    certainty: str
    evidence: tuple[int, int]


def attendances(reading: Reading, cast: Cast, events: list[Event], actors: list[Actor]) -> list[Attendance]:
    """One attendance for each person and occasion, ids p1, p2, …"""
    seats = [*_from_events(reading, cast, events), *_from_rosters(reading, cast, events)]
    known = {a.id: a for a in actors}
    out: dict[str, _Seat] = {}
    for seat in seats:
        out.setdefault(cast.id(seat.person), seat)
    kept = [(i, s) for i, s in out.items() if i in known]
    return [
        Attendance(
            id=f"p{n}", person=i, role=known[i].roles[0].title if known[i].roles else "", side=known[i].country, event=s.event,
            presence=s.presence, certainty=s.certainty, evidence=s.evidence,
        )
        for n, (i, s) in enumerate(kept, 1)
    ]  # fmt: skip


def _from_events(reading: Reading, cast: Cast, events: list[Event]) -> list[_Seat]:
    """The people who meet, by the events that name them; meetings before visits."""
    met = [
        e for e in events if e.type == "CONSULT" and not e.negated and e.certainty not in ("hypothetical", "desired")
    ]
    met.sort(
        key=lambda e: next((i for i, w in enumerate(_PREFERRED) if w in reading.text[e.trigger[0] : e.trigger[1]]), 99)
    )
    seats = []
    for event in met:
        for participant in event.participants:
            index = int(participant.actor[1:]) - 1
            if participant.inferred or cast.actors[index].kind != "person":
                continue
            seats.append(_Seat(index, event.id, _presence(event.certainty), event.certainty, event.trigger))
    return seats


def _presence(certainty: str) -> str:
    return "present" if ORDER.index(certainty) <= ORDER.index("alleged") else "expected"


def _from_rosters(reading: Reading, cast: Cast, events: list[Event]) -> list[_Seat]:
    """Everybody named in a sentence that lists who comes along."""
    seats = []
    for index, sentence in enumerate(reading.sentences):
        text = reading.text[sentence.start : sentence.end]
        clause = next(
            (c for c in reading.clauses(index) if reading.phrases[index][c.predicate].lemma in _ROSTER_VERBS), None
        )
        people = [m for m in cast.between(sentence.start, sentence.end) if m.kind == "person" and m.actors]
        listed = len(people) > 1 and _ROSTER_HEADS.search(text) is not None
        if (
            clause is None
            and not listed
            and not (len(people) > 2 and text.count("、") >= len(people) - 1 and "側は" in text)
        ):
            continue
        if clause is not None and clause.modifies >= 0 and not listed:
            continue
        certainty = clause.certainty if clause is not None else "asserted"
        absent = _STAYING_AWAY.search(text) is not None
        for named in people:
            if named.particle in ("を", "に") and not listed:
                continue
            presence = "absent" if absent else _presence(certainty)
            seats.append(
                _Seat(named.actors[0], _occasion(events, sentence.start), presence, certainty, (named.start, named.end))
            )
    return seats


def _occasion(events: list[Event], at: int) -> str:
    """The meeting or visit told nearest before, else the first of the report."""
    meetings = [e for e in events if e.type == "CONSULT"]
    before = [e for e in meetings if e.trigger[0] <= at]
    return before[-1].id if before else meetings[0].id if meetings else ""
