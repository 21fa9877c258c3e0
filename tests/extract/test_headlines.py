"""Statements in headings: {words|speaker|} marks what must be found in a heading; statements of the body don't matter. Office holders are invented."""

from __future__ import annotations

import pytest

import keii

BODY = "\n\nポルトガルのサンタレン首相は12日、「海峡は壁ではない」と述べた。モロッコのベルカセム外相は「歓迎する」と応じた。"
SILENT = "\n\nポルトガルのサンタレン首相は12日、リスボンで会見した。"


def headings(text: str) -> list[tuple[str, list[str]]]:
    dossier = keii.read(text, published="2026-03-12")
    names = {a.id: a.name for a in dossier.actors}
    return [(dossier.text(s.span), [names[i] for i in s.speaker]) for s in dossier.statements if s.headline]


def case(text: str, *found: tuple[str, str], wrong: str = "") -> object:
    marks = pytest.mark.xfail(strict=True, reason=wrong) if wrong else ()
    return pytest.param(text, list(found), marks=marks, id=text.replace("\n", "/")[:60])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a name and the marks
        case("サンタレン首相「壁ではない」" + BODY, ("壁ではない", "サンタレン")),
        case("サンタレン首相「壁ではない」　モロッコとの対話再開" + BODY, ("壁ではない", "サンタレン")),
        case("サンタレン首相「海峡は壁ではない」 対話再開へ" + SILENT, ("海峡は壁ではない", "サンタレン")),
        case("サンタレン首相「壁ではない」と強調" + BODY, ("壁ではない", "サンタレン")),
        case("サンタレン首相、「壁ではない」" + BODY, ("壁ではない", "サンタレン")),
        case("【速報】サンタレン首相「海峡は壁ではない」" + SILENT, ("海峡は壁ではない", "サンタレン")),
        case("ポルトガル首相「海峡は壁ではない」 モロッコとの会談で" + BODY, ("海峡は壁ではない", "サンタレン")),
        case("ポルトガル首相「海峡は壁ではない」" + SILENT, ("海峡は壁ではない", "サンタレン")),
        case(
            "中国外務省「断固反対する」\n\n中国外務省の戚文昭報道官は12日、会見した。", ("断固反対する", "中国外務省")
        ),
        case("ポルトガル「壁ではない」 モロッコ「歓迎」" + BODY, ("壁ではない", "ポルトガル"), ("歓迎", "モロッコ")),
        case(
            "サンタレン首相「壁ではない」 ベルカセム外相「歓迎」" + BODY,
            ("壁ではない", "サンタレン"),
            ("歓迎", "ベルカセム"),
        ),
        case(
            "題" + SILENT + "\n\n■サンタレン首相「海峡は壁ではない」\n会見は続いた。",
            ("海峡は壁ではない", "サンタレン"),
        ),
        case(
            "題" + SILENT + "\n\n【サンタレン首相「海峡は壁ではない」】\n会見は続いた。",
            ("海峡は壁ではない", "サンタレン"),
        ),
        case("対話再開で合意…サンタレン首相「壁ではない」" + BODY, ("壁ではない", "サンタレン")),
        case(
            "対話再開で合意　首相「壁ではない」" + BODY,
            ("壁ではない", "サンタレン"),
            wrong="a bare title in a heading is not joined to the one who holds it in the body",
        ),
        case(
            "対話再開で合意…首相「壁ではない」" + BODY,
            ("壁ではない", "サンタレン"),
            wrong="a bare title in a heading is not joined to the one who holds it in the body",
        ),
        case(
            "対話再開で合意＝サンタレン首相「壁ではない」" + BODY,
            ("壁ではない", "サンタレン"),
            wrong="＝ that parts a heading is read as part of a name",
        ),
        # words the body tells as somebody's
        case("「海峡は壁ではない」サンタレン首相が会見" + BODY, ("海峡は壁ではない", "サンタレン")),
        case("「海峡は壁ではない」　対話再開へ" + BODY, ("海峡は壁ではない", "サンタレン")),
        case("「海峡は壁ではない」とサンタレン首相" + BODY, ("海峡は壁ではない", "サンタレン")),
        case("「海峡は壁ではない」＝サンタレン首相" + BODY, ("海峡は壁ではない", "サンタレン")),
        case("海峡は「壁ではない」＝サンタレン首相" + BODY, ("壁ではない", "サンタレン")),
        case(
            "題" + BODY + "\n\n■「海峡は壁ではない」\nサンタレン首相はまた「海峡は壁ではない」と述べた。",
            ("海峡は壁ではない", "サンタレン"),
        ),
        case(
            "「海峡は壁ではない」とサンタレン首相" + SILENT,
            ("海峡は壁ではない", "サンタレン"),
        ),
        case("「窓が割れた」と住民" + SILENT, ("窓が割れた", "住民")),
        case("「新冷戦」と対話の時代" + SILENT),
        case("「友好国」とサンタレン首相が会談" + SILENT),
        # nobody's
        case("「海峡は壁ではない」　対話再開へ" + SILENT),
        case("「新冷戦」の時代に" + BODY),
        case("「海峡協定」に署名" + BODY),
        case("貨物船「シー・ヘロン」が出港" + BODY),
        case("首相、「友好国」を歴訪" + BODY),
        case("サンタレン首相「友好国」を歴訪" + BODY),
        case("サンタレン首相「友好条約」に署名" + BODY),
        case("サンタレン首相、対話再開へ" + BODY),
        case("サンタレン首相「」" + BODY),
    ],
)
def test_headings(text: str, found: list[tuple[str, str]]) -> None:
    assert headings(text) == [(words, [name]) for words, name in found]


def test_a_statement_of_the_body_is_no_headline() -> None:
    assert headings("首脳会談で署名" + BODY) == []
