"""What the tables say about transfers: words for handing over, and goods with their category."""

from __future__ import annotations

import functools
import re

import msgspec

from keii.errors import LexiconError
from keii.lexicon.tables import table

CATEGORIES = frozenset({"arms", "food", "energy", "money", "technology", "gift", "aid", "other"})
DIRECTIONS = frozenset({"give", "take", "swap"})
STRENGTHS = frozenset({"strong", "weak", "trade", "aid", "self"})
# The letters a verb's last kana turns into: 渡す is told from the noun 渡 by what follows.
_ROWS = {"す": "さしすせそ", "る": "らりるれろったてまな", "う": "わいうえおっ", "く": "かきくけこい", "つ": "たちつてとっ", "む": "まみむめもん", "ぐ": "がぎぐげごい", "ぶ": "ばびぶべぼん"}  # fmt: skip


class Handing(msgspec.Struct, frozen=True, gc=False):
    """A word for handing over: its subject gives or takes (or both swap), how far it can be trusted, the category it implies."""

    word: str
    direction: str
    strength: str
    category: str


class Transfers(msgspec.Struct, frozen=True, gc=False):
    """Verbs and nouns of handing over by word; goods by noun; pattern: any word's stem, a cheap test for a sentence."""

    verbs: dict[str, Handing]
    nouns: dict[str, Handing]
    goods: dict[str, str]
    pattern: re.Pattern[str]


@functools.cache
def transfer_words() -> Transfers:
    """The lexicon of transfers, loaded once; raises LexiconError for a code that doesn't exist."""
    verbs: dict[str, Handing] = {}
    nouns: dict[str, Handing] = {}
    for word, (_, direction, kind, strength, category) in table("transfer_words").items():
        _check("transfer_words", direction, DIRECTIONS)
        _check("transfer_words", strength, STRENGTHS)
        if category:
            _check("transfer_words", category, CATEGORIES)
        (verbs if kind == "verb" else nouns)[word] = Handing(word, direction, strength, category)
    goods = {noun: category for noun, (_, category) in table("goods").items()}
    for category in goods.values():
        _check("goods", category, CATEGORIES | {"none"})
    stems = {w.removesuffix("する") for w in verbs if w.endswith("する")} | set(nouns)
    forms = [re.escape(s) for s in sorted(stems, key=len, reverse=True)]
    forms += [f"{re.escape(w[:-1])}[{_ROWS[w[-1]]}]" for w in verbs if not w.endswith("する")]
    return Transfers(verbs, nouns, goods, re.compile("|".join(forms)))


def _check(name: str, cell: str, allowed: frozenset[str]) -> None:
    if cell not in allowed:
        raise LexiconError(f"{name}.tsv", 0, f"{cell!r} is none of {', '.join(sorted(allowed))}")
