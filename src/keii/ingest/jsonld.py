"""What a page says about itself in JSON-LD: the article, and the updates of a live blog.

Real pages break JSON in a handful of ways (trailing commas, raw newlines in strings, comments around the block, two
documents in one block); those are mended, and a block that stays broken is passed over.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from typing import Any

import msgspec

_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_OPENERS = ("<!--", "//<![CDATA[", "// <![CDATA[", "<![CDATA[", "/*<![CDATA[*/")
_CLOSERS = ("-->", "//]]>", "// ]]>", "]]>", "/*]]>*/", ";")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_BREAK = re.compile(r"<(?:br|/p|/h[1-6]|/li|/div)\b[^<>]*>", re.I)
_SURROGATE = re.compile("[\ud800-\udfff]")
_POSTINGS = {"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"}
_LIMIT = 5_000_000  # characters of JSON-LD beyond which a block is data, not a description of the page


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a live blog; `published` as the page writes it, "" where it doesn't."""

    headline: str
    body: str
    published: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The article a page holds; every text is plain and "" where the page is silent."""

    headline: str = ""
    body: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""
    updates: list[Update] = []


def find_article(blocks: list[str]) -> Article:
    """The live blog among the JSON-LD blocks of a page, else its first article, else an empty one."""
    nodes = [node for block in blocks for document in _documents(block) for node in _nodes(document)]
    articles = [node for node in nodes if _types(node)]
    articles.sort(key=lambda node: "LiveBlogPosting" not in _types(node))
    return _article(articles[0], nodes) if articles else Article()


def _documents(block: str) -> list[Any]:
    """The JSON documents of one block, mended where need be."""
    block = _unwrapped(block[:_LIMIT])
    for attempt in (block, _TRAILING_COMMA.sub(r"\1", block)):
        found, at = [], 0
        try:
            while at < len(attempt):
                document, at = json.JSONDecoder(strict=False).raw_decode(attempt, at)
                found.append(document)
                while at < len(attempt) and attempt[at] in " \t\r\n,;":
                    at += 1
        except (ValueError, RecursionError):
            if not found:
                continue
        return found
    return []


def _unwrapped(block: str) -> str:
    """A block without the comment or CDATA marks that old pages put around it."""
    block = block.strip()
    for mark in _OPENERS:
        block = block.removeprefix(mark).strip()
    for mark in _CLOSERS:
        block = block.removesuffix(mark).strip()
    return block


def _nodes(document: Any) -> list[dict[str, Any]]:
    """The things a document describes at its top: its lists and graphs opened, related articles left alone."""
    out: list[dict[str, Any]] = []
    waiting = deque([document])
    while waiting:
        thing = waiting.popleft()
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            out.append(thing)
            waiting += [
                thing[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(thing.get(key), dict | list)
            ]
    return out


def _types(node: dict[str, Any]) -> set[str]:
    """The node's types that are a kind of article."""
    given = node.get("@type")
    names = given if isinstance(given, list) else [given]
    return {name for name in names if isinstance(name, str) and (name.endswith("Article") or name in _POSTINGS)}


def _article(node: dict[str, Any], nodes: list[dict[str, Any]]) -> Article:
    updates = node.get("liveBlogUpdate")
    entries = updates if isinstance(updates, list) else [updates]
    return Article(
        headline=_plain(node.get("headline") or node.get("name")),
        body=_plain(node.get("articleBody") or (node.get("description") if updates else None)),
        published=_plain(node.get("datePublished") or node.get("coverageStartTime") or node.get("dateCreated")),
        publisher=_name(node.get("publisher") or node.get("sourceOrganization"), nodes),
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")),
        updates=[update for entry in entries if isinstance(entry, dict) and (update := _update(entry))],
    )


def _update(entry: dict[str, Any]) -> Update | None:
    update = Update(
        headline=_plain(entry.get("headline") or entry.get("name")),
        body=_plain(entry.get("articleBody") or entry.get("text") or entry.get("description")),
        published=_plain(entry.get("datePublished") or entry.get("dateCreated") or entry.get("dateModified")),
    )
    return update if update.headline or update.body else None


def _name(thing: Any, nodes: list[dict[str, Any]]) -> str:
    """The name of a publisher given in full, as a list, as a string, or by the id of another node."""
    if isinstance(thing, list):
        return next((name for item in thing if (name := _name(item, nodes))), "")
    if isinstance(thing, dict):
        if thing.get("name"):
            return _plain(thing["name"])
        same = [node for node in nodes if node is not thing and thing.get("@id") and node.get("@id") == thing["@id"]]
        return next((_plain(node["name"]) for node in same if node.get("name")), "")
    return _plain(thing)


def _address(thing: Any) -> str:
    if isinstance(thing, dict):
        thing = thing.get("@id") or thing.get("url")
    text = _plain(thing)
    return text if text.startswith(("http://", "https://")) else ""


def _plain(value: Any) -> str:
    """A JSON string without mark-up, entities and lone surrogates, a line for each block; anything else is ""."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if not isinstance(value, str):
        return ""
    value = _SURROGATE.sub("\ufffd", value).replace("\r\n", "\n").replace("\r", "\n")
    if "<" in value:
        value = _TAG.sub("", _BREAK.sub("\n", value))
    return "\n".join(line.strip() for line in html.unescape(value).split("\n") if line.strip())
