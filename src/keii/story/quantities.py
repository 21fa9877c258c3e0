"""How much and how many a telling gives: durations and counts in its sentences, by what they count (2時間半, 文書 11).

A label that one report gives two values for (7人…34人) tells nothing and is left out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

from keii.records import Dossier, Span
from keii.story.grams import grams

_COUNTERS = "つ|人|名|社|本|隻|両|台|機|発|件|棟|票|団体|企業|個人|カ国|か国|ヵ国|ヶ国|トン|キロ|メートル|バレル|ドル|ユーロ|円|元|ルーブル|ウォン|%|％|割|項目"
_COUNT = re.compile(
    rf"((?:[0-9０-９][0-9０-９,，.．]*|[一二三四五六七八九十]+)(?:万|億|兆|千|百)*[0-9０-９]*)(余り|数)?(?:({_COUNTERS})(?:の([一-龥ァ-ヺー]+))?|の([一-龥ァ-ヺー]{{2,}}))"
)
_BEFORE = re.compile(r"([一-龥ァ-ヺー]{2,})(?:は|が|を|など|、)*(?:合わせて|計|およそ|約|少なくとも|のうち|うち)*$")
# What a length of time behind these is no length of: 40分遅れて, 1年5カ月ぶり, 3日後; and what it is the length of when told before it.
_OTHER = re.compile(r"(?:間)?(?:余り|以上|ほど|程度|近く)?(?:遅れ|遅く|早く|ぶり|後|前|以内|おき|ごと|目|半?ほど前)")
_TERM = re.compile(r"(?:期間|期限|任期|寿命)[はがを]?(?:およそ|約|最長|最大|少なくとも)?$|(?:禁錮|懲役|禁固)$")
_STOP = "。\n"
_CALENDAR = frozenset("日 月 年 時 分 午前 午後".split())  # every sentence has a date
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_FOLD = {"企業": "社", "名": "人", "か国": "カ国", "ヵ国": "カ国", "ヶ国": "カ国", "％": "%"}
# Counters that say by themselves what they count; the others need the noun.
_OWN = frozenset({"人", "社", "票", "カ国", "%", "隻", "両", "機", "団体"})


class Quantities:
    """Finds the quantities of a dossier's sentences; one for a dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.text = dossier.report.text
        self._durations = sorted((t.span, t.value) for t in dossier.times if t.type == "DURATION")
        self._words: dict[int, frozenset[str]] = {}
        self._found: dict[int, tuple[int, list[tuple[str, str]]]] = {}
        self._starts = [span[0] for span, _ in self._durations]
        self._ends = [i for i, ch in enumerate(self.text) if ch in _STOP]

    def around(self, spans: list[Span], *, inside: bool) -> dict[str, str]:
        """The quantities in the sentences of these spans, or (inside) of the spans alone."""
        found: dict[str, set[str]] = {}
        for start, end in spans:
            for label, value in self._of(start, end) if inside else self._in_sentence(*self._sentence(start, end)):
                found.setdefault(label, set()).add(value)
        return {label: next(iter(values)) for label, values in sorted(found.items()) if len(values) == 1}

    def words_around(self, span: Span) -> frozenset[str]:
        """The words of a span's sentence."""
        first, last = self._sentence(*span)
        if first not in self._words:
            self._words[first] = frozenset(
                w for w in grams(self.text[first:last]) if w not in _CALENDAR and not w.isdigit()
            )
        return self._words[first]

    def sentence_start(self, at: int) -> int:
        """Where an offset's sentence begins."""
        return self._sentence(at, at)[0]

    def up_to(self, at: int) -> str:
        """What goes before an offset in its sentence."""
        return self.text[self._sentence(at, at)[0] : at]

    def rest_of_sentence(self, at: int) -> str:
        """What follows an offset in its sentence."""
        return self.text[at : self._sentence(at, at)[1]]

    def _sentence(self, start: int, end: int) -> Span:
        before = bisect_left(self._ends, start) - 1
        after = bisect_right(self._ends, max(end - 1, start))
        return (
            self._ends[before] + 1 if before >= 0 else 0,
            self._ends[after] if after < len(self._ends) else len(self.text),
        )

    def _in_sentence(self, first: int, last: int) -> list[tuple[str, str]]:
        known = self._found.get(first)
        if known is None or last > known[0]:
            known = self._found[first] = last, self._of(first, last)
        return known[1]

    def _of(self, start: int, end: int) -> list[tuple[str, str]]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        out = [self._lasting(span, value) for span, value in self._durations[first:last]]
        for match in _COUNT.finditer(self.text, start, end):
            counter = _FOLD.get(match[3], match[3]) or ""
            noun = match[4] or match[5] or ""
            if not noun and counter not in _OWN:
                before = _BEFORE.search(self.text[max(start, match.start() - 24) : match.start()])
                noun = before[1] if before else ""
            if counter in _OWN or noun:
                out.append((counter if counter in _OWN else noun, _number(match[1])))
        return [pair for pair in out if pair[0]]

    def _lasting(self, span: Span, value: str) -> tuple[str, str]:
        """A length of time with what it is the length of: an act that took hours or days, a term of years; "" of 遅れ and ぶり."""
        if _OTHER.match(self.text, span[1]) or self.text[span[0] : span[1]].endswith(
            ("ぶり", "前", "後", "以内", "目")
        ):
            return "", value
        if _TERM.search(self.text[max(span[0] - 8, 0) : span[0]]):
            return "term", value
        return "duration" if value.startswith("PT") or value.endswith("D") else "term", value


def _number(written: str) -> str:
    """１１ and 十一 are 11; 1億2千万 stays as written, with half-width figures."""
    plain = unicodedata.normalize("NFKC", written).replace(",", "")
    if not plain or any(ch not in "〇一二三四五六七八九十" for ch in plain):
        return plain
    tens, _, ones = plain.rpartition("十")
    if "十" not in plain:
        return "".join(str(_KANJI[ch]) for ch in plain)
    return str((_KANJI.get(tens, 1) if tens else 1) * 10 + _KANJI.get(ones, 0))
