"""Who is left out of a sentence: those of the act's last telling, the topic, and the other of the two the story is about."""

from __future__ import annotations

from collections import deque

from keii.actors.cast import Cast, Named
from keii.extract.event.participants import MUTUAL, Roles, is_mutual
from keii.extract.event.roles import RoleFinder
from keii.extract.event.triggers import Trigger, is_carried
from keii.grammar.reading import Reading
from keii.lexicon.predicates import carriers

# What two sides do together, what one answers to, and what it may be an answer to.
_BETWEEN = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
_ANSWERS = frozenset({"ACCUSE", "THREATEN", "REJECT"})
_ADVERSE = frozenset({"ACCUSE", "SANCTION", "REQUEST", "THREATEN", "REJECT", "COERCE", "ASSAULT"})
_BY_OFFICIALS = (
    "実務者",
    "事務レベル",
    "次官級",
    "局長級",
    "課長級",
    "専門家",
    "作業部会",
    "高官級",
    "交渉",
    "実務協議",
)
# What one does towards another of the story.
_TOWARDS = frozenset({"REQUEST", "SUPPORT", "AID", "CONCEDE", "AGREE"})
_HEADS = ("heading", "title", "question")
_TO_THE_OTHER = _TOWARDS | _ANSWERS
_EACH_OTHER = frozenset({"相互", "相互に", "互い", "互いに", "お互い", "お互いに"})
# How many adverse acts back an answer may be to.
_MEMORY = 6
# A state counts as one of the two when the third is named less than this share of the second's times.
_APART = 0.7
# How many sentences back a topic holds.
_TOPIC_REACH = 3


class Omitted:
    """Fills in participants; remembers the acts told so far."""

    def __init__(self, reading: Reading, cast: Cast, finder: RoleFinder) -> None:
        self.reading, self.cast, self.finder = reading, cast, finder
        self.last: dict[str, Roles] = {}
        self.adverse: deque[tuple[str, Roles]] = deque(maxlen=_MEMORY)
        self.dyad: list[int] = self._main_sides()
        self.known_pair = False  # whether the text has told of something the two did together
        self.told: deque[tuple[int, Roles]] = deque(maxlen=_MEMORY)  # the last acts, by sentence
        self.met: list[int] = []  # who met last, and in which sentence
        self.met_in = -1
        self.attack = Roles([], [])  # the last attack, and its sentence
        self.attack_in = -1

    def fill(self, trigger: Trigger, roles: Roles) -> None:
        """The agents nobody names here: of the same kind of act told before, or the last subject."""
        if roles.asked:
            return
        if self._is_heading(trigger) and (not trigger.nominal or is_mutual(trigger) or self._borne(trigger)):
            roles.agents = [a for a in self._heading(trigger) if a not in roles.targets]
            if roles.agents:
                return
        before = self.last.get(self._kind(trigger))
        known = set(roles.targets)
        if before is not None:
            again = {*before.agents, *before.targets}
            if trigger.entry.category in _BETWEEN and (not known or known & again):
                roles.agents = self._states([a for a in before.agents if a not in known])
                roles.targets = roles.targets or self._states(before.targets)
                return
            if known and known <= set(before.targets):
                roles.agents = self._states(before.agents)  # ウクライナ侵攻, told again
                return
        if trigger.nominal and trigger.entry.mode == "visit" and known and len(self.dyad) == 2:
            others = [a for a in self.dyad if not self.sides([a]) & self.sides(known)]
            if len(others) == 1:
                roles.agents = others  # 年内の訪日を招請した
                return
        if not trigger.nominal or self._is_purpose(trigger):
            roles.agents = [a for a in self._topic(trigger) if a not in roles.targets]
        elif trigger.entry.category in _BETWEEN:
            topic = self._topic(trigger)
            if self.sides(topic) & self.sides(self.dyad):
                roles.agents = [a for a in topic if a not in roles.targets]

    def _is_purpose(self, trigger: Trigger) -> bool:
        """日本政府も、…無償資金協力として…を拠出する: what the subject gives is called by the noun."""
        phrases, i = self.reading.phrases[trigger.sentence], trigger.phrase
        return phrases[i].particle == "と" and i + 1 < len(phrases) and phrases[i + 1].lemma == "する"

    def _is_reciprocal(self, trigger: Trigger) -> bool:
        """相互に支援を行う, 互いに攻撃しない: both do it, each to the other."""
        phrases = self.reading.phrases[trigger.sentence]
        near = range(max(trigger.phrase - 2, 0), trigger.phrase)
        return any(self.reading.text[phrases[i].start : phrases[i].head_end] in _EACH_OTHER for i in near)

    def _borne(self, trigger: Trigger) -> bool:
        """Does the noun's verb only carry it (制裁を科す), or tell another act (侵攻を支持)?"""
        if trigger.clause is None:
            return True
        predicate = self.reading.phrases[trigger.sentence][trigger.clause.predicate]
        bare = bool(self.reading.phrases[trigger.sentence][trigger.phrase].link)  # 4企業に制裁 ベラルーシは反発
        return bare or predicate.start <= trigger.span[0] or predicate.lemma in carriers()

    def complete(self, trigger: Trigger, roles: Roles) -> None:
        """The other side: of what two do together, or of what one answers."""
        category = trigger.entry.category
        if self._is_reciprocal(trigger) and self.sides(roles.agents) <= self.sides(self.dyad) != set():
            roles.agents, roles.targets = self._states(self.dyad), []
        if not roles.agents or roles.targets or roles.told or all(self._unnamed(a) for a in roles.agents):
            return
        mine = self.sides(roles.agents)
        others = self._states([a for a in self.dyad if not self.sides([a]) & mine])
        inside = len(others) < len(self.dyad)
        mutual = is_mutual(trigger) and category in _BETWEEN
        if mutual and len(mine) == 1 and self._is_heading(trigger):
            roles.agents[:0] = [a for a in self._heading(trigger) if not self.sides([a]) & mine]
            mine = self.sides(roles.agents)
        met = self.met if self.met_in == trigger.sentence else []
        if mutual and met and mine < self.sides(met):
            roles.agents.extend(a for a in met if not self.sides([a]) & mine)  # 日本側と協議し、…で一致した
        elif trigger.entry.mode == "third-party":
            roles.targets.extend(self._parties(mine))
        elif mutual and len(mine) == 1 and (topic := self._other_topic(trigger, mine)):
            roles.agents[:0] = topic  # 午後にはベルカセム首相と会談した
        elif mutual or category == "CONSULT":
            if len(mine) == 1 and others and inside:
                (roles.agents if mutual else roles.targets).extend(others)
        elif category == "AID" and (same := self._same_gift(trigger)):
            roles.targets.extend(a for a in same if not self.sides([a]) & mine)
        elif category == "AID" and (back := self._in_return(trigger, mine)):
            roles.targets.extend(back)
        elif category == "AID" and self.attack_in == trigger.sentence:
            roles.targets.extend(
                a for a in self.attack.targets if not self.sides([a]) & mine
            )  # 攻撃された場合、支援する
        elif category in _TO_THE_OTHER and met and mine < self.sides(met):
            roles.targets.extend(a for a in met if not self.sides([a]) & mine)  # 首脳と電話会談し、協力を求めた
        elif category in _ANSWERS and not trigger.nominal and trigger.entry.mode != "meet":
            at_once = self._at_once(trigger, mine) if category == "THREATEN" else []
            roles.targets.extend(self._opponent(mine) or at_once)
        elif (category in _TOWARDS and (inside or (self.known_pair and category in ("REQUEST", "SUPPORT")))) and (
            not trigger.nominal or category in ("AID", "AGREE") or (inside and is_carried(self.reading, trigger))
        ):
            roles.targets.extend(others)

    def remember(self, trigger: Trigger, roles: Roles, named: set[int], *, hypothetical: bool) -> None:
        """Take in an act that has been told."""
        category = trigger.entry.category
        if category == "ASSAULT":
            self.attack, self.attack_in = roles, trigger.sentence
        if hypothetical:
            return  # 両国の当局が協議する規定: nobody has met
        self.last[self._kind(trigger)] = roles
        self.told.append((trigger.sentence, roles))
        if category == "CONSULT" and is_mutual(trigger):
            self.met, self.met_in = roles.agents, trigger.sentence
        if category in _ADVERSE and roles.agents:
            self.adverse.append((category, roles))
        if (
            category in MUTUAL
            and trigger.entry.mode != "third-party"
            and len(self.sides(named)) == 2
            and all(self._is_party(a) for a in named)
        ):
            self.dyad = sorted(named)
            self.known_pair = True

    def _kind(self, trigger: Trigger) -> str:
        """What an act may be told again as: to sign is not to praise, to mediate not to meet."""
        entry = trigger.entry
        return f"{entry.category} {entry.mode == 'third-party'} {is_mutual(trigger) or entry.category == 'CONSULT'}"

    def _states(self, actors: list[int]) -> list[int]:
        """The states people act for: who is not named is not named in person either."""
        out = []
        for actor in actors:
            member = self.cast.actors[actor]
            state = self.cast.state(member.country) if member.country and member.kind != "state" else -1
            out.append(state if state >= 0 else actor)
        return list(dict.fromkeys(out))

    def _parties(self, mine: set[str]) -> list[int]:
        """Those a mediator brings together: who met last, or the two of the story."""
        met = self.last.get("CONSULT False True") or self.last.get("AGREE False True")
        both = [a for a in (met.agents if met is not None else self.dyad) if not self.sides([a]) & mine]
        if len(self.sides(both)) < 2:
            both = [a for a in self.dyad if not self.sides([a]) & mine]
        return self._states(both) if len(self.sides(both)) > 1 else []

    def sides(self, actors: list[int] | set[int]) -> set[str]:
        """The parties actors belong to, a person standing for the state."""
        return {self.cast.actors[a].country or f"#{a}" for a in actors}

    def _same_gift(self, trigger: Trigger) -> list[int]:
        """…への無償資金協力として300万ドルを拠出する: to whom the noun beside gives it."""
        before = self.last.get("AID False False")
        if before is None or not self.told or self.told[-1] != (trigger.sentence, before):
            return []
        return before.targets

    def _in_return(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """見返りに弾薬を供与した: to who gave something before."""
        start = self.reading.sentences[trigger.sentence].start
        if not any(word in self.reading.text[start : trigger.span[0]] for word in ("見返り", "引き換え", "対価として")):
            return []
        before = self.last.get("AID False False")
        return [a for a in (before.agents if before is not None else []) if not self.sides([a]) & mine]

    def _at_once(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """追加関税を課すと脅した: to whom the same one does something else in the same sentence."""
        for index, roles in reversed(self.told):
            if index != trigger.sentence:
                break
            if roles.targets and self.sides(roles.agents) & mine:
                return [t for t in roles.targets if not self.sides([t]) & mine]
        return []

    def _opponent(self, mine: set[str]) -> list[int]:
        """Who last did something to us, else who last did something adverse at all."""
        for _, roles in reversed(self.adverse):
            if self.sides(roles.targets) & mine and not self.sides(roles.agents) & mine:
                return self._states(roles.agents)
        for category, roles in reversed(self.adverse if mine & self.sides(self.dyad) else ()):
            if category not in _ANSWERS and not self.sides(roles.agents) & mine:
                return self._states(roles.agents)
        return []

    def _main_sides(self) -> list[int]:
        """The two states the story is about: those most named, when they stand out from the rest."""
        counts: dict[str, int] = {}
        states: dict[str, int] = {}
        for index, actor in enumerate(self.cast.actors):
            if actor.country and actor.merged < 0:
                counts[actor.country] = counts.get(actor.country, 0) + len(actor.spans)
                if actor.kind == "state":
                    states[actor.country] = index
        ranked = sorted((c for c in counts if c in states), key=lambda c: -counts[c])
        if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[2]] > _APART * counts[ranked[1]]):
            return []
        return [states[c] for c in ranked[:2]]

    def settle(self, trigger: Trigger, roles: Roles) -> None:
        """両国 of a joint act are the two who met last; states cooperate, and send officials to negotiate."""
        category = trigger.entry.category
        if category in _BETWEEN and len(self.dyad) == 2 and len(roles.agents) == 2 and self._is_pair(trigger, roles):
            roles.agents = self._states(self.dyad)
        words = self.reading.text[max(trigger.span[0] - 12, 0) : trigger.span[1]]
        if category == "COOPERATE" or (category == "CONSULT" and any(word in words for word in _BY_OFFICIALS)):
            roles.agents = self._states(roles.agents)

    def _is_pair(self, trigger: Trigger, roles: Roles) -> bool:
        """Do the agents come from 両国 or 両政府, and does one of them stand in the story's two?"""
        start = self.reading.sentences[trigger.sentence].start
        text = self.reading.text
        return any(
            m.kind == "pair" and m.actors == roles.agents and "国" in text[m.start : m.end]
            for m in self.cast.between(start, trigger.span[0])
        ) and bool(self.sides(roles.agents) & self.sides(self.dyad))

    def _is_topic(self, named: Named) -> bool:
        """Aは, Aも, and in the foreign ministry's summaries 大臣から、 as well."""
        if named.particle in ("は", "も"):
            return True
        return (
            named.particle == "から"
            and self.reading.text[named.end : named.end + 3] == "から、"
            and named.kind == "person"
        )

    def _is_party(self, actor: int) -> bool:
        """Can this be one of the two of a story? A forum or a press corps can't."""
        member = self.cast.actors[actor]
        return not member.name.endswith(("会議", "会合", "記者団", "記者"))

    def _unnamed(self, actor: int) -> bool:
        member = self.cast.actors[actor]
        return member.kind == "group" and not member.known

    def _other_topic(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """The topic when it is of another side; a noun only mentioned has none but that of its sentence."""
        near = trigger.nominal and not is_carried(self.reading, trigger)
        topic = self._topic(trigger, 1 if near else _TOPIC_REACH)
        return [] if self.sides(topic) & mine else topic

    def _is_heading(self, trigger: Trigger) -> bool:
        return self.reading.lines[self.reading.sentences[trigger.sentence].line].kind in ("heading", "title")

    def _heading(self, trigger: Trigger) -> list[int]:
        """チリとボリビア、…で合意, プーチン大統領 金総書記 首脳会談: who stands before a comma or a blank of a heading."""
        phrases = self.reading.phrases[trigger.sentence]
        found: list[int] = []
        for i in range(trigger.phrase - 1, -1, -1):
            if phrases[i].kind == "N" and phrases[i].comma and phrases[i].particle in ("", "は", "が"):
                actors = self.finder.parties.named(phrases, i).actors
                found = [*actors, *found]
                if actors and not is_mutual(trigger):
                    break
        return list(dict.fromkeys(found))

    def _topic(self, trigger: Trigger, reach: int = _TOPIC_REACH) -> list[int]:
        """The last は or が subject before the trigger, in its sentence or those before."""
        here = self.reading.sentences[trigger.sentence].line
        heads = self.reading.lines[here].kind in _HEADS
        for index in range(trigger.sentence, max(trigger.sentence - reach, -1), -1):
            line = self.reading.sentences[index].line
            if line != here and (heads or self.reading.lines[line].kind in _HEADS):
                break
            sentence = self.reading.sentences[index]
            stop = trigger.span[0] if index == trigger.sentence else sentence.end
            for named in self.cast.between(sentence.start, stop):
                if named.actors and self._is_topic(named) and not self.cast.is_media(named.actors[0]):
                    return named.actors
            phrases = self.reading.phrases[index]
            for clause in self.reading.clauses(index):
                for argument in clause.arguments if clause.modifies < 0 else ():
                    if argument.particle == "が" and phrases[argument.phrase].end <= stop:
                        actors = self.finder.parties.named(phrases, argument.phrase).actors
                        if actors:
                            return actors
        return []
