"""Tellings and reports made for tests, so that one thing at a time is varied."""

from __future__ import annotations

from typing import Any

import msgspec

from keii.story.grams import grams
from keii.story.index import Placed
from keii.story.telling import Telling

BASE = Telling(
    kind="event", report="r1", record="e1", type="CONSULT", who=("who1",), whom=("who2",), sides=frozenset({"state:TGO", "state:GHA"}),
    doing=frozenset({"state:TGO"}), start="2026-03-10", end="2026-03-11", place="", certainty="asserted", negated=False, sources=(),
    span=(0, 2), text="会談", grams=grams("会談"), quantities={}, told="2026-03-10",
)  # fmt: skip


def telling(**changed: Any) -> Telling:
    if "text" in changed:
        changed.setdefault("grams", grams(changed["text"]))
    return msgspec.structs.replace(BASE, **changed)


def placed(id_: str, outlet: str, published: str) -> Placed:
    return Placed(id=id_, story="story1", outlet=outlet, published=published, title="", url="", voice=outlet, reason="")
