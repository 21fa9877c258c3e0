"""The bracket tree: every quotation or parenthesis as one unit, so that the sentence around it reads as if it were a word.

A bracket may run over sentences and paragraphs. Unbalanced marks are left out of the tree: an opening mark without a
close makes no group, nor does a stray close. One pass, linear in the text.
"""

from __future__ import annotations

import re

import msgspec

QUOTES = {"「": "」", "『": "』", "“": "”", "〝": "〟", "｢": "｣"}
ROUNDS = {"（": "）", "(": ")"}
OTHERS = {"【": "】", "［": "］", "[": "]", "〈": "〉", "《": "》", "〔": "〕"}
_PAIRS = QUOTES | ROUNDS | OTHERS
_OPENER = {close: opener for opener, close in _PAIRS.items()} | {"〞": "〝"}
_MARKS = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_OPENER)) + '"＂\n]')
# 「A」 may hold another 「B」 where a writer did not switch to 『』; deeper than this the opening marks are noise.
_MAX_DEPTH = 16
# A quotation that never closes must not swallow the report.
_MAX_LENGTH = 6000


class Group(msgspec.Struct, gc=False):
    """A matched pair: start at the opening mark, end after the closing mark, opener, depth 0 for outermost."""

    start: int
    end: int
    mark: str
    depth: int = 0

    @property
    def is_quote(self) -> bool:
        """Is it a quotation rather than a parenthesis or label?"""
        return self.mark in QUOTES or self.mark == '"'


def groups(text: str) -> list[Group]:
    """All matched bracket pairs in order of their start, with their nesting depth."""
    found: list[Group] = []
    stack: list[tuple[str, int, int]] = []  # opener, position, line number
    line = 0
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            line += 1
            stack = _cross_line(stack, at)
        elif mark in _PAIRS:
            if mark in QUOTES and stack and stack[-1][0] == mark and stack[-1][2] < line:
                stack.pop()  # the earlier one never closed: a new paragraph opens its own
            if len(stack) < _MAX_DEPTH:
                stack.append((mark, at, line))
        elif mark in '"＂':
            _plain_quote(found, stack, at, line)
        else:
            _close(found, stack, _OPENER[mark], at)
    found.sort(key=lambda g: g.start)
    _set_depths(found)
    return found


def _cross_line(stack: list[tuple[str, int, int]], at: int) -> list[tuple[str, int, int]]:
    """Only quotations may run over a line end, and only as far as a speech may run."""
    return [s for s in stack if s[0] in QUOTES and at - s[1] < _MAX_LENGTH] if stack else stack


def _plain_quote(found: list[Group], stack: list[tuple[str, int, int]], at: int, line: int) -> None:
    """The ASCII mark opens and closes alike."""
    for i in range(len(stack) - 1, -1, -1):
        if stack[i][0] == '"':
            found.append(Group(stack[i][1], at + 1, '"'))
            del stack[i:]
            return
    if len(stack) < _MAX_DEPTH:
        stack.append(('"', at, line))


def _close(found: list[Group], stack: list[tuple[str, int, int]], opener: str, at: int) -> None:
    for i in range(len(stack) - 1, -1, -1):
        if stack[i][0] == opener:
            found.append(Group(stack[i][1], at + 1, opener))
            del stack[i:]
            return


def _set_depths(found: list[Group]) -> None:
    ends: list[int] = []
    for group in found:
        while ends and ends[-1] <= group.start:
            ends.pop()
        group.depth = len(ends)
        ends.append(group.end)
