"""Noun runs: compounds of nouns that no particle parts (韓国統一省報道官, アンドレイ・カルピンスキー大統領).

What stands in parentheses inside a run (readings, ages) is set aside, and the particle that follows is noted.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from keii.grammar.calendar import Timex
from keii.grammar.tokens import CASE, CLOSE, LINK, NOMINAL, NUMBER, OPEN, PART, SYMBOL, TOPIC, VERB, Token

_JOINERS = frozenset("・＝゠=－-‐·")
_ENDING = frozenset({"ら", "たち"})
_WORDS = NOMINAL - {SYMBOL}
_LONGEST = 60  # tokens; no name or office is longer
_PARTICLES = (CASE, TOPIC, PART, LINK)


class Run(msgspec.Struct, gc=False):
    """A noun run: its tokens, the notes in parentheses as (start, end, index of the token behind), and what comes next.

    particle: the particle(s) right behind, "によると" included; of: the run this one is attached to by の, or None;
    beside: the run a single space parts it from.
    """

    tokens: list[Token]
    notes: list[tuple[int, int, int]]
    particle: str = ""
    of: Run | None = None
    end: int = 0
    beside: Run | None = None

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


def runs(tokens: Sequence[Token], times: Sequence[Timex]) -> list[Run]:
    """All noun runs in text order. Time expressions are left out and part what stands on both their sides."""
    out: list[Run] = []
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
            if at >= 0 and times[at].end > start:
                _close(out, current, tokens, i)
                current = None
                i += 1
                continue
            if current is not None and current.end != start:
                _close(out, current, tokens, i)
                current = None
            if current is None:
                current = Run([], [])
            if len(current.tokens) >= _LONGEST:
                _close(out, current, tokens, i)
                current = Run([], [])
            current.tokens.append(token)
            current.end = token.end
            if token.surface in _ENDING and len(current.tokens) > 1:
                _close(out, current, tokens, i + 1)
                current = None
        elif kind == OPEN and current is not None and token.surface in "（(" and token.start == current.end:
            close = _closing(tokens, i)
            if close < 0:
                _close(out, current, tokens, i)
                current = None
            else:
                current.notes.append((token.end, tokens[close].start, len(current.tokens)))
                current.end = tokens[close].end
                i = close
        elif current is not None:
            _close(out, current, tokens, i)
            current = None
        i += 1
    _close(out, current, tokens, count)
    return out


def _closing(tokens: Sequence[Token], i: int) -> int:
    """The token that closes the round bracket at i, when it is near."""
    for j in range(i + 1, min(i + 40, len(tokens))):
        if tokens[j].kind == CLOSE:
            return j if tokens[j].surface in "）)" else -1
        if tokens[j].kind == OPEN:
            return -1
    return -1


def _close(out: list[Run], current: Run | None, tokens: Sequence[Token], i: int) -> None:
    """Finish a run: drop joiners at its end, note what follows and what it hangs on."""
    if current is None:
        return
    while current.tokens and current.tokens[-1].surface in _JOINERS:
        current.tokens.pop()
    if not current.tokens or (current.tokens[0].kind == NUMBER and all(t.kind == NUMBER for t in current.tokens)):
        return
    if i < len(tokens) and tokens[i].start == current.end:
        current.particle = _particle(tokens, i)
    before = out[-1] if out else None
    if before is not None and before.particle == "の" and before.end + 1 == current.start:
        current.of = before
    elif before is not None and not before.particle and before.end + 1 == current.start:
        current.beside = before
    out.append(current)


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
