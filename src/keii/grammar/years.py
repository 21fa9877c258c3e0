"""Years of two digits: 65年の取り決め is of 1965 in a text that has named its century, 90年の歴史 is so long."""

from __future__ import annotations

import re

# How far back a full year is looked for; from which number on two digits mean the last century.
_CENTURY_REACH = 1500
_HALF = 50
_OLD_YEAR = re.compile(r"1[0-9]{3}年")
_FULL_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")
_SEASONS_OF_YEAR = tuple("春夏秋冬")
_EVENT_OF_YEAR = re.compile(
    r"の(?:合意|条約|協定|宣言|声明|共同|総選挙|大統領選|議会選|選挙|クーデター|首脳|会談|訪問|侵攻|併合|紛争|危機|開戦|停戦|革命|独立|国交|決議|制裁|取り決め|政変|核実験|戦争)"
)
_AGES = re.compile(
    r"、(?:続|経|過)|の(?:歴史|伝統|節目|付き合い|友好|人生|歳月|期限|任期|契約|経験|区切り|年月|時を|記念|間|長)"
)
_SINCE = ("から", "以来", "わずか", "まで", "約", "この", "過去", "ここ", "もう", "満", "創立", "建国", "戦後")


def is_short_year(plain: str, start: int, end: int) -> bool:
    """65年の取り決め, 88年、…: a year of the last century in a text that has named one before it; 18年の合意 by what it is the year of."""
    rest = plain[end : end + 8]
    if not rest.startswith(("の", "、")) or rest[1:2] in _SEASONS_OF_YEAR:
        return True
    before = plain[max(0, start - _CENTURY_REACH) : start]
    if _EVENT_OF_YEAR.match(rest):
        return _FULL_YEAR.search(before) is not None
    return (
        int(plain[start : start + 2]) >= _HALF
        and _OLD_YEAR.search(before) is not None
        and not _AGES.match(rest)
        and not before.endswith(_SINCE)
    )
