"""Offices and groups joining the cast, and what is settled once everybody is named.

    中国外務省の報道官         an office with nobody's name
    官房長官                an office only one state has
    米大統領 … トランプ大統領    settled: the office is the person's who holds it
    政府関係者               a group
Left alone: an office two people of the text hold.
"""

from __future__ import annotations

import re

from keii.actors.classes import is_class
from keii.actors.mention import Mention
from keii.actors.people import same_office
from keii.actors.roster import REACH, Named, Roster
from keii.actors.titles import HONORIFICS
from keii.grammar.runs import Run

_SOURCE_ROLES = frozenset("幹部 高官 関係者 当局者 担当者 経営者".split())
_COUNT = re.compile(r"(?<![0-9０-９一二三四五六七八九十数])[0-9０-９一二三四五六七八九十数]{1,12}(?:人|社|団体|者)$")
# Offices that only Japan has, or that the Japanese press names without a state only for Japan.
DOMESTIC = frozenset(
    "官房長官 内閣官房長官 官房副長官 外務大臣 防衛大臣 総理 総理大臣 内閣総理大臣 外務報道官 外務事務次官 外務副大臣 防衛相 経産相 農水相 国交相 厚労相".split()
)
# Sources that without a state are Japan's.
_DOMESTIC_SOURCES = tuple(
    "外務省 防衛省 政府 官邸 首相官邸 首相周辺 自衛隊 防衛省幹部 経産省 経済産業省 財務省幹部".split()
)
# 複数の政府関係者 are as domestic as 政府関係者.
_SOME = frozenset({"複数の", "ある", "別の", "一部の", "多くの"})
# The offices of a head of state or government.
HEADS = frozenset("大統領 首相 国家主席 主席 総書記 国王 首長 書記長 最高指導者 議長 皇太子 総統".split())


def take_office(roster: Roster, run: Run, mention: Mention) -> None:
    """中国外務省の報道官, イラン大統領, 官房長官; who holds it is settled when all people are known."""
    start, name, country = mention.start, roster.text[mention.start : mention.end], mention.country
    if run.of is not None and mention.start == run.start:
        start = roster.phrase_start(run)
        name = roster.text[start : mention.end]
        country = country or roster.of_country(run)
    if run.of is None and run.beside is not None and mention.start == run.start and not mention.body:
        named = _ends_of(roster, run.beside)
        if named is not None and named.kind == "organisation":
            start, country = named.start, roster.actors[named.actors[0]].country
            name = roster.text[start : mention.end]
    if not country and mention.title in DOMESTIC:
        country = "JPN"
    holder = holder_of(
        roster,
        mention.title,
        country,
        bare=start == mention.start and not mention.body and not mention.country,
    )
    if holder is not None:
        roster.note(
            holder,
            start,
            mention.end,
            mention,
            (name, roster.text[mention.start : mention.end]) if name != mention.title else (),
        )
        return
    if not country and mention.title not in roster.gaz.titles:
        country = roster.country_named_before(start)  # チリでも野党の一部が
    index = roster.actor(f"office:{country or name}:{mention.title}", "office", name, country)
    actor = roster.actors[index]
    if not actor.roles:
        actor.roles.append((mention.title, mention.body or roster.of_words(run)))
    roster.note(
        index,
        start,
        mention.end,
        mention,
        (name, roster.text[mention.start : mention.end], mention.title, _whole(name))
        if len(mention.title) > 3
        else (name, roster.text[mention.start : mention.end], _whole(name)),
    )


def _whole(name: str) -> str:
    """党幹部の一人 → 党幹部; "" when the name is of no one of many."""
    whole = name.removesuffix("の一人").removesuffix("の1人").removesuffix("の１人")
    return whole if len(name) > len(whole) > 2 else ""


def _ends_of(roster: Roster, run: Run) -> Named | None:
    """The mention that ends where a run ends, among the last five."""
    return next((m for m in roster.mentions[:-6:-1] if m.end == run.tokens[-1].end), None)


def holder_of(roster: Roster, title: str, country: str, *, bare: bool) -> int | None:
    """The one person in the text who holds the office; for a bare title the one named last."""
    fits = [p for p in roster.people[-REACH:] if any(same_office(title, t) and t not in HONORIFICS for t in p.titles)]
    if country:
        fits = [
            p
            for p in fits
            if p.country == country and any(title == t or (same_office(title, t) and len(title) > 2) for t in p.titles)
        ]
        return fits[0].actor if len(fits) == 1 else None
    if bare and fits:
        return max(fits, key=lambda p: p.last_at).actor
    if bare:
        offices = [i for i, a in roster.offices[-REACH:] if a.roles and a.roles[0][0].endswith(title)]
        return max(offices, key=lambda i: roster.actors[i].spans[-1]) if offices else None
    return None


def take_group(roster: Roster, run: Run, mention: Mention) -> None:
    """政府関係者, 与党幹部, 日米韓3か国: people without names, of the country that stands before or is in play."""
    start = roster.phrase_start(run) if run.of is not None and mention.start == run.start else mention.start
    words, name = roster.text[mention.start : mention.end], roster.text[start : mention.end]
    country = roster.country_in(name) or mention.country or roster.of_country(run)
    if not country:
        country = (
            "JPN"
            if name.removeprefix(roster.text[start : mention.start]).startswith(_DOMESTIC_SOURCES)
            and (start == mention.start or roster.text[start : mention.start] in _SOME)
            else roster.guess_country(mention.start)
            if mention.title != "states" and not is_class(words)
            else ""
        )
    stem = name.removesuffix("ら").removesuffix("たち").removesuffix("側")
    index = roster.actor(f"group:{stem}", "group", name, country)
    actor = roster.actors[index]
    actor.known = mention.title == "states"
    role = next((r for r in _SOURCE_ROLES if words.endswith(r)), "")
    if not actor.roles and role:
        actor.roles.append((role, ""))
    roster.note(index, start, mention.end, mention, (name, words, _COUNT.sub("", words), _whole(name)))


def settle_counterparts(roster: Roster) -> None:
    """Of two presidents in a bilateral story, the one without a country is the other state's."""
    heads: dict[str, set[str]] = {}  # the countries whose holders of a title are certain
    for person in roster.people:
        for title in HEADS.intersection(person.titles) if person.sure else ():
            heads.setdefault(title, set()).add(person.country)
    named: dict[str, int] = {}  # how often each state is named
    for actor in roster.actors:
        if actor.kind == "state" and actor.country:
            named.setdefault(actor.country, len(actor.spans))
    ranked = sorted(named, key=lambda country: -named[country])
    for person in roster.people:
        if person.sure:
            continue
        rivals = set[str]().union(*(heads.get(title, ()) for title in person.titles))
        if person.country in rivals and len(rivals) == 1:
            other = next((country for country in ranked if country not in rivals), "")
            if other:
                person.country = roster.actors[person.actor].country = other


def settle_offices(roster: Roster) -> None:
    """Join offices with the people who hold them."""
    for i, actor in enumerate(roster.actors):
        if actor.kind == "office" and actor.roles:
            holder = holder_of(roster, actor.roles[0][0], actor.country, bare=False)
            if holder is not None and actor.country:
                roster.merge(i, holder)
