"""What scoring shares: counts for a record type, a gold sheet beside a dossier, and the pairing of one with the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from keii.errors import InputError
from keii.records import Actor, Dossier, Span

Row = dict[str, Any]  # one annotation as TOML gives it


@dataclass
class Score:
    """Counts for one record type over all reports, and what went wrong."""

    gold: int = 0
    found: int = 0
    hits: int = 0
    facets: dict[str, list[bool]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def check(self, facet: str, right: bool, note: str) -> None:
        """Count whether something attached to a matched record is right."""
        self.facets.setdefault(facet, []).append(right)
        if not right:
            self.misses.append(f"wrong {facet}: {note}")

    def add(self, other: Score, report: str) -> None:
        """Count what was counted in a report as well; its name stands before what went wrong there."""
        self.gold += other.gold
        self.found += other.found
        self.hits += other.hits
        for facet, rights in other.facets.items():
            self.facets.setdefault(facet, []).extend(rights)
        self.misses += [f"{report}: {miss}" for miss in other.misses]

    def figures(self) -> dict[str, float]:
        """Counts, precision, recall, F1 and the share of each facet that is right, to three decimals."""
        precision = self.hits / self.found if self.found else float(not self.gold)
        recall = self.hits / self.gold if self.gold else 1.0
        both = precision + recall
        ratios = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}
        ratios |= {name: sum(rights) / len(rights) for name, rights in self.facets.items()}
        return {"gold": self.gold, "found": self.found, **{name: round(value, 3) for name, value in ratios.items()}}


@dataclass
class Sheet:
    """One annotated report beside what keii made of it."""

    gold: Row
    text: str
    dossier: Dossier

    def rows(self, table: str, snippet: str) -> list[tuple[Row, Span]]:
        """The rows of a table with the spans of their snippets in the text."""
        return [(row, self.locate(row[snippet], row.get("nth", 1))) for row in self.gold.get(table, [])]

    def locate(self, snippet: str, nth: int) -> Span:
        """The nth occurrence of a snippet; raises InputError when the annotation is not of this text."""
        at = -1
        for _ in range(nth):
            at = self.text.find(snippet, at + 1)
            if at < 0:
                raise InputError(self.gold["text"], f"it does not hold {snippet!r} {nth} times, as its gold says")
        return at, at + len(snippet)

    def all_names(self, names: Sequence[str]) -> set[str]:
        """The names, and every other surface form of the actor of the gold that carries one of them."""
        same = [a["names"] for a in self.gold.get("actor", []) if a["type"] != "state" and set(a["names"]) & set(names)]
        return set(names).union(*same)

    def is_one_of(self, actor_ids: Sequence[str], names: Sequence[str]) -> bool:
        """Does one of these actors of the dossier carry one of the gold's names?"""
        wanted = self.all_names(names)
        return any(answers_to(actor) & wanted for actor in self.dossier.actors if actor.id in actor_ids)


def answers_to(actor: Actor) -> set[str]:
    """The names of an actor; a state answers to its ISO code too."""
    code = {actor.country} if actor.type == "state" else set()
    return ({actor.name, *actor.names} | code) - {""}


def overlap(a: Span, b: Span) -> float:
    """Intersection over union of two spans."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, common) / (max(a[1], b[1]) - min(a[0], b[0]) or 1)


def pairs_of(golds: int, found: int, fitness: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of gold and found records, the best fitting first; a fitness of 0 is no fit."""
    ranked = sorted((-fit, g, f) for g in range(golds) for f in range(found) if (fit := fitness(g, f)) > 0)
    pairs: list[tuple[int, int]] = []
    for _, g, f in ranked:
        if all(g != taken_g and f != taken_f for taken_g, taken_f in pairs):
            pairs.append((g, f))
    return pairs


def count(score: Score, rows: list[tuple[Row, str]], found: list[str], pairs: list[tuple[int, int]]) -> None:
    """Count the pairs; a gold row marked optional neither costs nor earns, found or not. The strings name records in misses."""
    optional = {i for i, (row, _) in enumerate(rows) if row.get("optional")}
    spared = sum(g in optional for g, _ in pairs)
    score.gold += len(rows) - len(optional)
    score.found += len(found) - spared
    score.hits += len(pairs) - spared
    hit_gold, hit_found = {g for g, _ in pairs}, {f for _, f in pairs}
    score.misses += [f"missed: {name}" for i, (_, name) in enumerate(rows) if i not in hit_gold | optional]
    score.misses += [f"extra: {name}" for i, name in enumerate(found) if i not in hit_found]
