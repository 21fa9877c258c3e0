"""One commitment against one attack: does it fall due, for whom, and if not, why not."""

from __future__ import annotations

from collections.abc import Iterator

from keii.commitments.ledger import Ledger, ever_bound
from keii.commitments.model import Bond, Duty, Target, Untriggered, clause_of
from keii.lexicon.partial_dates import first, last
from keii.lexicon.treaties import PARTIES, TERRITORIES, Region, treaties

Finding = Duty | Untriggered

# Reasons that lie in dates, which are then told.
_DATED = frozenset({"not in force", "entry into force unknown", "date not certain", "suspended", "not a party then"})


def judge(bond: Bond, target: Target, attackers: tuple[str, ...], ledger: Ledger) -> Iterator[Finding]:
    """What a commitment makes of an attack on a state that has a part in it, or whose attacker has."""
    reason, states = _barred(bond, target, attackers, ledger)
    if reason:
        yield _not(bond, target, reason, states)
    elif bond.commitment.kind == "nonaggression":
        yield _breach(bond, target, attackers, ledger)
    else:
        yield from _due(bond, target, attackers, ledger)


def _not(bond: Bond, target: Target, reason: str, states: list[str]) -> Untriggered:
    treaty = bond.commitment.treaty
    mine = [p for p in treaty.parties if p.state == target.state]
    since, until = (mine[-1].start, mine[-1].end) if mine else (treaty.start, treaty.end)
    if reason == "suspended":
        since, until = next((s.start, s.end) for s in treaty.suspended if set(states) & set(s.states))
    if reason == "entry into force unknown":
        since = treaty.signed
    dated = reason in _DATED
    return Untriggered(
        clause=clause_of(bond),
        toward=target.state,
        reason=reason,
        states=states,
        since=since if dated else "",
        until=until if dated else "",
    )


def _barred(bond: Bond, target: Target, attackers: tuple[str, ...], ledger: Ledger) -> tuple[str, list[str]]:
    """Why it does not fall due, whoever the obligors are: the first of the reasons that holds, and whom it concerns; ("", []) when none does."""
    c, treaty, state = bond.commitment, bond.commitment.treaty, target.state
    if state not in ever_bound(bond) | set(c.beneficiaries):
        return "party not attacked", sorted(set(attackers) & ever_bound(bond))
    if bond.barred:
        return bond.barred, []
    if not treaty.start and treaty.signed and first(ledger.on) >= last(treaty.signed):
        return "entry into force unknown", []
    stand, whole = ledger.standing(bond, state), ledger.in_force(bond)
    if stand == "unsure":
        return "date not certain", [state]
    if stand != "within":
        return ("not a party then", [state]) if whole == "within" else ("not in force", [])
    if state not in (c.beneficiaries or ever_bound(bond)):
        return "not its beneficiary", [state]
    if c.kind == "none":
        return "no obligation", []
    if held := ledger.suspension(bond, state):
        return ("suspended" if held == "within" else "date not certain"), [state]
    return _by_whom(bond, target, attackers, ledger) or ("", [])


def _by_whom(bond: Bond, target: Target, attackers: tuple[str, ...], ledger: Ledger) -> tuple[str, list[str]] | None:
    """What about attacker and place bars a commitment."""
    c = bond.commitment
    others = set(attackers) - {target.state}
    if c.kind == "nonaggression" and not others:
        return "attacker not named", []
    if others and not _against(bond, others, ledger):
        return ("attacker is a fellow party" if "outside" in c.by else "attacker excluded"), sorted(others)
    if c.region is not None and _covers(c.region, target, ledger.parties(bond)) == "no":
        return "area excluded", [target.place]
    return None


def _against(bond: Bond, others: set[str], ledger: Ledger) -> set[str]:
    """Those of the attackers against whom the commitment holds."""
    by = bond.commitment.by
    if "outside" in by:
        return others - ledger.parties(bond)
    return others if "any" in by else others & set(by)


def _covers(region: Region, target: Target, parties: set[str]) -> str:
    """Whether the place of the attack lies in a region: yes, in part, no."""
    place = target.place
    known = treaties().places.get(place)
    if place in region.within or (PARTIES in region.within and place in parties):
        return "yes"
    if TERRITORIES in region.within and known is not None and known.state in parties:
        return "yes"
    return "in part" if place in region.partly else "no"


def _breach(bond: Bond, target: Target, attackers: tuple[str, ...], ledger: Ledger) -> Finding:
    """The nonaggression that attackers owe the attacked."""
    bound = [a for a in attackers if ledger.binds(bond, a, target.state)]
    if not bound:
        return _not(bond, target, "attacker not bound", sorted(attackers))
    return _duty(bond, target, bound, bound)


def _due(bond: Bond, target: Target, attackers: tuple[str, ...], ledger: Ledger) -> Iterator[Finding]:
    """The duty with those who owe it, and apart from it those whom a suspension or an uncertain date lets off."""
    c = bond.commitment
    others = [s for s in sorted(c.obligors or ever_bound(bond)) if s != target.state and s not in attackers]
    bound = [s for s in others if ledger.binds(bond, s, target.state)]
    held = [s for s in others if _held(bond, s, target.state, ledger) == "within"]
    unsure = [s for s in others if "unsure" in (_held(bond, s, target.state, ledger), ledger.standing(bond, s))]
    if bound:
        named = sorted(_against(bond, set(attackers) - {target.state}, ledger))
        caveats = ["inferred party"] if bond.inferred else []
        if c.region is not None and _covers(c.region, target, ledger.parties(bond)) == "in part":
            caveats.append("area in part")
        if not named and not {"any", "outside"} & set(c.by):
            caveats.append("only against")
            named = list(c.by)
        yield _duty(bond, target, bound, named, caveats)
    if held:
        yield _not(bond, target, "suspended", held)
    if unsure:
        yield _not(bond, target, "date not certain", unsure)
    if not (bound or held or unsure):
        yield _not(bond, target, "nobody else bound", [])


def _held(bond: Bond, obligor: str, toward: str, ledger: Ledger) -> str:
    """Whether an obligor who is bound on the date is let off toward this state: within, unsure or ""."""
    if ledger.standing(bond, obligor) != "within":
        return ""
    return ledger.suspension(bond, obligor) or ledger.suspension(bond, obligor, toward)


def _duty(bond: Bond, target: Target, bound: list[str], against: list[str], caveats: list[str] | None = None) -> Duty:
    return Duty(
        clause=clause_of(bond),
        obligors=bound,
        toward=target.state,
        place=target.place,
        against=against,
        caveats=caveats or [],
    )
