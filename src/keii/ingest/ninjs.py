"""ninjs, the IPTC's news in JSON, versions 1 to 3, to Sources.

Version 1 has `headline`, `body_text`, `body_xhtml` …; from version 2 on `headlines` and `bodies` are lists with roles. Names of
fields are compared in lower case, since version 3 writes them contentType where the others write contenttype.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from keii.errors import InputError
from keii.ingest.dates import iso_date
from keii.ingest.html import read_fragment, under_title
from keii.ingest.source import Found, Source

_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_MARKUP = re.compile(r"<\w[^>]{0,300}>")
_MAIN = ("", "main", "body", "article")
_WITHDRAWN = ("canceled", "cancelled", "withheld")
_FIELDS = {"headline", "headlines", "uri", "versioncreated", "firstcreated", "bodies", "type"}

Fields = dict[str, Any]


def read_ninjs(text: str, source: str, *, lines: bool = False) -> Iterator[Found]:
    """The items of a ninjs file: one object, an array of them, or with `lines` one a line."""
    if lines:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield from _each(line, f"{source}, line {number}")
    else:
        yield from _each(text, source)


def _each(text: str, source: str) -> Iterator[Found]:
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        yield InputError(source, f"it is no valid JSON ({error})")
        return
    items = found if isinstance(found, list) else [found]
    if not items:
        yield InputError(source, "the array is empty")
    for number, item in enumerate(items, 1):
        where = f"{source}, item {number}" if isinstance(found, list) else source
        try:
            yield _item(item, where)
        except InputError as error:
            yield error


def _item(item: object, where: str) -> Source:
    if not isinstance(item, dict):
        raise InputError(where, "it is JSON, but no ninjs item")
    fields: Fields = {str(name).lower(): value for name, value in item.items()}
    if not (_FIELDS & fields.keys() or any(name.startswith("body_") for name in fields)):
        raise InputError(where, "it is JSON, but no ninjs item: it has neither headline, body, uri nor date")
    status = _text(fields.get("pubstatus")).lower()
    if status in _WITHDRAWN:
        raise InputError(where, f"its publication status is {status!r}; it is not read")
    title = _headline(fields, where)
    body = _body(fields, where)
    if not body.strip():
        kind = _text(fields.get("type"))
        raise InputError(
            where, "the item has no text" + (f"; its type is {kind!r}" if kind not in ("", "text") else "")
        )
    _check_language(_text(fields.get("language")), (title or "") + body, where)
    return Source(
        text=under_title(title, body),
        title=title,
        outlet=_provider(fields),
        url=_text(fields.get("uri")).strip() or None,
        published=next(
            (
                iso
                for name in ("versioncreated", "contentcreated", "firstcreated")
                if (iso := iso_date(_text(fields.get(name))))
            ),
            None,
        ),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _parts(fields: Fields, name: str) -> list[Fields]:
    """The objects of a list of version 2 and later, their names in lower case."""
    given = fields.get(name)
    return [
        {str(key).lower(): value for key, value in part.items()}
        for part in (given if isinstance(given, list) else [])
        if isinstance(part, dict)
    ]


def _headline(fields: Fields, where: str) -> str | None:
    headlines = _parts(fields, "headlines")
    main = [part for part in headlines if _text(part.get("role")).lower() in _MAIN]
    given = next((_text(part.get("value")) for part in main + headlines if _text(part.get("value")).strip()), "")
    given = given or _text(fields.get("headline")) or _text(fields.get("title"))
    if _MARKUP.search(given):
        given = read_fragment(given, where)
    return " ".join(given.split()) or None


def _body(fields: Fields, where: str) -> str:
    """The body: the one with mark-up, which keeps its headings, else the plain one; the longest of a kind."""
    bodies = _parts(fields, "bodies")
    main = [part for part in bodies if _text(part.get("role")).lower() in _MAIN] or bodies
    marked = [_text(part.get("value")) for part in main if "html" in _text(part.get("contenttype")).lower()]
    plain = [_text(part.get("value")) for part in main if "html" not in _text(part.get("contenttype")).lower()]
    for name, value in fields.items():
        if name.startswith("body_"):
            (marked if "html" in name else plain).append(_text(value))
    for value in sorted(marked, key=len, reverse=True):
        body = read_fragment(value, where)
        if body.strip():
            return body
    text = max(plain, key=len, default="")
    if re.match(r"\s*<(?:p|div|h\d|html)\b", text, re.I):
        return read_fragment(text, where)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return text + "\n" if text else ""


def _check_language(language: str, text: str, where: str) -> None:
    if language and language.lower().replace("_", "-").split("-")[0] not in ("ja", "jpn"):
        raise InputError(where, f"its language is {language!r}, and keii reads Japanese")
    if not language and not _KANA.search(text):
        raise InputError(where, "it names no language and holds no kana; keii reads Japanese")


def _provider(fields: Fields) -> str | None:
    sources = [_text(part.get("name")) for name in ("infosources", "infosource") for part in _parts(fields, name)]
    given = (_text(fields.get("provider")), *sources, _text(fields.get("copyrightholder")))
    provider = fields.get("provider")
    if isinstance(provider, dict):
        given = (_text(provider.get("name")), *given)
    return next((name.strip() for name in given if name.strip()), None)
