"""Which story a report belongs to: the one whose marks it shares most of, when they are enough; else a new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from keii.story.index import Index
from keii.story.marks import AGREEMENT_DAYS, DAYS, ENOUGH, ENOUGH_OF_SOFT, HARD, WEIGHT, kind_of

_ROWS = 24  # of the newest under one mark
# What is a mark of more stories at one time marks none: 追加関税 in the month in which everybody imposes them.
_COMMON = 6
_SHOWN = 4


def place(index: Index, marks: Iterable[str], published: str, copied: Iterable[str]) -> tuple[str, str]:
    """The story and why; "" when it is like no other. copied: the stories of reports it has its sentences of."""
    shared: dict[str, dict[str, float]] = {}
    why: dict[str, list[str]] = {}
    for mark, rows in index.find("story", marks, _ROWS).items():
        near = _near(rows, published, AGREEMENT_DAYS if kind_of(mark) in ("agreement", "title") else DAYS)
        if len(near) <= _COMMON:
            for story in near:
                _count(shared, why, story, mark)
    for story in dict.fromkeys(copied):
        _count(shared, why, story, "copy")
    score = {story: sum(min(n, WEIGHT[kind][1]) for kind, n in kinds.items()) for story, kinds in shared.items()}
    best = max(score, key=lambda s: (score[s], s), default="")
    if best and score[best] >= (ENOUGH if HARD & shared[best].keys() else ENOUGH_OF_SOFT):
        reasons = sorted(why[best], key=lambda m: (-WEIGHT[kind_of(m)][0], m))
        return best, "shares " + ", ".join(reasons[:_SHOWN])
    return "", "like no other"


def put(index: Index, marks: Iterable[str], story: str, published: str) -> None:
    """Let a story be found by a report's marks."""
    index.put("story", marks, f"{story}@{published[:10]}")


def _count(shared: dict[str, dict[str, float]], why: dict[str, list[str]], story: str, mark: str) -> None:
    kinds = shared.setdefault(story, {})
    kinds[kind_of(mark)] = kinds.get(kind_of(mark), 0.0) + WEIGHT[kind_of(mark)][0]
    why.setdefault(story, []).append(mark)


def _near(rows: list[str], published: str, days: int) -> list[str]:
    """The stories of rows (`story@day`) of so many days around."""
    out: dict[str, None] = {}
    for row in rows:
        story, _, day = row.partition("@")
        if not day or not published or abs((_date(day) - _date(published)).days) <= days:
            out[story] = None
    return list(out)


def _date(stamp: str) -> dt.date:
    return dt.date.fromisoformat(stamp[:10])
