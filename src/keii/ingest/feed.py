"""RSS and Atom feeds to Sources: each entry with its full content where the feed gives it, else its summary.

feedparser is given bytes we have decoded, never a name: it would fetch or open what looks like one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from keii.errors import InputError
from keii.ingest.dates import JAPAN, iso_date
from keii.ingest.html import read_fragment, under_title
from keii.ingest.source import Found, Source

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>\s*")
_ENTITY = re.compile(r"<!ENTITY\b", re.I)
_HEAD = 100_000  # characters in which a document type stands
_UTF8 = {"content-type": "application/xml; charset=utf-8"}


def read_feed(text: str, source: str) -> Iterator[Found]:
    """The entries of a feed in its order; raises InputError when it is none, yields one for each entry without text."""
    import feedparser

    if _ENTITY.search(text, 0, _HEAD):
        raise InputError(source, "it declares XML entities of its own, which keii does not expand; remove its DOCTYPE")
    # Our decoder has seen to the encoding; a declaration left in place would have it decoded again.
    data = _DECLARATION.sub("", text).encode("utf-8", "replace")
    feed = feedparser.parse(io.BytesIO(data), response_headers=_UTF8, sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise InputError(source, "it is XML, but neither an RSS or Atom feed nor a page")
    if not feed.entries:
        raise InputError(source, "the feed holds no entries")
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _entry(entry, feed.feed, f"{source}, entry {number}")
        except InputError as error:
            yield error


def _entry(entry: Any, feed: Any, where: str) -> Source:
    title = _plain(entry.get("title_detail"), where).replace("\n", " ").strip() or None
    full = max((_plain(content, where) for content in entry.get("content", [])), key=len, default="")
    body = full or _plain(entry.get("summary_detail"), where)
    text = under_title(title, body)
    if not text.strip():
        raise InputError(where, "the entry has no text")
    return Source(
        text=text,
        title=title,
        outlet=_outlet(entry, feed),
        url=_address(entry),
        published=_published(entry),
    )


def _plain(detail: Any, where: str) -> str:
    """The text of a value, marked up or not. Feeds call marked-up text plain, and the other way round."""
    value: str = (detail or {}).get("value") or ""
    if (detail or {}).get("type") == "text/plain" and not re.search(r"</?\w|&#?\w+;", value):
        return value.replace("\r\n", "\n").strip() + "\n" if value.strip() else ""
    return read_fragment(value, where)


def _outlet(entry: Any, feed: Any) -> str | None:
    """Who published it: an entry taken over from elsewhere says so itself."""
    names = (
        (entry.get("source") or {}).get("title"),
        feed.get("publisher"),
        feed.get("title"),
    )
    return next((name.strip() for name in names if isinstance(name, str) and name.strip()), None)


def _address(entry: Any) -> str | None:
    for given in (entry.get("link"), entry.get("id")):
        if given and given.strip().startswith(("http://", "https://", "urn:", "tag:")):
            return str(given.strip())
    return None


def _published(entry: Any) -> str | None:
    for name in ("published", "created", "updated"):
        written = (entry.get(name) or "").strip()
        found = iso_date(written) or _mail_date(written) if written else None
        if found:
            return found
    return None


def _mail_date(written: str) -> str | None:
    """A date as mail writes it (Mon, 16 Feb 2026 22:12:00 GMT), in Japan's time."""
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return (moment.astimezone(JAPAN) if moment.tzinfo else moment).isoformat()
    except OverflowError:
        return None
