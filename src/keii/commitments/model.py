"""What `whatif` answers with."""

from __future__ import annotations

import msgspec

from keii.lexicon.treaties import Commitment
from keii.records import Span


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything in an answer."""


class Evidence(Part, frozen=True):
    """Where a report says so: its id, outlet and day, the place in its text, and the words."""

    report: str
    outlet: str | None
    published: str | None
    span: Span
    words: str


class Bond(Part, frozen=True):
    """A commitment and how it is known.

    origin: base (the tables) or reported. certainty: that of the report's word that it is in force. barred: why it binds
    nobody, in the words of `Untriggered.reason`, "" when it may bind. inferred: the report names a party elsewhere, not with it.
    """

    commitment: Commitment
    origin: str
    certainty: str
    barred: str
    evidence: tuple[Evidence, ...]
    inferred: bool = False


class Clause(Part, frozen=True):
    """A commitment as it is shown: by whom and where it is laid down, on which condition, and what is owed.

    form: treaty, political or domestic; strength: force, all means, deemed, constitutional, assist, consult, neutral, refrain or
    none. A reported clause has the report's own words in both languages' fields.
    """

    id: str
    treaty: str
    english: str
    form: str
    kind: str
    article: str
    strength: str
    condition: str
    obligation: str
    condition_en: str
    obligation_en: str
    source: str
    origin: str
    certainty: str
    evidence: list[Evidence]


class Duty(Part, frozen=True):
    """What falls due: who owes it, toward whom, against whom ([]: whoever attacks).

    caveats: `area in part` (due only where the attack is within the area), `only against` (due only when one of `against`
    attacks), `inferred party` (the report does not name the parties with the agreement). attacked: obligors under attack
    themselves.
    """

    clause: Clause
    obligors: list[str]
    toward: str
    place: str
    against: list[str]
    attacked: list[str] = []
    caveats: list[str] = []


class Untriggered(Part, frozen=True):
    """A commitment that does not fall due, for one attacked state, and why.

    reason: not in force · signed, not in force · entry into force unknown (signed, and the tables tell no more) · date not certain · not certain · suspended · not a party then · party not
    attacked · not its beneficiary · area excluded · attacker is a fellow party · attacker excluded · attacker not named ·
    attacker not bound · nobody else bound · consultation only · no obligation. states: whom the reason concerns. since, until:
    the dates the tables give.
    """

    clause: Clause
    toward: str
    reason: str
    states: list[str] = []
    since: str = ""
    until: str = ""


class Chain(Part, frozen=True):
    """A duty of the second order: if one of `aiders` comes to the help of `helped` and is attacked at home for it, these owe it help."""

    aiders: list[str]
    helped: str
    clause: Clause
    obligors: list[str]
    against: list[str]
    caveats: list[str] = []


class Contradiction(Part, frozen=True):
    """States bound to help `toward` against `against`, and bound otherwise by another clause.

    kind: both sides (bound to help the other as well, which is attacked too), ally of the attacker (bound to help it were it
    attacked), neutrality, nonaggression or permanent neutrality.
    """

    kind: str
    states: list[str]
    toward: str
    against: str
    clause: Clause
    other: Clause


class Target(Part, frozen=True):
    """An attacked state, and the place of the attack: a territory's code, or the state's own for its home."""

    state: str
    place: str


class Answer(Part, frozen=True):
    """The answer: duties and breaches, what is not triggered, chains and contradictions.

    on: the date asked about, as given. known_until: the last date the tables tell of; later changes are not in them. breaches:
    nonaggression that the attackers named owe the attacked.
    """

    attacked: list[Target]
    attackers: list[str]
    on: str
    known_until: str
    duties: list[Duty] = []
    breaches: list[Duty] = []
    untriggered: list[Untriggered] = []
    chains: list[Chain] = []
    contradictions: list[Contradiction] = []


def clause_of(bond: Bond) -> Clause:
    """A bond as it is shown."""
    c = bond.commitment
    return Clause(
        id=c.id,
        treaty=c.treaty.names[0],
        english=c.treaty.english,
        form=c.treaty.form,
        kind=c.kind,
        article=c.article,
        strength=c.strength,
        condition=c.condition,
        obligation=c.obligation,
        condition_en=c.condition_en,
        obligation_en=c.obligation_en,
        source=c.treaty.source,
        origin=bond.origin,
        certainty=bond.certainty,
        evidence=list(bond.evidence),
    )
