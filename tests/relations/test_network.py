"""The network on a day: what counts, for how much, and what is never counted."""

from __future__ import annotations

from pathlib import Path

import pytest

import keii
from keii.relations import Network, Tie, network
from keii.relations.model import Node


def tie(a: str, b: str, score: float, day: str = "2026-03-12", **given: object) -> Tie:
    fields: dict[str, object] = {
        "a": Node(id=a, name=a, country=a),
        "b": Node(id=b, name=b, country=b),
        "kind": "event",
        "type": "ACCUSE" if score < 0 else "SUPPORT",
        "score": score,
        "day": day,
        "certainty": "asserted",
        "inferred": False,
        "mutual": False,
        "report": "r1",
        "outlet": None,
        "record": "e1",
        "span": (0, 1),
        "words": "…",
    }
    return Tie(**(fields | given))  # type: ignore[arg-type]


def nets(drawn: Network) -> dict[tuple[str, str], float]:
    return {(r.a, r.b): r.net for r in drawn.relations}


def test_cooperation_and_conflict_are_added_apart() -> None:
    drawn = network([tie("A", "B", 5.0), tie("B", "A", -2.0)])
    (relation,) = drawn.relations
    assert (relation.cooperation, relation.conflict, relation.net) == (5.0, 2.0, 3.0)
    assert [t.tie.score for t in relation.evidence] == [5.0, -2.0]


def test_half_is_left_after_a_half_life() -> None:
    drawn = network([tie("A", "B", 5.0, "2026-01-01")], at="2026-01-11", half_life=10)
    assert nets(drawn) == {("A", "B"): 2.5}
    assert nets(network([tie("A", "B", 5.0, "2026-01-01")], at="2026-01-21", half_life=10)) == {("A", "B"): 1.25}


def test_what_is_long_past_and_what_is_yet_to_come_do_not_count() -> None:
    told = [tie("A", "B", 5.0, "2026-01-01")]
    assert network(told, at="2025-12-31").relations == []
    assert network(told, at="2026-04-11", half_life=10).relations
    assert network(told, at="2026-04-12", half_life=10).relations == []


def test_the_last_day_told_of_is_the_day_when_none_is_given() -> None:
    assert network([tie("A", "B", 5.0, "2026-01-01"), tie("A", "C", 5.0, "2026-02-01")]).at == "2026-02-01"
    assert network([]) == network([], at="")
    assert network([]).blocs == []


@pytest.mark.parametrize("certainty", ["expected", "possible", "hypothetical", "desired"])
def test_what_has_not_happened_never_counts(certainty: str) -> None:
    told = [tie("A", "B", 5.0, certainty=certainty)]
    assert network(told).relations == network(told, uncertain=True).relations == []


@pytest.mark.parametrize(
    ("given", "weight"),
    [
        ({"certainty": "presumed"}, 0.5),
        ({"certainty": "alleged"}, 0.25),
        ({"inferred": True, "certainty": "presumed"}, 0.25),
    ],
)
def test_what_is_not_sure_counts_for_less_when_asked_for(given: dict[str, object], weight: float) -> None:
    told = [tie("A", "B", 4.0, **given)]  # type: ignore[arg-type]
    assert network(told).relations == []
    assert nets(network(told, uncertain=True)) == {("A", "B"): 4.0 * weight}


def test_a_side_understood_from_the_context_counts_half() -> None:
    assert nets(network([tie("A", "B", 4.0, inferred=True)])) == {("A", "B"): 2.0}
    both = [tie("A", "B", 4.0, inferred=True), tie("A", "B", 4.0, report="r2")]
    assert nets(network(both)) == {("A", "B"): 4.0}


def test_reported_counts_as_asserted() -> None:
    assert nets(network([tie("A", "B", 5.0, certainty="reported")])) == {("A", "B"): 5.0}


def test_one_act_told_by_several_reports_counts_once() -> None:
    drawn = network(
        [tie("A", "B", 5.0), tie("A", "B", 5.0, report="r2"), tie("A", "B", 5.0, report="r3", certainty="reported")]
    )
    (relation,) = drawn.relations
    assert relation.net == 5.0
    (told,) = relation.evidence
    assert [t.report for t in (told.tie, *told.also)] == ["r1", "r2", "r3"]


@pytest.mark.parametrize(
    "other",
    [
        {"span": (5, 6), "record": "e2"},
        {"report": "r2", "day": "2026-03-11"},
        {"report": "r2", "type": "AID"},
        {"report": "r2", "kind": "stance"},
    ],
    ids=["two in one report", "another day", "another kind of act", "an act and a stance"],
)
def test_two_acts_are_two(other: dict[str, object]) -> None:
    (relation,) = network([tie("A", "B", 5.0), tie("A", "B", 5.0, **other)]).relations  # type: ignore[arg-type]
    assert len(relation.evidence) == 2


def test_who_acts_makes_a_difference_unless_both_do() -> None:
    there, back = tie("A", "B", -2.0), tie("B", "A", -2.0, report="r2")
    assert nets(network([there, back])) == {("A", "B"): -4.0}
    met, again = tie("A", "B", 2.5, mutual=True), tie("B", "A", 2.5, mutual=True, report="r2")
    assert nets(network([met, again])) == {("A", "B"): 2.5}


def test_order_makes_no_difference() -> None:
    told = [
        tie(a, b, s, report=r)
        for a, b, s in (("A", "B", 5.0), ("B", "C", -2.0), ("A", "C", -3.0))
        for r in ("r1", "r2")
    ]
    assert network(told) == network(list(reversed(told)))


@pytest.mark.parametrize(
    ("signs", "balanced", "hostile", "blocs"),
    [
        ((1, 1, 1), 1, 0, [["A", "B", "C"]]),
        ((1, -1, -1), 1, 0, [["A", "B"], ["C"]]),
        ((-1, -1, -1), 0, 1, [["A"], ["B"], ["C"]]),
        ((1, 1, -1), 0, 0, [["A", "B", "C"]]),
    ],
    ids=["friends", "a common enemy", "all enemies", "an enemy of one's friend"],
)
def test_triads(signs: tuple[int, int, int], balanced: int, hostile: int, blocs: list[list[str]]) -> None:
    ab, ac, bc = signs
    drawn = network([tie("A", "B", 4.0 * ab), tie("A", "C", 4.0 * ac), tie("B", "C", 2.0 * bc)])
    assert (drawn.balance.triads, drawn.balance.balanced, drawn.balance.hostile) == (1, balanced, hostile)
    assert drawn.blocs == blocs
    unbalanced = signs == (1, 1, -1)
    assert drawn.balance.against == ([("B", "C")] if unbalanced else [])
    assert drawn.balance.frustration == (0.2 if unbalanced else 0.0)


def test_without_a_sign_there_is_no_triad() -> None:
    drawn = network([tie("A", "B", 4.0), tie("A", "C", 4.0), tie("B", "C", 0.0)])
    assert drawn.balance.triads == 0
    assert len(drawn.relations) == 3


def test_from_reports_to_a_network() -> None:
    from keii.relations import ties

    text = "ポルトガルとモロッコは12日、漁業協定に署名した。ポルトガルはスペインを非難した。モロッコはスペインの大使を追放した。スペインは来月、モロッコを訪問する予定だ。"
    drawn = network(ties(keii.read(text, published="2026-03-12")))
    assert nets(drawn) == {("ESP", "MAR"): -5.5, ("ESP", "PRT"): -2.0, ("MAR", "PRT"): 5.0}
    assert drawn.blocs == [["MAR", "PRT"], ["ESP"]]
    assert (drawn.balance.balanced, drawn.balance.triads) == (1, 1)


def test_networkx_is_imported_in_one_place() -> None:
    source = Path(keii.__file__).parent
    assert [p.name for p in source.rglob("*.py") if "import networkx" in p.read_text(encoding="utf-8")] == [
        "network.py"
    ]
