"""Where a report names agreements: titled (「善隣・包括協力条約」, 日ソ共同宣言, 戦略に関する条約) or referred to (条約, 同条約, 新たな協定).

Left alone: 国連憲章の条文, 条約局長, where the noun only is part of another word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words

_OUTER = re.compile(
    r"^(?:この|その|こうした|あの|新たな|新しい|新|同|本|両国の|両国|両政府の|二国間|2国間|今回の|最終|先の|現行の?|旧|全ての|双方の)+"
)
# に関する条約, を巡る枠組み, のための協定: what goes before belongs to the title.
_ABOUT = ("に関する", "に係る", "についての", "のための", "を目的とする")


class Named(msgspec.Struct, gc=False):
    """A place that names an agreement: its span, sentence and phrase, the noun, and the title, "" when it only refers to one.

    aside: in a heading, where nothing is told of it.
    """

    span: tuple[int, int]
    sentence: int
    phrase: int
    noun: str
    title: str
    aside: bool


def named_agreements(reading: Reading) -> Iterator[Named]:
    """Every place that names an agreement, in text order; what quotations say is not looked into."""
    words = agreement_words()
    for index, sentence in enumerate(reading.sentences):
        if words.any.search(reading.text, sentence.start, sentence.end) is None:
            continue
        aside = reading.lines[sentence.line].kind in ("heading", "title", "byline", "date")
        phrases = reading.phrases[index]
        for i in range(len(phrases)):
            found = _named(reading.text, phrases, i)
            if found is not None:
                span, noun, title = found
                yield Named(span, index, i, noun, title, aside)


def _named(text: str, phrases: list[Phrase], i: int) -> tuple[tuple[int, int], str, str] | None:
    phrase = phrases[i]
    words = agreement_words()
    if phrase.kind not in ("N", "V"):
        return None
    group = phrase.group
    if group is not None:
        inner = text[group.start + 1 : group.end - 1]
        outer = text[group.end : phrase.head_end]
        if len(inner) <= 40 and not set(inner) & set("。、") and (noun := words.noun(inner)):
            return (group.start + 1, group.end - 1), noun, inner
        if outer and len(inner) <= 30 and (noun := words.noun(outer)) == outer and not set(inner) & set("。、"):
            return (group.start, phrase.head_end), noun, text[group.start : phrase.head_end]
        return None
    head = text[phrase.start : phrase.head_end].rstrip("」』）)")
    head = re.sub(r"[（(][^（）()]*$", "", head)
    noun = words.noun(head) or words.noun(head.removesuffix("案"))
    if not noun:
        return None
    end = phrase.start + len(head)
    title = _OUTER.sub("", head)
    if title != noun and title.removesuffix("案") != noun:
        if len(title) < len(noun):
            return (phrase.start, end), noun, ""
        return (end - len(title), end), noun, title
    before = phrases[i - 1] if i else None
    if before is not None and before.attr and text[before.start : before.end].endswith(_ABOUT):
        start = _chain_start(phrases, i - 1)
        return (start, end), noun, text[start:end]
    if (
        before is not None
        and before.particle == "の"
        and re.fullmatch(r"[0-9０-９]{4}年", text[before.start : before.head_end])
    ):
        return (before.start, end), noun, text[before.start : end]
    return (end - len(title), end), noun, ""


def _chain_start(phrases: list[Phrase], i: int) -> int:
    """Where the noun phrase that ends in phrase i begins, over の and と."""
    while (
        i > 0
        and phrases[i - 1].kind == "N"
        and phrases[i - 1].particle in ("の", "と", "・", "及び")
        and not phrases[i - 1].comma
    ):
        i -= 1
    return phrases[i].start


def core(title: str) -> str:
    """What of a title tells it from others: without に関する, 的, the points, and 包括 or 新."""
    return re.sub(r"に関する|のための|包括的|的|・|新たな|新|「|」|=|＝", "", title)


def same_title(a: str, b: str) -> bool:
    """Is it one agreement: the same core, a slip of one letter, or one title the end of the other (修好条約, 日・ブラジル修好条約)?"""
    one, two = core(a), core(b)
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    if len(short) >= 6 and long.endswith(short) and len(long) - len(short) <= 8:
        return True
    return len(short) >= 8 and one[-3:] == two[-3:] and _one_slip(short, long)


def _one_slip(short: str, long: str) -> bool:
    """One letter more or another (パートナーシップ, パートナッシップ)."""
    if len(long) - len(short) > 1:
        return False
    head = next((k for k, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[head + (len(short) == len(long)) :] == long[head + 1 :]
