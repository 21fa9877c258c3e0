"""The ties that one dossier tells of: from its events, agents to targets, and from its stances."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product

from keii.lexicon.predicates import MODE_SCORES, SCORES
from keii.lexicon.tables import table
from keii.records import Actor, Dossier, Event, Participant, Stance
from keii.relations.model import Node, Tie

STATES, PEOPLE = "states", "people"
Identify = Callable[[Actor, Dossier], str]  # who a person is across reports; "" for nobody

_EITHER = ("CONSULT", "AGREE", "COOPERATE")  # what agents without a target do with each other
_BY_WORD = ("SUPPORT", "ASSAULT")  # what they do so when the word says it: 署名する, 交戦する; not 支持する, 攻撃する
_MOST = 12  # parties on each side: who sits in one room with more is not thereby tied to each
# What may follow whom a stance is toward: モロッコは, モロッコの提案; not モロッコへの攻撃, モロッコに対する制裁.
_FOLLOWS = re.compile(r"(?:政府|側)?(?:[はをがも、。]|$|に(?!対する|よる|おける|関する)|の([^のへにをはが、。\s]+))")
_POLARITIES = {"support": SCORES["SUPPORT"], "oppose": MODE_SCORES["ACCUSE", "disapprove"]}


def ties(dossier: Dossier, between: str = STATES, identify: Identify | None = None) -> Iterator[Tie]:
    """All ties of a dossier, of whatever certainty; what is denied, and what has no day, is none.

    between: `states` (people and bodies stand for their country) or `people`. identify: who a person is across reports; without
    it a full name or one the gazetteer knows is the same everywhere, and any other name nobody outside its own report.
    """
    nodes = _nodes(dossier, between, identify or same_name)
    days = {time.id: time.start[:10] for time in dossier.times if time.start}
    published = (dossier.report.published or "")[:10]
    for event in dossier.events:
        day = days.get(event.time or "", published)
        # A day after the report's own is still to come, whatever the report says of it.
        if day and not event.negated and not (published and day > published):
            yield from _of_event(event, day, nodes, dossier)
    told = [event.trigger for event in dossier.events]
    for stance in dossier.stances:
        start, end = stance.evidence
        # 非難した is an event and a stance: it counts once.
        if published and not any(start <= a < end for a, _ in told):
            yield from _of_stance(stance, published, nodes, dossier)


def same_name(actor: Actor, dossier: Dossier) -> str:
    """A person's name where it can mean but one, else a name of this report only: a surname is shared by many."""
    full = bool(actor.aka) or "・" in actor.name or " " in actor.name
    return actor.name if full else f"{actor.name}@{dossier.report.id}"


def _nodes(dossier: Dossier, between: str, identify: Identify) -> dict[str, Node]:
    """Actors by id as the nodes they stand for."""
    if between == STATES:
        names = table("states")
        return {
            a.id: Node(id=a.country, name=names[a.country][1].split("|")[0] if a.country in names else a.country, country=a.country)
            for a in dossier.actors
            if a.country
        }  # fmt: skip
    people = [(a, identify(a, dossier)) for a in dossier.actors if a.type == "person"]
    return {a.id: Node(id=who, name=a.name, country=a.country) for a, who in people if who}


def _of_event(event: Event, day: str, nodes: dict[str, Node], dossier: Dossier) -> Iterator[Tie]:
    """Each agent with each target; without targets, agents with each other in what is done by both."""
    agents, targets = _side(event, "agent", nodes), _side(event, "target", nodes)
    if len(agents) > _MOST or len(targets) > _MOST:
        return
    together = not any(p.role == "target" for p in event.participants) and _mutual(event, len(agents), dossier)
    pairs = combinations(agents, 2) if together else product(agents, targets)
    words = dossier.text(event.trigger)
    for (a, first), (b, second) in pairs:
        if a.id != b.id:
            yield Tie(
                a=a,
                b=b,
                kind="event",
                type=" ".join(x for x in (event.type, event.mode) if x),
                score=event.plover.score,
                day=day,
                certainty=event.certainty,
                inferred=first or second,
                mutual=together or event.type in _EITHER,
                report=dossier.report.id,
                outlet=dossier.report.outlet,
                record=event.id,
                span=event.trigger,
                words=words,
            )


def _side(event: Event, role: str, nodes: dict[str, Node]) -> list[tuple[Node, bool]]:
    """The nodes of one side, each once, and whether they are all inferred."""
    found: dict[str, tuple[Node, bool]] = {}
    for participant in _known(event.participants, nodes):
        if participant.role == role:
            node = nodes[participant.actor]
            named = found.get(node.id, (node, True))[1] and participant.inferred
            found[node.id] = (node, named)
    return list(found.values())


def _known(participants: list[Participant], nodes: dict[str, Node]) -> list[Participant]:
    return [p for p in participants if p.actor in nodes]


def _mutual(event: Event, count: int, dossier: Dossier) -> bool:
    """Whether agents without a target act upon each other; of a fight, only two: who is on whose side is not said of more."""
    if event.type in _EITHER:
        return True
    return event.type in _BY_WORD and dossier.text(event.trigger) in _with() and (event.type != "ASSAULT" or count == 2)


@functools.cache
def _with() -> frozenset[str]:
    """The words by which one acts with another (と): 署名, 交戦 and their verbs' stems."""
    rows = [row for row in table("predicates").values() if row[1] in _BY_WORD and "と" in row[4].split(",")]
    return frozenset(form for row in rows for form in (row[0], row[0].removesuffix("する")))


def _of_stance(stance: Stance, day: str, nodes: dict[str, Node], dossier: Dossier) -> Iterator[Tie]:
    """Support or opposition toward another, or what that other has decided, holds or proposes."""
    score, holder = _POLARITIES.get(stance.polarity), nodes.get(stance.holder)
    if score is None or holder is None or not stance.target:
        return
    target = _meant(stance.target, nodes, dossier)
    if not _toward(stance.target, dossier.text(stance.evidence)):
        return
    if target is not None and target.id != holder.id:
        yield Tie(
            a=holder,
            b=target,
            kind="stance",
            type=stance.polarity,
            score=score,
            day=day,
            certainty=_certainty(stance, dossier),
            inferred=False,
            mutual=False,
            report=dossier.report.id,
            outlet=dossier.report.outlet,
            record=stance.id,
            span=stance.evidence,
            words=dossier.text(stance.evidence),
        )


def _certainty(stance: Stance, dossier: Dossier) -> str:
    """A stance is as sure as the statement that declares it."""
    return next((s.certainty for s in dossier.statements if s.id == stance.statement), "asserted")


def _meant(target: str, nodes: dict[str, Node], dossier: Dossier) -> Node | None:
    """Whom a stance is toward: モロッコ, モロッコの提案; not モロッコへの攻撃, モロッコの攻撃を受けた国, which say nothing of Morocco's doing."""
    owner, _, thing = target.partition("の")
    for actor in dossier.actors:
        if actor.id in nodes and (target in actor.names or (owner in actor.names and thing in table("thoughts"))):
            return nodes[actor.id]
    return None


def _toward(target: str, words: str) -> bool:
    """Whether the words that declare a stance, when they name whom it is toward, speak of that one or what is its own."""
    _, named, after = words.partition(target)
    follows = _FOLLOWS.match(after)
    if "。" in words:
        return False  # of several sentences, it is not said which one takes the position
    return not named or (follows is not None and (not follows[1] or follows[1] in table("thoughts")))


def acts(told: Iterable[Tie]) -> list[list[Tie]]:
    """Ties that tell the same act: of the same category, between the same two, on the same day, one of each report.

    What one report tells as two acts are two; the first of them is the first that another tells.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[tuple[str, ...], list[Tie]] = {}
    for tie in sorted(told, key=lambda t: (t.report, t.span, t.record)):
        pair = sorted((tie.a.id, tie.b.id)) if tie.mutual else [tie.a.id, tie.b.id]
        key = (*pair, tie.kind, tie.type.split(" ")[0], tie.day)
        nth = seen[(*key, tie.report)]
        seen[(*key, tie.report)] += 1
        found.setdefault((*key, str(nth)), []).append(tie)
    return list(found.values())
