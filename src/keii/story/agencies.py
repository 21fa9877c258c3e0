"""News agencies: by a dateline at the head of a report, and among those a report names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from keii.lexicon.gazetteer import gazetteer
from keii.records import Actor, Dossier

# 【北京共同】, [ボン 16日 ロイター], 【カイロ時事】, （共同）, 【ソウル聯合ニュース】
_DATELINE = re.compile(
    r"[【\[［(（][^】\]］)）\n]{0,20}?(共同|時事|ロイター|ＡＦＰ|AFP|ＡＰ|AP|聯合ニュース|新華社|タス通信|ANSA)(?:通信|＝[^】\n]{0,12})?[】\]］)）]"
)
_HEAD = 600  # where a dateline stands, in characters
_SHORT = re.compile(r"(共同|時事|ロイター|AFP|AP)(?:通信社?|・ニュース)?")
_OTHERS = frozenset({"聯合ニュース", "新華社", "ANSA"})
_STATE_OWNED = re.compile(r"^(?:国営|国有|半国営|政府系)?の?")


def house(name: str) -> str:
    """An outlet or agency under one name: 共同通信 and ＡＰ通信 as in datelines, 共同 and AP."""
    plain = name.replace("ＡＦＰ", "AFP").replace("ＡＰ", "AP")
    found = _SHORT.fullmatch(plain)
    return found[1] if found else plain


def agency(dossier: Dossier) -> str:
    """The news agency whose dateline stands at the head of a report, or "" when there is none."""
    found = _DATELINE.search(dossier.report.text[:_HEAD])
    return house(found[1]) if found else ""


def is_agency(voice: str) -> bool:
    """Is it a news agency that others print?"""
    return _SHORT.fullmatch(voice) is not None or voice in _OTHERS or voice.endswith("通信")


def agencies(actors: Iterable[Actor]) -> dict[str, str]:
    """The news agencies among a report's actors, by their ids: 国営イルナ通信 → イルナ通信."""
    out: dict[str, str] = {}
    for actor in actors:
        if actor.type == "organisation":
            entry = next((e for n in (actor.name, *actor.names) if (e := gazetteer().known.get(n)) is not None), None)
            name = entry.key if entry is not None else _STATE_OWNED.sub("", actor.name)
            if is_agency(house(name)):
                out[actor.id] = house(name)
    return out
