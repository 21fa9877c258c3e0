"""What the tellings of one item disagree on, side by side: how long, how many, when, where, who, and whether at all.

An outlet that corrects itself disagrees with nobody: of each voice the last word counts, and the correction is a change.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from keii.story.index import Placed
from keii.story.telling import Telling

_SURE = ("asserted", "reported")


class Side(msgspec.Struct, frozen=True):
    """One side of a conflict: what is said, and the tellings that say so, as report/record."""

    value: str
    told: tuple[str, ...]


class Conflict(msgspec.Struct, frozen=True):
    """A disagreement. about: duration, a noun that is counted, time, place, who, whom, or "happened"."""

    about: str
    sides: tuple[Side, ...]


def conflicts(rows: list[Telling], reports: Mapping[str, Placed]) -> list[Conflict]:
    """The conflicts among the tellings of one item; `rows` by publication."""
    last: dict[str, list[Telling]] = {}
    newest: dict[str, str] = {}
    for telling in rows:  # of each voice the last report that tells of it
        voice = reports[telling.report].voice
        if newest.get(voice) != telling.report:
            newest[voice], last[voice] = telling.report, []
        last[voice].append(telling)
    told = [t for tellings in last.values() for t in tellings]
    out: list[Conflict] = []
    labels = sorted({label for t in told for label in t.quantities})
    for label in labels:
        out += _differ(label, [(t.quantities.get(label, ""), t) for t in told], reports)
    if rows[0].kind == "event":
        out += _differ("time", [(t.day, t) for t in told], reports)
        places = [(t.place, t) for t in told]
        if not any(a and b and (a in b or b in a) and a != b for a, _ in places for b, _ in places):
            out += _differ("place", places, reports)
    if rows[0].kind == "statement":
        out += _differ("who", [(t.who[0] if len(t.who) == 1 else "", t) for t in told], reports)
    sure = [t for t in told if t.certainty in _SURE]
    out += _differ("happened", [("no" if t.negated else "yes", t) for t in sure], reports)
    return out


def _differ(about: str, values: list[tuple[str, Telling]], reports: Mapping[str, Placed]) -> list[Conflict]:
    """A conflict when two voices give different values, each just one."""
    of_voice: dict[str, set[str]] = {}
    told: dict[str, list[str]] = {}
    for value, telling in values:
        if value:
            of_voice.setdefault(reports[telling.report].voice, set()).add(value)
            told.setdefault(value, []).append(f"{telling.report}/{telling.record}")
    plain = {next(iter(v)) for v in of_voice.values() if len(v) == 1}
    if len(plain) < 2:
        return []
    return [Conflict(about, tuple(Side(v, tuple(told[v])) for v in told if v in plain))]
