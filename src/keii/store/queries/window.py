"""What every lookup can be narrowed to: days of publication, certainties, newest versions, and how many answers."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from keii.errors import InputError
from keii.store.rows import first_id

CERTAINTIES = ("asserted", "reported", "presumed", "alleged", "expected", "possible", "hypothetical", "desired")
LIMIT = 20
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?$")
_END = 1 << 62


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Ids from `low` to below `high` (reports of a range of days), one of `certainties` (any when empty), at most `limit` answers.

    every: older versions of a report too, not only the newest.
    """

    low: int = 0
    high: int = _END
    certainties: tuple[str, ...] = ()
    every: bool = False
    limit: int = LIMIT

    @classmethod
    def of(
        cls,
        *,
        since: str | None = None,
        until: str | None = None,
        certainty: str | None = None,
        every: bool = False,
        limit: int = LIMIT,
    ) -> Window:
        """From ISO days, months or years (2024, 2024-01, 2024-01-15), the last inclusive, and certainties parted by commas.

        A window that has a first day leaves out reports without a day. Raises InputError for what is none of these.
        """
        if limit < 1:
            raise InputError("limit", f"{limit} is less than 1")
        given = tuple(dict.fromkeys(part.strip() for part in (certainty or "").split(",") if part.strip()))
        for part in given:
            if part not in CERTAINTIES:
                raise InputError("certainty", f"{part!r} is none of {', '.join(CERTAINTIES)}")
        return cls(
            low=first_id(_span(since, "since")[0]) if since else 0,
            high=first_id(_span(until, "until")[1]) if until else _END,
            certainties=given,
            every=every,
            limit=limit,
        )

    def sure(self, column: str) -> str:
        """A condition on a column that holds the certainty; its values are `certainties`."""
        return f"AND {column} IN ({','.join('?' * len(self.certainties))})" if self.certainties else ""

    def each_certainty(self, column: str) -> list[tuple[str, tuple[str, ...]]]:
        """A condition for each certainty by itself, so that an index on it gives its rows in order."""
        return [(f"AND {column} = ?", (one,)) for one in self.certainties] or [("", ())]

    @property
    def newest(self) -> str:
        """A condition on the version v."""
        return "" if self.every else "AND v.newest"


def _span(written: str, name: str) -> tuple[dt.date, dt.date]:
    """The first day of a day, month or year, and the day after it."""
    found = _DAY.match(written.strip())
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part or 0) for part in found.groups())
        first = dt.date(year, month or 1, day or 1)
        if day:
            return first, first + dt.timedelta(days=1)
        return first, dt.date(year + (not month or month == 12), month % 12 + 1 if month else 1, 1)
    except (ValueError, OverflowError):
        raise InputError(name, f"{written!r} is no day, month or year such as 2024-01-15, 2024-01 or 2024") from None
