"""Handovers as told in one place: a verb that hands over, or a noun that does (弾薬の供与を受けた), with goods, parties and certainty."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.extract.transfer.goods import ENDING_AMOUNT, GENERIC, ONLY_QUANTITY, Good, Goods, category
from keii.extract.transfer.roles import SUBJECT, TO, Parties, PartyFinder
from keii.grammar.certainty import weaker
from keii.grammar.frames import frame, governor, head
from keii.grammar.outlook import outlook
from keii.grammar.passages import Passage
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.transfers import Handing, transfer_words

_TAILS = ("許可", "計画", "再開", "継続", "疑惑", "問題", "契約", "など", "自体", "分")
# Verbs that only carry the noun and whose subject receives.
_RECEIVING = frozenset("受ける 得る 取り付ける もらう 受け入れる".split())
_ASKING = frozenset(
    "求める 要求する 要請する 促す 迫る 望む 呼びかける 呼び掛ける 希望する 期待する 訴える 懇願する".split()
)
_LOANWORD = re.compile("[ァ-ヺー]{3,}$")
_BACK = re.compile(r"見返り|返礼|お返し|引き換え|引換え|代わりに|代価|対価")
# Where a text tells what a treaty or a rule says, nothing is handed over.
_RULES = re.compile(r"盛り込|規定|定め|条項|義務|明記|うた[うっい]|禁じ|禁止|条約|憲章")
# 載せた, 添えた: what lies on a gift is given with it.
_CARRIER = re.compile(
    r"(?:トラック|船|貨物船|輸送機|列車|コンテナ|車列|便|タンカー)(?:約|およそ)?[0-9０-９,，万千百]*[台隻機個便本]?$"
)
_LADEN = frozenset("積む 運ぶ 搭載する 積載する 載せる のせる 添える 詰める 盛る 入れる".split())
_NOT_THINGS = frozenset(
    "こと もの の よう 可能性 疑い 予定 見通し 方針 考え 意向 際 場合 とき 時 後 前 中 国 人 側 ため 点 事実 問題 結果 返礼 見返り 上 ところ 疑惑 姿勢 計画 用意 国々 相手 理由 かわり 代わり".split()
)


class Handover(msgspec.Struct, gc=False):
    """One kind of goods handed over, as told in one place."""

    good: Good
    category: str
    parties: Parties
    certainty: str
    negated: bool
    trigger: tuple[int, int]
    evidence: tuple[int, int]
    passage: Passage
    heading: bool
    back: bool
    adnominal: bool = False


class Finder:
    """Finds the handovers of passages, in text order."""

    def __init__(self, reading: Reading, cast: Cast, sides: Sides) -> None:
        self.reading, self.text, self.cast = reading, reading.text, cast
        self.sides = sides
        self.goods = Goods(reading, cast)
        self.people = PartyFinder(reading, cast, sides)
        self.words = transfer_words()
        self.topic: Good | None = None  # the goods the last sentences are about
        self.topic_at = -9

    def handovers(self, passage: Passage) -> Iterator[Handover]:
        """The handovers a passage tells."""
        phrases = passage.phrases
        self._remember(passage)
        for i, phrase in enumerate(phrases):
            word = self.words.verbs.get(phrase.lemma) if phrase.lemma else None
            if word is not None and (phrase.kind == "V" or phrase.link in ("end", "cont")):
                yield from self._of_verb(passage, i, word)
            elif phrase.kind == "N" and phrase.group is None:
                noun = self._noun(phrase)
                if noun is not None:
                    yield from self._of_noun(passage, i, *noun)

    def _noun(self, phrase: Phrase) -> tuple[Handing, int, int] | None:
        """The noun of handing over that a phrase ends in, and where it stands."""
        found = _handing_noun(self.text[phrase.start : phrase.head_end])
        return None if found is None else (found[0], phrase.start + found[1], phrase.start + found[2])

    def _of_verb(self, passage: Passage, i: int, word: Handing) -> Iterator[Handover]:
        phrases = passage.phrases
        around = frame(phrases, i)
        phrase = phrases[i]
        objects = [(j, p) for j, p in around.own if p in ("を", "をも", "などを", "等を", "だけを", "のみを", "までを")]
        j = objects[0][0] if objects else -1
        if j >= 0 and self._carries(phrases[j]):
            return
        if phrase.link == "nominal" and phrase.particle.startswith(("のは", "のが")):
            return  # 贈られたのは2台目だ: taken for granted
        if phrase.link == "attr" and self._whoever(phrases, i):
            return
        found: list[Good] = []
        if j >= 0:
            found = self._laden(passage, j, word)
            carried = found and _CARRIER.search(self.text[phrases[j].start : phrases[j].head_end])
            found = found if carried else [*self.goods.at(passage, j), *found]
            self._amount_between(passage, j, i, found)
        elif not phrase.passive:
            about = [k for k, p in around.own if p in ("は", "も", "につくは", "につく", "については")]
            about = [
                k for k in about if category(self.text[phrases[k].start : phrases[k].head_end]) not in ("", "none")
            ]
            if about:
                j = about[0]
                found = self.goods.at(passage, j)
        elif phrase.passive:
            subject = next(
                (k for k, p in around.own if p in ("が", "も", "などが")),
                next((k for k, p in [*around.own, *around.shared] if p == "は"), -1),
            )
            pointing = subject >= 0 and self.text[phrases[subject].start :].startswith(("この", "その", "同"))
            if subject >= 0 and not pointing:
                found = self.goods.at(passage, subject)
                j = subject
        if not found and phrase.link == "attr" and i + 1 < len(phrases):
            j = head(phrases, i + 1)
            found = self._modified(passage, j, i)
        if not found and self.topic is not None and passage.sentence - self.topic_at <= 2 and j < 0:
            found = [self.topic]
        found = [g for g in found if self._counts(g, word)]
        if not found:
            return
        used = (
            frozenset(range(min(passage.at(g.start) for g in found), max(j, 0) + 1))
            if j >= 0 and passage.at(found[0].start) >= 0
            else frozenset({j})
        )
        used = (
            frozenset(u for u in used if phrases[u].particle not in SUBJECT + TO or u == j)
            if j <= i
            else frozenset({j})
        )
        takes = word.direction == "take"
        parties = self.people.of_verb(passage, i, takes, used)
        if phrase.link == "attr" and j != i + 1 and i + 1 < len(phrases):
            self._head_party(passage, i, takes != phrase.passive, parties)
        level, negated = outlook(self.text, phrases, passage.clauses, i)
        yield from self._make(passage, i, word, found, parties, level, negated, (phrase.start, phrase.head_end))

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
        if words in _NOT_THINGS or words.endswith(("可能性", "疑い", "方針", "こと", "場合", "見通し")):
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

    def _carries(self, phrase: Phrase) -> bool:
        """支援を受ける, 供与を行う: the noun tells the act."""
        return phrase.group is None and self._noun(phrase) is not None

    def _of_noun(self, passage: Passage, i: int, word: Handing, start: int, end: int) -> Iterator[Handover]:
        phrases = passage.phrases
        found = self._noun_goods(passage, i, word, start, end)
        if not found:
            return
        last = head(phrases, i)
        carrier = -1 if phrases[last].particle.startswith("を受ける") else governor(self.text, phrases, last)
        parties = Parties([], [])
        self.people.of_noun(passage, i, start, parties)
        explicit = bool(parties.giver and parties.receiver)
        takes = word.direction == "take"
        level, negated = "asserted", False
        skip = frozenset(range(passage.at(found[0].start), last + 1))
        if phrases[last].particle.startswith("を受ける"):
            self._around(passage, last, parties, True, skip)
            after = self._later(passage, last)
            if after >= 0:
                level, negated = outlook(self.text, phrases, passage.clauses, after)
        elif carrier >= 0 and self._takes_up(phrases, last):
            asking = phrases[carrier].lemma in _ASKING
            turned = (phrases[carrier].lemma in _RECEIVING) != phrases[carrier].passive or asking
            if phrases[last].particle not in ("が", "は", "も", "などが") or phrases[carrier].lemma in _ASKING:
                self._around(passage, carrier, parties, takes != turned, skip, asking)
            level, negated = outlook(self.text, phrases, passage.clauses, carrier, nominal=True)
        elif carrier >= 0 and last > i:
            level, negated = outlook(self.text, phrases, passage.clauses, carrier, nominal=True)
            if phrases[last].particle == "を":
                self._around(passage, carrier, parties, takes, skip)
            level = "expected" if level == "asserted" and not phrases[carrier].past else level
        if self.text[end : phrases[i].head_end] in ("契約", "計画", "許可"):
            level = weaker(level, "expected")
        if word.direction == "swap" and not parties.giver and len(self.sides.pair) == 2:
            parties = Parties(self.sides.pair[:1], self.sides.pair[1:], set(self.sides.pair))
        if word.strength == "trade" and not (parties.giver and parties.receiver):
            return
        if word.strength in ("aid", "self") and not explicit and not (parties.giver or parties.receiver):
            return
        yield from self._make(
            passage, carrier if carrier >= 0 else last, word, found, parties, level, negated, (start, end)
        )

    def _takes_up(self, phrases: list[Phrase], last: int) -> bool:
        return phrases[last].particle in (
            "や",
            "など",
            "を",
            "も",
            "が",
            "は",
            "などを",
            "などが",
            "に",
            "について",
            "へ",
            "",
        )

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
        for lead in ("無償", "追加", "緊急", "大規模", "直接", "優先"):
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
            return [g for g in found if self._counts(g, word, strict=not (known and _LOANWORD.search(g.words)))]
        if word.strength == "aid":
            listed = self.goods.examples(passage, i, generic=True)
            if listed:
                return [g for g in listed if self._counts(g, word, strict=True)]
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

    def _counts(self, good: Good, word: Handing, strict: bool = False) -> bool:
        """Is this something that can be handed over by this word?"""
        if good.category == "none" or GENERIC.fullmatch(good.words) or good.words in _NOT_THINGS:
            return False
        if good.category:
            return True
        if good.words.endswith(
            (
                "支援",
                "援助",
                "協力",
                "姿勢",
                "関係",
                "措置",
                "対応",
                "意向",
                "能力",
                "性",
                "化",
                "権",
                "感",
                "力",
                "論",
                "者",
                "員",
                "国",
                "側",
            )
        ):
            return False
        return not strict and (word.strength in ("strong", "trade") or bool(good.quantity and word.strength == "weak"))

    def _make(
        self,
        passage: Passage,
        p: int,
        word: Handing,
        found: list[Good],
        parties: Parties,
        level: str,
        negated: bool,
        trigger: tuple[int, int],
    ) -> Iterator[Handover]:
        if level == "hypothetical":
            return
        heading = passage.line in ("heading", "title")
        if heading:
            ahead = self.text[trigger[1] : trigger[1] + 2].startswith("へ")
            level = "expected" if ahead else level if level != "expected" else "asserted"
        for good in found:
            ends = [good.start, good.end, *trigger]
            if p >= 0:
                ends += [passage.phrases[p].start, passage.phrases[p].head_end]
            evidence = (min(ends), max(ends))
            if _RULES.search(self.text[passage.start : passage.end]) and _rule_near(self.text, passage, trigger):
                return
            own = Parties(list(parties.giver), list(parties.receiver), set(parties.inferred), parties.somewhere)
            back = _BACK.search(self.text[passage.start : trigger[1]]) is not None
            background = p >= 0 and passage.phrases[p].link == "attr" and passage.at(good.start) == p + 1
            yield Handover(
                good, _category(good, word), own, level, negated, trigger, evidence, passage, heading, back, background
            )

    def _remember(self, passage: Passage) -> None:
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


def _rule_near(text: str, passage: Passage, trigger: tuple[int, int]) -> bool:
    """…供与することが盛り込まれ: the handover is what a rule or treaty says."""
    behind = text[trigger[1] : min(trigger[1] + 25, passage.end)]
    return re.match(r"[^。、]{0,14}(?:盛り込|規定|定め|条項|義務|明記|うた[うっい]|禁じ|禁止)", behind) is not None


def _category(good: Good, word: Handing) -> str:
    """By the goods; a gift when the verb says so, unless it is arms, money, energy or relief."""
    if word.category == "gift" and good.category not in ("arms", "money", "energy", "aid", "technology"):
        return "gift"
    return good.category or word.category or "other"


def _kind_of_aid(prefix: str) -> str:
    if prefix in ("軍事", "人道", "経済"):
        return "aid"
    if prefix == "財政":
        return "money"
    return category(prefix)


@functools.lru_cache(maxsize=65536)
def _handing_noun(words: str) -> tuple[Handing, int, int] | None:
    """The noun of handing over that words end in; an amount or a word such as 計画 may follow (食糧援助5億円, 輸出許可)."""
    nouns = transfer_words().nouns
    end = len(words)
    amount = ENDING_AMOUNT.search(words)
    if amount and amount.start() > 1:
        end = amount.start()
    tail = next((t for t in _TAILS if words.endswith(t, 0, end)), "")
    if tail and end > len(tail) + 1:
        end -= len(tail)
    for size in range(min(end, 8), 1, -1):
        found = nouns.get(words[end - size : end])
        if found is not None:
            return found, end - size, end
    return None
