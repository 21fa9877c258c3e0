"""Which sentences of a report yielded no record."""

from __future__ import annotations

from bisect import bisect_right

from keii.grammar.reading import read_text
from keii.records import Dossier, Record, Span


class Coverage(Record, frozen=True):
    """How many sentences of the body hold a record, and the spans of those that hold none. Headings and bylines do not count."""

    report: str
    sentences: int
    covered: int
    uncovered: list[Span]


def coverage(dossier: Dossier) -> Coverage:
    """The coverage of a dossier: a sentence is covered when a record other than an actor or a time rests on words in it."""
    reading = read_text(dossier.report.text, None)
    starts = [s.start for s in reading.sentences]
    held: set[int] = set()
    for start, end in _evidence(dossier):
        held.update(range(max(bisect_right(starts, start) - 1, 0), bisect_right(starts, max(end - 1, start))))
    counted = [
        i
        for i, s in enumerate(reading.sentences)
        if reading.lines[s.line].kind not in ("heading", "title", "byline", "date")
    ]
    open_ones = [(reading.sentences[i].start, reading.sentences[i].end) for i in counted if i not in held]
    return Coverage(
        report=dossier.report.id, sentences=len(counted), covered=len(counted) - len(open_ones), uncovered=open_ones
    )


def _evidence(dossier: Dossier) -> list[Span]:
    """The spans the records rest on."""
    spans = [s.span for s in dossier.statements] + [s.cue.span for s in dossier.statements if s.cue is not None]
    spans += [m.trigger for e in dossier.events for m in e.mentions]
    spans += [x.evidence for x in dossier.transfers] + [p.evidence for p in dossier.attendances]
    spans += [h.evidence for h in dossier.stances]
    spans += [span for q in dossier.exchanges for span in (q.question, q.answer)]
    spans += [j.span for j in dossier.assessments]
    for g in dossier.agreements:
        spans += [*g.mentions, *(x.evidence for x in g.stages), *(x.evidence for x in g.provisions)]
    return spans
