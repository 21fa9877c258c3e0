"""Words for a class or a count of bodies or people, which name nobody in particular: 企業, 4企業, 24人."""

from __future__ import annotations

import re

_COUNTED = re.compile(
    r"^(?:計|約|うち)?[0-9０-９一二三四五六七八九十百千万数]+(?:つの)?|"
    r"(?:計|約|うち)?[0-9０-９一二三四五六七八九十百千万数]+(?:つの)?(?:社|人|団体|企業|か国|カ国|者|組織|名|隻|機関|個人|法人)$"
)
_CLASSES = frozenset(
    "企業 会社 団体 歴代政権 海運会社 国営企業 民間企業 外国企業 銀行 工場 組織 政党 家族 遺族 個人 法人 船舶 人物 軍人 一部 相手 多数 大半 全員 うち 社 人 か国 カ国 者 名 隻 機関".split()
)


def is_class(name: str) -> bool:
    """Is a name that of a class or a count?"""
    bare = _COUNTED.sub("", name).removeprefix("つの")
    return not bare or bare in _CLASSES
