"""Event records: who did what to whom, in PLOVER's categories. One act told several times is one event with its mentions."""

from __future__ import annotations

import re

import msgspec

from keii.actors.cast import Cast
from keii.actors.roster import Member
from keii.extract.event.content import is_declared
from keii.extract.event.goals import SUFFERED
from keii.extract.event.omitted import Omitted
from keii.extract.event.participants import Roles, is_mutual
from keii.extract.event.roles import RoleFinder
from keii.extract.event.sureness import sureness
from keii.extract.event.triggers import Trigger, is_carried, triggers
from keii.extract.event.when import Dates
from keii.grammar.certainty import ORDER
from keii.grammar.reading import Reading
from keii.lexicon.predicates import plover
from keii.records import Event, EventMention, Participant, Plover, Statement, Time

# The certainties of what has not been done.
_TO_COME = frozenset({"expected", "possible", "desired", "hypothetical"})
# How many acts back the same act is looked for, which keeps the cost linear.
_REACH = 60


class _Act(msgspec.Struct, gc=False):
    """An act as told in one place."""

    trigger: Trigger
    roles: Roles
    certainty: str
    negated: bool
    time: int
    carried: int
    value: str
    place: str
    sources: list[str]


def events(reading: Reading, cast: Cast, times: list[Time], said: list[Statement]) -> list[Event]:
    """The events of a report in the order they are first told, ids e1, e2, …"""
    teller = _Teller(reading, cast, times, said)
    groups: list[list[_Act]] = []
    alike: dict[tuple[str, bool, frozenset[str]], list[int]] = {}  # the groups of a category between the same parties
    for trigger in triggers(reading):
        act = teller.act(trigger)
        if act is None:
            continue
        rows = alike.setdefault((trigger.entry.category, act.negated, _sides(cast, act)), [])
        found = next((n for n in reversed(rows) if n >= len(groups) - _REACH and _same(cast, groups[n][0], act)), -1)
        if found >= 0:
            if trigger.nominal and act.certainty == "asserted" and _in_passing(reading, trigger):
                act.certainty = _best(groups[found]).certainty
            groups[found].append(act)
        else:
            rows.append(len(groups))
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


def _best(group: list[_Act]) -> _Act:
    """The surest telling of an act."""
    return min(group, key=lambda a: ORDER.index(a.certainty))


class _Teller:
    """Makes acts of triggers, in text order."""

    def __init__(self, reading: Reading, cast: Cast, times: list[Time], said: list[Statement]) -> None:
        self.reading, self.cast, self.times = reading, cast, times
        self.finder = RoleFinder(reading, cast)
        self.omitted = Omitted(reading, cast, self.finder, said)
        self.dates = Dates(reading)
        self.said = [s for s in said if s.mode == "indirect"]
        self.told = 0
        self.cues: dict[int, list[Statement]] = {}
        for statement in said:
            if statement.cue is not None:
                self.cues.setdefault(reading.sentence_at(statement.cue.span[0]), []).append(statement)

    def act(self, trigger: Trigger) -> _Act | None:
        """The act a trigger tells, or None when it tells none (too common a word with nobody taking part)."""
        said = self._inside(trigger.span)
        roles = self.finder.roles(trigger, said.span if said is not None else None)
        self._speaker(trigger, said, roles)
        named = {*roles.agents, *roles.targets}
        if roles.agents or self.omitted.headed(trigger, roles):
            self.omitted.settle(trigger, roles)
            named = {*roles.agents, *roles.targets}
        else:
            self.omitted.fill(trigger, roles)
        two = bool(roles.agents and roles.targets) or (len(roles.agents) > 1 and is_mutual(trigger))
        if trigger.entry.object == "weak" and (not two or self._is_seen(trigger)):
            return None
        self.omitted.complete(trigger, roles)
        if not self._anybody(trigger, roles):
            return None
        level, negated = sureness(self.reading, trigger, said)
        if level in _TO_COME:
            self._by_states(trigger, roles, named)
        roles.inferred = {*roles.agents, *roles.targets} - named
        here = (
            said is not None and said.cue is not None and self.reading.sentence_at(said.cue.span[0]) == trigger.sentence
        )
        inside = said.span if said is not None and here else None
        time = self.dates.own(trigger, inside)
        carried = self.dates.carried(trigger, inside, level) if time < 0 else -1
        self.omitted.past.remember(trigger, roles, named, hypothetical=level == "hypothetical")
        sources = list(said.speaker) if said is not None else []
        value = self.times[time].value if time >= 0 else ""
        return _Act(trigger, roles, level, negated, time, carried, value, self._place(trigger), sources)

    def _by_states(self, trigger: Trigger, roles: Roles, named: set[int]) -> None:
        """双方は年内の署名を目指す: what is still to be done by those the sentence does not name, their states will do."""
        start = self.reading.sentences[trigger.sentence].start
        pair = set(self.finder.parties.pairs_in(start, trigger.span[1]))
        agents: list[int] = []
        for agent in roles.agents:
            acting = self.finder.parties.states([agent])[0] if agent in pair or agent not in named else agent
            if acting != agent and agent in named:
                named.remove(agent)
                named.add(acting)
            if acting not in agents:
                agents.append(acting)
        roles.agents = agents
        roles.targets = [t for t in roles.targets if t not in agents]

    def _is_seen(self, trigger: Trigger) -> bool:
        """様子が確認できる, 安否が確認された: what can be or was made out by nobody in particular."""
        predicate = self.reading.phrases[trigger.sentence][trigger.phrase]
        return predicate.passive or "でき" in self.reading.text[predicate.start : predicate.end]

    def _anybody(self, trigger: Trigger, roles: Roles) -> bool:
        """Does somebody the reader can name take part? 若者は仕事を求める is no request. Who protests often goes unnamed."""
        members = [self.cast.actors[a] for a in (*roles.agents, *roles.targets)]
        category = trigger.entry.category
        if not members and category != "PROTEST":
            return False
        if category == "PROTEST":
            return bool(members) or (self._placed(trigger) and is_carried(self.reading, trigger))
        return category in SUFFERED or any(self._is_known(m) for m in members)

    def _is_known(self, member: Member) -> bool:
        """Somebody in particular: イラン首脳 and 外相 are, 若者 and 市民 are not."""
        if member.kind == "group":
            return member.known or self.cast.gaz.state_names.get(member.country, "-") in member.name
        return member.kind != "office" or bool(member.country) or member.roles[0][0] in self.cast.gaz.titles

    def _placed(self, trigger: Trigger) -> bool:
        """Does the sentence say in which state or capital?"""
        sentence = self.reading.sentences[trigger.sentence]
        return trigger.nominal and any(m.kind == "state" for m in self.cast.between(sentence.start, sentence.end))

    def _inside(self, span: tuple[int, int]) -> Statement | None:
        """The reported clause that holds the trigger."""
        while self.told < len(self.said) and self.said[self.told].span[1] <= span[0]:
            self.told += 1
        for statement in self.said[self.told : self.told + 4]:
            if statement.span[0] <= span[0] and span[1] <= statement.span[1]:
                return statement
        return None

    def _speaker(self, trigger: Trigger, said: Statement | None, roles: Roles) -> None:
        """The act of saying is the speaker's (批判した, 求めた), and so is the position declared (反対する考えを示した)."""
        if said is not None and not roles.agents and is_declared(self.reading, trigger):
            roles.agents = [a for a in (int(s[1:]) - 1 for s in said.speaker) if a not in roles.targets]
        for statement in self.cues.get(trigger.sentence, ()):
            cue = statement.cue
            if cue is not None and cue.span[0] <= trigger.span[0] < cue.span[1] and statement.speaker:
                speakers = [int(a[1:]) - 1 for a in statement.speaker]
                roles.agents = roles.agents if set(speakers) <= set(roles.agents) else speakers
                roles.targets = [t for t in roles.targets if t not in roles.agents]
                return

    def _place(self, trigger: Trigger) -> str:
        """The で-phrase of the clause, or the place of arrival."""
        if trigger.clause is None:
            return ""
        phrases = self.reading.phrases[trigger.sentence]
        for argument in trigger.clause.arguments:
            phrase = phrases[argument.phrase]
            if argument.particle == "で" or (argument.particle in ("に", "へ") and trigger.entry.mode == "visit"):
                words = self.reading.text[phrase.start : phrase.head_end]
                if words.endswith(_PLACES) or any(
                    m.kind in ("capital", "state") for m in self.cast.between(phrase.start, phrase.head_end)
                ):
                    return words
        return ""


_PLACES = tuple(
    "市 宮殿 広場 空港 公館 迎賓館 大統領府 官邸 本部 ホテル 都内 会場 施設 基地 島 港 州 県 郊外 国境 議会 首都".split()
)


def _sides(cast: Cast, act: _Act) -> frozenset[str]:
    """The parties an act is between, a person standing for the state."""
    return frozenset(cast.actors[a].country or f"#{a}" for a in (*act.roles.agents, *act.roles.targets))


def _same(cast: Cast, one: _Act, two: _Act) -> bool:
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


def _alike(one: Trigger, two: Trigger) -> bool:
    """会談 and 首脳会談, 訪問 and 訪朝, 制裁 and 制裁を科す: may these words mean one act?"""
    a, b = (_act_noun(t.entry.lemma) for t in (one, two))
    return a[-2:] == b[-2:] or a[:2] == b[:2] or (a[0] == b[0] == "訪")


def _act_noun(lemma: str) -> str:
    """What an act is called by: 会談 of 会談する, 握手 of 握手を交わす."""
    noun = re.split("[をがにで]", lemma, maxsplit=1)[0]
    return noun if len(noun) > 1 and noun != lemma else lemma.removesuffix("する")


def _together(cast: Cast, group: list[_Act]) -> Roles:
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
        if suffering and stands and a not in out and member.kind == "group":
            out.append(a)
        state = cast.state(member.country) if stands else a
        state = a if state < 0 and not cast.is_nobody(a) else state
        if state >= 0 and state not in out:
            out.append(state)
    return out


def _record(n: int, cast: Cast, times: list[Time], group: list[_Act]) -> Event:
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
