"""Dates as far as they are known: 2024, 2024-12, 2024-12-04, or a/b for some day between the two.

Days are ISO strings, which compare as the days do; a month is taken to end on the 31st, which no comparison minds.
"""

from __future__ import annotations


def first(date: str) -> str:
    """The earliest day a date can mean."""
    date = date.partition("/")[0]
    return date + "-01-01"[len(date) - 4 :]


def last(date: str) -> str:
    """The latest day a date can mean."""
    date = date.rpartition("/")[2]
    return date + "-12-31"[len(date) - 4 :]


def standing(start: str, end: str, on: str) -> str:
    """Where a date stands to a span that begins on `start` and is over on `end` ("" when it lasts): before, within, after or unsure.

    2024-12-03 is before 2024-12-04, 2024-12-04 within it; 2024 as a start leaves all of 2024 unsure but its last day.
    """
    if last(on) < first(start):
        return "before"
    if end and first(on) >= last(end):
        return "after"
    if first(on) >= last(start) and (not end or last(on) < first(end)):
        return "within"
    return "unsure"
