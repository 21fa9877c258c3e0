"""The application: routes, policies, errors."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from litestar import Litestar, MediaType, Request, Response, get
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.exceptions import HTTPException, NotAuthorizedException, NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import FromPath
from litestar.response import Redirect

import keii
from keii.errors import KeiiError
from keii.page.templates import static
from keii.web.gate import check
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
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_log = logging.getLogger("keii.web")


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def static_file(name: FromPath[str]) -> Response[str]:
    """A style or script of ours."""
    kind = _KINDS.get(name.rpartition(".")[2])
    try:
        if kind is None or "/" in name or ".." in name:
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
    wants_json = request.url.path.startswith(("/api/", "/schema"))
    if isinstance(error, NotAuthorizedException) and not wants_json and request.method == "GET":
        return _headed(Redirect("/login"))
    if isinstance(error, HTTPException):
        status, reason = error.status_code, error.detail
        if isinstance(error.extra, list) and error.extra:  # which parameter, and what is wrong with it
            reason = "; ".join(f"{one.get('key', '')}: {one.get('message', '')}" for one in error.extra)
    elif isinstance(error, KeiiError):
        status, reason = 400, str(error)
    else:
        _log.exception("while answering %s %s", request.method, request.url.path, exc_info=error)
        status, reason = 500, words(request)["broken"]
    if wants_json:
        return _headed(Response({"error": reason}, status_code=status, media_type=MediaType.JSON))
    title = words(request)[{404: "not found", 401: "log in", 403: "forbidden", 500: "error"}.get(status, "bad request")]
    return _headed(page(request, "problem.html", title, status=status, reason=reason))


def create_app(settings: Settings) -> Litestar:
    """The application over a store."""
    from keii.web.routes import home, login, lookup, people, reading

    handlers = [*home.HANDLERS, *login.HANDLERS, *lookup.HANDLERS, *people.HANDLERS, *reading.HANDLERS]
    return Litestar(
        route_handlers=[static_file, *handlers],
        state=State({"settings": settings}),
        before_request=lambda request: check(request, settings),
        after_request=_headed,
        exception_handlers={Exception: _problem},
        csrf_config=CSRFConfig(secret=secrets.token_hex(), cookie_name="keii-csrf", cookie_samesite="strict", exclude="^/api/"),
        request_max_body_size=settings.limit,
        openapi_config=OpenAPIConfig(
            title="keii", version=keii.__version__, description=_ABOUT, path="/schema", render_plugins=[JsonRenderPlugin(path="/")]
        ),
        debug=False,
    )  # fmt: skip


_ABOUT = (
    "Every page of the server as data, at /api and the page's own path and parameters. Errors are {“error”: reason}."
)
