"""Finding the cue: the reporting predicate that takes a quotation or a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.grammar.phrases import Phrase
from keii.lexicon.cues import Cues, Verb, cues
from keii.records import Cue

# Predicates a quotation + と goes with that say nothing: 「A」と異なる, 「A」となる.
_NOT_SAYING = frozenset(
    "なる 異なる 違う 同じだ 並ぶ 比べる 重なる 結ぶ 結びつく ともに 共通する 関係する 連動する 競う 戦う 闘う 会う 対立する 似る 合わせる 両立する 一線 入れ替わる 組む つながる".split()
)
_FAR = 14
_TIMELY = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十同今先昨前翌")
_TIME_BEFORE = re.compile(
    r"^(?:(?:[0-9０-９一二三四五六七八九十]+(?:年|月|日|時|分)|同日|今月|先月|昨年|今年|前日|翌日)(?:夜|朝|昼|未明|午前|午後|夕|夕方|深夜)?)+"
)


class CueFinder:
    """Looks for cues in the phrases of one sentence."""

    def __init__(self, text: str, phrases: Sequence[Phrase]) -> None:
        self.text = text
        self.phrases = phrases
        self.lexicon: Cues = cues()

    def verb(self, i: int) -> tuple[Verb | None, str, int]:
        """The reporting verb at a phrase: the lexicon's entry (None when unknown), its dictionary form, and the phrase it begins in."""
        known, _, first = self._entry(i)
        return known, known.lemma if known is not None else self._lemma(i), first

    def _entry(self, i: int) -> tuple[Verb | None, str, int]:
        """The lexicon's entry for a predicate, its dictionary form as written, and the phrase it begins in."""
        lemma = self._lemma(i)
        if i > 0 and lemma in self.lexicon.idiom_ends:
            stem = self._stem(i - 1)
            known = self.lexicon.verbs.get(stem + lemma)
            if known is not None:
                return known, stem + lemma, i - 1
        return self.lexicon.verbs.get(lemma), lemma, i

    def _lemma(self, i: int) -> str:
        """The dictionary form of a predicate, a causative with its せる (声を詰まらせる)."""
        phrase = self.phrases[i]
        if phrase.kind == "V" and phrase.end > phrase.head_end:
            tail = self.text[phrase.head_end : phrase.head_end + 2]
            if tail == "させ" or (tail[:1] == "せ" and tail != "せず"):
                return self.text[phrase.start : phrase.head_end] + ("させる" if tail == "させ" else "せる")
        return phrase.lemma

    def _stem(self, i: int) -> str:
        """A noun with its particle, as idioms are written (くぎを, 明らかに), without a time before it (12日明らかに)."""
        phrase = self.phrases[i]
        words = self.text[phrase.start : phrase.end].rstrip("、，　 ")
        return _TIME_BEFORE.sub("", words) if words[:1] in _TIMELY else words

    def is_predicate(self, i: int) -> bool:
        """A verb, or a bare verbal noun that ends its clause (…と反発。)."""
        phrase = self.phrases[i]
        return phrase.kind == "V" or (phrase.kind == "N" and phrase.link in ("end", "cont") and phrase.lemma != "")

    def after(self, j: int) -> int:
        """The predicate that takes the complement ending at phrase j, or -1. Manner in between (重ねて, 記者団に) is passed over."""
        for k in range(j + 1, min(j + _FAR, len(self.phrases))):
            if not self.is_predicate(k):
                continue
            phrase = self.phrases[k]
            known, _, _ = self.verb(k)
            if known is not None and known.strength == "label":
                return k  # 「核汚染水」と呼んで反発した
            if (
                known is None
                and phrase.link == "attr"
                and not phrase.past
                and phrase.lemma not in ("いう", "言う", "する")
            ):
                continue  # 強い口調で述べた
            if known is None and phrase.link in ("te", "adv") and not phrase.comma and k + 1 < len(self.phrases):
                continue
            if phrase.link == "adv":
                continue
            if (
                phrase.link == "te"
                and known is not None
                and known.strength != "say"
                and not phrase.comma
                and k + 1 < len(self.phrases)
                and self._more(k)
            ):
                continue
            if phrase.link == "while" and known is None:
                continue
            return k
        return -1

    def _more(self, k: int) -> bool:
        """Is there a stronger cue right behind (笑って答えた)?"""
        later = self.after(k)
        if later < 0:
            return False
        known, _, _ = self.verb(later)
        return known is not None and known.strength == "say" and later - k <= 2

    def record(self, k: int) -> Cue:
        """The cue at phrase k as a record."""
        known, written, first = self._entry(k)
        # As the report writes it (揶揄する, not やゆする), but 報じる for the dictionary's 報ずる.
        lemma = known.lemma if known is not None and written.endswith("ずる") else written
        return Cue(
            lemma=lemma,
            span=(self.phrases[first].start, self.phrases[k].head_end),
            act=known.act if known is not None else "",
        )

    def says_nothing(self, k: int) -> bool:
        """A predicate that names or compares instead of reporting (「新冷戦」と呼ぶ, 「A」となる)."""
        known, lemma, _ = self.verb(k)
        phrase = self.phrases[k]
        if lemma in _NOT_SAYING or (known is not None and known.strength == "label"):
            return True
        if phrase.negated and "でき" in self.text[phrase.start : phrase.end]:
            return True  # 衝突が起きることも否定できない: nobody says so
        if phrase.lemma == "伝える" and self.text[phrase.start - 1 : phrase.start] == "お":
            return True  # 「9つ」とお伝えしましたが、正しくは: the outlet speaks of itself
        return phrase.passive and (
            (known is None and lemma not in ("引用する", "紹介する"))
            or lemma in ("する", "言う", "いう", "呼ぶ", "みる", "見る", "書く", "題する", "評する", "記す")
        )

    def noun(self, i: int) -> tuple[str, str]:
        """The noun of thought or speech a phrase ends in, with its kind; ("", "") when it is none."""
        phrase = self.phrases[i]
        if phrase.kind != "N":
            return "", ""
        words = self.text[phrase.start : phrase.head_end]
        nouns = self.lexicon.nouns
        for size in range(min(len(words), 8), 0, -1):
            if words[-size:] in nouns:
                return words[-size:], nouns[words[-size:]]
        return "", ""
