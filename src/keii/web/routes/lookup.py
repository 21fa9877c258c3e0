"""Lists: reports, statements, events, sentences and what happened day by day, each narrowed by its form, each with its twin."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.params import QueryParameter

from keii.store.queries import (
    CERTAINTIES,
    SORTS,
    EventFound,
    PassageFound,
    Quote,
    ReportFound,
    Told,
    events,
    names,
    outlets,
    quotes,
    reports,
    search,
    timeline,
)  # fmt: skip
from keii.store.queries.events import TYPES
from keii.story.account import Item
from keii.story.index import Placed
from keii.web.site import page, words
from keii.web.store import Day, Page, PageNumber, Words, opened, paged, window

Certainty = Annotated[
    str | None, QueryParameter(description="asserted, reported, presumed …; several parted by commas.")
]
_KINDS = ("event", "agreement", "transfer", "statement", "attendance")


class Reports(msgspec.Struct, frozen=True):
    """A page of reports."""

    found: list[ReportFound]
    page: Page


class Quotes(msgspec.Struct, frozen=True):
    """A page of statements."""

    found: list[Quote]
    page: Page


class Events(msgspec.Struct, frozen=True):
    """A page of events."""

    found: list[EventFound]
    page: Page


class Passages(msgspec.Struct, frozen=True):
    """A page of sentences."""

    found: list[PassageFound]
    page: Page


class Days(msgspec.Struct, frozen=True):
    """A page of what happened, and the names of those who take part by their entity."""

    found: list[Told]
    names: dict[str, str]
    page: Page


Sort = Annotated[str, QueryParameter(description=" · ".join(SORTS))]


def _reports(
    request: Request[Any, Any, Any],
    outlet: Words = None,
    since: Day = None,
    until: Day = None,
    sort: Sort = "newest",
    number: PageNumber = 1,
) -> Reports:
    with opened(request) as store:
        found = reports(store, outlet=outlet or None, sort=sort, window=window(number, since=since, until=until))
    return Reports(*paged(found, number))


@get("/reports", include_in_schema=False, sync_to_thread=True)
def reports_page(
    request: Request[Any, Any, Any],
    outlet: Words = None,
    since: Day = None,
    until: Day = None,
    sort: Sort = "newest",
    number: PageNumber = 1,
) -> Response[str]:
    """The reports there are."""
    shown = _reports(request, outlet, since, until, sort, number)
    with opened(request) as store:
        every = outlets(store)
    asked = {"outlet": outlet, "since": since, "until": until, "sort": sort}
    return page(
        request,
        "reports.html",
        words(request)["reports"],
        twin="",
        shown=shown,
        asked=asked,
        outlets=every,
        sorts=list(SORTS),
    )


@get("/api/reports", sync_to_thread=True, summary="The reports there are")
def reports_data(
    request: Request[Any, Any, Any],
    outlet: Words = None,
    since: Day = None,
    until: Day = None,
    sort: Sort = "newest",
    number: PageNumber = 1,
) -> Reports:
    """Each in its newest version, with how much was read out of it."""
    return _reports(request, outlet, since, until, sort, number)


By = Annotated[str | None, QueryParameter(max_length=200, description="Who said it: any name, or a country's code.")]
About = Annotated[str | None, QueryParameter(max_length=500, description="Words in what was said, parted by spaces.")]
To = Annotated[str | None, QueryParameter(max_length=200, description="To whom.")]


def _quotes(
    request: Request[Any, Any, Any], by: str | None, about: str | None, to: str | None, since: str | None, until: str | None, certainty: str | None,
    number: int,
) -> Quotes:  # fmt: skip
    wanted = window(number, since=since, until=until, certainty=certainty)
    with opened(request) as store:
        return Quotes(*paged(quotes(store, by=by or None, about=about or None, to=to or None, window=wanted), number))


@get("/quotes", include_in_schema=False, sync_to_thread=True)
def quotes_page(
    request: Request[Any, Any, Any], by: By = None, about: About = None, to: To = None, since: Day = None, until: Day = None,
    certainty: Certainty = None, number: PageNumber = 1,
) -> Response[str]:  # fmt: skip
    """Who said what."""
    shown = _quotes(request, by, about, to, since, until, certainty, number)
    asked = {"by": by, "about": about, "to": to, "since": since, "until": until, "certainty": certainty}
    return page(request, "quotes.html", words(request)["statements"], shown=shown, asked=asked, certainties=CERTAINTIES)


@get("/api/quotes", sync_to_thread=True, summary="Who said what")
def quotes_data(
    request: Request[Any, Any, Any], by: By = None, about: About = None, to: To = None, since: Day = None, until: Day = None,
    certainty: Certainty = None, number: PageNumber = 1,
) -> Quotes:  # fmt: skip
    """Statements, the newest first, each with report, outlet, day and exact words."""
    return _quotes(request, by, about, to, since, until, certainty, number)


Kinds = Annotated[
    str | None, QueryParameter(name="type", description="PLOVER's categories (ACCUSE, CONSULT …), parted by commas.")
]
Between = Annotated[
    str | None,
    QueryParameter(max_length=200, description="Two countries or actors, one on either side, parted by a comma."),
]


def _events(
    request: Request[Any, Any, Any],
    kinds: str | None,
    between: str | None,
    since: str | None,
    until: str | None,
    certainty: str | None,
    number: int,
) -> Events:
    wanted = window(number, since=since, until=until, certainty=certainty)
    with opened(request) as store:
        return Events(*paged(events(store, kinds=kinds or None, between=between or None, window=wanted), number))


@get("/events", include_in_schema=False, sync_to_thread=True)
def events_page(
    request: Request[Any, Any, Any], kinds: Kinds = None, between: Between = None, since: Day = None, until: Day = None,
    certainty: Certainty = None, number: PageNumber = 1,
) -> Response[str]:  # fmt: skip
    """Who did what to whom."""
    shown = _events(request, kinds, between, since, until, certainty, number)
    asked = {"type": kinds, "between": between, "since": since, "until": until, "certainty": certainty}
    return page(
        request, "events.html", words(request)["events"], shown=shown, asked=asked, certainties=CERTAINTIES, types=TYPES
    )


@get("/api/events", sync_to_thread=True, summary="Who did what to whom")
def events_data(
    request: Request[Any, Any, Any], kinds: Kinds = None, between: Between = None, since: Day = None, until: Day = None,
    certainty: Certainty = None, number: PageNumber = 1,
) -> Events:  # fmt: skip
    """Events, the newest first, each with report, outlet, day, the words that tell it and their sentence."""
    return _events(request, kinds, between, since, until, certainty, number)


Asked = Annotated[str, QueryParameter(name="q", max_length=500, description="Words, parted by spaces.")]


def _search(request: Request[Any, Any, Any], asked: str, since: str | None, until: str | None, number: int) -> Passages:
    if not asked.strip():
        return Passages([], Page(number, more=False))
    with opened(request) as store:
        return Passages(*paged(search(store, asked, window(number, since=since, until=until)), number))


@get("/search", include_in_schema=False, sync_to_thread=True)
def search_page(
    request: Request[Any, Any, Any], asked: Asked = "", since: Day = None, until: Day = None, number: PageNumber = 1
) -> Response[str]:
    """Sentences by their words."""
    shown = _search(request, asked, since, until, number)
    return page(
        request,
        "search.html",
        words(request)["search"],
        shown=shown,
        asked={"q": asked, "since": since, "until": until},
    )


@get("/api/search", sync_to_thread=True, summary="Sentences by their words")
def search_data(
    request: Request[Any, Any, Any], asked: Asked, since: Day = None, until: Day = None, number: PageNumber = 1
) -> Passages:
    """Sentences that hold all the words in any inflection or spelling, the newest first."""
    return _search(request, asked, since, until, number)


Kind = Annotated[str | None, QueryParameter(description=" · ".join(_KINDS) + "; parted by commas.")]


def _timeline(
    request: Request[Any, Any, Any], kind: str | None, since: str | None, until: str | None, number: int
) -> Days:
    kinds = tuple(part for part in (kind or "event,agreement,transfer").split(",") if part in _KINDS)
    with opened(request) as store:
        rows, this = paged(timeline(store, kinds, window(number, since=since, until=until)), number)
        return Days(rows, names(store, (ref for one in rows for ref in (*one.item.who, *one.item.whom))), this)


@get("/timeline", include_in_schema=False, sync_to_thread=True)
def timeline_page(
    request: Request[Any, Any, Any], kind: Kind = None, since: Day = None, until: Day = None, number: PageNumber = 1
) -> Response[str]:
    """What happened day by day."""
    shown = _timeline(request, kind, since, until, number)
    asked = {"kind": kind, "since": since, "until": until}
    return page(
        request, "timeline.html", words(request)["timeline"], shown=shown, asked=asked, kinds=_KINDS, voices=_voices
    )


@get("/api/timeline", sync_to_thread=True, summary="What happened day by day")
def timeline_data(
    request: Request[Any, Any, Any], kind: Kind = None, since: Day = None, until: Day = None, number: PageNumber = 1
) -> Days:
    """Items of all affairs by day, the latest first; each thing once, with everybody who tells of it."""
    return _timeline(request, kind, since, until, number)


def _voices(item: Item, placed: list[Placed]) -> list[tuple[str, str, str]]:
    """Who tells of it: voice, report and record, one of each voice."""
    by_id = {one.id: one for one in placed}
    seen: dict[str, tuple[str, str, str]] = {}
    for told in item.tellings:
        voice = by_id[told.report].voice
        seen.setdefault(voice, (voice, told.report, told.record))
    return list(seen.values())


HANDLERS = [
    reports_page, reports_data, quotes_page, quotes_data, events_page, events_data, search_page, search_data, timeline_page, timeline_data,
]  # fmt: skip
