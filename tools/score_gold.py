#!/usr/bin/env python3
"""Score keii on annotated reports: statements, times and actors.

usage: score_gold.py [--json] [--misses] GOLD.toml...

A gold file annotates the text file beside it (`text`), as tests/gold/README.md says. A row is printed per record type: gold, found, precision, recall,
F1, and the accuracy of what is attached to the records that match (the speaker of a statement, the value of a time).
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import keii
from keii.records import Actor, Dossier, Span, Statement, Time

Row = dict[str, Any]  # one annotation as TOML gives it
LEAST_OVERLAP = {"direct": 0.8, "indirect": 0.5}  # intersection over union from which two statements are one
LEAST_TIME_OVERLAP = 0.5
# What may stand inside or outside the span of a time: it doesn't change the value.
BEFORE = ("およそ", "約", "過去", "直近", "この", "計")
AFTER = (
    "ごろ", "頃", "すぎ", "過ぎ", "余り", "あまり", "以内", "以上", "ぶり", "以来", "程度", "ほど", "近く", "足らず", "間", "前後",
    "以降", "以後",
)  # fmt: skip


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
        """The nth occurrence of a snippet; ends the program when the annotation is not of this text."""
        at = -1
        for _ in range(nth):
            at = self.text.find(snippet, at + 1)
            if at < 0:
                sys.exit(f"gold error: {snippet!r} (nth {nth}) is not in {self.gold['text']}")
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


def bare_time(text: str, span: Span) -> Span:
    """The span of a time expression without the words that don't change its value."""
    start, end = span
    while True:
        words = text[start:end]
        before = next((word for word in BEFORE if words.startswith(word) and words != word), "")
        after = next((word for word in AFTER if words.endswith(word) and words != word and words != "年間"), "")
        if not before and not after:
            return start, end
        start += len(before)
        if end - len(after) > start:
            end -= len(after)


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


def score_statements(sheet: Sheet, mode: str, score: Score) -> None:
    """Statements of one mode, by overlap; with speaker, relaying source and cue."""
    rows = sheet.rows("statement", "quote")
    golds = [(row, span) for row, span in rows if row["mode"] == mode]
    others = [span for row, span in rows if row["mode"] != mode]
    said = [statement for statement in sheet.dossier.statements if statement.mode == mode]

    def fitness(g: int, f: int) -> float:
        fit = overlap(golds[g][1], said[f].span)
        return fit if fit >= LEAST_OVERLAP[mode] else 0.0

    pairs = pairs_of(len(golds), len(said), fitness)
    # A quotation within reported speech, or around it, may be found as either mode; it then counts as neither.
    matched = {f for _, f in pairs}
    counted = [f for f in range(len(said)) if f in matched or not any(overlap(span, said[f].span) for span in others)]
    count(
        score,
        [(row, f"{row['quote'][:40]} <{row['speaker'][:1]}>") for row, _ in golds],
        [sheet.dossier.text(said[f].span)[:60] for f in counted],
        [(g, counted.index(f)) for g, f in pairs],
    )
    for g, f in pairs:
        check_statement(sheet, golds[g][0], said[f], score)


def check_statement(sheet: Sheet, row: Row, said: Statement, score: Score) -> None:
    """Speaker, relaying source and cue of a statement that was found; an empty speaker in the gold must stay empty."""
    quote = row["quote"][:30]
    right = sheet.is_one_of(said.speaker, row["speaker"]) if row["speaker"] else not said.speaker
    got = [actor.name for actor in sheet.dossier.actors if actor.id in said.speaker]
    score.check("speaker", right, f"{quote}: {row['speaker'][:1]}, not {got}")
    if row.get("via"):
        score.check("via", sheet.is_one_of(said.via, row["via"]), f"{quote}: {row['via']}")
    if row.get("cue"):
        lemma = said.cue.lemma if said.cue else ""
        score.check("cue", lemma == row["cue"], f"{quote}: {row['cue']}, not {lemma}")


def score_times(sheet: Sheet, score: Score) -> None:
    """Times, by the overlap of what carries their value; with extent and value."""
    golds = [(row, bare_time(sheet.text, span)) for row, span in sheet.rows("time", "text")]
    times: list[tuple[Time, Span]] = [(time, bare_time(sheet.text, time.span)) for time in sheet.dossier.times]

    def fitness(g: int, f: int) -> float:
        fit = overlap(golds[g][1], times[f][1])
        return fit if fit >= LEAST_TIME_OVERLAP else 0.0

    pairs = pairs_of(len(golds), len(times), fitness)
    named = [f"{sheet.dossier.text(time.span)} = {time.value}" for time, _ in times]
    count(score, [(row, f"{row['text']} = {row['value']}") for row, _ in golds], named, pairs)
    for g, f in pairs:
        row, span = golds[g]
        score.check("extent", span == times[f][1], f"{row['text']}, not {named[f]}")
        score.check("value", row["value"] == times[f][0].value, f"{row['text']} = {row['value']}, not {named[f]}")


def score_actors(sheet: Sheet, score: Score) -> None:
    """Actors, by the number of names shared; with completeness, purity, country, type and role."""
    rows: list[Row] = sheet.gold.get("actor", [])
    actors = sheet.dossier.actors
    pairs = pairs_of(len(rows), len(actors), lambda g, f: len(set(rows[g]["names"]) & answers_to(actors[f])))
    count(score, [(row, row["names"][0]) for row in rows], [actor.name for actor in actors], pairs)
    for g, f in pairs:
        row, actor = rows[g], actors[f]
        first, wanted, has = row["names"][0], set(row["names"]), {actor.name, *actor.names}
        lacking = {name for name in wanted if name in sheet.text} - has
        foreign = {name for other in rows if other is not row for name in other["names"]} & has - wanted
        score.check("complete", not lacking, f"{first} lacks {sorted(lacking)}")
        score.check("pure", not foreign, f"{first} has {sorted(foreign)}")
        for facet, got in (("country", actor.country), ("type", actor.type)):
            if row.get(facet):
                score.check(facet, got == row[facet], f"{first}: {row[facet]}, not {got}")
        if row.get("roles"):
            titles = " ".join(role.title for role in actor.roles)
            score.check("role", any(role in titles for role in row["roles"]), f"{first}: {row['roles']}, not {titles}")


def score_files(paths: Sequence[Path]) -> dict[str, Score]:
    """The scores of keii over annotated reports, by record type."""
    scores = {name: Score() for name in ("statements direct", "statements indirect", "times", "actors")}
    for path in paths:
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        text = (path.parent / gold["text"]).read_text(encoding="utf-8")
        dossier = keii.read(text, published=gold.get("published") or None, outlet=gold.get("outlet") or None)
        sheet = Sheet(gold, text, dossier)
        before = {name: len(score.misses) for name, score in scores.items()}
        score_statements(sheet, "direct", scores["statements direct"])
        score_statements(sheet, "indirect", scores["statements indirect"])
        score_times(sheet, scores["times"])
        score_actors(sheet, scores["actors"])
        for name, score in scores.items():
            score.misses[before[name] :] = [f"{path.stem}: {miss}" for miss in score.misses[before[name] :]]
    return scores


def main() -> None:
    """Print the scores of the files given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--misses", action="store_true", help="list what was missed, extra or wrong")
    options = parser.parse_args()
    scores = score_files(options.gold)
    figures = {name: score.figures() for name, score in scores.items()}
    if options.json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for name, row in figures.items():
        print(f"{name:20} " + "  ".join(f"{key} {value:g}" for key, value in row.items()))
    if options.misses:
        for name, score in scores.items():
            print("\n".join(["", f"# {name}", *score.misses]))


if __name__ == "__main__":
    main()
