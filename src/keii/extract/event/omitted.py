"""Who is left out of a sentence: those of the act's last telling, the topic, and the other of the two the story is about."""

from __future__ import annotations

from keii.actors.cast import Cast
from keii.extract.event.answers import Answers
from keii.extract.event.participants import TOPIC, Roles, is_mutual
from keii.extract.event.past import ANSWERS, Past
from keii.extract.event.roles import RoleFinder
from keii.extract.event.topics import REACH, Topics
from keii.extract.event.triggers import Trigger, is_carried
from keii.grammar.reading import Reading
from keii.lexicon.predicates import carriers
from keii.records import Statement

# What two sides do together.
_BETWEEN = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
_BY_OFFICIALS = tuple("実務者 事務レベル 次官級 局長級 課長級 専門家 作業部会 高官級 交渉 実務協議".split())
# What one does towards another of the story.
_TOWARDS = frozenset({"REQUEST", "SUPPORT", "AID", "CONCEDE", "AGREE"})
_TO_THE_OTHER = _TOWARDS | ANSWERS
_CONFERENCES = ("会議", "会合", "フォーラム", "サミット", "大会", "シンポジウム")
_HELD = frozenset("行う 開く 続ける 重ねる 進める 開催する 実施する 終える".split())
# What police do, and who they are.
_POLICING = frozenset({"arrest", "crowd-control", "deport", "seize", "restrict"})
_FORCES = ("警察", "警察庁", "警視庁", "検察", "当局", "海上保安庁", "沿岸警備隊", "警備隊", "軍", "司法当局")
_SOURCE = ("によると", "によれば", "によるは", "によりますと")
_EACH_OTHER = frozenset({"相互", "相互に", "互い", "互いに", "お互い", "お互いに"})


class Omitted:
    """Fills in participants; one for a text, asked in text order."""

    def __init__(self, reading: Reading, cast: Cast, finder: RoleFinder, said: list[Statement]) -> None:
        self.reading, self.cast, self.finder = reading, cast, finder
        self.past = Past(reading, cast, finder.parties)
        self.topics = Topics(reading, cast, finder.parties)
        self.answers = Answers(reading, cast, self.past, self.topics, said)

    def headed(self, trigger: Trigger, roles: Roles) -> bool:
        """Enter the agents a headline names before its comma or blank; whether there are any."""
        if roles.asked or not self.topics.is_heading(trigger):
            return False
        if trigger.nominal and not is_mutual(trigger) and not self._borne(trigger):
            return False
        roles.agents = [a for a in self.topics.heading(trigger) if a not in roles.targets]
        return bool(roles.agents)

    def fill(self, trigger: Trigger, roles: Roles) -> None:
        """The agents nobody names here: of the same kind of act told before, or the last subject."""
        if roles.asked:
            return
        if trigger.entry.category == "RETREAT" and is_mutual(trigger) and self.past.fighting and not roles.targets:
            roles.agents = self.past.states(self.past.dyad)  # 停戦を求めた: those who fight
            return
        before = self.past.last.get(self.past.kind(trigger))
        known = set(roles.targets)
        if trigger.entry.category == "CONSULT" and is_mutual(trigger) and trigger.nominal and not known:
            roles.agents = self.past.here(trigger)
            if roles.agents:
                return
        if before is not None:
            again = {*before.agents, *before.targets}
            if (
                trigger.entry.category in _BETWEEN
                and (not known or known & again)
                and not self._is_returned(trigger, known)
            ):
                roles.agents = self.past.states([a for a in before.agents if a not in known])
                roles.targets = roles.targets or self.past.states(before.targets)
                return
            if not known and trigger.entry.category == "ASSAULT" and is_mutual(trigger):
                roles.agents = self.past.states(before.agents)  # 銃撃戦が起きたのは
                return
            if known and known <= set(before.targets):
                roles.agents = self.past.states(before.agents)  # ウクライナ侵攻, told again
                return
        if trigger.nominal and trigger.entry.mode == "visit" and known:
            roles.agents = self._visitor(known, before)
            if roles.agents or before is not None:
                return
        if self._is_ours(trigger):
            return
        if trigger.entry.mode in _POLICING and (police := self._police(trigger)):
            roles.agents = police
        elif not trigger.nominal or self._is_purpose(trigger):
            roles.agents = [a for a in self.topics.topic(trigger) if a not in roles.targets]
            if trigger.entry.category == "AID":
                roles.agents = self.past.states(roles.agents)  # what a minister has signed for, the state gives
        elif trigger.entry.category in _BETWEEN:
            topic = self.topics.topic(trigger)
            if self._is_held(trigger) and len(self.past.sides(topic)) > 1:
                roles.agents = topic
            elif self.past.sides(topic) & self.past.sides(self.past.dyad):
                roles.agents = [a for a in topic if a not in roles.targets]

    def _visitor(self, known: set[int], before: Roles | None) -> list[int]:
        """年内の訪日を招請した: the other one of the story's two; 次の訪問先のソウルへ: who travelled before, or a visit returned."""
        apart = self.past.sides(known)
        others = [a for a in self.past.dyad if not self.past.sides([a]) & apart]
        if len(others) == 1:
            return others
        travellers = (before.agents, before.targets) if before is not None else ()
        return next((t for t in travellers if t and not self.past.sides(t) & apart), [])

    def _is_ours(self, trigger: Trigger) -> bool:
        """両国には節度を求めたい。 is what the writer wishes for: of others one says 求めたがっている, or quotes them."""
        phrase = self.reading.phrases[trigger.sentence][trigger.phrase]
        return phrase.link == "end" and self.reading.text[phrase.start : phrase.end].rstrip("。").endswith("たい")

    def _police(self, trigger: Trigger) -> list[int]:
        """警察によりますと、4人を拘束したということです: who tells of an arrest and names nobody has made it."""
        start = self.reading.sentences[trigger.sentence].start
        for named in self.cast.between(start, trigger.span[0]):
            if named.particle in _SOURCE and self.reading.text[named.start : named.end].endswith(_FORCES):
                return named.actors
        return []

    def _is_returned(self, trigger: Trigger, known: set[int]) -> bool:
        """年内の訪日を招請した, after a visit of Japan's: does it go to another than the visit told before?"""
        before = self.past.last.get(self.past.kind(trigger))
        return (
            trigger.entry.mode == "visit"
            and before is not None
            and not self.past.sides(known) <= self.past.sides(before.targets)
        )

    def _is_purpose(self, trigger: Trigger) -> bool:
        """日本政府も、…無償資金協力として…を拠出する: what the subject gives is called by the noun."""
        phrases, i = self.reading.phrases[trigger.sentence], trigger.phrase
        return phrases[i].particle == "と" and i + 1 < len(phrases) and phrases[i + 1].lemma == "する"

    def _is_held(self, trigger: Trigger) -> bool:
        """両政府は、13日から行っていた協議で: the subject of the sentence holds what the noun tells."""
        phrases = self.reading.phrases[trigger.sentence]
        i = trigger.phrase - 1
        return i >= 0 and phrases[i].link == "attr" and phrases[i].lemma in _HELD and not phrases[i].passive

    def _is_reciprocal(self, trigger: Trigger) -> bool:
        """相互に支援を行う, 互いに攻撃しない: both do it, each to the other."""
        phrases = self.reading.phrases[trigger.sentence]
        near = range(max(trigger.phrase - 2, 0), trigger.phrase)
        return any(self.reading.text[phrases[i].start : phrases[i].head_end] in _EACH_OTHER for i in near)

    def _borne(self, trigger: Trigger) -> bool:
        """Does the noun's verb only carry it (制裁を科す), or tell another act (侵攻を支持, ミサイル発射で制裁)?"""
        if self.reading.phrases[trigger.sentence][trigger.phrase].particle in (
            "で",
            "受け",
            "を受け",
            "をめぐる",
            "に",
        ):
            return False
        if trigger.clause is None:
            return True
        predicate = self.reading.phrases[trigger.sentence][trigger.clause.predicate]
        bare = bool(self.reading.phrases[trigger.sentence][trigger.phrase].link)  # 4企業に制裁 ベラルーシは反発
        return bare or predicate.start <= trigger.span[0] or predicate.lemma in carriers()

    def complete(self, trigger: Trigger, roles: Roles) -> None:
        """The other side: of what two do together, or of what one answers."""
        category = trigger.entry.category
        if self._is_reciprocal(trigger) and self.past.sides(roles.agents) <= self.past.sides(self.past.dyad) != set():
            roles.agents, roles.targets = self.past.states(self.past.dyad), []
        if not roles.agents or roles.targets or roles.told or all(self._unnamed(a) for a in roles.agents):
            return
        mine = self.past.sides(roles.agents)
        others = self.past.states([a for a in self.past.dyad if not self.past.sides([a]) & mine])
        inside = len(others) < len(self.past.dyad)
        mutual = is_mutual(trigger) and category in _BETWEEN
        if mutual and len(mine) == 1 and self.topics.is_heading(trigger):
            roles.agents[:0] = [a for a in self.topics.heading(trigger) if not self.past.sides([a]) & mine]
            mine = self.past.sides(roles.agents)
        met = self.past.met if self.past.met_in == trigger.sentence else []
        if mutual and met and mine < self.past.sides(met):
            roles.agents.extend(a for a in met if not self.past.sides([a]) & mine)  # 日本側と協議し、…で一致した
        elif trigger.entry.mode == "third-party":
            roles.targets.extend(self.past.parties(mine))
        elif mutual and len(mine) == 1 and (topic := self._other_topic(trigger, mine)):
            roles.agents[:0] = topic  # 午後にはベルカセム首相と会談した
        elif mutual and len(mine) == 1 and not inside and (host := self.past.host(mine)):
            roles.agents[:0] = host
        elif mutual or category == "CONSULT":
            if len(mine) == 1 and others and inside:
                (roles.agents if mutual else roles.targets).extend(others)
        elif category == "ASSAULT" and self.past.fighting and inside:
            roles.targets.extend(others)  # 同国軍は再び砲撃を加えた
        elif category == "AID" and (back := self.past.in_return(trigger, mine)):
            roles.targets.extend(back)
        elif category == "AID" and (same := self.past.same_gift(trigger)):
            roles.targets.extend(a for a in same if not self.past.sides([a]) & mine)
        elif category == "AID" and self.past.attack_in == trigger.sentence:
            roles.targets.extend(
                a for a in self.past.attack.targets if not self.past.sides([a]) & mine
            )  # 攻撃された場合、支援する
        elif category in _TO_THE_OTHER and met and mine < self.past.sides(met):
            roles.targets.extend(a for a in met if not self.past.sides([a]) & mine)  # 首脳と電話会談し、協力を求めた
        elif category in ANSWERS and not trigger.nominal and trigger.entry.mode != "meet":
            roles.targets.extend(self.answers.of(trigger, roles))
        elif category == "SUPPORT" and (held := self.answers.of(trigger, roles)):
            roles.targets.extend(held)
        elif (category in _TOWARDS and (inside or (self.past.known_pair and category in ("REQUEST", "SUPPORT")))) and (
            not trigger.nominal or category in ("AID", "AGREE") or (inside and is_carried(self.reading, trigger))
        ):
            roles.targets.extend(others)

    def settle(self, trigger: Trigger, roles: Roles) -> None:
        """States cooperate, and send officials to negotiate; a conference is held by its host."""
        category = trigger.entry.category
        words = self.reading.text[max(trigger.span[0] - 12, 0) : trigger.span[1]]
        if category == "COOPERATE" or (category == "CONSULT" and any(word in words for word in _BY_OFFICIALS)):
            roles.agents = self.past.states(roles.agents)
        if category == "CONSULT" and roles.agents and all(self._is_conference(a) for a in roles.agents):
            roles.agents = self._place(trigger, roles.agents) or roles.agents

    def _is_conference(self, actor: int) -> bool:
        """国際会議 is held, and does not meet; 安保理 and ASEAN do."""
        member = self.cast.actors[actor]
        return member.kind == "organisation" and not member.known and member.name.endswith(_CONFERENCES)

    def _place(self, trigger: Trigger, held: list[int]) -> list[int]:
        """国際会議が、フィジーで開かれている: the state it is held in."""
        phrases = self.reading.phrases[trigger.sentence]
        for clause in self.reading.clauses(trigger.sentence):
            named = [a.phrase for a in clause.arguments if a.particle in TOPIC]
            if not any(self.finder.parties.named(phrases, i).actors == held for i in named):
                continue
            for argument in clause.arguments:
                if argument.particle == "で" and (state := self.finder.goals.host(phrases, argument.phrase)):
                    return state
        return []

    def _unnamed(self, actor: int) -> bool:
        member = self.cast.actors[actor]
        return member.kind == "group" and not member.known

    def _other_topic(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """The topic when it is of another side; a noun only mentioned has none but that of its sentence."""
        near = trigger.nominal and not is_carried(self.reading, trigger)
        topic = self.topics.topic(trigger, 1 if near else REACH)
        return [] if self.past.sides(topic) & mine else topic
