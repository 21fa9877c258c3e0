"""Resolving time expressions against the publication date, the section's own day and what was named before.

Without a publication date what is relative stays unresolved (XXXX); nothing is guessed from the clock.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from keii.grammar.interval import interval
from keii.grammar.numerals import number
from keii.grammar.timex import Find

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_YEARS = {
    "今年": 0,
    "ことし": 0,
    "本年": 0,
    "昨年": -1,
    "去年": -1,
    "来年": 1,
    "一昨年": -2,
    "おととし": -2,
    "再来年": 2,
    "さ来年": 2,
}
_MONTHS = {"今月": 0, "本月": 0, "当月": 0, "来月": 1, "先月": -1, "先々月": -2, "再来月": 2}
_DAYS = {
    "きょう": 0, "今日": 0, "本日": 0, "きのう": -1, "昨日": -1, "あす": 1, "あした": 1, "明日": 1, "あさって": 2, "明後日": 2,
    "おととい": -2, "一昨日": -2, "けさ": 0, "今朝": 0, "今晩": 0, "今夜": 0, "今夕": 0, "昨夜": -1, "昨晩": -1, "ゆうべ": -1,
    "昨夕": -1, "昨朝": -1, "明朝": 1, "明晩": 1,
}  # fmt: skip
_FROM_LAST = {"同日": 0, "当日": 0, "翌日": 1, "翌々日": 2, "前日": -1, "前々日": -2, "翌朝": 1, "翌晩": 1}
_DAY_PARTS = {"けさ": "TMO", "今朝": "TMO", "昨朝": "TMO", "明朝": "TMO", "翌朝": "TMO", "今夕": "TEV", "昨夕": "TEV"}
_DAY_PARTS |= dict.fromkeys(("今晩", "今夜", "昨夜", "昨晩", "ゆうべ", "明晩", "翌晩"), "TNI")
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
_WEEKS = {"今週": 0, "来週": 1, "先週": -1, "再来週": 2, "先々週": -2, "翌週": 1, "前週": -1}
_SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
# A clock time without a date belongs to the day named no more than so many lines (blank ones counted) above.
_NEAR_LINES = 4
_WEEKDAYS = "月火水木金土日"
_AHEAD = re.compile(
    r"予定|見通し|見込み|方針|計画|へ[。\n]|に向け|目指|控え|期限|までに|する[。」]|行う|開く|始め(?:る|たい)|訪れ(?:る|たい)"
)
_BEHIND = re.compile(r"(?:た|だった|ました|でした)(?:[。と、」]|という|が、|ばかり)|していた|発表|公表")


class Timex(msgspec.Struct, gc=False):
    """A resolved expression: span, TIMEX3 type and value, interval (None where unresolved), and whether it names a day."""

    start: int
    end: int
    type: str
    value: str
    first: str | None
    last: str | None


class _Date(msgspec.Struct, gc=False):
    """A date as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class Setting(msgspec.Struct, gc=False):
    """Where an expression stands: start and end of its sentence, of its line, whether in a quotation, in a heading, alone at the line's start."""

    sentence: tuple[int, int]
    line: int
    quoted: bool
    heading: bool
    leads: bool


class Calendar:
    """Resolves the expressions of one report, in order; remembers what dates were named."""

    def __init__(self, published: dt.date | None) -> None:
        self.base = published
        self.last: _Date = _Date()  # the last calendar date named, as far as it was given
        self.day: dt.date | None = None  # the last full day named in the report's own voice
        self.day_at = (-1, -1)  # sentence start and line of that day
        self.section_day: dt.date | None = None
        self.last_sentence = -1
        self.afternoon = False  # 午後4時半, 同5時半

    def resolve(self, text: str, find: Find, setting: Setting) -> Timex | None:
        """The expression's value where it stands; None when it turns out to be no time."""
        if setting.sentence[0] != self.last_sentence:
            self.last_sentence = setting.sentence[0]
            self.last = _Date()
        result = _RESOLVERS[find.shape](self, text, find, setting)
        if result is None:
            return None
        kind, value = result
        first, last = interval(value) if kind in ("DATE", "TIME") else (None, None)
        return Timex(find.start, find.end, kind, value, first, last)

    # dates -----------------------------------------------------------------------------------------------------------

    def calendar(self, text: str, find: Find, setting: Setting) -> tuple[str, str] | None:
        """A date, part of the day or clock time."""
        p = find.parts
        date = _Date(*self._year_month(text, find, p))
        if "y2" in p and "m" not in p and self.base and date.year and date.year < self.base.year - 60:
            return "DURATION", f"P{int(p['y2'])}Y"
        fiscal = p.get("fy") or p.get("efy") or p.get("ryf") or p.get("y2fy")
        if fiscal:
            return "DATE", f"FY{_four(date.year)}"
        has_day = self._day(text, find, p, date, setting)
        part = _part_code(p.get("part", "")) or _DAY_PARTS.get(p.get("dr", ""), "")
        clock = _clock(p)
        if not has_day and not p.keys() & {"y4", "era", "y2", "yr", "m", "mr"}:
            return self._undated(find, p, part, clock, setting)
        if "season" in p:
            return "DATE", f"{_four(date.year)}-{_SEASONS[p['season']]}"
        if date.day is None and date.month is None:
            month = _phase_month(p.get("phase", ""))
            half = {"前半": "-H1", "後半": "-H2"}.get(p.get("phase", ""))
            if half:
                return "DATE", _four(date.year) + half
            self._remember(date, setting)
            return "DATE", f"{_four(date.year)}-{month:02}" if month else _four(date.year)
        self._remember(date, setting, text[max(0, find.start - 5) : find.start])
        stem = f"{_four(date.year)}-{_two(date.month)}"
        if not has_day:
            return "DATE", stem
        stem += f"-{_two(date.day)}"
        if clock:
            self.afternoon = clock >= "12"
            return "TIME", f"{stem}T{clock}"
        return "DATE", stem + part

    def _year_month(self, text: str, find: Find, p: dict[str, str]) -> tuple[int | None, int | None]:
        year = self._year(p)
        month = number(p["m"]) if "m" in p else None
        if "mr" in p:
            return self._relative_month(p["mr"])
        if month is not None and year is None:
            year = self._year_for(text, find, month, p)
        return year, month

    def _year(self, p: dict[str, str]) -> int | None:
        if "y4" in p:
            return number(p["y4"])
        if "era" in p:
            years = number(p["ey"])
            return _ERAS[p["era"]] + years if years is not None else None
        if "y2" in p:
            return self._two_digit(int(p["y2"]))
        if "yr" in p:
            word = p["yr"]
            if word in _YEARS:
                return self.base.year + _YEARS[word] if self.base else None
            year = self.last.year or (self.day.year if self.day else None) or (self.base.year if self.base else None)
            return year + {"同年": 0, "前年": -1, "翌年": 1}[word] if year else None
        return None

    def _two_digit(self, short: int) -> int:
        """20年 in a report of 2026 is 2020; what lies over ten years ahead is of the last century."""
        this = self.base.year if self.base else 2030
        year = this - this % 100 + short
        return year if year <= this + 10 else year - 100

    def _relative_month(self, word: str) -> tuple[int | None, int | None]:
        if word in _MONTHS:
            if not self.base:
                return None, None
            return _shift(self.base.year, self.base.month, _MONTHS[word])
        known = self.last if self.last.month else _Date(self.day.year, self.day.month) if self.day else None
        if known is None or known.year is None or known.month is None:
            return None, None
        return _shift(known.year, known.month, {"同月": 0, "前月": -1, "翌月": 1}[word])

    def _year_for(self, text: str, find: Find, month: int, p: dict[str, str]) -> int | None:
        """The year of a month without one: after a dated month of the same sentence its year, else the nearest to the publication."""
        if self.last.year and self.last.month:
            return self.last.year + (
                month < self.last.month and self.last.year != (self.base.year if self.base else None)
            )
        if not self.base:
            return None
        ahead = _looks_ahead(text, find.end)
        gap = {
            y: (y - self.base.year) * 12 + month - self.base.month
            for y in range(self.base.year - 1, self.base.year + 2)
        }
        # A month of another year is rarely left without 昨年 or 来年.
        return min(
            gap,
            key=lambda y: abs(gap[y]) + 3 * (y != self.base.year) + (0.6 if (gap[y] > 0) != ahead and gap[y] else 0),
        )  # type: ignore[union-attr]

    def _day(self, text: str, find: Find, p: dict[str, str], date: _Date, setting: Setting) -> bool:
        """Fill in the day (and what month it implies); True when the expression names a day."""
        if "dr" in p:
            day = self._relative_day(p["dr"], setting)
            date.year, date.month, date.day = (day.year, day.month, day.day) if day else (None, None, None)
            return True
        written = p.get("d") or p.get("dk")
        if not written:
            return False
        date.day = number(written)
        if date.month is None and date.day is not None:
            self._month_for(text, find, date, p.get("pre", ""))
        return True

    def _relative_day(self, word: str, setting: Setting) -> dt.date | None:
        if word in _DAYS:
            base = self._spoken_day() if setting.quoted else self.base
            return _plus(base, _DAYS[word])
        return _plus(self.day or self.base, _FROM_LAST.get(word, 0))

    def _spoken_day(self) -> dt.date | None:
        """きょう in a quotation is the day of speaking: the last day told, when it is no later than the publication."""
        if self.day and self.base and self.base - dt.timedelta(31) <= self.day <= self.base:
            return self.day
        return self.base

    def _month_for(self, text: str, find: Find, date: _Date, prefix: str) -> None:
        """The month of a day without one: that of a date of the same sentence, else the one nearest to the publication."""
        if self.last.day and self.last.month and self.last.year and date.day:
            date.year, date.month = self.last.year, self.last.month
            if date.day < self.last.day - 20:
                date.year, date.month = _shift(date.year, date.month, 1)
            return
        if not self.base or not date.day:
            return
        ahead = _looks_ahead(text, find.end) or prefix in ("明", "来る")
        if prefix == "翌" and self.day:
            following = self.day + dt.timedelta(1)
            date.year, date.month = following.year, following.month
            return
        best: tuple[float, dt.date] | None = None
        for months in (-1, 0, 1):
            year, month = _shift(self.base.year, self.base.month, months)
            try:
                day = dt.date(year, month, date.day)
            except ValueError:
                continue
            gap = (day - self.base).days
            cost = abs(gap) * (1.6 if (gap > 0) != ahead and gap != 0 else 1.0)
            if best is None or cost < best[0]:
                best = cost, day
        if best:
            date.year, date.month = best[1].year, best[1].month

    def _undated(
        self, find: Find, p: dict[str, str], part: str, clock: str, setting: Setting
    ) -> tuple[str, str] | None:
        """A clock time or part of the day without a date takes the day of its sentence, line or section."""
        day = None
        if (self.day and self.day_at[0] == setting.sentence[0]) or (self.day and self.day_at[1] == setting.line):
            day = self.day
        elif setting.leads or setting.heading:
            day = self.section_day or self.base
        elif self.day and not setting.quoted and 0 <= setting.line - self.day_at[1] <= _NEAR_LINES:
            day = self.day
        if "same" in p and clock < "12" and self.afternoon:
            clock = f"{int(clock[:2]) + 12}{clock[2:]}"
        self.afternoon = clock >= "12" if clock else self.afternoon
        if clock:
            return "TIME", f"{day.isoformat()}T{clock}" if day else f"T{clock}"
        return ("DATE", f"{day.isoformat()}{part}") if day else None

    def _remember(self, date: _Date, setting: Setting, before: str = "") -> None:
        if "日本時間" in before:
            return  # the same moment told by another clock
        self.last = date
        if date.year and date.month and date.day:
            try:
                day = dt.date(date.year, date.month, date.day)
            except ValueError:
                return
            if setting.heading:
                self.section_day = day
            if not setting.quoted:
                self.day, self.day_at = day, (setting.sentence[0], setting.line)

    # other shapes ----------------------------------------------------------------------------------------------------

    def seasons(self, text: str, find: Find, setting: Setting) -> tuple[str, str]:
        """今春, 昨冬, 来秋."""
        if not self.base:
            return "DATE", f"XXXX-{_SEASONS[find.parts['season']]}"
        year = self.base.year + {"今": 0, "昨": -1, "来": 1, "翌": 1}[find.parts["which"]]
        if find.parts["season"] == "冬" and self.base.month <= 2:
            year -= 1  # the winter one stands in began last year
        return "DATE", f"{year}-{_SEASONS[find.parts['season']]}"

    def season(self, text: str, find: Find, setting: Setting) -> tuple[str, str]:
        """A bare 夏 is this year's."""
        return "DATE", f"{_four(self.base.year if self.base else None)}-{_SEASONS[find.parts['season']]}"

    def week(self, text: str, find: Find, setting: Setting) -> tuple[str, str]:
        """来週, 先週末, 来週火曜, 週明け."""
        p = find.parts
        lone = p.get("lone", "")
        if not self.base:
            return "DATE", "XXXX-WXX-WE" if lone == "週末" or p.get("wphase") == "末" else "XXXX-WXX"
        day = self.base + dt.timedelta(7 * _WEEKS.get(p.get("week", ""), 0))
        if lone == "週明け":
            day = day + dt.timedelta(7 - day.weekday()) if day.weekday() > 1 else day
        if "wd" in p:
            return "DATE", (day + dt.timedelta(_WEEKDAYS.index(p["wd"]) - day.weekday())).isoformat()
        year, week, _ = day.isocalendar()
        return "DATE", f"{year}-W{week:02}" + ("-WE" if lone == "週末" or p.get("wphase") == "末" else "")

    def weekday(self, text: str, find: Find, setting: Setting) -> tuple[str, str]:
        """A bare 火曜日 is the nearest one in the direction of the telling."""
        if not self.base:
            return "DATE", "XXXX-WXX-" + str(_WEEKDAYS.index(find.parts["wd"]) + 1)
        gap = (_WEEKDAYS.index(find.parts["wd"]) - self.base.weekday()) % 7
        if gap and not _looks_ahead(text, find.end):
            gap -= 7
        return "DATE", (self.base + dt.timedelta(gap)).isoformat() + _part_code(find.parts.get("part", ""))

    def span(self, text: str, find: Find, setting: Setting) -> tuple[str, str]:
        """年内, 年末, 月内, 今年度."""
        which = find.parts["which"]
        if which == "今世紀":
            return "DATE", "20"
        if not self.base:
            return "DATE", {"年末": "XXXX-12", "年初": "XXXX-01", "年明け": "XXXX-01"}.get(
                which, "XXXX-XX" if which[0] == "月" else "XXXX"
            )
        year, month = self.base.year, self.base.month
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

    def quarter(self, text: str, find: Find, setting: Setting) -> tuple[str, str]:
        """第1四半期, 上半期."""
        p = find.parts
        year = p.get("y4") or p.get("hy4") or (str(self.base.year) if self.base else "XXXX")
        if "q" in p:
            return "DATE", f"{year}-Q{number(p['q'])}"
        return "DATE", f"{year}-H{1 if p['half'] == '上半期' else 2}"

    def century(self, text: str, find: Find, setting: Setting) -> tuple[str, str] | None:
        """20世紀 is TIMEX3 19."""
        value = number(find.parts["c"])
        return ("DATE", f"{value - 1:02}") if value else None

    def decade(self, text: str, find: Find, setting: Setting) -> tuple[str, str] | None:
        """1990年代, 90年代 → 199X."""
        value = number(find.parts["dec"])
        if value is None or value % 10:
            return None
        year = value if value > 100 else self._two_digit(value)
        return "DATE", f"{year // 10}X"

    def range(self, text: str, find: Find, setting: Setting) -> tuple[str, str] | None:
        """9～12日, 4～6月, 2004～05年, 午前9時～午後8時 in one expression → start/end."""
        p = find.parts
        if "yy1" in p:
            second = p["yy2"] if len(p["yy2"]) == 4 else p["yy1"][:2] + p["yy2"]
            mark = "FY" if "yfy" in p else ""
            return "DATE", f"{mark}{p['yy1']}/{mark}{second}"
        if "ch1" in p:
            return self._clock_range(p, setting)
        if "mm1" in p:
            first = _Date(int(p["my"]) if "my" in p else self._year_for(text, find, int(p["mm1"]), p), int(p["mm1"]))
            self.last = _Date(first.year, int(p["mm2"]))
            return "DATE", f"{_four(first.year)}-{_two(first.month)}/{_four(first.year)}-{int(p['mm2']):02}"
        return self._day_range(text, find, p, setting)

    def _day_range(self, text: str, find: Find, p: dict[str, str], setting: Setting) -> tuple[str, str]:
        date = _Date(int(p["ry"]) if "ry" in p else None, int(p["rm1"]) if "rm1" in p else None, int(p["rd1"]))
        if date.month is None:
            self._month_for(text, find, date, "")
        elif date.year is None:
            date.year = self._year_for(text, find, date.month, p)
        year, month = date.year, int(p["rm2"]) if "rm2" in p else date.month
        if year and month and date.month and month < date.month:
            year += 1
        self._remember(_Date(year, month, int(p["rd2"])), setting)
        return (
            "DATE",
            f"{_four(date.year)}-{_two(date.month)}-{_two(date.day)}/{_four(year)}-{_two(month)}-{int(p['rd2']):02}",
        )

    def _clock_range(self, p: dict[str, str], setting: Setting) -> tuple[str, str]:
        day = self.day if self.day and self.day_at[0] == setting.sentence[0] else None
        stem = day.isoformat() if day else ""
        one = {
            "h": p["ch1"],
            "mi": p.get("cm1") or p.get("cn1") or "",
            "half": p.get("chalf1", ""),
            "part": p.get("ca", ""),
        }
        two = {
            "h": p["ch2"],
            "mi": p.get("cm2") or p.get("cn2") or "",
            "half": p.get("chalf2", ""),
            "part": p.get("cb") or p.get("ca", ""),
        }
        return "TIME", f"{stem}T{_clock(one)}/{stem}T{_clock(two)}"

    def duration(self, text: str, find: Find, setting: Setting) -> tuple[str, str] | None:
        """P1Y8M, PT2H30M, PXY; with 前 the point so long ago."""
        p = find.parts
        value = _duration(p)
        if value is None:
            return None
        if "every" in p:
            return "SET", value
        ago = p.get("rel") == "前" and text[find.start - 1 : find.start] != "の"
        point = self._ago(p) if ago else None
        if point and "rs" in p:
            point = f"{point[:4]}-{_SEASONS[p['rs']]}"
        return ("DATE", point) if point else ("DURATION", value)

    def _ago(self, p: dict[str, str]) -> str | None:
        count = number(p["n"])
        if count is None or not self.base or "n2" in p:
            return None
        unit = p["u"]
        if unit.startswith("年"):
            return str(self.base.year - count) if unit != "年半" and count < self.base.year else None
        if unit[-1] == "月" or unit.endswith("月間"):
            year, month = _shift(self.base.year, self.base.month, -count)
            return f"{year}-{month:02}"
        days = count * 7 if unit == "週間" else count if unit == "日" else None
        if days is None:
            return None
        day = _plus(self.base, -days)
        if unit == "週間" and day:
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        return day.isoformat() if day else None

    def fixed(self, text: str, find: Find, setting: Setting) -> tuple[str, str]:
        """半年, 半世紀."""
        half = find.parts.get("half", "")
        return "DURATION", {"半年": "P6M", "半日": "PT12H", "半世紀": "P50Y", "半月": "P15D"}.get(half, "P25Y")

    def set(self, text: str, find: Find, setting: Setting) -> tuple[str, str]:
        """毎年, 週2便, 隔週."""
        words = text[find.start : find.end]
        unit = "年" if words == "例年" else next(ch for ch in words if ch in "年月週日朝晩夜夕時分秒")
        unit = "日" if unit in "朝晩夜夕" else unit
        count = 2 if words[0] == "隔" else 1
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


_RESOLVERS = {
    name: getattr(Calendar, name)
    for name in (
        "calendar",
        "seasons",
        "season",
        "week",
        "weekday",
        "span",
        "quarter",
        "century",
        "decade",
        "range",
        "duration",
        "fixed",
        "set",
    )
}


def _duration(p: dict[str, str]) -> str | None:
    date, clock = "", ""
    for n, u in ((p["n"], p["u"]), (p.get("n2", ""), p.get("u2", ""))):
        if not u:
            continue
        count = _count(n)
        if count is None:
            return None
        code = _UNIT_CODES[u[0] if u[0] != "週" else "週"]
        half = u.endswith("半")
        if u == "世紀":
            date += f"P{int(count) * 100}Y"[1:] if count.isdigit() else "XXXY"
        elif code in "HmS":
            clock += count + code.upper() + ("30" + {"H": "M", "m": "S"}.get(code, "") if half else "")
        else:
            date += count + code + ({"Y": "6M", "M": "15D", "W": "", "D": ""}[code] if half else "")
            clock += "12H" if half and code == "D" else ""
    return "P" + date + ("T" + clock if clock else "")


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


def _count(words: str) -> str | None:
    if words in ("数", "十数", "数十", "数百"):
        return {"数": "X", "十数": "1X", "数十": "XX", "数百": "XXX"}[words]
    if "." in words:
        return words
    value = number(words)
    return str(value) if value is not None else None


def _clock(p: dict[str, str]) -> str:
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
    if hour < 12 and (
        part.startswith(("午後", "夕", "晩"))
        or (part.startswith("夜") and hour >= 5)
        or (part.startswith("昼") and hour < 6)
    ):
        return hour + 12
    return hour


def _part_code(word: str) -> str:
    for stem, code in _PARTS.items():
        if word.startswith(stem):
            return code
    return "TNI" if word else ""


def _phase_month(phase: str) -> int:
    if phase.startswith("末"):
        return 12
    return 1 if phase in ("初め", "はじめ", "初頭") else 0


def _looks_ahead(text: str, at: int) -> bool:
    """Does what follows tell of something still to come?"""
    stop = text.find("。", at, at + 60)
    rest = text[at : stop + 1 if stop >= 0 else at + 60]
    ahead, behind = _AHEAD.search(rest), _BEHIND.search(rest)
    return ahead is not None and (behind is None or ahead.start() < behind.start())


def _plus(day: dt.date | None, days: int) -> dt.date | None:
    if day is None:
        return None
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None


def _shift(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def _four(year: int | None) -> str:
    return f"{year:04}" if year else "XXXX"


def _two(value: int | None) -> str:
    return f"{value:02}" if value else "XX"
