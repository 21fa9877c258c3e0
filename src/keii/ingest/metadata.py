"""What a page's head says about the report: title, outlet, address and time of publication.

JSON-LD first, then Open Graph and its relatives, then the visible page; nothing comes from the address or the clock.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from keii.ingest.dates import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from keii.ingest.jsonld import Article

_TITLES = ("og:title", "twitter:title", "dc.title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "dc.date.issued", "dc.date", "dcterms.created", "cxenseparse:recs:publishtime", "sailthru.date",
    "parsely-pub-date",
)  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\xa0]+")
_SUFFIX = re.compile(r"\s*[|｜]\s*|\s+[-–—‐:：]\s+")


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a page; None where it is silent. `published` is ISO."""

    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


def find_metadata(tree: HtmlElement, article: Article) -> Metadata:
    """The metadata of a page, given the article its JSON-LD describes."""
    named = _named(tree)
    outlet = article.publisher or _first(named, _OUTLETS)
    return Metadata(
        title=_title(tree, article, named, outlet) or None,
        outlet=outlet or None,
        url=_address(tree, article, named) or None,
        published=_published(tree, article, named),
    )


def _named(tree: HtmlElement) -> dict[str, str]:
    """The `<meta>` values by name, property or itemprop in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = _tidy(meta.get("content") or "")
        if name and value:
            found.setdefault(name, value)
    return found


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if name in named), "")


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _title(tree: HtmlElement, article: Article, named: dict[str, str], outlet: str) -> str:
    """The headline without what a page adds to it (… | NHKニュース), which its own heading or the outlet's name gives away."""
    headline = _tidy(article.headline)
    headings = [_tidy(h1.text_content()) for h1 in tree.iter("h1")]
    given = headline or _first(named, _TITLES) or _tidy(tree.findtext(".//title") or "")
    for heading in headings:
        if len(heading) >= 8 and given.startswith(heading):
            return heading
    return _without_outlet(given, outlet) or next((heading for heading in headings if heading), "")


def _without_outlet(title: str, outlet: str) -> str:
    """The title up to the last mark after which only the outlet's name follows."""
    marks = list(_SUFFIX.finditer(title))
    for mark in reversed(marks):
        tail = title[mark.end() :]
        if outlet and (outlet in tail or tail in outlet):
            return title[: mark.start()]
    return title


def _address(tree: HtmlElement, article: Article, named: dict[str, str]) -> str:
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    given = (*links, named.get("og:url", ""), article.url)
    return next((url.strip() for url in given if url.strip().startswith(("http://", "https://"))), "")


def _published(tree: HtmlElement, article: Article, named: dict[str, str]) -> str | None:
    """The first time of publication that can be read; a `<time>` of the page counts when it is the page's first."""
    given = [article.published, *(named[name] for name in _DATES if name in named)]
    given += [
        element.get("content") or element.get("datetime") or ""
        for element in tree.xpath("//*[@itemprop='datePublished']")
    ]
    first_time = next(iter(tree.iter("time")), None)
    if first_time is not None:
        given += [first_time.get("datetime") or "", first_time.text_content()]
    return next((iso for value in given if value and (iso := iso_date(value))), None)
