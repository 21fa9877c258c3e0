"""The article in a page's JSON-LD, whatever state the JSON is in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.ingest.jsonld import Article, find_article

ARTICLE = '{"@type": "NewsArticle", "headline": "首脳会談", "publisher": {"name": "東都放送"}}'


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(ARTICLE, id="as it should be"),
        pytest.param(f"[{ARTICLE}]", id="in a list"),
        pytest.param('{"@graph": [{"@type": "WebSite", "name": "x"}, ' + ARTICLE + "]}", id="in a graph"),
        pytest.param('{"@type": "WebPage", "mainEntity": ' + ARTICLE + "}", id="the main entity of a page"),
        pytest.param(ARTICLE.replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]'), id="of several types"),
        pytest.param(ARTICLE[:-1] + ",}", id="with a trailing comma"),
        pytest.param(f"<!-- {ARTICLE} -->", id="in a comment"),
        pytest.param(f"//<![CDATA[\n{ARTICLE}\n//]]>", id="in CDATA"),
        pytest.param(f"{ARTICLE};", id="with a semicolon"),
        pytest.param('{"@type": "WebSite"}\n' + ARTICLE, id="two documents in one block"),
        pytest.param(ARTICLE + '{"broken', id="followed by something broken"),
        pytest.param(ARTICLE.replace("首脳会談", "<b>首脳</b>&#20250;談"), id="with mark-up and entities"),
        pytest.param(
            ARTICLE.replace('{"name": "東都放送"}', '[{"@type": "Organization", "name": "東都放送"}]'),
            id="publishers in a list",
        ),
        pytest.param(ARTICLE.replace('{"name": "東都放送"}', '"東都放送"'), id="publisher as a string"),
        pytest.param(
            '{"@graph": [{"@id": "#p", "name": "東都放送"}, '
            + ARTICLE.replace('{"name": "東都放送"}', '{"@id": "#p"}')
            + "]}",
            id="publisher by id",
        ),
    ],
)
def test_article_is_found(block: str) -> None:
    found = find_article([block])
    assert (found.headline, found.publisher) == ("首脳会談", "東都放送")


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("", id="empty"),
        pytest.param('{"@type": "NewsArticle", "headline"', id="cut off"),
        pytest.param("[" * 100_000, id="nested too deeply"),
        pytest.param('{"@type": "WebSite", "headline": "首脳会談"}', id="no article"),
        pytest.param('{"@type": "ItemList", "itemListElement": [' + ARTICLE + "]}", id="a list of related articles"),
        pytest.param('{"@type": 7, "headline": "首脳会談"}', id="a type that is none"),
        pytest.param("42", id="a number"),
    ],
)
def test_no_article(block: str) -> None:
    assert find_article([block]) == Article()


def test_live_blog_comes_before_an_article() -> None:
    live = '{"@type": "LiveBlogPosting", "headline": "速報", "liveBlogUpdate": {"headline": "到着", "articleBody": "到着した。"}}'
    found = find_article([ARTICLE, live])
    assert found.headline == "速報"
    assert [update.headline for update in found.updates] == ["到着"]


def test_lone_surrogates_are_replaced() -> None:
    assert find_article([r'{"@type": "NewsArticle", "headline": "a\ud800b"}']).headline == "a\ufffdb"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "@id", "headline", "publisher", "liveBlogUpdate", "url", "mainEntity", "name"]
            ),
            inner | st.sampled_from(["NewsArticle", "LiveBlogPosting"]),
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json(document: object) -> None:
    find_article([json.dumps(document)])
