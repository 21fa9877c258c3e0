"""Titles: where a text names an agreement.

    新たな「戦略的協力条約」に署名した · 戦略的パートナーシップに関する条約 · 日ソ共同宣言 · 包括的共同行動計画（JCPOA） · 1975年の協定 · 同条約
Left alone: 北大西洋条約機構, 独立宣言, 協定違反の疑い (names one, but of its own no title).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from keii.actors.cast import Cast
from keii.extract.agreement.model import Mention
from keii.grammar.passages import Passage
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.agreements import Kind, agreement_words

_BEFORE = re.compile(
    r"^(?:[■◆●▽▼・○◇□★☆＝=\s　]+|この|その|あの|どの|こうした|これらの|いわゆる|[（(][^（）()]{1,6}[）)]|両国間?|両政府|二国間|多国間|今回|両首脳|両者|双方|政府間(?=合意)|正式|最終|事実上|首脳会談|会談後|協議後|(?:米|日|英|仏)?国務省)"
)
# Only right before the noun: 同条約, but 同盟条約.
_POINTER = re.compile(r"^(?:同|新|本|該|旧|現|現行|当|両|後継|後続|次期)$")
_AFTER_EVENT = re.compile(r"^.{1,8}?(?:会談|協議|会合|交渉)(?:後|で|の)?(?=共同|首脳|枠組|合意|覚書)")
_ALIAS = re.compile(
    r"[（(]((?:通称|略称|以下、?|英語名)?[A-Za-zＡ-Ｚａ-ｚ0-9０-９・ァ-ヺー\-]{2,20}|[^（）()、。]{2,14}(?:条約|協定|合意|宣言|覚書))[）)]"
)
# How the words before it call an agreement; old only without a title of its own (旧ソ連との「…条約」).
_OLD = re.compile(r"(?:旧|(?<![^、。「『（(\s　])前の|(?<![^、。「『（(\s　])以前の)$")
_NEW = re.compile(r"(?:新|後継|後続|後継の|新しい|新たな|新たに結ぶ|これに代わる)$")
# What makes another word of it: an organisation, a place, people.
_OTHER_WORD = re.compile(
    r"^(?:機構|会議|委員会|理事会|事務局|局|課|軍|締約国|締結国|加盟国|加盟|当事国|監視|交渉団|記念|論|文案|違反者|首脳|式典|関係者|書店|上の)"
)
_TYING = ("に関する", "に係る", "をめぐる", "を巡る", "についての", "につく", "のための", "に向ける")
_LONGEST = 45


def mentions(reading: Reading, cast: Cast, passage: Passage, aliases: dict[str, Kind]) -> Iterator[Mention]:
    """The mentions of agreements in a passage, in text order; aliases: short forms the report has given (FTA)."""
    text = reading.text
    spots = [m.start() for m in agreement_words().pattern.finditer(text, passage.start, passage.end)]
    if not spots and not aliases:
        return
    for i, phrase in enumerate(passage.phrases):
        while spots and spots[0] < phrase.start:
            spots.pop(0)
        if aliases and phrase.kind == "N" and (short := _short_form(text, phrase, aliases)):
            stop = phrase.start + len(short)
            yield _mention(reading, passage, i, phrase.start, stop, aliases[short], text[stop : phrase.head_end])
            continue
        if not spots or spots[0] >= phrase.head_end or phrase.kind not in ("N", "V"):
            continue
        if (
            phrase.attr
            and phrase.particle in _TYING
            and spots[-1] >= phrase.end
            and spots[-1] < _end_of(passage, i + 1)
        ):
            continue  # 戦略的パートナーシップに関する条約
        if phrase.group is not None and phrase.group.start >= phrase.start:
            found = _quoted(reading, passage, i, phrase)
        else:
            found = _plain(reading, cast, passage, i, phrase.start, phrase.head_end)
        if found is not None:
            yield found


def _end_of(passage: Passage, i: int) -> int:
    return passage.phrases[i].head_end if i < len(passage.phrases) else -1


def _short_form(text: str, phrase: Phrase, aliases: dict[str, Kind]) -> str:
    """The short form a phrase begins with (FTA, but not FTAS)."""
    for alias in aliases:
        if text.startswith(alias, phrase.start):
            behind = text[phrase.start + len(alias) : phrase.start + len(alias) + 1]
            if not (behind.isascii() and behind.isalnum()):
                return alias
    return ""


def _quoted(reading: Reading, passage: Passage, i: int, phrase: Phrase) -> Mention | None:
    """「戦略的協力条約」, 「新時代」宣言."""
    group = phrase.group
    if group is None:
        return None
    inner = re.sub("[（(][^（）()]*[）)]$", "", reading.text[group.start + 1 : group.end - 1])
    behind = reading.text[group.end : phrase.head_end]
    kind = _kind(inner)
    lead = inner.removesuffix(kind.noun) if kind is not None else ""
    if re.search("[なただる]$", lead) and not lead.endswith(_TYING):
        return None  # 「純粋に防衛的な条約」
    if kind is not None and len(inner) <= _LONGEST and not re.search(r"[。、「」]", inner):
        mention = _mention(
            reading, passage, i, group.start + 1, group.start + 1 + len(inner), kind, behind, quoted=True
        )
        mention.bare = inner == kind.noun and kind.type not in ("self", "name", "multilateral")
        return mention
    kind = _kind(behind) if behind else None
    if kind is not None and len(inner) <= _LONGEST:
        return _mention(reading, passage, i, group.start, phrase.head_end, kind, "", quoted=True)
    return None


def _kind(words: str) -> Kind | None:
    """The agreement noun that words end in, the longest."""
    nouns = agreement_words().nouns
    for size in range(min(len(words), 16), 0, -1):
        found = nouns.get(words[-size:])
        if found is not None:
            return found if found.type != "none" else None
    return None


def _plain(reading: Reading, cast: Cast, passage: Passage, i: int, start: int, end: int) -> Mention | None:
    """A compound that holds an agreement noun, with what stands before and behind it."""
    text = reading.text
    last = None
    for match in agreement_words().pattern.finditer(text, start, end):
        kind = agreement_words().nouns[match[0]]
        if last is None or kind.type not in ("weak", "bare") or last[1].type in ("weak", "bare", "none"):
            last = (match, kind)
    if last is None or last[1].type == "none":
        return None
    match, kind = last
    stop = match.end()
    longer = _kind(text[start:stop])
    if longer is None:
        return None
    kind = longer
    rest = re.sub(r"^[（(][^（）()]*[）)]", "", text[stop:end])
    if _OTHER_WORD.match(rest) or (rest and re.match(r"[ァ-ヺA-Za-z]", rest)):
        return None
    begin = _begin(reading, start, stop - len(kind.noun))
    if begin - 1 > start and text[begin - 1] == "・":
        begin = start
    mention = _mention(reading, passage, i, begin, stop, kind, rest)
    mention.bare = (mention.words == kind.noun and kind.type not in ("self", "name", "multilateral")) or (
        mention.age == "old" or (mention.age == "new" and mention.words == kind.noun)
    )
    if text[stop : stop + 1] in ("案",) or rest.startswith("案"):
        mention.rest = rest or "案"
    if mention.bare or kind.type in ("self", "weak"):
        _extend(reading, cast, passage, mention)
    return mention


def _begin(reading: Reading, start: int, noun: int) -> int:
    """Where the title begins: behind dates, 今回, 同 and the occasion."""
    at = reading.time_before(noun)
    if at >= 0 and reading.times[at].end > start and reading.times[at].end <= noun:
        start = reading.times[at].end
    text = reading.text
    for _ in range(3):
        words = text[start:noun]
        found = _BEFORE.match(words) or _AFTER_EVENT.match(words) or _POINTER.match(words)
        if found is None or (words[: found.end()] == "新" and re.match("START|ＳＴＡＲＴ|戦略兵器", text[noun:])):
            break
        start += found.end()
    cut = max(text.rfind(mark, start, noun) for mark in "＝=－　 ")
    start = max(start, cut + 1)
    if text[start:noun].startswith(("の", "・")):
        start += 1
    return start


def _extend(reading: Reading, cast: Cast, passage: Passage, mention: Mention) -> None:
    """戦略的パートナーシップに関する|条約, 関税を巡る|枠組み, 1975年の|協定, 先行解放の|合意."""
    phrases, text = passage.phrases, reading.text
    i = mention.phrase
    if mention.start != phrases[i].start or i == 0 or mention.words == "声明":
        return
    before = phrases[i - 1]
    if before.kind != "N" or before.comma:
        return
    if (before.attr and before.particle in _TYING) or before.particle in ("についての", "のための"):
        if not mention.bare and before.particle not in ("に関する", "に係る"):
            return
        j = i - 1
        while (
            j > 0
            and phrases[j - 1].kind == "N"
            and not phrases[j - 1].comma
            and phrases[j - 1].particle in ("の", "や", "と", "及び", "および", "な")
            and (
                phrases[j - 1].particle in ("の", "な")
                or _kind(text[phrases[j - 1].start : phrases[j - 1].head_end]) is None
            )
        ):
            named = cast.named_at(phrases[j - 1].start, phrases[j - 1].head_end)
            if named is not None and named.actors and phrases[j - 1].particle in ("と", "の"):
                break
            j -= 1
        if before.particle == "につく":
            return
        _take(mention, text, phrases[j].start, j)
    elif before.particle == "の" and mention.words == mention.kind.noun and _kind(text[before.start : before.head_end]):
        _take(mention, text, before.start, i - 1)  # 政府間協定の議定書
    elif before.particle == "の" and mention.bare:
        at = reading.time_before(before.start)
        words = text[before.start : before.head_end]
        if (
            at >= 0
            and mention.kind.type != "bare"
            and reading.times[at].end >= before.head_end
            and reading.times[at].start <= before.start
        ) or (
            mention.kind.type == "weak"
            and not re.search(r"[0-9０-９一二三四五六七八九十数つ本件複]", words)
            and words not in ("今回", "この", "その", "一連", "次", "最終")
            and not cast.between(before.start, before.head_end)
        ):
            _take(mention, text, before.start, i - 1)


def _take(mention: Mention, text: str, start: int, first: int) -> None:
    while text[start] in "・■◆●▽▼○ 　－-":
        start += 1
    mention.start, mention.first = start, first
    mention.words, mention.bare = text[start : mention.end], False


def _mention(
    reading: Reading, passage: Passage, i: int, start: int, end: int, kind: Kind, rest: str, quoted: bool = False
) -> Mention:
    mention = Mention(start, end, reading.text[start:end], kind, passage, i, i, False, rest, quoted=quoted)
    mention.first = i
    behind = end + 1 if quoted and reading.text[end : end + 1] in "」』”" else end
    alias = _ALIAS.match(reading.text, behind)
    if alias is not None and not alias[1].isdigit():
        mention.alias = re.sub("^(?:通称|略称|以下、?|英語名)", "", alias[1])
    if i and passage.phrases[i - 1].particle == "の":
        before = passage.phrases[i - 1]
        at = reading.time_before(before.head_end - 1)
        if at >= 0 and reading.times[at].end > before.start and reading.times[at].type == "DATE":
            mention.dated = at
    _call(reading.text, passage, mention)
    at = reading.time_before(start)
    if mention.dated < 0 and at >= 0 and reading.times[at].end == start and reading.times[at].type == "DATE":
        mention.dated = at
    return mention


def _call(text: str, passage: Passage, mention: Mention) -> None:
    """旧条約, 新条約: is it called the old one or the new one; 旧 is part of a name that says no more."""
    low = max(passage.start, mention.start - 8)
    before = text[low : mention.start - mention.quoted]
    alone = mention.words == mention.kind.noun and not mention.quoted
    if alone and (old := _OLD.search(before)):
        mention.age = "old"
        mention.start, mention.words = low + old.start(), old[0] + mention.words
    elif _NEW.search(before):
        mention.age = "new"
