"""Protests: the crowd that an earlier clause names, and the state at whose embassy it stands."""

from __future__ import annotations

import msgspec

from keii.actors.cast import Cast
from keii.extract.event.goals import Goals
from keii.extract.event.participants import SUBJECT, Roles
from keii.extract.event.triggers import Trigger
from keii.grammar.reading import Reading

# What states do by a note, and people in the street.
_RAISED = frozenset({"抗議する", "反発する", "猛抗議する", "反対の声を上げる"})
_MISSIONS = ("大使館", "総領事館", "領事館", "公使館")


class Streets:
    """Completes protests; one for a text."""

    def __init__(self, reading: Reading, cast: Cast, goals: Goals) -> None:
        self.reading, self.cast, self.goals = reading, cast, goals

    def raised(self, trigger: Trigger) -> Trigger:
        """学生ら約500人が大使館前で旗を振り、制裁に抗議した: of a crowd the same words tell a demonstration."""
        if trigger.entry.category != "ACCUSE" or trigger.entry.lemma not in _RAISED or trigger.nominal:
            return trigger
        phrases = self.reading.phrases[trigger.sentence]
        for clause in reversed(self.reading.clauses(trigger.sentence)):
            if clause.predicate > trigger.phrase or clause.modifies >= 0:
                continue
            subjects = [a.phrase for a in clause.arguments if a.particle in SUBJECT or a.particle == "は"]
            if subjects:
                if not self.goals.is_crowd(phrases[subjects[-1]]):
                    return trigger
                entry = msgspec.structs.replace(trigger.entry, category="PROTEST", mode="demo")
                return msgspec.structs.replace(trigger, entry=entry)
        return trigger

    def complete(self, trigger: Trigger, roles: Roles) -> None:
        """Enter who protests, when an earlier clause of the sentence says so, and against which state, when that shows."""
        phrases = self.reading.phrases[trigger.sentence]
        if not roles.agents:
            for clause in reversed(self.reading.clauses(trigger.sentence)):
                if clause.predicate >= trigger.phrase or clause.modifies >= 0:
                    continue
                for argument in clause.arguments:
                    if (
                        argument.particle in SUBJECT or argument.particle == "は"
                    ):  # 数千人が大使館前に集まり、抗議デモを行った
                        roles.agents = self.goals.crowd(trigger, phrases, argument.phrase)
                if roles.agents:
                    break
        if not roles.targets:
            sentence = self.reading.sentences[trigger.sentence]
            for named in self.cast.between(sentence.start, sentence.end):
                if self.reading.text[named.start : named.end].endswith(_MISSIONS):
                    roles.targets = [a for a in self.goals.parties.states(named.actors) if self.cast.actors[a].country]
                    return
