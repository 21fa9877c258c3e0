"""Pairs and pronouns: whom 両首脳, 両国, 双方 and 同氏, 同省 mean where the text settles it.

    日米首脳は…両首脳は     the two heads named last
    両国は               the only two states near, else the two most named
Left alone: a pair of which the text names only one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from keii.actors.mention import Mention
from keii.actors.offices import HEADS
from keii.actors.people import same_office
from keii.actors.roster import Member, Named, Roster

_OF_THE_SAME = re.compile(
    r"同(省|庁|府|党|国|社|軍|局|室|院|機構|団体)(?:幹部|関係者|高官|当局者|担当者|職員|筋|首脳部)"
)
# Kinds of titles whose holders take no side in an affair.
_ONLOOKERS = frozenset({"media", "expert", "business", "local"})
# How many mentions back a pair or pronoun is looked for: keeps the cost linear.
_FAR = 400
# How much more the states of the headline weigh when the story's two are looked for.
_HEADLINE = 4
# What joins two states into one party, and how many sentences the lead has.
_AND = frozenset({"と", "・", "、", ""})
# Who brings two together, or only lends the place, is none of them: オマーンとカタール仲介, オマーンの首都で.
_ASIDE = re.compile(r"(?:と\w{2,8}?)?が?(?:仲介|仲裁|橋渡し)|の首都")
_LEAD = 2
# How many sentences back the states 3か国 counts are named.
_NEAR = 12
_NUMBERS = {"3": 3, "３": 3, "三": 3, "4": 4, "４": 4, "四": 4, "5": 5, "５": 5, "五": 5, "2": 2, "２": 2, "二": 2}


def take_pair(roster: Roster, mention: Mention) -> None:
    """両首脳, 双方, 両国, 同氏: whom they mean where the text settles it."""
    word = mention.name
    if word == "states":
        actors = list(
            dict.fromkeys(
                a for m in roster.mentions[-6:] if m.start >= mention.start and m.kind == "state" for a in m.actors
            )
        )
        roster.mentions.append(Named(mention.start, mention.end, "pair", actors, word, mention.particle))
        return
    actors = _once(roster, word) if mention.kind == "pair" else _same(roster, word)
    if actors:
        for index in actors:
            roster.actors[index].spans.append((mention.start, mention.end))
        if word == "同派" or mention.kind == "anaphor":
            roster.actors[actors[0]].names.setdefault(word)
    named = Named(mention.start, mention.end, mention.kind, actors, word, mention.particle)
    roster.mentions.append(named)
    if mention.kind == "anaphor":
        roster.noted.append(named)


def _once(roster: Roster, word: str) -> list[int]:
    """双方、双方: as long as nobody else is named in a sentence, a pair stays the same."""
    here = roster.reading.sentence_at(roster.mentions[-1].start) if roster.mentions else -1
    asked = word, here, len(roster.noted)
    if roster.pair[:3] != asked:
        roster.pair = *asked, tuple(_pair(roster, word))
    return list(roster.pair[3])


def _one_of_the_same(roster: Roster, word: str, body: str) -> list[int]:
    """An unnamed source of the body last named, of its country."""
    owner = _same(roster, "同" + body)
    country = roster.actors[owner[0]].country if owner else ""
    return [roster.actor(f"group:{word}", "group", word, country)]


def _pair(roster: Roster, word: str) -> list[int]:
    """The two a pair means, by what kind of pair it is."""
    if word[0] in _NUMBERS and word[0] not in "2２二":
        return _last_states(roster, _NUMBERS[word[0]]) if word[1:].endswith("国") else []
    if ("国" in word and "首脳" not in word and "外相" not in word and "国防相" not in word) or word in (
        "両政府",
        "双方",
        "両軍",
        "両陣営",
        "両国",
    ):
        states = _two_states(roster)
        if word != "双方":
            return states
        people = _two_sides(roster, lambda a: acts_for_a_side(roster, a))
        groups = _last_two(roster, lambda a: a.kind in ("organisation", "group") and a.acts)
        of_states = {roster.actors[s].country for s in states}
        apart = len(states) == 2 and _story(roster) and {roster.actors[p].country for p in people} != of_states
        return people if len(people) == 2 and not apart else states or groups
    title = word.removeprefix("両国").removeprefix("両")
    if title in ("氏", "者") or word == "二人":
        return _last_two(roster, lambda a: acts_for_a_side(roster, a)) or _last_two(
            roster, lambda a: a.kind == "person"
        )
    if title in ("首脳", "指導者"):
        heads = _two_sides(roster, lambda a: a.kind == "person" and any(t in HEADS for t, _ in a.roles))
        return heads or _two_sides(roster, lambda a: acts_for_a_side(roster, a))
    return _two_sides(
        roster, lambda a: a.kind == "person" and any(same_office(title, t) for t, _ in a.roles)
    ) or _two_sides(roster, lambda a: acts_for_a_side(roster, a))


def acts_for_a_side(roster: Roster, actor: Member) -> bool:
    """A statesman or an envoy, not the editor who explains or a professor: 双方 are never a president and a desk."""
    return actor.kind == "person" and not any(roster.gaz.titles.get(t) in _ONLOOKERS for t, _ in actor.roles)


def _two_sides(roster: Roster, fits: Callable[[Member], bool]) -> list[int]:
    """The last two named that fit and are not of one country."""
    found: list[int] = []
    for named in roster.noted[: -_FAR - 1 : -1]:
        for index in named.actors:
            actor = roster.actors[index]
            apart = all(
                roster.actors[f].country != actor.country or not (actor.sure and roster.actors[f].sure) for f in found
            )
            if index not in found and fits(actor) and apart:
                found.append(index)
        if len(found) >= 2:
            return sorted(found[:2])
    return []


def _last_states(roster: Roster, count: int) -> list[int]:
    """3か国: the last so many states of this section's last sentences, none when there are fewer."""
    here = roster.reading.sentence_at(roster.mentions[-1].start) if roster.mentions else -1
    start = roster.reading.sentences[max(here - _NEAR, 0)].start if here >= 0 else 0
    found: list[int] = []
    for named in roster.noted[: -_FAR - 1 : -1]:
        if named.start < start:
            break
        for index in named.actors:
            state = roster.keys.get(f"state:{roster.actors[index].country}", -1)
            if named.kind in ("state", "person") and state >= 0 and state not in found:
                found.append(state)
    return sorted(found) if len(found) == count else []


def _two_states(roster: Roster) -> list[int]:
    """Which two 両国 are: two that this sentence names, or that と joins nearby; else the story's; else the two most named so far."""
    if not roster.mentions:
        return []
    here = roster.reading.sentence_at(roster.mentions[-1].start)
    start = roster.reading.sentences[max(here - 1, 0)].start
    story = _story(roster)
    counts: dict[str, int] = {}
    near: dict[str, None] = {}
    beside: list[Named] = []
    headline = _headline_end(roster)
    for named in roster.noted[: -_FAR - 1 : -1]:
        if named.start >= start and named.kind == "state":
            beside.append(named)
        for index in named.actors:
            country = roster.actors[index].country
            if country and named.kind in ("state", "person"):
                counts[country] = counts.get(country, 0) + (_HEADLINE if named.start < headline else 1)
                if named.start >= start and named.kind == "state":
                    near.setdefault(country)
    line = roster.reading.lines[roster.reading.sentences[here].line].start
    joined = _joined(roster, [m for m in beside[::-1] if m.start >= line])
    same = {roster.actors[a].country for m in beside if roster.reading.sentence_at(m.start) == here for a in m.actors}
    if joined:
        chosen = joined
    elif len(near) == 2 and (not story or not set(story) & set(near) or same == set(near)):
        chosen = list(near)
    else:
        chosen = story or sorted(counts, key=lambda c: -counts[c])[:2]
    found = [roster.keys[f"state:{c}"] for c in chosen if f"state:{c}" in roster.keys]
    return sorted(found) if len(found) == 2 else _last_two(roster, lambda a: a.kind == "state")


def _joined(roster: Roster, states: list[Named]) -> list[str]:
    """中国とロシアの艦隊が…両国: the last two states that と joins, which are no three."""
    text = roster.reading.text
    found: list[str] = []
    for i, (one, two) in enumerate(itertools.pairwise(states)):
        if text[one.end : two.start] not in _AND or (i and text[states[i - 1].end : one.start] in _AND):
            continue
        if i + 2 < len(states) and text[two.end : states[i + 2].start] in _AND:
            continue
        pair = list(dict.fromkeys(roster.actors[a].country for m in (one, two) for a in m.actors))
        found = pair if len(pair) == 2 else found
    return found


def _story(roster: Roster) -> list[str]:
    """The countries of the two a story is about: the headline's only two, two that と joins there or in the lead, or the lead's only two."""
    if roster.story is not None:
        return roster.story
    reading = roster.reading
    title = next((line.end for line in reading.lines[:4] if line.kind == "title"), 0)
    first = reading.sentence_at(
        next((line.prose for line in reading.lines if line.kind == "body" and line.start >= title), title)
    )
    lead = reading.sentences[min(first + _LEAD, len(reading.sentences)) - 1].end if reading.sentences else 0
    early = [m for m in roster.mentions[:40] if m.start < lead and not _ASIDE.match(reading.text, m.end)]
    states = [m for m in early if m.kind == "state"]
    heads = {c for m in early if m.start < title for a in m.actors if (c := roster.actors[a].country)}
    opening = {
        c
        for m in early
        if reading.sentence_at(m.start) == first and m.kind in ("state", "person")
        for a in m.actors
        if (c := roster.actors[a].country)
    }
    found = (
        (sorted(opening) if len(opening) == 2 else [])
        or (sorted(heads) if len(heads) == 2 else [])
        or _joined(roster, [m for m in states if m.start < title])
        or _joined(roster, [m for m in states if m.start >= title])
    )
    if roster.mentions[-1].start >= lead:
        roster.story = found
    return found


def _headline_end(roster: Roster) -> int:
    """Where the headline ends when it names just two countries; 0 when it names fewer or more."""
    end = next((line.end for line in roster.reading.lines[:4] if line.kind == "title"), 0)
    named = {roster.actors[a].country for m in roster.mentions[:20] if m.start < end for a in m.actors} - {""}
    return end if len(named) == 2 else 0


def _last_two(roster: Roster, fits: Callable[[Member], bool]) -> list[int]:
    """The last two named that fit, none when there is only one."""
    found: list[int] = []
    for named in roster.noted[: -_FAR - 1 : -1]:
        for index in named.actors:
            if index not in found and fits(roster.actors[index]):
                found.append(index)
        if len(found) >= 2:
            return sorted(found[:2])
    return []


def _same(roster: Roster, word: str) -> list[int]:
    """同氏, 同報道官, 同省: the last actor of that kind."""
    rest = word[1:]
    for named in roster.mentions[: -_FAR - 1 : -1]:
        for index in named.actors:
            actor = roster.actors[index]
            if (rest == "氏" and actor.kind == "person") or (rest == "国" and actor.kind == "state"):
                return [index]
            if rest not in ("氏", "国") and (
                actor.name.endswith(rest)
                or any(t.endswith(rest) for t, _ in actor.roles)
                or any(n.endswith(rest) for n in actor.names)
            ):
                return [index]
    return []
