"""Where the content of an indirect statement begins: behind the speaker and what belongs to the telling.

    外相は10日の会見で、 | 対話を続けると | 述べた
    懸念を表明し、 | 対話を求めると | 述べた
Left alone: 10日に | …すると述べた, where the time is that of what is said.
"""

from __future__ import annotations

from keii.extract.statement.cue import CueFinder
from keii.extract.statement.memory import Memory
from keii.extract.statement.model import Found, Who
from keii.extract.statement.subject import SAME_SUBJECT
from keii.grammar.phrases import Phrase

# What one does to be able to speak: the report's content begins behind it.
_MEETING = frozenset(
    "会談する 協議する 電話会談する 会見する 演説する 発言する 講演する 懇談する 面会する 電話協議する 応じる 応ずる 出席する 訪問する 臨む 招集する 呼び出す 訪れる 登壇する 意見交換する 交わす 向き合う 会う 対面する 顔を合わせる 呼ぶ 訪ねる 面談する 会合する".split()
)
# Where one speaks: without a comma behind it, 電話で is how a voice was heard, but 会見で is where the words were said.
_SPEAKING_OCCASIONS = tuple(
    "会見 声明 演説 会談 講演 インタビュー 取材 議会 談話 国会 番組 会合 会議 協議 投稿 報告 寄稿 答弁 審議 委員会".split()
)
_WHEN = (
    "中",
    "なか",
    "席",
    "場",
    "冒頭",
    "際",
    "後",
    "あと",
    "最後",
    "終わり",
    "途中",
    "前",
    "合間",
    "質疑",
    "記者会見",
)
_ASKING = frozenset("問う 聞く 質問する 尋ねる 追及する 問いただす ただす 訊く 迫る".split())
_PRESS = ("記者団", "記者", "記者ら", "報道陣", "報道各社", "メディア")
_POINTING = ("こう", "そう", "このように")
_ABOUT = ("につくは", "に関するは", "をめぐるは", "を巡るは", "に対するは")


def content_start(memory: Memory, found: Found, low: int, who: Who) -> int:
    """The first phrase of an indirect statement: behind the speaker and the adverbials that belong to the cue."""
    phrases = memory.reading.phrases[found.sentence]
    begin = low
    if who.phrase >= 0 and low <= who.phrase < found.finish:
        begin = who.phrase + 1
    source = memory.subjects[found.sentence].source(found.finish)
    if source >= 0:
        begin = max(begin, source + 1)
    while begin < found.finish and _belongs_to_cue(memory, phrases, begin):
        begin += 1
    if found.how == "demand":
        begin = _behind_asked(memory, phrases, begin, found.finish, who)
    for i in range(begin, found.finish):
        begin = _behind_telling(memory, phrases, i, begin, found)
    return _after_reason(memory.text, phrases, begin, found)


def _behind_asked(memory: Memory, phrases: list[Phrase], begin: int, finish: int, who: Who) -> int:
    """Where a demand begins behind the one it goes to: すべての当事者に | 戦闘をやめる(よう求めた), 監視団を率いる…に対し、 | 調査する."""
    modified = True  # with nothing but の in between
    for i in range(begin, min(begin + 8, finish)):
        to = phrases[i].particle in ("に対する", "に対するは") and phrases[i].comma
        if (modified or to) and _is_asked(memory, phrases[i], who):
            return i + 1
        modified = modified and phrases[i].particle == "の"
    return begin


def _is_asked(memory: Memory, phrase: Phrase, who: Who) -> bool:
    """外相に / 双方に対し、 …よう求めた: whom the demand goes to."""
    if phrase.kind != "N" or phrase.attr or phrase.particle not in ("に", "には", "に対する", "に対するは", "へ"):
        return False
    named = memory.cast.named_at(phrase.start, phrase.head_end)
    if named is None:
        return memory.cast.can_speak(memory.text[phrase.start : phrase.head_end])
    return named.kind == "pair" or bool(named.actors and not set(named.actors) & set(who.actors))


def _behind_telling(memory: Memory, phrases: list[Phrase], i: int, begin: int, found: Found) -> int:
    """Where the content begins when phrase i still belongs to the telling; `begin` when it does not."""
    phrase = phrases[i]
    if phrase.kind == "V" and phrase.link == "quote" and i + 1 < found.finish and phrases[i + 1].comma:
        together = memory.text.startswith("ともに", phrases[i + 1].start)  # 停戦を求めるとともに、
        return i + 2 if together and _tells(memory.text, phrases, i) else begin
    if phrase.kind == "V" and phrase.link in ("cont", "te", "ga", "while"):
        if (
            found.how == "demand"
            and phrase.comma
            and phrase.link in ("cont", "te")
            and _utters(memory.text, phrases, i)
        ):
            return i + 1
        met = phrase.comma and phrase.lemma in _MEETING and phrase.link != "while"
        met = met or (phrase.comma and phrase.passive and phrase.lemma in _ASKING)
        pointed = i > 0 and memory.text[phrases[i - 1].start : phrases[i - 1].head_end] in _POINTING
        if met or (pointed and phrase.link in ("cont", "te")):
            return i + 1
        return i + 1 if phrase.comma and phrase.link != "ga" and _tells(memory.text, phrases, i) else begin
    if phrase.kind == "N":
        if phrase.comma and phrase.particle in _ABOUT:
            return i + 1
        occasion = phrase.particle == "では" or (phrase.particle == "で" and phrase.comma)
        if occasion and i - begin < 7 and CueFinder(memory.text, phrases).noun(i)[1] in ("occasion", "document"):
            return i + 1
    if phrase.link == "attr" and i + 1 < found.finish and phrases[i + 1].comma and _tells(memory.text, phrases, i):
        words = memory.text[phrases[i + 1].start : phrases[i + 1].head_end]
        return i + 2 if words in ("上", "うえ", "ほか", "一方") else begin
    return begin


def _utters(text: str, phrases: list[Phrase], i: int) -> bool:
    """大使を呼び出して抗議し、 | …よう要求した: to protest is to speak."""
    known = CueFinder(text, phrases).verb(i)[0]
    return known is not None and known.strength == "say" and phrases[i - 1].particle not in ("と", "を")


def _tells(text: str, phrases: list[Phrase], i: int) -> bool:
    """懸念を表明し、 / コメントを出し、 / …と呼び、 / …とされ、: a report of its own, not part of what is said next."""
    finder = CueFinder(text, phrases)
    known, lemma, first = finder.verb(i)
    if phrases[i].lemma == "ある" and i > 0 and phrases[i - 1].particle == "が" and finder.noun(i - 1)[1] == "content":
        return True  # 経済政策について説明があり、
    if (lemma == "する" and phrases[i].passive) or (known is not None and known.strength == "label"):
        return i > 0 and phrases[i - 1].particle.endswith(("と", "に"))
    kind = finder.noun(first - 1)[1] if first > 0 else ""
    if kind in ("document", "feeling") and phrases[first - 1].particle == "を":
        return True
    return known is not None and known.strength == "say" and first > 0 and phrases[first - 1].particle == "を"


def _belongs_to_cue(memory: Memory, phrases: list[Phrase], i: int) -> bool:
    """Time, occasion and connective phrases before the content tell of the saying, not of what is said."""
    phrase = phrases[i]
    words = memory.text[phrase.start : phrase.head_end]
    if phrase.kind == "C" or words in SAME_SUBJECT:
        return True  # 述べた | うえで、
    if phrase.kind != "N":
        return phrase.kind == "A" and phrase.comma
    if words.endswith(_PRESS) and phrase.particle in ("に", "に対する", "らに") and not phrase.attr:
        return True
    if not phrase.comma and i + 1 < len(phrases) and phrases[i + 1].kind == "V":
        return False  # 来月 | 訪れたい: of what is said
    if _is_time(memory, phrase) and (phrase.comma or phrase.particle in ("の", "")):
        nxt = phrases[i + 1] if i + 1 < len(phrases) else None
        return phrase.particle != "の" or (
            nxt is not None and CueFinder(memory.text, phrases).noun(i + 1)[1] == "occasion"
        )
    if phrase.particle in (
        "で",
        "では",
        "でも",
        "にて",
        "に対する",
        "に",
        "の",
        "を受ける",
        "のあとに",
        "後に",
        "",
    ) and (phrase.comma or phrase.particle in ("で", "では", "の")):
        _, kind = CueFinder(memory.text, phrases).noun(i)
        if (
            kind in ("occasion", "document")
            and (phrase.comma or words.endswith(_SPEAKING_OCCASIONS))
            and (phrase.particle != "の" or phrase.comma or _is_when(memory, phrases, i + 1))
            and phrase.particle
            in (
                "で",
                "では",
                "の",
                "でも",
                "にて",
                "に対する",
                "に",
            )
        ):
            return True
        if words in (
            "これ",
            "それ",
            "一方",
            "このほか",
            "同時",
            "その上",
            "そのうえ",
            "この中",
            "このなか",
            "その中",
        ):
            return True
    return (words in ("これ", "それ") and phrase.particle in ("に対する", "を受ける", "にたいする")) or words in (
        "一方",
        "その後",
        "このため",
        "また",
        "同時",
    )


def _is_when(memory: Memory, phrases: list[Phrase], i: int) -> bool:
    """会見の | 冒頭、 but not 首脳会談の | 日程は."""
    return memory.text.startswith(_WHEN, phrases[i].start)


def _is_time(memory: Memory, phrase: Phrase) -> bool:
    """Is the phrase a time expression?"""
    at = memory.reading.time_before(phrase.start)
    return (
        at >= 0 and memory.reading.times[at].end >= phrase.head_end - 3 and memory.reading.times[at].end > phrase.start
    )


def _after_reason(text: str, phrases: list[Phrase], begin: int, found: Found) -> int:
    """…したことで、 / …を受けて、 before the clause of a 考え tells why it was said."""
    start = begin
    for i in range(begin, found.finish):
        phrase = phrases[i]
        words = text[phrase.start : phrase.head_end]
        if (
            phrase.comma
            and phrase.kind == "N"
            and (
                (words == "こと" and phrase.particle == "で")
                or (phrase.particle in ("を受ける", "を踏まえる") and i - begin < 6)
            )
        ):
            start = i + 1
    return start
