"""Whom a sentence is about when it does not say so itself: the topic carried on, or who stands at the head of a headline."""

from __future__ import annotations

from keii.actors.cast import Cast, Named
from keii.extract.event.participants import is_mutual
from keii.extract.event.parties import Parties
from keii.extract.event.triggers import Trigger
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading

# How many sentences back a topic holds.
REACH = 3
# What is done by words.
_WORDS = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "PROTEST"})
_HEADS = ("heading", "title", "question")


class Topics:
    """Finds topics; one for a text."""

    def __init__(self, reading: Reading, cast: Cast, parties: Parties) -> None:
        self.reading, self.cast, self.parties = reading, cast, parties

    def _may_act(self, trigger: Trigger, actor: int) -> bool:
        """Media only tell; experts and people in the street speak, but deploy no missiles."""
        if self.cast.is_media(actor):
            return False
        return trigger.entry.category in _WORDS or not self.cast.is_onlooker(actor)

    def _is_topic(self, named: Named) -> bool:
        """Aは, Aも, and in the foreign ministry's summaries 大臣から、 as well."""
        if named.particle in ("は", "も"):
            return True
        return (
            named.particle == "から"
            and self.reading.text[named.end : named.end + 3] == "から、"
            and named.kind == "person"
        )

    def topic(self, trigger: Trigger, reach: int = REACH) -> list[int]:
        """The last は or が subject before the trigger, in its sentence or those before."""
        here = self.reading.sentences[trigger.sentence].line
        heads = self.reading.lines[here].kind in _HEADS
        reach = reach if self.reading.topics else 1
        for index in range(trigger.sentence, max(trigger.sentence - reach, -1), -1):
            line = self.reading.sentences[index].line
            if line != here and (heads or self.reading.lines[line].kind in _HEADS):
                break
            sentence, phrases = self.reading.sentences[index], self.reading.phrases[index]
            stop = trigger.span[0] if index == trigger.sentence else sentence.end
            for named in self.cast.between(sentence.start, stop):
                if named.actors and self._is_topic(named) and self._may_act(trigger, named.actors[0]):
                    return self._joined(phrases, named)
            for clause in self.reading.clauses(index):
                main = clause.modifies < 0 and phrases[clause.predicate].link not in ("attr", "cond")
                for argument in clause.arguments if main else ():
                    if argument.particle == "が" and phrases[argument.phrase].end <= stop:
                        actors = self.parties.named(phrases, argument.phrase).actors
                        if actors and self._may_act(trigger, actors[0]):
                            return actors
        return []

    def _joined(self, phrases: list[Phrase], named: Named) -> list[int]:
        """The actors of a topic with those that と and 、 join to it."""
        i = next((i for i, p in enumerate(phrases) if p.start < named.end <= p.end), -1)
        found = self.parties.named(phrases, i).actors if i >= 0 else []
        return found if set(named.actors) <= set(found) else named.actors

    def heading(self, trigger: Trigger) -> list[int]:
        """チリとボリビア、…で合意, プーチン大統領 金総書記 首脳会談: who stands before a comma or a blank of a heading."""
        phrases = self.reading.phrases[trigger.sentence]
        found: list[int] = []
        for i in range(trigger.phrase - 1, -1, -1):
            if phrases[i].kind == "N" and phrases[i].comma and phrases[i].particle in ("", "は", "が"):
                actors = self.parties.named(phrases, i).actors
                found = [*actors, *found]
                if actors and not is_mutual(trigger):
                    break
        return list(dict.fromkeys(found))

    def is_heading(self, trigger: Trigger) -> bool:
        """Does a trigger stand in a headline or a section's heading?"""
        return self.reading.lines[self.reading.sentences[trigger.sentence].line].kind in ("heading", "title")
