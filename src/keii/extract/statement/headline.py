"""Statements in headings: a name and quotation marks (首相「…」), or words the body tells as somebody's.

A quotation in a heading with no name beside it counts only when the body carries it as a direct statement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from keii.actors.cast import Cast
from keii.extract.statement.model import Found, Who
from keii.grammar.reading import Reading

_SPACES = " 　"
# How far from the marks the name behind them may end.
_BEHIND = 30
# How many of the statements that follow a heading may be the ones it quotes.
_NEAR = 80


def headlines(reading: Reading, cast: Cast, told: Sequence[tuple[Found, Who]]) -> Iterator[tuple[Found, Who]]:
    """The statements of all headings with their speakers. told: the direct statements of the body."""
    direct = [
        (f, w, _pairs(reading.text[f.span[0] : f.span[1]])) for f, w in told if f.mode == "direct" and f.sentence >= 0
    ]
    starts = [f.span[0] for f, _, _ in direct]
    bodies = {f.span for f, _, _ in direct}
    lines = [x for x in reading.lines if x.kind in ("heading", "title") or (x.kind == "item" and x.end - x.start < 60)]
    for line in lines:
        inside = reading.groups_in(line.start, line.end)
        later = direct[bisect_left(starts, line.start) :][:_NEAR]
        for group in inside:
            if (
                not group.is_quote
                or group.end > line.end
                or any(g.is_quote and g.start < group.start < g.end for g in inside)
            ):
                continue
            span = (group.start + 1, group.end - 1)
            if span in bodies or not reading.text[span[0] : span[1]].strip(_SPACES):
                continue  # a bulleted line of the body, or nothing
            who = _speaker(reading, cast, line.start, group.start, group.end, line.end, span, later)
            if who is not None:
                yield Found(span, "direct", "heading", -1, 0, 0), who


def _speaker(
    reading: Reading,
    cast: Cast,
    begin: int,
    at: int,
    after: int,
    end: int,
    span: tuple[int, int],
    direct: Sequence[tuple[Found, Who, set[str]]],
) -> Who | None:
    text = reading.text
    left = at
    while left > begin and text[left - 1] in _SPACES:
        left -= 1
    named = cast.ending_at(left)
    rest = text[after:end]
    free = rest == "" or rest[0] in _SPACES + "】」）)　" or rest.startswith(("と", "、"))
    echo = _echo(_pairs(text[span[0] : span[1]]), direct)
    if (
        named is not None
        and named.actors
        and named.kind != "pair"
        and free
        and (echo is not None or left < at or rest.strip(_SPACES + "】") == "" or rest[:1] in _SPACES)
    ):
        return Who(named.actors, "explicit", "named beside", (named.start, named.end))
    behind = _behind(cast, text, after, end)
    if behind is not None and (echo is None or not set(echo.actors) & set(behind.actors)):
        return behind
    if echo is not None:
        return Who(echo.actors, "inferred", "echoed in the body", echo.antecedent)
    return None


def _behind(cast: Cast, text: str, after: int, end: int) -> Who | None:
    """「…」と住民: who stands behind と at the end of the heading."""
    begin, stop = after + 1, len(text[:end].rstrip(_SPACES + "】")) if end - after < _BEHIND else after
    if text[after : after + 1] != "と" or stop <= begin:
        return None
    named = cast.ending_at(stop)
    words = text[begin:stop]
    if named is None and cast.can_speak(words) and not any(ch in words for ch in _SPACES + "、をがは"):
        named = cast.add(begin, stop, words, words)
    if named is None or not named.actors or named.kind == "pair" or named.start < begin:
        return None
    return Who(named.actors, "explicit", "named beside", (named.start, named.end))


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)}


def _echo(pairs: set[str], direct: Sequence[tuple[Found, Who, set[str]]]) -> Who | None:
    """The speaker of the body's statement that shares at least six in ten of the heading's character pairs."""
    best, found = 0.0, None
    for _, who, other in direct:
        share = len(pairs & other) / len(pairs) if pairs else 0.0
        if share >= 0.6 and share > best and who.actors:
            best, found = share, who
    return found
