"""Periods without a day: weeks, seasons, parts of a year, quarters, decades and centuries.

Each function takes the day of publication (None: unknown), the text and the find, and gives a TIMEX3 type and value.
"""

from __future__ import annotations

import datetime as dt

from keii.grammar.clock import part_of_day
from keii.grammar.numerals import number
from keii.grammar.reckoning import four, looks_ahead, plus_days, year_of_two_digits
from keii.grammar.timex import Find

Value = tuple[str, str]

_WEEKS = {"今週": 0, "来週": 1, "先週": -1, "再来週": 2, "先々週": -2, "翌週": 1, "前週": -1}
_WEEKDAYS = "月火水木金土日"
SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}


def shifted_season(base: dt.date | None, text: str, find: Find) -> Value:
    """今春, 昨冬, 来秋."""
    if not base:
        return "DATE", f"XXXX-{SEASONS[find.parts['season']]}"
    year = base.year + {"今": 0, "昨": -1, "来": 1, "翌": 1}[find.parts["which"]]
    if find.parts["season"] == "冬" and base.month <= 2:
        year -= 1  # the winter one stands in began last year
    return "DATE", f"{year}-{SEASONS[find.parts['season']]}"


def season(base: dt.date | None, text: str, find: Find) -> Value:
    """A bare 夏 is this year's."""
    return "DATE", f"{four(base.year if base else None)}-{SEASONS[find.parts['season']]}"


def week(base: dt.date | None, text: str, find: Find) -> Value:
    """来週, 先週末, 来週火曜, 週明け."""
    p = find.parts
    lone = p.get("lone", "")
    if not base:
        return "DATE", "XXXX-WXX-WE" if lone == "週末" or p.get("wphase") == "末" else "XXXX-WXX"
    day = plus_days(base, 7 * _WEEKS.get(p.get("week", ""), 0))
    if day is not None and lone == "週明け" and day.weekday() > 1:
        day = plus_days(day, 7 - day.weekday())
    if day is not None and "wd" in p:
        day = plus_days(day, _WEEKDAYS.index(p["wd"]) - day.weekday())
        return "DATE", day.isoformat() if day is not None else "XXXX-XX-XX"
    if day is None:
        return "DATE", "XXXX-WXX"  # beyond the calendar
    year, week, _ = day.isocalendar()
    return "DATE", f"{year}-W{week:02}" + ("-WE" if lone == "週末" or p.get("wphase") == "末" else "")


def weekday(base: dt.date | None, text: str, find: Find) -> Value:
    """A bare 火曜日 is the nearest one in the direction of the telling."""
    if not base:
        return "DATE", "XXXX-WXX-" + str(_WEEKDAYS.index(find.parts["wd"]) + 1)
    gap = (_WEEKDAYS.index(find.parts["wd"]) - base.weekday()) % 7
    if gap and not looks_ahead(text, find.end):
        gap -= 7
    day = plus_days(base, gap)
    return "DATE", (day.isoformat() if day is not None else "XXXX-XX-XX") + part_of_day(find.parts.get("part", ""))


def part_of_year(base: dt.date | None, text: str, find: Find) -> Value:
    """年内, 年末, 月内, 今年度."""
    which = find.parts["which"]
    if which == "今世紀":
        return "DATE", "20"
    if not base:
        return "DATE", {"年末": "XXXX-12", "年初": "XXXX-01", "年明け": "XXXX-01"}.get(
            which, "XXXX-XX" if which[0] == "月" else "XXXX"
        )
    year, month = base.year, base.month
    fiscal = year - (month < 4)
    if which.endswith("年度") or which == "年度内":
        return (
            "DATE",
            f"FY{fiscal + {'来年度': 1, '新年度': 1 if month < 4 else 0, '昨年度': -1, '前年度': -1}.get(which, 0)}",
        )
    if which[0] == "月":
        return "DATE", f"{year}-{month:02}"
    values = {
        "年内": f"{year}", "年末": f"{year}-12", "年末年始": f"{year}-12/{year + 1}-01", "年度末": f"{fiscal + 1}-03",
        "年初": f"{year}-01", "年始": f"{year}-01", "年明け": f"{year + (month > 6)}-01",
    }  # fmt: skip
    return "DATE", values[which]


def quarter(base: dt.date | None, text: str, find: Find) -> Value:
    """第1四半期, 上半期."""
    p = find.parts
    year = p.get("y4") or p.get("hy4") or (str(base.year) if base else "XXXX")
    if "q" in p:
        return "DATE", f"{year}-Q{number(p['q'])}"
    return "DATE", f"{year}-H{1 if p['half'] == '上半期' else 2}"


def century(base: dt.date | None, text: str, find: Find) -> Value | None:
    """20世紀 is TIMEX3 19."""
    value = number(find.parts["c"])
    return ("DATE", f"{value - 1:02}") if value else None


def decade(base: dt.date | None, text: str, find: Find) -> Value | None:
    """1990年代, 90年代 → 199X."""
    value = number(find.parts["dec"])
    if value is None or value % 10:
        return None
    year = value if value > 100 else year_of_two_digits(base, value)
    return "DATE", f"{year // 10}X"
