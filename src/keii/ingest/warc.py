"""Web archives (WARC, plain or gzipped) to Sources: the pages among the responses, each as if it had been saved.

warcio reads the records; their frame is `archive`'s, so that a damaged record or a decompression bomb costs itself only.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from keii.errors import InputError
from keii.ingest.archive import Raw, records
from keii.ingest.decode import decode
from keii.ingest.source import MAX_BYTES, Found, Skipped, Source, check_length

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_PLAIN = ("", "identity", "none", "utf-8")  # what servers call a content encoding that is none


def read_warc(file: BinaryIO, source: str) -> Iterator[Found]:
    """The pages of a web archive one by one, what can't be read among them, and at the end how many records are no pages."""
    others = count = 0
    for number, raw in enumerate(records(file, MAX_BYTES + 65536), 1):
        count += 1
        where = f"{source}, record {number}" + (f" ({raw.uri})" if raw.uri else "")
        try:
            found = _page(raw, where)
        except InputError as error:
            yield error
            continue
        if found is None:
            others += 1
        else:
            yield found
    if not count:
        yield InputError(source, "it holds no WARC record")
    if others:
        yield Skipped(source, others, "records that are no HTML pages")


def _page(raw: Raw, where: str) -> Source | None:
    """The page in a record; None when it holds something else."""
    from keii.ingest.html import read_html

    if raw.fault:
        raise InputError(where, raw.fault)
    record = _parsed(raw, where)
    http = record.http_headers
    if record.rec_type != "response" or http is None or str(http.get_statuscode()) != "200":
        return None
    kind = (http.get_header("Content-Type") or "").split(";")[0].strip().lower()
    if kind not in _PAGE_TYPES:
        return None
    page = read_html(decode(_payload(record, where), where), where)
    check_length(page.text, where)
    if page.url is None and raw.uri.startswith(("http://", "https://")):
        page = msgspec.structs.replace(page, url=raw.uri)
    return page


def _parsed(raw: Raw, where: str) -> Any:
    from warcio.archiveiterator import ArchiveIterator

    try:
        return next(iter(ArchiveIterator(io.BytesIO(raw.data))))
    except Exception as error:  # warcio raises whatever its parsers do
        raise InputError(where, f"the record can't be parsed ({str(error) or type(error).__name__})") from error


def _payload(record: Any, where: str) -> bytes:
    """The bytes of the page, its transfer and content encodings undone, none of them beyond what keii reads."""
    from warcio.bufferedreaders import ChunkedDataReader

    stream = record.raw_stream
    if (record.http_headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    try:
        data: bytes = stream.read(MAX_BYTES + 1)
    except Exception as error:  # a broken chunk, however warcio tells it
        raise InputError(where, f"its chunks are damaged ({str(error) or type(error).__name__})") from error
    encoding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if encoding not in _PLAIN:
        data = _unpacked(data, encoding, where)
    if len(data) > MAX_BYTES:
        raise InputError(where, f"the page has more than {MAX_BYTES:,} bytes, and keii reads up to so many")
    if not data:
        raise InputError(where, "the page is empty")
    return data


def _unpacked(data: bytes, encoding: str, where: str) -> bytes:
    """At most one byte more than keii reads of what is packed. Archives may hold the page unpacked under its old header."""
    if encoding in ("gzip", "x-gzip"):
        if not data.startswith(b"\x1f\x8b"):
            return data
        forms = [31]
    elif encoding == "deflate":
        forms = [15, -15]  # servers send it with and without zlib's header
    else:
        if data.lstrip()[:1] == b"<":
            return data
        raise InputError(where, f"its content encoding is {encoding!r}, which keii does not unpack")
    for form in forms:
        try:
            return zlib.decompressobj(wbits=form).decompress(data, MAX_BYTES + 1)
        except zlib.error:
            continue
    raise InputError(where, f"its {encoding} encoding is damaged")
