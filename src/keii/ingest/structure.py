"""The make-up of a report: which lines are headings, questions, name lines, list items, and where its sections begin.

What a house prints around its prose (datelines, bylines, Q./A., outlines) is recognised here, so that no later stage
reads it as prose. Works on the text alone, a line at a time.
"""

from __future__ import annotations

import functools
import re

import msgspec

from keii.lexicon.tables import table

Span = tuple[int, int]

DATELINE = re.compile(
    r"[\s　]*(?:"
    r"【[^】\n]{1,40}】"  # 【北京共同】 【ワシントン＝…】 【7月3日 AFP】
    r"|［[^］\n]{2,40}］|\[[^\]\n]{2,40}\]"  # [ボン 16日 ロイター]
    r"|[一-龥ァ-ヶー・A-Za-z]{0,16}[（(](?:CNN|ＣＮＮ|AFP|ロイター|時事|共同|聯合ニュース|ブルームバーグ|BBC|AP)[^）)\n]{0,12}[）)]"
    r")[\s　]*(?:[－―–—ー-][\s　]*)?"
)
_QUESTION = re.compile(
    r"[\s　]*(?:[QＱ][0-9０-９]*[.．：:、\s　]|――|——|──|─ ?─|-- ?|問[\s　：:]|"
    r"[【（(〔](?:記者|質問|問|聞き手|司会|[^】）)\n]{0,14}記者)[】）)〕])"
)
_ANSWER = re.compile(
    r"[\s　]*(?:[AＡ][0-9０-９]*[.．：:、\s　]|答[\s　：:]|"
    r"[【（(〔](?:答|回答|[^】）)\n]{0,16}(?:大臣|副大臣|政務官|報道官|長官|大使|大統領|首相|総理|議長|局長|次官|代表|報道局長))[】）)〕])"
)
_OUTLINE = re.compile(
    r"[\s　]*(?:[0-9０-９]{1,2}[\s　.．、)）]|[（(][0-9０-９一二三四五六七八九十ア-オア-ン]{1,2}[）)]|[①-⑳])"
)
_MARKED = re.compile(
    r"[\s　]*[■◆◇●▼▽★☆□▲○◎＜《◾🔻]|[\s　]*【[^】\n]{1,60}】[\s　]*$|[\s　]*＜[^＞\n]{1,60}＞[\s　]*$|[\s　]*#{1,4} "
)
_ITEM = re.compile(r"[\s　]*(?:[・▽‣•*＊]|[-－] )")
_CLOCK_ITEM = re.compile(
    r"[\s　]*(?:(?:午前|午後)?[0-9０-９]{1,2}(?:時(?:[0-9０-９]{1,2}分|半)?|[:：][0-9０-９]{2})|正午|早朝|未明|朝|昼|夕方?|夜|深夜|午前|午後)[\s　]+\S"
)
_DATE_LINE = re.compile(
    r"[^\n。「」]{0,24}?(?:[0-9０-９]{4}年|(?:令和|平成|昭和)[0-9０-９元]{1,2}年)[\s　]*[0-9０-９]{1,2}月[\s　]*[0-9０-９]{1,2}日[^\n。「」]{0,30}$"
    r"|[\s　]*[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[^\n。「」]{0,20}$"
)
_CLOCK_LINE = re.compile(
    r"[\s　【（(\[]*(?:[0-9０-９]{1,2}月[0-9０-９]{1,2}日)?[\s　]*(?:午前|午後)?[0-9０-９]{1,2}(?:時(?:[0-9０-９]{1,2}分|半)?|[:：][0-9０-９]{2})"
    r"(?:更新|時点|現在|ごろ|頃)?[\s　】）)\]]*$"
)
_BYLINE = re.compile(
    r"[\s　]*[（(〔【](?:[一-龥ァ-ヶー・]{1,16}[＝=][一-龥々ヶ]{2,6}(?=[）)])|[^）)〕】\n]{0,24}(?:聞き手|取材|構成|執筆|文|写真|共同|時事|ロイター|AFP|CNN|特派員|支局|編集委員|記者)[^）)〕】\n]{0,24})[）)〕】][\s　]*$"
)
_COLON = re.compile(r"[\s　]*([^\n。、「」『』“”:：]{1,40}?)[\s　]*[:：][\s　]*(?=[「『“\"])")
_TAIL = re.compile(
    r"[\s　]*[（(](?:以上|了|終わり|おわり|続く|つづく)[）)][\s　]*$|[。．.!?！？]?[」』”）)]*[。．][\s　]*$|(?:です|ます|ました|でした|した|だった|いる)[\s　]*$"
)
_ASK = re.compile(r"[?？か][。]?[\s　]*$")
_MAX_HEADING = 70


# Roles that end many a line that names nobody (停戦への道筋, キーウ周辺).
_PARTIAL = frozenset({"筋", "周辺", "一部", "側", "方面", "各地"})


class Line(msgspec.Struct, gc=False):
    """One line: its span without the newline, its kind, where its prose begins, and the span of a name that speaks in it.

    kind: blank, title, heading, date, byline, name, question, answer, item, body.
    """

    start: int
    end: int
    kind: str
    prose: int
    speaker: Span | None = None


class Part(msgspec.Struct, gc=False):
    """A section: kind (lead, body, qa, list), its heading line or None, and the span it covers."""

    kind: str
    heading: Line | None
    start: int
    end: int


@functools.cache
def _speaking_ends() -> dict[str, tuple[str, ...]]:
    """What the name of somebody who may speak ends with, by its last letter."""
    ends: dict[str, list[str]] = {}
    for name in {*table("titles"), *table("role_nouns")} - _PARTIAL:
        ends.setdefault(name[-1], []).append(name)
    return {letter: tuple(names) for letter, names in ends.items()}


_PAREN_END = re.compile(r"[（(][^）)\n]{1,20}[）)][\s　]*$")


def names_somebody(words: str) -> bool:
    """Could these words of a line be the name of a speaker (沢渡外務大臣, 外務省幹部, 中国外務省 報道官（5日）)?"""
    words = _PAREN_END.sub("", words).strip()
    return words.endswith(_speaking_ends().get(words[-1:], ()))


def lines(text: str) -> list[Line]:
    """Every line of the text with its kind."""
    bounds = _bounds(text)
    out = [_first_guess(text, s, e) for s, e in bounds]
    _mark_headings(text, out)
    _mark_names(text, out)
    _mark_items(text, out)
    return out


def _bounds(text: str) -> list[Span]:
    bounds, at = [], 0
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        bounds.append((at, stop))
        at = stop + 1
    return bounds


def _first_guess(text: str, start: int, end: int) -> Line:
    """What a line is by its own look."""
    words = text[start : min(end, start + 200)]
    if not words.strip():
        return Line(start, end, "blank", end)
    short = end - start <= _MAX_HEADING
    if short and (_DATE_LINE.match(words) or _CLOCK_LINE.match(words)):
        return Line(start, end, "date", start)
    if short and _BYLINE.match(words):
        return Line(start, end, "byline", end)
    found = _QUESTION.match(words)
    if found:
        return Line(start, end, "question", start + found.end())
    found = _ANSWER.match(words)
    if found:
        return Line(start, end, "answer", start + found.end())
    found = _COLON.match(words)
    if found and names_somebody(found.group(1)):
        return Line(start, end, "body", start, (start + found.start(1), start + found.end(1)))
    if short and _MARKED.match(words) and not _TAIL.search(text[max(start, end - 8) : end]):
        return Line(start, end, "heading", start)
    found = DATELINE.match(words)
    return Line(start, end, "body", start + found.end() if found else start)


def _mark_headings(text: str, out: list[Line]) -> None:
    """A short line that no full stop ends is a heading when it stands first, numbered, or before a paragraph."""
    first = True
    for i, line in enumerate(out):
        if line.kind == "blank" or (first and line.kind == "date"):
            continue  # a date above the title does not take its place
        if line.kind == "body" and _looks_heading(text, out, i, first):
            line.kind = "title" if first else "heading"
        elif first and line.kind == "heading":
            line.kind = "title"
        first = False


def _looks_heading(text: str, out: list[Line], i: int, first: bool) -> bool:
    line = out[i]
    if line.end - line.start > _MAX_HEADING + 30 * first or line.speaker or (line.prose > line.start and not first):
        return False
    words = text[line.start : line.end]
    if _TAIL.search(words) and not first:
        return _ask_heading(out, i) if _ASK.search(words) else False
    if "。" in words:
        return False
    if first:
        return True
    if (
        _ITEM.match(words)
        or _CLOCK_ITEM.match(words)
        or (words.strip()[:1] in "「『“" and words.strip()[-1:] in "」』”")
    ):
        return False
    after = out[i + 1] if i + 1 < len(out) else None
    before = out[i - 1] if i else None
    lone = (before is None or before.kind != "body") and (after is not None)
    return bool(lone or _OUTLINE.match(words))


def _ask_heading(out: list[Line], i: int) -> bool:
    """A question that stands alone between blank lines is a heading."""
    return (
        i > 0
        and out[i - 1].kind == "blank"
        and i + 1 < len(out)
        and out[i + 1].kind == "blank"
        and out[i].end - out[i].start <= 30
    )


def _mark_names(text: str, out: list[Line]) -> None:
    """A line that holds nothing but a name, before a line that holds nothing but a quotation."""
    for i, line in enumerate(out[:-1]):
        if line.kind not in ("heading", "body") or line.end - line.start > 40:
            continue
        below = next((x for x in out[i + 1 : i + 3] if x.kind != "blank"), out[i + 1])
        after = text[below.start : below.end].strip()
        words = text[line.start : line.end]
        if (
            after[:1] in "「“『"
            and after[-1:] in "」”』"
            and after
            and not _MARKED.match(words)
            and names_somebody(words)
        ):
            line.kind = "name"


def _mark_items(text: str, out: list[Line]) -> None:
    """Bullets, and lines of a schedule (午前９時４５分　…) beside others of their kind."""
    for line in out:
        if line.kind in ("body", "heading"):
            words = text[line.start : min(line.end, line.start + 60)]
            if _ITEM.match(words) or (_CLOCK_ITEM.match(words) and not words.rstrip().endswith("。")):
                line.kind = "item"


def parts(text: str, all_lines: list[Line]) -> list[Part]:
    """The sections: one from each heading to the next; what stands before the first sub-heading is the lead."""
    found: list[Part] = []
    heading: Line | None = None
    start, kinds = 0, set[str]()
    for line in all_lines:
        if line.kind in ("title", "heading"):
            if kinds or found or heading:
                found.append(Part(_part_kind(kinds, heading), heading, start, line.start))
            heading, start, kinds = line, line.start, set()
        elif line.kind != "blank":
            kinds.add(line.kind)
    if kinds or heading or not found:
        found.append(Part(_part_kind(kinds, heading), heading, start, len(text)))
    if found[0].kind == "body":
        found[0].kind = "lead"
    return found


def _part_kind(kinds: set[str], heading: Line | None) -> str:
    if "question" in kinds:
        return "qa"
    if "item" in kinds and "body" not in kinds:
        return "list"
    return "body" if heading is None or heading.kind != "title" else "lead"
