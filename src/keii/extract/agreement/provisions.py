"""Provisions: what an agreement binds its parties to, and on which condition.

    条約は、一方が攻撃を受けた場合、他方が支援すると定めている   defence; trigger, obligation
    …ことが盛り込まれている · …を定めた協定 · 条約によると、… · ▽…する（第3条） · 「…」と明記
Left alone: 盛り込まれなかった, 定めていない.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from keii.extract.agreement.clause import ARTICLE, ClauseReader
from keii.extract.agreement.content import AT_HEAD, ContentFinder
from keii.extract.agreement.document import DocumentFinder
from keii.extract.agreement.model import Bond, Clause, Mention
from keii.grammar.passages import Passage
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words

_BULLET = re.compile(r"^[▽▼・●○■◆◇*＊\-－―─①-⑳（(\d０-９)）.．、 　]+(?=\S)")
_HEADING = re.compile(r"骨子|要旨|概要|内容|条文|柱|ポイント|次の通り|以下の通り|次のとおり|以下のとおり|全文|抜粋")
_SAYS_SO = re.compile(
    r"(?:としています|としていました|としている|としていた|となっている|となっています|とされる|とした)。?$"
)


_ENTERING = frozenset("発効する 締結する 結ぶ 成立する 実現する".split())


class ProvisionFinder:
    """Finds provisions; one for a text. It is asked passage by passage, in order, with the agreement in play."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.words = agreement_words()
        self.clauses, self.contents, self.documents = (
            ClauseReader(self.text),
            ContentFinder(self.text),
            DocumentFinder(self.text),
        )
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
        numbered = ARTICLE.match(words)
        if line != "item" and not _BULLET.match(words) and not numbered:
            self.listing = None
            return
        lead = _BULLET.match(words)
        at = start + (lead.end() if lead else 0)
        numbered = ARTICLE.match(self.text, at, end)
        article = numbered[0] if numbered else ""
        if numbered:
            at = numbered.end()
            at += len(self.text[at:end]) - len(self.text[at:end].lstrip(" 　:：．.、）)（"))
        tail = re.search(r"[（(](第?[0-9０-９一二三四五六七八九十]+条[^（）()]*)[）)]?[。]?$", self.text[at:end])
        stop = end
        if tail:
            article, stop = tail[1], at + tail.start()
        found = self.clauses.clause(at, stop, article)
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
            bond, document = self.documents.document(passage, i, mentions, bonds, last, verb)
            if bond is None:
                continue
            span = self.contents.content(passage, i, max(low, document + 1))
            low = i + 1
            if span is not None:
                found = self.clauses.clause(*span, self.clauses.article(passage, span[0]))
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
                and passage.phrases[i].lemma in _ENTERING
                and passage.phrases[i].link == "cond"
            ):
                closing = passage.phrases[-1]
                if closing.kind != "V" or closing.past or closing.link != "end" or closing.lemma in ("なる", "ある"):
                    return
                found = self.clauses.clause(passage.phrases[i].end, passage.end, "")
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
            and any(self.documents.text_of(passage, j) for j in range(min(4, len(phrases))))
            and self._as_told(passage)
        ):
            first = next(j for j in range(4) if self.documents.text_of(passage, j)) + 1
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
        found = AT_HEAD.match(self.text[begin : passage.end])
        begin += found.end() if found else 0
        stop = passage.end
        words = self.text[begin:stop]
        said = _SAYS_SO.search(words)
        stop = begin + said.start() if said else stop - (words.endswith("。"))
        for start, end in self._parts(begin, stop):
            clause = self.clauses.clause(start, end, self.clauses.article(passage, start))
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
