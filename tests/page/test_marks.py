"""Pieces lose no character and no mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from keii.page.marks import Mark, pieces

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda s: (min(s), max(s))), max_size=25)


@given(SPANS, st.lists(st.integers(-3, 70), max_size=6))
def test_pieces_cover_the_text_once_and_every_mark_its_span(spans: list[tuple[int, int]], cuts: list[int]) -> None:
    marks = [Mark(span, f"s{n}", "statement") for n, span in enumerate(spans)]
    found = pieces(60, marks, cuts)
    assert "".join("x" * (p.end - p.start) for p in found) == "x" * 60
    assert [p.start for p in found[1:]] == [p.end for p in found[:-1]]
    assert {cut for cut in cuts if 0 < cut < 60} <= {p.start for p in found} | {60}
    for mark in marks:
        under = [i for p in found if mark in p.marks for i in range(p.start, p.end)]
        assert under == list(range(*mark.span))
        assert sum(mark in p.starts for p in found) == (mark.span[0] < mark.span[1])


def test_the_shortest_mark_comes_first() -> None:
    outer, inner = Mark((0, 10), "s1", "statement"), Mark((2, 4), "e1", "event")
    assert [[m.record for m in p.marks] for p in pieces(10, [outer, inner])] == [["s1"], ["e1", "s1"], ["s1"]]


def test_no_text() -> None:
    assert pieces(0, []) == []
