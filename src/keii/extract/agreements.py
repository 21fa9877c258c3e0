"""What was agreed, between whom, at which stage, and what it binds them to.

    AとBは17日、「戦略的協力条約」に署名した。条約は、一方が攻撃を受けた場合…と定めている。1995年の「友好協力条約」に代わる。
Left alone: an agreement nobody does anything to (国際条約に詳しい), what is only one of a kind (条約違反).
"""

from __future__ import annotations

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.extract.agreement.gatherer import Gatherer
from keii.extract.agreement.model import Bond, Clause, Mention, Told
from keii.grammar.reading import Reading
from keii.records import Agreement, Event, Provision, Stage, Time


def agreements(reading: Reading, cast: Cast, times: list[Time], events: list[Event]) -> list[Agreement]:
    """The agreements of a report in the order they are first named, ids g1, g2, …"""
    gathered = Gatherer(reading, cast, events)
    if not gathered.hits:
        return []
    gathered.read()
    kept = [b for b in gathered.bonds.all if b.mentions and _counts(b)]
    ids = {id(b): f"g{n}" for n, b in enumerate(kept, 1)}
    return [_record(ids, gathered, cast, times, b) for b in kept]


def _counts(bond: Bond) -> bool:
    """Is anything known of it: a stage, or what it binds to? A bare noun needs to be signed; many-sided ones need a deed of a party."""
    if bond.kind.type == "multilateral":
        return bool(bond.parties) and any(t.stage != "in force" for t in bond.stages)
    if bond.generic:
        return any(
            t.stage in ("signed", "in force", "lapsed")
            and (bool(bond.parties) or (t.time >= 0 and t.certainty in ("asserted", "reported")))
            for t in bond.stages
        )
    if bond.kind.type in ("weak", "bare", "named"):
        return bool(bond.stages)
    return bool(bond.stages or bond.clauses)


def _record(ids: dict[int, str], gathered: Gatherer, cast: Cast, times: list[Time], bond: Bond) -> Agreement:
    parties = _complete(gathered.reading, gathered.sides, bond)
    names = dict.fromkeys(m.words for m in bond.mentions if not m.bare or bond.generic)
    names |= dict.fromkeys(m.alias for m in bond.mentions if m.alias)
    actors = [cast.id(a) for a in parties]
    return Agreement(
        id=ids[id(bond)],
        title=bond.title,
        names=list(names),
        kind=bond.kind.kind,
        parties=actors,
        inferred=[cast.id(a) for a in parties if a not in bond.parties],
        stages=[
            Stage(
                stage=t.stage,
                time=times[t.time].id if t.time >= 0 else None,
                certainty=t.certainty,
                evidence=t.evidence,
            )
            for t in _final(gathered.reading, bond)
        ],
        provisions=[
            Provision(
                type=c.type,
                trigger=c.trigger,
                obligation=c.obligation,
                obligor=_obligor(gathered, cast, c, actors),
                evidence=c.span,
                article=c.article,
            )
            for c in bond.clauses
        ],
        replaces=[ids[id(b)] for r in bond.replaces if id(b := gathered.bonds.all[r]) in ids],
        mentions=sorted({(m.start, m.end) for m in bond.mentions}),
    )


def _final(reading: Reading, bond: Bond) -> list[Told]:
    """Its stages; a draft or proposal only concluded from what was expected is no news once it is signed.

    本日署名された文書に従い、… does not say that it is in force: what is signed in the same sentence only promises to be.
    """
    signed = {reading.sentence_at(t.evidence[0]) for t in bond.stages if t.stage == "signed"}
    done = any(
        t.stage in ("signed", "in force", "lapsed") and t.certainty in ("asserted", "reported") for t in bond.stages
    )
    return [
        t
        for t in bond.stages
        if not (done and t.stage in ("drafted", "proposed"))
        and not (t.stage == "in force" and t.time < 0 and reading.sentence_at(t.evidence[0]) in signed)
    ]


def _complete(reading: Reading, sides: Sides, bond: Bond) -> list[int]:
    """The parties; a side nobody names is the other one of the story's two."""
    parties = list(bond.parties)
    known = {sides.side(a) for a in parties}
    if bond.kind.type in ("multilateral", "name") or len(known) > 1:
        return parties
    if not parties:
        told_by = max(m.passage.end for m in bond.mentions)
        return list(sides.pair) if all(sides.named_before(a, told_by) for a in sides.pair) else []
    stretches = [s for m in bond.mentions[:3] for s in _around(reading, m)]
    other = sides.counterpart(parties[0], stretches)
    return [*parties, other] if other >= 0 else parties


def _around(reading: Reading, mention: Mention) -> list[tuple[int, int]]:
    """The sentence that names it, and the one before in the same line."""
    at = mention.passage.sentence
    mine = reading.sentences[at]
    before = reading.sentences[at - 1] if at and reading.sentences[at - 1].line == mine.line else mine
    return [(mine.start, mine.end), (before.start, before.end)]


def _obligor(gathered: Gatherer, cast: Cast, clause: Clause, parties: list[str]) -> list[str]:
    """Who is bound: the subject of the obligation when it is a party, else all of them."""
    start = clause.span[1] - len(clause.obligation)
    for named in cast.between(start, clause.span[1]):
        if named.particle in ("は", "が", "も") and named.actors:
            bound = [cast.id(a) for a in gathered.sides.as_states(named.actors)]
            if set(bound) <= set(parties):
                return bound
    return parties
