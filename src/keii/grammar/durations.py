"""Durations and sets: 約2時間半 → PT2H30M, 数日 → PXD, 毎年 → P1Y; with 前 the point so long ago.

Each function takes the day of publication (None: unknown), the text and the find, and gives a TIMEX3 type and value.
"""

from __future__ import annotations

import datetime as dt

from keii.grammar.numerals import number
from keii.grammar.periods import SEASONS, Value
from keii.grammar.reckoning import plus_days, shift_month
from keii.grammar.timex import Find

_UNIT_CODES = {
    "年": "Y",
    "か": "M",
    "カ": "M",
    "ヵ": "M",
    "ヶ": "M",
    "ケ": "M",
    "箇": "M",
    "週": "W",
    "日": "D",
    "時": "H",
    "分": "m",
    "秒": "S",
    "世": "Y",
}


def duration(base: dt.date | None, text: str, find: Find) -> Value | None:
    """P1Y8M, PT2H30M, PXY; with 前 the point so long ago."""
    p = find.parts
    value = _length(p)
    if value is None:
        return None
    if "every" in p:
        return "SET", value
    ago = p.get("rel") == "前" and text[find.start - 1 : find.start] != "の"
    point = _ago(base, p) if ago else None
    if point and "rs" in p:
        point = f"{point[:4]}-{SEASONS[p['rs']]}"
    return ("DATE", point) if point else ("DURATION", value)


def _ago(base: dt.date | None, p: dict[str, str]) -> str | None:
    """The year, month, week or day so long before publication."""
    count = number(p["n"])
    if count is None or not base or "n2" in p:
        return None
    unit = p["u"]
    if unit.startswith("年"):
        return str(base.year - count) if unit != "年半" and count < base.year else None
    if unit[-1] == "月" or unit.endswith("月間"):
        year, month = shift_month(base.year, base.month, -count)
        return f"{year}-{month:02}"
    days = count * 7 if unit == "週間" else count if unit == "日" else None
    if days is None:
        return None
    day = plus_days(base, -days)
    if unit == "週間" and day:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return day.isoformat() if day else None


def fixed_length(base: dt.date | None, text: str, find: Find) -> Value:
    """半年, 半世紀."""
    half = find.parts.get("half", "")
    return "DURATION", {"半年": "P6M", "半日": "PT12H", "半世紀": "P50Y", "半月": "P15D"}.get(half, "P25Y")


def recurrence(base: dt.date | None, text: str, find: Find) -> Value:
    """毎年, 週2便, 隔週."""
    words = text[find.start : find.end]
    unit = "年" if words == "例年" else next(ch for ch in words if ch in "年月週日朝晩夜夕時分秒")
    unit = "日" if unit in "朝晩夜夕" else unit
    count = 2 if words[0] == "隔" else number(find.parts.get("many", "")) or 1
    code = {
        "年": f"P{count}Y",
        "月": f"P{count}M",
        "週": f"P{count}W",
        "日": f"P{count}D",
        "時": "PT1H",
        "分": "PT1M",
        "秒": "PT1S",
    }
    return "SET", code[unit]


def _length(p: dict[str, str]) -> str | None:
    """The TIMEX3 value of a number and a unit, or two of them (1年8カ月)."""
    date, clock = "", ""
    for n, u in ((p["n"], p["u"]), (p.get("n2", ""), p.get("u2", ""))):
        if not u:
            continue
        count = _count(n)
        if count is None:
            return None
        code = _UNIT_CODES[u[0]]
        half = u.endswith("半")
        if u == "世紀":
            date += f"P{int(count) * 100}Y"[1:] if count.isdigit() else "XXXY"
        elif code in "HmS":
            clock += count + code.upper() + ("30" + {"H": "M", "m": "S"}.get(code, "") if half else "")
        else:
            date += count + code + ({"Y": "6M", "M": "15D", "W": "", "D": ""}[code] if half else "")
            clock += "12H" if half and code == "D" else ""
    return "P" + date + ("T" + clock if clock else "")


def _count(words: str) -> str | None:
    """A number as TIMEX3 writes it; X for each digit left open (数十 → XX)."""
    if words in ("数", "十数", "数十", "数百"):
        return {"数": "X", "十数": "1X", "数十": "XX", "数百": "XXX"}[words]
    if "." in words:
        return words
    value = number(words)
    return str(value) if value is not None else None
