"""Are two tellings of the same thing? A verdict with its score and reason; every threshold stands with the example that set it.

What tellings disagree on (how long, how many, whether at all) is no reason against: it is a conflict of one item. Reasons against are
another speaker, another day, other sides, another agreement.
"""

from __future__ import annotations

import msgspec

from keii.story.telling import Telling

# 「制裁の圧力に対して、われわれは肩を並べて立つ」 / 「制裁の圧力に対し、肩を並べて立つ」 share 5 of 6; 「対話を続ける」 / 「対話は拒まない」 2 of 5.
_SAME_WORDS = 0.6
# A clause told at length holds the short quotation of it: 「国際法違反だ」 in 一方的な制裁は国際法違反だ.
_HELD = 0.8
_LEAST = 3  # pairs of characters a short statement needs to be known by
# 戦略的協力条約 / 新戦略協力条約 share most; 漁業協定 / 航空協定 only 協定.
_SAME_TITLE = 0.6
# 攻撃型の無人機とその製造技術 / 攻撃型無人機
_SAME_GOODS = 0.5


class Verdict(msgspec.Struct, frozen=True):
    """Whether two tellings are of one thing, how sure (0 to 1), and why or why not."""

    same: bool
    score: float
    reason: str


def same(a: Telling, b: Telling) -> Verdict:
    """Compare two tellings of the same kind."""
    if a.kind != b.kind:
        return Verdict(False, 0.0, "of different kinds")
    return {
        "statement": _statement, "event": _event, "agreement": _agreement, "transfer": _transfer, "attendance": _attendance,
    }[a.kind](a, b)  # fmt: skip


def _statement(a: Telling, b: Telling) -> Verdict:
    if a.doing and b.doing and not a.doing & b.doing:
        return Verdict(False, 0.0, "other speakers")
    if _apart(a, b):
        return Verdict(False, 0.0, "on other days")
    shared = a.grams & b.grams
    smaller = min(len(a.grams), len(b.grams))
    if not smaller:
        return Verdict(
            a.text == b.text, float(a.text == b.text), "the same words" if a.text == b.text else "other words"
        )
    dice = 2 * len(shared) / (len(a.grams) + len(b.grams))
    held = len(shared) / smaller if smaller >= _LEAST else 0.0
    speaker = 1.0 if set(a.who) & set(b.who) else 0.9
    if dice >= _SAME_WORDS:
        return Verdict(True, dice * speaker, f"same speaker, {dice:.0%} of the words")
    if held >= _HELD:
        return Verdict(True, held * 0.9 * speaker, "same speaker, one's words within the other's")
    return Verdict(False, dice, "other words")


def _event(a: Telling, b: Telling) -> Verdict:
    if a.type != b.type:
        return Verdict(False, 0.0, "other acts")
    if (a.detail == "visit") != (b.detail == "visit"):
        return Verdict(False, 0.0, "a visit is no meeting")
    shared = a.sides & b.sides
    if not shared or not (a.sides <= b.sides or b.sides <= a.sides):
        return Verdict(False, 0.0, "other sides")
    if _apart(a, b):
        return Verdict(False, 0.0, "on other days")
    if a.doing and b.doing and not a.doing & b.doing:
        return Verdict(False, 0.0, "done by the other side")
    words = _overlap(a, b)
    dated = bool(a.start and b.start)
    both = len(shared) > 1
    if not both and not words:
        return Verdict(False, 0.2, "one side in common and no word")
    if not dated and not words:
        return Verdict(False, 0.3, "no day and no word in common")
    score = 0.4 + 0.2 * both + 0.2 * dated + 0.2 * words
    if a.place and b.place and not (a.place in b.place or b.place in a.place):
        score -= 0.15
    return Verdict(score >= 0.6, score, "same act and sides" + (", same day" if dated else ""))


def _agreement(a: Telling, b: Telling) -> Verdict:
    if len(a.sides) > 1 and len(b.sides) > 1 and not (a.sides <= b.sides or b.sides <= a.sides):
        return Verdict(False, 0.0, "other parties")
    if a.detail == b.detail:
        known = len(a.detail) > 3 or (a.sides and a.sides == b.sides)
        return Verdict(bool(known), 1.0 if known else 0.3, "same title")
    dice = 2 * len(a.grams & b.grams) / max(len(a.grams) + len(b.grams), 1)
    alike = dice >= _SAME_TITLE and bool(a.sides & b.sides)
    return Verdict(alike, dice * 0.9, "like titles, same parties" if alike else "other titles")


def _transfer(a: Telling, b: Telling) -> Verdict:
    if not (set(a.whom) & set(b.whom) or a.sides & b.sides):
        return Verdict(False, 0.0, "other parties")
    if a.sides and b.sides and not (a.sides <= b.sides or b.sides <= a.sides):
        return Verdict(False, 0.0, "other parties")
    if _apart(a, b):
        return Verdict(False, 0.0, "on other days")
    shared = len(a.grams & b.grams) / max(min(len(a.grams), len(b.grams)), 1)
    alike = shared >= _SAME_GOODS
    return Verdict(alike, shared, "same goods and parties" if alike else "other goods")


def _attendance(a: Telling, b: Telling) -> Verdict:
    if not set(a.who) & set(b.who):
        return Verdict(False, 0.0, "somebody else")
    if a.type != b.type or _apart(a, b):
        return Verdict(False, 0.0, "another occasion")
    return Verdict(True, 0.8, "same person and occasion")


def _overlap(a: Telling, b: Telling) -> float:
    """How much of the shorter trigger's words the other has: 会談 in 首脳会談 1."""
    return len(a.grams & b.grams) / max(min(len(a.grams), len(b.grams)), 1) if a.grams and b.grams else 0.0


def _apart(a: Telling, b: Telling) -> bool:
    """Do their times exclude each other?"""
    return bool(a.start and b.start and a.end and b.end) and (a.end <= b.start or b.end <= a.start)
