"""Event records: who did what to whom, in PLOVER's categories. One act told several times is one event with its mentions."""

from __future__ import annotations

import re

from keii.actors.cast import Cast
from keii.actors.classes import is_sufferer
from keii.extract.event.goals import SUFFERED
from keii.extract.event.participants import Roles, is_mutual
from keii.extract.event.teller import Act, Teller
from keii.extract.event.triggers import Trigger, triggers
from keii.grammar.certainty import ORDER
from keii.grammar.reading import Reading
from keii.lexicon.predicates import plover
from keii.records import Event, EventMention, Participant, Plover, Statement, Time

# How many acts back the same act is looked for, which keeps the cost linear.
_REACH = 60
# How many acts of headlines wait to be told in full.
_SHORT = 8


def events(reading: Reading, cast: Cast, times: list[Time], said: list[Statement]) -> list[Event]:
    """The events of a report in the order they are first told, ids e1, e2, …"""
    teller = Teller(reading, cast, times, said)
    groups: list[list[Act]] = []
    alike: dict[tuple[str, bool, frozenset[str]], list[int]] = {}  # the groups of a category between the same parties
    short: list[int] = []  # the groups only headlines have told so far
    for trigger in triggers(reading):
        act = teller.act(trigger)
        if act is None:
            continue
        sides = _sides(cast, act)
        rows = alike.setdefault((trigger.entry.category, act.negated, sides), [])
        found = next((n for n in reversed(rows) if n >= len(groups) - _REACH and _same(cast, groups[n][0], act)), -1)
        heading = reading.lines[reading.sentences[trigger.sentence].line].kind in ("heading", "title")
        if found < 0 and not heading:
            found = next((n for n in short if _is_short(cast, groups[n][0], act, sides)), -1)
            rows.extend([found] if found >= 0 else [])
        short = [n for n in short if n != found]
        if found >= 0:
            if trigger.nominal and act.certainty == "asserted" and _in_passing(reading, trigger):
                act.certainty = _best(groups[found]).certainty
            groups[found].append(act)
        else:
            rows.append(len(groups))
            short = [*short[-_SHORT:], len(groups)] if heading else short
            groups.append([act])
    return [_record(n, cast, times, group) for n, group in enumerate(groups, 1)]


def _in_passing(reading: Reading, trigger: Trigger) -> bool:
    """18日の視察についての一文: a mention that says nothing of whether the act took place."""
    return reading.phrases[trigger.sentence][trigger.phrase].particle in (
        "の",
        "につく",
        "をめぐる",
        "を巡る",
        "に関する",
    )


def _best(group: list[Act]) -> Act:
    """The surest telling of an act."""
    return min(group, key=lambda a: ORDER.index(a.certainty))


def _sides(cast: Cast, act: Act) -> frozenset[str]:
    """The parties an act is between, a person standing for the state."""
    return frozenset(cast.actors[a].country or f"#{a}" for a in (*act.roles.agents, *act.roles.targets))


def _same(cast: Cast, one: Act, two: Act) -> bool:
    """Is one act of a category between the same parties another told again: like words, the same day or no day given?"""
    if "hypothetical" in (one.certainty, two.certainty) and one.certainty != two.certainty:
        return False  # what treaties provide for is not what happened
    if one.value and two.value and one.value[:10] != two.value[:10]:
        return False
    if not _alike(one.trigger, two.trigger):
        return False
    mutual = is_mutual(one.trigger) and one.trigger.entry.mode != "visit"
    return mutual or {cast.actors[a].country or a for a in one.roles.agents} == {
        cast.actors[a].country or a for a in two.roles.agents
    }


def _is_short(cast: Cast, headline: Act, act: Act, sides: frozenset[str]) -> bool:
    """フーシ派、先行解放で合意: does a headline leave out some of those of the act told below?"""
    return (
        headline.trigger.entry.category == act.trigger.entry.category
        and headline.negated == act.negated
        and _sides(cast, headline) < sides
        and _same(cast, headline, act)
    )


def _alike(one: Trigger, two: Trigger) -> bool:
    """会談 and 首脳会談, 訪問 and 訪朝, 制裁 and 制裁を科す: may these words mean one act?"""
    a, b = (_act_noun(t.entry.lemma) for t in (one, two))
    return a[-2:] == b[-2:] or a[:2] == b[:2] or (a[0] == b[0] == "訪")


def _act_noun(lemma: str) -> str:
    """What an act is called by: 会談 of 会談する, 握手 of 握手を交わす."""
    noun = re.split("[をがにで]", lemma, maxsplit=1)[0]
    return noun if len(noun) > 1 and noun != lemma else lemma.removesuffix("する")


def _together(cast: Cast, group: list[Act]) -> Roles:
    """Everybody any telling of the act gives, in the role first told; inferred only where no telling names them."""
    if len(group) == 1 and not group[0].roles.inferred:
        return group[0].roles
    roles = Roles([], [], set())
    named: set[int] = set()
    for act in sorted(group, key=lambda a: len(a.roles.inferred)):
        for mine, theirs, all_of_them in (
            (roles.agents, roles.targets, act.roles.agents),
            (roles.targets, roles.agents, act.roles.targets),
        ):
            mine.extend(a for a in all_of_them if a not in mine and a not in theirs)
        named |= {*act.roles.agents, *act.roles.targets} - act.roles.inferred
    roles.inferred = {*roles.agents, *roles.targets} - named
    known = {cast.actors[a].country for a in named} - {""}
    for side in (roles.agents, roles.targets):
        side[:] = [a for a in side if a in named or cast.actors[a].country not in known]
        people = {cast.actors[a].country for a in side if a in named and cast.actors[a].kind == "person"} - {""}
        side[:] = [a for a in side if cast.actors[a].kind != "state" or cast.actors[a].country not in people]
    return roles


def _somebody(cast: Cast, actors: list[int], *, doing: bool = False, suffering: bool = False) -> list[int]:
    """Participants that are actors: for a class, a count or unnamed officials of a state's (イランの3社, 米高官) the state, for any other class nobody.

    doing: as agents; suffering: as the victims of what is told of people without a name too, who stand beside their state.
    """
    out: list[int] = []
    for a in actors:
        member = cast.actors[a]
        unnamed = doing and member.kind == "group" and not member.known and cast.names_its_state(a)
        stands = cast.is_nobody(a) or unnamed
        if suffering and stands and a not in out and (member.kind == "group" or is_sufferer(member.name)):
            out.append(a)
        state = cast.state(member.country) if stands else a
        state = a if state < 0 and not cast.is_nobody(a) else state
        if state >= 0 and state not in out:
            out.append(state)
    return out


def _record(n: int, cast: Cast, times: list[Time], group: list[Act]) -> Event:
    best = _best(group)
    first = group[0]
    dated = next((a.time for a in group if a.time >= 0), -1)
    if dated < 0:
        dated = next((a.carried for a in group if a.carried >= 0), -1)
    entry = first.trigger.entry
    category, quad, score = plover(entry.category, entry.mode, best.certainty)
    roles = _together(cast, group)
    crowd = entry.category == "PROTEST"  # who takes to the streets is counted, not named
    agents = roles.agents if crowd else _somebody(cast, roles.agents, doing=True)
    targets = [a for a in _somebody(cast, roles.targets, suffering=entry.category in SUFFERED) if a not in agents]
    return Event(
        id=f"e{n}",
        type=entry.category,
        mode=entry.mode,
        trigger=first.trigger.span,
        participants=[Participant(actor=cast.id(a), role="agent", inferred=a in roles.inferred) for a in agents]
        + [Participant(actor=cast.id(a), role="target", inferred=a in roles.inferred) for a in targets],
        time=times[dated].id if dated >= 0 else None,
        place=next((a.place for a in group if a.place), ""),
        certainty=best.certainty,
        negated=best.negated,
        sources=sorted({s for a in group for s in a.sources}),
        mentions=[
            EventMention(
                trigger=a.trigger.span,
                certainty=a.certainty,
                negated=a.negated,
                sources=a.sources,
                time=next((times[t].id for t in (a.time, dated) if t >= 0), None),
            )
            for a in group
        ],
        plover=Plover(category=category, quad=quad, score=score),
    )
