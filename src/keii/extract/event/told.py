"""A reported clause with a subject of its own, whose topic outside of it is that of the telling."""

from __future__ import annotations

from keii.extract.event.participants import SUBJECT
from keii.extract.event.parties import Parties
from keii.extract.event.triggers import Trigger
from keii.grammar.phrases import Phrase

# What media do in a sentence whose acts are others'.
_REPORTS = frozenset("報じる 報ずる 伝える 報道する 放送する 速報する 配信する 掲載する".split())


class Told:
    """The reported clause a trigger stands in. said: its span, None when there is none or it names no subject."""

    def __init__(self, parties: Parties, sentence: int, said: tuple[int, int] | None) -> None:
        self.parties, self.reading = parties, parties.reading
        phrases = self.reading.phrases[sentence]
        reports = any(p.lemma in _REPORTS for p in phrases)
        self.begin = phrases[-1].start if reports and phrases else said[0] if said is not None else -1
        self.said = said if said is not None and self._has_subject(sentence, said) else None

    def _has_subject(self, sentence: int, said: tuple[int, int]) -> bool:
        """外相が訪れて…と発表した: does somebody act in it?"""
        phrases = self.reading.phrases[sentence]
        return any(
            a.particle in SUBJECT
            and said[0] <= phrases[a.phrase].start < said[1]
            and self.parties.doer(phrases, a.phrase)
            for c in self.reading.clauses(sentence)
            if c.modifies < 0 and phrases[c.predicate].link != "cond"
            for a in c.arguments
        )

    def outside(self, phrase: Phrase, actors: list[int]) -> bool:
        """Is this topic that of the telling, not of what is told? 報道官は、外相が訪れて首相と会うと発表した; media only tell."""
        if phrase.start < self.begin and actors and all(self.parties.cast.is_media(a) for a in actors):
            return True
        return self.said is not None and phrase.start < self.said[0]

    def subject_before(self, trigger: Trigger, phrases: list[Phrase]) -> list[int]:
        """The が-subject of an earlier clause of the same reported words."""
        for clause in reversed(self.reading.clauses(trigger.sentence)):
            if clause.predicate >= trigger.phrase or clause.modifies >= 0 or phrases[clause.predicate].link == "cond":
                continue
            for argument in clause.arguments:
                if (
                    argument.particle in SUBJECT
                    and self.said is not None
                    and phrases[argument.phrase].start >= self.said[0]
                ):
                    return self.parties.doer(phrases, argument.phrase)
        return []
