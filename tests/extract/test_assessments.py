"""Assessments: what is judged instead of told, by whom, and how surely. Office holders and experts are invented."""

from __future__ import annotations

import pytest

import keii


def judged(text: str) -> list[tuple[str, str, str]]:
    """The words, certainty and holder ("" for the outlet) of each judgement."""
    dossier = keii.read(text, published="2026-03-12")
    names = {a.id: a.name for a in dossier.actors}
    return [(dossier.text(j.span), j.certainty, "+".join(names[h] for h in j.holder)) for j in dossier.assessments]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the outlet's
        ("孤立を避けるねらいがあるとみられます。", [("孤立を避けるねらいがある", "presumed", "")]),
        ("制裁の影響を和らげたい思惑がある。", [("制裁の影響を和らげたい思惑がある", "presumed", "")]),
        ("偶発的な衝突が戦争に発展するおそれがある。", [("偶発的な衝突が戦争に発展する", "possible", "")]),
        ("合意がいつまで続くかは不透明だ。", [("合意がいつまで続くかは不透明だ", "possible", "")]),
        ("軍事同盟とまでは言えません。", [("軍事同盟とまでは言えません", "asserted", "")]),
        ("首脳がそろうのは異例だ。", [("首脳がそろうのは異例だ", "asserted", "")]),
        ("両国の親密ぶりを印象づけた。", [("両国の親密ぶりを印象づけた", "asserted", "")]),
        ("ただ、交渉は難航しかねない。", [("交渉は難航しかねない", "possible", "")]),
        ("サンタレン首相は「対話する」と述べたが、実現するかは見通せない。", [("実現するかは見通せない", "possible", "")]),
        # an analyst's
        ("リスボン大学のソウザ教授は「衝突は避けられない」と話した。", [("衝突は避けられない", "presumed", "ソウザ")]),
        ("リスボン大学のソウザ教授は「議会が動けば、局面は変わる」と話した。", [("議会が動けば、局面は変わる", "hypothetical", "ソウザ")]),
        ("専門家は、対話が再開する可能性があると分析した。", [("対話が再開する可能性がある", "possible", "専門家")]),
        # none
        ("サンタレン首相は12日、リスボンで会談した。", []),
        ("サンタレン首相は「可能性がある」と述べた。", []),
        ("政府高官は、来月再開する可能性があると明らかにした。", []),
        ("外務省によると、死者が出た可能性がある。", []),
        ("Q 今後はどうなる可能性がありますか。", []),
        ("■交渉の行方は不透明だ\n両首脳は会談した。", []),
        ("両首脳は12日に会談する予定だ。", []),
        ("記者は「不透明だ」と尋ねた。", []),
    ],
)  # fmt: skip
def test_assessments(text: str, found: list[tuple[str, str, str]]) -> None:
    assert judged(text) == found
