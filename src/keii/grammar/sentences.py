"""Sentences: from full stop to full stop, where a full stop inside brackets ends nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from keii.grammar.brackets import Group, groups
from keii.ingest.structure import lines

_STOPS = re.compile(r"[。！？!?\n]")
_CLOSING = re.compile(r"[」』”）)】！？!?。]*")
# What goes on with the sentence after a closed quotation.
_GOES_ON = re.compile(r"[ 　]*(?:と|だ|で|など|の|を|に|が|は|も|へ|か|や|、|，|。|ー|―|─|－|［|（|\(|・|」)")

# What no full stop ends is cut at a comma by then: OCR and transcripts may lack full stops, and the cost of a sentence
# grows faster than its length.
_LONGEST = 1000


class Sentence(msgspec.Struct, gc=False):
    """A sentence: its span (with its full stop) and the number of the line it begins in."""

    start: int
    end: int
    line: int


def sentences(text: str, starts: Sequence[tuple[int, int]], groups: Sequence[Group]) -> list[Sentence]:
    """The sentences of each line; `starts` gives where a line's prose begins and the line ends, in order."""
    out: list[Sentence] = []
    outer = [g for g in groups if g.depth == 0]
    at_group = 0
    done = 0
    for line, (start, line_end) in enumerate(starts):
        at, end = max(start, done), line_end
        if at >= end:
            continue
        begin = at
        while at < end:
            while at_group < len(outer) and outer[at_group].end <= at:
                at_group += 1
            group = outer[at_group] if at_group < len(outer) else None
            horizon = min(end, begin + _LONGEST)
            if at >= horizon < end:
                begin = _add(out, text, begin, at, line)
                continue
            match = _STOPS.search(text, at, horizon)
            stop = match.start() if match else horizon
            if group is not None and group.start <= stop and group.start < end:
                at = group.end
                end = max(end, _line_end(text, at)) if at > end else end
                whole = group.is_quote or not text[begin : group.start].strip()  # （…した。） that stands by itself
                if text[at - 2] in "。！？!?" and whole and at < end and not _GOES_ON.match(text, at):
                    begin = _add(out, text, begin, at, line)
                continue
            if match is None and horizon == end:
                break
            if match is None:
                comma = text.rfind("、", at, horizon)
                at = comma + 1 if comma > begin + _LONGEST // 2 else horizon
                begin = _add(out, text, begin, at, line)
                continue
            closing = _CLOSING.match(text, stop + 1)
            at = min(closing.end() if closing else stop + 1, end)
            begin = _add(out, text, begin, at, line)
        _add(out, text, begin, end, line)
        done = end
    return out


def text_sentences(text: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences, headings and datelines with them, without reading the text."""
    return [(s.start, s.end) for s in sentences(text, [(x.start, x.end) for x in lines(text)], groups(text))]


def _line_end(text: str, at: int) -> int:
    stop = text.find("\n", at)
    return len(text) if stop < 0 else stop


def _add(out: list[Sentence], text: str, start: int, end: int, line: int) -> int:
    """Append what is not blank, without the blanks around it; return where the next begins."""
    begin = start
    while begin < end and text[begin] in " 　\t\r\n":
        begin += 1
    stop = end
    while stop > begin and text[stop - 1] in " 　\t\r\n":
        stop -= 1
    if begin < stop:
        out.append(Sentence(begin, stop, line))
    return end
