"""The application: routes, policies, errors."""

from __future__ import annotations

from typing import Any

from litestar import Litestar, MediaType, Request, Response, get
from litestar.datastructures import State
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.params import FromPath

import keii
from keii.errors import KeiiError
from keii.page.templates import static
from keii.web.gate import check_host
from keii.web.settings import Settings
from keii.web.site import page, words

# A page may use our own style, script and pictures, send forms to us, and nothing else.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def static_file(name: FromPath[str]) -> Response[str]:
    """A style or script of ours."""
    kind = _KINDS.get(name.rpartition(".")[2])
    try:
        if kind is None or "/" in name:
            raise NotFoundException
        body = static(name)
    except FileNotFoundError:
        raise NotFoundException from None
    return Response(body, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})


def _headed(response: Response[Any]) -> Response[Any]:
    response.headers.update(_HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _problem(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """What went wrong, as a page or as JSON, with its reason and nothing of the server's insides."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    reason = error.detail if isinstance(error, HTTPException) else str(error)
    if request.url.path.startswith("/api/"):
        return _headed(Response({"error": reason}, status_code=status, media_type=MediaType.JSON))
    title = words(request)["not found" if status == 404 else "bad request"]
    return _headed(page(request, "problem.html", title, status=status, reason=reason))


def create_app(settings: Settings) -> Litestar:
    """The application over a store."""
    from keii.web.routes import home

    return Litestar(
        route_handlers=[static_file, *home.HANDLERS],
        state=State({"settings": settings}),
        after_request=_headed,
        exception_handlers={HTTPException: _problem, KeiiError: _problem},
        before_request=lambda request: check_host(request, settings),
        request_max_body_size=settings.limit,
        openapi_config=OpenAPIConfig(title="keii", version=keii.__version__, path="/schema"),
        debug=False,
    )
