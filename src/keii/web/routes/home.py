"""The first page: what came in last."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from keii.web.site import page, words


@get("/", include_in_schema=False, sync_to_thread=True)
def home(request: Request[Any, Any, Any]) -> Response[str]:
    """The page."""
    return page(request, "home.html", words(request)["home"])


HANDLERS = [home]
