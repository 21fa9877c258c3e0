"""Exchanges: who answers, by how the report introduces them. Names are invented."""

from __future__ import annotations

import pytest

import keii

QUESTION = "\n\nQ. 条約の柱は何ですか。\nA. 三つあります。"

CASES = [
    ("explains with a manner", "国際部の早乙女美砂デスクがＱ＆Ａで解説します。", "早乙女美砂"),
    ("explains in half-width letters", "早乙女美砂記者がQ&A形式でわかりやすく解説する。", "早乙女美砂"),
    ("answers", "国際部の早乙女美砂記者が答えます。", "早乙女美砂"),
    ("reads for us", "早乙女美砂編集委員が読み解く。", "早乙女美砂"),
    ("was asked", "国際部の早乙女美砂デスクに聞きました。", "早乙女美砂"),
    ("explained at our request", "早乙女美砂論説委員に解説してもらった。", "早乙女美砂"),
    ("asked by telephone", "元外交官の早乙女美砂氏（71）にも電話で聞いた。", "早乙女美砂"),
    ("named in the heading", "\n■【解説】リスボンから　早乙女美砂記者", "早乙女美砂"),
    ("named behind", "解説は国際部の早乙女美砂デスクです。", "早乙女美砂"),
    ("answers in parliament", "サンタレン首相が議会で野党の質問に答えた。", ""),
    ("nobody", "経緯をＱ＆Ａでまとめた。", ""),
]


@pytest.mark.parametrize(("lead", "answerer"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_answerer(lead: str, answerer: str) -> None:
    dossier = keii.read("ポルトガルとモロッコは10日、条約に署名した。" + lead + QUESTION, published="2026-03-12")
    (exchange,) = dossier.exchanges
    names = {a.id: a.name for a in dossier.actors}
    assert [names[a] for a in exchange.answerer] == [answerer][: bool(answerer)]
