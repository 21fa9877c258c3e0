"""Pages: main text a block a line, what the page says about itself, and live blogs in order."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keii.errors import InputError
from keii.ingest.html import read_html
from keii.ingest.source import Source

LEAD = "イランを訪問しているベラルーシの大統領は17日、首都テヘランで会談し、新たな「戦略的協力条約」に署名しました。"
SECOND = "国営のイルナ通信によりますと、会談は17日午前、宮殿で始まり、少人数での協議を含めて2時間半余りに及んだということです。"


def page(body: str, head: str = "") -> str:
    furniture = "<nav><a href='/'>トップ</a> <a href='/w'>国際</a></nav>", "<footer>無断転載を禁じます</footer>"
    return f"<!DOCTYPE html><html lang='ja'><head>{head}</head><body>{furniture[0]}<article>{body}</article>{furniture[1]}</body></html>"


def ld(**article: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **article}, ensure_ascii=False)}</script>'


def lines(source: Source) -> list[str]:
    return source.text.split("\n")


def test_headings_and_paragraphs_are_lines() -> None:
    found = read_html(
        page(f"<h1>首脳会談で署名 条約の内容は</h1><p>　{LEAD}</p><h2>会談は2時間半</h2><p>{SECOND}</p>"), "a.html"
    )
    assert lines(found) == ["首脳会談で署名 条約の内容は", LEAD, "", "会談は2時間半", SECOND, ""]
    assert found.title == "首脳会談で署名 条約の内容は"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(f"<p>{LEAD}<br>{SECOND}</p>", [LEAD, SECOND], id="a br ends a line"),
        pytest.param("<p>外相は19日、辞任を表明した。</p>", ["外相は19日、辞任を表明した。"], id="a news flash"),
        pytest.param(f"<div>　{LEAD}<br><br>　{SECOND}</div>", [LEAD, SECOND], id="paragraphs kept apart by br alone"),
        pytest.param(
            f"<p>{LEAD}</p><dl><dt>Q なぜですか。</dt><dd>A 答えです。</dd></dl>",
            [LEAD, "Q なぜですか。", "A 答えです。"],
            id="questions in a dl",
        ),
        pytest.param(
            f"<p>{LEAD[:8]}\n    {LEAD[8:]}</p><p>{SECOND}</p>",
            [LEAD, SECOND],
            id="a line break of the source does not",
        ),
        pytest.param(
            f"<p>{LEAD}</p><ul><li>期間は20年</li><li>文書は9つ</li></ul>", [LEAD, "期間は20年", "文書は9つ"], id="list"
        ),
        pytest.param(
            f"<p>{LEAD}</p><p>{SECOND[:10]}<b>{SECOND[10:14]}</b><a href='x'>{SECOND[14:]}</a></p>",
            [LEAD, SECOND],
            id="inline",
        ),
        pytest.param(
            f"<p>{LEAD}</p><p>{SECOND}</p><table><tr><td>外相</td><td>ナデリ</td></tr></table>",
            [LEAD, SECOND, "外相\u3000ナデリ"],
            id="table",
        ),
    ],
)
def test_blocks(body: str, wanted: list[str]) -> None:
    assert [line for line in lines(read_html(page(body), "a.html")) if line] == wanted


def test_metadata_from_json_ld() -> None:
    head = ld(
        headline="首脳会談で署名",
        datePublished="2026-02-16T22:12:00Z",
        publisher={"name": "東都放送"},
        url="https://example.jp/1",
    )
    found = read_html(page(f"<p>{LEAD}</p>", head), "a.html")
    assert (found.title, found.outlet, found.url) == ("首脳会談で署名", "東都放送", "https://example.jp/1")
    assert found.published == "2026-02-17T07:12:00+09:00"
    assert lines(found)[0] == "首脳会談で署名"


@pytest.mark.parametrize(
    ("head", "body", "field", "value"),
    [
        pytest.param(
            "<title>署名 | 東都新聞</title><meta property='og:site_name' content='東都新聞'>",
            "",
            "title",
            "署名",
            id="outlet cut off",
        ),
        pytest.param(
            "<title>署名 | 東都新聞</title>", "", "title", "署名 | 東都新聞", id="near miss: who knows what follows"
        ),
        pytest.param(
            "<title>対米関係 - 新たな章</title><meta property='og:site_name' content='東都新聞'>",
            "",
            "title",
            "対米関係 - 新たな章",
            id="a dash",
        ),
        pytest.param("<meta property='og:title' content='署名'><title>x</title>", "", "title", "署名", id="og:title"),
        pytest.param("<meta name='pubdate' content='2026-02-17'>", "", "published", "2026-02-17", id="meta date"),
        pytest.param(
            "",
            "<time datetime='2026-02-17T21:12+09:00'>17日</time>",
            "published",
            "2026-02-17T21:12:00+09:00",
            id="time",
        ),
        pytest.param(
            "", "<time>2026年2月17日 21時12分</time>", "published", "2026-02-17T21:12:00", id="time without datetime"
        ),
        pytest.param("<meta name='date' content='soon'>", "", "published", None, id="a date that is none"),
        pytest.param("", "", "published", None, id="no date: never from the clock"),
        pytest.param("<link rel='canonical' href='/a'>", "", "url", None, id="an address that is none"),
        pytest.param("<link rel='canonical' href='https://e.jp/a'>", "", "url", "https://e.jp/a", id="canonical"),
    ],
)
def test_metadata(head: str, body: str, field: str, value: str | None) -> None:
    assert getattr(read_html(page(f"{body}<p>{LEAD}</p>", head), "a.html"), field) == value


@pytest.mark.parametrize("broken", ['{"@type": "NewsArticle", ', "[" * 50_000, "", "null", "<!-- -->"])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    found = read_html(page(f"<p>{LEAD}</p>", f'<script type="application/ld+json">{broken}</script>'), "a.html")
    assert LEAD in found.text


LIVE = {
    "@type": "LiveBlogPosting",
    "headline": "首脳会談 速報",
    "description": "最新の動きをお伝えします。",
    "liveBlogUpdate": [
        {
            "@type": "BlogPosting",
            "headline": "条約に署名",
            "datePublished": "2026-02-17T05:30:00Z",
            "articleBody": "両首脳は<b>署名</b>しました。",
        },
        {
            "@type": "BlogPosting",
            "headline": "会談始まる",
            "datePublished": "2026-02-17T10:05:00+09:00",
            "articleBody": "<p>始まりました。</p><p>続く。</p>",
        },
    ],
}


def test_live_blog_runs_from_first_to_last() -> None:
    found = read_html(page("<p>読み込み中</p>", ld(**LIVE)), "a.html")
    assert lines(found) == [
        "首脳会談 速報",
        "最新の動きをお伝えします。",
        "",
        "2026年2月17日 10時05分",
        "会談始まる",
        "始まりました。",
        "続く。",
        "",
        "2026年2月17日 14時30分",
        "条約に署名",
        "両首脳は署名しました。",
        "",
    ]


def test_live_blog_without_times_keeps_its_order() -> None:
    updates = [
        {"headline": "後", "articleBody": "後の話。"},
        {"headline": "先", "articleBody": "先の話。", "datePublished": "2026-02-17"},
    ]
    found = read_html(page("", ld(**(LIVE | {"liveBlogUpdate": updates}))), "a.html")
    assert found.text.index("後の話") < found.text.index("先の話")


def test_page_with_more_than_its_live_updates_is_read_itself() -> None:
    found = read_html(page(f"<p>{LEAD}</p><p>{SECOND}</p>" * 3, ld(**LIVE)), "a.html")
    assert SECOND in found.text


def test_body_in_json_ld_serves_pages_built_by_scripts() -> None:
    found = read_html(page("<div id='root'></div>", ld(headline="署名", articleBody=f"{LEAD}\n{SECOND}")), "a.html")
    assert lines(found) == ["署名", LEAD, SECOND, ""]


@pytest.mark.parametrize("text", ["<html></html>", "<html><body><script>x()</script></body></html>", "   "])
def test_page_without_text_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_html(text, "a.html")
    assert caught.value.source == "a.html"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<html><body><p>" + "「" * 200_000, id="open brackets"),
        pytest.param("<html><body><p>会談した。" + "<" * 200_000, id="open angle brackets"),
        pytest.param("<html><body><p>会談した。</p>" + "<div>" * 50_000, id="open elements"),
        pytest.param("<html><body>" + "<div><p>会談した。<br>合意した。</p></div>" * 5_000, id="many blocks"),
        pytest.param("<html><body><p>会談した。\0\x01\x1b\ufffe</p>", id="control characters"),
        pytest.param("<html><body><p>会談した。\ud800</p>", id="lone surrogate"),
        pytest.param(
            '<?xml version="1.0" encoding="Shift_JIS"?><html><body><p>会談した。</p></body></html>',
            id="XML declaration",
        ),
    ],
)
def test_hostile_pages(text: str) -> None:
    assert read_html(text, "a.html").text.encode()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<h2>",
                "<div>",
                "</div>",
                "<ul><li>",
                "<ruby>",
                "<rt>",
                "「会談した」",
                "&#x110000;",
                "<",
                "<!--",
                " ",
            ]
        )
    )
)
def test_any_tags(parts: list[str]) -> None:
    try:
        read_html("<html><body>" + "".join(parts), "a.html")
    except InputError as error:
        assert error.source == "a.html"
