"""Handovers: what the verbs and nouns of a passage tell of things handed over."""

from __future__ import annotations

from collections.abc import Iterator

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.extract.transfer.goods import Goods
from keii.extract.transfer.handover import Handover, handing_noun, handovers
from keii.extract.transfer.nominal import NominalFinder
from keii.extract.transfer.roles import PartyFinder
from keii.extract.transfer.verbal import VerbalFinder
from keii.grammar.passages import Passage
from keii.grammar.reading import Reading
from keii.lexicon.transfers import transfer_words


class Finder:
    """Finds the handovers of passages, in text order."""

    def __init__(self, reading: Reading, cast: Cast, sides: Sides) -> None:
        self.text, self.verbs = reading.text, transfer_words().verbs
        goods, people = Goods(reading, cast), PartyFinder(reading, cast, sides)
        self.verbal = VerbalFinder(self.text, cast, goods, people)
        self.nominal = NominalFinder(self.text, cast, sides, goods, people)

    def handovers(self, passage: Passage) -> Iterator[Handover]:
        """The handovers a passage tells."""
        self.verbal.remember(passage)
        for i, phrase in enumerate(passage.phrases):
            word = self.verbs.get(phrase.lemma) if phrase.lemma else None
            if word is not None and (phrase.kind == "V" or phrase.link in ("end", "cont")):
                for told in self.verbal.tellings(passage, i, word):
                    yield from handovers(self.text, passage, told)
            elif phrase.kind == "N" and phrase.group is None:
                noun = handing_noun(self.text[phrase.start : phrase.head_end])
                if noun is not None:
                    word, start, end = noun
                    for told in self.nominal.tellings(passage, i, word, phrase.start + start, phrase.start + end):
                        yield from handovers(self.text, passage, told)
