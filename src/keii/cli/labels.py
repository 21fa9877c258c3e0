"""The words of the terminal and Markdown output, in Japanese and English.

A value without a label is shown as it stands in the record, so that a new certainty or type never breaks the output.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """The languages keii speaks to its user."""

    JA = "ja"
    EN = "en"


_JA = {
    "actors": "登場する人・組織",
    "statements": "発言",
    "times": "時",
    "none": "（なし）",
    "untitled": "（無題）",
    "lead": "リード",
    "body": "本文",
    "qa": "一問一答",
    "list": "一覧",
    "name": "名前",
    "type": "種別",
    "country": "国",
    "roles": "肩書",
    "other names": "ほかの表記",
    "expression": "表現",
    "value": "値",
    "interval": "期間（終わりは含まない）",
    "person": "人物",
    "state": "国",
    "organisation": "組織",
    "group": "集団",
    "office": "役職",
    "direct": "直接",
    "indirect": "間接",
    "no speaker": "話者不明",
    "candidates": "候補",
    "via": "伝",
    "addressee": "相手",
    "headline": "見出し",
    "negated": "否定",
    "explicit": "明示",
    "inferred": "推定",
    "ambiguous": "曖昧",
    "unknown": "不明",
    "asserted": "断定",
    "reported": "伝聞",
    "presumed": "推測",
    "alleged": "疑い",
    "expected": "予定・見通し",
    "possible": "可能性",
    "hypothetical": "仮定",
    "desired": "要望",
}
_EN = {
    "actors": "Actors",
    "statements": "Statements",
    "times": "Times",
    "none": "(none)",
    "untitled": "(untitled)",
    "lead": "Lead",
    "body": "Body",
    "qa": "Questions and answers",
    "list": "List",
    "name": "Name",
    "type": "Type",
    "country": "Country",
    "roles": "Roles",
    "other names": "Other names",
    "expression": "Expression",
    "value": "Value",
    "interval": "Interval (end exclusive)",
    "no speaker": "speaker unknown",
    "candidates": "candidates",
    "addressee": "to",
}
_BY_LANGUAGE: dict[Language, Mapping[str, str]] = {Language.JA: _JA, Language.EN: _EN}


class Labels:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words = _BY_LANGUAGE[language]

    def __getitem__(self, key: str) -> str:
        return self._words.get(key, key)

    def join(self, parts: list[str]) -> str:
        """Several names as one enumeration."""
        return ("、" if self.language is Language.JA else ", ").join(parts)

    def paren(self, text: str) -> str:
        """A text in the parentheses of the language."""
        return f"（{text}）" if self.language is Language.JA else f" ({text})"


def language_of(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of the user's locale: English for any that is set and not Japanese, Japanese where none is set."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(name, "")
        if locale:
            bare = locale.split(".")[0]
            return Language.JA if bare in ("C", "POSIX") or bare.startswith("ja") else Language.EN
    return Language.JA
