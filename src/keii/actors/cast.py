"""The cast of a report: every mention joined to one actor, in one pass over the text and one over the offices.

`Cast.mentions` are in text order and carry the actors they mean (two for 両首脳); `Cast.records` makes the actor records.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from keii.actors.mentions import _ORG_TAIL, Mention, Spotter
from keii.actors.people import Person, best_match, known_person, parts, same_office
from keii.grammar.numerals import WIDTH
from keii.grammar.reading import Reading
from keii.grammar.runs import Run, runs
from keii.grammar.tokens import PERSON
from keii.lexicon.gazetteer import Entry, Gazetteer, gazetteer
from keii.records import Actor, Role, Statement

_HONORIFIC = frozenset("氏 さん さま 様 夫人 女史 君 師 殿下 閣下 容疑者 被告".split())
# How many people, offices or bodies back a name is looked for, and how many mentions back a pronoun: keeps the cost linear.
_REACH = 200
_FAR = 400
_SOURCE_ROLES = frozenset("幹部 高官 関係者 当局者 担当者 経営者".split())
_COUNT = re.compile(r"[0-9０-９一二三四五六七八九十数]+(?:人|社|団体|者)$")
_SUBJECT = frozenset({"は", "が", "も", "では", "からは", "によると", "側は"})
# Offices that only Japan has, or that the Japanese press names without a state only for Japan.
_DOMESTIC = frozenset(
    "官房長官 内閣官房長官 官房副長官 外務大臣 防衛大臣 総理 総理大臣 内閣総理大臣 外務報道官 外務事務次官 外務副大臣 防衛相 経産相 農水相 国交相 厚労相".split()
)
_DOMESTIC_SOURCES = (
    "外務省",
    "防衛省",
    "政府",
    "官邸",
    "首相官邸",
    "首相周辺",
    "自衛隊",
    "防衛省幹部",
    "経産省",
    "経済産業省",
    "財務省幹部",
)
_HEADS = frozenset("大統領 首相 国家主席 主席 総書記 国王 首長 書記長 最高指導者 議長 皇太子 総統".split())


class Named(msgspec.Struct, gc=False):
    """A mention with the actors it means. start/end: the whole noun phrase; kind and title as in Mention."""

    start: int
    end: int
    kind: str
    actors: list[int]
    title: str = ""
    particle: str = ""


class _Actor(msgspec.Struct, gc=False):
    """An actor while it is being gathered."""

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


class Cast:
    """Who takes part in a report."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.gaz: Gazetteer = gazetteer()
        self.actors: list[_Actor] = []
        self.mentions: list[Named] = []
        self._people: list[Person] = []
        self._offices: list[tuple[int, _Actor]] = []
        self._keys: dict[str, int] = {}
        self._bodies: dict[str, str] = {}  # a body's bare name → the key of the one named last
        self._org_ends: dict[str, list[str]] = {}  # first and last letters of unknown organisations → keys
        self._topic = ""  # the country of the last subject
        self._context: list[tuple[int, str]] = []  # where a country was in play: (offset, alpha-3)
        self._by_run: dict[int, list[Mention]] = {}
        self._gather()
        self._settle()
        self._starts = [m.start for m in self.mentions]
        self._ends: dict[int, Named] = {m.end: m for m in self.mentions}

    # gathering -------------------------------------------------------------------------------------------------------

    def _gather(self) -> None:
        spotter = Spotter(self.text, self.text.translate(WIDTH))
        leftover: list[Run] = []
        for run in runs(self.reading.tokens, self.reading.times):
            found = spotter.mentions(run)
            self._by_run[run.start] = found
            for mention in found:
                self._take(run, mention)
            if not found:
                leftover.append(run)
        self._bare_names(leftover)
        self.mentions.sort(key=lambda m: (m.start, m.end))

    def _take(self, run: Run, mention: Mention) -> None:
        match mention.kind:
            case "state":
                self._take_state(mention)
            case "capital":
                self._take_capital(run, mention)
            case "organisation":
                self._take_organisation(run, mention)
            case "person":
                self._take_person(run, mention)
            case "office":
                self._take_office(run, mention)
            case "group":
                self._take_group(run, mention)
            case _:
                self._take_pair(mention)

    def _take_state(self, mention: Mention) -> None:
        assert mention.entry is not None
        code = mention.entry.key
        index = self._actor(f"state:{code}", "state", self.gaz.state_names.get(code, mention.name), mention.country)
        self._note(index, mention.start, mention.end, mention, (self.text[mention.start : mention.end], mention.name))
        self._context.append((mention.start, mention.country))

    def _take_capital(self, run: Run, mention: Mention) -> None:
        """ワシントンは… as the government; a place otherwise."""
        self._context.append((mention.start, mention.country))
        if (
            mention.particle in ("は", "が", "も")
            and len(run.tokens) == 1
            and run.of is None
            and mention.entry is not None
        ):
            index = self._keys.get(f"state:{mention.entry.key}")
            if index is not None:
                self._note(index, mention.start, mention.end, mention, (mention.name,))

    def _take_organisation(self, run: Run, mention: Mention) -> None:
        if run.of is not None and mention.start == run.start:
            whole = self.gaz.known.get(self.text[run.of.start : run.of.end] + mention.name)
            if whole is not None and whole.kind == "organisation":  # 国連の安全保障理事会
                mention.entry, mention.body, mention.side = whole, "", ""
        if mention.entry is not None and mention.entry.kind == "organisation" and not mention.body:
            key, country = f"org:{mention.entry.key}", mention.country
        elif mention.body:
            key, country = f"body:{mention.country}:{mention.body}", mention.country
            self._bodies[mention.body] = key
        elif mention.side == "body":
            key, country = self._bare_body(run, mention)
        else:
            country = mention.country or self._of_country(run) or self._led_by(mention.name)
            key = self._unknown_key(mention.name)
        kind = "group" if mention.entry is not None and mention.entry.detail == "armed-group" else "organisation"
        index = self._actor(key, kind, mention.name, country)
        actor = self.actors[index]
        mention.country = mention.country or actor.country
        actor.known = actor.known or mention.side != "unknown"
        if mention.side == "body" and not mention.country and not actor.country:
            actor.known = False
        if country and not actor.country:
            actor.country = country
        names = [self.text[mention.start : mention.end], mention.name]
        if run.of is not None and mention.start == run.start and self._by_run.get(run.of.start):
            names.append(self.text[run.of.start : mention.end])
        for begin, end, at in run.notes:
            if at and run.tokens[at - 1].end == mention.end and 1 < end - begin <= 14:
                names.append(self.text[begin:end].strip())
                self._keys.setdefault(f"alias:{names[-1]}", index)
        self._note(index, mention.start, mention.end, mention, names)
        if country:
            self._context.append((mention.start, country))

    def _bare_body(self, run: Run, mention: Mention) -> tuple[str, str]:
        """A ministry without its state is the one named before, or the one always meant, or that of の before it."""
        country = self._of_country(run) or mention.country
        if not country:
            key = self._bodies.get(mention.name)
            if key is not None:
                return key, key.split(":")[1]
        return f"body:{country}:{mention.name}", country

    def _led_by(self, name: str) -> str:
        """イバラ政権 is of the country of the person whose name it bears."""
        if not name.endswith("政権"):
            return ""
        leader = name.removesuffix("政権")
        return next((p.country for p in self._people[:-_REACH:-1] if any(leader in parts(n) or leader == n for n in p.names)), "")

    def _unknown_key(self, name: str) -> str:
        """監視チーム after 多国間制裁監視チーム is the same body."""
        alias = self._keys.get(f"alias:{name}")
        if alias is not None:
            return self.actors[alias].key
        name = name.removesuffix("側")
        for key in (*self._org_ends.get(name[-3:], ()), *self._org_ends.get(name[:4], ())):
            if len(name) >= 3 and (key.endswith(name) or (key[4:].startswith(name) and len(name) >= 4)):
                return key
        key = f"org:{name}"
        for piece in {name[-3:], name[:4]}:
            known = self._org_ends.setdefault(piece, [])
            if len(known) < _REACH and key not in known:
                known.append(key)
        return key

    def _of_country(self, run: Run) -> str:
        """The country of what stands before の."""
        if run.of is None:
            return ""
        found = self._by_run.get(run.of.start, [])
        for mention in reversed(found):
            if mention.country:
                return mention.country
        return self._of_country(run.of) if run.of.of is not None else ""

    # people ----------------------------------------------------------------------------------------------------------

    def _take_person(self, run: Run, mention: Mention) -> None:
        sure = bool(mention.country)
        if not mention.country and mention.start == run.start:
            mention.country = self._of_country(run)
            sure = bool(mention.country)
        entry = known_person(mention, self.gaz)
        mention.entry = entry
        person = self._linked(entry) or best_match(mention, self._people[-_REACH:])
        if person is None:
            actor = self._actor(f"person:{len(self._people)}", "person", mention.name, "")
            person = Person([], [], actor=actor)
            self._people.append(person)
        self._know(person, mention, run, entry, sure)

    def _linked(self, entry: Entry | None) -> Person | None:
        return next(
            (p for p in self._people if entry is not None and p.entry is not None and p.entry.key == entry.key), None
        )

    def _know(self, person: Person, mention: Mention, run: Run, entry: Entry | None, sure: bool) -> None:
        """Add what this mention tells of the person."""
        actor = self.actors[person.actor]
        for name in (mention.name, *mention.readings):
            if name not in person.names:
                person.names.append(name)
        if mention.title and mention.title not in person.titles:
            person.titles.append(mention.title)
        if entry is not None and person.entry is None:
            person.entry, actor.entry = entry, entry
            person.country, person.sure = entry.country, True
        country = mention.country or (self._home_or_guess(mention, run) if not person.country else "")
        if country and (not person.country or (sure and not person.sure)):
            person.country, person.sure = country, sure
        actor.country = person.country
        person.last_at = mention.start
        full = self.text[mention.start : mention.end]
        names = [full, mention.full, mention.name, *mention.readings]
        short = parts(mention.name)[-1]
        built = [n + mention.title for n in (mention.name, short) if mention.title] + (
            [short] if len(short) > 2 else []
        )
        names += [n for n in built if n in mention.full or n in full]
        if len(mention.name) > len(actor.name):
            actor.name = mention.name
        self._apposition(actor, mention)
        if mention.title and mention.title not in _HONORIFIC:
            body = mention.body or self._of_words(run)
            if all(mention.title != t for t, _ in actor.roles):
                actor.roles.append((mention.title, body))
        self._note(person.actor, mention.start, mention.end, mention, names)
        if person.country:
            self._context.append((mention.start, person.country))

    def _apposition(self, actor: _Actor, mention: Mention) -> None:
        """アナリスト、ディアナ・ハリム氏: the office before the comma is the person's."""
        before = self.mentions[-1] if self.mentions else None
        if (
            before is None
            or before.kind != "office"
            or before.end + 1 != mention.start
            or self.text[before.end] != "、"
        ):
            return
        office = self.actors[before.actors[0]]
        if mention.title in _HONORIFIC and office.kind == "office":
            actor.roles += [r for r in office.roles if r not in actor.roles]
            if len(office.spans) == 1:
                self._merge(before.actors[0], self._keys[actor.key])

    def _home_or_guess(self, mention: Mention, run: Run) -> str:
        """A Japanese surname without a state is of Japan, as the domestic press has it; else the country in play."""
        first = next((t for t in run.tokens if t.start >= mention.start), None)
        if (
            first is not None
            and first.kind == PERSON
            and len(first.surface) > 1
            and all("一" <= ch <= "龥" or ch in "々ヶ" for ch in first.surface)
        ):
            return "JPN"
        if mention.title in _DOMESTIC:
            return "JPN"
        return self._guess_country(mention.start)

    def _of_words(self, run: Run) -> str:
        return self.text[run.of.start : run.of.end] if run.of is not None else ""

    def _guess_country(self, at: int) -> str:
        """The country in play: the last one named in the sentence, else that of the last subject, else the last one named."""
        if not self._context:
            return ""
        i = bisect_right(self._context, (at, "\uffff")) - 1
        if i < 0:
            return ""
        sentence = self.reading.sentence_at(at)
        start = self.reading.sentences[sentence].start if sentence >= 0 else 0
        if self._context[i][0] >= start:
            return self._context[i][1]
        return self._topic or self._context[i][1]

    def _bare_names(self, leftover: Iterable[Run]) -> None:
        """キスペは…: a name already known, without its title."""
        forms: dict[str, Person | None] = {}
        for person in self._people:
            for name in {x for n in person.names for x in (n, *n.split("・"))}:
                forms[name] = person if name not in forms else None
        for run in leftover:
            words = "".join(t.surface for t in run.tokens)
            person = forms.get(words)
            if person is not None and (len(words) >= 3 or run.tokens[0].kind == PERSON):
                self._note(
                    person.actor,
                    run.start,
                    run.tokens[-1].end,
                    Mention(run.start, run.tokens[-1].end, "person", words, particle=run.particle),
                    (words,),
                )

    # offices, groups, pairs ------------------------------------------------------------------------------------------

    def _take_office(self, run: Run, mention: Mention) -> None:
        """中国外務省の報道官, イラン大統領, 官房長官; who holds it is settled when all people are known."""
        start, name, country = mention.start, self.text[mention.start : mention.end], mention.country
        if run.of is not None and mention.start == run.start:
            start = self._phrase_start(run)
            name = self.text[start : mention.end]
            country = country or self._of_country(run)
        if run.of is None and run.beside is not None and mention.start == run.start and not mention.body:
            named = self._ends_of(run.beside)
            if named is not None and named.kind == "organisation":
                start, country = named.start, self.actors[named.actors[0]].country
                name = self.text[start : mention.end]
        if not country and mention.title in _DOMESTIC:
            country = "JPN"
        holder = self._holder(
            mention.title,
            country,
            mention.start,
            bare=start == mention.start and not mention.body and not mention.country,
        )
        if holder is not None:
            self._note(
                holder,
                start,
                mention.end,
                mention,
                (name, self.text[mention.start : mention.end]) if name != mention.title else (),
            )
            return
        index = self._actor(f"office:{country or name}:{mention.title}", "office", name, country)
        actor = self.actors[index]
        if not actor.roles:
            actor.roles.append((mention.title, mention.body or self._of_words(run)))
        self._note(
            index,
            start,
            mention.end,
            mention,
            (name, self.text[mention.start : mention.end], mention.title)
            if len(mention.title) > 3
            else (name, self.text[mention.start : mention.end]),
        )

    def _ends_of(self, run: Run) -> Named | None:
        return next((m for m in self.mentions[:-6:-1] if m.end == run.tokens[-1].end), None)

    def _holder(self, title: str, country: str, at: int, *, bare: bool) -> int | None:
        """The one person in the text who holds the office; for a bare title the one named last."""
        fits = [
            p for p in self._people[-_REACH:] if any(same_office(title, t) and t not in _HONORIFIC for t in p.titles)
        ]
        if country:
            fits = [
                p
                for p in fits
                if p.country == country
                and any(title == t or (same_office(title, t) and len(title) > 2) for t in p.titles)
            ]
            return fits[0].actor if len(fits) == 1 else None
        if bare and fits:
            return max(fits, key=lambda p: p.last_at).actor
        if bare:
            offices = [i for i, a in self._offices[-_REACH:] if a.roles and a.roles[0][0].endswith(title)]
            return max(offices, key=lambda i: self.actors[i].spans[-1]) if offices else None
        return None

    def _phrase_start(self, run: Run) -> int:
        """Where the noun phrase begins whose last part is this run (ロシア外務省の報道官)."""
        first = run.of
        steps = 0
        while first is not None and first.of is not None and steps < 1 and self._by_run.get(first.start) == []:
            first, steps = first.of, steps + 1
        return first.start if first is not None else run.start

    def _take_group(self, run: Run, mention: Mention) -> None:
        start = self._phrase_start(run) if run.of is not None and mention.start == run.start else mention.start
        words, name = self.text[mention.start : mention.end], self.text[start : mention.end]
        country = mention.country or self._of_country(run)
        if not country:
            country = (
                "JPN"
                if start == mention.start and words.startswith(_DOMESTIC_SOURCES)
                else self._guess_country(mention.start)
                if mention.title != "states"
                else ""
            )
        stem = name.removesuffix("ら").removesuffix("たち").removesuffix("側")
        index = self._actor(f"group:{stem}", "group", name, country)
        actor = self.actors[index]
        actor.known = mention.title == "states"
        role = next((r for r in _SOURCE_ROLES if words.endswith(r)), "")
        if not actor.roles and role:
            actor.roles.append((role, ""))
        self._note(index, start, mention.end, mention, (name, words, _COUNT.sub("", words)))

    def _take_pair(self, mention: Mention) -> None:
        """両首脳, 双方, 両国, 同氏: whom they mean where the text settles it."""
        word = mention.name
        if word == "states":
            actors = list(dict.fromkeys(a for m in self.mentions[-6:] if m.start >= mention.start and m.kind == "state" for a in m.actors))
            self.mentions.append(Named(mention.start, mention.end, "pair", actors, word, mention.particle))
            return
        actors = self._pair(word) if mention.kind == "pair" else self._same(word)
        if actors:
            for index in actors:
                self.actors[index].spans.append((mention.start, mention.end))
            if word == "同派" or mention.kind == "anaphor":
                self.actors[actors[0]].names.setdefault(word)
        self.mentions.append(Named(mention.start, mention.end, mention.kind, actors, word, mention.particle))

    def _pair(self, word: str) -> list[int]:
        if ("国" in word and "首脳" not in word and "外相" not in word and "国防相" not in word) or word in (
            "両政府",
            "双方",
            "両軍",
            "両陣営",
            "両国",
        ):
            states = self._two_states()
            if word != "双方":
                return states
            people = self._last_two(lambda a: a.kind == "person")
            groups = self._last_two(lambda a: a.kind in ("organisation", "group") and a.acts)
            return people if len(people) == 2 else states or groups
        title = word.removeprefix("両国").removeprefix("両")
        if title in ("氏", "者") or word == "二人":
            return self._last_two(lambda a: a.kind == "person")
        if title in ("首脳", "指導者"):
            heads = self._last_two(lambda a: a.kind == "person" and any(t in _HEADS for t, _ in a.roles))
            return heads or self._last_two(lambda a: a.kind == "person")
        return self._last_two(
            lambda a: a.kind == "person" and any(same_office(title, t) for t, _ in a.roles)
        ) or self._last_two(lambda a: a.kind == "person")

    def _two_states(self) -> list[int]:
        """Which two 両国 are: the only two of this sentence and the one before, else the two most named so far."""
        if not self.mentions:
            return []
        here = self.reading.sentence_at(self.mentions[-1].start)
        start = self.reading.sentences[max(here - 1, 0)].start
        counts: dict[str, int] = {}
        near: dict[str, None] = {}
        for named in self.mentions[: -_FAR - 1 : -1]:
            for index in named.actors:
                country = self.actors[index].country
                if country and named.kind in ("state", "person"):
                    counts[country] = counts.get(country, 0) + 1
                    if named.start >= start and named.kind == "state":
                        near.setdefault(country)
        chosen = list(near) if len(near) == 2 else sorted(counts, key=lambda c: -counts[c])[:2]
        found = [self._keys[f"state:{c}"] for c in chosen if f"state:{c}" in self._keys]
        return sorted(found) if len(found) == 2 else self._last_two(lambda a: a.kind == "state")

    def _last_two(self, fits: object) -> list[int]:
        assert callable(fits)
        found: list[int] = []
        for named in self.mentions[: -_FAR - 1 : -1]:
            for index in named.actors:
                if index not in found and named.kind != "pair" and fits(self.actors[index]):
                    found.append(index)
            if len(found) >= 2:
                return sorted(found[:2])
        return []

    def _same(self, word: str) -> list[int]:
        """同氏, 同報道官, 同省: the last actor of that kind."""
        rest = word[1:]
        for named in self.mentions[: -_FAR - 1 : -1]:
            for index in named.actors:
                actor = self.actors[index]
                if (rest == "氏" and actor.kind == "person") or (rest == "国" and actor.kind == "state"):
                    return [index]
                if rest not in ("氏", "国") and (
                    actor.name.endswith(rest)
                    or any(t.endswith(rest) for t, _ in actor.roles)
                    or any(n.endswith(rest) for n in actor.names)
                ):
                    return [index]
        return []

    # settling --------------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Join offices with the people who hold them, and find the countries still open."""
        for person in self._people:
            self._counterpart(person)
        for i, actor in enumerate(self.actors):
            if actor.kind == "office" and actor.roles:
                holder = self._holder(actor.roles[0][0], actor.country, 0, bare=False)
                if holder is not None and actor.country:
                    self._merge(i, holder)
        for named in self.mentions:
            named.actors = list(dict.fromkeys(self._root(a) for a in named.actors))

    def _counterpart(self, person: Person) -> None:
        """Of two presidents in a bilateral story, the one without a country is the other state's."""
        if person.sure:
            return
        rivals = {
            p.country
            for p in self._people
            if p is not person and p.sure and set(p.titles) & set(person.titles) & _HEADS
        }
        if person.country in rivals and len(rivals) == 1:
            states = [a.country for a in self.actors if a.kind == "state" and a.country and a.country not in rivals]
            if states:
                person.country = max(
                    states,
                    key=lambda c: next(len(a.spans) for a in self.actors if a.kind == "state" and a.country == c),
                )
                self.actors[person.actor].country = person.country

    def _merge(self, source: int, target: int) -> None:
        a, b = self.actors[source], self.actors[target]
        a.merged = target
        b.spans += a.spans
        for name in a.names:
            if not any(name == t for t, _ in a.roles):
                b.names.setdefault(name)

    def _root(self, index: int) -> int:
        while self.actors[index].merged >= 0:
            index = self.actors[index].merged
        return index

    # plumbing --------------------------------------------------------------------------------------------------------

    def _actor(self, key: str, kind: str, name: str, country: str) -> int:
        found = self._keys.get(key)
        if found is None:
            found = self._keys[key] = len(self.actors)
            self.actors.append(_Actor(kind, name, country, {}, [], [], key))
            if kind == "office":
                self._offices.append((found, self.actors[found]))
        return found

    def _note(self, index: int, start: int, end: int, mention: Mention, names: Iterable[str]) -> None:
        actor = self.actors[index]
        for name in names:
            if name:
                actor.names.setdefault(name)
        actor.spans.append((start, end))
        if mention.particle in _SUBJECT:
            actor.acts = True
            if actor.country and mention.particle in ("は", "も"):
                self._topic = actor.country
        self.mentions.append(Named(start, end, mention.kind, [index], mention.title, mention.particle))

    # asking ----------------------------------------------------------------------------------------------------------

    def ending_at(self, end: int) -> Named | None:
        """The mention that ends at an offset."""
        return self._ends.get(end)

    def between(self, start: int, end: int) -> list[Named]:
        """The mentions that lie in [start, end), in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.mentions[first:last] if m.end <= end]

    def add(self, start: int, end: int, name: str, words: str) -> Named:
        """An actor only its act shows to be one (造船所の経営者 who says something)."""
        index = self._actor(f"group:{name}", "group", name, "")
        self.actors[index].names.setdefault(name)
        self.actors[index].names.setdefault(words)
        for tail in ("の一人", "の１人", "の1人"):
            if name.endswith(tail):
                self.actors[index].names.setdefault(name.removesuffix(tail))
        self.actors[index].spans.append((start, end))
        named = Named(start, end, "group", [index])
        self._ends[end] = named
        return named

    @staticmethod
    def id(index: int) -> str:
        return f"a{index + 1}"

    def records(self, speaking: set[str]) -> list[Actor]:
        """The records of everybody who takes part: known actors, and those of these ids, who speak or act in a record."""
        out = []
        for index, actor in enumerate(self.actors):
            if actor.merged >= 0 or not (self.id(index) in speaking or self._takes_part(actor)):
                continue
            out.append(self._record(index, actor))
        return out

    def absorb_bodies(self, speaking: set[str]) -> None:
        """A ministry that is only named as that of its spokesman is a name of the office, not an actor of its own."""
        begins = {b: (i, f) for i, a in self._offices if a.merged < 0 for b, f in a.spans}
        for index, actor in enumerate(self.actors):
            if actor.kind != "organisation" or actor.merged >= 0 or self.id(index) in speaking:
                continue
            owners = {begins[s][0] if s in begins and begins[s][1] >= e else -1 for s, e in actor.spans}
            if len(owners) == 1 and -1 not in owners:
                self._merge(index, owners.pop())
        for named in self.mentions:
            named.actors = list(dict.fromkeys(self._root(a) for a in named.actors))

    def _takes_part(self, actor: _Actor) -> bool:
        if actor.kind in ("person", "state"):
            return True
        if actor.kind == "organisation":
            return actor.known or (actor.acts and not self._is_generic(actor.name))
        if actor.kind == "office":
            return actor.roles[0][0] in self.gaz.titles and bool(actor.country) or (actor.acts and actor.name != actor.roles[0][0])
        return actor.known

    def _is_generic(self, name: str) -> bool:
        """部隊, 与党, 政権: a bare class noun is nobody in particular."""
        entry = self.gaz.known.get(name)
        return (
            len(name) <= 2
            or name in self.gaz.roles
            or (entry is not None and entry.kind == "body" and not entry.country)
        )

    def _record(self, index: int, actor: _Actor) -> Actor:
        names = list(actor.names)
        aka = [n for n in actor.entry.names if n not in actor.names] if actor.entry is not None else []
        return Actor(
            id=self.id(index), name=actor.name, names=names, type=actor.kind, country=actor.country,
            roles=[Role(title=t, body=b) for t, b in actor.roles], mentions=sorted(set(actor.spans)), aka=aka,
        )  # fmt: skip

    # what the statements ask -----------------------------------------------------------------------------------------

    def named_at(self, start: int, end: int) -> Named | None:
        """The mention a phrase ends in; a closing mark or a number of people behind it does not matter."""
        named = self._ends.get(end)
        if named is not None and named.kind == "state" and named.start > start and self.text[named.start - 1] in "訪対在駐反親来離帰":
            return None
        if named is None and end > start and self.text[end - 1] in "」』）)":
            inner = end - 1
            named = self._ends.get(inner)
            if named is None:
                opening = max(self.text.rfind(mark, start, inner) for mark in "（(")
                named = self._ends.get(opening) if opening > start else None
                if named is None and opening > start and self.text[opening - 1] in "」』":
                    named = self._ends.get(opening - 1)
        return named

    def in_span(self, span: tuple[int, int]) -> Named | None:
        """Whom a name line names: the last mention in it, or the whole line."""
        found = [m for m in self.between(*span) if m.actors and m.kind != "state"]
        if found:
            return found[-1]
        states = [m for m in self.between(*span) if m.actors]
        words = self.text[span[0] : span[1]].strip()
        if not words:
            return None
        return states[-1] if states and states[-1].end == span[1] else self.add(span[0], span[1], words, words)

    def can_speak(self, words: str) -> bool:
        """Do these words end in a noun for people or a body?"""
        words = words.rstrip("らたち」』")
        return (
            any(words.endswith(tail) for tail in _SPEAKING_TAILS)
            or words in self.gaz.roles
            or any(
                words[i:] in self.gaz.roles or words[i:] in self.gaz.titles for i in range(1, max(1, len(words) - 1))
            )
        )

    def is_body(self, words: str) -> bool:
        """Do these words end in a noun for an organisation (人権団体, 野党)?"""
        return bool(_ORG_TAIL.search(words)) or words.endswith("党")

    def is_human(self, index: int) -> bool:
        return self.actors[index].kind in ("person", "office", "group")

    def is_media(self, index: int) -> bool:
        """A news agency, paper or broadcaster."""
        key = self.actors[index].key
        entry = self.gaz.known.get(key.removeprefix("org:"))
        return (entry is not None and entry.detail == "media") or self.actors[index].name.endswith(
            ("通信", "通信社", "新聞", "テレビ", "放送", "メディア", "紙", "ラジオ")
        )


_SPEAKING_TAILS = (
    "者",
    "氏",
    "筋",
    "幹部",
    "高官",
    "政府",
    "当局",
    "省",
    "関係者",
    "報道官",
    "住民",
    "市民",
    "代表",
    "議員",
    "団体",
    "先方",
    "本人",
    "当人",
    "相手側",
    "側",
    "さん",
    "周辺",
    "委員会",
    "政権",
    "与党",
    "野党",
    "一人",
    "１人",
    "1人",
    "一部",
    "家族",
    "遺族",
)
