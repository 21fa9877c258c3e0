"""Whose voice a report is: agencies by their dateline, copies by their sentences."""

from __future__ import annotations

import pytest

import keii
from keii.story.agencies import agency

BODY = "トーゴのアメガ大統領は10日、ガーナのオフォリ大統領と会談した。"
CASES = [
    (f"【アクラ共同】{BODY}", "共同"),
    (f"[アクラ　10日　ロイター] - {BODY}", "ロイター"),
    (f"【アクラ時事】{BODY}", "時事"),
    (f"【ソウル聯合ニュース】{BODY}", "聯合ニュース"),
    (f"トーゴとガーナが会談\n\n{BODY}（共同）", "共同"),
    (f"【アクラ＝三池冬子】{BODY}", ""),
    (f"共同記者会見が開かれた。{BODY}", ""),
    ("ロイターによると、" + BODY, ""),
]


@pytest.mark.parametrize(("text", "voice"), CASES)
def test_the_dateline(text: str, voice: str) -> None:
    assert agency(keii.read(text, published="2026-03-11", outlet="南洋新聞")) == voice
