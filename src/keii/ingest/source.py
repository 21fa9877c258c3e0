"""What a loader returns: the text of one report and what its file says about it."""

from __future__ import annotations

import msgspec


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One report as loaded: decoded text with newlines as `\\n`, and metadata (None where the file says nothing).

    `published` is an ISO date or date-time.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
