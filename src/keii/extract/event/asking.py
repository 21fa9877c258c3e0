"""What somebody is asked to do: 撤収するよう求めた, 両国に対話を再開するよう促した. Who is asked does it; who asks does not."""

from __future__ import annotations

from keii.extract.event.participants import TO, Roles, is_mutual
from keii.extract.event.parties import Parties
from keii.extract.event.triggers import Trigger, is_carried
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.lexicon.predicates import carriers

# Meetings the one who asks for them takes part in.
_WITH_US = ("三者", "3者", "３者", "三か国", "三カ国", "3か国", "3カ国", "３カ国")


def asking(parties: Parties, trigger: Trigger) -> Clause | None:
    """The clause of the asking that the trigger's own clause is the content of (…するよう|求めた), if any."""
    clause = trigger.clause
    if clause is None or clause.modifies < 0 or (trigger.nominal and not is_carried(parties.reading, trigger)):
        return None  # 会談の中身を開示するよう求めた does not ask for talks
    text, phrases = parties.reading.text, parties.reading.phrases[trigger.sentence]
    head = phrases[clause.modifies]
    if not text[head.start : head.head_end].endswith("よう"):
        return None
    outer = next((c for c in parties.reading.clauses(trigger.sentence) if c.predicate > clause.modifies), None)
    carrier = carriers().get(phrases[outer.predicate].lemma) if outer is not None else None
    return outer if carrier is not None and carrier.subject == "asker" else None


def hand_on(parties: Parties, trigger: Trigger, roles: Roles) -> None:
    """Make those who are asked the agents of what they are asked to do; who asks is one only of what the two do together."""
    outer = asking(parties, trigger)
    if outer is None or trigger.clause is None:
        return
    phrases = parties.reading.phrases[trigger.sentence]
    asked = _goals(parties, trigger.clause, phrases) or _goals(parties, outer, phrases)
    if not asked:
        return
    if not is_mutual(trigger):
        roles.agents = asked
        roles.targets = [t for t in roles.targets if t not in asked]
        return
    text = parties.reading.text[max(trigger.span[0] - 4, 0) : trigger.span[1]]
    together = len(asked) == 1 or any(word in text for word in _WITH_US)
    partners = [a for a in (*roles.agents, *roles.targets) if a not in asked]
    roles.agents, roles.targets = [*(partners if together else []), *asked], []


def _goals(parties: Parties, clause: Clause, phrases: list[Phrase]) -> list[int]:
    return [
        a
        for argument in clause.arguments
        if argument.particle in TO
        for a in parties.named(phrases, argument.phrase).actors
    ]
