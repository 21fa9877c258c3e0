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
from keii.grammar.frames import frame
from keii.grammar.passages import Passage
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words

_BULLET = re.compile(r"^[▽▼・●○■◆◇*＊\-－―─①-⑳（(\d０-９)）.．、 　]+(?=\S)")
_HEADING = re.compile(r"骨子|要旨|概要|内容|条文|柱|ポイント|次の通り|以下の通り|次のとおり|以下のとおり|全文|抜粋")
_SAYS_SO = re.compile(
    r"(?:としています|としていました|としている|としていた|となっている|となっています|(?:こと)?になっている|(?:こと)?になっています|(?:こと)?になっていた|とされる|とした)。?$"
)


_ORDINAL = re.compile(
    r"^(?:第[一二三四五六七八九十1-9１-９](?:に|は)|[一二三四五六七八九1-9１-９]つ目(?:に|は)|[一二三四五六七八九1-9１-９]点目(?:に|は)|まず|次に|最後に)、?"
)
_ROW = re.compile(
    r"(?<=[るいたうくすつぬむぐぶ])こと(?:や|と|、|に加え|のほか)、?|(?:^|、)?第[一二三四五六七八九](?:に|は)、"
)
_SHORTEST = 3
# 大きく三つあります。
_COUNTED = re.compile(
    r"[一二三四五六七八九十\d０-９](?:つ|点|項目|本柱|本の柱|分野)[^。、]{0,8}(?:あ|だ|です|である|から成|に分かれ)"
)
_BOTH = re.compile(r"(?:双方|両国|両者|両政府|締約国|互い)(?:は|が)、?")
_PLEDGED = re.compile(
    r"(?:こと)?(?:を|と|とも)(?:互いに|相互に)?(?:約束|確認|規定|明記|誓約|合意|保証|うた|定め|取り決め|義務[付づ]け|誓)(?:[しいっ]|ら|$)[^、]{0,10}$"
)
# 不可侵の規定も引き継がれた
_INHERITED = re.compile(
    r"(?:に|で|が)(?:あった|あって|定めた|定めて(?:い(?:た|る)|きた)|定められた|盛り込まれ(?:た|ていた)|含まれ(?:た|ていた)|規定した|規定されていた|うたった)(?P<held>[^、。「」]{2,24}?(?:規定|条項|義務|原則|約束|取り決め|不可侵|条文))(?:は|も|が|を)[^。]{0,16}(?:引き継|受け継|継承|踏襲|維持|残さ|残る|残っ|残し)"
)
_CONTRACTED = ("契約", "合意", "取り決め", "協定", "覚書", "合意書", "約束", "議定書")


# 終了できるとの規定がある, 援助を与える義務を負う
_HOLDS = frozenset("入る ある 設ける 置く 付く 存在する 残る".split())
_DUTIES = ("義務", "責務")
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
        self.told_of: Bond | None = None  # the one the sentence before told of in the same line
        self.listing: Bond | None = None  # the agreement whose clauses are listed line by line

    def contracted(self, mentions: list[Mention], bonds: list[Bond]) -> Iterator[tuple[Bond, Clause]]:
        """武器を引き渡す|契約を結んだ: what it binds to stands before it."""
        for mention in mentions:
            phrases, i = mention.passage.phrases, mention.first - 1
            if mention.quoted or i < 1 or mention.rest or mention.kind.noun not in _CONTRACTED:
                continue
            verb = phrases[i]
            if verb.kind != "V" or verb.link != "attr" or verb.past or verb.passive or verb.negated:
                continue
            if verb.lemma in self.words.verbs or verb.lemma in self.words.telling:
                continue
            own = frame(phrases, i).own
            if not any(t.stage == "signed" for t in bonds[mention.bond].stages) or not any(m == "を" for _, m in own):
                continue
            first = min(k for k, m in own if m in ("を", "に", "へ"))
            start = self.contents.noun_phrase(phrases, first, 0)
            found = self.clauses.clause(start, verb.end, "")
            if found is not None:
                yield bonds[mention.bond], found

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
        lead = _ORDINAL.match(words) or _BULLET.match(words)
        if line != "item" and not lead and not numbered:
            if not _COUNTED.search(words):
                self.listing = None
            return
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
        if _ORDINAL.match(words):
            both = _BOTH.match(self.text, at)
            at = both.end() if both else at
            if pledged := _PLEDGED.search(self.text[at:stop]):
                stop = at + pledged.start()
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
        yield from self.contracted(mentions, bonds)
        if self.told_of is not None and not mentions:
            last = self.told_of
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
            for start, end in self._pieces(*span) if span is not None else ():
                found = self.clauses.clause(start, end, self.clauses.article(passage, start))
                if found is not None:
                    yield bond, found

    def inherited(self, mention: Mention) -> Clause | None:
        """旧条約にあった不可侵の規定も引き継がれた: what the old one held and the new one holds."""
        found = _INHERITED.match(self.text, mention.end + mention.quoted)
        return self.clauses.clause(found.start("held"), found.end("held"), "") if found else None

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
            lemma in _HOLDS
            and i
            and self.text[passage.phrases[i - 1].start : passage.phrases[i - 1].head_end].endswith(
                ("一文", "文言", "条項", "規定", "表現")
            )
        ):
            return "strong"
        if (
            lemma == "負う"
            and i
            and self.text[passage.phrases[i - 1].start : passage.phrases[i - 1].head_end] in _DUTIES
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
        self.told_of = self.source if line == self.source_line else None
        phrases = passage.phrases
        opener: Bond | None = None
        first = 0
        for mention in mentions:
            if mention.rest:
                continue  # 契約額は…とされる
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

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """攻撃しないことや、協議することが盛り込まれた; 第一に…、第二に…と定めている: each clause of a row by itself."""
        for cut in _ROW.finditer(self.text, start, end):
            if cut.start() - start > _SHORTEST:
                yield start, cut.start()
            start = cut.end()
        yield start, end

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
