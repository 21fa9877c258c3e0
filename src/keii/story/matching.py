"""Are two tellings of the same thing? A verdict with its score and reason; every threshold stands with the example that set it.

What tellings disagree on (how long, how many, whether at all) is no reason against: it is a conflict of one item. Reasons against are
another speaker, another day, other sides, another agreement; they hold against everything else (`apart`).
"""

from __future__ import annotations

from keii.story.acts import event
from keii.story.telling import Telling
from keii.story.verdict import Verdict, gap, generic, no, other_days, yes

__all__ = ["Verdict", "same"]

# 「制裁の圧力に対して、われわれは肩を並べて立つ」 / 「制裁の圧力に対し、肩を並べて立つ」 share 5 of 6; 「対話を続ける」 / 「対話は拒まない」 2 of 5.
_SAME_WORDS = 0.6
# A clause told at length holds the short quotation of it: 「国際法違反だ」 in 一方的な制裁は国際法違反だ.
_HELD = 0.8
_LEAST = 3  # pairs of characters a short statement needs to be known by
_LITERAL = 4  # characters that stand literally in the other: 「深く懸念」 in 無人機をめぐる協力を深く懸念している
# What nobody is known to have said, or two people of one state, must be told in the same words, and in enough of them: 対話を続ける is said by many.
_SAME_TEXT = 0.8
_MANY = 5
# Days between two reports of words without a date: the weekend between a Friday's press conference and Monday's paper.
_NEAR = 4
# A sentence so long that it is the same months later: 「条約は純粋に防衛的なもので、特定の国に向けられたものではない」.
_LONG = 8
_OTHER_WORDS = no("other words")
# 戦略的協力条約 / 新戦略協力条約 share most; 漁業協定 / 航空協定 only 協定.
_SAME_TITLE = 0.6
# 攻撃型の無人機とその製造技術 / 攻撃型無人機
_SAME_GOODS = 0.5
# What is given without a day may be given again a month later.
_MONTH = 30


def same(a: Telling, b: Telling) -> Verdict:
    """Compare two tellings; those of different kinds are never of one thing."""
    return _BY_KIND[a.kind](a, b) if a.kind == b.kind else no("of different kinds", apart=True)


def _statement(a: Telling, b: Telling) -> Verdict:
    shared, smaller = len(a.grams & b.grams), min(len(a.grams), len(b.grams))
    dice = 2 * shared / max(len(a.grams) + len(b.grams), 1)
    if shared < _HELD * smaller and dice < _SAME_WORDS:
        return _OTHER_WORDS  # most pairs by far: nothing else is looked at
    if a.doing and b.doing and not a.doing & b.doing and a.doing <= a.definite and b.doing <= b.definite:
        return no("other speakers", dice, apart=True)
    if other_days(a, b):
        return no("on other days", dice, apart=True)
    if a.whom and b.whom and not set(a.whom) & set(b.whom) and a.text != b.text:
        return no("said to others", dice)
    if gap(a, b) > _NEAR and not (dice >= _SAME_TEXT and smaller >= _LONG):
        return no("at other times", dice)
    literal = min(len(a.text), len(b.text)) >= _LITERAL and (a.text in b.text or b.text in a.text)
    strange = not (a.doing & b.doing) or bool(a.people and b.people and not a.people & b.people)
    if strange and not (dice >= _SAME_TEXT and smaller >= _MANY) and not (literal and smaller >= _MANY):
        return no("of somebody else", dice)
    held = shared / smaller if smaller >= _LEAST else 0.0
    speaker = 1.0 if set(a.who) & set(b.who) else 0.9
    if literal or held >= _HELD:
        return yes(max(0.9 * max(held, literal), dice) * speaker, "same speaker, one's words within the other's")
    if dice >= _SAME_WORDS:
        return yes(dice * speaker, f"same speaker, {dice:.0%} of the words")
    return no("other words", dice)


def _agreement(a: Telling, b: Telling) -> Verdict:
    if len(a.sides) > 1 and len(b.sides) > 1 and not (a.sides <= b.sides or b.sides <= a.sides):
        return no("other parties", apart=True)
    bare = generic(a.detail) or generic(b.detail)
    if a.detail == b.detail:
        if bare and (not a.sides or a.sides != b.sides or other_days(a, b)):
            return no("a common title, and not plainly the same parties and day", 0.3)
        return yes(1.0, "same title")
    if bare and a.detail not in b.detail and b.detail not in a.detail:
        return no("other titles")
    dice = 2 * len(a.grams & b.grams) / max(len(a.grams) + len(b.grams), 1)
    if dice >= _SAME_TITLE and a.sides & b.sides:
        return yes(dice * 0.9, "like titles, same parties")
    return no("other titles", dice * 0.9)


def _transfer(a: Telling, b: Telling) -> Verdict:
    if a.sides and b.sides and not (a.sides <= b.sides or b.sides <= a.sides):
        return no("other parties", apart=True)
    if a.doing and b.doing and not a.doing & b.doing:
        return no("given by another", apart=True)
    if other_days(a, b):
        return no("on other days", apart=True)
    if not (set(a.whom) & set(b.whom) or a.sides & b.sides):
        return no("no party in common")
    shared = len(a.grams & b.grams) / max(min(len(a.grams), len(b.grams)), 1)
    if gap(a, b) > _MONTH:
        return no("at other times", shared)
    return yes(shared, "same goods and parties") if shared >= _SAME_GOODS else no("other goods", shared)


def _attendance(a: Telling, b: Telling) -> Verdict:
    if not set(a.who) & set(b.who):
        return no("somebody else", apart=True)
    if a.type != b.type or other_days(a, b):
        return no("another occasion", apart=True)
    return no("at other times") if gap(a, b) > _NEAR else yes(0.8, "same person and occasion")


_BY_KIND = {
    "statement": _statement,
    "event": event,
    "agreement": _agreement,
    "transfer": _transfer,
    "attendance": _attendance,
}
