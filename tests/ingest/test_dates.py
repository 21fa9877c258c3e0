"""Dates as pages give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.ingest.dates import iso_date, japanese_date, parse_date


@pytest.mark.parametrize(
    ("written", "iso", "japanese"),
    [
        ("2026-02-17", "2026-02-17", "2026年2月17日"),
        ("20260217", "2026-02-17", "2026年2月17日"),
        ("2026-02-17T21:12:00+09:00", "2026-02-17T21:12:00+09:00", "2026年2月17日 21時12分"),
        ("2026-02-17T21:12:00+0900", "2026-02-17T21:12:00+09:00", "2026年2月17日 21時12分"),
        ("2026-02-16T22:12:00Z", "2026-02-17T07:12:00+09:00", "2026年2月17日 7時12分"),
        ("2026-02-16T22:12:00.000Z", "2026-02-17T07:12:00+09:00", "2026年2月17日 7時12分"),
        ("2026-02-17T21:02", "2026-02-17T21:02:00", "2026年2月17日 21時02分"),
        ("2026年2月17日 21時12分", "2026-02-17T21:12:00", "2026年2月17日 21時12分"),
        ("2026年2月17日（火）21:12", "2026-02-17T21:12:00", "2026年2月17日 21時12分"),
        ("2026/2/17", "2026-02-17", "2026年2月17日"),
        ("2026-02-30", None, ""),
        ("2026年13月1日", None, ""),
        ("17日", None, ""),
        ("0001-01-01T00:00:00+14:00", None, ""),
        ("", None, ""),
    ],
)
def test_dates(written: str, iso: str | None, japanese: str) -> None:
    assert iso_date(written) == iso
    assert japanese_date(written) == japanese


@given(st.text(max_size=40) | st.from_regex(r"\d{1,4}[-年/.]\d{1,2}[-月/.]\d{1,3}", fullmatch=True))
def test_any_text_is_a_date_or_none(written: str) -> None:
    parse_date(written)
