"""What was agreed, between whom, at which stage, and what it binds them to.

    AとBは17日、「戦略的協力条約」に署名した。条約は、一方が攻撃を受けた場合…と定めている。1995年の「友好協力条約」に代わる。
Left alone: an agreement nobody does anything to (国際条約に詳しい), what is only one of a kind (条約違反).
"""

from __future__ import annotations

import re

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.extract.agreement.bonds import Bonds, keep_stage
from keii.extract.agreement.model import Bond, Clause, Mention, Told
from keii.extract.agreement.parties import PartyFinder
from keii.extract.agreement.provisions import ProvisionFinder
from keii.extract.agreement.stages import StageFinder
from keii.extract.agreement.titles import mentions
from keii.grammar.passages import Passage, passages
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words
from keii.records import Agreement, Event, Provision, Stage, Time

_CALLS = frozenset("呼ぶ 称する いう 言う 呼ばれる 名付ける".split())
_SUCCEEDS = re.compile(r"^[」』”]?(?:に(?:代わ|かわ|取って代わ|替わ)|の後継|を引き継|を置き換|に代え|の後を継)")
_SIGNED_LIST = re.compile(
    r"(?:署名|調印|締結|交換)(?:した|された)?(?:文書|案件|書簡)|(?:文書|覚書)(?:に署名|が署名).{0,6}(?:次の通り|次のとおり|以下)"
)
_BULLETED = re.compile(r"^[・●○▽▼◆■◇\-－\d０-９(（①-⑳]")
_BOTH = re.compile(r"両国|双方|もう一方|一方|他方|互い|相互|いずれ|締約国|当事|どちら|各国|双務")
_MORE = re.compile(r"条文|骨子|条項|場合|明記|定め|うた[うい]|盛り込|規定|ことを|としてい|する。|する[（(]第")


def agreements(reading: Reading, cast: Cast, times: list[Time], events: list[Event]) -> list[Agreement]:
    """The agreements of a report in the order they are first named, ids g1, g2, …"""
    if agreement_words().pattern.search(reading.text) is None:
        return []
    gathered = _Gatherer(reading, cast, events)
    gathered.read()
    kept = [b for b in gathered.bonds.all if _counts(b)]
    ids = {id(b): f"g{n}" for n, b in enumerate(kept, 1)}
    return [_record(ids, gathered, cast, times, b) for b in kept]


class _Gatherer:
    """Reads a report passage by passage into bonds."""

    def __init__(self, reading: Reading, cast: Cast, events: list[Event]) -> None:
        self.reading, self.cast, self.text = reading, cast, reading.text
        self.sides = Sides(cast, events)
        self.bonds = Bonds(reading)
        self.stages = StageFinder(reading)
        self.parties = PartyFinder(reading, cast, self.sides, events)
        self.provisions = ProvisionFinder(reading)
        self.signing = -1  # the sentence that heads a list of signed documents
        self.heading: Mention | None = None  # a line that is no more than a title
        self.seen = -9  # the sentence that named an agreement last

    def read(self) -> None:
        """The whole report, once."""
        pattern = agreement_words().pattern
        for passage in passages(self.reading, lambda start, end: True):
            if (
                passage.quote is not None
                and pattern.search(self.text, passage.start, passage.end) is None
                and not self._near(passage)
            ):
                continue
            named = pattern.search(self.text, passage.start, passage.end) is not None
            if (
                named
                or self.heading is not None
                or self._near(passage)
                or _SIGNED_LIST.search(self.text, passage.start, passage.end)
            ):
                self._passage(passage, named)

    def _near(self, passage: Passage) -> bool:
        if self.provisions.listing is not None or (
            self.provisions.source is not None and passage.sentence - self.seen <= 3
        ):
            return True
        return passage.sentence - self.seen <= 3 and _MORE.search(self.text, passage.start, passage.end) is not None

    def _passage(self, passage: Passage, named: bool) -> None:
        found: list[Mention] = []
        if named:
            for mention in mentions(self.reading, self.cast, passage):
                self._enter(mention)
                found.append(mention)
            found = [m for m in found if m.bond >= 0]
        if found:
            self.seen = passage.sentence
            self._succession(passage, found)
        elif (
            self.heading is not None and passage.sentence == self.heading.passage.sentence + 1 and passage.quote is None
        ):
            self._under_heading(passage, self.heading)
        self._programme(passage, found)
        self.heading = found[-1] if found and self._is_heading(passage, found[-1]) else None
        last = self.bonds.last
        if passage.line in ("heading", "title"):
            return
        if passage.quote is None:
            listed = list(self.provisions.listed(passage.start, passage.end, passage.line))
            for bond, clause in listed:
                _add(bond, clause)
            if listed:
                self.seen = passage.sentence
                return
            self.provisions.lists(passage, self.bonds.all[found[0].bond] if found else last)
        for bond, clause in self.provisions.told(passage, found, self.bonds.all, last):
            _add(bond, clause)

    def _programme(self, passage: Passage, found: list[Mention]) -> None:
        """２　署名文書 / ・デジタル協力覚書: the lines below a heading of what was signed."""
        if passage.quote is not None:
            return
        words = self.text[passage.start : passage.end]
        if _SIGNED_LIST.search(words) and not any(p.kind == "V" and p.link == "end" for p in passage.phrases):
            self.signing = passage.sentence
        elif self.signing >= 0 and (not found or not _BULLETED.match(words)):
            self.signing = -1
        elif self.signing >= 0:
            keep_stage(
                self.bonds.all[found[-1].bond], Told("signed", "asserted", -1, -1, (found[-1].start, found[-1].end))
            )

    def _is_heading(self, passage: Passage, mention: Mention) -> bool:
        return (
            passage.quote is None
            and mention.end == passage.end
            and not any(p.kind == "V" or p.particle for p in passage.phrases)
        )

    def _under_heading(self, passage: Passage, mention: Mention) -> None:
        """日・ブラジル修好通商航海条約 / 明治28年11月5日、パリにおいて署名。"""
        told = self.stages.alone(passage, mention)
        if told is None:
            return
        if mention.bond < 0:
            self._enter(mention)
        keep_stage(self.bonds.all[mention.bond], told)

    def _enter(self, mention: Mention) -> None:
        told = self.stages.stages(mention)
        in_quote = mention.passage.quote is not None
        if mention.kind.type in ("weak", "bare") and not told and mention.bare:
            if not any(
                m.words.endswith(mention.kind.noun) or mention.kind.noun in m.words
                for b in self.bonds.all[-6:]
                for m in b.mentions
            ):
                return
        if in_quote and mention.bare and self.bonds.last is None:
            return
        bond = self.bonds.enter(mention, told, self._called(mention))
        if mention.kind.type == "multilateral" and not any(t.stage != "in force" for t in told):
            return
        for actor in self.parties.parties(mention, told):
            if actor not in bond.parties:
                bond.parties.append(actor)

    def _called(self, mention: Mention) -> Bond | None:
        """核合意は「包括的共同行動計画」と呼ばれ: another name of what the sentence is about."""
        phrases = mention.passage.phrases
        behind = phrases[mention.phrase + 1 : mention.phrase + 2]
        named = (
            mention.quoted
            and phrases[mention.phrase].particle.startswith("と")
            and bool(behind)
            and behind[0].lemma in _CALLS
        )
        return self.bonds.last if named and any(p.particle == "は" for p in phrases[: mention.phrase]) else None

    def _succession(self, passage: Passage, found: list[Mention]) -> None:
        """「友好協力条約」に代わる条約: whatever the sentence or the story is about succeeds it."""
        for n, mention in enumerate(found):
            if not _SUCCEEDS.match(self.text[mention.end : mention.end + 8]):
                continue
            old = self.bonds.all[mention.bond]
            others = [self.bonds.all[m.bond] for m in found if m.bond != mention.bond]
            after = [self.bonds.all[m.bond] for m in found[n + 1 :] if m.bond != mention.bond]
            new = (after or others or self._main(old))[:1]
            for bond in new:
                if mention.bond not in bond.replaces and mention.bond != self.bonds.all.index(bond):
                    bond.replaces.append(mention.bond)
                    self.bonds.last = bond

    def _main(self, old: Bond) -> list[Bond]:
        """The agreement the report is about: most often named of those signed or drafted."""
        rest = [b for b in self.bonds.all if b is not old and b.stages]
        return sorted(rest, key=lambda b: -len(b.mentions))


def _add(bond: Bond, clause: Clause) -> None:
    """A provision once, however often it is told: the same type with the same condition is one, the fuller telling first."""
    for old in bond.clauses:
        if old.obligation == clause.obligation or (
            old.type == clause.type != "other"
            and old.trigger == clause.trigger
            and (old.obligation in clause.obligation or clause.obligation in old.obligation)
        ):
            old.article = old.article or clause.article
            return
    bond.clauses.append(clause)


def _counts(bond: Bond) -> bool:
    """Is anything known of it: a stage, or what it binds to? A bare noun needs to be signed; many-sided ones need a deed of a party."""
    if bond.kind.type == "multilateral":
        return bool(bond.parties) and any(t.stage != "in force" for t in bond.stages)
    if bond.generic:
        return (
            bool(bond.stages)
            and bool(bond.parties)
            and any(t.stage in ("signed", "in force", "lapsed") and t.certainty != "hypothetical" for t in bond.stages)
        )
    if bond.kind.type in ("weak", "bare", "named"):
        return bool(bond.stages)
    return bool(bond.stages or bond.clauses)


def _record(ids: dict[int, str], gathered: _Gatherer, cast: Cast, times: list[Time], bond: Bond) -> Agreement:
    parties = _complete(gathered.reading, gathered.sides, bond)
    names = dict.fromkeys(m.words for m in bond.mentions if not m.bare or bond.generic)
    names |= dict.fromkeys(m.alias for m in bond.mentions if m.alias)
    actors = [cast.id(a) for a in parties]
    return Agreement(
        id=ids[id(bond)],
        title=bond.title,
        names=list(names),
        kind=bond.kind.kind,
        parties=actors,
        inferred=[cast.id(a) for a in parties if a not in bond.parties],
        stages=[
            Stage(
                stage=t.stage,
                time=times[t.time].id if t.time >= 0 else None,
                certainty=t.certainty,
                evidence=t.evidence,
            )
            for t in _final(bond)
        ],
        provisions=[
            Provision(
                type=c.type,
                trigger=c.trigger,
                obligation=c.obligation,
                obligor=_obligor(gathered, cast, c, actors),
                evidence=c.span,
                article=c.article,
            )
            for c in bond.clauses
        ],
        replaces=[ids[id(b)] for r in bond.replaces if id(b := gathered.bonds.all[r]) in ids],
        mentions=sorted({(m.start, m.end) for m in bond.mentions}),
    )


def _final(bond: Bond) -> list:  # type: ignore[type-arg]
    """Its stages; a draft or proposal only concluded from what was expected is no news once it is signed."""
    done = any(
        t.stage in ("signed", "in force", "lapsed") and t.certainty in ("asserted", "reported") for t in bond.stages
    )
    return [t for t in bond.stages if not (done and t.stage in ("drafted", "proposed"))]


def _complete(reading: Reading, sides: Sides, bond: Bond) -> list[int]:
    """The parties; a side nobody names is the other one of the story's two."""
    parties = list(bond.parties)
    known = {sides.side(a) for a in parties}
    if bond.kind.type in ("multilateral", "name") or len(known) > 1:
        return parties
    if not parties:
        return list(sides.pair)
    stretches = [s for m in bond.mentions[:3] for s in _around(reading, m)]
    other = sides.counterpart(parties[0], stretches)
    return [*parties, other] if other >= 0 else parties


def _around(reading: Reading, mention: Mention) -> list[tuple[int, int]]:
    """The sentence that names it, and the one before in the same line."""
    at = mention.passage.sentence
    mine = reading.sentences[at]
    before = reading.sentences[at - 1] if at and reading.sentences[at - 1].line == mine.line else mine
    return [(mine.start, mine.end), (before.start, before.end)]


def _obligor(gathered: _Gatherer, cast: Cast, clause: Clause, parties: list[str]) -> list[str]:
    """Who is bound: the subject of the obligation when it is a party, else all of them."""
    start = clause.span[1] - len(clause.obligation)
    for named in cast.between(start, clause.span[1]):
        if named.particle in ("は", "が", "も") and named.actors:
            bound = [cast.id(a) for a in gathered.sides.as_states(named.actors)]
            if set(bound) <= set(parties):
                return bound
    return parties
