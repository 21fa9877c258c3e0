"""The pieces an agreement is put together from while a report is read."""

from __future__ import annotations

import re

import msgspec

from keii.grammar.passages import Passage
from keii.lexicon.agreements import Kind


class Mention(msgspec.Struct, gc=False):
    """One place that names an agreement.

    start/end: its title; words: the title as written; phrase: where it stands in the passage, first: where its noun phrase begins;
    bare: no more than the noun (条約, 同条約); rest: what follows in the same word (条約|署名後); dated: the time expression before its の.
    """

    start: int
    end: int
    words: str
    kind: Kind
    passage: Passage
    phrase: int
    first: int
    bare: bool
    rest: str = ""
    alias: str = ""
    dated: int = -1
    quoted: bool = False
    bond: int = -1
    age: str = ""  # old, new: 旧条約, 前の条約; 新条約, 後継条約, 新たな「…条約」

    @property
    def plain(self) -> bool:
        """No more than a noun that is a title alone, and too short to be told from another by its letters (覚書)."""
        return self.kind.type == "self" and self.words == self.kind.noun and len(self.words) < 3


class Told(msgspec.Struct, gc=False):
    """A stage as told in one place; predicate: the phrase that tells it, -1 for none; time: index of its time expression, -1 for none."""

    stage: str
    certainty: str
    predicate: int
    time: int
    evidence: tuple[int, int]


class Clause(msgspec.Struct, gc=False):
    """A provision as told in one place."""

    type: str
    trigger: str
    obligation: str
    span: tuple[int, int]
    article: str


_BY_YEAR = re.compile(r"[0-9０-９一二三四五六七八九十]+年(?:前)?の")


def by_year(words: str) -> bool:
    """1975年の協定, 76年前の条約: a name that only says of which year."""
    return _BY_YEAR.match(words) is not None


class Bond(msgspec.Struct, gc=False):
    """An agreement as far as it is known: its mentions, stages, provisions, parties as said with it, the years it is dated to."""

    kind: Kind
    mentions: list[Mention]
    stages: list[Told]
    clauses: list[Clause]
    parties: list[int]
    replaces: list[int]
    years: set[str]
    sides: set[str]
    generic: bool = False
    ages: set[str] = set()  # what its mentions call it: old, new
    inferred: set[int] = set()

    @property
    def lapsed(self) -> bool:
        """Is it told to be no longer in force?"""
        return any(t.stage == "lapsed" and t.certainty in ("asserted", "reported") for t in self.stages)

    @property
    def title(self) -> str:
        """The name it goes by most, the longer one first."""
        counts: dict[str, int] = {}
        aliases = {m.alias for m in self.mentions}
        fuller = [m for m in self.mentions if not m.plain]
        for mention in fuller or self.mentions:
            if (not mention.bare or self.generic) and mention.words not in aliases:
                counts[mention.words] = counts.get(mention.words, 0) + 1
        return max(
            counts, key=lambda words: (not by_year(words), counts[words], len(words)), default=self.mentions[0].words
        )
