"""Nouns for what is done to an agreement: 条約|署名後, 条約の|署名を目指す, 協定の締結に|向けた交渉."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keii.extract.agreement.model import Mention, Told
from keii.extract.agreement.teller import StageTeller
from keii.grammar.frames import governor
from keii.grammar.outlook import outlook
from keii.grammar.phrases import Phrase
from keii.lexicon.agreements import Step, agreement_words

_EARLY = re.compile(
    r"^(?:全面|一方的|一方的な|事実上|部分|一部|正式|単独|早期|正式|最終|年内|即時|本格|速やか|円滑|完全|再)"
)


class NominalSteps:
    """Finds the stages that nouns tell; one for a text."""

    def __init__(self, text: str, teller: StageTeller) -> None:
        self.text, self.teller, self.steps = text, teller, agreement_words().steps

    def compound(self, mention: Mention) -> Iterator[Told]:
        """条約|署名後, 停戦|発効後, 決議|案."""
        rest = mention.rest
        if not rest:
            return
        phrase = mention.passage.phrases[mention.phrase]
        step = self.step(rest)
        if step is None:
            return
        if rest.endswith(("後", "以来", "以降", "済み")):
            told = self.teller.told(mention, step.stage, "asserted", mention.phrase)
            told.predicate = -1
            yield told
            return
        if rest.endswith(("交渉", "協議")) and step.stage == "signed":
            yield self.teller.told(mention, "drafted", "asserted", mention.phrase)
            return
        if mention.passage.line in ("heading", "title") and phrase.particle.startswith("へ"):
            yield self.teller.told(mention, step.stage, "expected", mention.phrase)
            return
        yield from self._nominal(mention, step, mention.phrase)

    def step(self, words: str) -> Step | None:
        """The step words begin with (早期締結, 署名式)."""
        words = _EARLY.sub("", words)
        for size in range(min(len(words), 5), 0, -1):
            found = self.steps.get(words[:size])
            if found is not None:
                return found
        return None

    def of_noun(self, mention: Mention, last: int) -> Iterator[Told]:
        """条約の|署名を目指す."""
        phrases = mention.passage.phrases
        for k in range(mention.phrase + 1, last + 1):
            step = self.step(self.text[phrases[k].start : phrases[k].head_end])
            if step is not None:
                words = self.text[phrases[k].start : phrases[k].head_end]
                if words.endswith(("交渉", "協議")) and step.stage == "signed":
                    yield self.teller.told(mention, "drafted", "asserted", last)
                elif step.stage == "in force" and words.endswith(("状況", "義務", "問題", "期間", "違反")):
                    yield self.teller.told(mention, "in force", "asserted", -1)  # 合意の順守状況を検証する
                elif phrases[k].particle.startswith("に向ける"):
                    yield from self.aimed_at(mention, step, k)
                else:
                    yield from self._nominal(mention, step, last)
                return

    def towards(self, phrases: list[Phrase], k: int) -> bool:
        """締結に|向けた."""
        return k + 1 < len(phrases) and phrases[k].particle == "に" and phrases[k + 1].lemma == "向ける"

    def aimed_at(self, mention: Mention, step: Step, k: int) -> Iterator[Told]:
        """締結に向けた交渉: under way to it."""
        phrases = mention.passage.phrases
        later = [self.text[p.start : p.head_end] for p in phrases[k + 1 : k + 4]]
        if any(words.endswith(("交渉", "協議", "調整", "作業")) for words in later) and step.stage == "signed":
            yield self.teller.told(mention, "drafted", "asserted", k)
        else:
            yield self.teller.told(mention, step.stage, "desired", k)

    def _nominal(self, mention: Mention, step: Step, last: int) -> Iterator[Told]:
        """A noun for the step, as sure as what carries it."""
        phrases = mention.passage.phrases
        phrase = phrases[last]
        if phrase.kind == "V" or (phrase.lemma and phrase.link in ("end", "cont") and not phrase.particle):
            level, negated = outlook(self.text, phrases, mention.passage.clauses, last)
        else:
            carrier = governor(self.text, phrases, last)
            words = self.text[phrase.start : phrase.head_end]
            if not any(p.kind == "V" for p in phrases):
                carrier = -1
            if carrier < 0 or words.endswith(("後", "式")):
                level, negated = "asserted", False
                if mention.passage.line not in ("heading", "title") and not any(p.kind == "V" for p in phrases):
                    level = "expected"  # 正午 共同文書の署名: a programme
            else:
                level, negated = outlook(self.text, phrases, mention.passage.clauses, carrier, nominal=True)
                if words.endswith("交渉") or step.stage in ("drafted", "proposed"):
                    level, negated = "reported" if level == "reported" else "asserted", False
        if not negated:
            yield self.teller.told(mention, step.stage, level, last)
