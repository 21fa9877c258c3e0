"""What a network of relations is made of."""

from __future__ import annotations

import msgspec

from keii.records import Span


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything in a network."""


class Node(Part, frozen=True):
    """A state (its alpha-3 code) or a person; `id` is the same wherever it is the same."""

    id: str
    name: str
    country: str


class Tie(Part, frozen=True):
    """What one record tells of two: an event between them, or a stance of one toward the other.

    a acts toward b, or each toward the other (mutual). type: PLOVER's category and mode, or the stance's polarity; score: the
    codebook's, -10 to 10. day: when it took place, or was told, as an ISO day. inferred: a side is understood from the context.
    """

    a: Node
    b: Node
    kind: str
    type: str
    score: float
    day: str
    certainty: str
    inferred: bool
    mutual: bool
    report: str
    outlet: str | None
    record: str
    span: Span
    words: str


class Told(Part, frozen=True):
    """A tie as evidence of a relation: how much it weighs on the day asked about, and the ties that tell the same act."""

    weight: float
    tie: Tie
    also: list[Tie]


class Relation(Part, frozen=True):
    """Two and all that is told of them. net = cooperation - conflict; its sign is the relation's."""

    a: str
    b: str
    net: float
    cooperation: float
    conflict: float
    evidence: list[Told]


class Balance(Part, frozen=True):
    """How far the network is balanced.

    triads: three of whom every two have a relation with a sign; balanced: of these, those whose signs multiply to plus (Cartwright
    and Harary 1956); hostile: those of three minus signs, which only weak balance allows (Davis 1967). frustration: the share of
    the weight of all signs that the blocs leave unexplained; against: the pairs it lies in.
    """

    triads: int
    balanced: int
    hostile: int
    frustration: float
    against: list[tuple[str, str]]


class Network(Part, frozen=True):
    """The relations on a day. between: states or people; half_life: in days; blocs: sets of nodes, the largest first."""

    at: str
    between: str
    half_life: int
    uncertain: bool
    nodes: list[Node]
    relations: list[Relation]
    blocs: list[list[str]]
    balance: Balance
