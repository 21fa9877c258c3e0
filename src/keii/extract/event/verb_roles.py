"""The participants of a verb, from the arguments of its clause.

は が も name the agent of an active clause and the target of a passive one; に へ に対して を name the target as the lexicon
says, or whose the thing is that they name; と names the other side; による, and から in a passive clause, the agent.
"""

from __future__ import annotations

from keii.extract.event.asking import asking
from keii.extract.event.goals import Goals
from keii.extract.event.participants import ABOUT, BY, FROM, SUBJECT, TO, TOPIC, WITH, Roles, is_mutual
from keii.extract.event.parties import Parties, Party
from keii.extract.event.told import Told
from keii.extract.event.triggers import Trigger
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase

# Whose passive may name the doer with に; 韓国に配備された is a place.
_NI_IS_DOER = frozenset("ASSAULT COERCE ACCUSE REJECT SUPPORT THREATEN REQUEST SANCTION AGREE CONSULT".split())
# What is heard from many at once: 撤回を求める声.
_VOICES = ("声", "意見", "世論", "動き", "主張", "論調")
# What somebody is charged with when it is pointed out.
_CHARGES = tuple("疑い 違反 関与 攻撃 侵 脅 拉致 妨害 不当 責任 虐殺 挑発 供与 提供 支援 渡した 偽".split())


class VerbRoles:
    """Finds the participants of verbs; one for a text."""

    def __init__(self, goals: Goals) -> None:
        self.goals, self.parties, self.reading = goals, goals.parties, goals.reading

    def find(self, trigger: Trigger, clause: Clause, phrases: list[Phrase], roles: Roles, said: Told) -> None:
        """Enter the participants the clause names."""
        predicate = phrases[clause.predicate]
        told = clause.embedded and any(a.particle in SUBJECT for a in clause.arguments)
        court = trigger.entry.mode == "investigate" and any(a.particle == "を" for a in clause.arguments)
        taken, subject = len(phrases), False
        roles.asked = asking(self.parties, trigger) is not None and not any(
            a.particle in SUBJECT for a in clause.arguments
        )
        for argument in reversed(clause.arguments):
            i = argument.phrase
            if argument.particle in ("は", "も") and (
                told or roles.asked or said.outside(phrases[i], self.parties.named(phrases, i).actors)
            ):
                continue
            if argument.particle in TOPIC and self._begins_words(phrases, clause, i):
                continue
            if i >= taken:
                continue
            if court and argument.particle == "に":  # ロシアを国際司法裁判所に提訴する
                continue
            party = self.parties.named(phrases, i)
            if trigger.span[0] <= phrases[i].start < trigger.span[1]:
                party = Party([], i)  # 仲介役を務める: its own noun is nobody else
            if party.actors:
                taken = party.first
            self._argument(trigger, phrases, i, argument.particle, party.actors, predicate, roles, subject)
            if not party.actors and argument.particle != "を" and i > 0:  # モロッコとの交渉に入る
                partners = self.parties.around(phrases, i).get("との", [])
                (roles.agents if is_mutual(trigger) else roles.targets).extend(partners)
            subject = subject or (argument.particle in TOPIC - {"も"} and bool(party.actors))
        if trigger.entry.category == "REQUEST" and not roles.targets:
            self._asked(trigger, clause, phrases, roles)
        elif trigger.entry.category == "ACCUSE" and not roles.targets:
            self._blamed(trigger, clause, phrases, roles)
        if clause.modifies >= 0 and not any(a.particle in TOPIC for a in clause.arguments):
            modified(
                self.parties,
                clause,
                phrases,
                roles,
                predicate.passive,
                is_mutual(trigger) and trigger.entry.mode != "visit",
            )
            if not roles.agents and not predicate.passive:
                self._behind(trigger, clause, phrases, roles)
        if predicate.particle == "のは" and not roles.agents:
            self._cleft(trigger, clause, phrases, roles)

    def _behind(self, trigger: Trigger, clause: Clause, phrases: list[Phrase], roles: Roles) -> None:
        """新憲法に反発する住民, 議会では…を求める声が: people nobody names, or those among whom voices are raised."""
        head = phrases[clause.modifies]
        if not self.reading.text[head.start : head.head_end].endswith(_VOICES):
            roles.agents += self.goals.people(trigger, phrases, clause.modifies)
            return
        roles.asked = True
        for argument in clause.arguments:
            if argument.particle in ("で", "では", "でも"):
                found = self.parties.named(phrases, argument.phrase).actors
                roles.agents += [a for a in found if self.goals.cast.actors[a].kind == "organisation"]

    def _cleft(self, trigger: Trigger, clause: Clause, phrases: list[Phrase], roles: Roles) -> None:
        """大統領を出迎えたのは、モンゴルのバトゾリグ大統領です: who did it stands behind."""
        end = self.reading.sentences[trigger.sentence].end
        behind = self.goals.cast.between(phrases[clause.predicate].end, end)
        if behind and behind[-1].kind in ("person", "office") and phrases[-1].start <= behind[-1].end:
            (roles.targets if phrases[clause.predicate].passive else roles.agents).extend(behind[-1].actors)

    def _begins_words(self, phrases: list[Phrase], clause: Clause, i: int) -> bool:
        """報道官は、発射を続ければ「…」と警告した: the condition is part of what is said, its subject is not who says it."""
        at = clause.predicate
        follows = phrases[at + 1].group if at + 1 < len(phrases) else None
        return phrases[at].link == "cond" and follows is not None and follows.is_quote and phrases[i].particle != "が"

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
                if argument.particle in SUBJECT and phrases[argument.phrase].group is None:
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
            i = argument.phrase
            if argument.particle in TO:  # ASEANに対し、調査団を派遣するよう要請した
                roles.targets += self.parties.named(phrases, i).actors
            elif argument.particle in SUBJECT:
                roles.targets += self.parties.doer(phrases, i) or self.goals.people(trigger, phrases, i)

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
        elif particle in TOPIC:
            if passive:
                roles.targets[:0] = actors or self.goals.whose(trigger, phrases, i)
                roles.targets += self.goals.unnamed(trigger, phrases, i)
            elif particle in SUBJECT or not subject:
                roles.agents[:0] = actors or self.parties.doer(phrases, i) or self.goals.crowd(trigger, phrases, i)
        elif particle in WITH:
            if is_mutual(trigger):
                roles.agents[:0] = actors
            elif "と" in entry.partner:
                roles.targets[:0] = actors
        elif particle in BY:
            roles.agents[:0] = actors or self.parties.doer(phrases, i)
        elif particle in FROM:
            if "から" in entry.partner:
                roles.targets[:0] = actors or self.goals.whose(trigger, phrases, i)
            elif passive or not roles.agents:  # 大臣から、支持する旨の発言が
                roles.agents[:0] = actors
        elif particle in TO and roles.asked:
            roles.agents[:0] = actors
        elif particle in TO:
            if passive and entry.category in _NI_IS_DOER:
                roles.agents[:0] = actors or self.parties.doer(phrases, i)
            else:
                roles.targets[:0] = actors or self.goals.goal(trigger, phrases, i)
                roles.targets += self.goals.unnamed(trigger, phrases, i)
                roles.told = roles.told or (not roles.targets and self.goals.is_somebody(phrases[i]))
        elif particle == "を":
            self._object(trigger, phrases, i, actors, roles)
        elif particle in ABOUT and entry.category in ("ACCUSE", "SUPPORT", "REJECT") and not roles.targets:
            roles.targets[:0] = actors or self.goals.whose(trigger, phrases, i)

    def _has_topic(self, trigger: Trigger, i: int) -> bool:
        clause = trigger.clause
        return clause is not None and any(a.particle in ("は", "が") and a.phrase < i for a in clause.arguments)

    def _object(self, trigger: Trigger, phrases: list[Phrase], i: int, actors: list[int], roles: Roles) -> None:
        """The を-object: the target itself, or what belongs to it; the other party of what is signed."""
        entry = trigger.entry
        if is_mutual(trigger):
            found = self.parties.around(phrases, i)
            roles.agents += [a for p in ("との", "の") for a in found.get(p, ())]
            for clause in self.reading.clauses(trigger.sentence):  # ロシアがイランに…を引き渡す契約を結んだ
                for argument in clause.arguments if clause.modifies == i else ():
                    if argument.particle in SUBJECT | TO and argument.particle != "に対する":
                        roles.agents += self.parties.named(phrases, argument.phrase).actors
            if entry.mode == "visit":
                roles.targets += actors
        elif "を" in entry.partner:
            if entry.mode == "visit":  # イランの無人機工場を視察し
                actors = [a for a in actors if self.goals.receives(a)] or self.goals.host(phrases, i)
            roles.targets += actors or self.goals.whose(trigger, phrases, i)
            roles.targets += self.goals.unnamed(trigger, phrases, i)
            roles.told = roles.told or (not roles.targets and self.goals.is_somebody(phrases[i]))
        elif entry.mode == "access":
            roles.targets += actors or self.parties.owner(phrases, i)
        elif entry.category in ("CONCEDE", "THREATEN", "AID"):
            found = self.parties.around(phrases, i)
            roles.targets += [a for p in ("への", "に対する") for a in found.get(p, ())]


def modified(
    parties: Parties, clause: Clause, phrases: list[Phrase], roles: Roles, passive: bool, both: bool = False
) -> None:
    """攻撃を続けるロシア: the noun a clause modifies is its missing subject. both: what two do, and so of the two that と joins."""
    i = clause.modifies
    while (
        both
        and i + 1 < len(phrases)
        and phrases[i].kind == "N"
        and phrases[i].particle == "と"
        and not phrases[i].comma
    ):
        i += 1  # 衝突が続くパキスタンと|アフガニスタンの|暫定政権は
        while i + 1 < len(phrases) and phrases[i].particle == "の":
            i += 1
    actors = parties.named(phrases, i).actors
    if passive:
        roles.targets += actors
    elif not roles.agents:
        roles.agents += actors
