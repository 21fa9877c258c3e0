"""The store behind a page: opened for one request, for reading only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, TypeVar

import msgspec
from litestar import Request
from litestar.exceptions import NotFoundException
from litestar.params import QueryParameter

from keii.store.queries import Connection, Window, reading
from keii.web.settings import Settings

T = TypeVar("T")
SIZE = 50  # rows of a page
_DEEPEST = 200  # pages

PageNumber = Annotated[
    int, QueryParameter(name="page", ge=1, le=_DEEPEST, description=f"Which {SIZE} answers, from 1.")
]
Day = Annotated[str | None, QueryParameter(description="2024, 2024-01 or 2024-01-15, by day of publication.")]
Words = Annotated[str | None, QueryParameter(max_length=500)]


class Page(msgspec.Struct, frozen=True):
    """The numbers of a list's pages: this one, and whether another follows."""

    number: int
    more: bool


def settings_of(request: Request[Any, Any, Any]) -> Settings:
    """What the server was started with."""
    found: Settings = request.app.state["settings"]
    return found


@contextmanager
def opened(request: Request[Any, Any, Any]) -> Iterator[Connection]:
    """The store, for reading; raises Litestar's 404 when the server has none."""
    path = settings_of(request).store
    if path is None:
        raise NotFoundException("this server has no store; start it with --store FILE")
    with reading(path) as connection:
        yield connection


def window(page: int, *, since: str | None, until: str | None, certainty: str | None = None) -> Window:
    """A window that reaches to the end of a page, and one further; what a form left empty narrows nothing."""
    return Window.of(since=since or None, until=until or None, certainty=certainty or None, limit=page * SIZE + 1)


def paged(found: list[T], page: int) -> tuple[list[T], Page]:
    """The rows of a page out of those up to its end."""
    first = (page - 1) * SIZE
    return found[first : first + SIZE], Page(page, len(found) > first + SIZE)
