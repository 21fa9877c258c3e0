"""The first page: how much there is, the latest affairs, the latest reports."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get

from keii.store.queries import Counts, ReportFound, StoryFound, Window, counts, reports, stories
from keii.web.site import page, words
from keii.web.store import opened, settings_of

_FEW = 12


class Latest(msgspec.Struct, frozen=True, kw_only=True):
    """What came in last."""

    counts: Counts
    stories: list[StoryFound]
    reports: list[ReportFound]


def latest(request: Request[Any, Any, Any]) -> Latest:
    """The newest of everything."""
    few = Window.of(limit=_FEW)
    with opened(request) as store:
        return Latest(counts=counts(store), stories=stories(store, few), reports=reports(store, window=few))


@get("/", include_in_schema=False, sync_to_thread=True)
def home(request: Request[Any, Any, Any]) -> Response[str]:
    """The page."""
    found = latest(request) if settings_of(request).store is not None else None
    return page(request, "home.html", words(request)["home"], twin="/api/latest" if found else "", found=found)


@get("/api/latest", sync_to_thread=True, summary="How much there is, and what came in last")
def data(request: Request[Any, Any, Any]) -> Latest:
    """Counts, the latest affairs, the latest reports."""
    return latest(request)


HANDLERS = [home, data]
