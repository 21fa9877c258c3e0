"""Events in single sentences: category, participants, certainty and negation of every trigger, and sentences that tell none.

The cases stand in `event_cases.txt`, one trigger a line: sentence|trigger|category|agents|targets|certainty|neg|reason. + joins
participants, / the names any of which will do. ? marks what is left open: a category, participant or certainty an annotator may or may not
give. A reason makes the line a strict xfail. What a sentence tells beyond its lines is an error. Office holders are invented.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

import keii
from keii.grammar.certainty import ORDER
from keii.lexicon.predicates import SCORES
from keii.records import Dossier


class Case(NamedTuple):
    """One line of the table: what one trigger tells."""

    text: str
    trigger: str
    category: str
    agents: str = ""
    targets: str = ""
    certainty: str = ""
    neg: str = ""
    reason: str = ""


class Told(NamedTuple):
    """One event mention as found."""

    span: tuple[int, int]
    category: str
    agents: list[str]
    targets: list[str]
    certainty: str
    negated: bool


LINES = (Path(__file__).parent / "event_cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [Case(*line.split("|")) for line in LINES if line and not line.startswith("#")]
OF_TEXT: dict[str, list[Case]] = {}
for one in CASES:
    OF_TEXT.setdefault(one.text, []).append(one)
FIRM = [case for case in CASES if case.category in SCORES]
READ: dict[str, Dossier] = {}


def dossier(text: str) -> Dossier:
    if text not in READ:
        READ[text] = keii.read(text, published="2026-03-12")
    return READ[text]


def told(text: str) -> list[Told]:
    read = dossier(text)
    out = []
    for event in read.events:
        by_role = {role: [p.actor for p in event.participants if p.role == role] for role in ("agent", "target")}
        out += [
            Told(m.trigger, event.type, by_role["agent"], by_role["target"], m.certainty, m.negated)
            for m in event.mentions
        ]
    return out


def names(text: str, ids: list[str]) -> list[set[str]]:
    known = {a.id: {a.name, *a.names} for a in dossier(text).actors}
    return [known[i] for i in ids]


def same(found: list[set[str]], wanted: str) -> bool:
    """Is every participant wanted found, and nobody found who is not wanted?"""
    must = [set(w.split("/")) for w in wanted.split("+") if w and not w.startswith("?")]
    may = [set(w[1:].split("/")) for w in wanted.split("+") if w.startswith("?")]
    anyone = {""} in may
    return all(any(w & f for f in found) for w in must) and (
        anyone or all(any(w & f for w in [*must, *may]) for f in found)
    )


def place(case: Case) -> tuple[int, int]:
    at = case.text.index(case.trigger)
    return at, at + len(case.trigger)


def touches(case: Case, one: Told) -> bool:
    start, end = place(case)
    return one.category == case.category.lstrip("?") and one.span[0] < end and start < one.span[1]


def show(text: str) -> str:
    return "\n".join(
        f"{dossier(text).text(t.span)} {t.category} {[sorted(n)[:2] for n in names(text, t.agents)]} "
        f"→ {[sorted(n)[:2] for n in names(text, t.targets)]} {t.certainty}{' negated' if t.negated else ''}"
        for t in told(text)
    )


def params() -> list[object]:
    return [
        pytest.param(
            case,
            id=f"{case.category}-{case.text[:24]}",
            marks=pytest.mark.xfail(strict=True, reason=case.reason) if case.reason else (),
        )
        for case in FIRM
    ]


@pytest.mark.parametrize("case", params())
def test_what_a_trigger_tells(case: Case) -> None:
    fits = [one for one in told(case.text) if touches(case, one)]
    assert fits, f"missed: {case.trigger}\n{show(case.text)}"
    one = fits[0]
    assert same(names(case.text, one.agents), case.agents), f"agents of {case.trigger}\n{show(case.text)}"
    assert same(names(case.text, one.targets), case.targets), f"targets of {case.trigger}\n{show(case.text)}"
    assert case.certainty in ("?", one.certainty), f"certainty of {case.trigger}\n{show(case.text)}"
    assert one.negated == (case.neg == "neg"), f"negation of {case.trigger}\n{show(case.text)}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            t,
            marks=pytest.mark.xfail(strict=True, reason=rows[0].reason)
            if rows[0].category == "-" and rows[0].reason
            else (),
        )
        for t, rows in OF_TEXT.items()
    ],
)
def test_nothing_else_is_told(text: str) -> None:
    rows = [case for case in OF_TEXT[text] if case.category != "-"]
    loose = {case.category[1:] for case in rows if case.trigger == "-"}
    extra = [
        t for t in told(text) if t.category not in loose and not any(touches(c, t) for c in rows if c.trigger != "-")
    ]
    assert not extra, f"extra\n{show(text)}"


def test_the_table_covers_every_category_and_certainty() -> None:
    categories, levels = Counter(c.category for c in FIRM), Counter(c.certainty for c in FIRM)
    assert set(SCORES) <= {c for c, n in categories.items() if n >= 15}, categories
    assert set(ORDER) <= {c for c, n in levels.items() if n >= 15}, levels
    assert sum(case.category == "-" for case in CASES) >= 30
