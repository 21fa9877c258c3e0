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

_TAIL = re.compile(
    r"(?:など|ら)?(?:計|約|うち|少なくとも|およそ|のべ|延べ)?[0-9０-９一二三四五六七八九十百千万数]+(?:つの)?(?:社|人|団体|企業|組織|名|個人|法人)$"
)
# Classes that may suffer something as people or bodies do; 相手, 一部, 船舶 may not.
_SUFFERERS = frozenset(
    "企業 会社 団体 海運会社 国営企業 民間企業 外国企業 銀行 組織 政党 家族 遺族 個人 法人 人物 軍人".split()
)


def uncounted(name: str) -> str:
    """A class without its count: 乗組員 of 乗組員24人, "" of 24人."""
    return _TAIL.sub("", name)


def is_sufferer(name: str) -> bool:
    """Can a class or a count be the victim of an act: 関係する企業, 警官11人, 34人?"""
    return name in _SUFFERERS or _TAIL.search(name) is not None


def is_class(name: str) -> bool:
    """Is a name that of a class or a count?"""
    bare = _COUNTED.sub("", name).removeprefix("つの")
    return not bare or bare in _CLASSES
