"""The cast of a report: every mention joined to one actor, in one pass over the text and one over the offices.

`Cast.mentions` are in text order and carry the actors they mean (two for 両首脳); `Cast.records` makes the actor records.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from keii.actors.bodies import is_body
from keii.actors.classes import is_class
from keii.actors.institutions import take_capital, take_organisation, take_state
from keii.actors.mention import Mention
from keii.actors.mentions import Spotter
from keii.actors.offices import settle_counterparts, settle_offices, take_group, take_office
from keii.actors.pairs import acts_for_a_side, take_pair
from keii.actors.persons import take_bare_names, take_person
from keii.actors.roster import Member, Named, Roster
from keii.actors.titles import HONORIFICS
from keii.grammar.reading import Reading
from keii.grammar.runs import Run, runs
from keii.grammar.tokens import PERSON
from keii.records import Actor, Role

__all__ = ["Cast", "Named"]

# What the words for somebody who may speak end with, when no table has them.
_SPEAKING_TAILS = tuple(
    "者 氏 筋 幹部 高官 政府 当局 省 関係者 報道官 住民 市民 代表 議員 団体 先方 本人 当人 相手側 側 さん 周辺 委員会 政権 与党 野党 一人 １人 1人 一部 家族 遺族 政府内 党内 省内 政権内 与党内 野党内 軍内部 政府内部 党内部 陣営内 業界 財界 経済界 外交団".split()
)
# One character that makes a word for people or a body (漁師, 運転手, 漁協, 商店街), and what only looks like one.
_PEOPLE_TAILS = frozenset("家員士師官手長人民生客婦夫妻母父娘兄弟姉妹孫将兵協連街村町市県州社紙誌庁署隊軍党派団筋会")
_NO_PEOPLE = (
    "機会",
    "社会",
    "成長",
    "国民生",
    "民生",
    "再生",
    "発生",
    "延長",
    "関連",
    "一連",
    "増員",
    "動員",
    "国連総会",
)

# What a state's name is followed by where it names a place, or what comes from there.
_PARTS = tuple(
    "北部 南部 東部 西部 中部 北東 北西 南東 南西 中央部 沿岸 沖 領 国内 国境 上空 側 産 製 人 籍 軍 国民 市民 本土 全土 各地 船 漁船 側".split()
)

_DOCUMENTS = (
    "条文",
    "決議",
    "決議案",
    "法案",
    "協定",
    "条約",
    "共同声明",
    "共同宣言",
    "宣言",
    "憲章",
    "合意",
    "覚書",
    "報告書",
    "文書",
    "書簡",
    "声明",
    "談話",
)


class Cast:
    """Who takes part in a report. actors: by index, as statements and events refer to them; mentions: in text order."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self._roster = _gathered(reading)
        self.gaz = self._roster.gaz
        self.actors: list[Member] = self._roster.actors
        self.mentions: list[Named] = self._roster.mentions
        self._starts = [m.start for m in self.mentions]
        self._ends: dict[int, Named] = {m.end: m for m in self.mentions}

    def ending_at(self, end: int) -> Named | None:
        """The mention that ends at an offset."""
        return self._ends.get(end)

    def between(self, start: int, end: int) -> list[Named]:
        """The mentions that lie in [start, end), in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.mentions[first:last] if m.end <= end]

    def last_person(self, before: int, apart: set[int]) -> Named | None:
        """The last person named before an offset, near it, who is none of `apart`."""
        for at in range(bisect_left(self._starts, before) - 1, max(-1, bisect_left(self._starts, before) - 40), -1):
            named = self.mentions[at]
            if named.kind == "person" and named.actors and not apart & set(named.actors):
                return named
        return None

    def any_in(self, start: int, end: int) -> bool:
        """Does a mention begin in [start, end)?"""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    def add(self, start: int, end: int, name: str, words: str) -> Named:
        """An actor only its act shows to be one (造船所の経営者 who says something)."""
        near = self._roster.country_owning if is_class(name) else self._roster.country_named_before
        index = self._roster.actor(f"group:{name}", "group", name, self._roster.country_in(name) or near(start))
        self.actors[index].names.setdefault(name)
        self.actors[index].names.setdefault(words)
        for tail in ("の一人", "の１人", "の1人"):
            if name.endswith(tail):
                self.actors[index].names.setdefault(name.removesuffix(tail))
        self.actors[index].spans.append((start, end))
        named = Named(start, end, "group", [index])
        self._ends[end] = named
        return named

    def called(self, index: int, name: str) -> None:
        """Another form of an actor's name the text holds ("" is none)."""
        if name:
            self.actors[index].names.setdefault(name)

    @staticmethod
    def id(index: int) -> str:
        """The id an actor has in the records."""
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
        begins = {b: (i, f) for i, a in self._roster.offices if a.merged < 0 for b, f in a.spans}
        for index, actor in enumerate(self.actors):
            if actor.kind != "organisation" or actor.merged >= 0 or self.id(index) in speaking:
                continue
            owners = {begins[s][0] if s in begins and begins[s][1] >= e else -1 for s, e in actor.spans}
            if len(owners) == 1 and -1 not in owners:
                self._roster.merge(index, owners.pop())
        taken = {n for a in self.actors if a.kind != "office" and a.merged < 0 for n in a.names}
        for _, office in self._roster.offices:
            body = office.roles[0][1] if office.roles and office.merged < 0 else ""
            if len(body) > 2 and body not in taken and self._roster.is_named_body(body):
                office.names.setdefault(body)
        self._roster.settle()

    def is_from(self, index: int, country: str) -> bool:
        """Does the text, or the people's table, say that an actor is of a country, and not only what stands near?"""
        actor = self.actors[index]
        if actor.country != country:
            return False
        return actor.kind != "person" or actor.sure

    def names_its_state(self, index: int) -> bool:
        """北朝鮮高官, 米軍: does the name begin with the state's?"""
        actor = self.actors[index]
        return bool(actor.country) and self._roster.country_in(actor.name) == actor.country

    def is_nobody(self, index: int) -> bool:
        """Is it no actor by itself: a count (乗組員24人, 3社), a class of bodies or people (企業, 各国), or a document (決議案)?"""
        actor = self.actors[index]
        if actor.kind not in ("group", "organisation", "office"):
            return False
        return is_class(actor.name) or actor.name.endswith(_DOCUMENTS)

    def _takes_part(self, actor: Member) -> bool:
        if actor.kind in ("person", "state"):
            return True
        if actor.kind == "organisation":
            return actor.known or (actor.acts and (self._is_ministry(actor) or not self._is_generic(actor.name)))
        if actor.kind == "office":
            titled = actor.roles[0][0] in self.gaz.titles
            return titled and (bool(actor.country) or (actor.acts and actor.name != actor.roles[0][0]))
        return actor.known

    def _is_ministry(self, actor: Member) -> bool:
        """外務省 of the paragraph's subject: only ministries are somebody without their state's name."""
        entry = self.gaz.known.get(actor.name)
        return actor.key in self._roster.guessed and entry is not None and entry.detail == "ministry"

    def _is_generic(self, name: str) -> bool:
        """部隊, 与党, 政権: a bare class noun is nobody in particular."""
        entry = self.gaz.known.get(name)
        return (
            len(name) <= 2
            or name in self.gaz.roles
            or (entry is not None and entry.kind == "body" and not entry.country)
        )

    def _record(self, index: int, actor: Member) -> Actor:
        names = list(actor.names)
        aka = [n for n in actor.entry.names if n not in actor.names] if actor.entry is not None else []
        country = "" if actor.country.startswith("X-") else actor.country  # our own codes stay in the lexicon
        return Actor(
            id=self.id(index), name=actor.name, names=names, type=actor.kind, country=country,
            roles=[Role(title=t, body=b) for t, b in actor.roles], mentions=sorted(set(actor.spans)), aka=aka,
        )  # fmt: skip

    def named_at(self, start: int, end: int) -> Named | None:
        """The mention a phrase ends in; a closing mark or a number of people behind it does not matter."""
        named = self._ends.get(end)
        if (
            named is not None
            and named.kind == "state"
            and named.start > start
            and self.text[named.start - 1] in "訪対在駐反親来離帰"
        ):
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

    def main_states(self) -> list[int]:
        """The two states that the report is about, named by themselves or their people in two of three cases; else none."""
        counts: Counter[int] = Counter()
        for m in self.mentions:
            for a in m.actors:
                state = a if self.actors[a].kind == "state" else self.state(self.actors[a].country)
                if state >= 0:
                    counts[state] += 1
        top = counts.most_common(2)
        return [a for a, _ in top] if len(top) == 2 and 3 * sum(n for _, n in top) >= 2 * counts.total() else []

    def state_of_capital(self, start: int, end: int) -> list[int]:
        """The state whose capital is named in [start, end), when the text names that state too."""
        at = bisect_left(self._roster.capitals, (start, ""))
        if at >= len(self._roster.capitals) or self._roster.capitals[at][0] >= end:
            return []
        index = self._roster.keys.get(f"state:{self._roster.capitals[at][1]}")
        return [index] if index is not None else []

    def state(self, country: str) -> int:
        """The index of a state the text names, by its code; -1 when it does not."""
        return self._roster.keys.get(f"state:{country}", -1)

    def state_around(self, start: int, end: int) -> list[int]:
        """ウクライナ東部, オーストラリア産ワイン: the state a compound begins with that is no name of its own."""
        words = self.text[start:end]
        for size in range(min(len(words) - 1, 8), 1, -1):
            entry = self.gaz.known.get(words[:size])
            if entry is not None and entry.kind == "state" and words[size:].startswith(_PARTS):
                index = self._roster.actor(
                    f"state:{entry.key}", "state", self.gaz.state_names[entry.key], entry.country
                )
                self.actors[index].names.setdefault(words[:size])
                self.actors[index].spans.append((start, start + size))
                return [index]
        return []

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
        """Do these words end in a noun for people or a body, as far as to be quoted (商店街, 若者)?"""
        bare = words.rstrip("らたち」』")
        return self.can_act(words) or (len(bare) > 1 and bare[-1] in _PEOPLE_TAILS and not bare.endswith(_NO_PEOPLE))

    def can_act(self, words: str) -> bool:
        """Do these words end in a noun for people or bodies who take part in affairs?"""
        words = words.rstrip("らたち」』")
        if words in HONORIFICS:
            return False
        return (
            words.endswith(_SPEAKING_TAILS)
            or words in self.gaz.roles
            or any(
                words[i:] in self.gaz.roles or words[i:] in self.gaz.titles for i in range(1, max(1, len(words) - 1))
            )
        )

    def is_body(self, words: str) -> bool:
        """Do these words end in a noun for an organisation (人権団体, 野党)?"""
        return is_body(words)

    def is_human(self, index: int) -> bool:
        """A person, office or group: somebody who can talk."""
        return self.actors[index].kind in ("person", "office", "group")

    def is_onlooker(self, index: int) -> bool:
        """A professor, a reporter, a shopkeeper: somebody who says things of an affair and takes no side in it."""
        actor = self.actors[index]
        return actor.kind == "person" and not acts_for_a_side(self._roster, actor) and bool(actor.roles)

    def is_media(self, index: int) -> bool:
        """A news agency, paper or broadcaster."""
        key = self.actors[index].key
        entry = self.gaz.known.get(key.removeprefix("org:"))
        return (entry is not None and entry.detail == "media") or self.actors[index].name.endswith(
            ("通信", "通信社", "新聞", "テレビ", "放送", "メディア", "紙", "ラジオ")
        )


def _gathered(reading: Reading) -> Roster:
    """The roster of a text: one pass over its noun runs, then what is settled when everybody is named."""
    roster = Roster(reading)
    spotter = Spotter(roster.text, reading.plain)
    leftover: list[Run] = []
    for run in runs(reading.tokens, reading.times):
        found = spotter.mentions(run)
        if run.particle == "の":
            roster.by_run[run.start] = found
        for mention in found:
            _take(roster, run, mention)
        if not found and (run.end - run.start > 2 or run.tokens[0].kind == PERSON):
            leftover.append(run)  # may be a name that is told later
    take_bare_names(roster, leftover)
    roster.mentions.sort(key=lambda m: (m.start, m.end))
    settle_counterparts(roster)
    settle_offices(roster)
    roster.settle()
    return roster


def _take(roster: Roster, run: Run, mention: Mention) -> None:
    """Hand a mention to what knows its kind."""
    match mention.kind:
        case "state":
            take_state(roster, mention)
        case "capital":
            take_capital(roster, run, mention)
        case "organisation":
            take_organisation(roster, run, mention)
        case "person":
            take_person(roster, run, mention)
        case "office":
            take_office(roster, run, mention)
        case "group":
            take_group(roster, run, mention)
        case _:
            take_pair(roster, mention)
