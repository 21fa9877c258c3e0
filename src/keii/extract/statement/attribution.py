"""Who said it: a sieve of named rules, tried in order; the first that answers settles the speaker and says why.

    name line        外務省幹部:「…」              the name before the colon or on the line above
    named beside     市長「…」                    the name right before the marks
    words of         関係者の話として「…」と伝えた    whose words they are
    subject          外相は…「…」と述べた           the subject of the cue
    words answered   外相の「…」との批判に         whose words the subject answers
    noun modified    「…」と述べた外相は            the noun the cue modifies
    subject not known  商店街連は「…」と反発した   nobody, rather than the speaker before
    same subject     …と述べ、…と強調した           the speaker of the cue before, in the same sentence
    told before      外相は次のように述べた。「…」   who was given the floor
    told after       「…」。外相はこう述べた        the subject of the next sentence
    source           関係者によると…という          who によると names
    document         声明は…と明記                who issued the document
    answer           ――問い 「…」                who is interviewed
    topic carried    また「…」と述べた             whom the text goes on about
    heading          the section's heading names one who speaks
An unsure speaker stays empty.
"""

from __future__ import annotations

from keii.actors.cast import Cast
from keii.extract.statement.beside import heading, in_parentheses, name_line, named_beside
from keii.extract.statement.carried import answer, told_after, topic_carried
from keii.extract.statement.case import Case, Rule
from keii.extract.statement.floor import told_before
from keii.extract.statement.governed import agent, answered, noun_of_cue, noun_of_quotation, same_subject, subject
from keii.extract.statement.memory import Memory
from keii.extract.statement.model import UNKNOWN, Found, Who
from keii.extract.statement.relay import with_relay
from keii.extract.statement.sourced import announcement, document, source, words_of
from keii.extract.statement.stranger import stranger
from keii.grammar.reading import Reading

# Tried in this order; the first that answers settles it. Each rule tells its example and a near miss.
RULES: tuple[Rule, ...] = (
    name_line,
    named_beside,
    in_parentheses,
    announcement,
    agent,
    answered,
    noun_of_quotation,
    words_of,
    subject,
    noun_of_cue,
    stranger,
    same_subject,
    told_before,
    told_after,
    source,
    document,
    answer,
    topic_carried,
    heading,
)


class Sieve:
    """Attributes the statements of one report, in text order."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.memory = Memory(reading, cast)

    def ask(self, found: Found, low: int, before: Who | None) -> Who:
        """Who said this. low: the first phrase behind the previous cue; before: the speaker of that cue, same sentence."""
        memory, at = self.memory, found.sentence
        memory.advance(at)
        memory.take_turn(at)
        phrases = self.reading.phrases[at]
        memory.subjects[at].about = memory.topic.actors if memory.topic is not None else []
        memory.subjects[at].spoke = memory.speaker.actors if memory.speaker is not None else []
        case = Case(memory, self.reading, memory.text, self.cast, found, phrases, memory.subjects[at], low, before)
        for rule in RULES:
            who = rule(case)
            if who is not None:
                return with_relay(case, who)
        return with_relay(case, UNKNOWN)
