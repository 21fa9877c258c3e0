"""Reckoning with dates: months and days on, years of two digits, which way a time lies, and how unknown parts are written."""

from __future__ import annotations

import datetime as dt
import re

_AHEAD = re.compile(
    r"(?:予定|計画|見通し|見込み|方針)(?!し?て[いおき]|だった|でし|され)|へ[。\n]|に向け|目指|控え|期限|までに|する[。」]|行う|開く|始め(?:る|たい)|訪れ(?:る|たい)"
)
_BEHIND = re.compile(r"(?:た|だった|ました|でした)(?:[。と、」]|という|が、|ばかり)|していた|発表|公表")


def year_of_two_digits(base: dt.date | None, short: int) -> int:
    """20年 in a report of 2026 is 2020; what lies over ten years ahead is of the last century."""
    this = base.year if base else 2030
    year = this - this % 100 + short
    return year if year <= this + 10 else year - 100


def looks_ahead(text: str, at: int) -> bool:
    """Does what follows tell of something still to come?"""
    stop = text.find("。", at, at + 60)
    rest = text[at : stop + 1 if stop >= 0 else at + 60]
    ahead, behind = _AHEAD.search(rest), _BEHIND.search(rest)
    return ahead is not None and (behind is None or ahead.start() < behind.start())


def looks_behind(text: str, at: int) -> bool:
    """Does the sentence, up to its end, tell of something that has been?"""
    stop = text.find("。", at, at + 60)
    return _BEHIND.search(text, at, stop + 1 if stop >= 0 else at + 60) is not None


def plus_days(day: dt.date | None, days: int) -> dt.date | None:
    """The day so many days on; None without a day or beyond the calendar."""
    if day is None:
        return None
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and month so many months on."""
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def four(year: int | None) -> str:
    """A year in four digits, XXXX when unknown."""
    return f"{year:04}" if year else "XXXX"


def two(value: int | None) -> str:
    """A month or day in two digits, XX when unknown."""
    return f"{value:02}" if value else "XX"
