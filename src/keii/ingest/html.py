"""A web page to a Source: main text through trafilatura, one block a line, and what the page says about itself.

The headline comes first. A heading stands on a line of its own after an empty line, a paragraph on its own line. The page's
furniture (navigation, related articles, comments) is trafilatura's to leave out.
"""

from __future__ import annotations

import functools
import logging
import re
from typing import TYPE_CHECKING

import msgspec

from keii.errors import InputError
from keii.ingest.dates import iso_date, japanese_date
from keii.ingest.jsonld import Article, Update, find_article
from keii.ingest.metadata import find_metadata
from keii.ingest.ruby import fold_ruby
from keii.ingest.source import Source

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

_JAPANESE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_WRAP = re.compile(rf"(?<=[{_JAPANESE}])[ \t\r]*\n\s*(?=[{_JAPANESE}])")
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what no XML tree may hold
_BLOCKS = {
    "head", "h1", "h2", "h3", "h4", "h5", "h6", "p", "list", "item", "ul", "ol", "li", "dl", "dt", "dd", "quote",
    "blockquote", "div", "section", "article", "table", "row", "tr", "code", "pre", "body", "main", "figure", "figcaption",
}  # fmt: skip
_HEADINGS = {"head", "h1", "h2", "h3", "h4", "h5", "h6"}
_CELLS = {"cell", "td", "th"}
_MANY = 4_000  # elements from which trafilatura's second opinions, quadratic in them, are not asked
_HUGE = 100_000  # elements from which a page is read without judging what is furniture


class Line(msgspec.Struct, frozen=True):
    """One block of the page."""

    text: str
    heading: bool = False


def read_html(page: str, source: str) -> Source:
    """The main text and metadata of an HTML page; `source` names it in messages.

    Raises InputError when no text is in it.
    """
    tree = _parse(page, source)
    article = find_article([script.text or "" for script in tree.iterfind(".//script[@type='application/ld+json']")])
    about = find_metadata(tree, article)
    fold_ruby(tree)
    _join_wrapped(tree)
    lines = _best_lines(tree, article)
    if not lines:
        raise InputError(source, "the page holds no text; is it built by scripts? Save it from a browser and read that")
    if about.title and not _starts_with(lines, about.title):
        lines = [Line(about.title, heading=True), *lines]
    return Source(
        text=_laid_out(lines), title=about.title, outlet=about.outlet, url=about.url, published=about.published
    )


def read_fragment(markup: str, source: str) -> str:
    """The text of a piece of HTML that is all main text (an entry of a feed, the body of an item), laid out as a page's is.

    "" when there is none; raises InputError when it can't be parsed.
    """
    if not markup.strip():
        return ""
    tree = _parse(f"<html><body>{_XML_DECLARATION.sub('', markup)}</body></html>", source)
    fold_ruby(tree)
    _join_wrapped(tree)
    lines = _plain_lines(tree)
    return _laid_out(lines) if lines else ""


def under_title(title: str | None, text: str) -> str:
    """A text with its headline above it, where its first lines do not hold that already."""
    if not title or any(_bare(line) == _bare(title) for line in text.split("\n", 3)[:3]):
        return text
    return f"{title}\n{text}"


def _parse(page: str, source: str) -> HtmlElement:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    page = _UNPRINTABLE.sub("", _XML_DECLARATION.sub("", page))
    try:
        return document_fromstring(page, parser=HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(
            source, f"it can't be parsed as HTML ({str(error).splitlines()[0] if str(error) else 'empty'})"
        ) from error


def _join_wrapped(tree: HtmlElement) -> None:
    """Take the line breaks of the source out of Japanese sentences, where a space would be left in a word."""
    for element in tree.iter():
        if element.text and "\n" in element.text:
            element.text = _WRAP.sub("", element.text)
        if element.tail and "\n" in element.tail:
            element.tail = _WRAP.sub("", element.tail)


def _best_lines(tree: HtmlElement, article: Article) -> list[Line]:
    """The page's text from where it is most complete: its live updates, its mark-up, or its JSON-LD."""
    main = _main_lines(tree)
    live = _live_lines(article)
    # JSON-LD often holds the first lines of each update only; the page itself then has more.
    if live and _size(live) * 2 >= _size(main):
        return live
    described = [Line(text) for text in article.body.split("\n") if text]
    # Without mark-up of its own trafilatura falls back on the same JSON-LD, its paragraphs run together.
    same = len(described) > len(main) and _size(described) * 1.1 >= _size(main)
    return described if same or _size(described) > 2 * _size(main) else main


def _size(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _main_lines(tree: HtmlElement) -> list[Line]:
    elements = sum(1 for _ in tree.iter())
    if elements > _HUGE:
        return _plain_lines(tree)
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # or its doubts end up on the user's terminal
    try:
        document = bare_extraction(
            tree, include_comments=False, with_metadata=False, fast=elements > _MANY, config=_config()
        )
        body = getattr(document, "body", None)
    except Exception:  # noqa: BLE001 a page that breaks the extractor is still a page
        body = None
    return _lines(body) if body is not None else _plain_lines(tree)


@functools.cache
def _config() -> ConfigParser:
    """Trafilatura's settings, with its least length for a text, meant for Latin letters, brought down to a Japanese news flash."""
    from trafilatura.settings import use_config

    config = use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "10"
    return config


def _plain_lines(tree: HtmlElement) -> list[Line]:
    """All the text of the page, for pages whose main part can't be told."""
    for element in list(tree.iter("script", "style", "noscript", "template", "nav", "footer", "form", "head", "aside")):
        element.drop_tree()
    return _lines(tree)


def _lines(body: HtmlElement) -> list[Line]:
    """The blocks under an element in reading order, without recursion: pages nest as deep as they like."""
    from lxml import etree

    out: list[Line] = []
    words: list[str] = []
    in_heading = 0

    def flush() -> None:
        text = _SPACES.sub(" ", "".join(words)).strip()
        if text:
            out.append(Line(text, in_heading > 0))
        words.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        edge = tag in _BLOCKS
        if edge or tag in ("lb", "br"):
            flush()
        if tag in _HEADINGS:
            in_heading += 1 if event == "start" else -1
        if tag in _CELLS and event == "start" and words:
            words.append("\u3000")
        words.append((element.text if event == "start" else element.tail if element is not body else "") or "")
    flush()
    return out


def _live_lines(article: Article) -> list[Line]:
    """A live blog as one text: its introduction, then the updates from first to last under their times and headlines."""
    if not article.updates:
        return []
    lines = [Line(text) for text in article.body.split("\n") if text]
    for update in _in_order(article.updates):
        when = japanese_date(update.published)
        head = [Line(text, heading=True) for text in (when, update.headline) if text]
        lines += [*head, *(Line(text) for text in update.body.split("\n") if text)]
    return lines


def _in_order(updates: list[Update]) -> list[Update]:
    """From first to last, where pages mostly give the newest first; the page's order stands if an update has no time."""
    times = [iso_date(update.published) for update in updates]
    if any(time is None for time in times):
        return updates
    return [update for _, update in sorted(zip(times, updates, strict=True), key=lambda pair: pair[0] or "")]


def _starts_with(lines: list[Line], title: str) -> bool:
    """Do the first lines hold the headline already, spaces aside?"""
    return any(_bare(line.text) == _bare(title) for line in lines[:3])


@functools.lru_cache(maxsize=8)
def _bare(text: str) -> str:
    return "".join(text.split())


def _laid_out(lines: list[Line]) -> str:
    parts: list[str] = []
    for i, line in enumerate(lines):
        new_section = line.heading and i > 0 and not lines[i - 1].heading
        parts.append(f"\n{line.text}" if new_section else line.text)
    return "\n".join(parts) + "\n"
