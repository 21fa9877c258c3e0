"""The instruments by which states commit themselves, what each binds to, and the areas that limits it to."""

from __future__ import annotations

import functools

import msgspec

from keii.errors import LexiconError
from keii.lexicon.partial_dates import first, last
from keii.lexicon.tables import Row, alternatives, table

PARTIES, TERRITORIES, EVERYBODY = "parties", "territories", "*"


class Party(msgspec.Struct, frozen=True, gc=False):
    """A state bound from one date until another, both as far as known; until "" while it lasts."""

    state: str
    start: str
    end: str


class Suspension(msgspec.Struct, frozen=True, gc=False):
    """A stretch in which a state takes no part, or in which two owe each other nothing."""

    states: tuple[str, ...]
    start: str
    end: str


class Treaty(msgspec.Struct, frozen=True):
    """An instrument; form: treaty, political (it binds in honour) or domestic (one state's own law). An unknown entry into force is ""."""

    id: str
    names: tuple[str, ...]
    english: str
    form: str
    signed: str
    start: str
    end: str
    parties: tuple[Party, ...]
    suspended: tuple[Suspension, ...]
    source: str


class Region(msgspec.Struct, frozen=True):
    """An area: places wholly within, and places within in part or not beyond dispute."""

    id: str
    name: str
    english: str
    within: frozenset[str]
    partly: frozenset[str]


class Commitment(msgspec.Struct, frozen=True):
    """What a treaty binds to.

    obligors, beneficiaries: who owes whom, () for all parties. by: who must attack for it to fall due: `any`, `outside` (no
    party) or the states named. region: where, None for anywhere. Texts in Japanese and English.
    """

    id: str
    treaty: Treaty
    kind: str
    article: str
    obligors: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    by: tuple[str, ...]
    region: Region | None
    strength: str
    condition: str
    obligation: str
    condition_en: str
    obligation_en: str


class Place(msgspec.Struct, frozen=True, gc=False):
    """A territory, or a part of a state, and the state it belongs to."""

    id: str
    state: str
    name: str
    english: str


class Base(msgspec.Struct, frozen=True):
    """All of it; `until` is the last date the tables tell of."""

    treaties: dict[str, Treaty]
    commitments: tuple[Commitment, ...]
    places: dict[str, Place]
    until: str


@functools.cache
def treaties() -> Base:
    """The tables read into one; raises LexiconError for a name that stands in no table and for dates in the wrong order."""
    found = {key: _treaty(row) for key, row in table("treaties").items()}
    regions = {
        key: Region(key, name, english, frozenset(alternatives(within)), frozenset(alternatives(partly)))
        for key, (_, name, english, within, partly) in table("regions").items()
    }
    commitments = tuple(_commitment(row, found, regions) for row in table("commitments").values())
    places = {key: Place(*row) for key, row in table("places").items()}
    _known("places.tsv", {place.state for place in places.values()})
    _known("treaties.tsv", {party.state for treaty in found.values() for party in treaty.parties})
    dates = [d for t in found.values() for d in _dates(t)]
    return Base(found, commitments, places, max((last(d) for d in dates), default=""))


def _treaty(row: Row) -> Treaty:
    key, name, english, form, signed, start, end, parties, suspended, source = row
    return Treaty(
        key,
        tuple(alternatives(name)),
        english,
        form,
        signed,
        start,
        end,
        tuple(_party(cell, key, start, end) for cell in alternatives(parties)),
        tuple(_suspension(cell, key) for cell in alternatives(suspended)),
        source,
    )


def _party(cell: str, key: str, start: str, end: str) -> Party:
    """A party; what the cell leaves open is the treaty's own date."""
    state, own_start, own_end = [*cell.split("@"), "", ""][:3]
    party = Party(state, own_start or start, own_end or end)
    _ordered(key, party.start, party.end)
    return party


def _suspension(cell: str, key: str) -> Suspension:
    states, start, end = [*cell.split("@"), "", ""][:3]
    _ordered(key, start, end)
    return Suspension(tuple(states.split("/")), start, end)


def _commitment(row: Row, found: dict[str, Treaty], regions: dict[str, Region]) -> Commitment:
    key, treaty, kind, article, obligors, beneficiaries, by, area, strength, *texts = row
    if treaty not in found:
        raise LexiconError("commitments.tsv", 0, f"{key}: {treaty!r} stands in no row of treaties.tsv")
    if area and area not in regions:
        raise LexiconError("commitments.tsv", 0, f"{key}: {area!r} stands in no row of regions.tsv")
    states = [tuple(code for code in cell.split(",") if code) for cell in (obligors, beneficiaries, by)]
    return Commitment(
        key, found[treaty], kind, article, states[0], states[1], states[2], regions.get(area), strength, *texts
    )


def _dates(treaty: Treaty) -> list[str]:
    spans = [(treaty.signed, treaty.start), (treaty.end, "")]
    spans += [(party.start, party.end) for party in treaty.parties] + [(s.start, s.end) for s in treaty.suspended]
    return [date for span in spans for date in span if date]


def _ordered(key: str, start: str, end: str) -> None:
    if start and end and first(start) >= last(end):
        raise LexiconError("treaties.tsv", 0, f"{key}: {end} is not after {start}")


def _known(name: str, codes: set[str]) -> None:
    for code in sorted(codes - set(table("states"))):
        raise LexiconError(name, 0, f"{code} stands in no row of states.tsv")
