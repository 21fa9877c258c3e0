"""To whom an answer goes whose sentence names nobody: 反発した, 「…」とけん制した, 関与を否定した, 支持を表明した."""

from __future__ import annotations

import functools

from keii.actors.cast import Cast
from keii.extract.event.participants import SUBJECT, Roles
from keii.extract.event.parties import Parties
from keii.extract.event.past import ANSWERS, Past
from keii.extract.event.topics import Topics
from keii.extract.event.triggers import Trigger
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.records import Statement

# Words that tie an answer to the sentence before.
_TO_THIS = ("これに対し", "これに", "それに対し", "こうした批判に", "これを")
# Nouns that make what somebody does the object of an answer: 日本が制裁を決めたことに反発した.
_DEEDS = ("こと", "の", "件", "問題", "決定", "発言", "行動", "行為", "措置", "点")
_ENVOYS = ("大使", "公使", "臨時代理大使", "代理大使", "総領事")
# What is voted on, how one votes, and how a draft comes about.
_DRAFTS = ("決議案", "修正案", "動議", "声明案", "法案")
_VOTES = ("拒否権", "否決", "可決", "採択", "賛成", "反対", "棄権")
_DRAFTING = frozenset(
    "提出する 共同提出する 提案する 共同提案する まとめる 起草する 主導する 作成する 推進する".split()
)
# How many sentences back a claim is answered, or shared by another who answers.
_BACK = 1


class Answers:
    """Finds whom an act answers; one for a text, asked in text order."""

    def __init__(self, reading: Reading, cast: Cast, past: Past, topics: Topics, said: list[Statement]) -> None:
        self.reading, self.cast, self.past, self.topics = reading, cast, past, topics
        self.parties: Parties = topics.parties
        self.said: dict[int, list[Statement]] = {}
        for statement in said:
            at = statement.cue.span[0] if statement.cue is not None else statement.span[0]
            self.said.setdefault(reading.sentence_at(at), []).append(statement)

    def of(self, trigger: Trigger, roles: Roles) -> list[int]:
        """The actors an answer is to, the first rule that finds any; for a position (支持) only what the sentence itself shows."""
        mine = self.past.sides(roles.agents)
        found = self._deed(trigger, mine) or self._in_the_words(trigger, mine)
        if not found and any(word in trigger.entry.lemma for word in _VOTES):
            found = self._others(self._sponsors, mine)
        if found or trigger.entry.category not in ANSWERS:
            return found
        return (
            self.past.at_once(trigger, roles)
            or self._summoned(trigger, mine)
            or self._likewise(trigger, mine)
            or self._announced(trigger, mine)
            or self._to_this(trigger, mine)
            or self._claim(trigger, mine)
            or self.past.opponent(mine)
            or self._at_home(trigger, roles)
            or self._deal(trigger, mine)
        )

    def _others(self, actors: list[int], mine: set[str]) -> list[int]:
        return [a for a in actors if not self.past.sides([a]) & mine]

    @functools.cached_property
    def _sponsors(self) -> list[int]:
        """決議案は、イギリスとデンマークが共同でまとめた: whose the report's draft is; [] when it tells of none or of several drafts."""
        found: list[list[int]] = []
        for index, phrases in enumerate(self.reading.phrases):
            sentence = self.reading.sentences[index]
            if not any(word in self.reading.text[sentence.start : sentence.end] for word in _DRAFTS):
                continue
            for clause in self.reading.clauses(index):
                if phrases[clause.predicate].lemma not in _DRAFTING:
                    continue
                doers = [
                    a
                    for argument in clause.arguments
                    if (argument.particle in SUBJECT or argument.particle in ("は", "による"))
                    and not self._is_draft(phrases[argument.phrase])
                    for a in self.parties.named(phrases, argument.phrase).actors
                ]
                if doers and doers not in found:
                    found.append(doers)
        most = max(found, key=len, default=[])
        alone = all(self.past.sides(doers) <= self.past.sides(most) for doers in found)
        return self.parties.states(most) if alone else []

    def _is_draft(self, phrase: Phrase) -> bool:
        return self.reading.text[phrase.start : phrase.head_end].endswith(_DRAFTS)

    def _deed(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """ギリシャの高官が…と主張したことについて一蹴した, 日本が制裁を決めたことに反発した: who did what is answered."""
        if trigger.clause is None:
            return []
        phrases, clauses = self.reading.phrases[trigger.sentence], self.reading.clauses(trigger.sentence)
        for argument in trigger.clause.arguments:
            i = argument.phrase
            if argument.particle in SUBJECT or argument.particle in ("は", "も", "で"):
                continue
            if not self.reading.text[phrases[i].start : phrases[i].head_end].endswith(_DEEDS):
                continue
            for clause in clauses:
                if clause.modifies != i:
                    continue
                start = clause.arguments[0].phrase if clause.arguments else clause.predicate
                for inner in clauses:
                    for other in inner.arguments if start <= inner.predicate <= clause.predicate else ():
                        if other.particle in SUBJECT and other.phrase < i:
                            found = self._others(self.parties.doer(phrases, other.phrase), mine)
                            if found:
                                return found
        return []

    def _in_the_words(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """「日本は相応の代価を払う」と威嚇した, 「ノルウェーと連帯する」と支持を表明した: the state that the words themselves name."""
        phrases = self.reading.phrases[trigger.sentence]
        group = next((phrases[i].group for i in range(trigger.phrase, -1, -1) if phrases[i].group is not None), None)
        if trigger.entry.category == "REJECT" or group is None or not group.is_quote or group.end > trigger.span[0] + 1:
            return []
        found: list[int] = []
        for named in self.cast.between(group.start, group.end):
            state = self.cast.state_of_capital(named.start, named.end) if named.kind == "capital" else named.actors
            if named.kind in ("state", "capital"):
                found += [a for a in self._others(state, mine) if a not in found]
        return found if len(found) == 1 else []

    def _summoned(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """「…」と非難し、ネパール大使を呼んだ: whose envoy is told so in the same sentence."""
        end = self.reading.sentences[trigger.sentence].end
        for named in self.cast.between(trigger.span[1], end):
            if self.reading.text[named.start : named.end].endswith(_ENVOYS) and (
                found := self._others(named.actors, mine)
            ):
                return self.past.states(found)
        return []

    def _likewise(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """中国の報道官も反発した: to whom the one before answered."""
        phrases = self.reading.phrases[trigger.sentence]
        arguments = trigger.clause.arguments if trigger.clause is not None else []
        if not any(a.particle == "も" and self.parties.named(phrases, a.phrase).actors for a in arguments):
            return []
        for index, roles in reversed(self.past.told):
            if index < trigger.sentence - _BACK:
                break
            if roles.targets and not self.past.sides([*roles.agents, *roles.targets]) & mine:
                return roles.targets
        return []

    def _announced(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """ガイアナ、インドに原油供給　ベネズエラ反発: a headline's answer is to what it has told before."""
        if not self.topics.is_heading(trigger):
            return []
        for index, roles in reversed(self.past.told):
            if index != trigger.sentence:
                break
            both = [*roles.agents, *roles.targets]
            if len(self.past.sides(both)) > 1 and not self.past.sides(both) & mine:
                return self.past.states(both)
        return []

    def _to_this(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """これに対し…反論した: to who spoke or acted last in the sentence before."""
        start = self.reading.sentences[trigger.sentence].start
        before = self.reading.text[start : trigger.span[0]]
        if not before.startswith(_TO_THIS) and "これに対し" not in before:
            return []
        for statement in reversed(self.said.get(trigger.sentence - 1, [])):
            speakers = self._others([int(s[1:]) - 1 for s in statement.speaker], mine)
            if speakers:
                return self.past.states(speakers)
        for index, roles in reversed(self.past.told):
            if index == trigger.sentence - 1 and (acting := self._others(roles.agents, mine)):
                return self.past.states(acting)
        return []

    def _claim(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """モロッコ政府は、アルジェリア軍が攻撃したと発表した。アルジェリアは関与を否定した: to who has just said it of us."""
        if trigger.entry.category != "REJECT":
            return []
        for index in range(trigger.sentence, max(trigger.sentence - _BACK, 0) - 1, -1):
            for statement in reversed(self.said.get(index, [])):
                speakers = self._others([int(s[1:]) - 1 for s in statement.speaker], mine)
                told = [a for m in self.cast.between(*statement.span) for a in m.actors]
                before = statement.span[1] <= trigger.span[0]
                if speakers and before and any(self.past.sides([a]) <= mine for a in told):
                    return self.past.states(speakers)
        return []

    def _at_home(self, trigger: Trigger, roles: Roles) -> list[int]:
        """最大野党の党首は「…」と批判した: an opposition speaks against its own government."""
        start = self.reading.sentences[trigger.sentence].start
        if trigger.entry.category != "ACCUSE" or "野党" not in self.reading.text[start : trigger.span[0]]:
            return []
        countries = {self.cast.actors[a].country for a in roles.agents}
        state = self.cast.state(countries.pop()) if len(countries) == 1 else -1
        return [state] if state >= 0 else []

    def _deal(self, trigger: Trigger, mine: set[str]) -> list[int]:
        """ロシアは反発した: an outsider answers what the two of the story have agreed."""
        others = self._others(self.past.dyad, mine)
        return self.past.states(others) if self.past.known_pair and len(others) == len(self.past.dyad) else []
