"""Who may ask: checked before any page is made."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.exceptions import PermissionDeniedException

from keii.web.settings import Settings


def check_host(request: Request[Any, Any, Any], settings: Settings) -> None:
    """Turn away a request that calls this server by a name it does not have: a page elsewhere whose name leads here (DNS rebinding)."""
    host = request.headers.get("host", "")
    name = host[: host.index("]") + 1] if "]" in host else host.partition(":")[0]
    if name.lower() not in settings.hosts:
        raise PermissionDeniedException("this server is not called by that name; say --host if it should be")
