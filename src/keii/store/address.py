"""By what a page is known again: its address without what only says how somebody came to it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = ("utm_", "fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "cmpid", "ref_src")
_PAGES = ("http", "https")


def address(url: str | None) -> str | None:
    """The address under which a changed page is a new version.

    None for no address, and for a site's front page, which holds another report every day.
    """
    if not url or not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
        if parts.scheme.lower() not in _PAGES:
            return url.strip()  # a URN, or what an agency calls its item
        query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_TRACKING)]
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    except ValueError:
        return url.strip()
    if parts.path in ("", "/") and not query:
        return None
    return urlunsplit(("https", host, parts.path, urlencode(query), ""))
