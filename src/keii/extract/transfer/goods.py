"""What is handed over: the goods a noun phrase names, one by one, with quantity and category.

    短距離弾道ミサイルや砲弾などの供与     two goods
    浄水器及びテント等の緊急援助物資        one: the class is itself goods
    小麦粉など食糧の支援                    小麦粉: the class only explains it
Left alone: 情報を提供した, 機会を与えた (no goods).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from keii.actors.cast import Cast
from keii.grammar.passages import Passage
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.transfers import transfer_words

_NUMBER = r"(?:約|およそ|計|最大|少なくとも|総額)*[0-9０-９〇一二三四五六七八九十百千万億兆数][0-9０-９,，.．〇一二三四五六七八九十百千万億兆数余]*"
_MONEY = r"(?:米ドル|ドル|ユーロ|円|ウォン|人民元|元|ルーブル|ポンド|フラン|ルピー|ペソ|クローネ|リラ|リンギット|バーツ|レアル)"
_COUNTER = (
    _MONEY
    + r"|キロワット時|立方メートル|メートルトン|トン|バレル|キロ|リットル|回分|人分|基分|発分|個分|セット|種類|か月分|カ月分|年分|日分|発|頭|枚|台|機|隻|両|基|個|本|丁|門|輌|着|箱|袋|冊|点|組|羽|匹|足|株|戸|件"
)
_QUANTITY = re.compile(f"({_NUMBER}(?:{_COUNTER})(?:余り|以上|超|相当|分|規模|前後|程度)*)")
_AMOUNT = re.compile(f"{_NUMBER}{_MONEY}(?:余り|以上|超|相当|分|規模|前後|程度)*")
ENDING_AMOUNT = re.compile(f"{_NUMBER}(?:{_COUNTER})(?:余り|以上|超|相当|分|規模|前後|程度)*$")
ONLY_QUANTITY = re.compile(f"{_NUMBER}(?:{_COUNTER})(?:余り|以上|超|相当|分|規模|前後|程度)*")
_MEANT_FOR = re.compile(r"^[^の、]{1,8}(?:向け|用)(?=.{2})")
_POINTING = re.compile(r"^(?:その|この|こうした|同|これらの)")
_JOINED = frozenset({"と", "や", "及び", "および", "か", "とか", "並びに", "に加え", "に加える"})
_LISTED = frozenset({"などの", "等の", "といったの", "をはじめとするの"})
_EXAMPLES = frozenset({"など", "等", "をはじめ", "などを", "といった"})
# Nouns that only say that something is given.
GENERIC = re.compile(r"(?:支援|援助|協力|もの|贈り物|プレゼント|品物|品々|返礼品|記念品)$|^物資$")
# Goods of a kind, which the examples before them belong to.
_KIND_OF = re.compile(r"(?:物資|製品|用品|機材|資機材|食品|装備|装備品|兵器|武器|資源|鉱物)$")


class Good(msgspec.Struct, gc=False):
    """One kind of goods: where it stands, its words, the amount ("" when not told) and the category ("" when unknown)."""

    start: int
    end: int
    words: str
    quantity: str
    category: str


class Goods:
    """Finds goods in noun phrases; one for a text."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading, self.cast, self.text = reading, cast, reading.text

    def at(self, passage: Passage, j: int, low: int = -1) -> list[Good]:
        """The goods of the noun phrase that ends in phrase j, coordinated ones first to last; low: no further left than this."""
        phrases = passage.phrases
        words = self.text[phrases[j].start : phrases[j].head_end]
        listed = self.examples(passage, j, generic=GENERIC.search(words) is not None)
        if listed:
            return listed
        found = self.one(passage, j)
        if found is not None and j and _KIND_OF.search(words) and self._listed(phrases[j - 1]):
            first = self.at(passage, j - 1)
            if first:
                found.start = first[0].start
                found.words = self.text[found.start : found.end]
                return [found]
        out = [found] if found is not None else []
        k = self._before(passage, j)
        while k > low and (self._joins(phrases, k) or self._and(phrases, k)):
            k -= phrases[k].kind == "C"
            more = self.one(passage, k)
            if more is None:
                break
            out.insert(0, more)
            k = self._before(passage, k)
        return out

    def examples(self, passage: Passage, j: int, generic: bool) -> list[Good]:
        """AやBなどのZ, AなどZ, AやBを含むZ: the examples, when Z is only a class."""
        phrases = passage.phrases
        k = j - 1
        while (
            k > 0
            and phrases[k].kind in ("N", "M")
            and (
                phrases[k].particle in ("な", "的な")
                or (phrases[k].particle == "の" and generic and k == j - 1 and phrases[k - 1].particle in _EXAMPLES)
            )
        ):
            k -= 1
        if k < 0:
            return []
        phrase = phrases[k]
        if phrase.kind == "N" and phrase.particle in _EXAMPLES and not phrase.comma:
            return self.at(passage, k)
        if generic and phrase.kind == "N" and self._listed(phrase):
            return [g for g in self.at(passage, k) if g.category != "none"]
        if (
            generic
            and phrase.kind == "V"
            and phrase.lemma in ("含む", "含める", "はじめとする")
            and phrase.link == "attr"
            and k
        ):
            return self.at(passage, k - 1) if phrases[k - 1].particle == "を" else []
        return []

    def _listed(self, phrase: Phrase) -> bool:
        """砲弾などの, テント等|の."""
        return phrase.particle in _LISTED or (
            phrase.particle == "の" and self.text[phrase.start : phrase.head_end].endswith(("等", "など", "ほか"))
        )

    def _joins(self, phrases: Sequence[Phrase], k: int) -> bool:
        """Does phrase k join what follows (砲弾や, 馬２頭と, 鞍、)?"""
        phrase = phrases[k]
        if phrase.kind != "N" or (phrase.group is not None and phrase.particle not in _JOINED):
            return False
        if phrase.particle in _JOINED:
            named = self.cast.named_at(phrase.start, phrase.head_end)
            return named is None or not named.actors
        return not phrase.particle and phrase.comma and not self._is_time(phrase) and self._known(phrase)

    def _and(self, phrases: Sequence[Phrase], k: int) -> bool:
        """浄水器|及び|テント."""
        words = self.text[phrases[k].start : phrases[k].head_end]
        return (
            phrases[k].kind == "C"
            and words in _JOINED
            and k > 0
            and phrases[k - 1].kind == "N"
            and not phrases[k - 1].particle
        )

    def _known(self, phrase: Phrase) -> bool:
        return category(self.text[phrase.start : phrase.head_end]) not in ("", "none")

    def _before(self, passage: Passage, j: int) -> int:
        """The phrase left of the noun phrase that ends in j: past の-modifiers and what modifies it as a clause."""
        phrases = passage.phrases
        k = j - 1
        while k >= 0:
            phrase = phrases[k]
            if phrase.comma and phrase.kind != "V":
                return k
            if (phrase.kind == "N" and (phrase.particle in ("の", "な") or phrase.attr)) or phrase.kind in ("M", "A"):
                k -= 1
            elif phrase.kind == "V" and phrase.link == "attr":
                k -= 1
                while (
                    k >= 0
                    and phrases[k].kind == "N"
                    and not phrases[k].comma
                    and phrases[k].particle in ("を", "に", "で", "から")
                ):
                    k -= 1
            else:
                return k
        return k

    def one(self, passage: Passage, j: int) -> Good | None:
        """The goods of phrase j alone, with the の-noun before it (銀細工の鞍) and the amount (2万トンの小麦)."""
        phrases = passage.phrases
        phrase = phrases[j]
        start, end = phrase.start, phrase.head_end
        tail = ""
        if phrase.group is not None:
            if phrase.group.start > start:
                tail = self.text[phrase.group.end : end]  # 防空システム「イリスＴ」２基
                end = phrase.group.start
            elif phrase.group.end != end:
                return None
            else:
                start, end = phrase.group.start + 1, end - 1
        while end - start > 2 and self.text[start:end].endswith(("等", "など")):
            end -= 1 if self.text[end - 1] == "等" else 2
        words = self.text[start:end]
        lead = _POINTING.match(words) or _MEANT_FOR.match(words)
        if lead:
            start += lead.end()
            words = words[lead.end() :]
        if not words or self._is_time(phrase):
            return None
        if (
            (named := self.cast.named_at(phrase.start, phrase.head_end))
            and named.actors
            and named.end - named.start >= len(words)
        ):
            return None
        amount = _QUANTITY.search(words)
        quantity = amount[1] if amount else tail if ONLY_QUANTITY.fullmatch(tail) else ""
        kind = category(words)
        if amount and not ONLY_QUANTITY.fullmatch(words):
            if amount.end() == len(words):
                end = start + amount.start()
            elif amount.start() == 0:
                start += amount.end()
            kind = category(self.text[start:end])
        elif _AMOUNT.fullmatch(words):
            return Good(start, end, words, words, "money")
        elif amount:
            return None
        before = phrases[j - 1] if j else None
        if (
            before is not None
            and before.kind == "N"
            and before.particle == "の"
            and not before.comma
            and before.group is None
        ):
            start, quantity = self.amount_before(before, start, quantity)
        if not self.text[start:end].strip("、 　"):
            return None
        return Good(start, end, self.text[start:end], quantity, kind)

    def amount_before(self, before: Phrase, start: int, quantity: str) -> tuple[int, str]:
        """Where goods begin and their amount, seeing the の-noun before them (5億ドルの支援, 2万トンの小麦, 銀細工の鞍)."""
        words = self.text[before.start : before.head_end]
        if _AMOUNT.fullmatch(words):
            return before.start, words
        if ONLY_QUANTITY.fullmatch(words):
            return start, words
        named = self.cast.between(before.start, before.head_end)
        if any(m.actors for m in named) or self._is_time(before) or _POINTING.match(words) or words in _EMPTY:
            return start, quantity
        return before.start, quantity

    def _is_time(self, phrase: Phrase) -> bool:
        at = self.reading.time_before(phrase.head_end - 1)
        return at >= 0 and self.reading.times[at].end > phrase.start


_EMPTY = frozenset(
    "大量 多数 多く 一部 計 伝統 追加 新た 今回 自国 同国 自ら 自分 各国 多額 巨額 必要 両国 双方 互い".split()
)


@functools.lru_cache(maxsize=16384)
def category(words: str) -> str:
    """The category of goods by the head of the compound, else by a word inside it; "" when the table knows neither."""
    goods = transfer_words().goods
    for size in range(min(len(words), 12), 0, -1):
        found = goods.get(words[-size:])
        if found is not None and (size > 1 or len(words) == 1 or not words[-2].isascii()):
            if size == 1 and len(words) > 1 and not _KANA_BEFORE.search(words[-2]):
                continue
            return found
    for start in range(len(words) - 1):
        for size in range(min(len(words) - start, 10), 2, -1):
            found = goods.get(words[start : start + size])
            if found is not None and found != "none":
                return found
    return ""


_KANA_BEFORE = re.compile("[のなァ-ヺー]")
