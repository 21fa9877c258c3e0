"""What a verb of laying down takes: the clause before と or ことを, the noun phrase before を, the quotation; and where that begins."""

from __future__ import annotations

import re

from keii.grammar.passages import Passage
from keii.grammar.phrases import Phrase
from keii.lexicon.cues import cues

AT_HEAD = re.compile(
    r"^(?:また|さらに|このほか|このうち|一方|ただ|ただし|加えて|同時に|併せて|そして|そのうえで|なお)、"
)
_NOTHING_BOUND = ("関係", "枠組み", "内容", "詳細", "手続き", "原則", "文書", "条約", "協定", "姿勢", "考え", "立場")
_NOT_CONTENT = ("こと", "もの", "よう", "義務", "責務")


class ContentFinder:
    """Finds the content of one text's verbs of laying down."""

    def __init__(self, text: str) -> None:
        self.text = text

    def content(self, passage: Passage, i: int, low: int) -> tuple[int, int] | None:
        """What the verb at phrase i takes: the clause before と or ことを, the noun phrase before を, the quotation."""
        phrases = passage.phrases
        k = i - 1
        if phrases[i].kind == "V" and phrases[i].group is not None:
            return None
        while k >= low and (
            phrases[k].kind == "A"
            or (phrases[k].particle in ("に", "で") and not phrases[k].comma and self._manner(phrases[k]))
        ):
            k -= 1
        if k < low:
            return None
        phrase = phrases[k]
        words = self.text[phrase.start : phrase.head_end]
        if (
            phrase.kind == "N"
            and words in ("一文", "文言", "条項", "規定", "表現")
            and k - 1 >= low
            and phrases[k - 1].particle.startswith("と")
        ):
            k -= 1
            phrase = phrases[k]
        start = self._start(passage, k, low)
        if phrase.group is not None and phrase.particle.startswith("と"):
            begin = start if start < phrase.start and self._same_clause(phrases, low, k) else phrase.group.start + 1
            stop = phrase.group.end if begin < phrase.group.start else phrase.group.end - 1
            return begin, stop
        if phrase.kind == "V" and (phrase.link == "quote" or phrase.particle.startswith("と")):
            return start, self._strip(phrase)
        if phrase.kind == "N" and words in _NOT_CONTENT and k > low and phrases[k - 1].kind == "V":
            return start, phrases[k - 1].end
        if phrase.kind == "N" and phrase.particle in ("を", "が", "も", "は", "をも", "なども", "などを", "などが"):
            start = max(start, self.noun_phrase(phrases, k, low))
            return None if words.endswith(_NOTHING_BOUND) else (start, phrase.head_end)
        return None

    def noun_phrase(self, phrases: list[Phrase], k: int, low: int) -> int:
        """Where the noun phrase that ends in k begins: past の, や, と and what modifies it."""
        j = k
        while j - 1 >= low:
            before = phrases[j - 1]
            if (
                before.kind == "N"
                and (
                    before.particle in ("の", "な", "など", "などの", "での", "との", "への", "からの")
                    or before.attr
                    or (
                        before.particle in ("や", "と", "及び", "および", "")
                        and self.text[before.start : before.head_end] != "こと"
                        and not before.group
                    )
                )
            ) or before.kind in ("M", "A"):
                j -= 1
            elif before.kind == "V" and before.link in ("attr", "adv") and not before.comma:
                j -= 1
                while (
                    j - 1 >= low
                    and phrases[j - 1].kind == "N"
                    and not phrases[j - 1].comma
                    and phrases[j - 1].particle in ("を", "が", "に", "で", "から", "と")
                ):
                    j -= 1
            else:
                break
        return phrases[j].start

    def _same_clause(self, phrases: list[Phrase], low: int, k: int) -> bool:
        """中立を「尊重する」と: the words before the marks belong to what is said."""
        return (
            k - 1 >= low
            and phrases[k - 1].kind == "N"
            and phrases[k - 1].particle in ("を", "に", "が")
            and not phrases[k - 1].comma
        )

    def _manner(self, phrase: Phrase) -> bool:
        return self.text[phrase.start : phrase.head_end].endswith(("的", "明確", "改めて", "新た", "同時"))

    def _strip(self, phrase: Phrase) -> int:
        """Where the clause ends before its と."""
        end = phrase.end
        words = self.text[phrase.start : end].rstrip("、 　")
        for tail in ("ことと", "などと", "とも", "との", "とは", "と"):
            if words.endswith(tail):
                words = words.removesuffix(tail)
                break
        return phrase.start + len(words)

    def _start(self, passage: Passage, k: int, low: int) -> int:
        """Where the content begins: behind the document, the last telling verb, or at the start."""
        phrases = passage.phrases
        begin = passage.start
        if low > 0 and low <= len(phrases):
            begin = phrases[low].start if low < len(phrases) else phrases[low - 1].end
        for j in range(low, k):
            if (
                phrases[j].particle.endswith("によると")
                or (phrases[j].kind == "C")
                or (phrases[j].kind == "N" and phrases[j].particle in ("について", "につく", "をめぐる", "については"))
                or (
                    j < k - 1
                    and phrases[j].kind in "VN"
                    and phrases[j].lemma
                    and phrases[j].comma
                    and (
                        phrases[j].link in ("ga", "end", "cause")
                        or phrases[j].lemma in cues().verbs
                        or phrases[j].lemma in ("成る", "なる", "構成する")
                    )
                )
            ):
                begin = phrases[j + 1].start
        found = AT_HEAD.match(self.text[begin : phrases[k].head_end])
        return begin + (found.end() if found else 0)
