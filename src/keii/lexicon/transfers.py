"""What the tables say about giving: predicates and nouns with their direction, and items with their category."""

from __future__ import annotations

import functools

import msgspec

from keii.lexicon.tables import table


class Giving(msgspec.Struct, frozen=True, gc=False):
    """A predicate or noun of giving; direction: give, receive, exchange or noun; weak: it counts only with a known item."""

    direction: str
    weak: bool


class Transfers(msgspec.Struct, frozen=True, gc=False):
    """Predicates and nouns of giving; items by the word they end in."""

    words: dict[str, Giving]
    items: dict[str, str]
    longest: int

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
    return Transfers(words, items, max(map(len, items)))
