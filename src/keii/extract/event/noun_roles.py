"""The participants of an event noun, from its noun phrase and the verb that carries it.

による names the agent, への に対する the target, の the doer of most acts and the victim of some. A noun takes what its verb leaves
it: 攻撃を受ける makes the subject the target, 支援を求める the one who is asked the agent.
"""

from __future__ import annotations

import re

from keii.extract.event.goals import Goals
from keii.extract.event.participants import BY, FROM, SUBJECT, TO, TOPIC, WITH, Roles, is_mutual
from keii.extract.event.told import Told
from keii.extract.event.triggers import Trigger, is_carried
from keii.extract.event.verb_roles import modified
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.lexicon.predicates import carriers

# What is told of the one it is done to: 記者の拘束, 外交官の追放.
_SUFFERED = frozenset("arrest release deport abduct targeted torture beat expel".split())
# What one asks somebody to do for oneself: 支援を求める.
_ASKED_FOR = frozenset({"AID", "CONCEDE", "RETREAT", "SUPPORT", "COOPERATE"})


_MADE_IN = re.compile(r"産|製")


def _is_quoted(phrases: list[Phrase], i: int) -> bool:
    group = phrases[i].group if i < len(phrases) else None
    return group is not None and group.is_quote


class NounRoles:
    """Finds the participants of event nouns; one for a text."""

    def __init__(self, goals: Goals) -> None:
        self.goals, self.parties, self.reading = goals, goals.parties, goals.reading

    def find(self, trigger: Trigger, phrases: list[Phrase], roles: Roles, said: Told) -> None:
        """Enter the participants the noun phrase and its verb name."""
        around = self.parties.around(phrases, trigger.phrase)
        roles.agents += [a for p in ("による", "からの") for a in around.get(p, ())]
        roles.targets += [a for p in ("への", "に対する", "向けの") for a in around.get(p, ())]
        for i in range(trigger.phrase - 1, max(trigger.phrase - 4, -1), -1):
            if phrases[i].particle not in ("への", "に対する", "の") or phrases[i].comma:
                break
            if i == trigger.phrase - 1 or phrases[i].particle != "の":  # 関係する企業への追加の制裁
                roles.targets += self.goals.unnamed(trigger, phrases, i)
        owner = around.get("の", [])
        if trigger.entry.category == "RETREAT" and "からの" in around:
            roles.agents, roles.targets = owner[:], around["からの"]
            owner = []
        (roles.agents if is_mutual(trigger) else roles.targets).extend(around.get("との", ()))
        if trigger.clause is None and trigger.phrase > 0:
            self._bare(trigger, phrases, roles)
        if trigger.clause is not None and is_carried(self.reading, trigger):
            self._carried(trigger, trigger.clause, phrases, roles, bool(owner), said)
        if trigger.entry.category == "PROTEST" and not roles.agents:
            self._modifier(trigger, phrases, roles)
        self._owner(trigger, owner, roles)
        backed = phrases[trigger.phrase]
        if trigger.entry.category == "AID" and backed.particle == "の" and backed.start < trigger.span[0]:
            roles.targets += self._next(phrases, trigger.phrase + 1)  # イラン支援の|フーシ派
            roles.told = True
        behind = self.reading.text[trigger.span[1] : phrases[trigger.phrase].end]
        if behind.startswith("先の"):  # 訪問先の韓国で
            roles.targets += self._next(phrases, trigger.phrase + 1) or self._host(phrases, trigger.phrase + 1)
        if not roles.agents and self.reading.text[phrases[trigger.phrase].start : phrases[trigger.phrase].end].endswith(
            "中の"
        ):
            roles.agents += self._next(phrases, trigger.phrase + 1)  # 来日中のラトビアの外相

    def _owner(self, trigger: Trigger, owner: list[int], roles: Roles) -> None:
        """北朝鮮のミサイル発射 is its doer's, 記者の拘束 its victim's: people are arrested and freed, states arrest and free."""
        entry = trigger.entry
        suffers = entry.mode in _SUFFERED or entry.lemma.endswith("凍結")
        before = self.reading.phrases[trigger.sentence][max(trigger.phrase - 1, 0)]
        made = _MADE_IN.search(self.reading.text, before.start, before.head_end) and entry.category == "SANCTION"
        for actor in owner:
            if made:  # 日本産水産物の輸入停止
                roles.targets.append(actor)
                continue
            done_to = suffers and self.goals.cast.actors[actor].kind != "state"
            if (done_to or (roles.agents and not is_mutual(trigger))) and actor not in roles.agents:
                roles.targets.append(actor)
            else:
                roles.agents.append(actor)

    def _bare(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        """議長を表敬, 大統領と少人数会談: a schedule's or a headline's way to leave the verb out."""
        before = phrases[trigger.phrase - 1]
        actors = self.parties.named(phrases, trigger.phrase - 1).actors if before.kind == "N" else []
        if before.particle in ("を", "に", "へ", "と"):
            (roles.agents if is_mutual(trigger) else roles.targets).extend(actors)
            roles.targets += self.goals.unnamed(trigger, phrases, trigger.phrase - 1)
        for j in range(trigger.phrase - 1, max(trigger.phrase - 7, -1), -1):
            if phrases[j].kind == "V":
                break
            if phrases[j].particle in ("が", "は"):  # 外相が空港で出迎え、
                roles.agents[:0] = self.parties.named(phrases, j).actors
                break

    def _modifier(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        """市民が増税に抗議するデモ: the subject of the clause that modifies the noun."""
        for clause in self.reading.clauses(trigger.sentence):
            for argument in clause.arguments if clause.modifies == trigger.phrase else ():
                if argument.particle in SUBJECT:
                    i = argument.phrase
                    roles.agents += self.parties.doer(phrases, i) or self.goals.crowd(trigger, phrases, i)

    def _carried(
        self, trigger: Trigger, clause: Clause, phrases: list[Phrase], roles: Roles, owned: bool, said: Told
    ) -> None:
        """What the verb's own arguments are to the act its noun tells."""
        predicate = phrases[clause.predicate]
        carrier = carriers().get(predicate.lemma)
        particle = phrases[trigger.phrase].particle
        subject = "target" if particle in ("を受ける", "を受けて") else carrier.subject if carrier is not None else ""
        if subject in ("", "none") or (particle in ("を受ける", "を受けて") and is_mutual(trigger)):
            return  # 停戦を受けて、…
        if subject == "wisher":  # 米軍の増派を望む, 攻撃を望む
            subject = "asker" if owned or roles.agents else "agent"
        taken = len(phrases)
        told = clause.embedded and any(a.particle in SUBJECT for a in clause.arguments)
        for argument in reversed(clause.arguments):
            i = argument.phrase
            if argument.particle in ("は", "も") and (
                told or said.outside(phrases[i], self.parties.named(phrases, i).actors)
            ):
                continue
            if (
                argument.particle in ("は", "も")
                and predicate.link == "cond"
                and _is_quoted(phrases, clause.predicate + 1)
            ):
                continue  # 報道官は、発射を続ければ「…」と警告した
            if i >= taken or i == trigger.phrase:
                continue
            party = self.parties.named(phrases, i)
            if party.actors:
                taken = party.first
            actors = party.actors
            if argument.particle in TOPIC and not (predicate.passive and subject == "agent"):
                self._carrier_subject(trigger, phrases, i, actors, subject, roles)
            elif argument.particle in BY:
                roles.agents += actors
            elif argument.particle in WITH or (argument.particle in TO and subject == "asker" and is_mutual(trigger)):
                (roles.agents if is_mutual(trigger) else roles.targets).extend(actors)
            elif argument.particle in FROM:
                (roles.targets if "から" in trigger.entry.partner else roles.agents).extend(actors)
            elif argument.particle in TO:
                self._carrier_goal(trigger, phrases, i, actors, subject, roles)
        if clause.modifies >= 0 and subject == "agent" and is_mutual(trigger) and len(roles.agents) == 1:
            one, roles.agents = roles.agents, []  # ロシアとの戦闘が続くウクライナ
            modified(self.parties, clause, phrases, roles, False, True)
            roles.agents += [a for a in one if a not in roles.agents]
        elif clause.modifies >= 0 and subject == "agent" and not roles.agents:
            modified(self.parties, clause, phrases, roles, False, is_mutual(trigger))

    def _carrier_subject(
        self, trigger: Trigger, phrases: list[Phrase], i: int, actors: list[int], subject: str, roles: Roles
    ) -> None:
        asked = subject == "asker" and trigger.entry.category in (
            "RETREAT",
            "CONCEDE",
        )  # 停戦を求める: who asks does not hold fire
        if (is_mutual(trigger) and not asked) or subject == "agent":
            found = actors or self.parties.doer(phrases, i) or self.goals.crowd(trigger, phrases, i)
            if is_mutual(trigger) or not roles.agents:
                roles.agents[:0] = [a for a in found if a not in roles.agents and a not in roles.targets]
        elif subject == "target":
            found = [*(actors or self.goals.whose(trigger, phrases, i)), *self.goals.unnamed(trigger, phrases, i)]
            roles.targets[:0] = [a for a in found if a not in roles.agents]
        elif trigger.entry.category in _ASKED_FOR - {"RETREAT"} and not roles.targets:
            roles.targets += [a for a in actors if a not in roles.agents]

    def _carrier_goal(
        self, trigger: Trigger, phrases: list[Phrase], i: int, actors: list[int], subject: str, roles: Roles
    ) -> None:
        if subject == "asker":
            roles.agents += [a for a in actors if a not in roles.targets]
        elif subject == "agent":
            found = [*(actors or self.goals.goal(trigger, phrases, i)), *self.goals.unnamed(trigger, phrases, i)]
            roles.targets += [a for a in found if a not in roles.agents]
        elif subject == "target" and not roles.agents:
            roles.agents += actors

    def _host(self, phrases: list[Phrase], i: int) -> list[int]:
        """次の訪問先のソウルへ"""
        return self.goals.host(phrases, i) if i < len(phrases) else []

    def _next(self, phrases: list[Phrase], i: int) -> list[int]:
        """The actor the noun phrase that begins at phrase i ends in."""
        while i + 1 < len(phrases) and phrases[i].kind == "N" and phrases[i].particle == "の":
            i += 1
        return self.parties.named(phrases, i).actors if i < len(phrases) else []
