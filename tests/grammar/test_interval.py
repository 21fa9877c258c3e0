"""TIMEX3 values as half-open intervals."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.grammar.interval import interval

NONE = (None, None)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-06-19", "2024-06-19", "2024-06-20"),
        ("2024-12-31", "2024-12-31", "2025-01-01"),
        ("2024-02-29", "2024-02-29", "2024-03-01"),
        ("2024-06-19TMO", "2024-06-19T00:00", "2024-06-19T12:00"),
        ("2024-06-19TMI", "2024-06-19T12:00", "2024-06-19T13:00"),
        ("2024-06-19TAF", "2024-06-19T12:00", "2024-06-20T00:00"),
        ("2024-06-19TEV", "2024-06-19T15:00", "2024-06-19T18:00"),
        ("2024-06-19TNI", "2024-06-19T18:00", "2024-06-20T00:00"),
        ("2024-06-19TDW", "2024-06-19T00:00", "2024-06-19T06:00"),
        ("2024-06-19T14:30", "2024-06-19T14:30", "2024-06-19T14:31"),
        ("2024-06-19T23:59", "2024-06-19T23:59", "2024-06-20T00:00"),
        ("2024-06", "2024-06-01", "2024-07-01"),
        ("2024-12", "2024-12-01", "2025-01-01"),
        ("2024", "2024-01-01", "2025-01-01"),
        ("199X", "1990-01-01", "2000-01-01"),
        ("2024-W25", "2024-06-17", "2024-06-24"),
        ("2024-W25-WE", "2024-06-22", "2024-06-24"),
        ("2020-W53", "2020-12-28", "2021-01-04"),
        ("2024-SP", "2024-03-01", "2024-06-01"),
        ("2024-SU", "2024-06-01", "2024-09-01"),
        ("2024-FA", "2024-09-01", "2024-12-01"),
        ("2024-WI", "2024-12-01", "2025-03-01"),
        ("2024-Q1", "2024-01-01", "2024-04-01"),
        ("2024-Q4", "2024-10-01", "2025-01-01"),
        ("2024-H1", "2024-01-01", "2024-07-01"),
        ("2024-H2", "2024-07-01", "2025-01-01"),
        ("FY2020", "2020-04-01", "2021-04-01"),
        ("2024-06-19/2024-06-21", "2024-06-19", "2024-06-22"),
        ("2024-04/2024-06", "2024-04-01", "2024-07-01"),
        ("2004/2005", "2004-01-01", "2006-01-01"),
        ("FY2020/FY2022", "2020-04-01", "2023-04-01"),
        ("2024-06-19T09:00/2024-06-19T20:00", "2024-06-19T09:00", "2024-06-19T20:01"),
    ],
)
def test_resolved(value: str, first: str, last: str) -> None:
    assert interval(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "", "XXXX", "XXXX-06", "XXXX-06-19", "2024-XX-19", "XXXX-XX-19TAF", "XXXX-SU", "XXXX-WXX", "T15:48", "TAF", "P2Y", "PT2H30M", "P1W",
        "2024-02-30", "2024-13", "2024-00", "2024-W54", "2024-06-19T25:00", "2023-02-29TMO", "9999-12-31", "9999", "FY9999", "0000", "nonsense",
    ],
)  # fmt: skip
def test_unresolved(value: str) -> None:
    assert interval(value) == NONE


@given(
    st.dates(dt.date(1, 1, 2), dt.date(9999, 12, 30)),
    st.sampled_from(["", "TMO", "TMI", "TAF", "TEV", "TNI", "TDW", "T08:05"]),
)
def test_parts_lie_in_their_day(day: dt.date, part: str) -> None:
    first, last = interval(day.isoformat() + part)
    assert first is not None
    assert last is not None
    assert first < last
    start, stop = dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(last)
    assert start.date() == day
    assert stop - dt.timedelta(minutes=1) < dt.datetime.combine(day + dt.timedelta(1), dt.time())


@given(st.dates(dt.date(2, 1, 1), dt.date(9990, 1, 1)))
def test_a_month_holds_its_days(day: dt.date) -> None:
    first, last = interval(f"{day:%m}".join((f"{day.year:04}-", "")))
    assert first is not None
    assert last is not None
    assert first <= day.isoformat() < last


@given(st.text(alphabet="0123456789-TXWQHFYSPMNIE:/", max_size=24))
def test_any_value_has_an_interval_or_none(value: str) -> None:
    first, last = interval(value)
    assert first is None or last is None or first <= last or "/" in value
