"""What a stretch of text names, before anybody knows who that is."""

from __future__ import annotations

import msgspec

from keii.grammar.runs import Run
from keii.lexicon.gazetteer import Entry


class Mention(msgspec.Struct, gc=False):
    """What a stretch of text names.

    kind: state, capital, organisation, person, office, group, pair (両首脳, 双方), anaphor (同氏). name: the proper name without
    title ("" for an office); title and body as far as the words give them; country: alpha-3 or ""; readings: other spellings
    in parentheses; entry: the gazetteer's entry; particle: what follows the whole run; full: name and title as written; side:
    for an organisation "unknown" (no table has it) or "body" (a body named without its state), else the words for the state.
    """

    start: int
    end: int
    kind: str
    name: str
    title: str = ""
    body: str = ""
    country: str = ""
    readings: tuple[str, ...] = ()
    entry: Entry | None = None
    particle: str = ""
    full: str = ""
    side: str = ""


def mention_of(run: Run, first: int, last: int, kind: str, name: str) -> Mention:
    """The mention that tokens [first, last) of a run make; at the run's end the particle is theirs."""
    tokens = run.tokens
    particle = run.particle if last == len(tokens) else ""
    return Mention(tokens[first].start, tokens[last - 1].end, kind, name, particle=particle)
