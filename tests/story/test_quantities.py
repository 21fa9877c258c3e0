"""How many and how much: numbers by what they count, and what is left out."""

from __future__ import annotations

import pytest

import keii
from keii.story.quantities import Quantities

CASES = [
    ("両国は9つの文書を取り交わした。", {"文書": "9"}),
    ("両国は農業など11の文書を取り交わした。", {"文書": "11"}),
    ("文書は合わせて7本だった。", {"文書": "7"}),
    ("会談は2時間半に及んだ。", {"duration": "PT2H30M"}),
    ("４企業に制裁を科した。", {"社": "4"}),
    ("企業四社に制裁を科した。", {"社": "4"}),
    ("7人が死亡し、34人がけがをした。", {}),  # which of the two cannot be said
    ("十一人が死亡した。", {"人": "11"}),
    ("10月12日に会談した。", {}),
    ("第4条に定める。", {}),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_of_a_sentence(text: str, found: dict[str, str]) -> None:
    dossier = keii.read(text, published="2026-03-10")
    assert Quantities(dossier).around([(0, len(text))], inside=True) == found


def test_of_the_sentence_around_a_word() -> None:
    text = "会談は2時間に及んだ。夕食会は3時間続いた。"
    dossier = keii.read(text, published="2026-03-10")
    at = text.index("夕食会")
    assert Quantities(dossier).around([(at, at + 3)], inside=False) == {"duration": "PT3H"}
