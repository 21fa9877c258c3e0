"""TIMEX3 values as half-open intervals of local ISO time."""

from __future__ import annotations

import datetime as dt
import re

# Hours of the parts of the day, [from, to) with 24 = the next midnight.
PARTS = {"TMO": (0, 12), "TMI": (12, 13), "TAF": (12, 24), "TEV": (15, 18), "TNI": (18, 24), "TDW": (0, 6)}
# First month of the seasons; winter runs into the next year.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_PART = re.compile(r"(\d{4}-\d\d-\d\d)(T[A-Z]{2})$")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_PIECE = re.compile(r"(\d{4})-(Q[1-4]|H[12])$")
_DECADE = re.compile(r"(\d{3})X$")

Interval = tuple[str | None, str | None]


def interval(value: str) -> Interval:
    """The interval a resolved DATE or TIME value covers; (None, None) for durations, sets and unresolved values."""
    if "/" in value:
        first, last = value.split("/", 1)
        return interval(first)[0], interval(last)[1]
    try:
        return _single(value)
    except (ValueError, OverflowError):
        return None, None


def _single(value: str) -> Interval:
    if match := _DAY.match(value):
        day = dt.date(*map(int, match.groups()))
        return day.isoformat(), (day + dt.timedelta(1)).isoformat()
    if match := _PART.match(value):
        midnight = dt.datetime.fromisoformat(match[1])
        begin, end = PARTS.get(match[2], (0, 24))
        return _stamp(midnight + dt.timedelta(hours=begin)), _stamp(midnight + dt.timedelta(hours=end))
    if _CLOCK.match(value):
        minute = dt.datetime.fromisoformat(value)
        return _stamp(minute), _stamp(minute + dt.timedelta(minutes=1))
    if match := _MONTH.match(value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := _WEEK.match(value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        begin_day = monday + dt.timedelta(5) if match[3] else monday
        return begin_day.isoformat(), (monday + dt.timedelta(7)).isoformat()
    if match := _SEASON.match(value):
        return _months(int(match[1]), SEASONS[match[2]], 3)
    if match := _PIECE.match(value):
        size = 3 if match[2][0] == "Q" else 6
        return _months(int(match[1]), 1 + size * (int(match[2][1]) - 1), size)
    if match := _DECADE.match(value):
        year = int(match[1]) * 10
        return f"{year}-01-01", f"{year + 10}-01-01"
    if value.startswith("FY") and value[2:].isdigit():
        return _months(int(value[2:]), 4, 12)
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    return None, None


def _stamp(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _months(year: int, month: int, count: int) -> Interval:
    first = dt.date(year, month, 1)
    total = year * 12 + month - 1 + count
    return first.isoformat(), dt.date(total // 12, total % 12 + 1, 1).isoformat()
