"""Time records: the time expressions of the reading, numbered."""

from __future__ import annotations

from keii.grammar.reading import Reading
from keii.records import Time


def times(reading: Reading) -> list[Time]:
    """One record for each time expression, in text order, ids t1, t2, …"""
    return [
        Time(id=f"t{n}", span=(t.start, t.end), type=t.type, value=t.value, start=t.first, end=t.last)
        for n, t in enumerate(reading.times, 1)
    ]
