"""The participants of an act, and the particles that mark them."""

from __future__ import annotations

import msgspec

from keii.extract.event.triggers import Trigger

TO = frozenset(
    "に へ には にも へは へも に対する に対して に対しては に向ける に対するは などに らに 側に にとる".split()
)
FROM = frozenset("から からは からも より".split())
BY = frozenset({"による", "によるは"})
TOPIC = frozenset("は も らは などは 側は などが らが 側が が こそ だけが".split())
SUBJECT = frozenset("が らが 側が などが".split())
WITH = frozenset("と とは とも 側と 側とは らと".split())
ABOUT = frozenset("につく をめぐる を巡る に関する につくは".split())
# What two sides do, each to the other.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


class Roles(msgspec.Struct, gc=False):
    """Actor indexes by role, in text order.

    inferred: those the sentence does not name. told: the sentence says to whom, in words that name nobody. asked: who is to do
    it is asked to by somebody, and need not be named.
    """

    agents: list[int]
    targets: list[int]
    inferred: set[int] = set()
    told: bool = False
    asked: bool = False


def is_mutual(trigger: Trigger) -> bool:
    """Does と name a second doer (会談する, 署名する, 衝突する)?"""
    return "と" in trigger.entry.partner and trigger.entry.category != "SANCTION"
