"""People joining the cast: by the gazetteer, by names and titles seen before, or as somebody new.

    李在明大統領 … 李氏 … 李大統領    one person
    高市氏 without a state          of Japan, as the domestic press has it
Left alone: a surname whose title or country speaks against the person named before.
"""

from __future__ import annotations

from collections.abc import Iterable

from keii.actors.mention import Mention
from keii.actors.offices import DOMESTIC
from keii.actors.people import Person, known_person, parts
from keii.actors.roster import Member, Roster
from keii.actors.sinic import homes
from keii.actors.titles import HONORIFICS
from keii.grammar.runs import Run
from keii.grammar.tokens import PERSON
from keii.lexicon.gazetteer import Entry


def take_person(roster: Roster, run: Run, mention: Mention) -> None:
    """A name with its title: the person it fits, or a new one."""
    sure = bool(mention.country)
    if not mention.country and mention.start == run.start:
        mention.country = roster.of_country(run) or roster.state_beside(run)
        sure = bool(mention.country)
    entry = known_person(mention, roster.gaz)
    mention.entry = entry
    person = (roster.linked.get(entry.key) if entry is not None else None) or roster.known.match(mention)
    if person is None:
        actor = roster.actor(f"person:{len(roster.people)}", "person", mention.name, "")
        person = Person([], [], actor=actor, number=len(roster.people))
        roster.people.append(person)
        roster.known.add(person)
    _know(roster, person, mention, run, entry, sure)


def _know(roster: Roster, person: Person, mention: Mention, run: Run, entry: Entry | None, sure: bool) -> None:
    """Add what this mention tells of the person."""
    actor = roster.actors[person.actor]
    for name in (mention.name, *mention.readings):
        roster.known.name(person.number, name)
    if mention.title and mention.title not in person.titles:
        person.titles.append(mention.title)
    if entry is not None and person.entry is None:
        person.entry, actor.entry = entry, entry
        roster.linked.setdefault(entry.key, person)
        person.country, person.sure = entry.country, True
    country = mention.country or (_home_or_guess(roster, mention, run) if not person.country else "")
    if country and (not person.country or (sure and not person.sure)):
        person.country, person.sure = country, sure
    actor.country, actor.sure = person.country, person.sure
    person.last_at = mention.start
    full = roster.text[mention.start : mention.end]
    names = [full, mention.full, mention.name, *mention.readings, *_with_body(roster, mention, run)]
    short = parts(mention.name)[-1]
    built = [n + mention.title for n in (mention.name, short) if mention.title] + ([short] if len(short) > 1 else [])
    names += [n for n in built if n in mention.full or n in full]
    names += _shorter(roster, mention, run, person.country)
    if len(mention.name) > len(actor.name):
        actor.name = mention.name
    _apposition(roster, actor, mention)
    if mention.title and mention.title not in HONORIFICS:
        body = mention.body or roster.of_words(run)
        if all(mention.title != t for t, _ in actor.roles):
            actor.roles.append((mention.title, body))
    roster.note(person.actor, mention.start, mention.end, mention, names)
    if person.country:
        roster.context.append((mention.start, person.country))


def _shorter(roster: Roster, mention: Mention, run: Run, country: str) -> list[str]:
    """What a full name holds that is a name as well: 間宮 of 間宮佳代子, ズバイル・ハムダルド of ムッラー・ズバイル・ハムダルド."""
    pieces = mention.name.split("・")
    shorter = ["・".join(pieces[k:]) for k in range(1, len(pieces) - 1)]
    at = roster.text.find(mention.name, mention.start, mention.end)
    first = next((t for t in run.tokens if t.start == at), None)
    if country == "JPN" and first is not None and first.kind == PERSON and 1 < len(first.surface) < len(mention.name):
        shorter.append(first.surface)
    return shorter


def _apposition(roster: Roster, actor: Member, mention: Mention) -> None:
    """アナリスト、ディアナ・ハリム氏: the office before the comma is the person's."""
    before = roster.mentions[-1] if roster.mentions else None
    if before is None or before.kind != "office" or before.end + 1 != mention.start or roster.text[before.end] != "、":
        return
    office = roster.actors[before.actors[0]]
    if mention.title in HONORIFICS and office.kind == "office":
        actor.roles += [r for r in office.roles if r not in actor.roles]
        if len(office.spans) == 1:
            roster.merge(before.actors[0], roster.keys[actor.key])


def _home_or_guess(roster: Roster, mention: Mention, run: Run) -> str:
    """A Japanese surname without a state is of Japan, as the domestic press has it; else the country in play."""
    first = next((t for t in run.tokens if t.start >= mention.start), None)
    possible = homes(mention.name, first)
    if possible:
        guess = roster.guess_country(mention.start)
        return guess if guess in possible else roster.country_among(mention.start, possible)
    if (
        first is not None
        and first.kind == PERSON
        and len(first.surface) > 1
        and all("一" <= ch <= "龥" or ch in "々ヶ" for ch in first.surface)
    ):
        return "JPN"
    if mention.title in DOMESTIC:
        return "JPN"
    owner = roster.by_run.get(run.of.start, []) if run.of is not None else []
    entry = owner[-1].entry if owner else None
    if entry is not None and entry.detail == "international" and not entry.country:
        return ""  # アフリカ連合のコンデ委員長: of no country the text tells
    return roster.guess_country(mention.start)


def take_bare_names(roster: Roster, leftover: Iterable[Run]) -> None:
    """キスペは…: a name already known, without its title."""
    forms: dict[str, Person | None] = {}
    for person in roster.people:
        for name in {x for n in person.names for x in (n, *n.split("・"))}:
            forms[name] = person if name not in forms else None
    for run in leftover:
        words = "".join(t.surface for t in run.tokens)
        known = forms.get(words)
        if known is not None and (len(words) >= 3 or run.tokens[0].kind == PERSON):
            roster.note(
                known.actor,
                run.start,
                run.tokens[-1].end,
                Mention(run.start, run.tokens[-1].end, "person", words, particle=run.particle),
                (words,),
            )


_PROVINCES = ("県", "州", "市", "府", "道", "都", "省")


def _with_body(roster: Roster, mention: Mention, run: Run) -> list[str]:
    """外交部の鄒慧安報道官, 香川県の池内知事, 沿岸警備隊　サルミエント報道官: the name with the body it speaks for."""
    before = run.of or run.beside
    if before is None or mention.start != run.start or before.of is not None or run.notes:
        return []
    words = roster.text[before.start : before.tokens[-1].end]
    body = any(m.kind == "organisation" and m.end == before.tokens[-1].end for m in roster.by_run.get(before.start, ()))
    if body or (run.of is not None and words.endswith(_PROVINCES) and len(words) > 2):
        return [roster.text[before.start : mention.end]]
    return []
