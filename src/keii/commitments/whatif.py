"""The question a security desk asks: if these are attacked, by those, on that day, who must do what?"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from keii.commitments.chains import chains
from keii.commitments.contradictions import contradictions
from keii.commitments.duties import judge
from keii.commitments.ledger import Ledger
from keii.commitments.model import Answer, Bond, Duty, Target, Untriggered
from keii.commitments.reported import Told, reported
from keii.lexicon.treaties import treaties


def whatif(
    attacked: Iterable[str],
    attackers: Iterable[str] = (),
    *,
    on: str = "",
    place: str = "",
    agreements: Iterable[Told] = (),
) -> Answer:
    """Who is bound to do what.

    attacked, attackers: codes of states.tsv, or of places.tsv for an attack on a territory; no attackers: whoever is outside.
    on: an ISO date, month or year; the last date the tables tell of when not given. place: where the attack takes place, when
    that is not the attacked state's home. agreements: agreements with the dossiers that report them; they are told apart
    from the tables' treaties, and bind only from a stage of being in force that the report states or attributes.
    """
    base = treaties()
    by = tuple(sorted({_state(code) for code in attackers}))
    targets = [Target(state=_state(code), place=place or code) for code in dict.fromkeys(attacked)]
    day = on or base.until
    known = [Bond(commitment=c, origin="base", certainty="asserted", barred="", evidence=()) for c in base.commitments]
    ledger = Ledger([*known, *reported(agreements)], day)
    duties: list[Duty] = []
    breaches: list[Duty] = []
    untriggered: list[Untriggered] = []
    for target in targets:
        for bond in ledger.of([target.state, *by]):
            for found in judge(bond, target, by, ledger):
                if isinstance(found, Untriggered):
                    if _worth_telling(found, ledger, bond):
                        untriggered.append(found)
                elif found.clause.kind == "nonaggression":
                    breaches.append(found)
                else:
                    duties.append(_with_attacked(found, {t.state for t in targets}))
    untriggered += _only_consulting(duties, untriggered)
    return Answer(
        attacked=targets,
        attackers=list(by),
        on=day,
        known_until=base.until,
        duties=duties,
        breaches=breaches,
        untriggered=untriggered,
        chains=chains(duties, by, ledger),
        contradictions=contradictions(duties, by, ledger),
    )


def _state(code: str) -> str:
    """The state that a place's code stands for."""
    found = treaties().places.get(code)
    return found.state if found else code


def _worth_telling(found: Untriggered, ledger: Ledger, bond: Bond) -> bool:
    """What promises no defence to the attacked, and what the attackers have no part in, is beside the point."""
    if found.reason == "party not attacked":
        return found.clause.kind == "defence" and ledger.in_force(bond) == "within"
    if found.reason == "not its beneficiary":
        return found.clause.kind == "defence"
    return found.reason != "attacker not bound"


def _with_attacked(duty: Duty, attacked: set[str]) -> Duty:
    """The duty with those of its obligors who are under attack themselves."""
    return msgspec.structs.replace(duty, attacked=[s for s in duty.obligors if s in attacked])


def _only_consulting(duties: list[Duty], untriggered: list[Untriggered]) -> list[Untriggered]:
    """For each treaty under which there is consultation and that binds nobody to defend: that this is all."""
    defending = {c.treaty.names[0] for c in treaties().commitments if c.kind == "defence"}
    clauses = [d.clause for d in duties] + [u.clause for u in untriggered]
    defending |= {clause.treaty for clause in clauses if clause.kind == "defence"}
    return [
        Untriggered(clause=d.clause, toward=d.toward, reason="consultation only")
        for d in duties
        if d.clause.kind == "consultation" and d.clause.treaty not in defending
    ]
