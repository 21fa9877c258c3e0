"""Duties of the second order: whoever comes to the help of the attacked may be attacked for it."""

from __future__ import annotations

from keii.commitments.duties import judge
from keii.commitments.ledger import Ledger
from keii.commitments.model import Chain, Duty, Target


def chains(duties: list[Duty], attackers: tuple[str, ...], ledger: Ledger) -> list[Chain]:
    """For each helper under a treaty, the duties an attack on its home would bring upon those who owe nothing yet.

    Only treaties bind in chains, and only one step is taken: a third order would be guessing. Helpers for whom the same states
    are bound by the same clause are one chain.
    """
    helping = {
        (duty.toward, state)
        for duty in duties
        if duty.clause.kind == "defence" and duty.clause.form == "treaty"
        for state in duty.obligors
    }
    involved = {state for pair in helping for state in pair} | {duty.toward for duty in duties} | set(attackers)
    found: dict[tuple[str, str, tuple[str, ...]], Chain] = {}
    for helped, aider in sorted(helping):
        for bond in ledger.of([aider]):
            if bond.commitment.kind != "defence" or bond.commitment.treaty.form != "treaty":
                continue
            for duty in judge(bond, Target(state=aider, place=aider), attackers, ledger):
                if isinstance(duty, Duty) and (fresh := [s for s in duty.obligors if s not in involved]):
                    key = (helped, duty.clause.id, tuple(fresh))
                    chain = found.get(key) or _chain(helped, duty, fresh)
                    chain.aiders.append(aider)
                    found[key] = chain
    return list(found.values())


def _chain(helped: str, duty: Duty, obligors: list[str]) -> Chain:
    return Chain(
        aiders=[],
        helped=helped,
        clause=duty.clause,
        obligors=obligors,
        against=duty.against,
        caveats=duty.caveats,
    )
