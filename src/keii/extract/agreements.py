"""What was agreed, between whom, at which stage, and what it binds them to."""

from __future__ import annotations

from keii.actors.cast import Cast
from keii.grammar.reading import Reading
from keii.records import Agreement, Event, Time


def agreements(reading: Reading, cast: Cast, times: list[Time], events: list[Event]) -> list[Agreement]:
    """What was agreed, between whom, at which stage, and what it binds them to."""
    return []
