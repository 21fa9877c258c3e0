"""Who somebody is: names, offices at their times, statements, acts, and who else it could be."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.params import QueryParameter

from keii.store.queries import EventFound, Profile, Quote, Window, events, profiles, quotes
from keii.web.site import page, words
from keii.web.store import Day, opened

_FEW = 40
Name = Annotated[str, QueryParameter(max_length=200, description="Any name, a country's code, or an entity's id.")]
About = Annotated[str | None, QueryParameter(max_length=500, description="Only statements with these words.")]


class People(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody a name can mean; said: what the one that is named most said about the words asked for; did: its acts."""

    found: list[Profile]
    said: list[Quote]
    did: list[EventFound]


def _people(
    request: Request[Any, Any, Any], name: str, about: str | None, since: str | None, until: str | None
) -> People:
    window = Window.of(since=since or None, until=until or None, limit=_FEW)
    if not name.strip():
        return People(found=[], said=[], did=[])
    with opened(request) as store:
        found = profiles(store, name, window)
        said = quotes(store, by=found[0].id, about=about, window=window) if found and about else []
        did = events(store, of=found[0].id, window=window) if found else []
    return People(found=found, said=said, did=did)


@get("/who", include_in_schema=False, sync_to_thread=True)
def who_page(
    request: Request[Any, Any, Any], name: Name = "", about: About = None, since: Day = None, until: Day = None
) -> Response[str]:
    """Somebody."""
    shown = _people(request, name, about, since, until)
    asked = {"name": name, "about": about, "since": since, "until": until}
    title = shown.found[0].name if shown.found else words(request)["who is"]
    return page(request, "who.html", title, shown=shown, asked=asked)


@get("/api/who", sync_to_thread=True, summary="Everybody a name can mean")
def who_data(
    request: Request[Any, Any, Any], name: Name, about: About = None, since: Day = None, until: Day = None
) -> People:
    """Names and offices with their days, statements, acts, and who else it could be."""
    return _people(request, name, about, since, until)


HANDLERS = [who_page, who_data]
