"""Scoring keii on files of gold, whole or with a part of it taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import msgspec

from keii.errors import InputError
from keii.evaluation.gold import Gold, load
from keii.evaluation.outcomes import OUTCOMES
from keii.evaluation.said import score_actors, score_statements, score_times
from keii.evaluation.sheet import Score, Sheet
from keii.lexicon import tables
from keii.lexicon.schema import SCHEMAS
from keii.reader import read

SAID: dict[str, Callable[[Sheet, Score], None]] = {
    "statements direct": lambda sheet, score: score_statements(sheet, "direct", score),
    "statements indirect": lambda sheet, score: score_statements(sheet, "indirect", score),
    "times": score_times,
    "actors": score_actors,
}
SCORERS = SAID | OUTCOMES
TOPICS = "topics"  # what a sentence leaves out and those before it give
Figures = dict[str, dict[str, float]]  # record type → gold, found, precision, recall, f1 and facets


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """Figures by record type, what was missed, extra or wrong by record type (each with its report), and files that could not be scored."""

    figures: Figures
    misses: dict[str, list[str]]
    failed: list[str]


def evaluate(paths: Iterable[Path], *, topics: bool = True) -> Evaluation:
    """Score keii on gold files. Statements, times and actors are scored in every file, the rest in those that annotate events.

    A file that is no gold, or not that of its text, is named in `failed`, and the others are scored.
    """
    scores = {name: Score() for name in SCORERS}
    failed: list[str] = []
    for path in paths:
        try:
            one = _scored(load(path), topics)
        except InputError as error:
            failed.append(str(error))
            continue
        for name, score in one.items():
            scores[name].add(score, path.stem)
    return Evaluation(
        figures={name: score.figures() for name, score in scores.items()},
        misses={name: score.misses for name, score in scores.items()},
        failed=failed,
    )


def _scored(gold: Gold, topics: bool) -> dict[str, Score]:
    """The scores of one report; all of them or, when an annotation does not fit, none."""
    published, outlet = gold.rows.get("published") or None, gold.rows.get("outlet") or None
    dossier = read(gold.text, published=published, outlet=outlet, topics=topics)
    sheet = Sheet(gold.rows, gold.text, dossier)
    scores: dict[str, Score] = {}
    for name, scorer in (SCORERS if gold.is_whole else SAID).items():
        scorer(sheet, scores.setdefault(name, Score()))
    return scores


def parts() -> list[str]:
    """What can be taken out: the topics, and every table of the lexicon."""
    return [TOPICS, *sorted(SCHEMAS)]


def worth(paths: Sequence[Path], without: Sequence[str]) -> dict[str, Evaluation]:
    """Keii's scores with one part after the other taken out. Raises InputError for what is no part.

    Each runs in a process of its own, since the tables of a process are loaded once.
    """
    for part in without:
        if part not in parts():
            raise InputError(part, f"it is no part that can be taken out; parts are {', '.join(parts())}")
    found = {}
    for part in without:
        left_out = [] if part == TOPICS else [part]
        with ProcessPoolExecutor(1, get_context("spawn"), tables.leave_out, (left_out,)) as pool:
            found[part] = pool.submit(partial(evaluate, topics=part != TOPICS), paths).result()
    return found
