"""One act as it is told in one place: who takes part, how sure it is, when and where."""

from __future__ import annotations

import msgspec

from keii.actors.cast import Cast
from keii.actors.roster import Member
from keii.extract.event.content import is_declared
from keii.extract.event.goals import SUFFERED
from keii.extract.event.omitted import Omitted
from keii.extract.event.participants import Roles, is_mutual
from keii.extract.event.roles import RoleFinder
from keii.extract.event.sureness import sureness
from keii.extract.event.triggers import Trigger, is_carried
from keii.extract.event.when import Dates
from keii.grammar.reading import Reading
from keii.records import Statement, Time

# The certainties of what has not been done.
_TO_COME = frozenset({"expected", "possible", "desired", "hypothetical"})
_PLACES = tuple(
    "市 宮殿 広場 空港 公館 迎賓館 大統領府 官邸 本部 ホテル 都内 会場 施設 基地 島 港 州 県 郊外 国境 議会 首都".split()
)


class Act(msgspec.Struct, gc=False):
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


class Teller:
    """Makes acts of triggers; one for a text, asked in text order."""

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

    def act(self, trigger: Trigger) -> Act | None:
        """The act a trigger tells, or None when it tells none (too common a word with nobody taking part)."""
        trigger = self.finder.of_people(self.finder.streets.raised(trigger))
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
        if trigger.entry.category == "ASSAULT" and roles.agents and not roles.targets and said is not None:
            roles.targets = self.omitted.past.complainer([int(s[1:]) - 1 for s in said.speaker], roles.agents)
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
        return Act(trigger, roles, level, negated, time, carried, value, self._place(trigger), sources)

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
