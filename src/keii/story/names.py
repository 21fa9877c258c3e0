"""The bare names of people and bodies: what is left of the forms a report uses when offices, states and brackets are taken off.

クワベナ・アマンクワ・ガーナ共和国大統領 → クワベナ・アマンクワ      金総書記 → 金      秦光燮（チン・グァンソプ）外相 → 秦光燮, チン・グァンソプ
ＵＳＴＲのハリエット・コールマン代表 → ハリエット・コールマン      米国務省 → 国務省      ベラルーシ大統領 → nothing
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

import msgspec

from keii.actors.people import is_kanji, one_edit, parts, plain_v
from keii.actors.sinic import HOMES, SURNAMES
from keii.actors.titles import HONORIFICS
from keii.lexicon.gazetteer import STATE, gazetteer
from keii.records import Actor

_NOTE = re.compile(r"[（(]([^（）()]*)[）)]")
_OWNER = re.compile(r"^.*[^ぁ-ん]の(?=[^ぁ-ん])")  # 外務省の榊原啓介; not まつもと・たかのぶ
_BEFORE_TITLE = re.compile(r"(元|前|次期)?(?:新|現|兼|常駐|[・、＝\s])*$")
_READING = re.compile(r"[ぁ-んァ-ヺー・＝ A-Za-z.\-]+")
_KANA_NAME = re.compile(r"[ァ-ヺー]{3,}")
_PLAIN = str.maketrans("ァィゥェォャュョヮ", "アイウエオヤユヨワ", "ーッ")
_KANA = re.compile(r"[ァ-ヺー]")
_REALM = re.compile(r".*(?:共和国|連邦|王国|公国)")
_LONGEST = 14  # characters of a title
_KANJI_NAME = 6  # characters of the longest name in kanji (宇多津真理子)
_GIVEN = 3  # characters of the longest given name in kanji
# 米国務省 is 米 + 国務省, not 米国 + 務省.
_BODY_IN_KUNI = re.compile(r"国(?:務|防|家|営|会|土|立|民|際|境|内|税|庫|連|鉄|有)")
# One body in the words of two houses.
_BODY_WORDS = (
    ("外交部", "外務省"), ("国防部", "国防省"), ("商務部", "商務省"), ("スポークスマン", "報道官"), ("スポークスパーソン", "報道官"),
)  # fmt: skip
# States whose people are written family name first, also in katakana (キム・ソンリュル).
_FAMILY_FIRST = HOMES | {"HUN"}


class Names(msgspec.Struct, frozen=True):
    """What a person is called: full names, surnames (and what else is used alone), offices; written: the names as the report has them."""

    full: tuple[str, ...]
    short: tuple[str, ...]
    titles: tuple[str, ...]
    written: tuple[str, ...] = ()


def person_names(actor: Actor, also: Iterable[str] = ()) -> Names:
    """The names of a person; `also`: other names known to be this person's."""
    main, _, _ = bare(actor.name)
    titles: dict[str, None] = dict.fromkeys(r.title for r in actor.roles if r.title not in HONORIFICS)
    found: dict[str, None] = {}
    cut: set[str] = set()  # 金総 of 金総書記, whose title the report's own cut left short
    forms = sorted({*actor.names, actor.name}, key=lambda f: (-len(f), f))
    for form in forms:
        name, title, readings = bare(form)
        if title:
            for cut_title in [t for t in titles if title.endswith(t) and main == name + title[: -len(t)] != name]:
                del titles[cut_title]
            titles[title] = None
            cut.update(
                f for f in (main, *actor.names) if form.startswith(f) and f.startswith(name) and name != f != form
            )
        if name:
            found[name] = None
        found.update(dict.fromkeys(r for r in readings if _is_reading(r, name)))
    if main in cut:
        main = min((n for n in found if main.startswith(n)), key=len, default=main)
    kept = [n for n in dict.fromkeys([main, *found]) if n and n not in cut and (n == main or _belongs(n, main))]
    kept = [n for n in kept if not any(_titled(n, other) for other in kept)]
    kept += [n for n in also if n not in kept]
    full = [n for n in kept if _is_full(n, kept, actor.country)]
    short = [n for n in kept if n not in full]
    short += [family for n in full if (family := family_name(n, actor.country))]
    return Names(
        tuple(dict.fromkeys(plain_v(n) for n in full)),
        tuple(dict.fromkeys(plain_v(n) for n in short)),
        tuple(t for t in titles if t),
        tuple(kept),
    )


@functools.lru_cache(maxsize=16384)
def bare(form: str) -> tuple[str, str, tuple[str, ...]]:
    """A form without what is no name, the office it stands with, and what is in brackets: 金総書記 → 金, 総書記."""
    readings = tuple(_NOTE.findall(form))
    name = _OWNER.sub("", _NOTE.sub("", unicodedata.normalize("NFKC", form) if not form.isascii() else form))
    first = ""
    while True:
        title = next((name[-n:] for n in range(min(_LONGEST, len(name)), 0, -1) if _is_title(name, n)), "")
        if not title:
            break
        before = _BEFORE_TITLE.search(name, 0, len(name) - len(title))
        name, past = (name[: before.start()], before[1] or "") if before else (name[: -len(title)], "")
        joined = before is not None and before[0].endswith("兼")
        first = first or ("" if title in HONORIFICS else past + title)
        if not name or not joined:
            break
    pieces = name.split("・")
    while pieces and (is_state(pieces[-1]) or _REALM.fullmatch(pieces[-1])):
        pieces.pop()
    while len(pieces) > 1 and is_state(pieces[0]):
        pieces.pop(0)
    return "・".join(pieces).strip("・ 　"), first, readings


def _is_title(form: str, size: int) -> bool:
    """Are the last so many letters an office or honorific? デスク in ブラデスク is none."""
    words, before = form[-size:], form[-size - 1 : -size]
    if _KANA.match(words) and _KANA.match(before):
        return False
    return (size > 1 and words in gazetteer().titles) or words in HONORIFICS


@functools.lru_cache(maxsize=4096)
def is_state(words: str) -> bool:
    """Is it the name or abbreviation of a state (露, ロシア)?"""
    entry = gazetteer().known.get(words)
    return words in gazetteer().abbreviations or (entry is not None and entry.kind == STATE)


def _is_reading(words: str, name: str) -> bool:
    return bool(name) and len(words) > 1 and _READING.fullmatch(words) is not None and not words.isupper()


def _belongs(name: str, main: str) -> bool:
    """Can this be another form of the main name? 高い slips and readings yes; 国際政治 of 江波戸教授（国際政治） no."""
    if not main or name.isupper():
        return False
    if name.startswith(main) or main.startswith(name) or set(parts(name)) & set(parts(main)):
        return True
    if is_kanji(name):
        return len(name) <= _KANJI_NAME and (
            (is_kanji(main) and len(set(name) & set(main)) > 0 and len(name) == len(main))
            or (not is_kanji(main) and len(name) <= _GIVEN and name[0] in SURNAMES)
        )
    return _READING.fullmatch(name) is not None and (
        is_kanji(main) or any(one_edit(a, b) for a in parts(name) for b in parts(main))
    )


@functools.lru_cache(maxsize=16384)
def spelt_alike(a: str, b: str) -> bool:
    """Are they one foreign name written by two houses: without regard to ー, ッ and small letters, and one letter off at most?"""
    if not (_KANA_NAME.fullmatch(a) and _KANA_NAME.fullmatch(b)):
        return a == b
    a, b = (plain_v(n).translate(_PLAIN) for n in (a, b))
    return a == b or one_edit(a, b)


def _titled(name: str, other: str) -> bool:
    """Is a form another's with more behind it than a given name (榊原啓介アジア大洋州)?"""
    rest = name[len(other) :]
    if not rest or not name.startswith(other) or rest[0] in "・＝= 　-－":
        return False
    return not (is_kanji(name) and len(name) <= _KANJI_NAME and len(rest) <= _GIVEN)


def _is_full(name: str, names: list[str], country: str) -> bool:
    """Is it a name with a given name? 小野寺 may be a surname, 金正恩 and 王毅 are none."""
    if len(parts(name)) > 1:
        return True
    if not is_kanji(name):
        return False
    if country in HOMES and name[0] in SURNAMES:
        return len(name) > 1
    return len(name) > _GIVEN or (len(name) > 1 and any(n != name and name.startswith(n) for n in names))


def family_name(full: str, country: str) -> str:
    """What a full name is shortened to: アマンクワ, キム, 金; "" of a Japanese one, whose parts kanji do not show."""
    pieces = parts(full)
    if len(pieces) > 1:
        return pieces[0] if country in _FAMILY_FIRST else pieces[-1]
    return full[0] if country in HOMES and is_kanji(full) else ""


def body_name(name: str, country: str) -> str:
    """A body's name without its state: 中国外務省の報道官 and 中国外務省報道官 are 外務省報道官."""
    plain = _NOTE.sub("", unicodedata.normalize("NFKC", name))
    for state in _state_forms(country):
        rest = plain.removeprefix(state).removeprefix("の")
        if plain.startswith(state) and rest and not (len(state) > 1 and _BODY_IN_KUNI.match(state[-1] + rest)):
            plain = rest
            break
    for other, usual in _BODY_WORDS:
        plain = plain.replace(other, usual)
    return plain.replace("の", "")


@functools.lru_cache(maxsize=512)
def _state_forms(country: str) -> tuple[str, ...]:
    """The names and abbreviations of a state, the longest first."""
    if not country:
        return ()
    known = gazetteer()
    forms = {n for n, e in known.known.items() if e.kind == STATE and e.country == country}
    forms |= {short for short, code in known.abbreviations.items() if code == country}
    return tuple(sorted(forms, key=lambda f: (-len(f), f)))
