"""Of whom an occasion is: 首脳会談 and 外相会談 of the same two states on the same day are two."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RANKS = (
    ("head", re.compile(r"首脳|大統領|首相|主席|総書記|国王|総理大臣|国家元首|皇太子")),
    ("foreign", re.compile(r"外相|外務大臣|外交部長|外務長官|国務長官|外務・")),
    ("defence", re.compile(r"国防相|防衛相|国防長官|国防部長|防衛大臣|国防大臣")),
    ("official", re.compile(r"次官|局長|実務者|実務協議|作業部会|事務レベル")),
)
# 副大統領 and 大統領府 are no heads, 外務副大臣 and 外務次官 not the minister.
_LESS = re.compile(r"副(?:大統領|首相|主席)|(?:大統領|首相)(?:府|補佐官|特使|報道官|夫人|官邸|候補|選)")


def ranks(words: Iterable[str]) -> frozenset[str]:
    """The ranks some words speak of (triggers and the offices of those who take part)."""
    plain = [_LESS.sub("", w) for w in words]
    return frozenset(rank for rank, pattern in _RANKS if any(pattern.search(w) for w in plain))
