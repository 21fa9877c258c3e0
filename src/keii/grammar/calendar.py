"""Resolving time expressions against the publication date, the section's own day and what was named before.

Without a publication date what is relative stays unresolved (XXXX); nothing is guessed from the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from keii.grammar.clock import DAY_PARTS, clock_time, part_of_day
from keii.grammar.durations import duration, fixed_length, recurrence
from keii.grammar.interval import interval
from keii.grammar.numerals import number
from keii.grammar.periods import SEASONS, century, decade, part_of_year, quarter, season, shifted_season, week, weekday
from keii.grammar.reckoning import four, looks_ahead, looks_behind, plus_days, shift_month, two, year_of_two_digits
from keii.grammar.relative import DAYS, ERAS, FROM_LAST, MONTHS, YEARS
from keii.grammar.timex import Find

# A clock time without a date belongs to the day named no more than so many lines (blank ones counted) above.
_NEAR_LINES = 4
# Shapes whose value needs no date named before.
_WITHOUT_MEMORY: dict[str, Callable[[dt.date | None, str, Find], tuple[str, str] | None]] = {
    "week": week,
    "weekday": weekday,
    "season": season,
    "seasons": shifted_season,
    "span": part_of_year,
    "quarter": quarter,
    "decade": decade,
    "century": century,
    "duration": duration,
    "fixed": fixed_length,
    "set": recurrence,
}


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
        self.last_year: int | None = None  # the year named last, wherever that was
        self.afternoon = False  # 午後4時半, 同5時半

    def resolve(self, text: str, find: Find, setting: Setting) -> Timex | None:
        """The expression's value where it stands; None when it turns out to be no time."""
        if setting.sentence[0] != self.last_sentence:
            self.last_sentence = setting.sentence[0]
            self.last_year = self.last.year or self.last_year
            self.last = _Date()
        if find.shape == "calendar":
            result = self._date(text, find, setting)
        elif find.shape == "range":
            result = self._range(text, find, setting)
        else:
            result = _WITHOUT_MEMORY[find.shape](self.base, text, find)
        if result is None:
            return None
        kind, value = result
        first, last = interval(value) if kind in ("DATE", "TIME") else (None, None)
        return Timex(find.start, find.end, kind, value, first, last)

    def _date(self, text: str, find: Find, setting: Setting) -> tuple[str, str] | None:
        """A date, part of the day or clock time."""
        p = find.parts
        date = _Date(*self._year_month(text, find, p))
        if "y2" in p and "m" not in p and "of" not in p and self.base and date.year and date.year < self.base.year - 60:
            return "DURATION", f"P{int(p['y2'])}Y"
        if "era" in p and date.year and "代" in p.get("phase", ""):
            return "DATE", f"{date.year // 10}X"  # 昭和20年代
        fiscal = p.get("fy") or p.get("efy") or p.get("ryf") or p.get("y2fy")
        if fiscal:
            return "DATE", f"FY{four(date.year)}"
        has_day = self._day(text, find, p, date, setting)
        part = part_of_day(p.get("part", "")) or DAY_PARTS.get(p.get("dr", ""), "")
        clock = clock_time(p)
        if not has_day and not p.keys() & {"y4", "era", "y2", "yn", "yr", "m", "mr"}:
            return self._undated(p, part, clock, setting)
        if "season" in p:
            return "DATE", f"{four(date.year)}-{SEASONS[p['season']]}"
        if "mr" in p and date.month is None:
            return "DATE", "XXXX-XX"
        if "dr" in p and date.day is None:
            return "DATE", "XXXX-XX-XX" + part
        if date.day is None and date.month is None:
            month = _phase_month(p.get("phase", ""))
            half = {"前半": "-H1", "後半": "-H2"}.get(p.get("phase", ""))
            if half:
                return "DATE", four(date.year) + half
            self._remember(date, setting)
            return "DATE", f"{four(date.year)}-{month:02}" if month else four(date.year)
        self._remember(date, setting, text[max(0, find.start - 5) : find.start])
        stem = f"{four(date.year)}-{two(date.month)}"
        if not has_day:
            return "DATE", stem
        stem += f"-{two(date.day)}"
        if clock:
            self.afternoon = clock >= "12"
            return "TIME", f"{stem}T{clock}"
        return "DATE", stem + part

    def _year_month(self, text: str, find: Find, p: dict[str, str]) -> tuple[int | None, int | None]:
        """The year and month as far as the expression names or implies them."""
        year = self._year(p)
        month = number(p["m"]) if "m" in p else None
        if "mr" in p:
            return self._relative_month(p["mr"])
        if month is not None and year is None:
            year = self._year_for(text, find, month)
        return year, month

    def _year(self, p: dict[str, str]) -> int | None:
        """The year as written: in four digits, of an era, in two digits, or relative (今年, 同年)."""
        if "y4" in p:
            return number(p["y4"])
        if "era" in p:
            years = number(p["ey"])
            return ERAS[p["era"]] + years if years is not None else None
        if "y2" in p:
            return year_of_two_digits(self.base, int(p["y2"]))
        if "yn" in p and (before := self.last.year or self.last_year):  # 1951年に結ばれ、翌52年に
            named = before - before % 100 + int(p["yn"])
            return named if named > before else named + 100
        if "yr" in p:
            word = p["yr"]
            if word in YEARS:
                return self.base.year + YEARS[word] if self.base else None
            year = self.last.year or (self.day.year if self.day else None) or (self.base.year if self.base else None)
            return year + {"同年": 0, "前年": -1, "翌年": 1}[word] if year else None
        return None

    def _relative_month(self, word: str) -> tuple[int | None, int | None]:
        """先月 counts from the publication, 翌月 from the month named last."""
        if word in MONTHS:
            if not self.base:
                return None, None
            return shift_month(self.base.year, self.base.month, MONTHS[word])
        known = self.last if self.last.month else _Date(self.day.year, self.day.month) if self.day else None
        if known is None or known.year is None or known.month is None:
            return None, None
        return shift_month(known.year, known.month, {"同月": 0, "前月": -1, "翌月": 1}[word])

    def _year_for(self, text: str, find: Find, month: int) -> int | None:
        """The year of a month without one: after a dated month of the same sentence its year, else the nearest to the publication."""
        if self.last.year and self.last.month:
            return self.last.year + (
                month < self.last.month and self.last.year != (self.base.year if self.base else None)
            )
        base = self.base
        if base is None:
            return None
        ahead = looks_ahead(text, find.end)
        past = not ahead and looks_behind(text, find.end)
        gap = {y: (y - base.year) * 12 + month - base.month for y in range(base.year - 1, base.year + 2)}
        # A month of another year is rarely left without 昨年 or 来年.
        return min(
            gap,
            key=lambda y: (
                abs(gap[y])
                + 3 * (y != base.year)
                + (0.6 if (gap[y] > 0) != ahead and gap[y] else 0)
                + 3 * (past and gap[y] > 0)
            ),
        )

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
        """きょう counts from the publication, 翌日 from the day named last."""
        if word in DAYS:
            base = self._spoken_day() if setting.quoted else self.base
            return plus_days(base, DAYS[word])
        return plus_days(self.day or self.base, FROM_LAST.get(word, 0))

    def _spoken_day(self) -> dt.date | None:
        """きょう in a quotation is the day of speaking: the last day told, when it is no later than the publication."""
        if self.day and self.base and 0 <= (self.base - self.day).days <= 31:
            return self.day
        return self.base

    def _month_for(self, text: str, find: Find, date: _Date, prefix: str) -> None:
        """The month of a day without one: that of a date of the same sentence, else the one nearest to the publication."""
        if self.last.day and self.last.month and self.last.year and date.day:
            date.year, date.month = self.last.year, self.last.month
            if date.day < self.last.day - 20:
                date.year, date.month = shift_month(date.year, date.month, 1)
            return
        if not self.base or not date.day:
            return
        ahead = looks_ahead(text, find.end) or prefix in ("明", "来る")
        if prefix == "翌" and self.day:
            following = plus_days(self.day, 1) or self.day
            date.year, date.month = following.year, following.month
            return
        best: tuple[float, dt.date] | None = None
        for months in (-1, 0, 1):
            year, month = shift_month(self.base.year, self.base.month, months)
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

    def _undated(self, p: dict[str, str], part: str, clock: str, setting: Setting) -> tuple[str, str] | None:
        """A clock time or part of the day without a date takes the day of its sentence, line or section."""
        day = None
        if (self.day and self.day_at[0] == setting.sentence[0]) or (self.day and self.day_at[1] == setting.line):
            day = self.day
        elif setting.leads or setting.heading:
            day = self.section_day or self.base
        elif self.day and not setting.quoted and 0 <= setting.line - self.day_at[1] <= _NEAR_LINES:
            day = self.day
        elif self.day and self.day == self.base and not setting.quoted:
            day = self.day  # told of all along, and the day of publication
        if "same" in p and clock < "12" and self.afternoon:
            clock = f"{int(clock[:2]) + 12}{clock[2:]}"
        self.afternoon = clock >= "12" if clock else self.afternoon
        if clock:
            return "TIME", f"{day.isoformat()}T{clock}" if day else f"T{clock}"
        if part == "TMI" and day is None:
            return "DATE", "XXXX-XX-XXTMI"
        return ("DATE", f"{day.isoformat()}{part}") if day else None

    def _remember(self, date: _Date, setting: Setting, before: str = "") -> None:
        """Keep a date for what counts from it; in a quotation it is only the sentence's own."""
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

    def _range(self, text: str, find: Find, setting: Setting) -> tuple[str, str] | None:
        """9～12日, 4～6月, 2004～05年, 午前9時～午後8時 in one expression → start/end."""
        p = find.parts
        if "yy1" in p:
            second = p["yy2"] if len(p["yy2"]) == 4 else p["yy1"][:2] + p["yy2"]
            mark = "FY" if "yfy" in p else ""
            return "DATE", f"{mark}{p['yy1']}/{mark}{second}"
        if "ch1" in p:
            return self._clock_range(p, setting)
        if "mm1" in p:
            first = _Date(int(p["my"]) if "my" in p else self._year_for(text, find, int(p["mm1"])), int(p["mm1"]))
            self.last = _Date(first.year, int(p["mm2"]))
            return "DATE", f"{four(first.year)}-{two(first.month)}/{four(first.year)}-{int(p['mm2']):02}"
        return self._day_range(text, find, p, setting)

    def _day_range(self, text: str, find: Find, p: dict[str, str], setting: Setting) -> tuple[str, str]:
        """9～12日, 9月30日～10月2日."""
        date = _Date(int(p["ry"]) if "ry" in p else None, int(p["rm1"]) if "rm1" in p else None, int(p["rd1"]))
        if date.month is None:
            self._month_for(text, find, date, "")
        elif date.year is None:
            date.year = self._year_for(text, find, date.month)
        year, month = date.year, int(p["rm2"]) if "rm2" in p else date.month
        if year and month and date.month and month < date.month:
            year += 1
        self._remember(_Date(year, month, int(p["rd2"])), setting)
        return (
            "DATE",
            f"{four(date.year)}-{two(date.month)}-{two(date.day)}/{four(year)}-{two(month)}-{int(p['rd2']):02}",
        )

    def _clock_range(self, p: dict[str, str], setting: Setting) -> tuple[str, str]:
        """午前9時～午後8時: the second half may leave out the part of the day."""
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
        return "TIME", f"{stem}T{clock_time(one)}/{stem}T{clock_time(two)}"


def _phase_month(phase: str) -> int:
    """The month 年末 and 年初 stand for, 0 for other phases."""
    if phase.startswith("末"):
        return 12
    return 1 if phase in ("初め", "はじめ", "初頭") else 0
