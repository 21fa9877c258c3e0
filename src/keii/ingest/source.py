"""What a loader returns: the text of one report and what its file says about it."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from keii.errors import InputError

# No report is so long; beyond it time and memory (some 200 bytes a character) would surprise.
MAX_CHARS = 3_000_000
MAX_BYTES = 6 * MAX_CHARS  # a page has its tags besides


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One report as loaded: decoded text with newlines as `\\n`, and metadata (None where the file says nothing).

    `published` is an ISO date or date-time.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


class Skipped(msgspec.Struct, frozen=True):
    """What a file holds besides reports and was passed over: how many, and what it is."""

    source: str
    count: int
    what: str


Found: TypeAlias = Source | Skipped | InputError  # what a loader comes across; an error costs one report, not the file


def check_length(text: str, source: str) -> None:
    """Raise InputError when a text is longer than keii reads at once."""
    if len(text) > MAX_CHARS:
        raise InputError(source, f"it has {len(text):,} characters, and keii reads up to {MAX_CHARS:,}; split it")
