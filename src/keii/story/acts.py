"""Are two acts told by two reports one act? Type, sides, day and place decide, then the trigger and the words of its sentence.

Participants are often missing in one report and the trigger another word (会談した / 会い), so that none of them is needed alone.
"""

from __future__ import annotations

from keii.story.places import places_differ
from keii.story.telling import DONE, Telling
from keii.story.verdict import Verdict, dated, gap, no, other_days, other_hours, yes

# Acts that are told every day between the same two: who accuses, rejects or warns need not do so over the same thing.
TALK = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"})
_BASE, _BOTH, _DAY, _TRIGGER, _AROUND, _PEOPLE = 0.3, 0.15, 0.15, 0.25, 0.25, 0.1
_ELSEWHERE = 0.25
_STATE = 0.08  # 制裁を検討している is rather the 検討 another report tells of, 制裁を科した the deed
# Both sides, the day and how sure it is (0.68) are not quite enough: トーゴはガーナを非難した / トーゴはガーナに抗議文を渡した on one day may be two acts.
_ENOUGH = 0.66
# ベラルーシ外務省は18日未明、「一方的な制裁は国際法違反だ」と反発する / …制裁は「国際法違反だ」と非難し: 5 of 7 words around the trigger; two
# complaints of one day share 制裁 at most.
_AKIN = 0.3
# Words around an act without a day, or of which one side is told only: that a state was attacked is told every day.
_SOME = 0.15
_SAME_TRIGGER = 0.5  # 会談 in 首脳会談
_FEWEST = 6  # words around a trigger that a share is taken of; of a shorter sentence two in common say little
# Days between publications in which an act without a day is most likely the same.
_NEAR = 5


def event(a: Telling, b: Telling) -> Verdict:
    """Compare two events."""
    if a.type != b.type:
        return no("other acts", apart=True)
    if (a.detail == "visit") != (b.detail == "visit"):
        return no("a visit is no meeting", apart=True)
    one, two = a.definite, b.definite
    if one and two and not (one <= two or two <= one):
        return no("other sides", apart=True)
    if other_days(a, b):
        return no("on other days", apart=True)
    if one & two and _definite(a) and _definite(b) and not a.doing & b.doing:
        return no("done by the other side", apart=True)
    if a.type == "CONSULT" and ((a.rank and b.rank and not a.rank & b.rank) or _others(a, b)):
        return no("of other people", apart=True)
    shared = a.sides & b.sides
    if not shared:
        return no("no side in common")
    return _weighed(a, b, len(one & two) > 1)


def _weighed(a: Telling, b: Telling, both: bool) -> Verdict:
    trigger = _share(a.grams, b.grams, 1)
    around = _share(a.around, b.around, _FEWEST)
    day = dated(a) and dated(b)
    elsewhere = places_differ(a.place, b.place)
    people = bool(a.people & b.people)
    score = _BASE + _BOTH * both + _DAY * day + _TRIGGER * trigger + _AROUND * around + _PEOPLE * people
    score += _STATE * ((a.certainty in DONE) == (b.certainty in DONE))
    score -= _ELSEWHERE * (elsewhere + (other_hours(a, b) and around < _AKIN))
    if gap(a, b) > _NEAR:
        return no("at other times", score)
    if elsewhere and around < _AKIN:
        return no("in another place", score)
    if trigger < _SAME_TRIGGER and around < _AKIN and not (a.type == "CONSULT" and both and day):
        return no("neither the same word nor the same sentence", score)
    plain = both and day and a.type not in TALK
    if around < _SOME and not plain and not (a.type == "CONSULT" and both and trigger) and not _bare(a, b):
        return no("too little in common" if both else "one side in common, and nothing else", score)
    if score < _ENOUGH:
        return no("too little in common", score)
    return yes(min(score, 1.0), ", ".join(_reasons(both, day, trigger, around)))


def _reasons(both: bool, day: bool, trigger: float, around: float) -> list[str]:
    told = {
        "same act and sides" if both else "same act, one side": True,
        "same day": day,
        "same word": trigger >= _SAME_TRIGGER,
    }
    return [*(text for text, holds in told.items() if holds), f"{around:.0%} of the sentence"]


def _bare(a: Telling, b: Telling) -> bool:
    """Is there hardly a word around one of them, so that nothing can be asked of it, and the same day and doer known?"""
    return min(len(a.around), len(b.around)) < _FEWEST // 2 and dated(a) and dated(b) and bool(a.doing & b.doing)


def _definite(telling: Telling) -> bool:
    return bool(telling.doing) and telling.doing <= telling.definite


def _others(a: Telling, b: Telling) -> bool:
    """Are all people on both sides named, and are they others?"""
    return len(a.people) > 1 and len(b.people) > 1 and not a.people & b.people


def _share(one: frozenset[str], two: frozenset[str], fewest: int) -> float:
    """How much of the smaller set the other has: 会談 in 首脳会談 1."""
    return len(one & two) / max(min(len(one), len(two)), fewest) if one and two else 0.0
