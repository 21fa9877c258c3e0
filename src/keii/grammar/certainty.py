"""How certain a clause is, by the expression that closes it (見通しです, とみられます, おそれがある).

The expressions are lexicon data (`evidential.tsv`); the longest one that ends the words counts. The weaker of two
certainties wins when a report is both attributed and not certain.
"""

from __future__ import annotations

import functools

from keii.lexicon.tables import table

# From the surest to the least sure.
ORDER = ("asserted", "reported", "presumed", "alleged", "expected", "possible", "desired", "hypothetical")
_SHORT = frozenset("たい れば たら なら という そうだ そうです といい".split())
_LONGEST = 24
# Nouns that end a sentence without です: 視察する予定。
_BARE = {
    "予定": "expected", "見通し": "expected", "見込み": "expected", "方針": "expected", "もよう": "presumed", "模様": "presumed", "可能性": "possible",
    "おそれ": "possible", "恐れ": "possible", "疑い": "alleged",
}  # fmt: skip


@functools.cache
def _endings() -> dict[str, str]:
    return {
        pattern: row[1] for pattern, row in table("evidential").items() if row[2] == "final" and pattern not in _SHORT
    }


def certainty(words: str) -> str:
    """The certainty the end of these words signals; "asserted" when none does."""
    return _of_ending(words.rstrip("。、 　\n」")[-_LONGEST:])


@functools.lru_cache(maxsize=65536)
def _of_ending(words: str) -> str:
    endings = _endings()
    for size in range(len(words), 1, -1):
        found = endings.get(words[-size:])
        if found is not None:
            return found
    return next((level for noun, level in _BARE.items() if words.endswith(noun)), "asserted")


def signal(words: str) -> str:
    """The expression that says how sure the words are, as the lexicon writes it; "" when none does."""
    tail = words.rstrip("。、 　\n」")[-_LONGEST:]
    return next((tail[-size:] for size in range(len(tail), 1, -1) if tail[-size:] in _endings()), "")


def weaker(a: str, b: str) -> str:
    """The less sure of two certainties."""
    return max(a, b, key=ORDER.index)
