"""What is given or supplied, by whom, to whom."""

from __future__ import annotations

from keii.actors.cast import Cast
from keii.grammar.reading import Reading
from keii.records import Time, Transfer


def transfers(reading: Reading, cast: Cast, times: list[Time]) -> list[Transfer]:
    """What is given or supplied, by whom, to whom."""
    return []
