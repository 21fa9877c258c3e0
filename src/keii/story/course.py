"""The course of an item from report to report: expected, then happened, denied or withdrawn; or still open after its day."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from keii.story.index import Placed
from keii.story.telling import Telling

_DONE = frozenset({"asserted", "reported"})
_AHEAD = frozenset({"expected", "possible", "desired"})


class Step(msgspec.Struct, frozen=True):
    """What a report made of it: expected, happened, presumed, alleged, did not happen, or withdrawn."""

    published: str
    report: str
    record: str
    state: str


class Course(msgspec.Struct, frozen=True):
    """How it went. state: the last word (told, expected, came true, did not happen, disputed, withdrawn, open); steps: the changes."""

    state: str
    steps: tuple[Step, ...]


def course(rows: list[Telling], reports: Mapping[str, Placed], day: str) -> Course:
    """The course of one item as of a day; `rows` by publication. A statement has none: it was made."""
    if rows[0].kind == "statement":
        return Course("withdrawn" if any(t.withdrawn for t in rows) else "told", ())
    steps: list[Step] = []
    for telling in rows:
        state = _state(telling)
        if not steps or steps[-1].state != state:
            steps.append(Step(reports[telling.report].published, telling.report, telling.record, state))
    states = [s.state for s in steps]
    ahead = "expected" in states
    if "withdrawn" in states and states.index("withdrawn") > 0:
        return Course("withdrawn", tuple(steps))
    if "happened" in states and "did not happen" in states:
        return Course("disputed", tuple(steps))
    if "happened" in states:
        return Course(
            "came true" if ahead and states.index("expected") < states.index("happened") else "told", tuple(steps)
        )
    if "did not happen" in states:
        return Course("did not happen", tuple(steps))
    if ahead:
        due = max((t.end or t.start for t in rows if t.start), default="")
        return Course("open" if due and day and due[:10] < day[:10] else "expected", tuple(steps))
    return Course("told", tuple(steps))


def _state(telling: Telling) -> str:
    if telling.withdrawn:
        return "withdrawn"
    if telling.certainty in _DONE:
        return "did not happen" if telling.negated else "happened"
    return "expected" if telling.certainty in _AHEAD else telling.certainty
