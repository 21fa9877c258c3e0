"""Gathering: a report read passage by passage into its agreements, their stages and what they bind to."""

from __future__ import annotations

import re
from bisect import bisect_left

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.extract.agreement.bonds import Bonds, keep_stage
from keii.extract.agreement.model import Bond, Clause, Mention, Told
from keii.extract.agreement.parties import PartyFinder
from keii.extract.agreement.provisions import ProvisionFinder
from keii.extract.agreement.stages import StageFinder
from keii.extract.agreement.titles import mentions
from keii.grammar.brackets import QUOTES
from keii.grammar.passages import Passage, passages
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words
from keii.records import Event

_LONGEST_TITLE = 45
_ENDS = frozenset("約定書言明意画戦公章件")
_CALLS = frozenset("呼ぶ 称する いう 言う 呼ばれる 名付ける".split())
_SUCCEEDS = re.compile(r"^[」』”]?(?:に(?:代わ|かわ|取って代わ|替わ)|の後継|を引き継|を置き換|に代え|の後を継)")
_SIGNED_LIST = re.compile(
    r"(?:署名|調印|締結|交換)(?:した|された)?(?:文書|案件|書簡)|(?:文書|覚書)(?:に署名|が署名).{0,6}(?:次の通り|次のとおり|以下)"
)
_BULLETED = re.compile(r"^[・●○▽▼◆■◇\-－\d０-９(（①-⑳]")
_MORE = re.compile(
    r"署名|調印|締結|発効|失効|批准|第[0-9０-９一二三四五六七八九十]+条|掲げ|条文|骨子|条項|場合|明記|定め|うた[うい]|盛り込|規定|ことを|としてい|する。|する[（(]第"
)


class Gatherer:
    """Reads a report passage by passage into bonds."""

    def __init__(self, reading: Reading, cast: Cast, events: list[Event]) -> None:
        self.reading, self.cast, self.text = reading, cast, reading.text
        self.sides = Sides(cast, events)
        self.bonds = Bonds(reading)
        self.stages = StageFinder(reading)
        self.parties = PartyFinder(reading, cast, self.sides, events)
        self.provisions = ProvisionFinder(reading)
        self.signing = -1  # the sentence that heads a list of signed documents
        self.inherited: list[tuple[Bond, Clause]] = []
        self.heading: Mention | None = None  # a line that is no more than a title
        self.named: set[tuple[int, int]] = set()
        self.until = -1  # how far an agreement named before stays in play
        pattern = agreement_words().pattern
        self.hits = sorted(
            {m.start() for m in pattern.finditer(reading.text)}
            | {m.start() for m in _SIGNED_LIST.finditer(reading.text)}
        )

    def read(self) -> None:
        """The whole report, once."""
        for passage in passages(self.reading, self._wanted):
            self._passage(passage)
        self.bonds.absorb_headlines()
        self.bonds.succeed()
        for old, clause in self.inherited:
            for bond in self.bonds.all:
                if self.bonds.all.index(old) in bond.replaces:
                    add_clause(bond, clause)

    def _wanted(self, start: int, end: int) -> bool:
        """Does a stretch name an agreement, or may it go on telling of one? A quotation that is no more than a title need not be read."""
        if end - start < _LONGEST_TITLE and self.text[start] in QUOTES and self.text[end - 2] in _ENDS:
            return False
        at = bisect_left(self.hits, start)
        if (at < len(self.hits) and self.hits[at] < end) or self.heading is not None or self.signing >= 0:
            return True
        if self.provisions.listing is not None:
            return True
        if start < self.until and (self.provisions.source is not None or _MORE.search(self.text, start, end)):
            return True
        return any(self.text.find(a, start, end) >= 0 for a in self.bonds.aliases)

    def _see(self, sentence: int) -> None:
        """An agreement is in play here and for the next three sentences."""
        rest = self.reading.sentences
        self.until = rest[min(sentence + 3, len(rest) - 1)].end

    def _passage(self, passage: Passage) -> None:
        found: list[Mention] = []
        aliases = {a: b.kind for a, b in self.bonds.aliases.items()}
        for mention in _outer(list(mentions(self.reading, self.cast, passage, aliases))):
            if passage.quote is not None and (mention.start, mention.end) in self.named:
                continue  # 「…条約」: the marks hold no more than the title
            self.named.add((mention.start, mention.end))
            self._enter(mention)
            if mention.bond >= 0:
                found.append(mention)
        if found:
            self._see(passage.sentence)
            self._succession(passage, found)
        elif (
            self.heading is not None and passage.sentence == self.heading.passage.sentence + 1 and passage.quote is None
        ):
            self._of_last(passage, self.heading)
        elif (
            passage.quote is None
            and passage.start < self.until
            and self.bonds.last is not None
            and passage.line not in ("heading", "title")
        ):
            self._of_last(passage, self.bonds.last.mentions[-1])
        self._programme(passage, found)
        self.heading = found[-1] if found and self._is_heading(passage, found[-1]) else None
        last = self.bonds.last
        if passage.line in ("heading", "title"):
            return
        if passage.quote is None:
            listed = list(self.provisions.listed(passage.start, passage.end, passage.line))
            for bond, clause in listed:
                add_clause(bond, clause)
            if listed:
                self._see(passage.sentence)
                return
            self.provisions.lists(passage, self.bonds.all[found[0].bond] if found else last)
        for mention in found:
            held = self.provisions.inherited(mention)
            if held is not None:
                old = self.bonds.all[mention.bond]
                add_clause(old, held)
                self.inherited.append((old, held))
        for bond, clause in self.provisions.told(passage, found, self.bonds.all, last):
            add_clause(bond, clause)

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

    def _of_last(self, passage: Passage, mention: Mention) -> None:
        """日・ブラジル修好通商航海条約 / 明治28年11月5日、パリにおいて署名。 a sentence that leaves out what was named before it."""
        for told in self.stages.alone(passage, mention):
            if mention.bond < 0:
                self._enter(mention)
            keep_stage(self.bonds.all[mention.bond], told)

    def _enter(self, mention: Mention) -> None:
        told = self.stages.stages(mention)
        if mention.bare and mention.kind.noun == "声明" and mention.phrase > 0:
            return  # somebody's own
        in_quote = mention.passage.quote is not None
        vague = mention.kind.type in ("weak", "bare") and not told and mention.bare
        if vague and not any(mention.kind.noun in m.words for b in self.bonds.all[-6:] for m in b.mentions):
            return
        if in_quote and mention.bare and self.bonds.last is None:
            return
        parties = self.parties.parties(mention, told)
        sides = {self.sides.side(a) for a in parties}
        bond = self.bonds.enter(mention, told, sides, self._called(mention))
        if mention.kind.type == "multilateral" and not any(t.stage != "in force" for t in told):
            return
        for actor in parties:
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


def _outer(found: list[Mention]) -> list[Mention]:
    """Without those that are part of another title (租税条約の実施に関する覚書)."""
    return [m for m in found if not any(o is not m and o.start <= m.start and m.end < o.end for o in found)]


def add_clause(bond: Bond, clause: Clause) -> None:
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
