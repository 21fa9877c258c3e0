"""Who stands in a noun phrase: the actors it names, those it joins to them, and those it belongs to.

ケニア、ウガンダ、ルワンダの3か国は      three actors
イランの核施設を, ウクライナ東部を        nobody by name: whose it is
モルドバへのガスの供給を                those its modifiers name: へ モルドバ
"""

from __future__ import annotations

import itertools
import re

import msgspec

from keii.actors.cast import Cast, Named
from keii.actors.classes import is_class
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading

_JOINS = frozenset({"と", "や", "及び", "および", "ら", "などと", "側と", "とも"})
_MODIFIES = frozenset(
    "の との による への からの に対する での をめぐる を巡る に関する らの などの 側の 向けの".split()
)
# 3か国, 両首脳, 双方: the heads of a list or pair that names its members before の.
_COUNT = re.compile(
    r"[0-9０-９一二三四五六七八九十]+(?:か国|カ国|ヵ国|ヶ国|者|首脳|政府|外相|社|団体)|両.{1,4}|双方|各国|など.{0,4}"
)
_MAY_COUNT = re.compile(r"[0-9０-９一二三四五六七八九十両双各な]")
_STEPS = 6
_SUMS = frozenset("合わせて あわせて 合計 合計で 計 それぞれ".split())
# Verbs that only tie one noun to another.
_LINKING = frozenset({"向ける", "めぐる", "巡る", "関する", "伴う", "対する", "通じる"})
# Heads that act for whoever they belong to.
_ARMS = tuple(
    "部隊 艦 艦艇 艦隊 軍機 軍艦 兵 隊 団 機 船 軍 側 議会 裁判所 警察 当局 政権 国会 大使館 兵士 チーム 機関 ヘリコプター ヘリ 無人機 ドローン 巡視船 公船 海警船 調査船 監視船 補給船 潜水艦 空母 戦車 爆撃機 偵察機".split()
)


# What is done, and so belongs to who does it: ウクライナ侵攻 is Russia's.
_ACTS = tuple("侵攻 侵略 攻撃 空爆 砲撃 作戦 発射 実験 演習 訪問 決定 対応 措置 提案 要求 主張".split())

# Of these the compound begins with the doer: 米軍演習, 中国訪問 is of China.
_OWN_ACTS = tuple("作戦 発射 実験 演習 訓練 決定 対応 措置 提案 要求 主張 政策".split())


class Party(msgspec.Struct, gc=False):
    """Actors of a noun phrase, and the first phrase it takes up."""

    actors: list[int]
    first: int


class Parties:
    """Finds the actors of noun phrases; one for a text."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self._known: dict[int, Party] = {}

    def named(self, phrases: list[Phrase], i: int) -> Party:
        """The actors of the noun phrase that ends in phrase i, joined ones (AとB, A、B) included."""
        known = self._known.get(phrases[i].start)
        if known is None:
            known = self._known[phrases[i].start] = self._named(phrases, i)
        return known

    def _named(self, phrases: list[Phrase], i: int) -> Party:
        phrase = phrases[i]
        if phrase.group is not None and phrase.group.is_quote and phrase.group.start == phrase.start:
            return Party([], i)  # 「政府間鉄道協定」が
        found = self._one(phrases, i)
        if found is None and not (
            is_class(self.reading.text[phrase.start : phrase.head_end])
            or _MAY_COUNT.match(self.reading.text, phrase.start)
            or self.cast.any_in(phrase.start, phrase.head_end)
        ):
            return Party([], i)
        actors = found.actors[:] if found is not None else []
        first = self._first(phrases, i, found)
        shorts = self._shorts(phrases[i])
        titled = found is not None and found.kind in ("person", "office", "group", "pair")
        owners = self._shorts(phrases[i - 1]) if titled and i and self._modifies(phrases[i - 1]) else []
        of_class = None if self._counts(phrases, i) else self._states_of_class(phrases, i)
        both = self._pair_of(phrases, i) if titled or (found is not None and found.kind == "organisation") else []
        if shorts:
            actors = shorts
        elif both:
            return Party(both, i - 1)
        elif of_class is not None:
            return of_class
        elif owners:  # 日米韓の外務次官が
            return Party(owners, i - 1)
        elif self._counts(phrases, i):
            listed = self.named(phrases, i - 1)
            if len(listed.actors) >= max(2, len(actors)):
                return listed
        if not actors:
            return Party([], i)
        if found is not None and self.reading.text[found.start - 1 : found.start] == "・":
            beside = self.cast.ending_at(found.start - 1)  # ベラルーシ・イラン首脳
            actors = [*beside.actors, *actors] if beside is not None and beside.kind == "state" else actors
        return self._joined(phrases, Party(actors, first))

    def _joined(self, phrases: list[Phrase], party: Party) -> Party:
        """A と, A 、 before a named phrase: one party with it."""
        while party.first > 0:
            j = party.first - 1
            phrase = phrases[j]
            if phrase.kind != "N" or phrase.group is not None:
                break
            if phrase.particle not in _JOINS and not (
                phrase.particle == "" and phrase.comma and self._lists(phrase) and not self._is_time(phrase)
            ):
                break
            more = self._one(phrases, j)
            before = more.actors if more is not None else self._shorts(phrase)
            if not before:
                break
            party = Party([*before, *party.actors], self._first(phrases, j, more))
        return party

    def _pair_of(self, phrases: list[Phrase], i: int) -> list[int]:
        """両国の国防当局, 双方の議会: what both of two have stands for the two."""
        if not i or not self._modifies(phrases[i - 1]):
            return []
        found, head = self._one(phrases, i - 1), self._one(phrases, i)
        if found is None or found.kind != "pair" or head is None or head.kind == "person" or len(head.actors) > 1:
            return []
        return self.states(found.actors)

    def states(self, actors: list[int]) -> list[int]:
        """The states that people and bodies act for; who acts for none stays."""
        out = []
        for actor in actors:
            member = self.cast.actors[actor]
            state = self.cast.state(member.country) if member.country and member.kind != "state" else -1
            out.append(state if state >= 0 else actor)
        return list(dict.fromkeys(out))

    def pairs_in(self, start: int, end: int) -> list[int]:
        """The actors of 双方, 両者, 両首脳 named between two offsets."""
        return [a for m in self.cast.between(start, end) if m.kind == "pair" for a in m.actors]

    def _states_of_class(self, phrases: list[Phrase], i: int) -> Party | None:
        """両国の合わせて4つの企業, イランや香港の企業など9団体: a class or a count stands for the states it is of; None for others."""
        head = self._one(phrases, i)
        words = self.reading.text[phrases[i].start : phrases[i].head_end]
        if not (is_class(words) if head is None else all(self.cast.is_nobody(a) for a in head.actors)):
            return None
        j = i
        while j > 0 and (self._is_sum(phrases[j - 1]) or self._in_list(phrases[j - 1])):
            j -= 1
        states: list[int] = []
        for named in self.cast.between(phrases[j].start, phrases[i].head_end):
            if named.kind in ("state", "pair") and all(self.cast.actors[a].kind == "state" for a in named.actors):
                states += [a for a in named.actors if a not in states]
        return Party(states, j) if states else None

    def _in_list(self, phrase: Phrase) -> bool:
        """Does a phrase run on into the noun behind it: イランや|香港の|企業など|9団体?"""
        return (
            phrase.kind == "N"
            and phrase.group is None
            and not phrase.comma
            and phrase.particle in ("の", "や", "と", "など", "などの", "")
            and not self._is_time(phrase)
        )

    def _is_sum(self, phrase: Phrase) -> bool:
        """合わせて, 合計: how many in all, between an owner and the counted."""
        return self.reading.text[phrase.start : phrase.end].rstrip("、") in _SUMS

    def _lists(self, phrase: Phrase) -> bool:
        """A、B in running text; in a heading the comma or blank sets the topic off (大統領、モロッコに到着)."""
        if "、" not in self.reading.text[phrase.head_end : phrase.end]:
            return False
        sentence = self.reading.sentences[self.reading.sentence_at(phrase.start)]
        return self.reading.lines[sentence.line].kind not in ("heading", "title")

    def _one(self, phrases: list[Phrase], i: int) -> Named | None:
        return self.cast.named_at(phrases[i].start, phrases[i].head_end)

    def _shorts(self, phrase: Phrase) -> list[int]:
        """日米韓は, 英・仏・独の, デンマーク・グリーンランド両政府: states that stand side by side in one phrase."""
        found = [m for m in self.cast.between(phrase.start, phrase.head_end) if m.kind == "state"]
        side_by_side = all(
            self.reading.text[one.end : two.start] in ("", "・", "／") for one, two in itertools.pairwise(found)
        )
        return [a for m in found for a in m.actors] if len(found) > 1 and side_by_side else []

    def _first(self, phrases: list[Phrase], i: int, found: Named | None) -> int:
        """Where the phrase of a named actor begins: モロッコの belongs to ベルカセム首相."""
        first = i
        while found is not None and first > 0 and phrases[first].start > found.start:
            first -= 1
        human = found is not None and found.kind not in ("state", "pair")
        steps = 0
        while human and first > 0 and steps < 3 and self._modifies(phrases[first - 1]):
            first -= 1
            steps += 1
        return first

    @staticmethod
    def _modifies(phrase: Phrase) -> bool:
        return phrase.kind == "N" and phrase.particle == "の" and not phrase.comma and phrase.group is None

    def _counts(self, phrases: list[Phrase], i: int) -> bool:
        phrase = phrases[i]
        return (
            i > 0
            and (self._modifies(phrases[i - 1]) or self._is_such_as(phrases[i - 1], phrase))
            and _COUNT.fullmatch(self.reading.text[phrase.start : phrase.head_end]) is not None
        )

    def _is_such_as(self, phrase: Phrase, count: Phrase) -> bool:
        """パラオ、チリなど|21か国: the last of the states a count is of."""
        if not self.reading.text[count.start : count.head_end].endswith("国"):
            return False
        return (
            phrase.kind == "N" and phrase.particle in ("など", "などの") and not phrase.comma and phrase.group is None
        )

    def _is_time(self, phrase: Phrase) -> bool:
        at = self.reading.time_before(phrase.start)
        return at >= 0 and self.reading.times[at].end > phrase.start

    def inside(self, phrase: Phrase) -> list[int]:
        """ウクライナ東部, IAEA査察官, オーストラリア産ワイン: the actor a compound begins with or holds."""
        found = [
            m
            for m in self.cast.between(phrase.start, phrase.head_end)
            if m.kind in ("state", "organisation", "person", "office", "group") and m.actors
        ]
        actors = list(dict.fromkeys(a for m in found for a in m.actors))
        return actors or (self.cast.state_around(phrase.start, phrase.head_end) if phrase.group is None else [])

    def around(self, phrases: list[Phrase], i: int) -> dict[str, list[int]]:
        """The actors that modify the noun of phrase i, by particle: の owner, による doer, への goal, との partner, からの source."""
        found: dict[str, list[int]] = {}
        j, steps = i - 1, 0
        while j >= 0 and steps < _STEPS:
            phrase = phrases[j]
            steps += 1
            if phrase.kind == "V" and phrase.link == "attr" and phrase.lemma in _LINKING and j > 0:
                j -= 2 if phrases[j - 1].kind == "N" else 1  # 戦闘終結に向けた
                continue
            if self._is_sum(phrase):
                j -= 1
                continue
            if phrase.kind != "N" or (phrase.comma and phrase.particle != "による"):
                break
            particle = phrase.particle
            if particle not in _MODIFIES and not phrase.attr:
                if particle == "と" and "との" in found and j > 0:  # AとBとの
                    party = self.named(phrases, j)
                    found["との"] = [*party.actors, *found["との"]]
                break
            party = self.named(phrases, j)
            actors = party.actors or (self.inside(phrase) if particle in ("への", "に対する", "の", "による") else [])
            if actors:
                found.setdefault(particle, []).extend(a for a in actors if a not in found.get(particle, ()))
            j = min(party.first, j) - 1
        return found

    def owner(self, phrases: list[Phrase], i: int) -> list[int]:
        """Whose a thing is that nobody's name heads: イランの核施設, ベラルーシ高官の資産; what is done is its doer's."""
        words = self.reading.text[phrases[i].start : phrases[i].head_end]
        around = self.around(phrases, i)
        if words.endswith(_OWN_ACTS) and (inner := self.inside(phrases[i])):
            return inner  # 米軍演習
        if words.endswith(_ACTS) or words.startswith(("訪", "来")):
            return next((around[p] for p in ("による", "の", "からの", "との") if p in around), [])
        inner = self.inside(phrases[i])
        if inner:
            return inner
        found = next((around[p] for p in ("への", "に対する", "の", "による", "からの", "との") if p in around), [])
        j = i - 1
        while found and j > 0 and phrases[j].kind == "N" and phrases[j].particle == "の":
            j -= 1
        if found and 0 <= j < i - 1 and phrases[j].particle in _JOINS and not self._one(phrases, j):
            return [*self.owner(phrases, j), *found]  # イランの3社とベラルーシの1社を
        return found

    def doer(self, phrases: list[Phrase], i: int) -> list[int]:
        """The actors of a subject: those named, else whose force, body or ship it is."""
        party = self.named(phrases, i)
        if party.actors:
            return party.actors
        words = self.reading.text[phrases[i].start : phrases[i].head_end]
        return self.owner(phrases, i) if words.endswith(_ARMS) else []
