"""Rules for names that stand beside the words: before a colon, right before or behind the marks, in the heading."""

from __future__ import annotations

from keii.extract.statement.case import Case
from keii.extract.statement.model import Who


def name_line(case: Case) -> Who | None:
    """外務省幹部:「…」 — the name before the colon, or alone on the line above.

    Not 理由:「…」: nobody is named.
    """
    found = case.found
    row = case.reading.sentences[found.sentence].line
    line = case.reading.lines[row]
    span = line.speaker
    if span is None and found.how in ("alone", "bare"):
        above = row - 1
        while above >= 0 and case.reading.lines[above].kind == "blank":
            above -= 1
        if above >= 0 and case.reading.lines[above].kind == "name":
            start, end = case.reading.lines[above].start, case.reading.lines[above].end
            span = (start, end)
    if span is None or found.mode != "direct" or (found.cue is not None and line.speaker is None):
        return None
    named = case.cast.in_span(span)
    return (
        Who(named.actors, "explicit", "name line", (named.start, named.end))
        if named is not None and named.actors
        else None
    )


def named_beside(case: Case) -> Who | None:
    """市長「…」 — the name right before the marks.

    Not 原則「一つの中国」: nobody is named.
    """
    found = case.found
    if found.mode != "direct" or found.cue is not None:
        return None
    at = found.span[0] - 1
    while at > 0 and case.text[at - 1] in " 　（(":
        at -= 1
    if (
        case.text[at - 1 : at] in ("）", ")")
        and (note := case.text.rfind("（" if case.text[at - 1] == "）" else "(", max(0, at - 12), at)) > 0
    ):
        at = note  # 漁師（62）「…」
    named = case.cast.ending_at(at)
    if named is None or not named.actors or found.how == "alone":
        return None
    return Who(named.actors, "explicit", "named beside", (named.start, named.end))


def in_parentheses(case: Case) -> Who | None:
    """「…」（外務省幹部）との声 — the name in parentheses right behind the marks.

    Not 「…」との声（5日）: the note is not the quotation's.
    """
    found = case.found
    at = found.span[1] + 1
    if found.mode != "direct" or case.text[at : at + 1] not in ("（", "("):
        return None
    group = case.reading.group_at(at)
    if group is None:
        return None
    words = case.text[group.start + 1 : group.end - 1].strip()
    named = case.cast.in_span((group.start + 1, group.end - 1)) if case.cast.can_speak(words) else None
    return (
        Who(named.actors, "explicit", "named in parentheses", (named.start, named.end)) if named is not None else None
    )


def heading(case: Case) -> Who | None:
    """A section under 外相 会見要旨 — its heading names the one who speaks.

    Not 日中外相が会談: two are named.
    """
    found = case.found
    if found.mode != "direct" or found.sentence < 0:
        return None
    part = case.reading.parts[case.reading.part_of(found.span[0])]
    if part.heading is None or part.heading.kind == "title":
        return None
    named = [
        m
        for m in case.cast.between(part.heading.start, part.heading.end)
        if m.kind in ("person", "office") and m.actors
    ]
    if len({tuple(m.actors) for m in named}) != 1:
        return None
    return Who(named[0].actors, "explicit", "heading", (named[0].start, named[0].end))
