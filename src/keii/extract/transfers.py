"""Transfers: what is given or supplied, by whom, to whom, how much, when and how surely.

Read from clauses of giving and receiving:

    ロシアは北朝鮮から砲弾の供与を受け、       PRK → RUS, arms
    見返りに食料を送ったとされる。            RUS → PRK, food, alleged
    首相は大統領に花束を贈った。             gift
Left alone: what a quotation says, 機会を提供する (no thing), 手紙を送る without an item of the lexicon.
"""

from __future__ import annotations

import re

import msgspec

from keii.actors.cast import Cast
from keii.extract.transfer.items import Item, items
from keii.grammar.certainty import weaker
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.transfers import Giving, transfer_words
from keii.records import Span, Statement, Time, Transfer

_SUBJECT = ("は", "が", "も", "では", "側は", "らは", "としては", "としても")
_TO = ("に", "へ", "に対する", "には", "にも", "向けに", "への", "に向ける", "宛てに")
_FROM = ("から", "からは", "より", "によるは", "による", "からの")
_HEARSAY = re.compile(
    r"(?:という|ということです|とのことです|ということだ|としています|としている|と伝えています|と報じた|そうです)[。」]?$"
)
_OPEN = ("cont", "te", "while")
# What a verb says of the giving it takes: 供与を受ける, 供与を求める, 送金を要求する.
_LIGHT = {
    "受ける": ("receive", ""), "行う": ("give", ""), "する": ("give", ""), "続ける": ("give", ""), "始める": ("give", ""), "強化する": ("give", ""), "拡大する": ("give", ""),
    "決める": ("give", "expected"), "決定する": ("give", "expected"), "約束する": ("give", "expected"), "表明する": ("give", "expected"), "検討する": ("give", "possible"),
    "停止する": ("give", ""), "実施する": ("give", ""), "求める": ("receive", "desired"), "要求する": ("receive", "desired"), "要請する": ("receive", "desired"), "得る": ("receive", ""),
    "期待する": ("receive", "desired"), "再開する": ("give", ""), "増やす": ("give", ""), "急ぐ": ("give", "expected"), "承認する": ("give", "expected"), "発表する": ("give", "expected"),
}  # fmt: skip


_GIFTS = frozenset("贈る 贈呈する 進呈する 贈られる 献上する 贈り合う 贈答する".split())
_PLANS = ("考え", "方針", "意向", "旨", "計画", "用意", "予定", "見通し", "約束", "構想", "案")


class _Sides(msgspec.Struct, gc=False):
    givers: list[int]
    receivers: list[int]


class _Found(msgspec.Struct, gc=False):
    """A giving as found: the item, the sides, how sure, whether denied, the words it rests on, and where its predicate stands."""

    item: Item
    sides: _Sides
    certainty: str
    negated: bool
    evidence: Span
    at: int


def transfers(reading: Reading, cast: Cast, times: list[Time], said: list[Statement]) -> list[Transfer]:
    """The transfers of a report in text order, ids x1, x2, …; each item between two sides once."""
    out: list[Transfer] = []
    seen: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    pair = cast.main_states()
    spans = [s.span for s in said if s.mode == "indirect"]
    for index, sentence in enumerate(reading.sentences):
        if reading.lines[sentence.line].kind in ("heading", "title", "byline", "date"):
            continue
        finder = _Sentence(reading, cast, index, pair, spans)
        for found in finder.giving():
            giver, receiver = [cast.id(a) for a in found.sides.givers], [cast.id(a) for a in found.sides.receivers]
            key = found.item.words, tuple(giver), tuple(receiver)
            if key in seen:
                continue
            seen.add(key)
            time = _time(reading, times, sentence.start, found.at)
            out.append(_record(len(out) + 1, found, giver, receiver, time))
    return out


def _record(n: int, found: _Found, giver: list[str], receiver: list[str], time: str | None) -> Transfer:
    item = found.item
    return Transfer(
        id=f"x{n}", item=item.words, category=item.category or "other", giver=giver, receiver=receiver, time=time,
        certainty=found.certainty, negated=found.negated, evidence=found.evidence, quantity=item.quantity,
    )  # fmt: skip


class _Sentence:
    """Finds the giving in one sentence."""

    def __init__(self, reading: Reading, cast: Cast, index: int, pair: list[int], said: list[Span]) -> None:
        self.reading, self.cast, self.index, self.pair, self.said = reading, cast, index, pair, said
        self.text = reading.text
        self.phrases = reading.phrases[index]
        self.words = transfer_words()

    def giving(self) -> list[_Found]:
        """What the clauses of the sentence give, in text order."""
        sentence = self.reading.sentences[self.index]
        if self.words.any.search(self.text, sentence.start, sentence.end) is None:
            return []
        clauses = self.reading.clauses(self.index)
        raw = [x for n, c in enumerate(clauses) for x in self._clause(clauses, n, c)]
        raw += [x for i, p in enumerate(self.phrases) if p.particle == "を受ける" for x in self._received(clauses, i)]
        raw.sort(key=lambda found: found.at)
        return self._settled(raw)

    def _settled(self, raw: list[_Found]) -> list[_Found]:
        """One for each item: 北朝鮮が供与した弾薬を受け取った gives both sides of it; then what two states imply."""
        merged: dict[Span, _Found] = {}
        for found in raw:
            old = merged.get(found.item.span)
            if old is None:
                merged[found.item.span] = found
                continue
            old.sides = _Sides(old.sides.givers or found.sides.givers, old.sides.receivers or found.sides.receivers)
            old.certainty, old.negated = weaker(old.certainty, found.certainty), old.negated or found.negated
            old.evidence = min(old.evidence[0], found.evidence[0]), max(old.evidence[1], found.evidence[1])
        out = []
        for found in merged.values():
            if found.item.category != "gift":
                found.sides = _Sides(self._states(found.sides.givers), self._states(found.sides.receivers))
            filled = self._filled(found.sides)
            if filled is not None:
                found.sides = filled
                out.append(found)
        return out

    def _noun(self, i: int) -> Giving | None:
        """The noun of giving a phrase ends in (供与を, 食料支援を)."""
        phrase = self.phrases[i]
        if phrase.kind != "N":
            return None
        words = self.text[phrase.start : phrase.head_end]
        for size in (4, 3, 2):
            known = self.words.words.get(words[-size:])
            if known is not None and known.direction == "noun":
                return known
        return None

    def _clause(self, clauses: list[Clause], n: int, clause: Clause) -> list[_Found]:
        predicate = self.phrases[clause.predicate]
        known = self.words.words.get(predicate.lemma)
        carried = ""
        if known is not None and known.direction != "noun":
            direction, weak = known.direction, known.weak
            what = self._things(clause, predicate)
        else:
            light = _LIGHT.get(predicate.lemma)
            noun = next(
                (
                    i
                    for i in self._window(clause)[::-1]
                    if self.phrases[i].particle.endswith(("を", "も", "が")) and self._noun(i)
                ),
                -1,
            )
            giving = self._noun(noun) if noun >= 0 else None
            if light is None or giving is None:
                return []
            direction, carried = light
            weak = giving.weak
            what = self._of_noun(noun)
        certainty = weaker(self._certainty(clauses, n, clause, predicate), carried or "asserted")
        return self._told(clause, clause.predicate, direction, what, weak=weak, certainty=certainty)

    def _received(self, clauses: list[Clause], i: int) -> list[_Found]:
        """砲弾の供与を受け、: を受け works as a particle, and still somebody receives."""
        giving = self._noun(i)
        if giving is None:
            return []
        clause = Clause(i, [])
        later = next((c for c in clauses if c.predicate > i and (c.modifies < 0 or c.certainty != "asserted")), None)
        certainty = later.certainty if later is not None else "asserted"
        return self._told(clause, i, "receive", self._of_noun(i), weak=giving.weak, certainty=certainty)

    def _told(
        self, clause: Clause, at: int, direction: str, what: list[Item], *, weak: bool, certainty: str
    ) -> list[_Found]:
        predicate = self.phrases[at]
        found = [x for x in what if (x.category or not weak) and self._is_thing(x)]
        if not found:
            return []
        gift = predicate.lemma in _GIFTS or any(x.category == "gift" for x in found)
        sides = self._sides(clause, predicate, direction, found)
        if sides is None:
            return []
        for x in found:
            if gift and x.category in ("", "other", "gift", "food"):
                x.category = "gift"
        return [
            _Found(
                x,
                sides,
                certainty,
                predicate.negated,
                (min(predicate.start, x.span[0]), max(predicate.head_end, x.span[1])),
                predicate.start,
            )
            for x in found
        ]

    def _states(self, actors: list[int]) -> list[int]:
        """What a minister says his country will supply, the country gives: the states of people and offices."""
        out: list[int] = []
        for a in actors:
            actor = self.cast.actors[a]
            state = self.cast.state(actor.country) if actor.kind in ("person", "office") else -1
            out.append(a if state < 0 else state)
        return list(dict.fromkeys(out))

    def _is_thing(self, item: Item) -> bool:
        """Not an act or thought (機会, 説明, 場)."""
        return bool(item.category) or (
            not item.words.endswith(_NO_THINGS) and self.cast.ending_at(item.span[1]) is None
        )

    def _window(self, clause: Clause) -> list[int]:
        """The phrases a predicate may take: back to the clause before it, without what clauses inside of it took; topics of the sentence."""
        taken = {
            a.phrase
            for c in self.reading.clauses(self.index)
            if c is not clause and c.modifies >= 0 and c.certainty == "asserted" and c.predicate < clause.predicate
            for a in c.arguments
        }
        out: list[int] = []
        closed = False
        for i in range(clause.predicate - 1, -1, -1):
            phrase = self.phrases[i]
            if phrase.kind == "V" and phrase.link not in ("attr", "adv"):
                closed = True
            if phrase.kind == "N" and phrase.particle == "を受ける" and phrase.comma:
                closed = True
            if (
                phrase.kind == "N"
                and (i not in taken or phrase.particle.endswith("は"))
                and (not closed or phrase.particle in ("は", "としては"))
            ):
                out.append(i)
        return out[::-1]

    def _things(self, clause: Clause, predicate: Phrase) -> list[Item]:
        """What the predicate gives: its を, of a passive its が or は, or the noun it modifies."""
        window = self._window(clause)
        for marks in (("を", "も"), ("が", "は", "も") if predicate.passive else ("を",)):
            for i in window[::-1]:
                if self.phrases[i].particle.endswith(marks) and not self._row(i):
                    found = list(items(self.text, self.phrases, i))
                    if found:
                        return found
        if clause.modifies >= 0 and clause.certainty == "asserted":
            return [x for x in items(self.text, self.phrases, clause.modifies) if x.category]
        return []

    def _of_noun(self, noun: int) -> list[Item]:
        """砲弾などの | 供与を: the items before a noun of giving; 食料支援を, エネルギー支援を are items themselves."""
        phrase = self.phrases[noun]
        words = self.text[phrase.start : phrase.head_end]
        i = noun - 1
        while i >= 0 and (self.phrases[i].kind in ("M", "A") or self.phrases[i].particle == "な"):
            i -= 1
        before = self.phrases[i] if i >= 0 else None
        if before is not None and before.particle in ("の", "などの", "等の", "といった"):
            found = [x for x in items(self.text, self.phrases, i) if x.category]
            if found:
                return found
        if before is not None and before.kind == "V" and before.lemma in ("含む", "含める") and i:
            found = [x for x in items(self.text, self.phrases, i - 1) if x.category]
            if found:
                return found  # 食料やエネルギーを含む支援
        stem = next((words[:-k] for k in (4, 3, 2) if words[-k:] in self.words.words and len(words) > k), "")
        known = self.words.items.get(words, "") or (self.words.category(stem) if stem else "")
        if not known:
            return []
        whole = words.endswith(("支援", "援助"))
        return [
            Item(
                words if whole else stem,
                known,
                "",
                (phrase.start, phrase.head_end if whole else phrase.start + len(stem)),
            )
        ]

    def _sides(self, clause: Clause, predicate: Phrase, direction: str, found: list[Item]) -> _Sides | None:
        """Who gives and who receives, from the particles in the window and, for one of two states, the other."""
        topic: list[int] = []
        subject: list[int] = []
        to: list[int] = []
        source: list[int] = []
        for i in self._window(clause):
            phrase = self.phrases[i]
            actors = self._row(i)
            if any(x.span[0] >= phrase.start and x.span[1] <= phrase.head_end for x in found):
                continue
            if phrase.particle in _FROM:
                source = source or actors
            elif phrase.particle in _SUBJECT:
                if phrase.particle == "が":
                    subject = subject or actors
                else:
                    topic = actors or topic
            elif phrase.particle in _TO and not phrase.attr:
                to = to or actors or self._owner(i)
        subject = subject or ([] if self._describes(clause) else topic)
        if direction == "exchange":
            return _Sides(subject, subject) if len(subject) > 1 else None
        if direction == "receive":
            return _Sides(source, subject)
        if predicate.passive:
            mine = any(
                self.phrases[i].particle.endswith("を") and x.span[0] >= self.phrases[i].start
                for i in self._window(clause)
                for x in found
            )
            return _Sides(source, subject if mine else to)  # 飼料を送られた: the subject receives
        if self._describes(clause) and not subject and not source:
            if any(x.span[1] > predicate.end for x in found):
                return _Sides([], to)
            subject = self._row(clause.modifies)  # 武器を供給した国: nobody unless the noun names somebody
            return _Sides(subject, to) if subject else None
        return _Sides(source or subject, to)

    def _describes(self, clause: Clause) -> bool:
        """An adnominal clause that tells of its noun, not one that a 考え or こと closes."""
        if clause.modifies < 0 or clause.certainty != "asserted":
            return False
        head = self.phrases[clause.modifies]
        return self.text[head.start : head.head_end] not in (
            *_PLANS,
            "こと",
            "の",
            "とき",
            "際",
            "場合",
            "ため",
            "うえ",
            "上",
            "一方",
            "ほか",
            "分析",
            "見方",
            "との",
        )

    def _row(self, i: int) -> list[int]:
        """The actors of phrase i; of a capital its state, where something is sent."""
        phrase = self.phrases[i]
        named = self.cast.named_at(phrase.start, phrase.head_end)
        if named is None or not named.actors:
            return self.cast.state_of_capital(phrase.start, phrase.head_end) if phrase.particle in _TO else []
        return named.actors

    def _owner(self, i: int) -> list[int]:
        """モルドバの送電網に: the state that what receives belongs to."""
        while i and self.phrases[i - 1].particle == "の":
            i -= 1
            actors = self._row(i)
            if actors and self.cast.actors[actors[0]].kind == "state":
                return actors
        return []

    def _filled(self, sides: _Sides) -> _Sides | None:
        """One side of two states that the report is about implies the other."""
        for mine, other in ((sides.givers, sides.receivers), (sides.receivers, sides.givers)):
            if other or not mine or len(self.pair) != 2:
                continue
            states = set(self._states(mine))
            if len(states) == 1 and states < set(self.pair):
                other.extend(set(self.pair) - states)
        if set(sides.givers) & set(sides.receivers):
            return None
        return sides if sides.givers or sides.receivers else None

    def _certainty(self, clauses: list[Clause], n: int, clause: Clause, predicate: Phrase) -> str:
        """By the clause's own words, those of the clause it runs on into, and on whose word it stands."""
        level = clause.certainty
        if level == "asserted" and predicate.link in _OPEN:
            later = next((c for c in clauses[n + 1 :] if c.modifies < 0 or c.certainty != "asserted"), None)
            level = later.certainty if later is not None else level
        after = self.phrases[clause.predicate + 1] if clause.predicate + 1 < len(self.phrases) else None
        if (
            not predicate.past
            and predicate.link == "attr"
            and after is not None
            and self.text[after.start : after.head_end] in _PLANS
        ):
            return weaker(level, "expected")
        if level != "asserted":
            return level
        going = predicate.past or any(
            x in self.text[predicate.head_end : predicate.end] for x in ("てい", "でい", "てき", "てお")
        )
        told = any(a <= predicate.start < b + 2 for a, b in self.said)
        sentence = self.reading.sentences[self.index]
        if told:
            return "reported" if going or predicate.link in _OPEN else "expected"
        if clause.modifies >= 0:
            return level
        relayed = any(p.particle.endswith("によると") for p in self.phrases[: clause.predicate])
        if relayed or _HEARSAY.search(self.text[sentence.start : sentence.end]):
            return "reported" if going or predicate.link in _OPEN else "expected"
        return "asserted" if going or predicate.link != "end" else "expected"


_NO_THINGS = tuple(
    "機会 場 説明 見方 考え 影響 打撃 損害 被害 衝撃 刺激 圧力 印象 希望 自信 勇気 助言 提案 案 答え 回答 言葉 声 祝電 親書 書簡 電報 メッセージ 視線 署名 特使 代表団 使節 大使 "
    "エール 拍手 注意 警告 責任 義務 権利 権限 余地 時間 保証 安全 支持 理解 協力 合意 便宜 サービス 環境 条件 判断 意見 材料 証拠 報告 資格 地位 猶予 承認 許可 査証 ビザ".split()
)


def _time(reading: Reading, times: list[Time], start: int, end: int) -> str | None:
    """The last date before the giving in its sentence."""
    at = reading.time_before(end)
    while at >= 0 and times[at].span[0] >= start:
        if times[at].type == "DATE" and times[at].span[1] <= end and reading.quote_at(times[at].span[0]) is None:
            return times[at].id
        at -= 1
    return None
