"""Who is bound by what on a date."""

from __future__ import annotations

from collections.abc import Iterable

from keii.commitments.model import Bond
from keii.lexicon.partial_dates import standing
from keii.lexicon.treaties import EVERYBODY


class Ledger:
    """All bonds, looked up by state, on one date."""

    def __init__(self, bonds: Iterable[Bond], on: str) -> None:
        self.on = on
        self.neutrals: list[Bond] = []
        self._bonds: list[Bond] = []
        self._by_state: dict[str, list[int]] = {}
        for bond in bonds:
            if EVERYBODY in bond.commitment.beneficiaries:
                self.neutrals.append(bond)
                continue
            for state in sorted(ever_bound(bond) | set(bond.commitment.beneficiaries)):
                self._by_state.setdefault(state, []).append(len(self._bonds))
            self._bonds.append(bond)

    def of(self, states: Iterable[str]) -> list[Bond]:
        """The bonds in which any of the states has a part, in the tables' order."""
        return [self._bonds[at] for at in sorted({i for state in states for i in self._by_state.get(state, [])})]

    def standing(self, bond: Bond, state: str) -> str:
        """Where the date stands to a state's being bound or, of one who is only protected, to the treaty's own span."""
        treaty = bond.commitment.treaty
        if not treaty.start:
            return "before"
        found = [standing(p.start, p.end, self.on) for p in treaty.parties if p.state == state]
        if not found:
            found = [standing(treaty.start, treaty.end, self.on)]
        return next((x for x in ("within", "unsure") if x in found), found[-1])

    def in_force(self, bond: Bond) -> str:
        """Where the date stands to the treaty's own span."""
        treaty = bond.commitment.treaty
        return standing(treaty.start, treaty.end, self.on) if treaty.start else "before"

    def suspension(self, bond: Bond, state: str, other: str = "") -> str:
        """Whether a state, or what it and another owe each other, is suspended: within, unsure, or "" when it is not."""
        pair = {state, other} - {""}
        told = [
            standing(s.start, s.end, self.on) for s in bond.commitment.treaty.suspended if pair >= set(s.states) and state in s.states
        ]  # fmt: skip
        return next((x for x in ("within", "unsure") if x in told), "")

    def parties(self, bond: Bond) -> set[str]:
        """Those bound on the date beyond doubt."""
        return {state for state in ever_bound(bond) if self.standing(bond, state) == "within"}

    def binds(self, bond: Bond, obligor: str, toward: str) -> bool:
        """Whether one owes the other what the bond lays down, on the date, beyond doubt."""
        c = bond.commitment
        return (
            not bond.barred
            and obligor != toward
            and obligor in (c.obligors or ever_bound(bond))
            and toward in (c.beneficiaries or ever_bound(bond))
            and self.standing(bond, obligor) == self.standing(bond, toward) == "within"
            and not self.suspension(bond, obligor, toward)
            and not self.suspension(bond, toward, obligor)
        )


def ever_bound(bond: Bond) -> set[str]:
    """All who are or were parties."""
    return {party.state for party in bond.commitment.treaty.parties}
