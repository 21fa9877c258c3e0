"""Who is left out of a sentence: those of the act's last telling, the topic, and the other of the two the story is about."""

from __future__ import annotations

from collections import deque

from keii.actors.cast import Cast
from keii.extract.event.roles import MUTUAL, RoleFinder, Roles
from keii.extract.event.triggers import Trigger
from keii.grammar.reading import Reading

# What two sides do together, what one answers to, and what it may be an answer to.
_BETWEEN = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
_ANSWERS = frozenset({"ACCUSE", "THREATEN", "REJECT"})
_ADVERSE = frozenset({"ACCUSE", "SANCTION", "REQUEST", "THREATEN", "REJECT", "COERCE", "ASSAULT"})
# How many adverse acts back an answer may be to.
_MEMORY = 6
# A state counts as one of the two when the third is named less than this share of the second's times.
_APART = 0.7
# How many sentences back a topic holds.
_TOPIC_REACH = 3


class Omitted:
    """Fills in participants; remembers the acts told so far."""

    def __init__(self, reading: Reading, cast: Cast, finder: RoleFinder) -> None:
        self.reading, self.cast, self.finder = reading, cast, finder
        self.last: dict[str, Roles] = {}
        self.adverse: deque[Roles] = deque(maxlen=_MEMORY)
        self.dyad: list[int] = self._main_sides()

    def fill(self, trigger: Trigger, roles: Roles) -> None:
        """The agents nobody names here: of the same kind of act told before, or the last subject."""
        before = self.last.get(trigger.entry.category)
        if before is not None and trigger.entry.category in _BETWEEN:
            known = set(roles.targets)
            if not known or known & {*before.agents, *before.targets}:
                roles.agents = [a for a in before.agents if a not in known]
                roles.targets = roles.targets or list(before.targets)
                return
        if not trigger.nominal:
            roles.agents = [a for a in self._topic(trigger) if a not in roles.targets]

    def complete(self, trigger: Trigger, roles: Roles) -> None:
        """The other side: of what two do together, or of what one answers."""
        category = trigger.entry.category
        if not roles.agents or roles.targets:
            return
        mine = self.sides(roles.agents)
        others = [a for a in self.dyad if not self.sides([a]) & mine]
        mutual = self.finder.is_mutual(trigger)
        if category in _BETWEEN and (mutual or category == "CONSULT"):
            if len(mine) == 1 and others and len(others) < len(self.dyad):
                (roles.agents if mutual else roles.targets).extend(others)
        elif category in _ANSWERS and not trigger.nominal:
            roles.targets.extend(self._opponent(mine) or (others if len(others) < len(self.dyad) else []))
        elif (category == "REQUEST" and not trigger.nominal) or (category == "SUPPORT" and len(others) == len(self.dyad)):
            roles.targets.extend(others)

    def remember(self, trigger: Trigger, roles: Roles, named: set[int]) -> None:
        """Take in an act that has been told."""
        category = trigger.entry.category
        self.last[category] = roles
        if category in _ADVERSE and roles.agents:
            self.adverse.append(roles)
        if category in MUTUAL and len(self.sides(named)) == 2:
            self.dyad = sorted(named)

    def sides(self, actors: list[int] | set[int]) -> set[str]:
        """The parties actors belong to, a person standing for the state."""
        return {self.cast.actors[a].country or f"#{a}" for a in actors}

    def _opponent(self, mine: set[str]) -> list[int]:
        """Who last did something to us."""
        for roles in reversed(self.adverse):
            if self.sides(roles.targets) & mine and not self.sides(roles.agents) & mine:
                return list(roles.agents)
        return []

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
        if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[2]] > _APART * counts[ranked[1]]):
            return []
        return [states[c] for c in ranked[:2]]

    def _topic(self, trigger: Trigger) -> list[int]:
        """The last は or が subject before the trigger, in its sentence or the one before."""
        for index in range(trigger.sentence, max(trigger.sentence - _TOPIC_REACH, -1), -1):
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
