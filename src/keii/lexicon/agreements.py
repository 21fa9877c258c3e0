"""What the tables say about agreements: the nouns that name them and the predicates of their stages."""

from __future__ import annotations

import functools
import re

import msgspec

from keii.lexicon.tables import table


class Agreements(msgspec.Struct, frozen=True, gc=False):
    """Nouns with the kind of agreement they name; predicates with the stage they tell; the longest noun's length.

    any: finds whether a sentence names one at all.
    """

    nouns: dict[str, str]
    stages: dict[str, str]
    longest: int
    any: re.Pattern[str]

    def noun(self, words: str) -> str:
        """The noun for an agreement that words end in, the longest one; "" for none."""
        for size in range(min(len(words), self.longest), 1, -1):
            if words[-size:] in self.nouns:
                return words[-size:]
        return ""


@functools.cache
def agreement_words() -> Agreements:
    """The lexicon of agreements, loaded once."""
    nouns = {noun: row[1] for noun, row in table("agreements").items()}
    stages = {predicate: row[1] for predicate, row in table("stages").items()}
    short = [n for n in nouns if not any(n != m and m in n for m in nouns)]
    return Agreements(nouns, stages, max(map(len, nouns)), re.compile("|".join(map(re.escape, short))))
