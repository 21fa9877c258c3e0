"""What the tables say about reporting: verbs of saying, nouns of thought, documents and occasions."""

from __future__ import annotations

import functools

import msgspec

from keii.lexicon.tables import alternatives, table


class Verb(msgspec.Struct, frozen=True, gc=False):
    """A reporting predicate: dictionary form, the act it performs, its frames, and say / weak / label."""

    lemma: str
    act: str
    frames: frozenset[str]
    strength: str


class Cues(msgspec.Struct, frozen=True, gc=False):
    """Verbs by every written form; nouns by kind (content, document, feeling, occasion); what verbs end in, to tell where an idiom may end."""

    verbs: dict[str, Verb]
    nouns: dict[str, str]
    acts: dict[str, str]
    idiom_ends: frozenset[str]


@functools.cache
def cues() -> Cues:
    """The reporting lexicon, loaded once."""
    verbs: dict[str, Verb] = {}
    for cell, (_, act, frames, strength) in table("cues").items():
        forms = alternatives(cell)
        verb = Verb(forms[0], act, frozenset(frames.replace(" ", "").split(",")), strength)
        for form in forms:
            verbs[form] = verb
    nouns: dict[str, str] = {}
    acts: dict[str, str] = {}
    for cell, (_, act, kind) in table("thoughts").items():
        for form in alternatives(cell):
            nouns[form], acts[form] = kind, act
    ends = {form[k:] for form in verbs for k in range(1, len(form) - 1)}
    return Cues(verbs, nouns, acts, frozenset(ends))
