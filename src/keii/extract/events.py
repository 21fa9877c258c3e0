"""Event records: who did what to whom, in PLOVER's categories. One act told several times is one event with its mentions."""

from __future__ import annotations

import msgspec

from keii.actors.cast import Cast
from keii.extract.event.roles import RoleFinder, Roles
from keii.extract.event.sureness import sureness
from keii.extract.event.triggers import Trigger, triggers
from keii.grammar.certainty import ORDER
from keii.grammar.reading import Reading
from keii.lexicon.predicates import plover
from keii.records import Event, EventMention, Participant, Plover, Statement, Time

# How many acts back the same act is looked for, which keeps the cost linear.
_REACH = 60
# What two sides do together, and what one does towards another.
_BETWEEN = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
_AT_OTHERS = frozenset({"ACCUSE", "THREATEN", "REJECT", "REQUEST"})
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


class _Act(msgspec.Struct, gc=False):
    """An act as told in one place."""

    trigger: Trigger
    roles: Roles
    certainty: str
    negated: bool
    time: str | None
    value: str
    place: str
    sources: list[str]


def events(reading: Reading, cast: Cast, times: list[Time], said: list[Statement]) -> list[Event]:
    """The events of a report in the order they are first told, ids e1, e2, …"""
    finder = RoleFinder(reading, cast)
    teller = _Teller(reading, cast, times, said, finder)
    groups: list[list[_Act]] = []
    for trigger in triggers(reading):
        act = teller.act(trigger)
        if act is None:
            continue
        for group in groups[: -_REACH - 1 : -1]:
            if _same(cast, group[0], act):
                group.append(act)
                break
        else:
            groups.append([act])
    return [_record(n, cast, group) for n, group in enumerate(groups, 1)]


class _Teller:
    """Makes acts of triggers; remembers the topic and the acts told so far."""

    def __init__(
        self, reading: Reading, cast: Cast, times: list[Time], said: list[Statement], finder: RoleFinder
    ) -> None:
        self.reading, self.cast, self.times, self.finder = reading, cast, times, finder
        self.said = [s for s in said if s.mode == "indirect"]
        self.by_cue = {s.cue.span: s for s in said if s.cue is not None}
        self.cues_in: dict[int, list[tuple[tuple[int, int], Statement]]] = {}  # by sentence
        for span, statement in self.by_cue.items():
            self.cues_in.setdefault(reading.sentence_at(span[0]), []).append((span, statement))
        self.told = 0
        self.last: dict[str, _Act] = {}
        self.dyad: list[int] = self._main_sides()

    def act(self, trigger: Trigger) -> _Act | None:
        """The act a trigger tells, or None when it tells none (too common a word with nobody taking part)."""
        roles = self.finder.roles(trigger)
        said = self._inside(trigger.span)
        self._speaker(trigger, roles)
        named = {*roles.agents, *roles.targets}
        if not roles.agents:
            self._carried(trigger, roles)
        if trigger.entry.object == "weak" and not (roles.agents and roles.targets):
            return None
        self._complete(trigger, roles)
        if not roles.agents and not roles.targets:
            return None
        roles.inferred = {*roles.agents, *roles.targets} - named
        level, negated = sureness(self.reading, trigger, said)
        time, value = self._time(trigger)
        act = _Act(
            trigger,
            roles,
            level,
            negated,
            time,
            value,
            self._place(trigger),
            list(said.speaker) if said is not None else [],
        )
        self.last[trigger.entry.category] = act
        if trigger.entry.category in _MUTUAL and len(self._sides(list(named))) == 2:
            self.dyad = sorted(named)
        return act

    def _sides(self, actors: list[int]) -> set[str]:
        return {self.cast.actors[a].country or f"#{a}" for a in actors}

    def _complete(self, trigger: Trigger, roles: Roles) -> None:
        """The other side of what two sides do, and whom an outsider speaks to: the two the story is about."""
        category = trigger.entry.category
        mine = self._sides(roles.agents) | self._sides(roles.targets)
        others = [a for a in self.dyad if not self._sides([a]) & mine]
        if not others or roles.targets:
            return
        if category in _BETWEEN and len(mine) == 1 and len(others) < len(self.dyad):
            (roles.agents if category != "CONSULT" or "と" in trigger.entry.partner else roles.targets).extend(others)
        elif roles.agents and (
            (category in _AT_OTHERS and not trigger.nominal)
            or (category == "SUPPORT" and len(others) == len(self.dyad))
        ):
            roles.targets.extend(others)

    def _main_sides(self) -> list[int]:
        """The two states the story is about: those most named, when they stand out from the rest."""
        counts: dict[str, int] = {}
        states: dict[str, int] = {}
        for index, actor in enumerate(self.cast.actors):
            if actor.country and actor.merged < 0:
                counts[actor.country] = counts.get(actor.country, 0) + len(actor.spans)
                if actor.kind == "state":
                    states[actor.country] = index
        ranked = sorted((c for c in counts if c in states), key=lambda c: -counts[c])
        if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[2]] > 0.7 * counts[ranked[1]]):
            return []
        return [states[c] for c in ranked[:2]]

    def _inside(self, span: tuple[int, int]) -> Statement | None:
        """The reported clause that holds the trigger."""
        while self.told < len(self.said) and self.said[self.told].span[1] <= span[0]:
            self.told += 1
        for statement in self.said[self.told : self.told + 4]:
            if statement.span[0] <= span[0] and span[1] <= statement.span[1]:
                return statement
        return None

    def _speaker(self, trigger: Trigger, roles: Roles) -> None:
        """The act of saying is the speaker's: 批判した, 求めた."""
        for span, statement in self._cues_near(trigger):
            if span[0] <= trigger.span[0] < span[1] and statement.speaker:
                roles.agents = [int(a[1:]) - 1 for a in statement.speaker]
                roles.targets = [t for t in roles.targets if t not in roles.agents]
                return

    def _cues_near(self, trigger: Trigger) -> list[tuple[tuple[int, int], Statement]]:
        phrase = self.reading.phrases[trigger.sentence][trigger.phrase]
        return [(s, self.by_cue[s]) for s in ((phrase.start, phrase.head_end), trigger.span) if s in self.by_cue] or [
            (s, st) for s, st in self.cues_in.get(trigger.sentence, ())
        ]

    def _carried(self, trigger: Trigger, roles: Roles) -> None:
        """Participants left out are those of the same kind of act told before, or the last subject."""
        before = self.last.get(trigger.entry.category)
        if before is not None and trigger.entry.category in ("CONSULT", "SUPPORT", "AGREE", "COOPERATE"):
            known = set(roles.targets)
            if not known or known & {*before.roles.agents, *before.roles.targets}:
                roles.agents = [a for a in before.roles.agents if a not in known]
                roles.targets = roles.targets or list(before.roles.targets)
                return
        if not trigger.nominal:
            topic = self._topic(trigger)
            roles.agents = [a for a in topic if a not in roles.targets]

    def _topic(self, trigger: Trigger) -> list[int]:
        """The last は or が subject before the trigger, in its sentence or the one before."""
        for index in range(trigger.sentence, max(trigger.sentence - 3, -1), -1):
            if self.reading.sentences[index].line != self.reading.sentences[trigger.sentence].line:
                break
            sentence = self.reading.sentences[index]
            stop = trigger.span[0] if index == trigger.sentence else sentence.end
            found = [
                m for m in self.cast.between(sentence.start, stop) if m.particle in ("は", "が", "も") and m.actors
            ]
            topics = [m for m in found if m.particle in ("は", "も")] or found
            if topics:
                return topics[0].actors
        return []

    def _time(self, trigger: Trigger) -> tuple[str | None, str]:
        """The time expression nearest before the trigger in its sentence, else one behind it."""
        sentence = self.reading.sentences[trigger.sentence]
        at = self.reading.time_before(trigger.span[0])
        while at >= 0 and self.times[at].span[0] >= sentence.start:
            time = self.times[at]
            if time.type in ("DATE", "TIME") and self.reading.quote_at(time.span[0]) is None:
                return time.id, time.value
            at -= 1
        return None, ""

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


_PLACES = (
    "市",
    "宮殿",
    "広場",
    "空港",
    "公館",
    "迎賓館",
    "大統領府",
    "官邸",
    "本部",
    "ホテル",
    "都内",
    "会場",
    "施設",
    "基地",
    "島",
    "港",
    "州",
    "県",
    "郊外",
    "国境",
    "議会",
    "首都",
)


def _sides(cast: Cast, act: _Act) -> set[str]:
    """The parties an act is between, a person standing for the state."""
    return {cast.actors[a].country or f"#{a}" for a in (*act.roles.agents, *act.roles.targets)}


def _same(cast: Cast, one: _Act, two: _Act) -> bool:
    """Is this the same act told again: same category, same parties, the same day or no day given?"""
    if one.trigger.entry.category != two.trigger.entry.category or one.negated != two.negated:
        return False
    if one.value and two.value and one.value[:10] != two.value[:10]:
        return False
    stem = (
        one.trigger.entry.lemma[-2:] == two.trigger.entry.lemma[-2:]
        or one.trigger.entry.lemma[:2] == two.trigger.entry.lemma[:2]
    )
    if not stem:
        return False
    if _sides(cast, one) != _sides(cast, two):
        return False
    mutual = one.trigger.entry.category in _MUTUAL
    return mutual or {cast.actors[a].country or a for a in one.roles.agents} == {
        cast.actors[a].country or a for a in two.roles.agents
    }


def _together(group: list[_Act]) -> Roles:
    """Everybody any telling of the act gives, in the role first told; inferred only where no telling names them."""
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
    return roles


def _record(n: int, cast: Cast, group: list[_Act]) -> Event:
    best = min(group, key=lambda a: ORDER.index(a.certainty))
    first = group[0]
    dated = next((a for a in group if a.time), first)
    entry = first.trigger.entry
    category, quad, score = plover(entry.category, entry.mode, best.certainty)
    roles = _together(group)
    return Event(
        id=f"e{n}",
        type=entry.category,
        mode=entry.mode,
        trigger=first.trigger.span,
        participants=[Participant(actor=cast.id(a), role="agent", inferred=a in roles.inferred) for a in roles.agents]
        + [Participant(actor=cast.id(a), role="target", inferred=a in roles.inferred) for a in roles.targets],
        time=dated.time,
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
                time=a.time or dated.time,
            )
            for a in group
        ],
        plover=Plover(category=category, quad=quad, score=score),
    )
