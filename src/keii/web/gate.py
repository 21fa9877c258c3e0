"""Who may ask, and from where: checked before any page is made."""

from __future__ import annotations

import hmac
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.datastructures import Cookie
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException

from keii.web.settings import Settings

COOKIE = "keii-token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/login", "/static/")  # what is served to everybody: no word of any report
_MONTH = 2_592_000  # seconds


def check(request: Request[Any, Any, Any], settings: Settings) -> None:
    """Turn away who calls the server by another's name, sends forms from another site, or lacks the token; raises Litestar's 401 or 403."""
    host = request.headers.get("host", "")
    if _name(host) not in settings.hosts:  # a page elsewhere whose name leads here (DNS rebinding)
        raise PermissionDeniedException("this server is not called by that name; say --name if it should be")
    if request.method not in _SAFE:
        if settings.read_only and not request.url.path.endswith("/read") and request.url.path != "/login":
            raise PermissionDeniedException("this server is read-only")
        origin = request.headers.get("origin")
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") or (
            origin is not None and origin != "null" and urlsplit(origin).netloc.lower() != host.lower()
        ):
            raise PermissionDeniedException("this was sent from another site")
    if settings.token and not request.url.path.startswith(_OPEN) and not _known(request, settings.token):
        raise NotAuthorizedException("this server asks for its token")


def matches(given: str, token: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(given.encode(), token.encode())


def cookie(token: str) -> Cookie:
    """What keeps a browser known; no script can read it, and no other site sends it along."""
    return Cookie(key=COOKIE, value=token, max_age=_MONTH, httponly=True, samesite="strict")


def _known(request: Request[Any, Any, Any], token: str) -> bool:
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    return (kind.lower() == "bearer" and matches(given.strip(), token)) or matches(
        request.cookies.get(COOKIE, ""), token
    )


def _name(host: str) -> str:
    return (host[: host.index("]") + 1] if "]" in host else host.partition(":")[0]).lower()
