"""The account of an affair: its items with everything told of each, independent voices, conflicts and the course each took."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from keii.grammar.certainty import ORDER
from keii.story.conflicts import Conflict, conflicts
from keii.story.course import Course, course
from keii.story.index import Placed
from keii.story.telling import Telling
from keii.story.voices import voice


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing told, with every telling of it, the earliest published first.

    first, last: when it was first and last told (ISO, by publication); voices: the outlets and agencies that carry it
    independently; sources: on whose word (entities); strongest, weakest: the surest and the least sure telling.
    """

    id: str
    kind: str
    type: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    start: str
    text: str
    tellings: list[Telling]
    first: str
    last: str
    voices: list[str]
    sources: list[str]
    strongest: str
    weakest: str
    conflicts: list[Conflict]
    course: Course


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """An affair: its reports by publication, and its items by when they took place or were first told."""

    id: str
    title: str
    reports: list[Placed]
    items: list[Item]
    sides: list[str]


def account(story: str, reports: Iterable[Placed], items: Mapping[str, list[Telling]], at: str = "") -> Story:
    """The account of a story as of a day (`at`, ISO; "" is the day of its last report); what was published later is left out.

    items: item id → its tellings. Tellings of reports that are not given are left out, and so are items without any.
    """
    placed = sorted((r for r in reports if not at or r.published[:10] <= at[:10]), key=lambda r: (r.published, r.id))
    by_id = {r.id: r for r in placed}
    order = {r.id: n for n, r in enumerate(placed)}
    day = at or max((r.published for r in placed), default="")
    made = []
    for id_, told in items.items():
        rows = sorted((t for t in told if t.report in by_id), key=lambda t: (order[t.report], t.span))
        if rows:
            made.append(_item(id_, rows, by_id, day))
    made.sort(key=lambda i: (i.start or i.first, i.first, i.tellings[0].span))
    counts: dict[str, int] = {}
    for item in made:
        for side in item.tellings[0].definite:
            counts[side] = counts.get(side, 0) + len(item.tellings)
    return Story(
        id=story,
        title=next((r.title for r in placed if r.title), ""),
        reports=placed,
        items=made,
        sides=sorted(counts, key=lambda s: (-counts[s], s))[:6],
    )


def _item(id_: str, rows: list[Telling], reports: Mapping[str, Placed], day: str) -> Item:
    best = max(rows, key=lambda t: (len(t.sides), bool(t.start), -ORDER.index(t.certainty)))
    sure = sorted((t.certainty for t in rows), key=ORDER.index)
    return Item(
        id=id_,
        kind=rows[0].kind,
        type=best.type,
        who=best.who,
        whom=best.whom,
        start=next((t.start for t in (best, *rows) if t.start), ""),
        text=best.text,
        tellings=rows,
        first=reports[rows[0].report].published,
        last=reports[rows[-1].report].published,
        voices=list(dict.fromkeys(voice(t, reports) for t in rows)),
        sources=list(dict.fromkeys(s for t in rows for s in t.sources)),
        strongest=sure[0],
        weakest=sure[-1],
        conflicts=conflicts(rows, reports),
        course=course(rows, reports, day),
    )
