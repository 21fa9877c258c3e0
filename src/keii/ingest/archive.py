"""The frame of a web archive: the bytes of one record after the other, out of a plain or gzipped WARC file.

What is damaged costs itself only: after bytes that make no sense the next gzip member or the next line that begins a record is
looked for. Every step is bounded: a record by `limit`, what a gzip member blows up to by its ratio.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

_GZIP = b"\x1f\x8b\x08"
_MARK = b"WARC/"
_NEXT = b"\r\n\r\nWARC/"  # how one record ends and the next begins
_CHUNK = 65536
_LONGEST_HEAD = 65536  # bytes of a record's own header
_LENGTH = re.compile(rb"^content-length:[ \t]*([0-9]{1,18})[ \t]*\r?$", re.I | re.M)
_URI = re.compile(rb"^warc-target-uri:[ \t]*<?([^\r\n>]{1,4000})", re.I | re.M)
# A gzip member may grow a thousandfold; pages grow five- to tenfold. So much for free, from there on no more than the ratio.
_FREE = 64_000_000
_RATIO = 200


class Raw(msgspec.Struct, gc=False):
    """One record: its header and block as they stand in the archive; `fault` says what is wrong with it, "" when nothing is."""

    data: bytes
    uri: str = ""
    fault: str = ""


class _DamagedError(Exception):
    """The gzip member at hand can't be read on; the stream stands at the next one."""


def begins_archive(head: bytes) -> bool:
    """Do these first bytes begin a WARC file, plain or gzipped?"""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(_MARK)


def records(file: BinaryIO, limit: int) -> Iterator[Raw]:
    """The records of a WARC file in order; of one longer than `limit` bytes the fault only."""
    head = file.read(len(_GZIP))
    file.seek(0)
    stream = _Stream(_Inflated(file) if head == _GZIP else file)
    lost = False  # has what can't be read been told already?
    while True:
        try:
            line = stream.readline(_CHUNK)
            if not line:
                return
            if not line.startswith(_MARK):
                if line.strip() and not lost:
                    lost = True
                    yield Raw(b"", fault="what stands between two records is no WARC")
                if line.strip() or lost:
                    _seek(stream)
                continue
            record = _record(stream, line, limit)
        except _DamagedError as error:
            if not lost:
                lost = True
                yield Raw(b"", fault=str(error))
            continue
        lost = bool(record.fault)
        yield record


def _record(stream: _Stream, first: bytes, limit: int) -> Raw:
    """The record whose first line has been read, and the line after its block."""
    head = bytearray(first)
    while True:
        line = stream.readline(_CHUNK)
        head += line
        if not line.strip():
            break
        if len(head) > _LONGEST_HEAD:
            return Raw(b"", fault="its header does not end")
    found = _LENGTH.search(head)
    uri = _URI.search(head)
    name = uri.group(1).decode("utf-8", "replace").strip() if uri else ""
    if found is None:
        return Raw(b"", name, "its header gives no length")
    length = int(found.group(1))
    if length > limit:  # it may be true of a film, or not: either way the next record begins with its line
        return Raw(b"", name, f"it has more than {limit:,} bytes")
    try:
        block = stream.read(length)
        after = stream.readline(_CHUNK)
    except _DamagedError as error:
        return Raw(b"", name, str(error))
    if len(block) == length and not after.strip():
        return Raw(bytes(head) + block, name)
    begin = block.find(_NEXT)
    stream.back(block[begin + len(_NEXT) - len(_MARK) :] + after if begin >= 0 else after)
    return Raw(b"", name, "it is cut short" if len(block) < length else "its length is wrong")


def _seek(stream: _Stream) -> None:
    """Go to the next line that begins a record, or to the end."""
    kept = b"\n"  # the line before has been read
    while piece := stream.read(_CHUNK):
        kept += piece
        at = kept.find(b"\n" + _MARK)
        if at >= 0:
            stream.back(kept[at + 1 :])
            return
        kept = kept[-len(_MARK) :]


class _Stream:
    """A file of which what has been read can be given back."""

    def __init__(self, file: BinaryIO | _Inflated) -> None:
        self._file = file
        self._back = io.BytesIO()

    def back(self, data: bytes) -> None:
        """Have this read again before the rest."""
        self._back = io.BytesIO(data + self._back.read())

    def read(self, length: int) -> bytes:
        data = self._back.read(length)
        return data + self._file.read(length - len(data)) if len(data) < length else data

    def readline(self, limit: int) -> bytes:
        line = self._back.readline(limit)
        if line.endswith(b"\n") or len(line) == limit:
            return line
        return line + self._file.readline(limit - len(line))


class _Inflated:
    """What the members of a gzip file hold, one after the other, through the part of a file's face that is used here.

    Raises _DamagedError where a member is broken, or is a bomb, and goes on with the next.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = b""  # read from the file and not yet unpacked
        self._out = io.BytesIO()
        self._member = zlib.decompressobj(wbits=31)
        self._in = self._grown = 0

    def read(self, length: int) -> bytes:
        pieces = []
        while length > 0:
            piece = self._out.read(length)
            if not piece and not self._fill():
                break
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def readline(self, limit: int) -> bytes:
        line = self._out.readline(limit)
        while not line.endswith(b"\n") and len(line) < limit and self._fill():
            line += self._out.readline(limit - len(line))
        return line

    def _fill(self) -> bool:
        """Unpack some more; False at the end of the file."""
        while True:
            if self._member.eof:
                self._begin(self._member.unused_data)
            if not self._packed:
                self._packed = self._file.read(_CHUNK)
                self._in += len(self._packed)
            if not self._packed:
                return False
            try:
                data = self._member.decompress(self._packed, _CHUNK)
            except zlib.error:
                self._next()
                raise _DamagedError("its gzip member is damaged") from None
            self._packed = self._member.unconsumed_tail
            self._grown += len(data)
            if self._grown > _FREE + _RATIO * self._in:
                self._next()
                raise _DamagedError("its gzip member is a decompression bomb")
            if data:
                self._out = io.BytesIO(data)
                return True

    def _begin(self, packed: bytes) -> None:
        """Another member. Padding of zero bytes between members is not one."""
        self._packed = packed.lstrip(b"\0")
        self._member = zlib.decompressobj(wbits=31)
        self._in, self._grown = len(self._packed), 0

    def _next(self) -> None:
        """Go to where the next member seems to begin: behind the head of the one at hand."""
        rest = self._packed[1:]
        while (at := rest.find(_GZIP)) < 0:
            more = self._file.read(_CHUNK)
            if not more:
                self._begin(b"")
                return
            rest = rest[-2:] + more
        self._begin(rest[at:])
