"""The token, asked for once and kept in a cookie."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from keii.web.gate import cookie, matches
from keii.web.site import page, words
from keii.web.store import settings_of


@get("/login", include_in_schema=False, sync_to_thread=False)
def form(request: Request[Any, Any, Any]) -> Response[str]:
    """Asks for the token."""
    return page(request, "login.html", words(request)["log in"], wrong=False)


@post("/login", include_in_schema=False, sync_to_thread=False, status_code=303)
def log_in(
    request: Request[Any, Any, Any],
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[Any]:
    """Keeps the token when it is right."""
    token = settings_of(request).token
    if not token or not matches(str(data.get("token", "")), token):
        return page(request, "login.html", words(request)["log in"], status=403, wrong=True)
    return Redirect("/", status_code=303, cookies=[cookie(token)])


HANDLERS = [form, log_in]
