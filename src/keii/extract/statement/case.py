"""A case before the sieve: one statement with everything its rules look at."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from keii.actors.cast import Cast
from keii.extract.statement.memory import Memory
from keii.extract.statement.model import Found, Who
from keii.extract.statement.subject import Subjects
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading


class Case(msgspec.Struct, gc=False):
    """One statement before attribution.

    phrases, subjects: of its sentence. low: the first phrase behind the previous cue; before: the speaker of that cue.
    """

    memory: Memory
    reading: Reading
    text: str
    cast: Cast
    found: Found
    phrases: list[Phrase]
    subjects: Subjects
    low: int
    before: Who | None


Rule = Callable[[Case], Who | None]
