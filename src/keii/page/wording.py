"""The words only pages need, in Japanese and English; those of the records stand in `keii.labels`.

`tests/page/test_wording.py` holds both languages to the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping

from keii.labels import Language
from keii.page import wording_lists, wording_reading

_JA = {
    "skip": "本文へ",
    "menu": "メニュー",
    "other language": "English",
    "home": "最新",
    "read": "読む",
    "stories": "案件",
    "search": "検索",
    "reports": "記事",
    "commitments": "条約上の義務",
    "relations": "関係",
    "as json": "JSON",
    "tagline": "外交報道の経緯を、言葉の証拠とともに",
    "not found": "見つかりません",
    "bad request": "要求を読めません",
}
_EN = {
    "skip": "Skip to the content",
    "menu": "Menu",
    "other language": "日本語",
    "home": "Latest",
    "read": "Read",
    "stories": "Affairs",
    "search": "Search",
    "reports": "Reports",
    "commitments": "Commitments",
    "relations": "Relations",
    "as json": "JSON",
    "tagline": "the account of an affair, word for word",
    "not found": "Not found",
    "bad request": "The request can't be read",
}
# One module for each kind of page.
_PARTS = (wording_lists, wording_reading)
WORDS: Mapping[Language, Mapping[str, str]] = {
    Language.JA: _JA | {key: word for part in _PARTS for key, word in part.JA.items()},
    Language.EN: _EN | {key: word for part in _PARTS for key, word in part.EN.items()},
}
