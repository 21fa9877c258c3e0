"""The signed network on a day. The one module that imports networkx.

A tie loses half its weight in every half-life, as in Brandes, Lerner and Snijders (Networks evolving step by step: statistical
analysis of dyadic event data, ASONAM 2009), who add up the decayed weights of cooperative and of hostile events apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import networkx as nx

from keii.relations.blocs import blocs, unexplained
from keii.relations.model import Balance, Network, Node, Relation, Tie, Told
from keii.relations.ties import STATES, acts

HALF_LIFE = 180  # days
# What a tie weighs by how sure it is. What is presumed or alleged counts only when asked for; what is yet to happen, is
# possible, wished for or supposed never does.
CERTAINTIES = {"asserted": 1.0, "reported": 1.0}
UNCERTAIN = {"presumed": 0.5, "alleged": 0.25}
# A side that is understood from the context, not named, is the wrong one in nine of a hundred acts of our gold, a named one in four.
INFERRED = 0.5
_FORGOTTEN = 10  # half-lives, after which less than a thousandth is left


def network(
    told: Iterable[Tie],
    *,
    at: str = "",
    between: str = STATES,
    half_life: int = HALF_LIFE,
    uncertain: bool = False,
) -> Network:
    """The relations that ties amount to.

    told: ties of any number of dossiers (`ties`). at: an ISO day, the last of the ties' own when not given; later ties do not
    count. One act told several times counts once, by its surest telling. uncertain: what is presumed or alleged counts too, for less.
    """
    counted = [tie for tie in told if _sureness(tie, uncertain=uncertain)]
    at = at or max((tie.day for tie in counted), default="")
    nodes: dict[str, Node] = {}
    pairs: dict[tuple[str, str], list[Told]] = {}
    for same in acts(tie for tie in counted if tie.day <= at and _age(tie.day, at) <= _FORGOTTEN * half_life):
        first, *also = sorted(same, key=lambda t: -_sureness(t, uncertain=uncertain))
        weight = _sureness(first, uncertain=uncertain) * 0.5 ** (_age(first.day, at) / half_life)
        for node in (first.a, first.b):
            nodes.setdefault(node.id, node)
        pair = (min(first.a.id, first.b.id), max(first.a.id, first.b.id))
        pairs.setdefault(pair, []).append(Told(weight=weight, tie=first, also=also))
    relations = [_relation(pair, evidence) for pair, evidence in sorted(pairs.items())]
    graph = _graph(nodes, relations)
    partition = blocs({node: {b: d["net"] for b, d in row.items()} for node, row in graph.adj.items()})
    return Network(
        at=at,
        between=between,
        half_life=half_life,
        uncertain=uncertain,
        nodes=[nodes[key] for key in sorted(nodes)],
        relations=relations,
        blocs=partition,
        balance=_balance(graph, partition),
    )


def _sureness(tie: Tie, *, uncertain: bool) -> float:
    """What a tie weighs before it ages; 0 when it does not count."""
    sure = CERTAINTIES | UNCERTAIN if uncertain else CERTAINTIES
    return sure.get(tie.certainty, 0.0) * (INFERRED if tie.inferred else 1.0)


def _age(day: str, at: str) -> int:
    return (dt.date.fromisoformat(at) - dt.date.fromisoformat(day)).days


def _relation(pair: tuple[str, str], evidence: list[Told]) -> Relation:
    """All acts between two, the weightiest first."""
    cooperation = sum(e.weight * e.tie.score for e in evidence if e.tie.score > 0)
    conflict = -sum(e.weight * e.tie.score for e in evidence if e.tie.score < 0)
    return Relation(
        a=pair[0],
        b=pair[1],
        net=round(cooperation - conflict, 6),
        cooperation=round(cooperation, 6),
        conflict=round(conflict, 6),
        evidence=sorted(evidence, key=lambda e: (-abs(e.weight * e.tie.score), e.tie.day, e.tie.report, e.tie.record)),
    )


def _graph(nodes: dict[str, Node], relations: list[Relation]) -> nx.Graph[str]:
    """The relations that have a sign."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from((r.a, r.b, {"net": r.net}) for r in relations if r.net)
    return graph


def _balance(graph: nx.Graph[str], partition: list[list[str]]) -> Balance:
    triads = balanced = hostile = 0
    for a, b in graph.edges():
        low, high = sorted((a, b))
        for c in nx.common_neighbors(graph, a, b):
            if c > high:  # each triad once
                minuses = sum(net < 0 for net in (graph[a][b]["net"], graph[low][c]["net"], graph[high][c]["net"]))
                triads += 1
                balanced += minuses % 2 == 0
                hostile += minuses == 3
    weights = {node: {b: d["net"] for b, d in row.items()} for node, row in graph.adj.items()}
    against = unexplained(weights, partition)
    whole = sum(abs(graph[a][b]["net"]) for a, b in graph.edges())
    lost = sum(abs(graph[a][b]["net"]) for a, b in against)
    return Balance(
        triads=triads,
        balanced=balanced,
        hostile=hostile,
        frustration=round(lost / whole, 6) if whole else 0.0,
        against=against,
    )
