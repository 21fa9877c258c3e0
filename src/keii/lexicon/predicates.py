"""Predicates and event nouns with their PLOVER category, and the codebook's scale."""

from __future__ import annotations

import functools
import re

import msgspec

from keii.lexicon.tables import alternatives, table

# Conflict–cooperation scores of the codebook, by category and, where it differs, by mode.
SCORES = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5, "REQUEST": 0.0,
    "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5, "PROTEST": -5.0, "SANCTION": -6.0, "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip
MODE_SCORES = {
    ("CONSULT", "visit"): 4.0, ("CONSULT", "third-party"): 1.0, ("CONSULT", "multilateral"): 4.0, ("CONSULT", "phone"): 1.5,
    ("RETREAT", "withdraw"): 8.0, ("RETREAT", "disarm"): 10.0, ("RETREAT", "ceasefire"): 7.5, ("RETREAT", "resign"): 4.5,
    ("REQUEST", "assist"): 0.5, ("REQUEST", "change"): -1.0, ("REQUEST", "yield"): -1.0,
    ("ACCUSE", "disapprove"): -2.0, ("ACCUSE", "investigate"): -3.5, ("ACCUSE", "allege"): -3.5, ("REJECT", "assist"): -1.5,
    ("THREATEN", "restrict"): -3.0, ("THREATEN", "territory"): -4.0, ("PROTEST", "riot"): -7.0, ("PROTEST", "hunger"): -4.5,
    ("PROTEST", "boycott"): -4.5, ("PROTEST", "obstruct"): -4.5, ("SANCTION", "expel"): -5.5, ("MOBILIZE", "troops"): -6.5,
    ("MOBILIZE", "weapons"): -6.5, ("MOBILIZE", "militia"): -6.0, ("COERCE", "censor"): -6.5, ("COERCE", "curfew"): -6.5,
    ("COERCE", "misinformation"): -6.5, ("COERCE", "martial-law"): -7.5, ("ASSAULT", "targeted"): -9.5, ("ASSAULT", "aerial"): -9.5,
    ("ASSAULT", "drone"): -9.5, ("ASSAULT", "heavy-weapons"): -9.5, ("ASSAULT", "unconventional"): -10.0,
}  # fmt: skip
_QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {category: quad for quad, members in _QUADS.items() for category in members}


class Predicate(msgspec.Struct, frozen=True, gc=False):
    """A predicate or event noun of the lexicon.

    kind: verb, noun or idiom; partner: how the other side is marked; object: whether its を-object is a "thing", or the word
    too common to count without a participant ("weak").
    """

    lemma: str
    category: str
    mode: str
    kind: str
    partner: tuple[str, ...]
    object: str


class Predicates(msgspec.Struct, frozen=True, gc=False):
    """The event lexicon.

    verbs: by dictionary form. nouns: by surface. idioms: by their verb and the last two letters before it (科す, 裁を), what stands
    before the verb (制裁を) and the entry, longest first. lemmas: what a predicate that tells something may end in.
    """

    verbs: dict[str, Predicate]
    nouns: dict[str, Predicate]
    idioms: dict[str, dict[str, list[tuple[str, Predicate]]]]
    lemmas: frozenset[str]
    ends: frozenset[str]  # the last letters of event nouns and of the nouns verbs are made of


class Carrier(msgspec.Struct, frozen=True, gc=False):
    """A verb that carries an event noun. subject: "agent" of the act, its "target", "asker", "wisher" or "none"; certainty: "" when it adds none, or "negated"."""

    subject: str
    certainty: str


@functools.cache
def carriers() -> dict[str, Carrier]:
    """The verbs that carry an event noun, by dictionary form."""
    return {
        form: Carrier(subject, certainty)
        for verb, (_, subject, certainty) in table("carriers").items()
        for form in _forms(verb)
    }


@functools.cache
def predicates() -> Predicates:
    """The event lexicon, loaded once."""
    verbs: dict[str, Predicate] = {}
    nouns: dict[str, Predicate] = {}
    idioms: dict[str, dict[str, list[tuple[str, Predicate]]]] = {}
    for cell, (_, category, mode, kind, partner, obj) in table("predicates").items():
        marks = tuple(p.strip() for p in partner.split(",") if p.strip())
        for form in alternatives(cell):
            entry = Predicate(form, category, mode, kind, marks, obj)
            if kind == "noun":
                nouns[form] = entry
            elif found := _IDIOM.match(form):
                for verb in _forms(found[2]):
                    idioms.setdefault(verb, {}).setdefault(found[1][-2:], []).append((found[1], entry))
            else:
                verbs[form] = entry
    for tails in idioms.values():
        for rows in tails.values():
            rows.sort(key=lambda row: -len(row[0]))
    ends = {name[-1] for name in nouns} | {name[-3] for name in verbs if name.endswith("する") and len(name) == 4}
    lemmas = {*verbs, *idioms, *(name[-4:] for name in verbs if name.endswith("する"))}
    return Predicates(verbs, nouns, idioms, frozenset(lemmas), frozenset(ends))


# Noun and particle, then the verb: 制裁を|科す, 停戦に|入る.
_IDIOM = re.compile(r"(.+(?:を|に|が|で|と|から|として|く))(.+)")


def _forms(verb: str) -> list[str]:
    """The dictionary forms an analyser may give: 科す and 科する, 命じる and 命ずる, ちらつかせる and ちらつく."""
    if len(verb) == 2 and verb.endswith("す") and verb[0] >= "一":
        return [verb, verb + "る"]
    if verb.endswith("かせる"):
        return [verb, verb[:-3] + "く"]
    return [verb, verb[:-2] + "ずる"] if verb.endswith("じる") else [verb]


def plover(category: str, mode: str, certainty: str) -> tuple[str, str, float]:
    """The codebook's category, quad class and score: a cooperative act still to come is AGREE, a retreat to come CONCEDE."""
    if certainty in ("expected", "desired", "possible"):
        if category in ("CONSULT", "SUPPORT", "COOPERATE", "AID"):
            category, mode = "AGREE", ""
        elif category == "RETREAT":
            category, mode = "CONCEDE", ""
    return category, QUAD[category], MODE_SCORES.get((category, mode), SCORES[category])
