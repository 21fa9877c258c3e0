"""Verbs of handing over: what they take as goods, and who gives.

    砲弾を供与した · ミサイルについては供与しない · 自動車が贈られた · 供与された巡視船 · アウルスは…贈った車とみられる
Left alone: 支援を行った (the noun tells it), 武器を供給した国 (nobody in particular).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from keii.actors.cast import Cast
from keii.extract.transfer.goods import ONLY_QUANTITY, Good, Goods, category
from keii.extract.transfer.handover import NOT_THINGS, Telling, counts, handing_noun
from keii.extract.transfer.roles import SUBJECT, TO, Parties, PartyFinder
from keii.grammar.frames import Frame, frame, head
from keii.grammar.outlook import outlook
from keii.grammar.passages import Passage
from keii.grammar.phrases import Phrase
from keii.lexicon.transfers import Handing

# 載せた, 添えた: what lies on a gift is given with it.
_CARRIER = re.compile(
    r"(?:トラック|船|貨物船|輸送機|列車|コンテナ|車列|便|タンカー)(?:約|およそ)?[0-9０-９,，万千百]*[台隻機個便本]?$"
)
_LADEN = frozenset("積む 運ぶ 搭載する 積載する 載せる のせる 添える 詰める 盛る 入れる".split())
_NTH = re.compile(
    r"[0-9０-９一二三四五]+(?:台|回|度|年|人|番)目|(?:こと|とき|時|日|ため|から|人物)(?:だ|です|だった|でした)?$"
)
_OBJECT = ("を", "をも", "などを", "等を", "だけを", "のみを", "までを")
_ABOUT = ("は", "も", "につくは", "につく", "については")


class VerbalFinder:
    """Finds what verbs of handing over tell; remembers what goods the last sentences are about."""

    def __init__(self, text: str, cast: Cast, goods: Goods, people: PartyFinder) -> None:
        self.text, self.cast, self.goods, self.people = text, cast, goods, people
        self.topic: Good | None = None
        self.topic_at = -9

    def tellings(self, passage: Passage, i: int, word: Handing) -> Iterator[Telling]:
        """What the verb at phrase i tells."""
        phrases = passage.phrases
        phrase, around = phrases[i], frame(phrases, i)
        j = next((k for k, p in around.own if p in _OBJECT), -1)
        if j >= 0 and phrases[j].group is None and handing_noun(self.text[phrases[j].start : phrases[j].head_end]):
            return  # 支援を受ける, 供与を行う: the noun tells the act
        if phrase.link == "nominal" and phrase.particle.startswith(("のは", "のが")):
            yield from self._cleft(passage, i, word)
            return
        if phrase.link == "attr" and self._whoever(phrases, i):
            return
        found, j = self._handed(passage, i, j, word, around)
        found = [g for g in found if counts(g, word)]
        if not found:
            return
        takes = word.direction == "take"
        parties = self.people.of_verb(passage, i, takes, self._goods_phrases(passage, found, i, j))
        if phrase.link == "attr" and j != i + 1 and i + 1 < len(phrases):
            self._head_party(passage, i, takes != phrase.passive, parties)
        level, negated = outlook(self.text, phrases, passage.clauses, i)
        yield Telling(word, found, parties, level, negated, i, (phrase.start, phrase.head_end))

    def _cleft(self, passage: Passage, i: int, word: Handing) -> Iterator[Telling]:
        """モンゴル側が贈ったのは、白い馬と、カシミヤの外套です; 贈られたのは2台目だ takes the gift for granted."""
        phrases = passage.phrases
        j = len(phrases) - 1
        if word.category != "gift" or phrases[j].kind != "V" or not phrases[j].lemma.endswith("だ") or j <= i:
            return
        if _NTH.search(self.text[phrases[j].start : phrases[j].end].rstrip("。")):
            return
        found = [g for g in self.goods.at(passage, j, i) if counts(g, word)]
        if found:
            parties = self.people.of_verb(passage, i, word.direction == "take", frozenset(range(i + 1, j + 1)))
            yield Telling(word, found, parties, "asserted", False, i, (phrases[i].start, phrases[i].head_end))

    def _handed(self, passage: Passage, i: int, j: int, word: Handing, around: Frame) -> tuple[list[Good], int]:
        """The goods the verb at phrase i takes, and the phrase they end in; j: its を-phrase, -1 for none."""
        phrases = passage.phrases
        phrase = phrases[i]
        found: list[Good] = []
        if j >= 0:
            found = self._laden(passage, j, word)
            carried = found and _CARRIER.search(self.text[phrases[j].start : phrases[j].head_end])
            found = found if carried else [*self.goods.at(passage, j), *found]
            self._amount_between(passage, j, i, found)
        elif phrase.passive:
            own = next((k for k, p in around.own if p in ("が", "も", "などが")), -1)
            j = own if own >= 0 else next((k for k, p in [*around.own, *around.shared] if p == "は"), -1)
            if j >= 0 and not self.text.startswith(("この", "その", "同"), phrases[j].start):
                found = self.goods.at(passage, j)
            else:
                j = -1
        else:
            about = [k for k, p in around.own if p in _ABOUT and self._known(phrases[k])]
            if about:
                j = about[0]
                found = self.goods.at(passage, j)
        if not found and phrase.link == "attr" and i + 1 < len(phrases):
            j = head(phrases, i + 1)
            found = self._modified(passage, j, i)
        if not found and self.topic is not None and passage.sentence - self.topic_at <= 2 and j < 0:
            found = [self.topic]
        return found, j

    def _known(self, phrase: Phrase) -> bool:
        return category(self.text[phrase.start : phrase.head_end]) not in ("", "none")

    def _goods_phrases(self, passage: Passage, found: list[Good], i: int, j: int) -> frozenset[int]:
        """The phrases of the goods, which name no party."""
        first = passage.at(found[0].start)
        if j < 0 or j > i or first < 0:
            return frozenset({j})
        between = range(min(passage.at(g.start) for g in found), j + 1)
        return frozenset(k for k in between if k == j or passage.phrases[k].particle not in SUBJECT + TO)

    def _whoever(self, phrases: list[Phrase], i: int) -> bool:
        """武器を供給した国や団体: nobody in particular."""
        j = head(phrases, i + 1)
        words = self.text[phrases[i + 1].start : phrases[j].head_end]
        return (
            words.endswith(("国", "団体", "企業", "者", "国々", "組織", "勢力", "人", "人々", "側"))
            and self.cast.named_at(phrases[j].start, phrases[j].head_end) is None
        )

    def _head_party(self, passage: Passage, i: int, takes: bool, parties: Parties) -> None:
        """砲弾を供与した北朝鮮: the noun the clause modifies is its missing subject."""
        j = head(passage.phrases, i + 1)
        found = [a for a in self.people.who(passage, j) if a not in parties.giver and a not in parties.receiver]
        if any(p == "が" for _, p in frame(passage.phrases, i).own):
            return
        named = self.cast.named_at(passage.phrases[j].start, passage.phrases[j].head_end)
        if named is not None and found:
            if takes:
                parties.receiver = parties.receiver or found
            else:
                parties.giver = found

    def _modified(self, passage: Passage, j: int, i: int) -> list[Good]:
        """供与された巡視船, キム総書記に贈った車: the noun a clause modifies; said of a thing, that thing (アウルスは…贈った車だ)."""
        phrases = passage.phrases
        words = self.text[phrases[j].start : phrases[j].head_end]
        if words in NOT_THINGS or words.endswith(("可能性", "疑い", "方針", "こと", "場合", "見通し")):
            return []
        found = self.goods.at(passage, j, i)
        said_of = phrases[j].particle in ("と", "だと") or phrases[j].kind == "V"
        if said_of and found:
            topics = [k for k, p in [*frame(phrases, i).own, *frame(phrases, i).shared] if p in ("は", "には", "も")]
            topics += [k for k in range(i) if phrases[k].kind == "N" and phrases[k].particle == "には"]
            for k in topics:
                named = self.cast.named_at(phrases[k].start, phrases[k].head_end)
                if named is None:
                    thing = self.goods.at(passage, k)
                    if thing:
                        thing[0].category = thing[0].category or found[0].category
                        return thing[:1]
        return found

    def _laden(self, passage: Passage, j: int, word: Handing) -> list[Good]:
        phrases = passage.phrases
        if word.category != "gift" and not _CARRIER.search(self.text[phrases[j].start : phrases[j].head_end]):
            return []
        for k in range(j - 1, max(j - 4, 0), -1):
            if phrases[k].kind == "V" and phrases[k].lemma in _LADEN and phrases[k - 1].particle == "を":
                return self.goods.at(passage, k - 1)
        return []

    def _amount_between(self, passage: Passage, j: int, i: int, found: list[Good]) -> None:
        """小麦を3万トン送った: the amount behind the object."""
        for k in range(j + 1, i):
            phrase = passage.phrases[k]
            words = self.text[phrase.start : phrase.head_end]
            if found and not found[-1].quantity and phrase.kind == "N" and ONLY_QUANTITY.fullmatch(words):
                found[-1].quantity = words

    def remember(self, passage: Passage) -> None:
        """The goods a sentence is about (この車は…自動車アウルスで): what the next may leave out."""
        for phrase in passage.phrases:
            if phrase.group is None and (
                phrase.particle == "は" or (phrase.kind == "V" and phrase.lemma.endswith("だ"))
            ):
                words = self.text[phrase.start : phrase.head_end]
                kind = category(words)
                if kind in ("gift", "arms", "food", "energy", "technology") and not words.startswith(("この", "その")):
                    self.topic = Good(phrase.start, phrase.head_end, words, "", kind)
                    self.topic_at = passage.sentence
