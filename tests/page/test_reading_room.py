"""The reading room as markup: nothing of the text is lost, and nothing of it is taken for mark-up."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

import keii
from keii.labels import Labels, Language
from keii.page.cards import groups
from keii.page.reading_room import document, room

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.txt"))
HOSTILE = (
    "<script>alert(1)</script>サンタレン首相は12日、「\"&amp;'<b>海峡</b>\x00\u202e壁」と述べた。\n\n■<h1>見出し</h1>\n"
    + "あ" * 3000
)


def parts(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


@pytest.mark.parametrize("path", GOLD[::4], ids=lambda p: p.stem)
def test_the_article_is_the_text_and_marks_are_its_words(path: Path) -> None:
    dossier = keii.read(path.read_text(encoding="utf-8"), published="2026-03-12")
    page = parts(document(dossier, Language.JA))
    (article,) = page.cssselect("article.text")
    assert article.text_content() == dossier.report.text
    for group in groups(dossier, Labels(Language.JA)):
        for card in group.cards:
            (beside,) = page.cssselect(f"#{card.id}")
            assert card.anchor is None or page.cssselect(f"#at-{card.id}"), card.id
            assert beside is not None
            for mark in card.marks:
                assert 0 <= mark.span[0] < mark.span[1] <= len(dossier.report.text)
    marked = {i: "".join(m.text_content() for m in article.cssselect(f'[data-r~="{i}"]')) for i in ("s1", "e1")}
    for said in dossier.statements[:1]:
        assert marked[said.id] == dossier.text(said.span)


def test_certainty_is_told_in_words_and_by_its_line() -> None:
    dossier = keii.read(
        "ポルトガルとモロッコは来月、漁業協定に署名する見通しだ。首相は訪問した。サンタレン首相は12日、ベルカセム首相とは会談しなかった。",
        published="2026-03-12",
    )
    page = parts(document(dossier, Language.EN))
    signed = next(e for e in dossier.events if dossier.text(e.trigger) == "署名")
    assert page.cssselect(f"#{signed.id} .sure")[0].text == "expected"
    assert "c-dotted" in page.cssselect(f'.text [data-r~="{signed.id}"]')[0].get("class")
    denied = next(e for e in dossier.events if e.negated)
    assert "not" in page.cssselect(f'.text [data-r~="{denied.id}"]')[0].get("class").split()
    assert page.cssselect(f"#{denied.id} .no")[0].text == "negated"


def test_nothing_is_taken_for_mark_up() -> None:
    dossier = keii.read(
        HOSTILE, published="2026-03-12", outlet="<i>x</i>", title="<script>t</script>", url="javascript:alert(1)"
    )
    page = document(dossier, Language.JA)
    tree = parts(page)
    assert len(tree.cssselect("script")) == 1
    assert not tree.cssselect("article b, article h1, i, h1 script")
    assert "javascript:" not in page
    assert tree.cssselect("article.text")[0].text_content() == HOSTILE.replace("\x00", "\ufffd")


def test_the_file_stands_alone() -> None:
    page = document(keii.read("首相は「待つ」と述べた。"), Language.JA)
    assert not re.search(
        r"""(?:src|href)=(?!["']#)|@import|url\(""", re.sub(r"<script>.*?</script>", "", page, flags=re.S)
    )
    assert "default-src 'none'" in page


def test_several_reports_have_ids_of_their_own() -> None:
    dossier = keii.read("首相は「待つ」と述べた。")
    ids = [e.get("id") for e in parts(document([dossier, dossier], Language.JA)).cssselect("[id]")]
    assert len(ids) == len(set(ids))


def test_one_actor() -> None:
    dossier = keii.read("サンタレン首相は「待つ」と述べた。ベルカセム首相は「急ぐ」と述べた。")
    second = dossier.statements[1]
    shown = room(dossier, Language.JA, actor=second.speaker[0])
    assert [c.id for g in shown.groups if g.kind == "statement" for c in g.cards] == [second.id]


@given(st.text(max_size=200))
def test_any_text_is_shown_whole(text: str) -> None:
    dossier = keii.read(text)
    shown = parts(document(dossier, Language.EN)).cssselect("article.text")[0].text_content()
    controls = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
    assert shown == controls.sub("\ufffd", dossier.report.text)


def test_an_empty_report() -> None:
    assert "記録はありません" in document(keii.read(""), Language.JA)
