"""Blocs: the partition that leaves least weight unexplained, with pluses within blocs and minuses between them.

The criterion is that of Doreian and Mrvar (A partitioning approach to structural balance, Social Networks 18, 1996) with both kinds
of error counted alike, on weights. Finding the very best partition is NP-hard; this one is found as they do, by relocation, from a
greedy start, and is exact wherever the network is balanced.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping

Weights = Mapping[str, Mapping[str, float]]  # net weight between two, both ways

_PASSES = 100  # each pass lowers the criterion; a bound for the eye rather than for need
_LEAST = 1e-9  # what counts as an improvement


def blocs(weights: Weights) -> list[list[str]]:
    """The blocs, the largest first; nodes and ties between equals are taken in the order of their names."""
    of = _merged(weights)
    for _ in range(_PASSES):
        if not _relocated(weights, of):
            break
    members: dict[str, list[str]] = {}
    for node in sorted(of):
        members.setdefault(of[node], []).append(node)
    return sorted(members.values(), key=lambda bloc: (-len(bloc), bloc))


def _merged(weights: Weights) -> dict[str, str]:
    """Each alone, then the two blocs with the greatest weight between them made one, as long as there is a plus."""
    of = {node: node for node in weights}
    between = {node: {b: w for b, w in row.items() if w} for node, row in weights.items()}
    heap = [(-w, a, b) for a, row in between.items() for b, w in row.items() if a < b and w > _LEAST]
    heapq.heapify(heap)
    members = {node: [node] for node in weights}
    while heap:
        w, a, b = heapq.heappop(heap)
        if a not in between or b not in between or between[a].get(b) != -w:
            continue  # of blocs that are no more, or are tied otherwise by now
        for node in members[b]:
            of[node] = a
        members[a] += members.pop(b)
        for other, weight in between.pop(b).items():
            del between[other][b]
            if other != a:
                total = between[a].get(other, 0.0) + weight
                between[a][other] = between[other][a] = total
                if total > _LEAST:
                    heapq.heappush(heap, (-total, min(a, other), max(a, other)))
    return of


def _relocated(weights: Weights, of: dict[str, str]) -> bool:
    """Move every node to the bloc it has most weight with, or out on its own; whether any moved."""
    moved = False
    for node in sorted(weights):
        pull: dict[str, float] = {}
        for other, w in weights[node].items():
            pull[of[other]] = pull.get(of[other], 0.0) + w
        here = pull.get(of[node], 0.0)
        best = max(sorted(pull), key=lambda bloc: pull[bloc], default=of[node])
        if pull.get(best, 0.0) > max(here, 0.0) + _LEAST:
            of[node], moved = best, True
        elif here < -_LEAST:
            of[node], moved = _unused(node, of), True
    return moved


def _unused(node: str, of: dict[str, str]) -> str:
    """A name for a bloc of one that no bloc goes by."""
    used, name = set(of.values()), node
    while name in used:
        name += "'"
    return name


def unexplained(weights: Weights, partition: list[list[str]]) -> list[tuple[str, str]]:
    """The pairs that speak against a partition: minuses within a bloc, pluses between two."""
    of = {node: at for at, bloc in enumerate(partition) for node in bloc}
    return [
        (a, b)
        for a in sorted(weights)
        for b, w in sorted(weights[a].items())
        if a < b and abs(w) > _LEAST and (of[a] == of[b]) != (w > 0)
    ]
