"""How sure a predicate's act is where it stands: by its own words, what takes its clause up, its tense, and whose word it is.

署名した asserted · 署名する見通しだ expected · 供与したと主張した alleged · 供与したとされる alleged · 供与したと発表した reported
供与した場合 hypothetical · 供与を求めた desired · 供与を検討している possible
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.grammar.certainty import certainty, weaker
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.lexicon.cues import cues

_HEARSAY = re.compile(
    r"(?:という|ということです|とのことです|ということだ|としています|としている|と伝えています|と報じた|と伝えた)[。」]?$"
)
_ALLEGING = frozenset({"accuse", "criticise"})
_ALLEGES = frozenset("主張する 指摘する 訴える 疑う 断じる 告発する".split())
_DENIES = frozenset("否定する 一蹴する 退ける 否認する".split())
_AHEAD = frozenset({"promise", "decide", "agree", "announce", "propose"})
_WANTS = frozenset(
    "求める 要求する 要請する 促す 呼びかける 呼び掛ける 望む 期待する 迫る 訴える 働きかける 目指す 希望する 提案する 主張する".split()
)
_MAY = frozenset("検討する 示唆する 警戒する 懸念する 模索する 疑う 恐れる".split())
_WILL = frozenset(
    "決める 決定する 約束する 表明する 合意する 計画する 予定する 準備する 調整する 発表する 承認する 確約する 用意する 申し出る 一致する 打ち出す 進める 急ぐ 交渉する 急ぐ 控える 提示する".split()
)
_STOPS = frozenset(
    "停止する 中止する 中断する 拒否する 断る 見送る 凍結する 差し止める 取りやめる 止める 打ち切る 拒む 禁じる 禁止する 断念する 見合わせる".split()
)
# What a noun of telling makes of the clause before it (受け取ったとの報道).
_TELLING = {
    "報道": "reported", "情報": "reported", "分析": "reported", "見方": "presumed", "発表": "reported", "報告": "reported", "説明": "reported", "指摘": "alleged",
    "主張": "alleged", "疑惑": "alleged", "批判": "alleged", "非難": "alleged", "うわさ": "alleged", "観測": "presumed", "証言": "alleged", "説": "alleged",
}  # fmt: skip
_SIGNS = ("可能性", "疑い", "おそれ", "恐れ", "見通し", "見込み", "予定", "もよう", "模様")
_UNDERTAKINGS = ("契約", "協定", "合意", "計画", "覚書", "約束", "決定")
_CONTENTS = ("こと", "考え", "方針", "意向", "との", "旨", "用意", "計画", "認識", "分析", "見方")
_SOON = re.compile("近く|今後|引き続き")
_OPENING = ("旨", "こと", "考え", "方針", "意向", "見通し", "予定", "計画", "可能性", "見込み", "もよう", "運び")
_CONDITIONS = ("場合", "際", "とき", "時", "限り", "かぎり")


def carried(lemma: str) -> tuple[str, bool]:
    """What a verb that carries an event noun says of it (供与を検討する, 供与を停止した): certainty and negation."""
    if lemma in _WANTS:
        return "desired", False
    if lemma in _MAY:
        return "possible", False
    if lemma in _WILL:
        return "expected", False
    if lemma in _STOPS or lemma in _DENIES:
        return "asserted", True
    return "asserted", False


def outlook(
    text: str, phrases: Sequence[Phrase], clauses: Sequence[Clause], p: int, nominal: bool = False
) -> tuple[str, bool]:
    """The certainty and negation of the predicate at phrase p; nominal: it only carries the noun that tells the act."""
    level, negated = "asserted", phrases[p].negated
    if nominal:
        level, stops = carried(phrases[p].lemma)
        negated = negated != stops
    taken = _Course(text, phrases, clauses, known=level != "asserted").level(p)
    level = taken if level == "desired" and taken in ("presumed", "alleged", "possible") else weaker(level, taken)
    if level == "asserted" and (
        any(q.particle.endswith("によると") for q in phrases[:p])
        or _HEARSAY.search(text[phrases[0].start : phrases[-1].end])
    ):
        level = "reported"
    return level, negated


class _Course:
    """What the words from a predicate on say of it, followed through the clauses it runs into. known: it is not asserted anyway."""

    def __init__(self, text: str, phrases: Sequence[Phrase], clauses: Sequence[Clause], known: bool) -> None:
        self.text, self.phrases, self.known = text, phrases, known
        self.clauses = {c.predicate: c for c in clauses}

    def level(self, p: int) -> str:
        """The certainty of the predicate at phrase p."""
        level, past, untensed = "asserted", self.phrases[p].past, True
        for _ in range(6):
            phrase = self.phrases[p]
            if phrase.link == "cond":
                return "hypothetical"
            signalled = self._signal(p)
            level = weaker(level, signalled)
            if signalled not in ("asserted", "reported"):
                return level
            untensed = untensed and not _under_way(self._words(p))
            if phrase.link in ("attr", "nominal"):
                return weaker(level, self._modifying(p, past))
            on = self._goes_on(p)
            if on is not None:
                if on < 0 or (
                    self.phrases[on].lemma in cues().verbs and self.phrases[on].link not in ("attr", "quote")
                ):
                    return level  # 署名し、…と述べた
                p, past = on, self.phrases[on].past
                continue
            if phrase.link == "quote":
                follower = _next(self.phrases, p)
                if follower >= 0 and self.phrases[follower].lemma == "する" and self.phrases[follower].link == "te":
                    follower = max(follower, _next(self.phrases, follower))  # 供給したとして非難した
                return weaker(level, self._taken_up(p, follower, past) if follower >= 0 else "reported")
            if phrase.link == "end" and phrase.kind == "V" and not past and untensed and not self.known:
                return weaker(level, "hypothetical" if any(q.link == "cond" for q in self.phrases[:p]) else "expected")
            return level
        return level

    def _words(self, p: int) -> str:
        return self.text[self.phrases[p].start : self.phrases[p].end]

    def _noun(self, p: int) -> str:
        return self.text[self.phrases[p].start : self.phrases[p].head_end] if p < len(self.phrases) else ""

    def _signal(self, p: int) -> str:
        """What the words of a clause signal; of …とみられるという the weaker."""
        clause = self.clauses.get(p)
        level = clause.certainty if clause is not None else "asserted"
        if level not in ("asserted", "reported"):
            return level
        words = self.text[max(self.phrases[p].start - 1, 0) : self.phrases[p].end].rstrip("、 　")
        return weaker(level, certainty(words.removesuffix("と")))

    def _goes_on(self, p: int) -> int | None:
        """The predicate an open clause shares its certainty with; -1 for none after all, None when the clause is not open."""
        phrase = self.phrases[p]
        if phrase.link == "quote" and self._noun(p + 1).startswith("とも"):
            return _runs_into(self.text, self.phrases, p)  # 提供するとともに、…
        if phrase.link not in ("cont", "te", "while") or _next(self.phrases, p) < 0:
            return None
        on = _runs_into(self.text, self.phrases, p, ("旨", *_SIGNS))
        # 合意し、近く署名する予定だ: the first is done
        return -1 if on >= 0 and _SOON.search(self.text, phrase.end, self.phrases[on].end) else on

    def _modifying(self, p: int, past: bool) -> str:
        """What the noun a clause modifies makes of it: 見通し, 場合, との報道, ことを明らかにした."""
        phrase, noun = self.phrases[p], self._noun(p + 1)
        follower = _next(self.phrases, p)
        if noun in ("よう", "ように", "ため"):
            return "desired" if follower >= 0 and self.phrases[follower].lemma in _WANTS else "expected"
        if noun.endswith(_CONDITIONS) and not noun.endswith(("時点", "時間")) and (not past or noun.endswith("場合")):
            return "hypothetical"
        if noun.endswith(_SIGNS):
            return certainty(noun)
        if noun == "中" or (phrase.passive and phrase.lemma == "する") or follower < 0:
            return "asserted"
        if phrase.particle.startswith("との") and (
            telling := next((v for k, v in _TELLING.items() if noun.endswith(k)), "")
        ):
            return "alleged" if self.phrases[follower].lemma in _DENIES else telling
        if phrase.link == "attr" and self.phrases[p + 1].particle == "と":
            return self._signal(follower)  # 贈った車とみられる
        if phrase.link == "attr" and not past and noun.endswith(_UNDERTAKINGS):
            return "expected"  # 購入する契約に署名した
        if phrase.link == "attr" and not noun.startswith("旨") and not noun.endswith(_CONTENTS):
            return "asserted"
        return self._taken_up(p, follower, past)

    def _taken_up(self, p: int, teller: int, past: bool) -> str:
        """What the predicate that takes the clause up makes of it, and how sure that is itself."""
        clause = self.clauses.get(teller)
        own = clause.certainty if clause is not None else certainty(self._words(teller))
        return weaker(_told(self.phrases[teller], past, self._words(p)), own)


def _runs_into(text: str, phrases: Sequence[Phrase], p: int, nouns: tuple[str, ...] = _OPENING) -> int:
    """The predicate an open clause goes on to: one that modifies 旨, こと or 見通し counts, one that modifies a plain noun does not."""
    for j in range(p + 1, len(phrases)):
        phrase = phrases[j]
        if phrase.kind == "V" and (
            phrase.link != "attr" or (j + 1 < len(phrases) and text.startswith(nouns, phrases[j + 1].start))
        ):
            return j
        if phrase.kind == "N" and phrase.lemma and phrase.link in ("end", "cont") and not phrase.particle:
            return j
    return _next(phrases, p)


def _next(phrases: Sequence[Phrase], p: int) -> int:
    """The next predicate that is not itself inside a noun's modifier."""
    for j in range(p + 1, len(phrases)):
        phrase = phrases[j]
        if phrase.kind == "V" and (phrase.link != "attr" or phrase.lemma in ("する", "いう") or phrase.past):
            return j
        if phrase.kind == "N" and phrase.lemma and phrase.link in ("end", "cont") and not phrase.particle:
            return j
    return -1


def _told(teller: Phrase, past: bool, words: str) -> str:
    """What it makes of an act that a verb of saying tells it: 主張する alleges; a past act is reported, one to come expected."""
    verb = cues().verbs.get(teller.lemma)
    if teller.lemma in _ALLEGES or (verb is not None and verb.act in _ALLEGING):
        return "alleged"
    if teller.lemma in _WANTS:
        return "desired"
    if teller.lemma in _DENIES:
        return "alleged"
    if teller.lemma in _MAY:
        return "possible"
    if past or _under_way(words):
        return "reported"
    return "expected" if verb is not None or teller.lemma in _WILL or teller.lemma in ("いう", "言う") else "asserted"


def _under_way(words: str) -> bool:
    return any(mark in words for mark in ("てい", "でい", "ておら", "た", "てき", "です", "だ", "ある", "あり", "てお"))
