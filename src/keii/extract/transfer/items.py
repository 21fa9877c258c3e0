"""What is given: the items of a noun phrase, with their quantity and category (砲弾や短距離弾道ミサイル, 小麦粉約3万トン)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from keii.grammar.phrases import Phrase
from keii.lexicon.transfers import transfer_words

_DIGITS = r"[0-9０-９〇一二三四五六七八九十百千万億兆,，.．数]+"
_UNIT = (
    r"(?:トン|キロ|グラム|リットル|バレル|発|基|両|機|隻|台|頭|枚|本|個|人分|食|箱|袋|匹|羽|冊|丁|着|足|点|件|ギガワット|メガワット|キロワット|立方メートル|ドーズ|回分|人|名|社|カ所|か所|"
    r"ドル|円|ユーロ|ポンド|ウォン|元|人民元|ルーブル|ルピー|フラン|クローネ|クローナ|ペソ|レアル|リラ|バーツ|ドン|ズロチ|豪ドル|米ドル|カナダドル)"
)
_QUANTITY = re.compile(
    rf"(?:約|およそ|最大|最大で|計|総額|少なくとも|合わせて|総計)?{_DIGITS}(?:{_UNIT})(?:分|相当|規模|以上|余り|超)*"
)
_ETC = re.compile(r"(?:など|等|をはじめ|といった|を含む|ほか|その他|や|と)+$")
_FRONT = re.compile(r"^(?:追加の?|新たな?|さらなる|同|この|その|同種の|計|合計)")


class Item(msgspec.Struct, gc=False):
    """One thing given: its words without the quantity, category ("" unknown), quantity, and where it stands."""

    words: str
    category: str
    quantity: str
    span: tuple[int, int]


def items(text: str, phrases: list[Phrase], i: int) -> Iterator[Item]:
    """The items of the noun phrase that ends in phrase i, coordinated ones (AとB、Cを) included, in text order."""
    row = [i]
    j = i - 1
    described = False
    while j >= 0 and (phrases[j].kind == "N" or phrases[j].link == "attr"):
        phrase = phrases[j]
        if phrase.kind != "N" or described:
            # 馬頭琴と、カシミヤで織った地図: past what describes the last one
            if described and phrase.particle == "と" and phrase.comma:
                row.append(j)
                described = False
            elif described and phrase.particle in ("を", "は", "が"):
                break
            else:
                described = True
            j -= 1
            continue
        if phrase.particle in ("と", "や", "及び", "または", "とその", "か", "やその") or (
            not phrase.particle and phrase.comma and _is_item(text, phrase)
        ):
            row.append(j)
        elif phrase.particle not in ("の", "などの") or phrase.comma:
            break
        j -= 1
    for k in reversed(row):
        found = _item(text, phrases[k])
        if found is not None:
            yield found
        elif len(row) == 1 and k and phrases[k - 1].particle in ("の", "などの"):
            more = _item(text, phrases[k - 1])  # 花束の 贈呈, 食糧などの 支援
            if more is not None:
                yield more


def _is_item(text: str, phrase: Phrase) -> bool:
    found = _item(text, phrase)
    return found is not None and bool(found.category)


def _item(text: str, phrase: Phrase) -> Item | None:
    start, end = phrase.start, phrase.head_end
    words = text[start:end]
    etc = _ETC.search(words)
    if etc is not None:
        words = words[: etc.start()]
    front = _FRONT.match(words)
    if front is not None and len(words) > front.end():
        start, words = start + front.end(), words[front.end() :]
    quantity = _QUANTITY.search(words)
    amount = quantity[0] if quantity is not None else ""
    name = words
    if quantity is not None:
        rest = words[: quantity.start()] + words[quantity.end() :].removeprefix("の")
        if rest and (quantity.end() == len(words) or quantity.start() == 0):
            name = rest
            start = text.find(rest, start)
    name = name.strip("「」『』“”")
    if not name or not re.search(r"[一-龥ァ-ヶーA-Za-zＡ-Ｚ々]", name):
        return None
    words_of = transfer_words()
    category = words_of.category(name)
    if name == amount and category != "money":
        return None
    at = text.find(name, phrase.start)
    return Item(name, category, amount, (at, at + len(name))) if at >= 0 else None
