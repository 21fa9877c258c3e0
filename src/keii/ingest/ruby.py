"""Ruby, the small readings over characters, into running text.

A reading in katakana over kanji tells how a foreign name is said (尹錫悦 with ユンソンニョル) and goes into parentheses,
as newspapers do: 尹錫悦（ユンソンニョル）. Any other reading helps a learner to read (会談 with かいだん) and is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAME = re.compile(r"[一-鿿々〆ヶ]{2,}$")
_SAID = re.compile(r"[ァ-ヺー・＝]{2,}$")


def fold_ruby(tree: HtmlElement) -> None:
    """Replace every `<ruby>` by its characters, with the reading in parentheses where it names somebody."""
    for ruby in reversed(list(tree.iter("ruby"))):  # the inner before the outer
        readings = list(ruby.iter("rt"))
        reading = "".join("".join(rt.itertext()) for rt in readings).strip()
        for extra in [*readings, *ruby.iter("rp")]:
            extra.drop_tree()  # keeps the characters that follow
        base = "".join(ruby.itertext()).strip()
        if _NAME.match(base) and _SAID.match(reading):
            base = f"{base}（{reading}）"
        for child in list(ruby):
            ruby.remove(child)
        ruby.text = base
        ruby.drop_tag()
