"""Who did it to whom: the participants the sentence gives a trigger."""

from __future__ import annotations

from keii.actors.cast import Cast
from keii.extract.event.goals import Goals
from keii.extract.event.noun_roles import NounRoles
from keii.extract.event.participants import MUTUAL, Roles, is_mutual
from keii.extract.event.parties import Parties
from keii.extract.event.told import Told
from keii.extract.event.triggers import Trigger
from keii.extract.event.verb_roles import VerbRoles
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
<<<<<<< HEAD
from keii.lexicon.predicates import carriers

_TO = frozenset(
    "に へ には にも へは へも に対する に対して に対しては に向ける に対するは などに らに 側に にとる".split()
)
_FROM = frozenset("から からは からも より".split())
_BY = frozenset({"による", "によるは"})
_TOPIC = frozenset({"は", "も", "らは", "などは", "側は", "などが", "らが", "側が", "が", "こそ", "だけが"})
_SUBJECT = frozenset({"が", "らが", "側が", "などが"})
_WITH = frozenset({"と", "とは", "とも", "側と", "側とは", "らと"})
_ABOUT = frozenset({"につく", "をめぐる", "を巡る", "に関する", "につくは"})
# What two sides do, each to the other.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# What is done to somebody by doing it to what is theirs: 提案を支持する, 核施設を攻撃する.
_THROUGH_THINGS = frozenset(
    {
        "ACCUSE",
        "REJECT",
        "SUPPORT",
        "THREATEN",
        "SANCTION",
        "COERCE",
        "ASSAULT",
        "CONCEDE",
        "AGREE",
        "AID",
        "REQUEST",
        "COOPERATE",
    }
)
# Whose passive may name the doer with に; 韓国に配備された is a place.
_NI_IS_DOER = frozenset(
    {"ASSAULT", "COERCE", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "REQUEST", "SANCTION", "AGREE", "CONSULT"}
)
# What somebody is charged with when it is pointed out.
_CHARGES = (
    "疑い",
    "違反",
    "関与",
    "攻撃",
    "侵",
    "脅",
    "拉致",
    "妨害",
    "不当",
    "責任",
    "虐殺",
    "挑発",
    "供与",
    "提供",
    "支援",
    "渡した",
    "偽",
)
# Who takes to the streets.
_CROWDS = ("民", "員", "者", "生", "犯", "囚", "徒", "派", "団", "隊", "たち", "人々", "労組", "組合", "人")


class Roles(msgspec.Struct, gc=False):
    """Actor indexes by role, in text order; inferred: those the sentence does not name."""

    agents: list[int]
    targets: list[int]
    inferred: set[int] = set()
    told: bool = False  # the sentence says to whom, in words that name nobody
=======
>>>>>>> h-events


class RoleFinder:
    """Finds participants; one for a text."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.parties = Parties(reading, cast)
<<<<<<< HEAD
        self.said: tuple[int, int] | None = None  # a reported clause with a subject of its own

    def _has_subject(self, sentence: int, said: tuple[int, int]) -> bool:
        phrases = self.reading.phrases[sentence]
        return any(
            a.particle in _SUBJECT
            and said[0] <= phrases[a.phrase].start < said[1]
            and self.parties.doer(phrases, a.phrase)
            for c in self.reading.clauses(sentence)
            if c.modifies < 0
            for a in c.arguments
        )

    def _outside(self, phrase: Phrase) -> bool:
        """Is this topic that of the telling, not of what is told? 報道官は、外相が訪れて首相と会うと発表した."""
        return self.said is not None and phrase.start < self.said[0]

    def _subject_before(self, trigger: Trigger, phrases: list[Phrase]) -> list[int]:
        """The が-subject of an earlier clause of the same reported words."""
        for clause in reversed(self.reading.clauses(trigger.sentence)):
            if clause.predicate >= trigger.phrase or clause.modifies >= 0:
                continue
            for argument in clause.arguments:
                if (
                    argument.particle in _SUBJECT
                    and self.said is not None
                    and phrases[argument.phrase].start >= self.said[0]
                ):
                    return self.parties.doer(phrases, argument.phrase)
        return []
=======
        goals = Goals(reading, cast, self.parties)
        self._verbs, self._nouns = VerbRoles(goals), NounRoles(goals)
>>>>>>> h-events

    def roles(self, trigger: Trigger, said: tuple[int, int] | None = None) -> Roles:
        """The participants the sentence itself gives. said: the reported clause that tells the act, if any."""
        told = Told(self.parties, trigger.sentence, said)
        roles = Roles([], [])
        phrases = self.reading.phrases[trigger.sentence]
        if trigger.nominal:
            self._nouns.find(trigger, phrases, roles, told)
        elif trigger.clause is not None:
            self._verbs.find(trigger, trigger.clause, phrases, roles, told)
        if told.said is not None and not trigger.nominal and (not roles.agents or is_mutual(trigger)):
            roles.agents[:0] = told.subject_before(trigger, phrases)
        self._inside(trigger, phrases, roles)
        if trigger.entry.category not in MUTUAL:
            ours = {self.cast.actors[a].country for a in roles.agents}
            roles.targets += [s for t in roles.targets for s in self._state_of_group(t, ours)]
        roles.agents = list(dict.fromkeys(roles.agents))
        roles.targets = [t for t in dict.fromkeys(roles.targets) if t not in roles.agents]
        return roles

    def _state_of_group(self, actor: int, ours: set[str]) -> list[int]:
        """The state whose diplomats or companies are the target: ロシアの外交官3人を追放した."""
        member = self.cast.actors[actor]
        if member.kind != "group" or not member.country or member.country in ours:
            return []
        return [i for i in (self.cast.state(member.country),) if i >= 0]

<<<<<<< HEAD
    def is_mutual(self, trigger: Trigger) -> bool:
        """Does と name a second doer (会談する, 署名する, 衝突する)?"""
        entry = trigger.entry
        return "と" in entry.partner and entry.category != "SANCTION"

    # -- the clause of a verb

    def _of_clause(self, trigger: Trigger, clause: Clause, phrases: list[Phrase], roles: Roles) -> None:
        predicate = phrases[clause.predicate]
        told = clause.embedded and any(a.particle in _SUBJECT for a in clause.arguments)
        court = trigger.entry.mode == "investigate" and any(a.particle == "を" for a in clause.arguments)
        taken, subject = len(phrases), False
        for argument in reversed(clause.arguments):
            i = argument.phrase
            if argument.particle in ("は", "も") and (told or self._outside(phrases[i])):
                continue
            if i >= taken:
                continue
            if court and argument.particle == "に":  # ロシアを国際司法裁判所に提訴する
                continue
            party = self.parties.named(phrases, i)
            if party.actors:
                taken = party.first
            self._argument(trigger, phrases, i, argument.particle, party.actors, predicate, roles, subject)
            if not party.actors and argument.particle != "を" and i > 0:  # モロッコとの交渉に入る
                partners = self.parties.around(phrases, i).get("との", [])
                (roles.agents if self.is_mutual(trigger) else roles.targets).extend(partners)
            subject = subject or (argument.particle in _SUBJECT and bool(party.actors))
        if trigger.entry.category == "REQUEST" and not roles.targets:
            self._asked(trigger, clause, phrases, roles)
        elif trigger.entry.category == "ACCUSE" and not roles.targets:
            self._blamed(trigger, clause, phrases, roles)
        if clause.modifies >= 0 and not any(a.particle in _TOPIC for a in clause.arguments):
            self._modified(clause, phrases, roles, predicate.passive)

    def _blamed(self, trigger: Trigger, clause: Clause, phrases: list[Phrase], roles: Roles) -> None:
        """イランが…提供した疑いがあると指摘した: who does what is complained of, in the words before と."""
        before = [c for c in self.reading.clauses(trigger.sentence) if c.predicate < clause.predicate]
        if not before or phrases[before[-1].predicate].link != "quote":
            return
        told = self.reading.text[phrases[0].start : phrases[before[-1].predicate].end]
        if trigger.entry.mode == "allege" and not any(word in told for word in _CHARGES):
            return
        for other in reversed(before):
            for argument in other.arguments:
                if argument.particle in _SUBJECT and phrases[argument.phrase].group is None:
                    actors = self.parties.doer(phrases, argument.phrase)
                    if actors and not set(actors) & set(roles.agents):
                        roles.targets += actors
                        return

    def _asked(self, trigger: Trigger, clause: Clause, phrases: list[Phrase], roles: Roles) -> None:
        """各国が没収することを求めた: who is to do it is asked."""
        before = [c for c in self.reading.clauses(trigger.sentence) if c.predicate < clause.predicate]
        if not before or before[-1].modifies < 0:
            return
        head = phrases[before[-1].modifies]
        if not self.reading.text[head.start : head.head_end].endswith(("こと", "よう")):
            return
        for argument in before[-1].arguments:
            if argument.particle in _SUBJECT:
                i = argument.phrase
                roles.targets += self.parties.doer(phrases, i) or self._people(trigger, phrases, i)

    def _argument(
        self,
        trigger: Trigger,
        phrases: list[Phrase],
        i: int,
        particle: str,
        actors: list[int],
        predicate: Phrase,
        roles: Roles,
        subject: bool,
    ) -> None:
        """Enter one argument of a verb by its particle."""
        entry = trigger.entry
        passive = predicate.passive
        if particle == "も" and actors and not passive and entry.mode == "visit" and self._has_topic(trigger, i):
            roles.targets += actors  # 茂木氏はサウジも訪れた
        elif particle == "とも" and len(actors) > 1:
            roles.agents[:0] = actors  # 両国とも譲歩していない
        elif particle in _TOPIC:
            if passive:
                roles.targets[:0] = actors or self._whose(trigger, phrases, i)
            elif particle in _SUBJECT or not subject:
                roles.agents[:0] = actors or self.parties.doer(phrases, i) or self._crowd(trigger, phrases, i)
        elif particle in _WITH:
            if self.is_mutual(trigger):
                roles.agents[:0] = actors
            elif "と" in entry.partner:
                roles.targets[:0] = actors
        elif particle in _BY:
            roles.agents[:0] = actors or self.parties.doer(phrases, i)
        elif particle in _FROM:
            if "から" in entry.partner:
                roles.targets[:0] = actors or self._whose(trigger, phrases, i)
            elif passive or not roles.agents:  # 大臣から、支持する旨の発言が
                roles.agents[:0] = actors
        elif particle in _TO:
            if passive and entry.category in _NI_IS_DOER:
                roles.agents[:0] = actors or self.parties.doer(phrases, i)
            else:
                roles.targets[:0] = actors or self._goal(trigger, phrases, i)
                roles.told = roles.told or self._is_somebody(phrases[i])
        elif particle == "を":
            self._object(trigger, phrases, i, actors, roles)
        elif particle in _ABOUT and entry.category in ("ACCUSE", "SUPPORT", "REJECT") and not roles.targets:
            roles.targets[:0] = actors or self._whose(trigger, phrases, i)

    def _has_topic(self, trigger: Trigger, i: int) -> bool:
        clause = trigger.clause
        return clause is not None and any(a.particle in ("は", "が") and a.phrase < i for a in clause.arguments)

    def _object(self, trigger: Trigger, phrases: list[Phrase], i: int, actors: list[int], roles: Roles) -> None:
        """The を-object: the target itself, or what belongs to it; the other party of what is signed."""
        entry = trigger.entry
        if self.is_mutual(trigger):
            found = self.parties.around(phrases, i)
            roles.agents += [a for p in ("との", "の") for a in found.get(p, ())]
            if entry.mode == "visit":
                roles.targets += actors
        elif "を" in entry.partner:
            if entry.mode == "visit":  # イランの無人機工場を視察し
                actors = [a for a in actors if self.cast.actors[a].country] or self._host(phrases, i)
            roles.targets += actors or self._whose(trigger, phrases, i)
            roles.told = roles.told or self._is_somebody(phrases[i])
        elif entry.mode == "access":
            roles.targets += actors or self.parties.owner(phrases, i)
        elif entry.category in ("CONCEDE", "THREATEN", "AID"):
            found = self.parties.around(phrases, i)
            roles.targets += [a for p in ("への", "に対する") for a in found.get(p, ())]

    def _is_somebody(self, phrase: Phrase) -> bool:
        """欧米側を, 関係国に: people or bodies, known or not."""
        return phrase.group is None and self.cast.can_act(self.reading.text[phrase.start : phrase.head_end])

    def _goal(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """A に-phrase that names nobody: whose it is, the state of the place, or people nobody names (各国に)."""
        if trigger.entry.mode == "visit":
            return self._host(phrases, i)
        if not set(trigger.entry.partner) & {"に", "へ"}:
            return []
        return self._people(trigger, phrases, i) or self._whose(trigger, phrases, i)

    def _whose(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """The actors a thing done to stands for."""
        entry = trigger.entry
        if entry.mode == "visit":
            return self._host(phrases, i)
        if entry.category in _THROUGH_THINGS:
            return self.parties.owner(phrases, i)
        if entry.mode == "access":  # IAEAの査察を受け入れる
            return self.parties.owner(phrases, i)
        return self.parties.inside(phrases[i]) if entry.category == "RETREAT" else []

    def _host(self, phrases: list[Phrase], i: int) -> list[int]:
        """テヘランに到着し, イランの工場を視察し: the state a place is in."""
        phrase = phrases[i]
        places = [m for m in self.cast.between(phrase.start, phrase.head_end) if m.kind == "state"]
        if places:
            return list(places[0].actors)
        state = self.cast.state_of_capital(phrase.start, phrase.head_end)
        return state or self.parties.around(phrases, i).get("の", [])[:1]

    def _people(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """各国に求めた, すべての当事者に促した: whom a demand goes to, though nobody by name."""
        phrase = phrases[i]
        if trigger.entry.category not in ("REQUEST", "ACCUSE", "THREATEN") or phrase.group is not None:
            return []
        words = self.reading.text[phrase.start : phrase.head_end]
        if not self.cast.can_act(words):
            return []
        start = phrases[i - 1].start if i and phrases[i - 1].particle == "の" else phrase.start
        return self.cast.add(start, phrase.head_end, self.reading.text[start : phrase.head_end], words).actors

    def _crowd(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """市民がデモを行った: those who protest are seldom known by name."""
        phrase = phrases[i]
        words = self.reading.text[phrase.start : phrase.head_end]
        if trigger.entry.category != "PROTEST" or phrase.group is not None:
            return []
        if not self.cast.can_act(words) and not words.rstrip("らたち").endswith(_CROWDS):
            return []
        return self.cast.add(phrase.start, phrase.head_end, words, words.rstrip("らたち")).actors

    def _modified(self, clause: Clause, phrases: list[Phrase], roles: Roles, passive: bool) -> None:
        """攻撃を続けるロシア: the noun a clause modifies is its missing subject."""
        actors = self.parties.named(phrases, clause.modifies).actors
        if passive:
            roles.targets += actors
        elif not roles.agents:
            roles.agents += actors

    # -- the noun phrase of an event noun, and the verb that carries it

    def _of_noun(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        around = self.parties.around(phrases, trigger.phrase)
        roles.agents += [a for p in ("による", "からの") for a in around.get(p, ())]
        roles.targets += [a for p in ("への", "に対する", "向けの") for a in around.get(p, ())]
        owner = around.get("の", [])
        if trigger.entry.category == "RETREAT" and "からの" in around:
            roles.agents, roles.targets = owner[:], around["からの"]
            owner = []
        (roles.agents if self.is_mutual(trigger) else roles.targets).extend(around.get("との", ()))
        if trigger.clause is not None and is_carried(self.reading, trigger):
            self._carried(trigger, trigger.clause, phrases, roles, bool(owner))
        if trigger.entry.category == "PROTEST" and not roles.agents:
            self._modifier(trigger, phrases, roles)
        self._owner(trigger, owner, roles)
        behind = self.reading.text[trigger.span[1] : phrases[trigger.phrase].end]
        if behind.startswith("先の"):  # 訪問先の韓国で
            roles.targets += self._next(phrases, trigger.phrase + 1)
        if not roles.agents and self.reading.text[phrases[trigger.phrase].start : phrases[trigger.phrase].end].endswith(
            "中の"
        ):
            roles.agents += self._next(phrases, trigger.phrase + 1)  # 来日中のラトビアの外相

    def _owner(self, trigger: Trigger, owner: list[int], roles: Roles) -> None:
        """北朝鮮のミサイル発射 is its doer's, 記者の拘束 its victim's: people are arrested and freed, states arrest and free."""
        entry = trigger.entry
        suffers = entry.partner == ("を",) and entry.category not in MUTUAL
        for actor in owner:
            done_to = suffers and self.cast.actors[actor].kind != "state"
            if (done_to or (roles.agents and not self.is_mutual(trigger))) and actor not in roles.agents:
                roles.targets.append(actor)
            else:
                roles.agents.append(actor)

    def _modifier(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        """市民が増税に抗議するデモ: the subject of the clause that modifies the noun."""
        for clause in self.reading.clauses(trigger.sentence):
            for argument in clause.arguments if clause.modifies == trigger.phrase else ():
                if argument.particle in _SUBJECT:
                    i = argument.phrase
                    roles.agents += self.parties.doer(phrases, i) or self._crowd(trigger, phrases, i)

    def _carried(self, trigger: Trigger, clause: Clause, phrases: list[Phrase], roles: Roles, owned: bool) -> None:
        """What the verb's own arguments are to the act its noun tells."""
        predicate = phrases[clause.predicate]
        carrier = carriers().get(predicate.lemma)
        particle = phrases[trigger.phrase].particle
        subject = "target" if particle in ("を受ける", "を受けて") else carrier.subject if carrier is not None else ""
        if subject in ("", "none"):
            return
        if subject == "wisher":  # 米軍の増派を望む, 攻撃を望む
            subject = "asker" if owned or roles.agents else "agent"
        taken = len(phrases)
        told = clause.embedded and any(a.particle in _SUBJECT for a in clause.arguments)
        for argument in reversed(clause.arguments):
            i = argument.phrase
            if argument.particle in ("は", "も") and (told or self._outside(phrases[i])):
                continue
            if i >= taken or i == trigger.phrase:
                continue
            party = self.parties.named(phrases, i)
            if party.actors:
                taken = party.first
            actors = party.actors
            if argument.particle in _TOPIC and not (predicate.passive and subject == "agent"):
                self._carrier_subject(trigger, phrases, i, actors, subject, roles)
            elif argument.particle in _BY:
                roles.agents += actors
            elif argument.particle in _WITH or (
                argument.particle in _TO and subject == "asker" and self.is_mutual(trigger)
            ):
                (roles.agents if self.is_mutual(trigger) else roles.targets).extend(actors)
            elif argument.particle in _FROM:
                (roles.targets if "から" in trigger.entry.partner else roles.agents).extend(actors)
            elif argument.particle in _TO:
                self._carrier_goal(trigger, phrases, i, actors, subject, roles)
        if clause.modifies >= 0 and subject == "agent" and not roles.agents:
            self._modified(clause, phrases, roles, False)

    def _carrier_subject(
        self, trigger: Trigger, phrases: list[Phrase], i: int, actors: list[int], subject: str, roles: Roles
    ) -> None:
        if self.is_mutual(trigger) or subject == "agent":
            found = actors or self.parties.doer(phrases, i) or self._crowd(trigger, phrases, i)
            if self.is_mutual(trigger) or not roles.agents:
                roles.agents[:0] = [a for a in found if a not in roles.agents and a not in roles.targets]
        elif subject == "target":
            found = actors or self._whose(trigger, phrases, i)
            roles.targets[:0] = [a for a in found if a not in roles.agents]
        elif subject == "asker" and trigger.entry.category in ("AID", "CONCEDE", "RETREAT", "SUPPORT", "COOPERATE"):
            if not roles.targets:
                roles.targets += [a for a in actors if a not in roles.agents]

    def _carrier_goal(
        self, trigger: Trigger, phrases: list[Phrase], i: int, actors: list[int], subject: str, roles: Roles
    ) -> None:
        if subject == "asker":
            roles.agents += [a for a in actors if a not in roles.targets]
        elif subject == "agent":
            found = actors or self._goal(trigger, phrases, i)
            roles.targets += [a for a in found if a not in roles.agents]
        elif subject == "target" and not roles.agents:
            roles.agents += actors

    def _next(self, phrases: list[Phrase], i: int) -> list[int]:
        """The actor the noun phrase that begins at phrase i ends in."""
        while i + 1 < len(phrases) and phrases[i].kind == "N" and phrases[i].particle == "の":
            i += 1
        return self.parties.named(phrases, i).actors if i < len(phrases) else []

    # -- the word itself

=======
>>>>>>> h-events
    def _inside(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        """北朝鮮訪問, 訪朝, 対米制裁, 米朝首脳会談: states named in the trigger's own compound."""
        phrase = phrases[trigger.phrase]
        if trigger.entry.mode == "visit":  # 北京入り
            roles.targets += self.cast.state_of_capital(phrase.start, trigger.span[1])
        for named in self.cast.between(phrase.start, max(trigger.span[1], phrase.start + 1)):
            if (
                named.kind not in ("state", "organisation", "person", "capital", "office")
                or named.end > trigger.span[1]
            ):
                continue
            if named.kind == "organisation" and named.end > trigger.span[0]:
                continue  # 東アジア首脳会議 does not meet itself
            before = self.reading.text[named.start - 1 : named.start]
            towards = (
                (before in "対訪来" and before != "")
                or trigger.entry.mode == "visit"
                or (trigger.entry.partner[:1] in (("に",), ("を",), ("へ",)) and bool(roles.agents))
            )
            side = roles.targets if towards else roles.agents
            side.extend(a for a in named.actors if a not in roles.agents and a not in roles.targets)
