"""Files to Sources: one loader per format, chosen by what the file is called and what it holds."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from keii.errors import InputError
from keii.ingest.decode import decode
from keii.ingest.source import MAX_BYTES, Source, check_length

STDIN = "-"
_PAGES = {".html", ".htm", ".xhtml", ".shtml"}
_TEXTS = {".txt", ".text", ".md", ".markdown"}
_LOOKS_LIKE_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)


def load(path: Path | str) -> list[Source]:
    """The reports in a file, or on standard input for "-".

    A name ending in .html is a page, .txt or .md is text, and anything else is what its first characters say. Raises
    InputError naming the file and the reason when it can't be read, is empty or is no text.
    """
    name = str(path)
    text = decode(_bytes(name), _shown(name))
    suffix = Path(name).suffix.lower()
    if suffix in _PAGES or (suffix not in _TEXTS and _LOOKS_LIKE_PAGE.match(text)):
        from keii.ingest.html import read_html

        found = read_html(text, _shown(name))
    else:
        found = Source(text=text)
    check_length(found.text, _shown(name))
    return [found]


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else name


def _bytes(name: str) -> bytes:
    try:
        if name == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(_shown(name), _reason(error)) from error
    if not data:
        raise InputError(_shown(name), "it is empty")
    if len(data) > MAX_BYTES:
        raise InputError(_shown(name), f"it has more than {MAX_BYTES:,} bytes, and keii reads up to so many; split it")
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
