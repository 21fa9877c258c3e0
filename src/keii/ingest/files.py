"""Files to Sources: one loader per format, chosen by what the file is called and what it holds."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from keii.errors import InputError
from keii.ingest.decode import decode
from keii.ingest.source import MAX_BYTES, Found, Source, check_length

STDIN = "-"
_PAGES = {".html", ".htm", ".xhtml", ".shtml"}
_TEXTS = {".txt", ".text", ".md", ".markdown"}
_FEEDS = {".rss", ".atom", ".rdf", ".xml"}
_ITEMS = {".json", ".ninjs", ".jsonl", ".ndjson"}
_ARCHIVES = (".warc", ".warc.gz")
_BEFORE_ROOT = r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:(?:<!--.{0,500}?-->|<\?[^>]{0,300}>)\s*)*"
_LOOKS_LIKE_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_LOOKS_LIKE_FEED = re.compile(_BEFORE_ROOT + r"<(?:!DOCTYPE\s+)?(?:rss|(?:\w+:)?feed|rdf:RDF)\b", re.I | re.S)
_LOOKS_LIKE_ITEM = re.compile(r'\s*[\[{](?=.{0,4000}"(?:uri|body_\w+|bodies|versioncreated)"\s*:)', re.I | re.S)


def readable(path: Path, top: Path) -> bool:
    """Is this a file in a folder, or in one below it, that is called like something keii reads? Hidden ones are not."""
    if any(part.startswith(".") for part in path.relative_to(top).parts) or not path.is_file():
        return False
    known = _PAGES | _TEXTS | _FEEDS | _ITEMS
    return path.suffix.lower() in known or path.name.lower().endswith(_ARCHIVES)


def load(path: Path | str) -> list[Source]:
    """The reports in a file, or on standard input for "-"; all of them in memory, see `each` for one at a time.

    Raises InputError naming the file and the reason when it can't be read, is empty or is no text; where it holds several
    reports, only when none of them can be read.
    """
    found, errors = [], []
    for got in each(path):
        if isinstance(got, Source):
            found.append(got)
        elif isinstance(got, InputError):
            errors.append(got)
    if not found:
        raise errors[0] if errors else InputError(_shown(str(path)), "there is no report in it")
    return found


def each(path: Path | str) -> Iterator[Found]:
    """Every report in a file as it is come across, with what could not be read and what was passed over.

    A name ending in .html is a page, .txt or .md is text, .rss, .atom or .xml a feed, .json a ninjs item, .warc or .warc.gz
    a web archive, and anything else is what its first characters say. What can't be read is yielded as an InputError
    naming the file and the reason, and the rest goes on.
    """
    name = str(path)
    try:
        with _opened(name) as file:
            yield from _found(file, name)
    except InputError as error:
        yield error
    except (OSError, ValueError) as error:
        yield InputError(_shown(name), _reason(error))


def _found(file: BinaryIO, name: str) -> Iterator[Found]:
    shown = _shown(name)
    if _is_archive(file, name):
        from keii.ingest.warc import read_warc

        yield from read_warc(file, shown)
        return
    text = decode(_bytes(file, shown), shown)
    suffix = Path(name).suffix.lower()
    if suffix in _PAGES or (suffix not in _TEXTS and _LOOKS_LIKE_PAGE.match(text)):
        from keii.ingest.html import read_html

        found: Iterator[Found] = iter([read_html(text, shown)])
    elif suffix in _FEEDS or (suffix not in _TEXTS and _LOOKS_LIKE_FEED.match(text)):
        from keii.ingest.feed import read_feed

        found = read_feed(text, shown)
    elif suffix in _ITEMS or (suffix not in _TEXTS and _LOOKS_LIKE_ITEM.match(text)):
        from keii.ingest.ninjs import read_ninjs

        found = read_ninjs(text, shown, lines=suffix in (".jsonl", ".ndjson"))
    else:
        found = iter([Source(text=text)])
    for got in found:
        if isinstance(got, Source):
            check_length(got.text, shown)
        yield got


def _opened(name: str) -> BinaryIO:
    """The file, at its start and seekable."""
    if name == STDIN:
        return io.BytesIO(sys.stdin.buffer.read(MAX_BYTES + 1))
    return Path(name).open("rb")


def _is_archive(file: BinaryIO, name: str) -> bool:
    """A web archive by its name or its first bytes. The file is left at its start."""
    head = file.read(2048)
    file.seek(0)
    if name.lower().endswith(_ARCHIVES) and head:
        return True
    from keii.ingest.archive import begins_archive

    return begins_archive(head)


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else name


def _bytes(file: BinaryIO, shown: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if not data:
        raise InputError(shown, "it is empty")
    if len(data) > MAX_BYTES:
        raise InputError(shown, f"it has more than {MAX_BYTES:,} bytes, and keii reads up to so many; split it")
    return data


def _reason(error: OSError | ValueError) -> str:
    """Why a file can't be opened, in plain words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "it is a directory; name the files in it"
    if isinstance(error, PermissionError):
        return "it may not be read; check its permissions"
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
