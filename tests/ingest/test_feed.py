"""RSS and Atom feeds, good, odd and hostile."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from keii.errors import InputError
from keii.ingest.files import each, load
from keii.ingest.source import Source

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>東都新聞 国際</title><link>https://toto.example/</link>
<item><title>海峡の橋、着工で合意</title><link>https://toto.example/1</link>
<pubDate>Mon, 16 Feb 2026 22:12:00 GMT</pubDate>
<description>要約です。</description>
<content:encoded><![CDATA[<p>沢渡外相は17日、<ruby>朴世勲<rt>パクセフン</rt></ruby>氏と
会談した。</p><h2>今後</h2><p>「橋は来年着工する」と述べた。</p><script>x()</script>]]></content:encoded></item>
<item><title>モロッコ &amp; ポルトガル</title><guid isPermaLink="false">tag:toto.example,2026:2</guid>
<description>外相は「海峡は壁ではない」と述べた。</description></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>アトラス通信</title>
<entry><title type="html">&lt;b&gt;協定&lt;/b&gt;に署名</title><link href="https://atlas.example/9"/><id>urn:x:9</id>
<updated>2026-02-17T09:00:00+09:00</updated><published>2026-02-16T20:00:00Z</published>
<source><title>海峡新報</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>両首脳は協定に署名した。</p></div></content></entry>
</feed>
"""
RDF = """<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://sz.example/"><title>政府広報</title></channel>
<item rdf:about="https://sz.example/3"><title>会談の結果</title><link>https://sz.example/3</link><dc:date>2026-02-17T08:00:00+09:00</dc:date>
<description>外相会談が行われた。</description></item></rdf:RDF>
"""


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "euc_jp"])
@pytest.mark.parametrize("name", ["a.rss", "a.xml", "feed"])
def test_rss(tmp_path: Path, name: str, encoding: str) -> None:
    first, second = load(write(tmp_path, name, RSS.replace("{encoding}", encoding), encoding))
    assert first == Source(
        text="海峡の橋、着工で合意\n沢渡外相は17日、朴世勲（パクセフン）氏と会談した。\n\n今後\n「橋は来年着工する」と述べた。\n",
        title="海峡の橋、着工で合意",
        outlet="東都新聞 国際",
        url="https://toto.example/1",
        published="2026-02-17T07:12:00+09:00",
    )
    assert second == Source(
        text="モロッコ & ポルトガル\n外相は「海峡は壁ではない」と述べた。\n",
        title="モロッコ & ポルトガル",
        outlet="東都新聞 国際",
        url="tag:toto.example,2026:2",
    )


def test_a_wrong_declaration_does_not_garble(tmp_path: Path) -> None:
    path = write(tmp_path, "a.rss", RSS.replace("{encoding}", "utf-8"), "cp932")
    assert load(path)[0].title == "海峡の橋、着工で合意"


def test_atom_with_markup_in_it(tmp_path: Path) -> None:
    (entry,) = load(write(tmp_path, "a.atom", ATOM))
    assert entry == Source(
        text="協定に署名\n両首脳は協定に署名した。\n",
        title="協定に署名",
        outlet="海峡新報",
        url="https://atlas.example/9",
        published="2026-02-17T05:00:00+09:00",
    )


def test_rss_1(tmp_path: Path) -> None:
    (entry,) = load(write(tmp_path, "a.rdf", RDF))
    assert (entry.outlet, entry.published) == ("政府広報", "2026-02-17T08:00:00+09:00")
    assert entry.text == "会談の結果\n外相会談が行われた。\n"


def test_a_feed_cut_short_gives_what_it_holds(tmp_path: Path) -> None:
    cut = RSS.replace("{encoding}", "utf-8").split("<item><title>モロッコ")[0]
    assert [s.title for s in load(write(tmp_path, "a.rss", cut))] == ["海峡の橋、着工で合意"]


def test_an_entry_without_text_costs_only_itself(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.rss",
        "<rss version='2.0'><channel><item><link>https://x.example/</link></item><item><title>会談</title></item></channel></rss>",
    )
    error, entry = each(path)
    assert isinstance(error, InputError)
    assert str(error) == f"{path}, entry 1: the entry has no text"
    assert isinstance(entry, Source)
    assert entry.text.strip() == "会談"


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{}">{}]><rss version="2.0"><channel><item><title>&j;</title></item></channel></rss>'.format(
    "は" * 1000, "".join(f'<!ENTITY {n} "{f"&{m};" * 10}">' for m, n in zip("abcdefghi", "bcdefghij", strict=True))
)
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>'


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        pytest.param("a.xml", BOMB, "declares XML entities", id="billion laughs"),
        pytest.param("feed", BOMB, "declares XML entities", id="billion laughs without a suffix"),
        pytest.param("a.rss", OUTSIDE, "declares XML entities", id="external entity"),
        pytest.param(
            "a.xml", "<?xml version='1.0'?><note><to>x</to></note>", "neither an RSS or Atom feed", id="other XML"
        ),
        pytest.param("a.rss", "外相は会談した。", "neither an RSS or Atom feed", id="text called a feed"),
        pytest.param(
            "a.rss", "<rss version='2.0'><channel><title>x</title></channel></rss>", "holds no entries", id="empty feed"
        ),
    ],
)
def test_refused(tmp_path: Path, name: str, text: str, reason: str) -> None:
    path = write(tmp_path, name, text)
    began = time.perf_counter()
    with pytest.raises(InputError, match=reason) as caught:
        load(path)
    assert caught.value.source == str(path)
    assert time.perf_counter() - began < 5


def test_a_feed_that_looks_like_a_name_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "inner.rss", RSS.replace("{encoding}", "utf-8"))
    with pytest.raises(InputError):
        load(write(tmp_path, "outer.rss", "inner.rss"))


def test_pages_in_xml_stay_pages(tmp_path: Path) -> None:
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>外相は19日、「会談した」と述べた。</p></body></html>'
    assert load(write(tmp_path, "a.xml", page))[0].text.startswith("外相は19日")
