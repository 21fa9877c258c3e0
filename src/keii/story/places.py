"""Where an act took place, as far as two reports can be compared by it."""

from __future__ import annotations

import re

from keii.lexicon.gazetteer import CAPITAL, STATE, gazetteer

_AT = re.compile(r"([ァ-ヺー]{2,}|[一-龥]{2,8})(?:市内|近郊)?で(?![あなもしはき])")
_BUILDINGS = tuple(
    "宮殿 宮 空港 ホテル 官邸 公邸 府 邸 館 会場 本部 基地 センター 港 駅 公園 大学 施設 工場 広場 事務所 省 庁 ビル 室 会議場 庁舎".split()
)
_REGIONS = tuple(
    "州 県 地方 地域 部 近郊 郊外 沖 周辺 付近 国境 海 島 半島 地区 内 外 都市 側 海域 山中 国 前 上空 一帯".split()
)


def place_of(words: str) -> str:
    """The capital or town that a sentence names with で before an act (10日、アクラで), for reports whose record has no place; or ""."""
    for found in reversed(_AT.findall(words)):
        if _is_capital(found) or found.endswith("市"):
            return str(found)
    return ""


def places_differ(a: str, b: str) -> bool:
    """Are they two towns, or two buildings of one kind? A palace may stand in the town, a town in the region."""
    if not a or not b or a in b or b in a:
        return False
    if a.endswith(_BUILDINGS) or b.endswith(_BUILDINGS):
        kinds = [next((w for w in _BUILDINGS if p.endswith(w)), "") for p in (a, b)]
        return kinds[0] == kinds[1]
    return not any(p.endswith(_REGIONS) or _is_state(p) for p in (a, b)) or all(_is_capital(p) for p in (a, b))


def _is_state(place: str) -> bool:
    entry = gazetteer().known.get(place)
    return entry is not None and entry.kind == STATE


def _is_capital(place: str) -> bool:
    entry = gazetteer().known.get(place)
    return entry is not None and entry.kind == CAPITAL
