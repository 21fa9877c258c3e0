"""Nouns of handing over: 弾薬の供与を受けた, 戦車の売却を検討している, エネルギー支援, ウクライナへの送電."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.extract.transfer.goods import GENERIC, Good, Goods, category
from keii.extract.transfer.handover import Telling, counts
from keii.extract.transfer.roles import TO, Parties, PartyFinder
from keii.grammar.certainty import weaker
from keii.grammar.frames import frame, governor, head
from keii.grammar.outlook import outlook
from keii.grammar.passages import Passage
from keii.lexicon.transfers import Handing

# Verbs that only carry the noun and whose subject receives.
_RECEIVING = frozenset("受ける 得る 取り付ける もらう 受け入れる".split())
_ASKING = frozenset(
    "求める 要求する 要請する 促す 迫る 望む 呼びかける 呼び掛ける 希望する 期待する 訴える 懇願する 懇請する 打診する 要望する 申し入れる 申請する 依頼する 頼む 働きかける 働き掛ける せがむ 求め続ける".split()
)
_LOANWORD = re.compile("[ァ-ヺー]{3,}$")
# Nouns behind it that put it off.
_PLANNED = ("契約", "計画", "許可")
_TAKEN_UP = ("や", "など", "を", "も", "が", "は", "などを", "などが", "に", "について", "へ", "")
_LEADS = ("無償", "追加", "緊急", "大規模", "直接", "優先")


class NominalFinder:
    """Finds what nouns of handing over tell; one for a text."""

    def __init__(self, text: str, cast: Cast, sides: Sides, goods: Goods, people: PartyFinder) -> None:
        self.text, self.cast, self.sides, self.goods, self.people = text, cast, sides, goods, people

    def tellings(self, passage: Passage, i: int, word: Handing, start: int, end: int) -> Iterator[Telling]:
        """What the noun at [start, end) in phrase i tells."""
        found = self._noun_goods(passage, i, word, start, end)
        if not found:
            return
        phrases = passage.phrases
        last = head(phrases, i)
        receives = phrases[last].particle.startswith("を受ける")
        carrier = -1 if receives else governor(self.text, phrases, last)
        parties = Parties([], [])
        self.people.of_noun(passage, i, start, parties)
        skip = frozenset(range(passage.at(found[0].start), last + 1))
        if receives:
            self._around(passage, last, parties, True, skip)
            after = self._later(passage, last)
            level, negated = outlook(self.text, phrases, passage.clauses, after) if after >= 0 else ("asserted", False)
        elif carrier >= 0:
            level, negated = self._carried(passage, i, last, carrier, word, parties, skip)
        else:
            level, negated = "asserted", False
        if self.text[end : phrases[i].head_end] in _PLANNED:
            level = weaker(level, "expected")
        if word.direction == "swap" and not parties.giver and len(self.sides.pair) == 2:
            parties = Parties(self.sides.pair[:1], self.sides.pair[1:], set(self.sides.pair))
        if word.strength == "trade" and not (parties.giver and parties.receiver):
            return
        if word.strength in ("aid", "self") and not (parties.giver or parties.receiver):
            return
        yield Telling(word, found, parties, level, negated, carrier if carrier >= 0 else last, (start, end))

    def _carried(
        self, passage: Passage, i: int, last: int, carrier: int, word: Handing, parties: Parties, skip: frozenset[int]
    ) -> tuple[str, bool]:
        """The parties and the certainty that the verb gives which carries the noun (供与を求めた, 供与を受けた, 売却を検討する)."""
        phrases = passage.phrases
        verb, particle = phrases[carrier], phrases[last].particle
        takes = word.direction == "take"
        level, negated = outlook(self.text, phrases, passage.clauses, carrier, nominal=True)
        if particle in _TAKEN_UP:
            asking = verb.lemma in _ASKING
            turned = (verb.lemma in _RECEIVING) != verb.passive or asking
            if particle not in ("が", "は", "も", "などが") or asking:
                self._around(passage, carrier, parties, takes != turned, skip, asking)
            if asking and level in ("asserted", "reported"):
                level = "desired"
            return level, negated
        if last > i:
            return "expected" if level == "asserted" and not verb.past else level, negated
        return "asserted", False

    def _later(self, passage: Passage, i: int) -> int:
        """The predicate further on with which a clause shares its certainty."""
        for j in range(i + 1, len(passage.phrases)):
            phrase = passage.phrases[j]
            if phrase.kind == "V" and phrase.link != "attr":
                return j
        return -1

    def _around(
        self,
        passage: Passage,
        i: int,
        parties: Parties,
        takes: bool,
        skip: frozenset[int],
        asking: bool = False,
    ) -> None:
        """The parties around the verb that carries the noun; asking: に names the giver."""
        around = frame(passage.phrases, i)
        if asking:
            for j, particle in around.own:
                if particle in TO and j not in skip and not parties.giver:
                    found = self.people.who(passage, j)
                    if found:
                        parties.giver = found
            around.own = [(j, p) for j, p in around.own if p not in TO]
        self.people.fill(passage, parties, around.own, takes, False, skip)
        self.people.share(passage, parties, around.shared, takes, skip)

    def _noun_goods(self, passage: Passage, i: int, word: Handing, start: int, end: int) -> list[Good]:
        """弾薬|供与, 弾薬の|供与, AやBなどの|供与, エネルギー支援."""
        phrases = passage.phrases
        phrase = phrases[i]
        before = phrases[i - 1] if i else None
        prefix = self.text[phrase.start : start]
        for lead in _LEADS:
            prefix = prefix.removesuffix(lead)
        if re.fullmatch("対.{1,6}", prefix) or (
            prefix and self.cast.between(phrase.start, start) and category(prefix) == ""
        ):
            prefix = ""
        if prefix and word.strength in ("strong", "weak", "trade", "swap"):
            kind = category(prefix)
            if kind not in ("", "none"):
                return [Good(phrase.start, phrase.start + len(prefix), prefix, "", kind)]
            if before is None or before.particle != "の":
                return []
        if (
            before is not None
            and before.kind == "N"
            and before.particle in ("の", "などの", "等の", "といったの")
            and not before.comma
            and not prefix
        ):
            j = i - 1
            found = (
                self.goods.examples(passage, i, generic=True)
                if before.particle in ("などの", "等の")
                else self.goods.at(passage, j)
            )
            if not found and before.particle in ("などの", "等の"):
                found = self.goods.at(passage, j)
            known = any(g.category not in ("", "none") for g in found)
            return [g for g in found if counts(g, word, strict=not (known and _LOANWORD.search(g.words)))]
        if word.strength == "aid":
            listed = self.goods.examples(passage, i, generic=True)
            if listed:
                return [g for g in listed if counts(g, word, strict=True)]
            whole = self.text[phrase.start : phrase.head_end]
            if (
                prefix
                and not GENERIC.fullmatch(whole)
                and (prefix in ("軍事", "財政", "経済", "人道", "食料", "食糧") or category(prefix) not in ("", "none"))
            ):
                return [
                    Good(
                        phrase.start,
                        end,
                        self.text[phrase.start : end],
                        self.text[end : phrase.head_end],
                        _kind_of_aid(prefix),
                    )
                ]
        if word.strength == "self":
            amount = (
                self.goods.amount_before(before, phrase.start, "")
                if before is not None and before.particle == "の"
                else (phrase.start, "")
            )
            return [
                Good(
                    phrase.start,
                    end,
                    self.text[phrase.start : end],
                    amount[1] or self.text[end : phrase.head_end],
                    word.category,
                )
            ]
        return []


def _kind_of_aid(prefix: str) -> str:
    if prefix in ("軍事", "人道", "経済"):
        return "aid"
    if prefix == "財政":
        return "money"
    return category(prefix)
