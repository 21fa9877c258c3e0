"""Stages: what is done to an agreement where it is named, when, and how sure that is.

    条約に署名した signed · 署名を目指す proposed · 署名する見通し signed, expected (so there is a draft) · 昭和42年に発効した条約 in force
    協定の破棄を通告した lapsed · 1975年の協定に基づく in force · 2022年11月の和平合意 signed
Left alone: 署名しなかった, 署名すれば.
"""

from __future__ import annotations

from collections.abc import Iterator

from keii.extract.agreement.model import Mention, Told
from keii.extract.agreement.nominal import NominalSteps
from keii.extract.agreement.teller import StageTeller
from keii.grammar.frames import frame, governor, head
from keii.grammar.outlook import outlook
from keii.grammar.passages import Passage
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.agreements import Step, agreement_words
from keii.lexicon.cues import cues

_STANDING = ("に基づく", "に基く", "に沿う", "に従う", "に反する")
_STANDS_ON = frozenset("基づく 基く 則る 従う 違反する 反する 沿う".split())
_UNDER = ("下", "もと", "下で", "枠内", "違反", "履行", "順守", "遵守", "精神")
_NEW = ("今回の", "新たな", "新しい", "新", "次の", "将来の")
# General verbs: only with the agreement as their own object, and not for words as vague as 合意 or 枠組み.
_STRICT = frozenset(
    "署名する 調印する 締結する 結ぶ 交わす 取り交わす 発効する 失効する 破棄する 離脱する 脱退する 批准する 延長する 更新する 合意する 大筋合意する 採択する 妥結する 破る 崩壊する 切れる 達する 至る".split()
)
# What is done to nothing but an agreement.
_OF_IT = frozenset("署名する 調印する 締結する 発効する 失効する 批准する 仮署名する".split())
_RATIFIES = frozenset("批准する 承認する 可決する".split())
# What of an agreement is acted on stands for it; a text that is agreed is a draft.
_PART = ("効力", "履行", "適用", "参加", "期限", "有効期限", "有効期間", "期間", "実施")
_DRAFT = ("文案", "草案", "案", "条文", "条文案", "骨格", "大枠", "内容", "最終案", "素案")
# What an agreement loses, or what runs out, when it lapses; what it becomes then.
_LAPSES = {
    "失う": ("効力",),
    "切れる": ("期限", "有効期限", "有効期間", "効力"),
    "なる": ("期限切れ", "失効", "満了", "無効"),
}
_ABOUT = ("をめぐる", "を巡る", "につく", "について", "に関する")
_CARRIES = frozenset(
    "目指す 求める 進める 行う 急ぐ 加速する 控える 予定する 発表する 終える 迎える 拒む 拒否する 見送る 検討する 決める 続ける 再開する 始める 通告する 表明する 宣言する 決定する 開始する 提案する 呼びかける".split()
)


class StageFinder:
    """Finds the stages a mention is told in; one for a text."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.words = agreement_words()
        self.teller = StageTeller(reading)
        self.nouns = NominalSteps(self.text, self.teller)

    def stages(self, mention: Mention) -> list[Told]:
        """Everything the passage says is done to the agreement named there."""
        found: list[Told] = []
        for told in self._all(mention):
            if (
                mention.passage.line in ("heading", "title")
                and told.stage == "signed"
                and mention.kind.type == "weak"
                and mention.bare
            ):
                continue
            if told.certainty == "hypothetical" or any(t.stage == told.stage for t in found):
                continue
            if mention.kind.type == "bare" and told.stage in ("proposed", "drafted"):
                continue
            found.append(told)
            ahead = {"expected": "drafted", "desired": "proposed", "possible": "proposed"}.get(told.certainty)
            if told.stage == "signed" and ahead is not None and not any(t.stage == ahead for t in found):
                sure = "presumed" if ahead == "drafted" else "asserted"
                found.append(Told(ahead, sure, told.predicate, -1, told.evidence))
        return found

    def _all(self, mention: Mention) -> Iterator[Told]:
        phrases = mention.passage.phrases
        yield from self._adnominal(mention)
        yield from self.nouns.compound(mention)
        if phrases[mention.phrase].particle == "の" and mention.phrase + 1 < len(phrases):
            after = phrases[mention.phrase + 1]
            step = self.nouns.step(self.text[after.start : after.head_end])
            if step is not None and after.particle.startswith("に向ける") and not after.attr:
                yield from self.nouns.aimed_at(mention, step, mention.phrase + 1)
                return
        if self.nouns.towards(phrases, mention.phrase + 1) and phrases[mention.phrase].particle == "の":
            step = self.nouns.step(self.text[phrases[mention.phrase + 1].start : phrases[mention.phrase + 1].head_end])
            if step is not None:
                yield from self.nouns.aimed_at(mention, step, mention.phrase + 2)
                return
        last = head(phrases, mention.phrase)
        words = self.text[phrases[last].start : phrases[last].head_end]
        if last > mention.phrase and words in _PART + _DRAFT:
            for told in self._governed(mention, last):
                if words in _DRAFT and told.stage == "signed":
                    told.stage = "drafted"
                yield told
        elif last > mention.phrase:
            yield from self.nouns.of_noun(mention, last)
        if last == mention.phrase or not phrases[mention.phrase].particle:
            yield from self._governed(mention)
        if self._speaks(mention):
            yield self.teller.told(mention, "signed", "asserted", -1)
        if phrases[mention.phrase].particle in _STANDING or self._under(mention) or self._stands(mention):
            yield self.teller.told(mention, "in force", "asserted", -1)
        elif mention.dated >= 0 and mention.kind.type != "bare":
            yield Told("signed", "asserted", -1, mention.dated, (self.reading.times[mention.dated].start, mention.end))

    def alone(self, passage: Passage, mention: Mention) -> Iterator[Told]:
        """What a sentence that leaves the agreement out says of the one before it (明治28年11月5日、パリにおいて署名。)."""
        for p, phrase in enumerate(passage.phrases):
            verb = self.words.verbs.get(phrase.lemma)
            if verb is None or verb.word not in _OF_IT or (phrase.link == "attr" and not self._to_come(passage, p)):
                continue
            around = frame(passage.phrases, p)
            objects = {"を", "に"} & set(verb.frame)
            objects |= {"が"} if phrase.passive or verb.frame[0] == "が" else set()
            if any(mark in objects and not self._dates(passage, j) for j, mark in around.own):
                continue  # something else is signed
            level, negated = outlook(self.text, passage.phrases, passage.clauses, p)
            at = self.reading.time_before(phrase.start)
            time = at if at >= 0 and self.reading.times[at].start >= passage.start else -1
            if not negated and level != "hypothetical":
                yield Told(verb.stage, level, p, time, (mention.start, phrase.head_end))

    def _to_come(self, passage: Passage, p: int) -> bool:
        """秋にも署名する方向だ."""
        behind = passage.phrases[p + 1 : p + 2]
        return bool(behind) and self.text[behind[0].start : behind[0].head_end].endswith(
            ("見通し", "予定", "方向", "方針", "見込み", "運び")
        )

    def _dates(self, passage: Passage, j: int) -> bool:
        at = self.reading.time_before(passage.phrases[j].head_end - 1)
        return at >= 0 and self.reading.times[at].end > passage.phrases[j].start

    def _under(self, mention: Mention) -> bool:
        phrases = mention.passage.phrases
        i = mention.phrase
        if self.text.endswith(_NEW, 0, mention.start):
            return False  # 今回の条約のもと: what it will be like
        return (
            phrases[i].particle == "の"
            and i + 1 < len(phrases)
            and self.text[phrases[i + 1].start : phrases[i + 1].head_end] in _UNDER
        )

    def _speaks(self, mention: Mention) -> bool:
        """両国は共同声明で…と表明した: a statement that says something has been issued."""
        phrases = mention.passage.phrases
        i = mention.phrase
        if mention.kind.kind != "declaration" or phrases[i].particle not in ("で", "では", "は", "の中で"):
            return False
        p = governor(self.text, phrases, i)
        return (
            p > i
            and not phrases[p].negated
            and (phrases[p].past or phrases[p].link in ("end", "cont"))
            and phrases[p].lemma in cues().verbs
        )

    def _stands(self, mention: Mention) -> bool:
        """協定に基づく。 as the sentence's own predicate."""
        phrases = mention.passage.phrases
        i = mention.phrase
        return phrases[i].particle == "に" and i + 1 < len(phrases) and phrases[i + 1].lemma in _STANDS_ON

    def _adnominal(self, mention: Mention) -> Iterator[Told]:
        """1904年に結んだ|条約; earlier verbs of the same clause too (結ばれ、…失われた|条約)."""
        phrases = mention.passage.phrases
        j = mention.first - 1
        while j >= 0 and (
            phrases[j].kind == "M"
            or (phrases[j].kind == "N" and not phrases[j].comma and phrases[j].particle in ("な", "の"))
        ):
            if self.text[phrases[j].start : phrases[j].head_end].endswith(("交渉中", "協議中")):
                yield self.teller.told(mention, "drafted", "asserted", j)
            j -= 1
        if j < 0 or phrases[j].kind != "V" or phrases[j].link != "attr":
            return
        steps = 0
        while j >= 0 and steps < 24:
            phrase = phrases[j]
            if phrase.kind == "N" and phrase.particle in ("は", "も") and phrase.comma:
                return
            if phrase.kind == "V" and (steps == 0 or (phrase.link in ("cont", "te") and phrase.comma)):
                step = self.words.verbs.get(phrase.lemma)
                if step is not None and not phrase.negated and self._fits_adnominal(mention, step, j):
                    level = "asserted" if phrase.past or phrase.link != "attr" else "expected"
                    yield self.teller.told(mention, step.stage, level, j)
            j -= 1
            steps += 1

    def _fits_adnominal(self, mention: Mention, step: Step, j: int) -> bool:
        """Its own object is no other thing (提案を出した文書 is no agreement signed)."""
        if mention.kind.type in ("weak", "bare") and step.word not in _STRICT:
            return False
        objects = [k for k, p in frame(mention.passage.phrases, j).own if p == "を"]
        if step.word == "失う":
            subjects = [k for k, p in frame(mention.passage.phrases, j).own if p in ("が", "を")]
            phrases = mention.passage.phrases
            return any(self.text[phrases[k].start : phrases[k].head_end] in ("効力", "失効") for k in subjects)
        return not objects

    def _governed(self, mention: Mention, at: int = -1) -> Iterator[Told]:
        """条約に|署名した, 停戦が|発効した, 議定書について|署名を目指す."""
        phrases, clauses = mention.passage.phrases, mention.passage.clauses
        i = at if at >= 0 else mention.phrase
        phrase = phrases[i]
        if phrase.kind == "V":
            return
        particle = phrase.particle
        behind = phrases[i + 1] if i + 1 < len(phrases) else None
        if behind is not None and self.text[behind.start : behind.head_end].endswith("済み"):
            step = self.nouns.step(self.text[behind.start : behind.head_end])
            if step is not None:
                yield self.teller.told(mention, step.stage, "asserted", i + 1)
                return
        p = governor(self.text, phrases, i)
        if p < 0:
            return
        if particle in ("は", "が", "も") and self._lapses(phrases, p):
            level, negated = outlook(self.text, phrases, clauses, p)
            if not negated:
                yield self.teller.told(mention, "lapsed", level, p)
            return
        verb = self.words.verbs.get(phrases[p].lemma)
        joined = particle in ("と", "や", "など", "") and p > i + 1
        if verb is not None and self._takes(mention, verb, particle, joined, phrases[p].passive):
            level, negated = outlook(self.text, phrases, clauses, p)
            if self._heading_ahead(mention, p):
                level = "expected"
            elif mention.passage.line in ("heading", "title") and level == "expected":
                level = "asserted"
            if not negated:
                told = self.teller.told(mention, verb.stage, level, p)
                if verb.word in _RATIFIES:
                    told.time = -1
                yield told
            yield from self._further(mention, p)
            return
        for k, mark in frame(phrases, p).own:
            if k <= i or mark not in ("を", "が", "に", "も", "などを"):
                continue
            step = self.nouns.step(self.text[phrases[k].start : phrases[k].head_end])
            if step is not None and (phrases[p].lemma in _CARRIES or verb is None):
                level, negated = outlook(self.text, phrases, clauses, p, nominal=True)
                if not negated:
                    yield self.teller.told(mention, step.stage, level, p)
                return

    def _lapses(self, phrases: list[Phrase], p: int) -> bool:
        """旧条約は効力を失った, 協定が期限切れとなる."""
        parts = _LAPSES.get(phrases[p].lemma, ())
        marks = ("に", "と") if phrases[p].lemma == "なる" else ("を", "が")
        return any(
            m in marks and self.text[phrases[k].start : phrases[k].head_end] in parts for k, m in frame(phrases, p).own
        )

    def _further(self, mention: Mention, p: int) -> Iterator[Told]:
        """協定は2016年に締結され、毎年延長されてきた: the next predicate with the same topic."""
        phrases = mention.passage.phrases
        if not phrases[mention.phrase].particle.endswith("は") or phrases[p].link not in ("cont", "te"):
            return
        for q in range(p + 1, len(phrases)):
            verb = self.words.verbs.get(phrases[q].lemma)
            if phrases[q].kind == "V" and phrases[q].link != "attr":
                if verb is not None and verb.word in _STRICT:
                    level, negated = outlook(self.text, phrases, mention.passage.clauses, q)
                    if not negated:
                        yield self.teller.told(mention, verb.stage, level, q)
                return

    def _heading_ahead(self, mention: Mention, p: int) -> bool:
        """条約に署名へ: a headline's way to say what is to come."""
        if mention.passage.line not in ("heading", "title"):
            return False
        end = mention.passage.phrases[p].head_end
        return self.text[end : end + 1] == "へ"

    def _takes(self, mention: Mention, verb: Step, particle: str, joined: bool, passive: bool) -> bool:
        if mention.kind.type in ("weak", "bare") and verb.word not in _STRICT:
            return False
        if joined:
            return verb.word in _STRICT
        if particle.startswith(_ABOUT):
            if verb.word in ("交渉する", "協議する", "調整する", "検討する"):
                return True
            particle = "は"
        if particle == "も" and "を" in verb.frame and not passive:
            return True
        for tail in ("など", "も", "は"):
            particle = particle.removeprefix(tail) if particle != tail else particle
        if particle in ("は", "も", "について", "につく"):
            return verb.word in _STRICT or passive
        if particle in ("が",):
            return "が" in verb.frame and (passive or verb.frame[0] == "が" or verb.word in _STRICT)
        return particle.rstrip("はも") in verb.frame
