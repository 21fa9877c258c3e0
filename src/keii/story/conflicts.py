"""What the tellings of one item disagree on, side by side: how long, how many, when, where, who, and whether at all.

An outlet that corrects itself disagrees with nobody: of each voice the last word counts, and the correction is a change. A coarser
telling disagrees with no finer one: the 10th and the morning of the 10th, a palace and the town it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from keii.story.index import Placed
from keii.story.places import places_differ
from keii.story.telling import DONE, Telling

# What a sentence's words deny: 派遣しない, 受け入れません. Of one day two such quotations are one whose wording is in dispute.
_SENTENCE = 0.8  # of the words
_DENIES = re.compile(
    r"(?:ない|ません|まい|ず|ぬ)(?:だろう|でしょう|と思う|です|という|方針|考え)?[。」』]?$|(?:なかった|ませんでした)[。」』]?$"
)


class Side(msgspec.Struct, frozen=True):
    """One side of a conflict: what is said, and the tellings that say so, as report/record."""

    value: str
    told: tuple[str, ...]


class Conflict(msgspec.Struct, frozen=True):
    """A disagreement. about: duration, term, a noun that is counted, time, place, who, whom, "happened", or "negated" (of words)."""

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
    found: list[Conflict] = []
    for label in sorted({label for t in told for label in t.quantities}):
        found += _differ(label, told, reports, partial(_quantity, label))
    kind = rows[0].kind
    if kind == "event":
        found += _differ("time", told, reports, _clock, _hours_differ(told))
        found += _differ("place", told, reports, lambda t: t.place, places_differ)
        found += _differ(
            "whom", told, reports, lambda t: t.whom[0] if len(t.whom) == 1 and t.people >= set(t.whom) else ""
        )
    if kind in ("statement", "event"):
        found += _differ("who", told, reports, lambda t: t.who[0] if len(t.who) == 1 and t.people >= set(t.who) else "")
    if kind == "statement":
        found += _differ("negated", [t for t in told if _alike(t, told[0])], reports, denial)
    else:
        sure = [t for t in told if t.certainty in DONE and not t.withdrawn]
        found += _differ("happened", sure, reports, lambda t: "no" if t.negated else "yes")
    return found


def _quantity(label: str, telling: Telling) -> str:
    return telling.quantities.get(label, "")


def _clock(telling: Telling) -> str:
    """Its time, when it is known to less than a day."""
    return telling.start if "T" in telling.start and telling.start[:10] == telling.day else ""


def _hours_differ(told: list[Telling]) -> Callable[[str, str], bool]:
    """Do two times of the day exclude each other (not 17日午前 and 17日午前10時)?"""
    ends = {t.start: min((o.end for o in told if o.start == t.start and o.end), default="") for t in told if t.start}
    return lambda a, b: ends.get(a, "") <= b or ends.get(b, "") <= a


def _alike(one: Telling, other: Telling) -> bool:
    """Are they the same sentence, so that only whether it denies can differ?"""
    return 2 * len(one.grams & other.grams) >= _SENTENCE * (len(one.grams) + len(other.grams))


def denial(telling: Telling) -> str:
    """Does the sentence itself deny something ("yes", "no")?"""
    return "yes" if _DENIES.search(telling.text) else "no"


def _differ(
    about: str,
    told: list[Telling],
    reports: Mapping[str, Placed],
    value_of: Callable[[Telling], str],
    differ: Callable[[str, str], bool] = str.__ne__,
) -> list[Conflict]:
    """A conflict when two voices give different values, each just one."""
    of_voice: dict[str, set[str]] = {}
    given: dict[str, list[str]] = {}
    for telling in told:
        value = value_of(telling)
        if value:
            of_voice.setdefault(reports[telling.report].voice, set()).add(value)
            given.setdefault(value, []).append(f"{telling.report}/{telling.record}")
    plain = {next(iter(v)) for v in of_voice.values() if len(v) == 1}
    against = {a for a in plain for b in plain if a != b and differ(a, b)}
    if not against:
        return []
    return [Conflict(about, tuple(Side(v, tuple(given[v])) for v in given if v in against))]
