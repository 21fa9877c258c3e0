"""Dates as files give them, to ISO, in the time of the reader.

A page in Japanese counts its days in Japan, whatever zone its server writes: 2026-02-16T22:12Z is the 17th's news. So a
time with a zone is moved to Japan's (+09:00, without summer time); one without is left as it stands.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

JAPAN = timezone(timedelta(hours=9))

_JAPANESE = re.compile(
    r"([12][0-9]{3})[年/.-]\s*([0-9]{1,2})[月/.-]\s*([0-9]{1,2})日?(?:[^0-9]{0,8}([0-9]{1,2})[時:]\s*([0-9]{1,2})分?)?"
)
_DAY = re.compile(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}$")


def parse_date(written: str) -> date | datetime | None:
    """A date, or a date-time where the hour is given: ISO, 2026年2月17日 21時12分 or 2026/2/17; None for anything else."""
    written = written.strip()
    try:
        if _DAY.match(written):
            return date.fromisoformat(written)
        moment = datetime.fromisoformat(written)
        return moment.astimezone(JAPAN) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return _japanese(written)


def _japanese(written: str) -> date | datetime | None:
    found = _JAPANESE.match(written)
    if not found:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    try:
        if found.group(4) is None:
            return date(year, month, day)
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 the page names no zone
    except ValueError:
        return None


def iso_date(written: str) -> str | None:
    """`parse_date` as an ISO string: 2026-02-17 or 2026-02-17T21:12:00+09:00."""
    moment = parse_date(written)
    return moment.isoformat() if moment else None


def japanese_date(written: str) -> str:
    """`parse_date` as a newspaper writes it, 2026年2月17日 21時12分; "" when it can't be read."""
    moment = parse_date(written)
    if moment is None:
        return ""
    day = f"{moment.year}年{moment.month}月{moment.day}日"
    return f"{day} {moment.hour}時{moment.minute:02}分" if isinstance(moment, datetime) else day
