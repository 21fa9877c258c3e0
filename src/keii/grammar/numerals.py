"""Numbers as Japanese news writes them: half or full width, 漢数字, 数, 十数."""

from __future__ import annotations

import re

# One character for one, so that offsets stay: full-width digits, Latin letters and the marks that stand beside digits.
WIDTH = str.maketrans(
    "０１２３４５６７８９：／．－ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚヵヶ",
    "0123456789:/.-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzカケ",
)
_WIDE = re.compile("[" + "".join(map(chr, WIDTH)) + "]+")
_DIGITS = {ch: n for n, ch in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def half_width(text: str) -> str:
    """The text with half-width digits and Latin letters, one character for one."""
    return _WIDE.sub(lambda found: found[0].translate(WIDTH), text)


def number(words: str) -> int | None:
    """The value of a number written in (half-width) digits or kanji; None for 数 and what is no number."""
    if words.isdigit() and words.isascii():
        return int(words) if len(words) < 10 else None
    if not words:
        return None
    if all(ch in _DIGITS for ch in words):
        return int("".join(str(_DIGITS[ch]) for ch in words)) if len(words) < 10 else None
    total, digit = 0, 0
    for ch in words:
        if ch in _DIGITS:
            digit = _DIGITS[ch]
        elif ch in _UNITS:
            total += (digit or 1) * _UNITS[ch]
            digit = 0
        else:
            return None
    return total + digit
