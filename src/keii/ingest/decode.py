"""Bytes to text: which of the encodings of Japanese files it is, found without guessing by frequency.

The order is fixed, so the same bytes always give the same text: byte order mark, ISO-2022-JP escapes, UTF-8, the
charset the page declares, then CP932 against EUC-JP. The last two share almost no byte pairs: kana and the common kanji
of one are invalid in the other, so that a strict decoder tells them apart and only runs of half-width kana need a score.
"""

from __future__ import annotations

import codecs
import re

from keii.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
# What pages call an encoding, and the decoder that reads what they mean by it.
_CODECS = {
    "utf-8": ("utf-8",),
    "utf8": ("utf-8",),
    "shift_jis": ("cp932", "shift_jis_2004"),
    "shift-jis": ("cp932", "shift_jis_2004"),
    "x-sjis": ("cp932", "shift_jis_2004"),
    "sjis": ("cp932", "shift_jis_2004"),
    "windows-31j": ("cp932",),
    "ms932": ("cp932",),
    "cp932": ("cp932",),
    "euc-jp": ("euc_jp", "euc_jis_2004"),
    "x-euc-jp": ("euc_jp", "euc_jis_2004"),
    # Chinese houses have published Japanese in their own set, which holds the kana; Korea's has no ー.
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "gb18030": ("gb18030",),
}
_UNDECLARED = ("euc_jp", "euc_jis_2004", "cp932", "shift_jis_2004")
_DECLARATION = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,80}?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,20})""", re.I
)
_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\$\([DOQ]|\([BJIH])")
_TWO_BYTE = {b"\x1b$@", b"\x1b$B", b"\x1b$(O", b"\x1b$(Q"}
_HALF_KANA = re.compile("[\uff61-\uff9f]")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HEAD = 4096  # bytes in which a page declares its charset
_BROKEN = 0.01  # share of unreadable characters up to which a damaged file is still read
_SENTENCE = 20  # characters from which one may be damaged in any case: the last, cut in half


def decode(data: bytes, source: str) -> str:
    """The text of a file, newlines as `\\n`, its byte order mark gone and nothing else changed.

    `source` names the file in messages. Single damaged characters become U+FFFD; raises InputError where the bytes are no
    text.
    """
    return _decoded(data, source).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, source: str) -> str:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], codec, source)
    _refuse_binary(data, source)
    if _ESCAPE.search(data) and data.isascii():
        found = _lenient(_euc_of_iso2022(data), ("euc_jp", "euc_jis_2004"))
        if found is not None:
            return found
    for codec in ("utf-8", *_declared(data)):
        text = _strict(data, codec)
        if text is not None:
            return text
    return _undeclared(data, source)


def _marked(data: bytes, codec: str, source: str) -> str:
    """What follows a byte order mark, which leaves no doubt about the encoding but may still be damaged."""
    found = _lenient(data, (codec,))
    if found is None or found.count("\0") > 0:
        raise InputError(
            source, f"the byte order mark says {codec.upper()}, but the bytes after it are not; save it as UTF-8"
        )
    return found


def _refuse_binary(data: bytes, source: str) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(source, f"it is {name}, not a text or HTML file")
    if b"\0" in data:
        raise InputError(source, "it holds NUL bytes: a binary file, not a text or HTML file")
    if len(_CONTROLS.findall(data[:65536])) > 2 + len(data[:65536]) // 100:
        raise InputError(source, "it is full of control characters: a binary file, not a text or HTML file")


def _declared(data: bytes) -> tuple[str, ...]:
    """The decoders for the charset a page declares; none where it declares nothing, or what can't hold Japanese."""
    found = _DECLARATION.search(data, 0, _HEAD)
    return _CODECS.get(found.group(1).decode("ascii").lower(), ()) if found else ()


def _undeclared(data: bytes, source: str) -> str:
    """CP932 or EUC-JP; where both can read the bytes, the one that needs less half-width kana."""
    readings = [text for text in (_strict(data, codec) for codec in _UNDECLARED) if text is not None]
    if readings:
        return min(readings, key=lambda text: len(_HALF_KANA.findall(text)))
    found = _lenient(data, ("utf-8", *_declared(data), *_UNDECLARED))
    if found is None:
        raise InputError(source, "its bytes are no text in UTF-8, Shift_JIS, EUC-JP or ISO-2022-JP; save it as UTF-8")
    return found


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _lenient(data: bytes, names: tuple[str, ...]) -> str | None:
    """The reading with the fewest unreadable characters, or None when even that one has too many."""
    readings = [data.decode(codec, errors="replace") for codec in names]
    best = min(readings, key=lambda text: text.count("\ufffd"))
    return best if best.count("\ufffd") <= len(best) * _BROKEN + (len(best) >= _SENTENCE) else None


def _euc_of_iso2022(data: bytes) -> bytes:
    """ISO-2022-JP as EUC-JP, whose decoders also know NEC's ① and ㈱ that mail and old pages carry in it."""
    out = bytearray()
    at, escape = 0, b"\x1b(B"
    for found in [*_ESCAPE.finditer(data), None]:
        stop = found.start() if found else len(data)
        out += _euc_run(data[at:stop], escape)
        if found:
            at, escape = found.end(), found.group()
    return bytes(out)


def _euc_run(run: bytes, escape: bytes) -> bytes:
    """One run between escapes: EUC-JP sets the high bit of two-byte sets, and leads half-width kana by 8E, JIS X 0212 by 8F."""
    high = bytes(b | 0x80 if 0x21 <= b <= 0x7E else b for b in run)
    if escape in _TWO_BYTE:
        return high
    if escape == b"\x1b(I":
        return b"".join(b"\x8e" + high[i : i + 1] if high[i] >= 0x80 else high[i : i + 1] for i in range(len(high)))
    if escape == b"\x1b$(D":
        return b"".join(b"\x8f" + high[i : i + 2] for i in range(0, len(high), 2))
    return run
