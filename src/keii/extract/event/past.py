"""What a report has told of so far, by which a later sentence that leaves out who it was about is understood."""

from __future__ import annotations

from collections import deque

from keii.actors.cast import Cast
from keii.extract.event.participants import MUTUAL, Roles, is_mutual
from keii.extract.event.parties import Parties
from keii.extract.event.triggers import Trigger
from keii.grammar.reading import Reading

# What answers an act, and what it may be an answer to.
ANSWERS = frozenset({"ACCUSE", "THREATEN", "REJECT"})
_ADVERSE = frozenset({"ACCUSE", "SANCTION", "REQUEST", "THREATEN", "REJECT", "COERCE", "ASSAULT"})
# How many acts back an answer may be to.
_MEMORY = 6
# A state counts as one of the two when the third is named less than this share of the second's times.
_APART = 0.7
# How much more a mention in the headline weighs.
_HEADLINE = 3

Kind = tuple[str, str, bool]  # category, mode where it matters, and whether two do it together


class Past:
    """The acts told so far.

    last: the last of each kind; told: the last few, with their sentences; adverse: the last few hostile ones; met: who met last;
    dyad: the two the story is about; known_pair: whether it has told of something the two did together;
    fighting: whether they fight.
    """

    def __init__(self, reading: Reading, cast: Cast, parties: Parties) -> None:
        self.reading, self.cast = reading, cast
        self.states = parties.states  # who is not named is not named in person either
        self.last: dict[Kind, Roles] = {}
        self.told: deque[tuple[int, Roles]] = deque(maxlen=_MEMORY)
        self.adverse: deque[tuple[str, Roles]] = deque(maxlen=_MEMORY)
        self.dyad: list[int] = self._main_sides()
        self.known_pair = False
        self.fighting = False
        self.met: list[int] = []
        self.meetings: deque[Roles] = deque(maxlen=_MEMORY)  # the last of two
        self.met_in = -1
        self.attack = Roles([], [])
        self.attack_in = -1

    def remember(self, trigger: Trigger, roles: Roles, named: set[int], *, hypothetical: bool) -> None:
        """Take in an act that has been told."""
        category = trigger.entry.category
        if category == "ASSAULT":
            self.attack, self.attack_in = roles, trigger.sentence
        if hypothetical:
            return  # 両国の当局が協議する規定: nobody has met
        self.last[self.kind(trigger)] = roles
        self.told.append((trigger.sentence, roles))
        if category == "CONSULT" and is_mutual(trigger):
            self.met, self.met_in = roles.agents, trigger.sentence
            if len(roles.agents) == 2:
                self.meetings.append(roles)
        # what police do at home is nobody else's affair
        across = any(self.cast.actors[t].country and self.sides([t]) - self.sides(roles.agents) for t in roles.targets)
        if category in _ADVERSE and roles.agents and (across or category not in ("COERCE", "ASSAULT")):
            self.adverse.append((category, roles))
        if (
            (
                category in MUTUAL
                or (category in ("SUPPORT", "ASSAULT") and is_mutual(trigger) and len(roles.agents) == 2)
            )
            and trigger.entry.mode != "third-party"
            and len(self.sides(named)) == 2
            and all(self._is_party(a) for a in named)
        ):
            self.fighting = self.fighting or category == "ASSAULT"
            self.dyad = sorted(named)
            self.known_pair = True

    def kind(self, trigger: Trigger) -> Kind:
        """What an act may be told again as: to sign is not to praise, to visit or to mediate not to meet."""
        entry = trigger.entry
        how = entry.mode if entry.mode in ("third-party", "visit") else ""
        return (entry.category, how, is_mutual(trigger) or entry.category == "CONSULT")

    def parties(self, mine: set[str]) -> list[int]:
        """Those a mediator brings together: who met last, or the two of the story."""
        met = self.last.get(("CONSULT", "", True)) or self.last.get(("AGREE", "", True))
        both = [a for a in (met.agents if met is not None else self.dyad) if not self.sides([a]) & mine]
        if len(self.sides(both)) < 2:
            both = [a for a in self.dyad if not self.sides([a]) & mine]
        return self.states(both) if len(self.sides(both)) > 1 else []

    def sides(self, actors: list[int] | set[int]) -> set[str]:
        """The parties actors belong to, a person standing for the state."""
        return {self.cast.actors[a].country or f"#{a}" for a in actors}

    def opponent(self, mine: set[str]) -> list[int]:
        """Who last did something to us, else who last did something adverse at all."""
        for _, roles in reversed(self.adverse):
            if self.sides(roles.targets) & mine and not self.sides(roles.agents) & mine:
                return self.states(roles.agents)
        for category, roles in reversed(self.adverse if mine & self.sides(self.dyad) else ()):
            if category not in ANSWERS and not self.sides(roles.agents) & mine:
                return self.states(roles.agents)
        return []

    def complainer(self, speakers: list[int], agents: list[int]) -> list[int]:
        """モロッコの国防相は、アルジェリア軍が発砲したと主張した: one of the two says it of the other, and so was fired at."""
        both = self.sides(self.dyad)
        ours, theirs = self.sides(speakers), self.sides(agents)
        return (
            self.states(speakers) if len(ours) == len(theirs) == 1 and ours != theirs and ours | theirs == both else []
        )

    def here(self, trigger: Trigger) -> list[int]:
        """外相の訪日は初めてで、外相会談も行われた: the two that the sentence has told of before."""
        for index, roles in reversed(self.told):
            both = [*roles.agents, *roles.targets] if roles.targets else []
            if (
                index == trigger.sentence
                and len(self.sides(both)) == 2
                and all(self.cast.actors[a].country for a in both)
            ):
                return self.states(both)
        return []

    def host(self, mine: set[str]) -> list[int]:
        """韓国の外相との会談が持たれた: who has met one after the other before, when just one has."""
        met = [set(roles.agents) for roles in self.meetings]
        again = [a for a in set().union(*met) if sum(a in one for one in met) > 1] if len(met) > 1 else []
        return again if len(again) == 1 and not self.sides(again) & mine else []

    def at_once(self, trigger: Trigger, mine: Roles) -> list[int]:
        """追加関税を課すと脅した, 大使を呼び出して抗議した: to whom the same one does something else in the same sentence."""
        for index, roles in reversed(self.told):
            if index != trigger.sentence:
                break
            if roles.targets and set(roles.agents) == set(mine.agents):
                return [t for t in roles.targets if not self.sides([t]) & self.sides(mine.agents)]
        return []

    def in_return(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """見返りに弾薬を供与した: to who gave something before."""
        start = self.reading.sentences[trigger.sentence].start
        if not any(word in self.reading.text[start : trigger.span[0]] for word in ("見返り", "引き換え", "対価として")):
            return []
        before = self.last.get(("AID", "", False))
        return [a for a in (before.agents if before is not None else []) if not self.sides([a]) & mine]

    def same_gift(self, trigger: Trigger) -> list[int]:
        """…への無償資金協力として300万ドルを拠出する: to whom the noun beside gives it."""
        before = self.last.get(("AID", "", False))
        if before is None or not self.told or self.told[-1] != (trigger.sentence, before):
            return []
        return before.targets

    def _main_sides(self) -> list[int]:
        """The two states the story is about: those most named, when they stand out from the rest."""
        counts: dict[str, int] = {}
        states: dict[str, int] = {}
        headline = next((line.end for line in self.reading.lines[:4] if line.kind == "title"), 0)
        told = {self.cast.actors[a].country for m in self.cast.between(0, headline) for a in m.actors} - {""}
        headline = headline if len(told) == 2 else 0
        for index, actor in enumerate(self.cast.actors):
            if actor.country and actor.merged < 0:
                weight = len(actor.spans) + _HEADLINE * sum(start < headline for start, _ in actor.spans[:9])
                counts[actor.country] = counts.get(actor.country, 0) + weight
                if actor.kind == "state":
                    states[actor.country] = index
        ranked = sorted((c for c in counts if c in states), key=lambda c: -counts[c])
        if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[2]] > _APART * counts[ranked[1]]):
            return []
        return [states[c] for c in ranked[:2]]

    def _is_party(self, actor: int) -> bool:
        """Can this be one of the two of a story? A forum or a press corps can't."""
        member = self.cast.actors[actor]
        return not member.name.endswith(("会議", "会合", "記者団", "記者"))
