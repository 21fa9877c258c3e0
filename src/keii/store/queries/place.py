"""Where an answer stands: its report, and the characters it rests on."""

from __future__ import annotations

from typing import Any

import msgspec

from keii.records import Span

# The columns `place` takes, from the version v; they stand last in a query.
COLUMNS = "v.dossier, v.number, v.outlet, v.published, v.title, v.url"
COUNT = 6


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A span of one version of a report. words: the characters at the span."""

    report: str
    version: int
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    span: Span
    words: str


def place(row: tuple[Any, ...], start: int, end: int, words: str) -> Place:
    """The place a row's last columns tell."""
    report, version, outlet, published, title, url = row[-COUNT:]
    return Place(
        report=report,
        version=version,
        outlet=outlet,
        published=published,
        title=title,
        url=url,
        span=(start, end),
        words=words,
    )
