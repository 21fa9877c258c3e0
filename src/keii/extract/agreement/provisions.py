"""What an agreement binds its parties to: どちらかが攻撃を受けた際に、もう一方が支援する(ことが盛り込まれた).

Read from sentences that tell what it lays down (…と定める, …が盛り込まれた), from what is quoted of it, from the sentences behind
文書によると, and from the items of its outline (▽…（第3条）).
Left alone: 条約の署名を約束した, what is agreed about the agreement itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from keii.records import Span

_LAYING_DOWN = re.compile(
    r"(?:盛り込|明記|規定|定め|うた(?:う|い|っ|わ)|含ま|含む|含め|義務(?:づけ|付け)|明文化|条項|内容だ|内容で|とする一文|との一文|との文言|という文言|としてい(?:る|ます)|"
    r"取り決め|約束し|(?:一文|文言|条項|規定|内容)が入|柱と)"
)
_TAIL = re.compile(
    r"(?:こと|との?|という|などの?|自動介入)?(?:を|が|も|に|は|など|との|という)*(?:一文|文言|条項|内容|規定|義務|旨|項目|約束)?(?:を|が|も|は|など)*(?:ともに|また|それぞれ)?$"
)
_CONDITION = re.compile(
    r"(?P<trigger>[^。、「」]{3,70}?(?:場合|際|とき|時|事態となれば|限り|ときは))(?P<p>に|には|は|であっても)?、?"
)
_UNLESS = re.compile(r"(?P<trigger>[^。「」]{6,70}?(?:ない限り|限り|なければ|れば|たら))、")
_ARTICLE = re.compile(r"第[0-9０-９一二三四五六七八九十]+条(?:第[0-9０-９一二三四五六七八九十]+項)?")
_NOT_YET = re.compile(r"(?:盛り込まれ|明記され|規定され|含まれ|定められ|入ら)(?:な|てい(?:な|ませ)|ませ|ず)")
_LEAD = re.compile(
    r"^(?:[^「」。]{0,60}?(?:条約|協定|議定書|宣言|声明|文書|覚書|合意|条文|草案|決議案?|契約|枠組み|骨子)(?:案)?(?:という名称)?(?:には|では|は|によると、?|によりますと、?|について|につき|に|で、?|も)、?)|"
    r"^(?:(?:また|さらに|このほか|併せて|その上で|そのうえで)、?|(?:一方|同時に)、)"
)

_CONSULT = re.compile(r"協議|招集|会合|連絡を取|話し合")
_THREAT = re.compile(r"脅威|脅かされ|攻撃|侵攻|侵略|危機|有事|緊迫")
_HELP = re.compile(r"支援|援助|防衛|軍事|共同|派遣|提供|助け|参戦|対処|措置")
_NEUTRAL = re.compile(
    r"中立|(?:支援|援助)[^。]{0,12}(?:ない|せず|しな|ません)|(?:同盟|陣営|条約)[^。]{0,10}(?:加わら|参加しな|参加せ)|駐留[^。]{0,6}(?:させ|し)(?:ない|ず)|常駐させない|基地[^。]{0,8}(?:置か|認め)ない"
)
_PEACE = re.compile(
    r"(?:武力|軍事力)[^。]{0,8}(?:行使|使用)[^。]{0,4}(?:しない|せず|控え)|攻撃[^。]{0,12}(?:しない|せず|使わせない|認めない|行わない)|侵略しない|侵さない|不可侵|敵対行為[^。]{0,8}(?:しない|控え|停止)|平和的[^。]{0,8}解決|国境[^。]{0,6}尊重"
)
_MILITARY = re.compile(r"軍事|演習|訓練|防衛|部隊|装備|兵器|武器|国防|安全保障|駐留|基地|情報共有|機密|軍")
_ECONOMY = re.compile(
    r"経済|貿易|関税|投資|輸出|輸入|輸送|鉄道|電力|ガス|石油|原油|エネルギー|融通|農業|漁業|資源|鉱物|金融|税|通商|物資|港|航空|観光|ビザ|査証|サプライチェーン|インフラ|開発|資金|融資|税率"
)


class Laid(msgspec.Struct, gc=False):
    """A provision as told: ATOP type, trigger ("" when unconditional), obligation, article and where it stands."""

    kind: str
    trigger: str
    obligation: str
    article: str
    evidence: Span


def lays_down(words: str) -> bool:
    """Does a sentence tell what something lays down, and not what it leaves out?"""
    return _LAYING_DOWN.search(words) is not None and _NOT_YET.search(words) is None


def laid_down(text: str, span: Span) -> Iterator[Laid]:
    """The provisions in a stretch that tells what an agreement lays down, one for each predicate of laying down."""
    start = span[0]
    words = text[span[0] : span[1]]
    at = 0
    for match in (*_LAYING_DOWN.finditer(words), None):
        if match is None:
            break
        piece = words[at : match.start()]
        yield from _piece(text, start + at, piece)
        at = match.end()
        comma = words.find("、", at)
        at = comma + 1 if 0 <= comma < at + 14 else at


def stated(text: str, span: Span) -> Laid | None:
    """The provision that a whole sentence or item states (▽合同演習を年2回実施する（第7条）)."""
    return next(_piece(text, span[0], text[span[0] : span[1]].rstrip("。 　")), None)


def _piece(text: str, start: int, piece: str) -> Iterator[Laid]:
    """The provision in a piece of text that begins at `start`."""
    article = _ARTICLE.search(piece)
    body = re.sub(r"[（(]第[^）)]*条[^）)]*[）)]", "", piece)
    offset = 0
    quote = body.rfind("「")
    if quote > 0 and body[quote - 1] in "をにがの":
        quote = -1  # 中立を「全面的に尊重する」: only a part is quoted
    if quote >= 0 and "」" not in body[quote:]:
        offset = quote + 1
    elif quote >= 0 and body.rstrip().endswith(("」", "」と", "」との", "」とする", "」という")):
        offset = quote + 1
        body = body[: body.rfind("」")]
    lead = _LEAD.match(body[offset:])
    while lead is not None and lead.end():
        offset += lead.end()
        lead = _LEAD.match(body[offset:])
    rest = body[offset:]
    ended = _TAIL.search(rest)
    core = rest[: ended.start()] if ended is not None else rest
    trigger = ""
    condition = _CONDITION.search(core) or _UNLESS.search(core)
    begin = 0
    if condition is not None and condition.end() < len(core) - 3:
        trigger = condition["trigger"].lstrip("、 　▽・")
        begin = condition.end()
    obligation = core[begin:].strip("、 　▽・")
    if len(obligation) < 4 or len(obligation) > 160:
        return
    where = text.find(obligation, start)
    if where < 0:
        return
    first = text.find(trigger, start) if trigger else where
    yield Laid(
        kind_of(trigger, obligation), trigger, obligation, article[0] if article else "",
        (min(first, where) if first >= 0 else where, where + len(obligation)),
    )  # fmt: skip


def kind_of(trigger: str, obligation: str) -> str:
    """The kind of obligation, in the terms of ATOP (Leeds et al. 2002) where it is one of alliance."""
    if _NEUTRAL.search(obligation):
        return "neutrality"
    if _PEACE.search(obligation):
        return "nonaggression"
    if _CONSULT.search(obligation) and not _ECONOMY.search(obligation):
        return "consultation"
    if trigger and _THREAT.search(trigger) and _HELP.search(obligation):
        return "defence"
    if _ECONOMY.search(obligation):
        return "economic"
    return "military cooperation" if _MILITARY.search(obligation) else "other"
