"""Noun runs: compounds of nouns that no particle parts (韓国統一省報道官, アンドレイ・カルピンスキー大統領).

What stands in parentheses inside a run (readings, ages) is set aside, and the particle that follows is noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from keii.grammar.calendar import Timex
from keii.grammar.tokens import CASE, CLOSE, LINK, NOMINAL, NUMBER, OPEN, PART, SYMBOL, TOPIC, VERB, Token

_JOINERS = frozenset("・＝゠=－-‐·")
_ENDING = frozenset({"ら", "たち"})
_WORDS = NOMINAL - {SYMBOL}
_LONGEST = 60  # tokens; no name or office is longer
_CHAIN = 20  # nouns joined by の
_PARTICLES = (CASE, TOPIC, PART, LINK)


class Run(msgspec.Struct, gc=False):
    """A noun run: its tokens, the notes in parentheses as (start, end, index of the token behind), and what comes next.

    particle: the particle(s) right behind, "によると" included; of: the run this one is attached to by の, or None;
    beside: the run a single space parts it from; links: how many runs hang together before it.
    """

    tokens: list[Token]
    notes: Sequence[tuple[int, int, int]] = ()
    particle: str = ""
    of: Run | None = None
    end: int = 0
    beside: Run | None = None
    links: int = 0

    @property
    def start(self) -> int:
        """Where the run begins."""
        return self.tokens[0].start

    def words(self, text: str, first: int, last: int) -> str:
        """The words of tokens [first, last), without the notes between them."""
        tokens = self.tokens
        if last - first == 1:
            return tokens[first].surface
        if not self.notes and first < last:
            return text[tokens[first].start : tokens[last - 1].end]
        return "".join([t.surface for t in tokens[first:last]])


def runs(tokens: Sequence[Token], times: Sequence[Timex]) -> Iterator[Run]:
    """All noun runs in text order. Time expressions are left out and part what stands on both their sides."""
    before: Run | None = None
    for run, following in _stretches(tokens, times):
        while run.tokens and run.tokens[-1].surface in _JOINERS:
            run.tokens.pop()
        if not run.tokens or (run.tokens[0].kind == NUMBER and all(t.kind == NUMBER for t in run.tokens)):
            continue
        if following < len(tokens) and tokens[following].start == run.end:
            run.particle = _particle(tokens, following)
        if before is not None:
            _hang(run, before)
        yield run
        before = run


def _hang(run: Run, before: Run) -> None:
    """Note what the run hangs on. What that one stands beside has been read by now: chains stay short."""
    before.beside = None
    if before.end + 1 != run.start:
        return
    if before.particle == "の" and before.links < _CHAIN:
        run.of, run.links = before, before.links + 1
    elif not before.particle:
        run.beside = before


def _stretches(tokens: Sequence[Token], times: Sequence[Timex]) -> Iterator[tuple[Run, int]]:
    """Stretches of nouns that may be runs, each with the number of the token behind it."""
    current: Run | None = None
    i, count = 0, len(tokens)
    at, last = -1, len(times) - 1  # the time expression that begins last before the token
    while i < count:
        token = tokens[i]
        kind, start = token.kind, token.start
        if (kind in _WORDS and token.surface != "よう") or (
            current is not None and token.surface in _JOINERS and tokens[i - 1].end == start
        ):
            while at < last and times[at + 1].start <= start:
                at += 1
            timed = at >= 0 and times[at].end > start
            if current is not None and (timed or current.end != start or len(current.tokens) >= _LONGEST):
                yield current, i
                current = None
            if not timed:
                if current is None:
                    current = Run([])
                current.tokens.append(token)
                current.end = token.end
                if token.surface in _ENDING and len(current.tokens) > 1:
                    yield current, i + 1
                    current = None
        elif current is not None:
            close = _closing(tokens, i) if kind == OPEN and token.surface in "（(" and start == current.end else -1
            if close < 0:
                yield current, i
                current = None
            else:
                current.notes = [*current.notes, (token.end, tokens[close].start, len(current.tokens))]
                current.end = tokens[close].end
                i = close
        i += 1
    if current is not None:
        yield current, count


def _closing(tokens: Sequence[Token], i: int) -> int:
    """The token that closes the round bracket at i, when it is near."""
    for j in range(i + 1, min(i + 40, len(tokens))):
        if tokens[j].kind == CLOSE:
            return j if tokens[j].surface in "）)" else -1
        if tokens[j].kind == OPEN:
            return -1
    return -1


def _particle(tokens: Sequence[Token], i: int) -> str:
    """The particles from token i on, up to four letters; "によると" for all its forms."""
    words = ""
    j = i
    while j < len(tokens) and tokens[j].kind in _PARTICLES and len(words) < 4:
        words += tokens[j].surface
        j += 1
    if words == "に" and j < len(tokens) and tokens[j].kind == VERB and tokens[j].lemma == "よる":
        rest = tokens[j + 1].surface if j + 1 < len(tokens) else ""
        if rest in ("ます", "と", "ば") or tokens[j].surface == "よれ":
            return "によると"
    return words
