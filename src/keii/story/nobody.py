"""What is named by a common noun only: another report's 関係者, 企業4社 or 67歳の女性 need not be the same.

Told from what is one of its kind: 中国外務省の報道官, 官房長官, フーシ派, イラン大統領府.
"""

from __future__ import annotations

import re

from keii.actors.titles import ROLE_HEADS
from keii.lexicon.gazetteer import BODY, CAPITAL, ORGANISATION, STATE, gazetteer
from keii.records import Actor

_NUMBER = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万数](?:人|社|団体|者|つの|氏|機関|校|隻|機|棟|か国|カ国)")
_COUNTED = re.compile(
    r"(?:合わせて|およそ|約|計)?(?:[0-9０-９,，]+|[一二三四五六七八九十百千万数]+)(?:つの?|人|社|団体|者|名|機関|企業|隻|機|か国|カ国)?|(?:合わせて|およそ|約|計|ら|たち)$"
)
# Offices that one person at a time holds, by class of the titles' table; of the others those that head a body.
_SINGLE = frozenset({"head-of-state", "head-of-government", "minister", "spokesperson", "ambassador", "royal"})
_HEADS = ("長官", "総裁", "総長", "議長", "局長", "室長", "委員長", "総書記", "党首", "団長", "事務局長")
_NOT_NOW = re.compile(r"元|前|歴代|匿名|ある|別の|一部|複数|経験者|両国|双方|関係国|各国|同国|どちら|日中韓|日米韓")
_NAME = re.compile(r"[ァ-ヺー]{2,}|[A-Za-zＡ-Ｚａ-ｚ]{2,}")
_INSTITUTION = re.compile(r"(?:省|庁|府|院|軍|議会|国会|政府|警察|裁判所|大使館|領事館|中央銀行|検察庁|通信|放送)$")
# Kinds of bodies a state has one of; of parties, papers and companies it has many.
_BODIES = frozenset(
    {"ministry", "government", "court", "parliament", "military", "police", "central-bank", "agency", "intelligence"}
)
_INSTITUTE = re.compile(
    r"(?:研究所|大学|新聞|通信|放送|協会|機構|連盟|銀行|委員会|評議会|財団|党|省|庁|石油|電力|銀行|センター)$"
)
_LONG = 5  # characters of a name in kanji that is no common noun: 四国通商研究所


def is_nobody(actor: Actor, bare: str) -> bool:
    """Is it named by a common noun only? bare: its name without its state."""
    if _NUMBER.search(bare):
        return True
    if actor.type == "office":
        return not _one_of_its_kind(actor, bare)
    if actor.type == "organisation":
        if _NOT_NOW.search(bare):
            return True
        if actor.country and (_is_body(bare) or _INSTITUTION.search(bare)):
            return False
        return not (_proper(bare) or (len(bare) >= _LONG and _INSTITUTE.search(bare)))
    # A group: フーシ派, 日米韓.
    if all(ch in gazetteer().abbreviations or ch == "・" for ch in bare):
        return False
    return (
        bool(actor.roles)
        or not _proper(bare)
        or bare.endswith(("筋", "ら", "側", "内", "周辺", "企業", "人", "諸国", *ROLE_HEADS))
    )


def head(name: str) -> str:
    """The noun without numbers: 4つの企業, 企業計4社 → 企業."""
    rest = name
    for _ in range(3):
        rest = _COUNTED.sub("", rest).strip("のら")
    return rest or name


def _one_of_its_kind(actor: Actor, bare: str) -> bool:
    """中国外務省の報道官, トーゴの大統領; not 国連の高官, 元報道官."""
    titles = [r.title for r in actor.roles] or [bare]
    house = bare.removesuffix(max((t for t in titles if bare.endswith(t)), key=len, default=""))
    if _NOT_NOW.search(bare) or not (actor.country or house in gazetteer().known or _proper(house)):
        return False
    return any(gazetteer().titles.get(t, "") in _SINGLE or t.endswith(_HEADS) for t in titles)


def _is_body(bare: str) -> bool:
    entry = gazetteer().known.get(bare)
    return entry is not None and (entry.kind == ORGANISATION or (entry.kind == BODY and entry.detail in _BODIES))


def _proper(name: str) -> bool:
    """Does it hold a name, and not only that of a state or capital (フーシ派; not テヘランの外交筋)?"""
    for word in _NAME.findall(name):
        entry = gazetteer().known.get(word)
        if word not in _COMMON and (entry is None or entry.kind not in (STATE, CAPITAL)):
            return True
    return False


# Words in katakana that name no one.
_COMMON = frozenset(
    "メディア ソーシャルメディア グループ チーム メーカー テレビ ラジオ センター トップ メンバー リーダー スタッフ パートナー デモ テロ ネット サイト エネルギー".split()
)
