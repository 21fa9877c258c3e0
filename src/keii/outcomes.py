"""Agreements, transfers, judgements and stances of a dossier as rows of words: a mark, a head, and lines below it."""

from __future__ import annotations

import msgspec

from keii.labels import Labels
from keii.records import Agreement, Assessment, Dossier, Stance, Transfer


class OutcomeRow(msgspec.Struct, frozen=True):
    """One record: how sure (or which polarity), its mark in words, what it is, who takes part, and lines of detail."""

    certainty: str
    mark: str
    head: str
    parties: str
    lines: list[str]


class Outcomes(msgspec.Struct, frozen=True):
    """What was agreed, given, judged and declared, each in the order of the text."""

    agreements: list[OutcomeRow]
    transfers: list[OutcomeRow]
    assessments: list[OutcomeRow]
    stances: list[OutcomeRow]


def outcomes(dossier: Dossier, labels: Labels, names: dict[str, str], clean: dict[str, str]) -> Outcomes:
    """The four kinds of a dossier. names: of actors by id; clean: the value of each time by id."""
    say = _Say(dossier, labels, names, clean)
    return Outcomes(
        [say.agreement(g) for g in dossier.agreements],
        [say.transfer(x) for x in dossier.transfers],
        [say.assessment(j) for j in dossier.assessments],
        [say.stance(h) for h in dossier.stances],
    )


class _Say:
    def __init__(self, dossier: Dossier, labels: Labels, names: dict[str, str], times: dict[str, str]) -> None:
        self.dossier, self.labels, self.names, self.times = dossier, labels, names, times
        self.titles = {g.id: g.title for g in dossier.agreements}

    def _called(self, ids: list[str]) -> str:
        return self.labels.join([self.names.get(i, i) for i in ids])

    def agreement(self, g: Agreement) -> OutcomeRow:
        """Title, kind and parties; a line for each stage, each provision and what it replaces."""
        labels = self.labels
        lines = []
        for stage in g.stages:
            when = self.times.get(stage.time, "") if stage.time else ""
            sure = labels.paren(labels[stage.certainty]) if stage.certainty != "asserted" else ""
            lines.append(" ".join(part for part in (labels[stage.stage], when) if part) + sure)
        for p in g.provisions:
            due = f"{p.trigger} → {p.obligation}" if p.trigger else p.obligation
            lines.append(f"{labels['provision']} {p.article}{labels.paren(labels[p.type])}: {due}".replace("  ", " "))
        if g.replaces:
            lines.append(f"{labels['replaces']}: {labels.join([self.titles.get(r, r) for r in g.replaces])}")
        return OutcomeRow("asserted", labels[g.kind], g.title, self._called(g.parties), lines)

    def transfer(self, x: Transfer) -> OutcomeRow:
        """The item with its quantity, from whom to whom; its category and time below."""
        labels = self.labels
        quantity = f" {x.quantity}" if x.quantity and x.quantity != x.item else ""
        sides = (
            f"{self._called(x.giver) or labels['nobody named']} → {self._called(x.receiver) or labels['nobody named']}"
        )
        notes = [labels[x.category], self.times.get(x.time, "") if x.time else ""]
        mark = labels[x.certainty] + (f"\n{labels['negated']}" if x.negated else "")
        return OutcomeRow(x.certainty, mark, x.item + quantity, sides, [" · ".join(n for n in notes if n)])

    def assessment(self, j: Assessment) -> OutcomeRow:
        """The words of the judgement; whose it is below."""
        holder = self._called(j.holder) or self.labels["the outlet"]
        return OutcomeRow(j.certainty, self.labels[j.certainty], f"〜{self.dossier.text(j.span)}", "", [holder])

    def stance(self, h: Stance) -> OutcomeRow:
        """Who holds it, toward what."""
        holder = self.names.get(h.holder, h.holder)
        return OutcomeRow(h.polarity, self.labels[h.polarity], h.target, f"{holder} →" if h.target else holder, [])
