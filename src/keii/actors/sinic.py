"""Chinese and Korean names: a surname of one letter, one or two letters more, and a title no token boundary parts from them.

    韓書林|国家副主席      葉静怡|報道官      韓副主席 (when 韓書林 has been named)      ペ議員 (when ペ・ヒョンスク has)
Left alone: 金融|担当相, 全権|大使, 安保|室長, whose first two letters are a word; 韓首相 before any 韓 is named.
"""

from __future__ import annotations

import re

from keii.actors.titles import HONORIFICS, Titles
from keii.grammar.runs import Run
from keii.grammar.tokens import NOUN, PERSON, PLACE, PROPER, Token
from keii.lexicon.gazetteer import PERSON as KNOWN_PERSON

# Chinese and Korean surnames of one letter that open a name no dictionary knows.
SURNAMES = frozenset(
    "王李張劉陳楊黄趙呉周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曽蕭田董袁潘于蒋蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾譚陸汪范金石廖賈夏韋付方白鄒孟熊秦邱江尹薛閻段雷侯史陶黎賀顧毛郝龔邵銭厳覃武戴莫孔向湯"
    "卞竇朴柳申安権全洪裵南具奇玄都千咸廉魚太閔華耿喬栗戚鞠解傅兪劉範章常温易河表"
)
# Those of them that begin no Japanese word, so that what Sudachi joins to them is a guess.
_ONLY_SURNAMES = frozenset("竇鄒閔卞龔邵覃譚邱閻薛尹廖傅蒋彭劉趙崔鄭韋郝鄧馮蕭蔡裵兪汪黎喬耿戚韓")
# Letters that Japanese surnames begin with or are: of a name in one piece they tell nothing of the country.
_JAPANESE_TOO = frozenset("林南金石高田原白河表章方江千太安柳都向武馬魚曽熊夏葉秦陸常")
_JAPANESE_ALONE = frozenset("林南原")
# The states whose people have such names, as the Japanese press writes them.
HOMES = frozenset({"CHN", "TWN", "KOR", "PRK", "HKG", "MAC", "SGP"})
_KANJI = re.compile(r"[一-龥\uf900-\ufaff]+")
# A Korean name in katakana: キム・ジョンナム, ペ・ヒョンスク.
_KOREAN = re.compile(
    r"(?:キム|イ|パク|チェ|チョン|カン|チョ|ユン|チャン|イム|リム|ハン|オ|ソ|シン|クォン|クオン|ファン|アン|ソン|リュ|ユ|ホン|コ|ムン|ヤン|ペ|ペク|ホ|ナム|シム|ノ|ハ|クァク|ク|チュ|ウ|チン|ミン|ピョン|ト|ヨム|チ|リ|ロ|ナ|"
    r"キル|ピョ|ミョン|キ|パン|ワン|オク|ユク|イン|メン|マ|ヨ|ト|ソク|ソル|プ|チェ)・[ァ-ヺー]{2,5}"
)
_KOREAS = frozenset({"KOR", "PRK"})
_BODY_ENDS = "国省部庁院室府党軍会"


def homes(name: str, first: Token | None) -> frozenset[str]:
    """The states that somebody of this name can be of by the way it is written; empty when it tells nothing. first: its first token."""
    if _KOREAN.fullmatch(name):
        return _KOREAS
    if (
        _KANJI.fullmatch(name)
        and len(name) <= 3
        and name[0] in SURNAMES
        and first is not None
        and name[0] not in (_JAPANESE_ALONE if 1 in (len(first.surface), len(name)) else _JAPANESE_TOO)
        and (len(first.surface) in (1, len(name)) or len(name) == 1)
    ):
        return HOMES
    return frozenset()


def joined(run: Run, text: str, titles: Titles) -> list[Token] | None:
    """The tokens of a run with the name it begins with, or that stands behind a body, set apart; None when it holds none."""
    tokens = run.tokens
    for i, token in enumerate(tokens):
        if text[token.start] not in SURNAMES or (i and tokens[i - 1].surface[-1] not in _BODY_ENDS):
            continue
        if run.notes and any(at > i for _, _, at in run.notes):
            return None  # a reading in parentheses shows where the name ends
        words = text[token.start : tokens[-1].end]
        size = _size(token, words, titles)
        if size:
            return _cut(tokens, i, size, text)
        if i > 3:
            break
    return None


def _size(first: Token, words: str, titles: Titles) -> int:
    """How many letters of these words are a name with a title behind it; 0 when they are none."""
    alone = len(first.surface) == 1 and first.kind in (PERSON, PLACE, PROPER, NOUN)
    if not (alone or first.surface[0] in _ONLY_SURNAMES or (first.kind == PERSON and first.surface in words[:3])):
        return 0
    for size in (3, 2):
        name, title = words[:size], words[size:]
        known = titles.gaz.titles.get(title)
        if known is None and size == 3 and len(title) > 3 and titles.is_title(title) and title[0] not in "兼道":
            known = titles.role(title)
        if not known or not _KANJI.fullmatch(name) or (known == "honorific" and title not in HONORIFICS):
            continue
        if name[1:] in titles.gaz.known or words[1:] in titles.gaz.titles or words[1:] in titles.gaz.roles:
            return 0  # 韓|国務長官, 高|等弁務官
        entry = titles.gaz.known.get(name)
        if entry is not None and entry.kind != KNOWN_PERSON:
            return 0
        return size
    return 0


def _cut(tokens: list[Token], i: int, size: int, text: str) -> list[Token]:
    """Surname and name as a token each, and behind them what is left of the tokens they end in."""
    start = tokens[i].start
    end = start + size
    surname, given = text[start], text[start + 1 : end]
    out = [
        *tokens[:i],
        Token(start, start + 1, surname, surname, PERSON, ""),
        Token(start + 1, end, given, given, PERSON, ""),
    ]
    rest = [t for t in tokens[i:] if t.end > end]
    if rest and rest[0].start < end:
        # 怡報|道|官: the pieces of a title are one word again
        stop = tokens[-1].end
        return [*out, Token(end, stop, text[end:stop], text[end:stop], NOUN, "")]
    return out + rest
