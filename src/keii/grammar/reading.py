"""The reading of a report: its lines, brackets, sentences with their phrases, and time expressions, shared by every extractor."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from keii.grammar.brackets import Group, groups
from keii.grammar.calendar import Calendar, Setting, Timex
from keii.grammar.clauses import Clause, clauses
from keii.grammar.numerals import half_width
from keii.grammar.phrases import Phrase, phrases
from keii.grammar.sentences import Sentence, sentences
from keii.grammar.timex import finds
from keii.grammar.tokens import Token, tokenizer
from keii.ingest.structure import Line, Part, lines, parts


class Reading(msgspec.Struct, gc=False):
    """Everything the grammar says about one text. Lists are in text order; `phrases[i]` belong to `sentences[i]`.

    plain: the text with half-width digits and letters, one character for one. topics: whether sentences before may give what one
    leaves out.
    """

    text: str
    plain: str
    lines: list[Line]
    parts: list[Part]
    groups: list[Group]
    tokens: list[Token]
    sentences: list[Sentence]
    phrases: list[list[Phrase]]
    times: list[Timex]
    _starts: list[int]
    _group_starts: list[int]
    _part_starts: list[int]
    _time_starts: list[int]
    _clauses: dict[int, list[Clause]]
    topics: bool = True

    def date(self, published: dt.date | None) -> None:
        """Resolve the time expressions against the day of publication."""
        self.times = list(_times(self, published))
        self._time_starts = [t.start for t in self.times]

    def clauses(self, sentence: int) -> list[Clause]:
        """The clauses of a sentence, made on first asking."""
        found = self._clauses.get(sentence)
        if found is None:
            found = clauses(self.text, self.phrases[sentence])
            self._clauses[sentence] = found
        return found

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset, or of the last one before it; -1 when there is none."""
        return bisect_right(self._starts, offset) - 1

    def quote_at(self, offset: int) -> Group | None:
        """The outermost quotation that holds an offset, if any."""
        at = bisect_right(self._group_starts, offset) - 1
        while at >= 0:
            group = self.groups[at]
            if group.end > offset and group.is_quote:
                outer = group
                while at > 0 and outer.depth > 0:
                    at -= 1
                    if self.groups[at].end > offset and self.groups[at].is_quote:
                        outer = self.groups[at]
                    if self.groups[at].depth == 0:
                        break
                return outer
            if group.depth == 0:
                return None
            at -= 1
        return None

    def part_of(self, offset: int) -> int:
        """The index of the section that holds an offset."""
        return max(bisect_right(self._part_starts, offset) - 1, 0)

    def group_at(self, start: int) -> Group | None:
        """The bracket group that opens at an offset."""
        at = bisect_right(self._group_starts, start) - 1
        return self.groups[at] if at >= 0 and self.groups[at].start == start else None

    def groups_in(self, start: int, end: int) -> list[Group]:
        """The bracket groups that open in [start, end)."""
        return self.groups[bisect_left(self._group_starts, start) : bisect_left(self._group_starts, end)]

    def time_before(self, offset: int) -> int:
        """The index of the last time expression that begins at or before an offset; -1 when there is none."""
        return bisect_right(self._time_starts, offset) - 1


def read_text(text: str, published: dt.date | None) -> Reading:
    """The reading of a text, its times resolved against the day of publication."""
    all_lines = lines(text)
    all_groups = groups(text)
    found = sentences(text, [(line.prose, line.end) for line in all_lines], all_groups)
    tokens, all_phrases = _analysed(text, all_lines, found, all_groups)
    sections = parts(text, all_lines)
    reading = Reading(
        text, half_width(text), all_lines, sections, all_groups, tokens, found, all_phrases, [],
        [s.start for s in found], [x.start for x in all_groups], [p.start for p in sections], [], {},
    )  # fmt: skip
    reading.date(published)
    return reading


def _analysed(
    text: str, all_lines: list[Line], found: list[Sentence], all_groups: list[Group]
) -> tuple[list[Token], list[list[Phrase]]]:
    """The tokens of all sentences and of the labels of turns (【外務大臣】…), and the phrases of each sentence."""
    tok = tokenizer()
    tokens: list[Token] = []
    all_phrases: list[list[Phrase]] = []
    outer = [g for g in all_groups if g.depth == 0]
    g = 0
    labelled = -1
    for sentence in found:
        line = all_lines[sentence.line]
        if line.kind in ("question", "answer") and text[line.start] == "【" and sentence.line != labelled:
            labelled = sentence.line
            tokens += tok.tokens(text, line.start + 1, line.prose - 1)
        mine = tok.tokens(text, sentence.start, sentence.end)
        while g < len(outer) and outer[g].end <= sentence.start:
            g += 1
        stop = g
        while stop < len(outer) and outer[stop].start < sentence.end:
            stop += 1
        all_phrases.append(phrases(mine, outer[g:stop]))
        tokens += mine
    return tokens, all_phrases


def _times(reading: Reading, published: dt.date | None) -> Iterator[Timex]:
    """The time expressions that turn out to be times, resolved in order."""
    calendar = Calendar(published)
    starts = [line.start for line in reading.lines]
    for find in finds(reading.plain):
        at = reading.sentence_at(find.start)
        sentence = reading.sentences[at] if at >= 0 else Sentence(0, len(reading.text), 0)
        row = bisect_right(starts, find.start) - 1
        line = reading.lines[row]
        setting = Setting(
            (sentence.start, sentence.end), row, reading.quote_at(find.start) is not None,
            line.kind in ("heading", "date", "title"), (not reading.text[line.start : find.start].strip(" 　▽・（(【") and not reading.text.startswith("から", find.end))
            or line.kind == "item",
        )  # fmt: skip
        resolved = calendar.resolve(reading.text, find, setting)
        if resolved is not None:
            yield resolved
