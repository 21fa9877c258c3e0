"""What somebody's own words declare, and toward what: 「一方的な措置は断じて受け入れられない」."""

from __future__ import annotations

import functools
import re

from keii.actors.cast import Cast
from keii.lexicon.tables import table
from keii.records import Statement

# Of several positions in one sentence, the first of these counts.
_ORDER = ("concern", "oppose", "support", "neutral")
# How much of a sentence's end declares a position.
_TAIL = 34
# What a sentence of somebody's words is about: 一方的な措置は断じて受け入れられない.
_ABOUT = re.compile(r"[「『“]?([^、「」『』“”。はがを]{2,24})(?:については|に関しては|には|は|を)、?")
_OURSELVES = ("われわれ", "我々", "私", "わたし", "わが国", "我が国", "双方", "両国")


def position(words: str) -> str:
    """What the ends of somebody's sentences declare (支持する, 断じて許さない), the first that does."""
    for sentence in words.split("。"):
        for polarity, pattern in _said():
            if pattern.search(sentence, max(0, len(sentence) - _TAIL)):
                return polarity
    return ""


@functools.cache
def _said() -> list[tuple[str, re.Pattern[str]]]:
    """What declares each position at a sentence's end."""
    rows = table("stance_words").values()
    return [(p, re.compile("|".join(re.escape(w) for w, kind in rows if kind == p) or r"(?!)")) for p in _ORDER]


def about(cast: Cast, s: Statement, words: str) -> str:
    """The topic or object of the words, when it is no actor."""
    for sentence in words.split("。"):
        found = _ABOUT.match(sentence) if position(sentence) else None
        if found is not None and not found[1].startswith(_OURSELVES):
            at = s.span[0] + words.index(sentence) + found.start(1)
            return found[1] if cast.named_at(at, at + len(found[1])) is None else ""
    return ""
