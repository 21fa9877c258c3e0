"""What the tables say about agreements: their nouns, the stages of their life, how their text is told, and what they bind to."""

from __future__ import annotations

import functools
import re

import msgspec

from keii.errors import LexiconError
from keii.lexicon.tables import alternatives, table

KINDS = frozenset({"treaty", "declaration", "memorandum", "contract", "ceasefire", "other"})
CLASSES = frozenset({"self", "titled", "named", "weak", "bare", "name", "multilateral", "none"})
STAGES = ("proposed", "drafted", "signed", "in force", "suspended", "lapsed")
PROVISIONS = frozenset(
    {"defence", "offence", "consultation", "neutrality", "nonaggression", "military cooperation", "economic", "other"}
)


class Kind(msgspec.Struct, frozen=True, gc=False):
    """A noun for an agreement: what kind it makes, and its class (see agreement_nouns.tsv)."""

    noun: str
    kind: str
    type: str


class Step(msgspec.Struct, frozen=True, gc=False):
    """A verb or noun for what is done to an agreement: the stage it then is in, and the particles the agreement takes."""

    word: str
    stage: str
    frame: tuple[str, ...]


class Binding(msgspec.Struct, frozen=True, gc=False):
    """A type of provision: what its obligation says, and what its trigger must say ("" for anything)."""

    type: str
    obligation: re.Pattern[str]
    trigger: re.Pattern[str] | None


class Agreements(msgspec.Struct, frozen=True, gc=False):
    """The lexicon of agreements; nouns, verbs and steps by word, bindings by rank."""

    nouns: dict[str, Kind]
    pattern: re.Pattern[str]
    verbs: dict[str, Step]
    steps: dict[str, Step]
    telling: dict[str, str]
    bindings: tuple[Binding, ...]


@functools.cache
def agreement_words() -> Agreements:
    """The lexicon of agreements, loaded once; raises LexiconError for a code that doesn't exist."""
    nouns = {
        word: Kind(word, _one_of("agreement_nouns", kind, KINDS), _one_of("agreement_nouns", cls, CLASSES))
        for word, (_, kind, cls) in table("agreement_nouns").items()
    }
    verbs: dict[str, Step] = {}
    steps: dict[str, Step] = {}
    for word, (_, stage, kind, frame) in table("agreement_stages").items():
        step = Step(word, _one_of("agreement_stages", stage, STAGES), tuple(p for p in frame.split(",") if p))
        (verbs if kind == "verb" else steps)[word] = step
    ranked = sorted(table("provision_types").values(), key=lambda row: int(row[3]))
    bindings = tuple(
        Binding(
            _one_of("provision_types", kind, PROVISIONS), _any_of(obligation), _any_of(trigger) if trigger else None
        )
        for obligation, kind, trigger, _ in ranked
    )
    longest = sorted(nouns, key=len, reverse=True)
    telling = {verb: strength for verb, (_, strength) in table("provision_verbs").items()}
    return Agreements(nouns, re.compile("|".join(map(re.escape, longest)) or r"(?!)"), verbs, steps, telling, bindings)


def _any_of(cell: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(a) for a in alternatives(cell)))


def _one_of(name: str, cell: str, allowed: frozenset[str] | tuple[str, ...]) -> str:
    if cell not in allowed:
        raise LexiconError(f"{name}.tsv", 0, f"{cell!r} is none of {', '.join(sorted(allowed))}")
    return cell
