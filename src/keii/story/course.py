"""The course of an item from report to report: expected, then happened, denied or withdrawn; or still open after its day.

Of each voice the last word counts; where two voices' last words contradict each other, the item is disputed.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from keii.story.index import Placed
from keii.story.telling import AHEAD, DONE, Telling, last_day

_NOT_SO = ("did not happen", "denied")


class Step(msgspec.Struct, frozen=True):
    """What a report made of it: expected, happened, presumed, alleged, hypothetical, did not happen, denied, or withdrawn."""

    published: str
    report: str
    record: str
    state: str


class Course(msgspec.Struct, frozen=True):
    """How it went: the steps in which what is told of it changed, and where it stands.

    state: told, expected, came true, did not happen, denied (on somebody's word), disputed, withdrawn, or open (its day is past, and
    nobody has told of it).
    """

    state: str
    steps: tuple[Step, ...]


def course(rows: list[Telling], reports: Mapping[str, Placed], day: str) -> Course:
    """The course of one item as of a day; `rows` by publication. Of a statement only that it was made or taken back."""
    if rows[0].kind == "statement":
        return Course("withdrawn" if rows[-1].withdrawn else "told", ())
    steps: list[Step] = []
    last: dict[str, str] = {}
    for telling in rows:
        report = reports[telling.report]
        state = last[report.voice] = _state(telling)
        if telling.foreseen and not steps:
            steps.append(Step(report.published, telling.report, telling.record, "expected"))
        if not steps or steps[-1].state != state:
            steps.append(Step(report.published, telling.report, telling.record, state))
    return Course(_stands(rows, [s.state for s in steps], set(last.values()), day), tuple(steps))


def _stands(rows: list[Telling], states: list[str], last: set[str], day: str) -> str:
    against = next((s for s in _NOT_SO if s in last), "")
    if "happened" in last:
        if against:
            return "disputed"
        ahead = "expected" in states and states.index("expected") < states.index("happened")
        return "came true" if ahead else "told"
    if against or "withdrawn" in last:
        return against or "withdrawn"
    if "expected" not in last:
        return "told"
    due = max((last_day(t.end) if t.end else t.start[:10] for t in rows if t.start), default="")
    return "open" if due and day and due < day[:10] else "expected"


def _state(telling: Telling) -> str:
    if telling.withdrawn:
        return "withdrawn"
    if telling.certainty in DONE:
        if telling.start and telling.told and telling.start[:10] > telling.told:
            return "expected"  # what lies ahead of the report has not happened, however it is put
        if telling.negated:
            return "denied" if telling.sources else "did not happen"
        return "happened"
    return "expected" if telling.certainty in AHEAD else telling.certainty
