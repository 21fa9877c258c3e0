"""Passages: a sentence with its phrases and clauses, or a sentence inside a quotation, which the sentence around it treats as one word.

氏は「弾薬を提供している」と述べた。  two passages: the sentence, and 弾薬を提供している
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from keii.grammar.brackets import Group
from keii.grammar.clauses import Clause, clauses
from keii.grammar.phrases import Phrase, phrases
from keii.grammar.reading import Reading
from keii.grammar.sentences import sentences
from keii.grammar.tokens import tokenizer


class Passage(msgspec.Struct, gc=False):
    """A stretch that is parsed as one sentence.

    sentence: the index of the sentence it stands in; line: the kind of its line; quote: the quotation that holds it, None outside.
    """

    start: int
    end: int
    sentence: int
    line: str
    quote: Group | None
    phrases: list[Phrase]
    clauses: list[Clause]

    def at(self, offset: int) -> int:
        """The index of the phrase that holds an offset, -1 when none does."""
        for i, phrase in enumerate(self.phrases):
            if phrase.start <= offset < phrase.end:
                return i
        return -1


def passages(reading: Reading, wanted: Callable[[int, int], bool]) -> Iterator[Passage]:
    """The passages that `wanted` (asked with start and end) wants, in text order; a quotation after its sentence."""
    for index, sentence in enumerate(reading.sentences):
        if not wanted(sentence.start, sentence.end):
            continue
        line = reading.lines[sentence.line].kind
        if line in ("byline", "date"):
            continue
        yield Passage(sentence.start, sentence.end, index, line, None, reading.phrases[index], reading.clauses(index))
        for group in reading.groups_in(sentence.start, sentence.end):
            if group.depth == 0 and group.is_quote and wanted(group.start, group.end):
                yield from _quoted(reading, index, line, group, wanted)


def _quoted(
    reading: Reading, index: int, line: str, group: Group, wanted: Callable[[int, int], bool]
) -> Iterator[Passage]:
    """The sentences of a quotation, each parsed by itself."""
    inside = [g for g in reading.groups_in(group.start + 1, group.end) if g.depth == group.depth + 1]
    shallow = [Group(g.start, g.end, g.mark) for g in inside]
    for part in sentences(reading.text, [(group.start + 1, group.end - 1)], shallow):
        end = min(part.end, group.end - 1)
        if not wanted(part.start, end):
            continue
        # Cut anew: the tokens of the whole text are let go of when the cast is known, and few quotations are wanted.
        mine = phrases(
            tokenizer().tokens(reading.text, part.start, end), [g for g in shallow if part.start <= g.start < end]
        )
        yield Passage(part.start, end, index, line, group, mine, clauses(reading.text, mine))
