"""The report's text as HTML with every record marked in it; its textContent is the text, character for character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from keii.page.marks import Mark, Piece, pieces
from keii.records import Dossier

_QUIET = ("actor", "time", "exchange")  # what stands so often, or so long, that it shows only when asked for
_MARGIN = 4  # characters of a line before its heading begins (■, 【)
# What no HTML can hold; one for one, so that offsets stay.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
# How certain, as a line: told as fact, on another's word or presumed, not (yet) so.
LINES = {
    "asserted": "solid",
    "reported": "dashed",
    "presumed": "dashed",
    "alleged": "dashed",
    "expected": "dotted",
    "possible": "dotted",
    "hypothetical": "dotted",
    "desired": "dotted",
}


def marked_text(dossier: Dossier, marks: Sequence[Mark], prefix: str = "") -> Markup:
    """One block for each line of the text, headings as headings, with an element for every piece that a record rests on.

    prefix: before every id, where several reports share a page.
    """
    text = dossier.report.text
    ends = [n + 1 for n, ch in enumerate(text) if ch == "\n"]
    headings = {s.heading[0] for s in dossier.report.sections if s.heading}
    out: list[str] = []
    line: list[str] = []
    begin = 0
    for piece in pieces(len(text), marks, ends):
        line.append(_element(text, piece, prefix))
        if piece.end == len(text) or text[piece.end - 1] == "\n":
            words = text[begin : piece.end]
            tag = "h3" if any(at in headings for at in range(begin, min(begin + _MARGIN, piece.end))) else "p"
            blank = ' class="blank"' if not words.strip() else ""
            out.append(f"<{tag}{blank}>{''.join(line)}</{tag}>")
            line, begin = [], piece.end
    return Markup("".join(out))  # noqa: S704 made of escaped text and our own ids


def _element(text: str, piece: Piece, prefix: str) -> str:
    words = escape(_UNSHOWN.sub("\ufffd", text[piece.start : piece.end]))
    if not piece.marks:
        return words
    loud = [mark for mark in piece.marks if mark.kind not in _QUIET]
    top = (loud or piece.marks)[0]
    anchors = [mark for mark in piece.starts if mark.anchor]
    before = "".join(f'<span id="{prefix}at-{escape(m.record)}"></span>' for m in anchors if m is not top)
    classes = " ".join(
        dict.fromkeys(
            part
            for mark in (loud or piece.marks)
            for part in (f"k-{mark.kind}", f"c-{LINES.get(mark.certainty, 'none')}" if mark is top else "", "not" if mark.negated else "")
            if part
        )
    )  # fmt: skip
    records = escape(" ".join(dict.fromkeys(mark.record for mark in piece.marks)))
    common = f'class="m {classes}" data-top="{top.kind}" data-sure="{top.certainty}" data-r="{records}"'
    if loud and top in anchors:
        return (
            f'{before}<a {common} id="{prefix}at-{escape(top.record)}" href="#{prefix}{escape(top.record)}">{words}</a>'
        )
    own = f' id="{prefix}at-{escape(top.record)}"' if top in anchors else ""
    return f"{before}<span {common}{own}>{words}</span>"
