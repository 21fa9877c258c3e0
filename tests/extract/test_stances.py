"""Stances: who declares which position toward what. Office holders are invented."""

from __future__ import annotations

import pytest

import keii


def told(text: str) -> list[tuple[str, str, str]]:
    """Holder, polarity and target of each stance."""
    dossier = keii.read(text, published="2026-03-12")
    names = {a.id: a.name for a in dossier.actors}
    return [(names[h.holder], h.polarity, h.target) for h in dossier.stances]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # declared
        ("ポルトガルは海峡条約を歓迎した。", [("ポルトガル", "support", "海峡条約")]),
        ("ポルトガルは決議案に反対した。", [("ポルトガル", "oppose", "決議案")]),
        ("ポルトガルは決議案に賛成した。", [("ポルトガル", "support", "決議案")]),
        ("ポルトガルは国境での演習に懸念を示した。", [("ポルトガル", "concern", "国境での演習")]),
        ("ポルトガルは国境での演習に深い懸念を示した。", [("ポルトガル", "concern", "国境での演習")]),
        ("ポルトガル外務省は演習の中止を求めた。", [("ポルトガル外務省", "oppose", "演習")]),
        ("ポルトガルは決議案に拒否権を行使した。", [("ポルトガル", "oppose", "決議案")]),
        ("決議案は採決された。ポルトガルは棄権した。", [("ポルトガル", "neutral", "決議案")]),
        ("ポルトガルは海峡条約を支持しないと表明した。", [("ポルトガル", "oppose", "海峡条約")]),
        ("ポルトガル外務省は海峡条約を歓迎した上で、対話を呼びかけた。", [("ポルトガル外務省", "support", "海峡条約")]),
        # spoken
        ("サンタレン首相は海峡条約を「歴史的だ」と評価した。", [("サンタレン", "support", "海峡条約")]),
        ("サンタレン首相は、演習について「断じて容認できない」と述べた。", [("サンタレン", "oppose", "演習")]),
        ("サンタレン首相は、演習について「強く懸念している」と述べた。", [("サンタレン", "concern", "演習")]),
        ("サンタレン首相は、会談について「動きを注視している」と述べた。", [("サンタレン", "neutral", "会談")]),
        ("サンタレン首相は「モロッコを支持する」と述べた。", [("サンタレン", "support", "モロッコ")]),
        # none
        ("サンタレン首相は「来月訪問する」と述べた。", []),
        ("サンタレン首相は「なぜ反対するのか」と述べた。", []),
        ("ポルトガルは非難されている。", []),
        ("ポルトガルが反対すれば、条約は成立しない。", []),
        ("ポルトガルは条約に反対していない。", []),
        ("反対する住民が集まった。", []),
        ("ポルトガルは賛成する見通しだ。", []),
        ("市民は首脳を歓迎した。", []),
    ],
)  # fmt: skip
def test_stances(text: str, found: list[tuple[str, str, str]]) -> None:
    assert told(text) == found


def test_a_stance_is_tied_to_its_statement() -> None:
    dossier = keii.read("サンタレン首相は、演習について「断じて容認できない」と述べた。", published="2026-03-12")
    (stance,) = dossier.stances
    (statement,) = dossier.statements
    assert stance.statement == statement.id
    assert stance.evidence == statement.span


def test_one_stance_for_one_sentence() -> None:
    assert told("サンタレン首相は「断じて容認できない」と批判した。") in (
        [("サンタレン", "oppose", "断じて容認できない")],
    )
