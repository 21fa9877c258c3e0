"""Readings over characters."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from keii.ingest.ruby import fold_ruby


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param(
            "<ruby>尹錫悦<rt>ユンソンニョル</rt></ruby>大統領",
            "尹錫悦（ユンソンニョル）大統領",
            id="the reading of a name",
        ),
        pytest.param(
            "<ruby>尹<rt>ユン</rt>錫悦<rt>ソンニョル</rt></ruby>氏",
            "尹錫悦（ユンソンニョル）氏",
            id="a reading for each character",
        ),
        pytest.param(
            "<ruby>会談<rp>(</rp><rt>かいだん</rt><rp>)</rp></ruby>した", "会談した", id="a learner's reading"
        ),
        pytest.param("<ruby>米<rt>アメリカ</rt></ruby>国務省", "米国務省", id="near miss: a gloss on one character"),
        pytest.param("<ruby>G7<rt>ジーセブン</rt></ruby>は", "G7は", id="near miss: letters"),
        pytest.param("前<ruby>会談</ruby>後", "前会談後", id="no reading"),
        pytest.param("<ruby><rb>習近平</rb><rt>シーチンピン</rt></ruby>", "習近平（シーチンピン）", id="base in rb"),
    ],
)
def test_ruby(page: str, text: str) -> None:
    tree = fragment_fromstring(f"<p>{page}</p>")
    fold_ruby(tree)
    assert tree.text_content() == text
