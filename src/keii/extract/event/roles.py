"""Who did it to whom: the participants of a trigger, from its clause, its noun phrase and the topic.

が は も name the agent of an active clause and the target of a passive one; に へ に対して を name the target as the lexicon
says; と a second agent; による the agent of a noun, への に対する its target; 訪朝 対米 name theirs inside the word.
"""

from __future__ import annotations

import msgspec

from keii.actors.cast import Cast, Named
from keii.extract.event.triggers import LIGHT, Trigger
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading

_AGENTS = ("は", "が", "も", "では", "からは", "側は", "らは", "らが", "などが", "などは", "でも")
_TO = ("に", "へ", "に対する", "には", "にも", "に対し", "へは", "に対するは", "などに")
_FROM = ("から", "からの", "より")


class Roles(msgspec.Struct, gc=False):
    """Actor indexes by role, in text order; inferred: those the sentence does not name."""

    agents: list[int]
    targets: list[int]
    inferred: set[int] = set()


class RoleFinder:
    """Finds participants; one for a text."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast

    def roles(self, trigger: Trigger) -> Roles:
        """The participants the sentence itself gives."""
        roles = Roles([], [])
        phrases = self.reading.phrases[trigger.sentence]
        if trigger.nominal:
            self._from_noun(trigger, phrases, roles)
            if trigger.clause is not None and self._is_light(trigger, phrases):
                self._from_clause(trigger, phrases, roles)
            elif (
                not roles.agents
                and trigger.clause is not None
                and trigger.entry.category in ("CONSULT", "SUPPORT", "AGREE", "COOPERATE")
            ):
                self._topics(trigger, phrases, roles)
        else:
            self._from_clause(trigger, phrases, roles)
            self._from_noun(trigger, phrases, roles)
        self._inside(trigger, phrases, roles)
        roles.agents = list(dict.fromkeys(roles.agents))
        roles.targets = [t for t in dict.fromkeys(roles.targets) if t not in roles.agents]
        return roles

    def _is_light(self, trigger: Trigger, phrases: list[Phrase]) -> bool:
        return trigger.clause is not None and phrases[trigger.clause.predicate].lemma in LIGHT

    def _named(self, phrases: list[Phrase], i: int) -> list[int]:
        """The actors of the noun phrase that ends in phrase i, coordinated ones (AとB, A、B) included."""
        found = self._one(phrases, i)
        out = list(found.actors) if found is not None else []
        short = [
            m
            for m in self.cast.between(phrases[i].start, phrases[i].head_end)
            if m.kind == "state" and m.end - m.start == 1
        ]
        if len(short) > 1:  # 日米韓は, 英・仏・独の
            out = [a for m in short for a in m.actors]
        j = i - 1
        while j >= 0 and phrases[j].kind == "N":
            phrase = phrases[j]
            joined = phrase.particle in ("と", "や", "及び", "ら") or (
                phrase.particle == "" and phrase.comma and not self._is_time(phrase)
            )
            if phrase.particle == "の" and not phrase.comma:
                j -= 1
                continue
            if not joined:
                break
            more = self._one(phrases, j)
            if more is None:
                break
            out = [*more.actors, *out]
            j -= 1
        return out

    def _one(self, phrases: list[Phrase], i: int) -> Named | None:
        return self.cast.named_at(phrases[i].start, phrases[i].head_end)

    def _is_time(self, phrase: Phrase) -> bool:
        at = self.reading.time_before(phrase.start)
        return at >= 0 and self.reading.times[at].end > phrase.start

    def _from_clause(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        clause = trigger.clause
        if clause is None:
            return
        predicate = phrases[clause.predicate]
        passive = predicate.passive and not trigger.nominal
        partner = trigger.entry.partner
        told = clause.embedded and any(
            a.particle == "が" for a in clause.arguments
        )  # Aは、Bが…したと批判した: A is outside
        for argument in clause.arguments:
            actors = (
                self._named(phrases, argument.phrase)
                or self._host(trigger, phrases, argument.phrase)
                or self._people(trigger, phrases, argument.phrase)
            )
            if not actors:
                continue
            particle = argument.particle
            if told and particle in ("は", "も"):
                continue
            if particle in _AGENTS:
                (roles.targets if passive else roles.agents).extend(actors)
            elif particle in ("と", "とは", "とも") and (
                "と" in partner or trigger.entry.category in ("CONSULT", "AGREE", "COOPERATE", "SUPPORT")
            ):
                roles.agents.extend(actors)
            elif particle in _TO:
                (roles.agents if passive else roles.targets).extend(actors)
            elif particle in _FROM and (passive or trigger.nominal or predicate.lemma in ("受ける", "得る", "招く")):
                roles.agents.extend(actors)
            elif particle in ("を", "をめぐる", "を巡る") and (trigger.entry.object != "thing" or "を" in partner):
                roles.targets.extend(actors)
            elif particle == "による":
                roles.agents.extend(actors)
        if clause.modifies >= 0:
            self._modified(trigger, phrases, roles, passive)

    def _host(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """テヘランに到着し: the state whose capital or place it is, for visits."""
        if trigger.entry.category != "CONSULT" or phrases[i].particle not in ("に", "へ", "を", "には"):
            return []
        places = [m for m in self.cast.between(phrases[i].start, phrases[i].head_end) if m.kind == "state"]
        return list(places[0].actors) if places else self.cast.state_of_capital(phrases[i].start, phrases[i].head_end)

    def _people(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """各国に求めた, すべての当事者に促した: whom a demand goes to, though nobody by name."""
        phrase = phrases[i]
        if (
            trigger.entry.category not in ("REQUEST", "ACCUSE", "THREATEN")
            or phrase.particle not in _TO
            or phrase.group is not None
        ):
            return []
        words = self.reading.text[phrase.start : phrase.head_end]
        if not self.cast.can_speak(words):
            return []
        start = phrases[i - 1].start if i and phrases[i - 1].particle == "の" else phrase.start
        return self.cast.add(start, phrase.head_end, self.reading.text[start : phrase.head_end], words).actors

    def _modified(self, trigger: Trigger, phrases: list[Phrase], roles: Roles, passive: bool) -> None:
        """攻撃を続けるロシア: the noun a clause modifies is its missing subject."""
        clause = trigger.clause
        if clause is None or any(a.particle in ("が",) for a in clause.arguments):
            return
        named = self._one(phrases, clause.modifies)
        if named is not None and named.actors:
            (roles.targets if passive else roles.agents).extend(named.actors)

    def _topics(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        clause = trigger.clause
        if clause is None:
            return
        for argument in clause.arguments:
            if argument.particle in ("は", "も", "が"):
                roles.agents.extend(self._named(phrases, argument.phrase))

    def _from_noun(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        """AとBの会談, Aによる侵攻, Aへの支援: what the noun phrase before the trigger gives."""
        j = trigger.phrase - 1
        steps = 0
        while j >= 0 and steps < 5:
            phrase = phrases[j]
            if phrase.kind != "N" or phrase.comma:
                break
            particle = phrase.particle
            if particle in ("の", "との", "による", "への", "からの", "に対する", "での"):
                actors = self._named(phrases, j)
                if particle in ("への", "に対する"):
                    roles.targets.extend(actors)
                elif particle in ("の", "との", "による", "からの"):
                    roles.agents[:0] = actors
                if particle == "との" and j > 0 and phrases[j - 1].particle in ("と", "の"):
                    j -= 1
                    roles.agents[:0] = self._named(phrases, j) if phrases[j].particle == "と" else []
            elif not phrase.attr and particle not in ("と",):
                break
            j -= 1
            steps += 1

    def _inside(self, trigger: Trigger, phrases: list[Phrase], roles: Roles) -> None:
        """北朝鮮訪問, 訪朝, 対米制裁, 米朝首脳会談: states named in the trigger's own compound."""
        phrase = phrases[trigger.phrase]
        for named in self.cast.between(phrase.start, max(trigger.span[1], phrase.start + 1)):
            if named.kind not in ("state", "organisation", "person", "capital") or named.end > trigger.span[1]:
                continue
            before = self.reading.text[named.start - 1 : named.start]
            towards = (
                (before in "対訪" and before != "")
                or trigger.entry.mode == "visit"
                or trigger.entry.partner[:1] in (("に",), ("を",), ("へ",))
            )
            (roles.targets if towards else roles.agents).extend(named.actors)
