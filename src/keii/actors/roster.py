"""The roster: everybody a report has named so far, while the cast is being gathered.

It only keeps the books; who takes what mention for whom is told in the modules that write into it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable

import msgspec

from keii.actors.acquaintances import Acquaintances
from keii.actors.mention import Mention
from keii.actors.people import Person
from keii.grammar.reading import Reading
from keii.grammar.runs import Run
from keii.lexicon.gazetteer import Entry, Gazetteer, gazetteer

# How many people, offices or bodies back a name is looked for: keeps the cost linear.
REACH = 200
# A state and what is its own: ロシアの海運会社など
_OWNS = re.compile(r"[^、。はがをにへ \n]*の[^、。はがをにへ \n]*")
_SUBJECT = frozenset({"は", "が", "も", "では", "からは", "によると", "側は"})


class Named(msgspec.Struct, gc=False):
    """A mention with the actors it means. start/end: the whole noun phrase; kind and title as in Mention."""

    start: int
    end: int
    kind: str
    actors: list[int]
    title: str = ""
    particle: str = ""


class Member(msgspec.Struct, gc=False):
    """An actor while it is being gathered.

    names: every surface form, in order; roles: (title, body); key: what tells it from the others; acts: named as a subject;
    known: certainly somebody; sure: a person whose country the words say; merged: the index of the actor it turned out to be, -1 for none.
    """

    kind: str
    name: str
    country: str = ""
    names: dict[str, None] = {}
    roles: list[tuple[str, str]] = []
    spans: list[tuple[int, int]] = []
    key: str = ""
    entry: Entry | None = None
    acts: bool = False
    known: bool = False
    merged: int = -1
    sure: bool = False


class Roster:
    """The actors and mentions of one report so far, and what the next mention may refer to."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.gaz: Gazetteer = gazetteer()
        self.actors: list[Member] = []
        self.mentions: list[Named] = []
        self.noted: list[Named] = []  # the same without pairs
        self.people: list[Person] = []
        self.known = Acquaintances()  # the same people, to find whom a mention means
        self.linked: dict[str, Person] = {}  # the people of the gazetteer by its key
        self.pair: tuple[str, int, int, tuple[int, ...]] = (
            "",
            -1,
            -1,
            (),
        )  # what a pair was last asked for, with the answer
        self.story: list[str] | None = (
            None  # the countries of the two the story is about, once headline and lead are read
        )
        self.offices: list[tuple[int, Member]] = []
        self.keys: dict[str, int] = {}
        self.bodies: dict[str, str] = {}  # a body's bare name → the key of the one named last
        self.guessed: set[str] = set()  # the keys of bodies whose state only their paragraph tells
        self.org_ends: dict[str, list[str]] = {}  # first and last letters of unknown organisations → keys
        self.topic = ""  # the country of the last subject, and where it stands
        self.topic_at = -1
        self.context: list[tuple[int, str]] = []  # where a country was in play: (offset, alpha-3)
        self.capitals: list[tuple[int, str]] = []  # where a capital is named, and the state it is of
        self.places: list[tuple[int, str]] = []  # the capitals where something happens, and their countries
        self.by_run: dict[int, list[Mention]] = {}  # the mentions of the run that begins at an offset, before の

    def actor(self, key: str, kind: str, name: str, country: str) -> int:
        """The index of the actor with this key, made when there is none."""
        found = self.keys.get(key)
        if found is None:
            found = self.keys[key] = len(self.actors)
            self.actors.append(Member(kind, name, country, {}, [], [], key))
            if kind == "office":
                self.offices.append((found, self.actors[found]))
        return found

    def note(self, index: int, start: int, end: int, mention: Mention, names: Iterable[str]) -> None:
        """Enter a mention of an actor, with the names it goes by there."""
        actor = self.actors[index]
        for name in names:
            if name:
                actor.names.setdefault(name)
        actor.spans.append((start, end))
        if mention.particle in _SUBJECT:
            actor.acts = True
            if actor.country and mention.particle in ("は", "も"):
                self.topic, self.topic_at = actor.country, start
        named = Named(start, end, mention.kind, [index], mention.title, mention.particle)
        self.mentions.append(named)
        self.noted.append(named)

    def merge(self, source: int, target: int) -> None:
        """One actor turned out to be another: its names and places are the other's."""
        a, b = self.actors[source], self.actors[target]
        a.merged = target
        b.spans += a.spans
        for name in a.names:
            if not any(name == t for t, _ in a.roles):
                b.names.setdefault(name)

    def root(self, index: int) -> int:
        """The actor an actor turned out to be, itself when it is nobody else."""
        while self.actors[index].merged >= 0:
            index = self.actors[index].merged
        return index

    def settle(self) -> None:
        """Let every mention mean the actors its own turned out to be."""
        merged = {i for i, actor in enumerate(self.actors) if actor.merged >= 0}
        for named in self.mentions if merged else ():
            if not merged.isdisjoint(named.actors):
                named.actors = list(dict.fromkeys(self.root(a) for a in named.actors))

    def of_country(self, run: Run) -> str:
        """The country of what stands before の."""
        if run.of is None:
            return ""
        found = self.by_run.get(run.of.start, [])
        for mention in reversed(found):
            if mention.country:
                return mention.country
        return self.of_country(run.of) if run.of.of is not None else ""

    def of_words(self, run: Run) -> str:
        """The words before の, "" when there is none."""
        return self.text[run.of.start : run.of.end] if run.of is not None else ""

    def phrase_start(self, run: Run) -> int:
        """Where the noun phrase begins whose last part is this run (ロシア外務省の報道官)."""
        first = run.of
        steps = 0
        while first is not None and first.of is not None and steps < 1 and self.by_run.get(first.start) == []:
            first, steps = first.of, steps + 1
        return first.start if first is not None else run.start

    def state_beside(self, run: Run) -> str:
        """フィリピン　イラガン大統領: the state that stands alone before a blank."""
        beside = run.beside
        if beside is None or beside.particle or beside.of is not None:
            return ""
        entry = self.gaz.known.get(self.text[beside.start : beside.tokens[-1].end])
        return entry.country if entry is not None and entry.kind == "state" else ""

    def country_in(self, name: str) -> str:
        """The country whose name a word begins with (韓国軍, 米政府), "" when it begins with none."""
        for size in range(min(len(name), 8), 1, -1):
            entry = self.gaz.known.get(name[:size])
            if entry is not None and entry.kind == "state":
                return entry.country
        return (
            self.gaz.abbreviations.get(name[:1], "")
            if name[1:] in ("軍", "政府", "当局", "紙", "誌", "メディア", "議会", "側")
            else ""
        )

    def country_named_before(self, at: int) -> str:
        """The country last named in the same sentence before an offset, "" when there is none."""
        i = bisect_right(self.context, (at, "\uffff")) - 1
        sentence = self.reading.sentence_at(at)
        if i < 0 or sentence < 0 or self.context[i][0] < self.reading.sentences[sentence].start:
            return ""
        return self.context[i][1]

    def country_owning(self, at: int) -> str:
        """The country that の ties to what begins at an offset (ロシアの海運会社5社), "" when none is."""
        country = self.country_named_before(at)
        i = bisect_right(self.context, (at, "\uffff")) - 1
        return country if country and _OWNS.fullmatch(self.reading.text, self.context[i][0], at) else ""

    def is_media(self, actor: Member) -> bool:
        """A news agency, paper or broadcaster of the tables."""
        entry = self.gaz.known.get(actor.key.removeprefix("org:"))
        return entry is not None and entry.detail == "media"

    def is_named_body(self, words: str) -> bool:
        """ホワイトハウス, ベトナム外務省: an organisation of the tables, or a body with its state's name."""
        entry = self.gaz.known.get(words)
        if entry is not None:
            return entry.kind in ("organisation", "body")
        return any(
            (state := self.gaz.known.get(words[:size])) is not None
            and state.kind == "state"
            and (rest := self.gaz.known.get(words[size:])) is not None
            and rest.kind in ("organisation", "body")
            for size in range(2, min(len(words) - 1, 9))
        )

    def country_among(self, at: int, possible: Container[str]) -> str:
        """The last of these countries in play before an offset, the last subject's first; "" when none is."""
        if self.topic in possible:
            return self.topic
        i = bisect_right(self.context, (at, "\uffff"))
        return next((c for _, c in self.context[max(0, i - REACH) : i][::-1] if c in possible), "")

    def guess_country(self, at: int) -> str:
        """The country in play: the last one named in the sentence, else that of the last subject, else the last one named."""
        if not self.context:
            return ""
        i = bisect_right(self.context, (at, "\uffff")) - 1
        if i < 0:
            return ""
        sentence = self.reading.sentence_at(at)
        start = self.reading.sentences[sentence].start if sentence >= 0 else 0
        if self.context[i][0] >= start:
            return self.context[i][1]
        line = self.reading.lines[self.reading.sentences[sentence].line] if sentence >= 0 else None
        if line is not None and self.context[i][0] >= line.start > self.topic_at:
            return self.context[i][1]  # タシケント政府の口は重い。カリモフ水資源相は…
        return self.topic or self.context[i][1]
