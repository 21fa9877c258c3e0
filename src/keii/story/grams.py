"""What words are compared by across outlets, without a tokenizer."""

from __future__ import annotations

import re
from itertools import pairwise

_RUN = re.compile(r"[一-龥々〆ヶ]+|[ァ-ヺー]{2,}|[A-Za-z]{2,}|[0-9]+")
_HALF = {code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}


def grams(text: str) -> frozenset[str]:
    """What words are compared by: pairs of characters within runs of kanji, katakana or letters, and numbers; kana carry no matter.

    Outlets word the same thing with other particles and endings but mostly with the same kanji (制裁の圧力に対して, 制裁の圧力に対し).
    """
    found: set[str] = set()
    for run in _RUN.findall(text.translate(_HALF)):
        if len(run) < 3 or run[0].isdigit():
            found.add(run)
        if len(run) > 2:
            found.update(map("".join, pairwise(run)))
    return frozenset(found)
