"""Who hands over and who receives: by the particles of the clause and of the noun phrase, else by whom the story is between.

AはBにXを供与した · BはAからXを供与された · AからBへのXの供与 · BはAにXの供与を求めた · BがAからXの供与を受けた
"""

from __future__ import annotations

import re

import msgspec

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.grammar.frames import chain, frame
from keii.grammar.passages import Passage
from keii.grammar.reading import Reading

SUBJECT = ("は", "が", "も", "では", "などは", "などが", "らは", "らが", "側は", "としては", "こそ")
TO = ("に", "へ", "には", "にも", "に対する", "へは", "へも", "向けに", "などに", "らに")
FROM = ("から", "からは", "からも", "より", "による", "によって")
_PURPOSE = tuple(
    "とも 工事 増強 整備 復興 対策 建設 拡張 支援 開発 計画 事業 強化 改修 改善 購入 無償 優先 優先的 的 ため 際 中 後 前 もと 下 元 見返り 代わり 返礼 共同 新た 大量 追加 順次 早期 直接 独自 ひそか 極秘 初めて 同時 最初 以上 以内 まで".split()
)
_FOR = re.compile(r"^[^の、]{0,5}向け")


class Parties(msgspec.Struct, gc=False):
    """Actor indexes; inferred: those that the sentence does not name."""

    giver: list[int]
    receiver: list[int]
    inferred: set[int] = set()
    somewhere: bool = False  # it goes to a place that is no actor (ガザに)


class PartyFinder:
    """Finds the two sides of a handover; one for a text."""

    def __init__(self, reading: Reading, cast: Cast, sides: Sides) -> None:
        self.reading, self.cast, self.sides = reading, cast, sides

    def who(self, passage: Passage, j: int) -> list[int]:
        """The actors of the noun phrase that ends in phrase j; for a place or thing those it belongs to (カザフスタンの児童施設)."""
        phrases = passage.phrases
        found = self._named(passage, j)
        if found:
            k = j - 1
            while k >= 0 and phrases[k].kind == "N" and phrases[k].particle in ("と", "や", "及び", "および"):
                found = [*self._named(passage, k), *found]
                k -= 1
            return found
        for k in chain(phrases, j):
            found = self._named(passage, k)
            if found:
                return found
        return []

    def _named(self, passage: Passage, j: int) -> list[int]:
        phrase = passage.phrases[j]
        named = self.cast.named_at(phrase.start, phrase.head_end)
        if named is not None and named.actors:
            return list(named.actors)
        inside = [m for m in self.cast.between(phrase.start, phrase.end) if m.actors]
        return list(inside[-1].actors) if inside and phrase.group is None else []

    def of_verb(self, passage: Passage, i: int, takes: bool, skip: frozenset[int]) -> Parties:
        """The parties of the verb at phrase i; takes: its subject receives. skip: the phrases of the goods."""
        parties = Parties([], [])
        predicate = passage.phrases[i]
        around = frame(passage.phrases, i)
        if predicate.passive:
            takes = not takes
        self.fill(passage, parties, around.own, takes, predicate.passive, skip)
        self.share(passage, parties, around.shared, takes, skip)
        self.share(passage, parties, around.inner, takes, skip)
        return parties

    def share(
        self, passage: Passage, parties: Parties, shared: list[tuple[int, str]], takes: bool, skip: frozenset[int]
    ) -> None:
        """The topic or subject of an earlier clause, when this one names none."""
        mine = parties.receiver if takes else parties.giver
        for j, particle in shared:
            if mine:
                return
            if j not in skip and (particle in SUBJECT or particle in FROM):
                found = [a for a in self.who(passage, j) if a not in parties.giver and a not in parties.receiver]
                mine.extend(found)

    def fill(
        self,
        passage: Passage,
        parties: Parties,
        arguments: list[tuple[int, str]],
        takes: bool,
        passive: bool,
        skip: frozenset[int],
    ) -> None:
        """The parties the arguments of one clause give; takes: the subject receives."""
        for j, particle in arguments:
            if j in skip:
                continue
            if particle in SUBJECT:
                mine = parties.receiver if takes else parties.giver
                if not mine:
                    mine.extend(
                        a for a in self._subject(passage, j) if a not in parties.giver and a not in parties.receiver
                    )
            elif particle in TO:
                other = (
                    parties.giver if passive and takes and particle == "に" and parties.receiver else parties.receiver
                )
                if not other:
                    other.extend(a for a in self.who(passage, j) if a not in parties.giver)
                    parties.somewhere = parties.somewhere or (not other and self._is_place(passage, j))
            elif particle in ("と", "との間で") and not passive and not parties.receiver:
                parties.receiver.extend(a for a in self._named(passage, j) if a not in parties.giver)
            elif particle in FROM and (not parties.giver or (passive and particle != "による")):
                parties.giver.extend(a for a in self.who(passage, j) if a not in parties.receiver)

    def _is_place(self, passage: Passage, j: int) -> bool:
        """Where it goes, not what it is for or when (増強に, 優先的に, 際に)."""
        phrase = passage.phrases[j]
        words = self.reading.text[phrase.start : phrase.head_end]
        at = self.reading.time_before(phrase.head_end - 1)
        dated = at >= 0 and self.reading.times[at].end > phrase.start
        return not dated and not words.endswith(_PURPOSE)

    def _subject(self, passage: Passage, j: int) -> list[int]:
        """A subject is the actor itself, not what belongs to it (ロシアの船が)."""
        named = self._named(passage, j)
        return self.who(passage, j) if named else []

    def of_noun(self, passage: Passage, i: int, start: int, parties: Parties) -> None:
        """The parties the noun phrase gives: AによるBへの, AからのX, B向けX; start: where the trigger begins in phrase i."""
        phrases = passage.phrases
        for k in [i, *chain(phrases, i)]:
            phrase = phrases[k]
            stop = start if k == i else phrase.head_end
            inner = [m for m in self.cast.between(phrase.start, stop) if m.actors]
            for named in inner:
                behind = self.reading.text[named.end : named.end + 3]
                if (
                    _FOR.match(self.reading.text[named.end : named.end + 8])
                    or self.reading.text[named.start - 1 : named.start] == "対"
                    or (k == i and behind.startswith(("支援", "援助")))
                ):
                    parties.receiver.extend(a for a in named.actors if a not in parties.receiver)
            if k == i:
                continue
            found = self._named(passage, k)
            if not found:
                continue
            if phrase.particle in ("への", "に対する", "向けの"):
                parties.receiver = parties.receiver or found
            elif (
                phrase.particle in ("からの", "による")
                or (phrase.particle == "の" and not inner)
                or (phrase.particle == "の" and inner and not set(found) & set(parties.receiver))
            ):
                parties.giver = parties.giver or found
