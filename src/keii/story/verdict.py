"""What comparing two tellings comes to, and what all kinds compare alike: days, publication, common titles."""

from __future__ import annotations

import datetime as dt
import functools

import msgspec

from keii.lexicon.agreements import agreement_words
from keii.story.telling import Telling, last_day

_SHORT = 4  # characters of a title that says only what kind it is (覚書, 停戦合意)
_WIDE = 3  # days an act of a known date spans at most


class Verdict(msgspec.Struct, frozen=True):
    """Whether two tellings are of one thing, how sure (0 to 1), and why or why not.

    apart: the two can't be one, whatever a third says; not only too little speaks for it.
    """

    same: bool
    score: float
    reason: str
    apart: bool = False


def yes(score: float, reason: str) -> Verdict:
    """They are one."""
    return Verdict(True, score, reason)


def no(reason: str, score: float = 0.0, *, apart: bool = False) -> Verdict:
    """They are not shown to be one, or can't be."""
    return Verdict(False, score, reason, apart)


def other_days(a: Telling, b: Telling) -> bool:
    """Do their times share no day?"""
    if not (a.start and b.start and a.end and b.end):
        return False
    return last_day(a.end) < b.start[:10] or last_day(b.end) < a.start[:10]


def other_hours(a: Telling, b: Telling) -> bool:
    """Do their times exclude each other, be it on one day?"""
    return bool(a.start and b.start and a.end and b.end) and (a.end <= b.start or b.end <= a.start)


def dated(telling: Telling) -> bool:
    """Is it known to a few days when it took place?"""
    return bool(telling.start and telling.end) and _days(telling.start[:10], telling.end[:10]) <= _WIDE


def gap(a: Telling, b: Telling) -> int:
    """The days between two tellings: between their times, and of one without a time its report's publication; 0 when nothing is known."""
    if dated(a) and dated(b):
        return 0  # other_days has spoken
    one, two = (t.start[:10] if dated(t) else t.told for t in (a, b))
    return abs(_days(one, two)) if one and two else 0


@functools.lru_cache(maxsize=4096)
def generic(title: str) -> bool:
    """Does an agreement's title say only of what kind it is (共同声明, 停戦, 取り決め)?"""
    return len(title) <= _SHORT or title in agreement_words().nouns


@functools.lru_cache(maxsize=4096)
def _days(first: str, last: str) -> int:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
