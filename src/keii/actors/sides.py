"""The sides of a report: the state an actor acts for, and the two the story is between."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence

from keii.actors.cast import Cast
from keii.records import Event

# What two do with each other, by which the story's two sides are known.
_BETWEEN = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})


# How often a state must be named before a report is about it.
_ABOUT = 5


class Sides:
    """Who stands for whom in one report."""

    def __init__(self, cast: Cast, events: Sequence[Event] = ()) -> None:
        self.cast = cast
        self.states: dict[str, int] = {}
        for index, actor in enumerate(cast.actors):
            if actor.kind == "state" and actor.country and actor.merged < 0:
                self.states.setdefault(actor.country, index)
        self._events = events

    @functools.cached_property
    def pair(self) -> list[int]:
        """The two sides the story is between, [] when no two stand out."""
        return self._of_events(self._events) or self._most_named()

    def side(self, index: int) -> str:
        """What tells one side from another: the country, for those who act for none the actor itself."""
        actor = self.cast.actors[index]
        return actor.country if actor.country and actor.kind != "group" else f"#{index}"

    def state(self, index: int) -> int:
        """The state an actor acts for, when the text names it; else the actor."""
        actor = self.cast.actors[index]
        state = self.states.get(actor.country, index) if actor.country else index
        if actor.kind == "group" and state != index:
            named = self.cast.actors[state].names
            return state if any(actor.name.startswith(n) for n in named) else index  # イラン首脳, not フーシ派
        return state

    def as_states(self, actors: Sequence[int]) -> list[int]:
        """The sides of these actors, each once."""
        return list(dict.fromkeys(self.state(a) for a in actors))

    def other(self, index: int) -> int:
        """The other one of the story's two sides, -1 when this is neither."""
        mine = self.side(self.state(index))
        rest = [a for a in self.pair if self.side(a) != mine]
        return rest[0] if len(self.pair) == 2 and len(rest) == 1 else -1

    def named_before(self, index: int, end: int) -> bool:
        """Has the report named this side before an offset?"""
        mine = self.side(self.state(index))
        return any(self.side(self.state(a)) == mine for m in self.cast.mentions if m.start < end for a in m.actors)

    def counterpart(self, index: int, stretches: Sequence[tuple[int, int]], topics: bool = False) -> int:
        """The other side nearby: the only other state of the sentence, else of the one before, else of the story; -1 for none.

        stretches: the sentence and the one before it, as spans. topics: its topics count too, and only what stands there does.
        """
        mine = self.side(self.state(index))
        usual = self.other(index)
        if usual < 0 and mine not in self.states:
            return -1  # a prime minister of nobody knows where
        for start, end in stretches:
            sides: dict[str, int] = {}
            inside = self.cast.between(start, end)
            heads = {m.start - 1 for m in inside if m.particle in ("は", "も")}
            for named in inside:
                if not topics and named.particle == "の" and named.end in heads:
                    continue  # 韓国の|情報当局は
                if not topics and named.particle in ("は", "も", "によると", "などは", "では"):
                    continue  # who tells it, or another clause's subject
                for actor in named.actors:
                    state = self.state(actor)
                    if self.side(state) != mine and not self.cast.is_media(actor) and self._stands(actor):
                        sides.setdefault(self.side(state), state)
            if len(sides) == 1:
                return next(iter(sides.values()))
            if len(sides) > 1:
                return usual if usual >= 0 and self.side(usual) in sides else -1
        return -1 if topics else usual

    @functools.cached_property
    def subject(self) -> int:
        """The state the report is about: named five times for every three of any other, with its people and bodies; -1 for none."""
        counts = self._counts().most_common(2)
        if not counts or counts[0][1] < _ABOUT or (len(counts) > 1 and 3 * counts[0][1] < 5 * counts[1][1]):
            return -1
        return self.states[counts[0][0]]

    def _stands(self, index: int) -> bool:
        """A state, its people and offices, a group that acts; no agency or company."""
        actor = self.cast.actors[index]
        return (
            actor.kind == "state"
            or (actor.kind in ("person", "office", "organisation") and actor.country in self.states)
            or (actor.kind == "group" and actor.acts)
        )

    def _of_events(self, events: Sequence[Event]) -> list[int]:
        """The two that most often meet, sign or agree with each other."""
        met: Counter[tuple[int, ...]] = Counter()
        for event in events:
            if event.type not in _BETWEEN or event.negated:
                continue
            if event.type == "SUPPORT" and any(p.role == "target" for p in event.participants):
                continue  # who stands by one of the two is not the other
            who = [self.state(int(p.actor[1:]) - 1) for p in event.participants]
            pair = tuple(sorted(set(who)))
            if any(self.cast.actors[a].kind == "group" and not self.cast.actors[a].acts for a in pair):
                continue
            if len(pair) == 2 and self.side(pair[0]) != self.side(pair[1]):
                met[pair] += len(event.mentions)
        best = met.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return []
        return list(best[0][0])

    def _most_named(self) -> list[int]:
        """The two states most named, when they stand out from the rest."""
        ranked = self._counts().most_common(3)
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] > 0.7 * ranked[1][1]):
            return []
        return [self.states[c] for c, _ in ranked[:2]]

    def _counts(self) -> Counter[str]:
        """How often each named state is, with those who act for it."""
        counts: Counter[str] = Counter()
        for actor in self.cast.actors:
            if actor.country in self.states and actor.merged < 0:
                counts[actor.country] += len(actor.spans)
        return counts
