"""Blocs against what they should be: exact where the network is balanced, and never worse than moving one node."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from keii.relations.blocs import blocs, unexplained

NAMES = [f"n{at:02}" for at in range(12)]


def both_ways(edges: dict[tuple[str, str], float], nodes: list[str]) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {node: {} for node in nodes}
    for (a, b), w in edges.items():
        weights[a][b] = weights[b][a] = w
    return weights


def cost(weights: dict[str, dict[str, float]], partition: list[list[str]]) -> float:
    return sum(abs(weights[a][b]) for a, b in unexplained(weights, partition))


@st.composite
def networks(draw: st.DrawFn) -> dict[str, dict[str, float]]:
    nodes = NAMES[: draw(st.integers(0, 9))]
    pairs = list(combinations(nodes, 2))
    edges = {p: draw(st.integers(-5, 5)) for p in pairs}
    return both_ways({p: float(w) for p, w in edges.items() if w}, nodes)


@given(st.lists(st.integers(0, 3), max_size=12), st.data())
def test_a_balanced_network_falls_into_its_factions(faction: list[int], data: st.DataObject) -> None:
    """Pluses within factions and minuses between them, with gaps: nothing is left unexplained, and friends are together."""
    nodes = NAMES[: len(faction)]
    edges = {
        (a, b): (2.0 if faction[i] == faction[j] else -2.0)
        for (i, a), (j, b) in combinations(list(enumerate(nodes)), 2)
        if data.draw(st.booleans())
    }
    weights = both_ways(edges, nodes)
    found = blocs(weights)
    assert unexplained(weights, found) == []
    assert sorted(n for bloc in found for n in bloc) == nodes


@settings(max_examples=200)
@given(networks())
def test_no_node_would_do_better_elsewhere(weights: dict[str, dict[str, float]]) -> None:
    found = blocs(weights)
    least = cost(weights, found)
    for node in weights:
        rest = [[n for n in bloc if n != node] for bloc in found]
        for at in range(len(rest) + 1):
            moved = [bloc + ([node] if i == at else []) for i, bloc in enumerate([*rest, []])]
            assert cost(weights, moved) >= least - 1e-9


@given(networks())
def test_every_node_is_in_one_bloc_and_the_order_is_fixed(weights: dict[str, dict[str, float]]) -> None:
    found = blocs(weights)
    assert sorted(n for bloc in found for n in bloc) == sorted(weights)
    assert [len(bloc) for bloc in found] == sorted((len(bloc) for bloc in found), reverse=True)
    backwards = {node: dict(reversed(weights[node].items())) for node in reversed(weights)}
    assert blocs(backwards) == found


def test_large_networks_stay_cheap() -> None:
    nodes = [f"{at:05}" for at in range(4000)]
    edges = {
        (nodes[i], nodes[(i * 7 + k) % 4000]): (1.0 if (i + k) % 3 else -1.0)
        for i in range(4000)
        for k in (1, 2, 3, 11)
    }
    edges = {(a, b): w for (a, b), w in edges.items() if a != b}
    found = blocs(both_ways(edges, nodes))
    assert sum(map(len, found)) == 4000
