"""Splitting what is said of an agreement's text into trigger and obligation, and telling what type it is of.

一方が攻撃を受けた場合、他方が支援する     trigger, obligation: defence
脅威が差し迫った際の協議                    consultation
"""

from __future__ import annotations

import re

from keii.extract.agreement.model import Clause
from keii.grammar.passages import Passage
from keii.lexicon.agreements import agreement_words

_CONDITION = re.compile(
    r"^(?P<trigger>.{2,80}?(?:場合|(?<!国)際(?![会社連])|ない限り|(?<=[たるい])とき|(?<=[たるいの])時(?![間期代点])|有事(?!の際|の時|のとき)))(?P<link>には|に(?!よ)|は|も|、|の)?[、 　]*(?P<obligation>.{2,})$"
)
_IF = re.compile(r"^(?P<trigger>.{4,60}?(?:[けせてれえべめげね]ば|たら))、?(?P<obligation>.{4,})$")
ARTICLE = re.compile(r"第?[0-9０-９一二三四五六七八九十百]+条(?:第?[0-9０-９一二三四五六七八九十]+項)?")


class ClauseReader:
    """Makes provisions of stretches of one text."""

    def __init__(self, text: str) -> None:
        self.text, self.bindings = text, agreement_words().bindings

    def article(self, passage: Passage, at: int) -> str:
        """The article the clause is said to stand in: 第4条では."""
        found = None
        for found in ARTICLE.finditer(self.text, passage.start, passage.end):
            behind = self.text[found.end() : found.end() + 3]
            if behind.startswith(("では", "は", "に", "で", "には", "）", ")")):
                return found[0]
        return ""

    def clause(self, start: int, end: int, article: str) -> Clause | None:
        """The provision that text[start:end] says, split into trigger and obligation."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(" 　、"))
        words = self.text[start:end].rstrip(" 　、。")
        if len(words) < 2:
            return None
        found = _CONDITION.match(words) or _IF.match(words)
        trigger, obligation = (found["trigger"], found["obligation"]) if found else ("", words)
        if found and found.groupdict().get("link") == "の" and self._type(trigger, obligation) == "other":
            trigger, obligation = "", words  # 訪れる際の法的地位
        trigger = re.split(r"(?:とし|であり|としつつ)、", trigger)[-1]
        return Clause(self._type(trigger, obligation), trigger, obligation, (start, start + len(words)), article)

    def _type(self, trigger: str, obligation: str) -> str:
        for binding in self.bindings:
            if binding.obligation.search(obligation) and (binding.trigger is None or binding.trigger.search(trigger)):
                return binding.type
        economic = next((b for b in self.bindings if b.type == "economic"), None)
        return "economic" if economic is not None and economic.obligation.search(trigger) else "other"
