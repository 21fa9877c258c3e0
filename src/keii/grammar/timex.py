"""Time expressions: finding them in the text, as written, before the calendar resolves them.

Each find is the longest contiguous expression (２６日午後３時半, 約2時間半, 毎年); what it means against the publication
date is `keii.grammar.calendar`'s business. Numbers that count other things (3か国, 2台目, 第4条, 80周年) are left alone.
"""

from __future__ import annotations

import re

import msgspec

from keii.grammar.numerals import number
from keii.grammar.years import is_short_year

_KAN = "〇一二三四五六七八九十百"
_NUM = rf"(?:[0-9]+|[{_KAN}千]+|十数|数十|数百|数)"
_SEP = "[~〜～–—-]"

_YEAR = (
    r"(?:(?P<y4>(?:1[0-9]|20|21)[0-9]{2}|[一二][〇一二三四五六七八九]{3})(?:[（(](?:令和|平成|昭和)[0-9元]+[）)])?年(?!間|ぶり|以上前|余り|[0-9]?周|債|物)(?P<fy>度)?"
    r"|(?P<era>令和|平成|昭和|大正|明治)(?P<ey>[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})(?:[（(][0-9]{4}[）)])?年(?P<efy>度)?"
    r"|(?P<y2>[0-9]{2})年(?:(?P<y2fy>度)|(?=[0-9]{1,2}月|[の]?[春夏秋冬]|末|初|代|以降|以来|時点|当時|後半|前半|半ば|中に|から[0-9]{2}年|にかけて|(?:に(?!わた|も|及|渡|か|一|な|近|あ|よ|つ|お|ほ|達))|の[一-龥ァ-ヺ]|、))"
    r"|翌(?P<yn>[0-9]{2})年(?!間|ぶり)"
    r"|(?P<yr>今年|ことし|本年|昨年|去年|来年|一昨年|おととし|再来年|さ来年|同年|前年|翌年)(?P<ryf>度)?"
    r")"
)
_MONTH = (
    r"(?:(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!間|面|額|収|給|刊|島|光|食|見|堂|雨|湖|晴|人形|病|蝕)"
    r"|(?P<mr>今月|本月|当月|来月|先月|先々月|再来月|翌月|前月|同月))"
)
_RELATIVE_DAY = (
    "きょう|今日(?!的)|本日|きのう|昨日|あす|あした|明日(?!香|葉|海)|あさって|明後日|おととい|一昨日|翌々日|翌日(?!物)|前々日|前日(?!本)|同日(?!本)"
    "|けさ(?![せるれら])|今朝(?!鮮)|今晩|今夜|今夕|昨夜|昨晩|ゆうべ|昨夕|昨朝(?!鮮)|明朝(?!鮮)|明晩|翌朝(?!鮮)|翌晩"
)
_DAY = (
    rf"(?:(?P<pre>[本昨明翌](?=[0-9])|去る|来る)?(?P<d>3[01]|[12][0-9]|0?[1-9])日(?!間|目|ぶり|本(?![紙社部])|分|程|数|程|当たり|あたり)"
    rf"|(?P<dk>二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[二三四五六七八九])日(?!間|目|ぶり|本|分|も|がか|市|月|町|村|大根|講|坊|正月|草)"
    rf"|(?P<dr>{_RELATIVE_DAY}))"
)
_WEEKDAY = r"(?:[（(](?P<wdp>[月火水木金土日])(?:曜日?)?(?:[・、]?[祝休])?[）)]|の?(?P<wd>[月火水木金土日])曜日?)"
_PART = (
    r"(?P<part>午前中|午前|午後|未明|早朝|朝方|明け方|朝(?![鮮刊食貢廷日])|昼(?:過ぎ|すぎ|前|ごろ)?(?![食間夜])|正午|夕方|夕刻|夕(?![食刊焼べ日])"
    r"|深夜|夜半|夜遅く|夜中|夜(?![明間学空景])|晩(?![さ餐秋年]))"
)
_CLOCK = (
    r"(?:(?P<same>同)?(?P<h>[01]?[0-9]|2[0-4]|[零〇一二三四五六七八九十]{1,3})時(?!間|点|代|期|限|給|速|々)(?:(?P<mi>[0-5]?[0-9]|[一二三四五]?十?[一二三四五六七八九]?)分|(?P<half>半(?![年日分ば数])))?"
    r"|(?P<h2>[01]?[0-9]|2[0-4]):(?P<mi2>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:]))"
)
_PHASE = r"(?P<phase>上旬|中旬|下旬|初旬|初め|はじめ|初頭|末(?![席端尾裔])|半ば|前半|後半|中(?=に|の|は|、|も|を|に)|内(?=に|の|は|で|、)|(?:年)?代(?:前半|後半|半ば|初め|末)?(?=[にのはかをも、。まで以]))"
_SEASON = r"の?(?P<season>春|夏|秋|冬)(?![季期眠場])"
_CALENDAR = re.compile(
    rf"(?:{_YEAR}(?:の(?=[0-9]{{1,2}}月|[春夏秋冬]))?)?(?:{_SEASON}|{_MONTH})?(?:の(?=[0-9]{{1,2}}日))?{_DAY}?(?:{_WEEKDAY})?(?:{_PHASE})?"
    rf"[ 　]?(?:の(?=午[前後]|未明|夜|朝(?!鮮)))?{_PART}?[ 　]?{_CLOCK}?"
)
_SEASONS = re.compile(r"(?P<which>今|昨|来|翌)(?P<season>春|夏|秋|冬)(?!季|期|作|蘭|学)")
_BARE_SEASON = re.compile(
    r"(?P<season>春|夏|秋|冬)(?=まで|に(?:は|も|か|、|[一-龥])|から|ごろ|頃|を前に|以降|の(?!時代|陣|風物|味|雪|嵐|兆|到来|訪れ)[一-龥])"
)
_WEEK = re.compile(
    r"(?P<week>今週|来週|先週|再来週|先々週|翌週|前週)(?:の?(?P<wd>[月火水木金土日])曜日?|(?P<wphase>末|初め|前半|後半|半ば|中(?=に|の|は)|内(?=に|の)))?|(?P<lone>週明け|週末|週内|週半ば|週初め)"
)
_SPAN_OF_YEAR = re.compile(
    r"(?P<which>年内|年末年始|年末|年初|年始|年明け|年度内|年度末|月内|月末|月初め|今年度|本年度|来年度|昨年度|前年度|新年度|今世紀)"
)
_WEEKDAY_ALONE = re.compile(rf"(?P<wd>[月火水木金土日])曜日?(?:の?{_PART})?(?=[にのはもか、まとで，　 ]|遅く)")
_SLASHED = re.compile(
    r"(?P<y4>(?:19|20)[0-9]{2})(?P<sep>[/.-])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12][0-9]|0?[1-9])(?:[ 　T-]*(?P<h2>[01]?[0-9]|2[0-3]):(?P<mi2>[0-5][0-9])(?::[0-5][0-9])?)?(?![0-9])"
)
_QUARTER = re.compile(
    r"(?:(?P<y4>(?:19|20)[0-9]{2})年)?第(?P<q>[1-4一二三四])・?四半期|(?:(?P<hy4>(?:19|20)[0-9]{2})年)?(?P<half>上半期|下半期)"
)
_CENTURY = re.compile(r"(?P<c>[12]?[0-9]|十[一二三四五六七八九]|二十一?)世紀(?!半)(?:初頭|初め|末|後半|前半|半ば)?")
_DECADE = re.compile(
    r"(?P<dec>(?:1[0-9]|20)[0-9]0|[0-9]0|[一二][〇一二三四五六七八九]{3})年代(?:初頭|初め|前半|後半|半ば|末)?"
)
_UNIT = r"(?:世紀|年間|年半|年|[かカヵヶケケ箇]月半|[かカヵヶケケ箇]月間|[かカヵヶケケ箇]月|週間半|週間|日間|日半|日|時間半|時間|分間|分半|分|秒間|秒)"
_DURATION = re.compile(
    rf"(?:約|およそ|丸|まる)?(?P<n>[0-9]+\.[0-9]+|{_NUM})(?P<u>{_UNIT})(?:(?:と)?(?P<n2>[0-9]+|[{_KAN}]+)(?P<u2>[かカケ箇]月|週間|日間|日|時間半|時間|分間|分|秒))?"
    r"(?P<tail>ぶり|余り|あまり|以内|以上|足らず|近く|程度|ほど|間|前後|以来|越し|弱|強|前(?=まで|の?通[報告知]))?(?:(?P<rel>前(?!まで|の?通[報告知])|後(?!半))(?:の(?P<rs>春|夏|秋|冬)(?!季))?|(?P<every>ごと|毎|おき))?"
)
_FIXED = re.compile(
    r"(?P<half>半(?:年|日|世紀|月))(?:間|ぶり|余り|以上|近く|ほど|前(?=まで))?(?P<rel>前(?!まで)|後)?|四半世紀(?:ぶり)?"
)
_SET = re.compile(
    r"毎日[0-9]+回|(?P<many>[0-9]{1,2}|[一二三四五])[年月週日]に?[0-9一二三数]+(?:回|度|便|往復)|毎(?:年|月|週|日(?![A-Za-z系])|朝|晩|夜|夕|時|分|秒|年度)(?:の?[月火水木金土日]曜日?)?(?!新聞|放送)|例年|隔[年月週日]|[年月週日]に?(?:[0-9]+|[一二三四五六七八九十]|数)(?:[、~〜～-][0-9]+)?(?:回|便|日|度|往復|本|件|時間)(?!目)"
)
_RANGES = re.compile(
    rf"(?:(?P<ry>(?:19|20)[0-9]{{2}})年)?(?:(?P<rm1>1[0-2]|0?[1-9])月)?(?P<rd1>[12][0-9]|3[01]|0?[1-9])(?:日?{_SEP}|[、・])(?:(?P<rm2>1[0-2]|0?[1-9])月)?(?P<rd2>[12][0-9]|3[01]|0?[1-9])(?:両)?日(?!間|本|目|分|ぶり)"
    rf"|(?:(?P<my>(?:19|20)[0-9]{{2}})年)?(?P<mm1>1[0-2]|[1-9])(?:月?{_SEP}|[、・])(?P<mm2>1[0-2]|[1-9])月(?:期)?(?![0-9]|間)"
    rf"|(?P<yy1>(?:19|20)[0-9]{{2}})年?{_SEP}(?P<yy2>(?:19|20)?[0-9]{{2}})年(?P<yfy>度)?"
    rf"|(?P<ca>午前|午後)?(?P<ch1>[0-9]{{1,2}})(?:時(?:(?P<cm1>[0-9]{{1,2}})分|(?P<chalf1>半))?|:(?P<cn1>[0-9]{{2}})){_SEP}(?P<cb>午前|午後)?(?P<ch2>[0-9]{{1,2}})(?:時(?!間)(?:(?P<cm2>[0-9]{{1,2}})分|(?P<chalf2>半))?|:(?P<cn2>[0-9]{{2}}))"
)
_START = re.compile(
    r"(?:約|およそ|丸|まる)?(?:[0-9]+|(?<![〇一二三四五六七八九十百数])[〇一二三四五六七八九十百数]{1,12}(?=[年月日か時週秒世カケ箇]))|令和|平成|昭和|大正|明治|[年月週日](?=に[0-9一二三四五数])|[今昨来去本同前翌先再一毎例隔年月週日半四明](?=[0-9年月週日朝夜晩夕春夏秋冬世の度と0-9末内初始明半昨月々])"
    r"|再来(?=[年週月])|さ来年|来る|去る|ことし|おととし|さ来年|きょう|きのう|あす|あした|あさって|おととい|けさ|ゆうべ|午前|午後|正午|未明|早朝|深夜|朝|夕|夜|昼|春|夏|秋|冬|[月火水木金土日]曜|第[1-4一二三四]・?四|上半期|下半期|新年度"
)
_BEFORE_COUNT = re.compile(r"(?:第|No\.?|[0-9]\.|[0-9],|＝|号|型|[A-Za-z]|-)$")
_DAY_IS_SPAN = re.compile(
    r"(?:以内|を超え|を過ぎ|超|ぶり|連続|余り|あまり|足らず|ほど|近く|以上|程度|延|遅|早(?!朝)|しか|かけ|がか|か[かけ]|も[たか続]|続|足|分の|後(?!半)|前(?!半|日)|過ぎて|間|から[0-9]+(?:週間|日間|[かカケ]月)[延遅か])"
)
_SPAN_LEAD = re.compile(
    r"(?:約|およそ|わずか|少なくとも|最大|最長|最短|あと|まで|計|丸|まる|過去|この|ここ|直近|通算|延べ|すでに|もう)$"
)
_A_DAY = re.compile(r"(?:およそ|約|平均|当たり|あたり|に約|[0-9]+[万千人トバ])")
_NOT_SPAN_YEAR = re.compile(r"(?:生|債|物|次|式|制|版|型|組|産|国|ローン|定期|目)")
_ALONE_PART_OK = re.compile(r"(?:[にはもかまの、，　 ]|から|まで|すぎ|過ぎ|ごろ|頃|遅く|早く)")


class Find(msgspec.Struct, gc=False):
    """A time expression as found: its span, what pattern it is (calendar, duration, set, …) and the named parts."""

    start: int
    end: int
    shape: str
    parts: dict[str, str]


def finds(plain: str) -> list[Find]:
    """Every time expression of a text with half-width digits, left to right, none overlapping."""
    out: list[Find] = []
    done = 0
    for match in _START.finditer(plain):
        at = match.start()
        if at < done:
            continue
        found = _at(plain, at, done)
        if found is not None and found.end > found.start:
            out.append(found)
            done = found.end
    return out


def _at(plain: str, at: int, done: int) -> Find | None:
    """The expression that begins here, if any; more telling shapes first."""
    head = plain[max(done, at - 6) : at]
    first = plain[at]
    if "0" <= first <= "9" and (_BEFORE_COUNT.search(head) or head[-1:].isdigit()):
        return None
    for shape, pattern in _SHAPES:
        match = pattern.match(plain, at)
        if match is None or match.end() == at:
            continue
        found = Find(at, match.end(), shape, {k: v for k, v in match.groupdict().items() if v})
        if shape in _CHECKS and not _CHECKS[shape](plain, head, found):
            continue
        return found
    return None


_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("set", _SET),
    ("century", _CENTURY),
    ("decade", _DECADE),
    ("calendar", _SLASHED),
    ("quarter", _QUARTER),
    ("range", _RANGES),
    ("fixed", _FIXED),
    ("duration", _DURATION),
    ("week", _WEEK),
    ("span", _SPAN_OF_YEAR),
    ("seasons", _SEASONS),
    ("calendar", _CALENDAR),
    ("season", _BARE_SEASON),
    ("weekday", _WEEKDAY_ALONE),
)


def _is_set(plain: str, head: str, found: Find) -> bool:
    """週2便 is a set; 2024年2回 and 12月1日… are not."""
    words = plain[found.start : found.end]
    if words[0] in "年月週日":
        return not (
            head[-1:].isdigit()
            or (head != "" and head[-1] in _KAN)
            or (head != "" and head[-1] in "今昨来先毎同両翌前曜本祝休平")
        )
    return True


def _is_duration(plain: str, head: str, found: Find) -> bool:
    """Whether a number and a unit measure a stretch (20年, 5日しか) or name a point (20年以降, 5日)."""
    if "every" in found.parts:
        return True
    unit, digits, tail = found.parts["u"], found.parts["n"], found.parts.get("tail", "")
    rest = plain[found.end : found.end + 6]
    if "分" in unit and (
        not digits[0].isdigit()
        or (rest[:1] == "の" and rest[1:2].isdigit())
        or (unit == "分" and rest != "" and rest[0] in "野担割配裂かけ析隊")
    ):
        return "n2" in found.parts and digits[0].isdigit()
    if unit in ("秒", "分") and head.endswith("時"):
        return False
    if found.parts.get("u2", "")[:1] == unit[0]:
        return False  # 3日と4日
    if found.parts.get("n2") or tail or unit not in ("年", "日"):
        return unit != "日" or not (
            tail == ""
            and "u2" in found.parts
            and "時" in found.parts["u2"]
            and "と" not in plain[found.start : found.end]
        )
    if _NOT_SPAN_YEAR.match(rest) and "rel" not in found.parts:
        return False
    lead = _SPAN_LEAD.search(head) is not None or plain[found.start] in "約およ丸ま"
    value = number(digits)
    if unit == "日":
        if digits == "1" and _A_DAY.match(rest):
            return True
        if digits == "一" or (
            (value or 99) <= 31 and not (lead or _DAY_IS_SPAN.match(rest) or found.parts.get("rel") or value is None)
        ):
            return False
        return not rest.startswith("付")
    if value is not None and ((len(digits) == 4 and digits.isdigit()) or (len(digits) == 4 and digits[0] in "一二")):
        return False
    if digits.isdigit() and len(digits) == 2 and not lead and "rel" not in found.parts:
        return not _year_group(plain, found.start)
    return True


def _year_group(plain: str, at: int) -> bool:
    """Is it a year of two digits in a date (20年3月)?"""
    match = _CALENDAR.match(plain, at)
    return match is not None and match.group("y2") is not None and is_short_year(plain, at, match.end("y2") + 1)


def _is_calendar(plain: str, head: str, found: Find) -> bool:
    """Some part of a date or a clock must be there, and lone parts need company that makes them times."""
    parts = found.parts
    strong = parts.keys() & {"y4", "era", "y2", "yn", "yr", "m", "mr", "d", "dk", "dr"}
    if strong == {"y2"} and plain.startswith(("の", "、"), found.start + 3):
        if not is_short_year(plain, found.start, found.start + 3):
            return False
        parts["of"] = ""  # the text has named its century
    _trim(plain, found)
    if strong:
        if "part" in parts and not strong & {"d", "dk", "dr"} and "h" not in parts and "h2" not in parts:
            found.end = plain.rindex(parts.pop("part"), found.start, found.end)  # 昨年の朝: not one expression
            _trim(plain, found)
        if strong == {"dk"}:
            return head == "" or head[-1] not in _KAN + "第数"
        if strong == {"m"} and not parts["m"][0].isdigit():
            return head[-1:] != "正"
        return True
    if "h" in parts:
        return "part" in parts or (parts["h"][0].isdigit() and not head.endswith(("第", "臨")))
    if "h2" in parts:
        return True
    if "part" in parts:
        word = parts["part"]
        rest = plain[found.end : found.end + 2]
        if len(word) == 1 and (head[-1:] not in "、。　 \n（(" and head != ""):
            return False
        return bool(_ALONE_PART_OK.match(rest))
    return False


def _trim(plain: str, found: Find) -> None:
    """Take off a trailing space or の that belongs to what follows."""
    while found.end > found.start and plain[found.end - 1] in " 　の":
        found.end -= 1


def _is_range(plain: str, head: str, found: Find) -> bool:
    """6月の1、2日 names days; 3－1で勝つ and 1-2週間 do not reach here."""
    parts = found.parts
    if "yy1" in parts:
        return True
    pair = ("rd1", "rd2") if "rd1" in parts else ("mm1", "mm2") if "mm1" in parts else ("ch1", "ch2")
    return pair[0] == "ch1" or bool(parts.get("rm2")) or int(parts[pair[0]]) < int(parts[pair[1]])


def _is_fixed(plain: str, head: str, found: Find) -> bool:
    """半年, not the end of 前半日程 or 上半月."""
    return head == "" or (head[-1] not in "年月時間上下前後大" and not head[-1].isdigit())


def _is_season(plain: str, head: str, found: Find) -> bool:
    """夏 by itself, not the end of 青春 or 初夏."""
    return head == "" or head[-1] in "、。　 \n「（はがをにでともの"


_CHECKS = {
    "season": _is_season,
    "set": _is_set,
    "duration": _is_duration,
    "calendar": _is_calendar,
    "range": _is_range,
    "fixed": _is_fixed,
}
