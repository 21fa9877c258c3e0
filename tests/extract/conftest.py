"""Reading marked examples: {words|speaker|cue|…} marks a statement that must be found.

speaker: one name, names joined by + for several speakers, or nothing for an empty speaker. cue: the dictionary form, or nothing.
Further fields: via=NAME, to=NAME, status=, rule=, certainty=, negated, headline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec
import pytest

import keii
from keii.records import Dossier, Statement

MARK = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")
LEAST_OVERLAP = {"direct": 1.0, "indirect": 0.75}


class Expected(msgspec.Struct):
    """A statement as marked."""

    start: int
    words: str
    speakers: list[str]
    cue: str
    facts: dict[str, str]


def unmarked(marked: str) -> tuple[str, list[Expected]]:
    text, at, expected = "", 0, []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        speaker, cue, *facts = [*mark[2].split("|"), ""][: max(2, mark[2].count("|") + 1)]
        pairs = {key: value for key, _, value in (fact.partition("=") for fact in facts)}
        expected.append(Expected(len(text), mark[1], [s for s in speaker.split("+") if s], cue, pairs))
        text, at = text + mark[1], mark.end()
    return text + marked[at:], expected


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(max(a[1], b[1]) - min(a[0], b[0]), 1)


def named(dossier: Dossier, ids: Iterable[str], names: list[str]) -> bool:
    """As many actors as names, each with its name."""
    wanted = set(ids)
    actors = [a for a in dossier.actors if a.id in wanted]
    return len(actors) == len(names) and all(any(name in form for a in actors for form in a.names) for name in names)


def describe(dossier: Dossier, s: Statement) -> str:
    names = {a.id: a.name for a in dossier.actors}
    cue = s.cue.lemma if s.cue else ""
    return f"{dossier.text(s.span)} | {'+'.join(names[i] for i in s.speaker)} | {cue} | {s.attribution.status} {s.attribution.rule} via={[names[i] for i in s.via]}"


@pytest.fixture
def check() -> Callable[[str, str], None]:
    """check(mode, marked): the statements of that mode are those marked, no more and no less, with their speakers and cues."""

    def run(mode: str, marked: str) -> None:
        text, expected = unmarked(marked)
        dossier = keii.read(text, published="2026-03-12")
        found = [s for s in dossier.statements if s.mode == mode]
        seen = "\n".join(describe(dossier, s) for s in dossier.statements)
        for want in expected:
            span = (want.start, want.start + len(want.words))
            fits = [s for s in found if overlap(s.span, span) >= LEAST_OVERLAP[mode]]
            assert fits, f"missed: {want.words}\n{seen}"
            one = fits[0]
            found.remove(one)
            assert named(dossier, one.speaker, want.speakers), f"speaker of {want.words}\n{seen}"
            assert (one.cue.lemma if one.cue else "") == want.cue, f"cue of {want.words}\n{seen}"
            check_facts(dossier, one, want, seen)
        assert not found, f"extra\n{seen}"

    return run


def check_facts(dossier: Dossier, one: Statement, want: Expected, seen: str) -> None:
    actors = {"via": one.via, "to": one.addressee}
    plain = {"status": one.attribution.status, "rule": one.attribution.rule, "certainty": one.certainty}
    for key, value in want.facts.items():
        if key in actors:
            assert named(dossier, actors[key], value.split("+")), f"{key} of {want.words}: {value}\n{seen}"
        elif key in plain:
            assert plain[key] == value, f"{key} of {want.words}\n{seen}"
        else:
            assert {"negated": one.negated, "headline": one.headline}[key], f"{key} of {want.words}\n{seen}"
    if "via" not in want.facts:
        assert one.via == [], f"via of {want.words}\n{seen}"
