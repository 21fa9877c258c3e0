"""Provisions: what an agreement binds its parties to, and on which condition.

    条約は、一方が攻撃を受けた場合、他方が支援すると定めている   defence; trigger, obligation
    …ことが盛り込まれている · …を定めた協定 · 条約によると、… · ▽…する（第3条） · 「…」と明記
Left alone: 盛り込まれなかった, 定めていない.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from keii.extract.agreement.model import Bond, Clause, Mention
from keii.grammar.passages import Passage
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words
from keii.lexicon.cues import cues

_CONDITION = re.compile(
    r"^(?P<trigger>.{2,80}?(?:場合|(?<!国)際(?![会社連])|ない限り|(?<=[たるい])とき|(?<=[たるいの])時(?![間期代点])|有事))(?P<link>には|に(?!よ)|は|も|、|の)?[、 　]*(?P<obligation>.{2,})$"
)
_IF = re.compile(r"^(?P<trigger>.{4,60}?(?:[けせてれえべめげね]ば|たら))、?(?P<obligation>.{4,})$")
_ARTICLE = re.compile(r"第?[0-9０-９一二三四五六七八九十百]+条(?:第?[0-9０-９一二三四五六七八九十]+項)?")
_BULLET = re.compile(r"^[▽▼・●○■◆◇*＊\-－―─①-⑳（(\d０-９)）.．、 　]+(?=\S)")
_HEADING = re.compile(r"骨子|要旨|概要|内容|条文|柱|ポイント|次の通り|以下の通り|次のとおり|以下のとおり|全文|抜粋")
_TEXT_OF = (
    "条文",
    "条文案",
    "条項",
    "本文",
    "前文",
    "合意内容",
    "文案",
    "文面",
    "全文",
    "骨子",
    "一文",
    "文言",
    "規定",
    "内容",
)
_DOCUMENT = ("は", "には", "では", "によると", "に", "が", "も", "で", "につく", "について", "の中で")
_SAYS_SO = re.compile(
    r"(?:としています|としていました|としている|としていた|となっている|となっています|とされる|とした)。?$"
)
_NOTHING_BOUND = ("関係", "枠組み", "内容", "詳細", "手続き", "原則", "文書", "条約", "協定", "姿勢", "考え", "立場")
_NOT_CONTENT = ("こと", "もの")
_AT_HEAD = re.compile(
    r"^(?:また|さらに|このほか|このうち|一方|ただ|ただし|加えて|同時に|併せて|そして|そのうえで|なお)、"
)


class ProvisionFinder:
    """Finds provisions; one for a text. It is asked passage by passage, in order, with the agreement in play."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.words = agreement_words()
        self.source: Bond | None = None  # the agreement whose text is being told sentence by sentence
        self.source_line = -1
        self.listing: Bond | None = None  # the agreement whose clauses are listed line by line

    def lists(self, passage: Passage, bond: Bond | None) -> None:
        """条約の骨子は次の通り。 opens a list; other prose closes it."""
        if passage.quote is not None:
            return
        if bond is not None and _HEADING.search(self.text, passage.start, passage.end) and passage.line != "item":
            self.listing = bond

    def listed(self, start: int, end: int, line: str) -> Iterator[tuple[Bond, Clause]]:
        """A line of the list as a provision."""
        if self.listing is None:
            return
        words = self.text[start:end]
        numbered = _ARTICLE.match(words)
        if line != "item" and not _BULLET.match(words) and not numbered:
            self.listing = None
            return
        lead = _BULLET.match(words)
        at = start + (lead.end() if lead else 0)
        numbered = _ARTICLE.match(self.text, at, end)
        article = numbered[0] if numbered else ""
        if numbered:
            at = numbered.end()
            at += len(self.text[at:end]) - len(self.text[at:end].lstrip(" 　:：．.、）)（"))
        tail = re.search(r"[（(](第?[0-9０-９一二三四五六七八九十]+条[^（）()]*)[）)]?[。]?$", self.text[at:end])
        stop = end
        if tail:
            article, stop = tail[1], at + tail.start()
        found = self._clause(at, stop, article)
        if found is not None:
            yield self.listing, found

    def told(
        self, passage: Passage, mentions: list[Mention], bonds: list[Bond], last: Bond | None
    ) -> Iterator[tuple[Bond, Clause]]:
        """The provisions a passage tells, each with its agreement."""
        from_source = list(self._by_source(passage, mentions, bonds, last))
        if from_source:
            yield from from_source
            return
        yield from self._once_in_force(passage, mentions, bonds)
        low = 0
        for i, phrase in enumerate(passage.phrases):
            verb = self._verb(passage, i)
            if verb is None or phrase.negated:
                continue
            bond, document = self._document(passage, i, mentions, bonds, last, verb)
            if bond is None:
                continue
            span = self._content(passage, i, max(low, document + 1))
            low = i + 1
            if span is not None:
                found = self._clause(*span, self._article(passage, span[0]))
                if found is not None:
                    yield bond, found

    def _once_in_force(
        self, passage: Passage, mentions: list[Mention], bonds: list[Bond]
    ) -> Iterator[tuple[Bond, Clause]]:
        """協定が発効すれば、インドは関税を引き下げる。"""
        for mention in mentions:
            i = mention.phrase + 1
            if (
                i + 1 < len(passage.phrases)
                and passage.phrases[i].lemma == "発効する"
                and passage.phrases[i].link == "cond"
            ):
                closing = passage.phrases[-1]
                if closing.kind != "V" or closing.past or closing.link != "end" or closing.lemma in ("なる", "ある"):
                    return
                found = self._clause(passage.phrases[i].end, passage.end, "")
                if found is not None:
                    yield bonds[mention.bond], found

    def _verb(self, passage: Passage, i: int) -> str | None:
        """A verb by which a text says what it holds: 盛り込む, 明記する; 一文が入る."""
        phrase = passage.phrases[i]
        lemma = phrase.lemma
        if phrase.kind != "V" and not (phrase.kind == "N" and lemma and phrase.link in ("end", "cont")):
            return None
        if (
            lemma == "入る"
            and i
            and self.text[passage.phrases[i - 1].start : passage.phrases[i - 1].head_end].endswith(
                ("一文", "文言", "条項", "規定", "表現")
            )
        ):
            return "strong"
        return self.words.telling.get(lemma)

    def _document(
        self, passage: Passage, i: int, mentions: list[Mention], bonds: list[Bond], last: Bond | None, strength: str
    ) -> tuple[Bond | None, int]:
        """The agreement whose text the verb at phrase i tells, and the phrase it stands in (-1 when it is behind or left out)."""
        phrases = passage.phrases
        if strength == "weak" and phrases[i].link == "attr" and not phrases[i].passive:
            return None, -1
        for mention in reversed(mentions):
            particle = phrases[mention.phrase].particle
            if (
                strength == "weak"
                and particle in ("によると", "に", "で", "につく", "について", "も", "が")
                and not phrases[i].passive
            ):
                continue
            if (
                strength == "weak"
                and not phrases[i].passive
                and (phrases[i].link == "attr" or any(p.particle == "は" for p in phrases[mention.phrase + 1 : i]))
            ):
                continue
            if mention.phrase < i and (
                particle in _DOCUMENT or (particle == "の" and self._text_of(passage, mention.phrase + 1))
            ):
                stop = mention.phrase + (particle == "の")
                return bonds[mention.bond], stop
        behind = [m for m in mentions if m.phrase > i]
        if (
            phrases[i].link == "attr"
            and any(p.particle == "が" and p.kind == "N" for p in phrases[max(i - 2, 0) : i])
            and not phrases[i].passive
        ):
            return None, -1  # 憲法が定める中立
        if phrases[i].link == "attr" and behind and (phrases[i].past or not phrases[i].negated):
            first = behind[0]
            if not any(p.kind == "V" or (p.kind == "N" and p.comma) for p in phrases[i + 1 : first.first]):
                return bonds[first.bond], -1
            if phrases[i].passive and first.phrase - i < 9 and phrases[i].lemma == "明記する":
                return bonds[first.bond], -1
        for j in range(i):
            if self._text_of(passage, j):
                return last, j
        if strength == "weak" and not phrases[i].passive:
            return None, -1
        if (
            mentions
            and mentions[0].phrase < 3
            and all(m.bond == mentions[0].bond for m in mentions)
            and mentions[0].passage.line != "heading"
        ):
            return bonds[mentions[0].bond], mentions[0].phrase
        own = any(p in ("は", "も", "が") and self._names_actor(passage, j) for j, p in self._subjects(passage, i))
        return (None if own or mentions else last), -1

    def _subjects(self, passage: Passage, i: int) -> list[tuple[int, str]]:
        return [
            (j, p.particle)
            for j, p in enumerate(passage.phrases[:i])
            if p.kind == "N" and p.particle == "は" and p.comma
        ]

    def _names_actor(self, passage: Passage, j: int) -> bool:
        words = self.text[passage.phrases[j].start : passage.phrases[j].head_end]
        return not words.endswith(_TEXT_OF)

    def _text_of(self, passage: Passage, j: int) -> bool:
        if j >= len(passage.phrases):
            return False
        phrase = passage.phrases[j]
        words = self.text[phrase.start : phrase.head_end]
        return phrase.particle in ("は", "には", "では", "によると", "で", "に") and (
            words.endswith(_TEXT_OF) or _ARTICLE.fullmatch(words) is not None
        )

    def _content(self, passage: Passage, i: int, low: int) -> tuple[int, int] | None:
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
            start = max(start, self._noun_phrase(phrases, k, low))
            return None if words.endswith(_NOTHING_BOUND) else (start, phrase.head_end)
        return None

    def _noun_phrase(self, phrases: list[Phrase], k: int, low: int) -> int:
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
        found = _AT_HEAD.match(self.text[begin : phrases[k].head_end])
        return begin + (found.end() if found else 0)

    def _by_source(
        self, passage: Passage, mentions: list[Mention], bonds: list[Bond], last: Bond | None
    ) -> Iterator[tuple[Bond, Clause]]:
        """条約によると、AはBする。CはDする。 and 条文では、…としている。 sentence by sentence, while nobody else speaks."""
        if passage.quote is not None or not passage.phrases:
            return
        line = self.reading.sentences[passage.sentence].line
        phrases = passage.phrases
        opener: Bond | None = None
        first = 0
        for mention in mentions:
            if phrases[mention.phrase].particle.endswith("によると") or (
                mention.phrase < 3
                and phrases[mention.phrase].particle in ("は", "では", "には")
                and self._as_told(passage)
            ):
                opener, first = bonds[mention.bond], mention.phrase + 1
        if (
            opener is None
            and last is not None
            and any(self._text_of(passage, j) for j in range(min(4, len(phrases))))
            and self._as_told(passage)
        ):
            first = next(j for j in range(4) if self._text_of(passage, j)) + 1
            opener = last
        if opener is None and (self.source is None or line != self.source_line or not self._goes_on(passage, mentions)):
            if opener is None:
                self.source = None
            return
        bond = opener or self.source
        if bond is None:
            return
        self.source, self.source_line = bond, line
        begin = phrases[first].start if first < len(phrases) else passage.end
        found = _AT_HEAD.match(self.text[begin : passage.end])
        begin += found.end() if found else 0
        stop = passage.end
        words = self.text[begin:stop]
        said = _SAYS_SO.search(words)
        stop = begin + said.start() if said else stop - (words.endswith("。"))
        for start, end in self._parts(begin, stop):
            clause = self._clause(start, end, self._article(passage, start))
            if clause is not None:
                yield bond, clause

    def _parts(self, begin: int, stop: int) -> Iterator[tuple[int, int]]:
        """…求めるとともに、…検討する: two provisions."""
        words = self.text[begin:stop]
        cut = re.search(r"(?:とともに|と同時に|ほか|一方)、", words)
        if cut and cut.start() > 4 and len(words) - cut.end() > 4:
            yield begin, begin + cut.start()
            yield begin + cut.end(), stop
        else:
            yield begin, stop

    def _as_told(self, passage: Passage) -> bool:
        return _SAYS_SO.search(self.text[passage.start : passage.end]) is not None

    def _goes_on(self, passage: Passage, mentions: list[Mention]) -> bool:
        """A further sentence of the text's content: present tense, no quotation, no other document or speaker."""
        phrases = passage.phrases
        closing = phrases[-1]
        if any(p.group is not None for p in phrases) or any(p.particle.endswith("によると") for p in phrases):
            return False
        if self._as_told(passage):
            return True
        return (
            closing.kind == "V"
            and not closing.past
            and closing.link == "end"
            and all(m.bare for m in mentions)
            and not closing.lemma.endswith(("だ", "ない"))
            and "てい" not in self.text[closing.start : closing.end]
        )

    def _article(self, passage: Passage, at: int) -> str:
        """The article the clause is said to stand in: 第4条では."""
        found = None
        for found in _ARTICLE.finditer(self.text, passage.start, passage.end):
            behind = self.text[found.end() : found.end() + 3]
            if behind.startswith(("では", "は", "に", "で", "には", "）", ")")):
                return found[0]
        return ""

    def _clause(self, start: int, end: int, article: str) -> Clause | None:
        """The provision that text[start:end] says, split into trigger and obligation."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(" 　、"))
        words = self.text[start:end].rstrip(" 　、。")
        if len(words) < 2:
            return None
        found = _CONDITION.match(words) or _IF.match(words)
        trigger, obligation = (found["trigger"], found["obligation"]) if found else ("", words)
        trigger = re.split(r"(?:とし|であり|としつつ)、", trigger)[-1]
        return Clause(self._type(trigger, obligation), trigger, obligation, (start, start + len(words)), article)

    def _type(self, trigger: str, obligation: str) -> str:
        for binding in self.words.bindings:
            if binding.obligation.search(obligation) and (binding.trigger is None or binding.trigger.search(trigger)):
                return binding.type
        economic = next((b for b in self.words.bindings if b.type == "economic"), None)
        return "economic" if economic is not None and economic.obligation.search(trigger) else "other"
