"""The judgements of the outlet, its desk and of analysts."""

from __future__ import annotations

from keii.actors.cast import Cast
from keii.grammar.reading import Reading
from keii.records import Assessment, Statement


def assessments(reading: Reading, cast: Cast, statements: list[Statement]) -> list[Assessment]:
    """The judgements of the outlet, its desk and of analysts."""
    return []
