"""Clock times and parts of the day: 午後３時半 → 15:30, 未明 → TDW."""

from __future__ import annotations

from keii.grammar.numerals import number

_PARTS = {
    "午前": "TMO",
    "朝": "TMO",
    "正午": "TMI",
    "昼": "TMI",
    "午後": "TAF",
    "夕": "TEV",
    "未明": "TDW",
    "早朝": "TDW",
    "明け方": "TDW",
}
DAY_PARTS = {"けさ": "TMO", "今朝": "TMO", "昨朝": "TMO", "明朝": "TMO", "翌朝": "TMO", "今夕": "TEV", "昨夕": "TEV"}
DAY_PARTS |= dict.fromkeys(("今晩", "今夜", "昨夜", "昨晩", "ゆうべ", "明晩", "翌晩"), "TNI")


def clock_time(p: dict[str, str]) -> str:
    """The clock time (hh:mm) of the named parts of an expression, "" when they hold none."""
    if "h2" in p:
        return f"{_afternoon(int(p['h2']), p.get('part', '')):02}:{p['mi2']}"
    if "h" not in p:
        return ""
    hour = number(p["h"])
    if hour is None:
        return ""
    minute = 30 if p.get("half") else number(p.get("mi", "")) or 0
    return f"{_afternoon(hour, p.get('part', '')):02}:{minute:02}"


def _afternoon(hour: int, part: str) -> int:
    """The hour of 24, by the part of the day beside it (夜8時 → 20)."""
    if hour < 12 and (
        part.startswith(("午後", "夕", "晩"))
        or (part.startswith("夜") and hour >= 5)
        or (part.startswith("昼") and hour < 6)
    ):
        return hour + 12
    return hour


def part_of_day(word: str) -> str:
    """The TIMEX3 code of a part of the day, "" for no word."""
    for stem, code in _PARTS.items():
        if word.startswith(stem):
            return code
    return "TNI" if word else ""
