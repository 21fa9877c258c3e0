"""Who did it to whom: the participants the sentence gives a trigger."""

from __future__ import annotations

import msgspec

from keii.actors.cast import Cast
from keii.extract.event.asking import hand_on
from keii.extract.event.goals import Goals
from keii.extract.event.noun_roles import NounRoles
from keii.extract.event.participants import MUTUAL, Roles, is_mutual
from keii.extract.event.parties import Parties
from keii.extract.event.streets import Streets
from keii.extract.event.told import Told
from keii.extract.event.triggers import Trigger
from keii.extract.event.verb_roles import VerbRoles
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading

# What is done to the state that an event noun is compounded with (ウクライナ侵攻, イラン制裁); 米制裁 is by the state.
_AGAINST = frozenset({"ASSAULT", "SANCTION"})
# To whom one speaks, and does nothing: 記者団に対し…とけん制した.
_PRESS = ("記者団", "報道陣", "報道機関", "本紙", "本社")
# What tells of goods that they are handed over, and of people that they are freed.
_LET_GO = frozenset({"引き渡す", "渡す", "送り返す", "交換する"})
# What people and bodies do in and to their own state.
_AT_HOME = frozenset({"PROTEST", "COERCE", "ASSAULT"})


class RoleFinder:
    """Finds participants; one for a text."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.parties = Parties(reading, cast)
        self.goals = goals = Goals(reading, cast, self.parties)
        self.streets = Streets(reading, cast, goals)
        self._verbs, self._nouns = VerbRoles(goals), NounRoles(goals)

    def of_people(self, trigger: Trigger) -> Trigger:
        """元軍人2人を引き渡した, 拘束していた5人を交換した: of people these words tell that they are let go."""
        if trigger.entry.lemma not in _LET_GO or trigger.nominal or trigger.clause is None:
            return trigger
        phrases = self.reading.phrases[trigger.sentence]
        for argument in trigger.clause.arguments:
            if argument.particle in ("を", "も", "は", "が") and self.goals.is_people(phrases[argument.phrase]):
                if argument.particle != "を" and not phrases[trigger.clause.predicate].passive:
                    continue
                entry = msgspec.structs.replace(trigger.entry, category="RETREAT", mode="release", partner=("を", "に"))
                return msgspec.structs.replace(trigger, entry=entry)
        return trigger

    def roles(self, trigger: Trigger, said: tuple[int, int] | None = None) -> Roles:
        """The participants the sentence itself gives. said: the reported clause that tells the act, if any."""
        told = Told(self.parties, trigger.sentence, said)
        roles = Roles([], [])
        phrases = self.reading.phrases[trigger.sentence]
        if trigger.nominal:
            self._nouns.find(trigger, phrases, roles, told)
        elif trigger.clause is not None:
            self._verbs.find(trigger, trigger.clause, phrases, roles, told)
        if told.said is not None and not trigger.nominal and (not roles.agents or is_mutual(trigger)):
            roles.agents[:0] = told.subject_before(trigger, phrases)
        hand_on(self.parties, trigger, roles)
        self._inside(trigger, phrases, roles)
        if trigger.entry.category == "PROTEST":
            self.streets.complete(trigger, roles)
        if trigger.entry.category not in MUTUAL:
            ours = {self.cast.actors[a].country for a in roles.agents}
            roles.targets += [s for t in roles.targets for s in self._state_of_group(t, ours)]
        roles.agents = list(dict.fromkeys(roles.agents))
        roles.targets = [t for t in dict.fromkeys(roles.targets) if t not in roles.agents]
        roles.targets = [t for t in roles.targets if not self._is_press(t)]
        if trigger.entry.category not in _AT_HOME:
            roles.targets = [t for t in roles.targets if not self._own_state(t, roles.agents)]
        return roles

    def _is_press(self, actor: int) -> bool:
        name = self.cast.actors[actor].name
        return name.endswith(_PRESS) or name in ("記者", "記者ら", "記者たち")

    def _own_state(self, target: int, agents: list[int]) -> bool:
        """相手をポルトガルに招待した: the state the agents act for is not the other side."""
        state = self.cast.actors[target]
        return (
            state.kind == "state" and bool(state.country) and any(self.cast.is_from(a, state.country) for a in agents)
        )

    def _state_of_group(self, actor: int, ours: set[str]) -> list[int]:
        """The state whose diplomats or companies are the target: ロシアの外交官3人を追放した."""
        member = self.cast.actors[actor]
        if member.kind != "group" or not member.country or member.country in ours:
            return []
        return [i for i in (self.cast.state(member.country),) if i >= 0]

    def _inside(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        """北朝鮮訪問, 訪朝, 対米制裁, 米朝首脳会談: states named in the trigger's own compound."""
        phrase = phrases[trigger.phrase]
        if trigger.entry.mode == "visit":  # 北京入り
            roles.targets += self.cast.state_of_capital(phrase.start, trigger.span[1])
        for named in self.cast.between(phrase.start, max(trigger.span[1], phrase.start + 1)):
            if (
                named.kind not in ("state", "organisation", "person", "capital", "office")
                or named.end > trigger.span[1]
            ):
                continue
            if named.kind == "organisation" and named.end > trigger.span[0]:
                continue  # 東アジア首脳会議 does not meet itself
            before = self.reading.text[named.start - 1 : named.start]
            towards = (
                (before in "対訪来" and before != "")
                or trigger.entry.mode == "visit"
                or (trigger.entry.category in _AGAINST and named.kind == "state" and named.end - named.start > 1)
                or (trigger.entry.partner[:1] in (("に",), ("を",), ("へ",)) and bool(roles.agents))
            )
            side = roles.targets if towards else roles.agents
            side.extend(a for a in named.actors if a not in roles.agents and a not in roles.targets)
