"""States bound both ways: to help one side, and to the other by another clause."""

from __future__ import annotations

from keii.commitments.ledger import Ledger, ever_bound
from keii.commitments.model import Bond, Contradiction, Duty, clause_of


def contradictions(duties: list[Duty], attackers: tuple[str, ...], ledger: Ledger) -> list[Contradiction]:
    """For every duty to defend, what its obligors owe the attackers named, or owe everybody as permanent neutrals."""
    found: list[Contradiction] = []
    defended = {(state, duty.toward) for duty in duties if duty.clause.kind == "defence" for state in duty.obligors}
    for duty in duties:
        if duty.clause.kind != "defence":
            continue
        for attacker in attackers:
            if attacker == duty.toward:
                continue
            for bond in ledger.of([attacker]):
                states = [s for s in duty.obligors if s != attacker and ledger.binds(bond, s, attacker)]
                if states and (kind := _kind(bond, attacker, states, defended)):
                    found.append(_told(kind, states, duty, attacker, bond))
        for bond in ledger.neutrals:
            states = [s for s in duty.obligors if s in ever_bound(bond) and ledger.standing(bond, s) == "within"]
            if states:
                found.append(_told("permanent neutrality", states, duty, "", bond))
    return found


def _kind(bond: Bond, attacker: str, states: list[str], defended: set[tuple[str, str]]) -> str:
    """How a bond with the attacker stands against helping its victim; "" when it does not.

    Neutrality on a condition (one side is attacked) says nothing where that side attacks; that of the attacker's allies does.
    """
    kind = bond.commitment.kind
    if kind == "defence":
        return "both sides" if any((state, attacker) in defended for state in states) else "ally of the attacker"
    if kind == "nonaggression" or (kind == "neutrality" and not bond.commitment.condition):
        return kind
    return ""


def _told(kind: str, states: list[str], duty: Duty, attacker: str, bond: Bond) -> Contradiction:
    return Contradiction(
        kind=kind, states=states, toward=duty.toward, against=attacker, clause=duty.clause, other=clause_of(bond)
    )
