"""Is this the person named before? Names match by full form, by part, by reading, and, as a last resort, by one slip of the pen.

Surnames alone never join two people whose titles or countries speak against it.
"""

from __future__ import annotations

import functools
import re

import msgspec

from keii.actors.mention import Mention
from keii.actors.titles import HONORIFICS
from keii.grammar.tokens import reading
from keii.lexicon.gazetteer import Entry, Gazetteer

_SPLIT = re.compile(r"[・＝゠=－\- 　]")
_KANJI = re.compile("[一-龥々ヶ﨑]+")
# Titles that are the same office in other words.
_SAME = {
    "外務大臣": "外相", "外務相": "外相", "外交部長": "外相", "外務長官": "外相", "国防大臣": "国防相", "国防部長": "国防相", "国防長官": "国防相", "防衛大臣": "防衛相",
    "財務大臣": "財務相", "財務長官": "財務相", "総理大臣": "首相", "総理": "首相", "内閣総理大臣": "首相", "国家主席": "主席", "最高経営責任者": "CEO",
    "党総書記": "総書記", "経済産業大臣": "経産相", "農林水産大臣": "農水相", "国務大臣": "大臣", "国連常駐代表": "国連大使",
}  # fmt: skip


class Person(msgspec.Struct, gc=False):
    """A person as known so far: every name without title, titles in order, country, gazetteer entry, where last named."""

    names: list[str]
    titles: list[str]
    country: str = ""
    sure: bool = False
    entry: Entry | None = None
    last_at: int = -1
    actor: int = -1
    number: int = -1  # among the people of the report


_DEPUTY = ("副", "次席", "前", "元", "次期")


@functools.lru_cache(maxsize=16384)
def same_office(a: str, b: str) -> bool:
    """外相 = 外務大臣; 大臣 fits 外務大臣; 書記 fits 総書記; a 副首相 is no 首相."""
    a, b = _SAME.get(a, a), _SAME.get(b, b)
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return (
        a == b
        or (long.endswith(short) and not long.removesuffix(short).endswith(_DEPUTY))
        or {a, b} in ({"外相", "大臣"}, {"防衛相", "大臣"}, {"国防相", "大臣"}, {"財務相", "大臣"}, {"経産相", "大臣"})
    )


@functools.lru_cache(maxsize=16384)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name written with ・ or a space."""
    return tuple(p for p in _SPLIT.split(name) if p)


def fitting(mention: Mention, people: list[Person]) -> Person | None:
    """The person a mention means, if one fits better than the others; the one named last among equals."""
    best: tuple[int, int] | None = None
    found: Person | None = None
    for person in people:
        score = _fit(mention, person)
        if score > 0 and (best is None or (score, person.last_at) > best):
            best, found = (score, person.last_at), person
    return found


def _fit(mention: Mention, person: Person) -> int:
    """0 when the two can't be one; else how well they fit."""
    name = mention.name
    if mention.country and person.country and person.sure and mention.country != person.country:
        return 0
    full = [n for n in person.names if len(parts(n)) > 1]
    against = full if full and len(parts(name)) > 1 else person.names
    strength = max((_name_fit(name, known) for known in against), default=0)
    strength = max(
        strength,
        max((_name_fit(r, known) for r in mention.readings for known in person.names if len(r) > 1), default=0)
        if strength or not full
        else 0,
    )
    if not strength:
        return 0
    if mention.entry is not None and person.entry is not None:
        return 9 if mention.entry.key == person.entry.key else 0
    honorific = mention.title in HONORIFICS or not mention.title
    if honorific:
        return strength + 1
    if any(same_office(mention.title, t) for t in person.titles):
        return strength + 3
    real = [t for t in person.titles if t not in HONORIFICS]
    if not real:
        return strength
    return strength - 2 if strength >= 4 else 0


@functools.lru_cache(maxsize=16384)
def _name_fit(a: str, b: str) -> int:
    """5 the same, 4 parts of one contain the other's, 3 one is a part (surname) of the other, 0 no fit."""
    a, b = plain_v(a), plain_v(b)
    if a == b:
        return 5 if len(a) > 1 else 3
    if "・" in a or "・" in b or " " in a or " " in b:
        x, y = parts(a), parts(b)
        if len(x) > 1 and len(y) > 1:
            return 4 if set(x) <= set(y) or set(y) <= set(x) else 0
        fewer, more = (x, y) if len(x) < len(y) else (y, x)
        return 3 if fewer and len(more) > 1 and fewer[0] in more else 0
    if is_kanji(a) and is_kanji(b):
        short, long = sorted((a, b), key=len)
        if long.startswith(short) and 1 <= len(short) < len(long) <= 6:
            return 3
    return 0


def plain_v(name: str) -> str:
    """ヴ written as newspapers do that have no ヴ: ヴェルホヴェンツェフ = ベルホベンツェフ."""
    if "ヴ" not in name:
        return name
    for foreign, plain in (
        ("ヴァ", "バ"),
        ("ヴィ", "ビ"),
        ("ヴェ", "ベ"),
        ("ヴォ", "ボ"),
        ("ヴュ", "ビュ"),
        ("ヴ", "ブ"),
    ):
        name = name.replace(foreign, plain)
    return name


def is_kanji(word: str) -> bool:
    """Is the word all in kanji, as Japanese, Chinese and Korean names are?"""
    return _KANJI.fullmatch(word) is not None


_APART = 13


def slipped(mention: Mention, people: list[Person]) -> Person | None:
    """バルデズ for バルデス, 高取 for 鷹取: one letter off or a homophone, and the title does not speak against it."""
    name = mention.name
    fits = []
    for person in people:
        if mention.start - person.last_at < _APART:
            continue  # two names in one breath are two people
        agrees = mention.title in HONORIFICS or any(same_office(mention.title, t) for t in person.titles)
        if not agrees or (mention.country and person.country and mention.country != person.country):
            continue
        for known in person.names:
            for part in {known, *parts(known)}:
                if (len(name) >= 4 and not is_kanji(name) and one_edit(name, part)) or _homophones(name, part):
                    fits.append(person)
                    break
            else:
                continue
            break
    return fits[0] if len(fits) == 1 else None


def _homophones(a: str, b: str) -> bool:
    if not (is_kanji(a) and is_kanji(b)) or a == b or len(a) < 2:
        return False
    b = b[: len(a)]
    return set(a) & set(b) != set() and reading(a) == reading(b) != ""


def one_edit(a: str, b: str) -> bool:
    """Do two words of at least four letters differ by one substitution, insertion or deletion?"""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 4 or a == b:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :]
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return long[i + 1 :] == short[i:]


def known_person(mention: Mention, gaz: Gazetteer) -> Entry | None:
    """The gazetteer's person a name and title can only mean."""
    if mention.entry is not None:
        return mention.entry if _agrees(mention, mention.entry) else None
    found = [e for e in gaz.people.get(mention.name, []) if _agrees(mention, e)]
    titled = [e for e in found if any(same_office(mention.title, o.title) for o in e.offices)]
    if len(mention.name) <= 2 or "・" not in mention.name:
        found = titled
    return found[0] if len(found) == 1 else titled[0] if len(titled) == 1 else None


def _agrees(mention: Mention, entry: Entry) -> bool:
    """Country and title must not speak against the person of the gazetteer."""
    if mention.country and entry.country and mention.country != entry.country:
        return False
    if mention.title in HONORIFICS or not mention.title:
        return True
    return any(same_office(mention.title, o.title) for o in entry.offices) or not entry.offices
