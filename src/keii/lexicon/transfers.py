"""What the tables say about giving: predicates and nouns with their direction, and items with their category."""

from __future__ import annotations

import functools
import re

import msgspec

from keii.lexicon.tables import table


class Giving(msgspec.Struct, frozen=True, gc=False):
    """A predicate or noun of giving; direction: give, receive, exchange or noun; weak: it counts only with a known item."""

    direction: str
    weak: bool


class Transfers(msgspec.Struct, frozen=True, gc=False):
    """Predicates and nouns of giving; items by the word they end in; any: finds whether a sentence may tell of giving."""

    words: dict[str, Giving]
    items: dict[str, str]
    longest: int
    any: re.Pattern[str]

    def category(self, item: str) -> str:
        """The category of an item by the longest word it ends in, "" when unknown."""
        for size in range(min(len(item), self.longest), 0, -1):
            if item[-size:] in self.items and (size > 1 or len(item) == 1):
                return self.items[item[-size:]]
        return ""


@functools.cache
def transfer_words() -> Transfers:
    """The lexicon of giving, loaded once."""
    words = {predicate: Giving(row[1], row[2] == "weak") for predicate, row in table("transfers").items()}
    items = {noun: row[1] for noun, row in table("items").items()}
    # A verb is found by its stem: 贈る by 贈, 受け取る by 受け取, 供与する by 供与.
    stems = {w.removesuffix("する") if w.endswith("する") else w[:-1] if len(w) > 2 else w[:1] for w in words}
    short = [s for s in stems if not any(s != t and t in s for t in stems)]
    return Transfers(words, items, max(map(len, items)), re.compile("|".join(map(re.escape, short))))
