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
_HEARSAY = re.compile(r"(?:という|ということです|とのことです|ということだ|としています|としている|と伝えています|と報じた|そうです)[。」]?$")
_OPEN = ("cont", "te", "while")
# What a verb says of the giving it takes: 供与を受ける, 供与を求める, 送金を要求する.
_LIGHT = {
    "受ける": ("receive", ""), "行う": ("give", ""), "する": ("give", ""), "続ける": ("give", ""), "始める": ("give", ""), "強化する": ("give", ""), "拡大する": ("give", ""),
    "決める": ("give", "expected"), "決定する": ("give", "expected"), "約束する": ("give", "expected"), "表明する": ("give", "expected"), "検討する": ("give", "possible"),
    "停止する": ("give", ""), "実施する": ("give", ""), "求める": ("receive", "desired"), "要求する": ("receive", "desired"), "要請する": ("receive", "desired"), "得る": ("receive", ""),
    "期待する": ("receive", "desired"), "再開する": ("give", ""), "増やす": ("give", ""), "急ぐ": ("give", "expected"), "承認する": ("give", "expected"), "発表する": ("give", "expected"),
}  # fmt: skip


class _Sides(msgspec.Struct, gc=False):
    givers: list[int]
    receivers: list[int]


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
        for clause in finder.giving():
            for item, sides, certainty, negated, evidence, at in clause:
                giver, receiver = [cast.id(a) for a in sides.givers], [cast.id(a) for a in sides.receivers]
                key = item.words, tuple(giver), tuple(receiver)
                if key in seen or not (giver or receiver):
                    continue
                seen.add(key)
                out.append(
                    Transfer(
                        id=f"x{len(out) + 1}", item=item.words, category=item.category or "other", giver=giver, receiver=receiver,
                        time=_time(reading, times, sentence.start, at), certainty=certainty, negated=negated, evidence=evidence, quantity=item.quantity,
                    )  # fmt: skip
                )
    return out


_Found = tuple[Item, _Sides, str, bool, Span, int]


class _Sentence:
    """Finds the giving in one sentence."""

    def __init__(self, reading: Reading, cast: Cast, index: int, pair: list[int], said: list[Span]) -> None:
        self.reading, self.cast, self.index, self.pair, self.said = reading, cast, index, pair, said
        self.text = reading.text
        self.phrases = reading.phrases[index]
        self.words = transfer_words()

    def giving(self) -> list[list[_Found]]:
        """What each clause of the sentence gives."""
        known = self.words.words
        if not any(p.lemma in known or self._noun(i) for i, p in enumerate(self.phrases)):
            return []
        clauses = self.reading.clauses(self.index)
        return [found for n, c in enumerate(clauses) if (found := self._clause(clauses, n, c))]

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
            noun = next((a.phrase for a in clause.arguments if a.particle in ("を", "も", "は", "が") and self._noun(a.phrase)), -1)
            giving = self._noun(noun) if noun >= 0 else None
            if light is None or giving is None:
                return []
            direction, carried = light
            weak = giving.weak
            what = self._of_noun(noun)
        found = [x for x in what if (x.category or not weak) and self._is_thing(x)]
        if not found:
            return []
        sides = self._sides(clause, predicate, direction, found)
        if sides is None:
            return []
        certainty = weaker(self._certainty(clauses, n, clause, predicate), carried or "asserted")
        start = min(found[0].span[0], predicate.start)
        if any(x.category == "gift" for x in found) or predicate.lemma in ("贈る", "贈呈する", "進呈する", "贈られる", "献上する"):
            for x in found:
                x.category = "gift" if x.category in ("", "other", "gift", "food") or predicate.lemma != "渡す" else x.category
        return [(x, sides, certainty, predicate.negated, (min(start, x.span[0]), predicate.head_end), predicate.start) for x in found]

    def _is_thing(self, item: Item) -> bool:
        """Not an act or thought (機会, 説明, 場)."""
        return bool(item.category) or (not item.words.endswith(_NO_THINGS) and self.cast.ending_at(item.span[1]) is None)

    def _things(self, clause: Clause, predicate: Phrase) -> list[Item]:
        """What the predicate gives: its を, of a passive its が or は, or the noun it modifies."""
        for marks in (("を", "も"), ("が", "は", "も") if predicate.passive else ("を",)):
            for argument in clause.arguments:
                if argument.particle in marks and not self.cast_at(argument.phrase):
                    found = list(items(self.text, self.phrases, argument.phrase))
                    if found:
                        return found
        if clause.modifies >= 0:
            found = list(items(self.text, self.phrases, clause.modifies))
            return [x for x in found if x.category]
        return []

    def cast_at(self, i: int) -> list[int]:
        """The actors that phrase i names."""
        named = self.cast.named_at(self.phrases[i].start, self.phrases[i].head_end)
        return named.actors if named is not None else []

    def _of_noun(self, noun: int) -> list[Item]:
        """砲弾などの | 供与を: the items before a noun of giving; 食料支援を, エネルギー支援を are items themselves."""
        phrase = self.phrases[noun]
        words = self.text[phrase.start : phrase.head_end]
        if noun and self.phrases[noun - 1].particle in ("の", "などの", "等の", "といった"):
            found = [x for x in items(self.text, self.phrases, noun - 1) if x.category]
            if found:
                return found
        if len(words) > 2:
            category = self.words.category(words)
            stem = next((words[:-k] for k in (4, 3, 2) if words[-k:] in self.words.words), words)
            inner = self.words.category(stem) if stem else ""
            if words.endswith(("支援", "援助")) and (category or inner):
                return [Item(words, inner or category, "", (phrase.start, phrase.head_end))]
            if inner:
                return [Item(stem, inner, "", (phrase.start, phrase.start + len(stem)))]
        return []

    def _sides(self, clause: Clause, predicate: Phrase, direction: str, found: list[Item]) -> _Sides | None:
        """Who gives and who receives, from the particles of the clause, its topic and, for one of two states, the other."""
        subject: list[int] = []
        to: list[int] = []
        source: list[int] = []
        for i in self._around(clause):
            phrase = self.phrases[i]
            actors = self._row(i)
            if not actors or any(x.span[0] >= phrase.start and x.span[1] <= phrase.head_end for x in found):
                continue
            if phrase.particle in _FROM or phrase.particle.endswith("から"):
                source = source or actors
            elif phrase.particle in _SUBJECT:
                subject = actors
            elif phrase.particle in _TO and not phrase.attr:
                to = to or actors
        if direction == "exchange":
            return _Sides(subject, subject) if len(subject) > 1 else None
        if direction == "receive" or (predicate.passive and source and subject):
            return self._filled(_Sides(source or ([] if direction == "receive" else to), subject))
        return self._filled(_Sides(source or subject, to) if not predicate.passive else _Sides(source or subject, to))

    def _around(self, clause: Clause) -> list[int]:
        """The phrases of a clause's arguments, with the topics before it."""
        own = [a.phrase for a in clause.arguments]
        topics = [i for i in range(clause.predicate) if self.phrases[i].particle in ("は", "としては") and i not in own]
        return topics + own

    def _row(self, i: int) -> list[int]:
        """The actors of phrase i; of a place that is none, nobody."""
        phrase = self.phrases[i]
        named = self.cast.named_at(phrase.start, phrase.head_end)
        if named is None or not named.actors:
            return self.cast.state_of_capital(phrase.start, phrase.head_end) if phrase.particle in _TO else []
        return named.actors

    def _filled(self, sides: _Sides) -> _Sides | None:
        """One side of two states that the report is about implies the other."""
        for mine, other in ((sides.givers, sides.receivers), (sides.receivers, sides.givers)):
            if other or not mine or len(self.pair) != 2:
                continue
            states = {s for a in mine if (s := a if self.cast.actors[a].kind == "state" else self.cast.state(self.cast.actors[a].country)) is not None}
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
        if level != "asserted":
            return level
        going = predicate.past or any(x in self.text[predicate.head_end : predicate.end] for x in ("てい", "でい", "てき", "てお"))
        told = any(a <= predicate.start < b + 2 for a, b in self.said)
        sentence = self.reading.sentences[self.index]
        if told:
            return "reported" if going or predicate.link in _OPEN else "expected"
        if clause.modifies >= 0:
            return level
        relayed = any(p.particle.endswith("によると") for p in self.phrases[: clause.predicate])
        if relayed or _HEARSAY.search(self.text[sentence.start : sentence.end]):
            return "reported" if going or predicate.link in _OPEN or predicate.passive else "expected"
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
