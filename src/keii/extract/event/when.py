"""When an act took place: the time expression that its own words take, or the day the account has reached.

    首相は12日、1978年に断絶した関係について会談した。   会談 on the 12th, the break in 1978
    会談は13日に行われる。                            on the 13th
    首相は12日に到着した。空港で首相を出迎えた。        the second on the 12th too: carried
Left alone: 首相は12日、制裁を科した米国を非難した (when the sanctions came), 外相は12日、署名したと発表した (when it was signed).
"""

from __future__ import annotations

import datetime as dt

import msgspec

from keii.extract.event.triggers import Trigger
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading

_TOPIC = frozenset("は も では には".split())
_HAPPENED = frozenset({"asserted", "reported", "presumed"})
_DAY = len("2026-03-12")
_RECENT = dt.timedelta(days=7)
_NOT_PROSE = frozenset("heading title byline date question".split())


class _Scope(msgspec.Struct, gc=False):
    """A time expression of a sentence. time: its index; phrase: where it ends; owner: the predicate that takes it, -1 for that of a noun.

    main: it stands in the sentence's main line, not in a clause before a noun.
    """

    time: int
    phrase: int
    owner: int
    main: bool


# Nouns for what may come, and what is said of them: 可能性がある, 恐れが高まる.
_PROSPECTS = frozenset(
    "可能性 おそれ 恐れ 見通し 見込み 公算 予定 懸念 危険 危険性 方向 方針 考え 意向 計画 運び 段取り 構え もよう 模様 こと".split()
)
_HOLD = frozenset("ある ない 高い 大きい 強い 低い 出る 浮上する 強まる 高まる 残る 小さい".split())


class Dates:
    """Finds the times of acts, which are asked for in text order; remembers the day the account has reached."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._sentence = -1
        self._scopes: list[_Scope] = []
        self._line = self._part = -1
        self._lead = self._reached = -1

    def own(self, trigger: Trigger, said: tuple[int, int] | None) -> int:
        """The index of the time an act's own words give; -1 when they give none. said: the reported clause it stands in."""
        self._go_to(trigger.sentence)
        phrases = self.reading.phrases[trigger.sentence]
        clause = trigger.clause
        for scope in reversed(self._scopes):
            if scope.owner < 0 and _reaches(phrases, scope.phrase, trigger.phrase):
                return scope.time
        before = self._told_before(trigger, phrases)
        if before >= 0:
            return before
        if clause is None:
            return next((s.time for s in reversed(self._scopes) if s.main and s.phrase <= trigger.phrase), -1)
        if _is_adnominal(clause):
            inner = next((s.time for s in reversed(self._scopes) if s.owner == clause.predicate and not s.main), -1)
            if inner >= 0 or not self._is_main(clause, phrases):
                return inner
        for scope in reversed(self._scopes):
            if said is not None and self.reading.times[scope.time].start < said[0]:
                break
            if scope.main and (scope.owner == clause.predicate or scope.phrase < trigger.phrase):
                return scope.time
        return -1

    def _is_main(self, clause: Clause, phrases: list[Phrase]) -> bool:
        """11日、工場を視察する可能性もある: the sentence is about the act, and its time the act's."""
        head = phrases[clause.modifies]
        if head.kind == "V":  # 11日、モロッコを訪れる予定です
            return head.lemma.removesuffix("だ") in _PROSPECTS
        rest = phrases[clause.modifies + 1 : clause.modifies + 2]
        return (
            self.reading.text[head.start : head.head_end] in _PROSPECTS
            and head.particle in ("が", "も", "は", "がある")
            and bool(rest)
            and rest[0].lemma in _HOLD
        )

    def carried(self, trigger: Trigger, said: tuple[int, int] | None, certainty: str) -> int:
        """The day the account has reached, for an act told as having happened whose words give no time; else -1."""
        self._go_to(trigger.sentence)
        if certainty not in _HAPPENED or said is not None or self._heading(trigger.sentence):
            return -1
        clause = trigger.clause
        if clause is not None:
            phrases = self.reading.phrases[trigger.sentence]
            predicate = phrases[clause.predicate]
            if _is_adnominal(clause) or not (
                predicate.past or predicate.link in ("cont", "te", "quote", "while", "ga", "cause")
            ):
                return -1
        return self._reached

    def _heading(self, sentence: int) -> bool:
        return self.reading.lines[self.reading.sentences[sentence].line].kind in ("heading", "title")

    def _told_before(self, trigger: Trigger, phrases: list[Phrase]) -> int:
        """18日に行われた会談: the time of the clause before an event noun."""
        if not trigger.nominal:
            return -1
        for clause in self.reading.clauses(trigger.sentence):
            if clause.modifies >= 0 and _reaches(phrases, clause.modifies, trigger.phrase):
                for scope in reversed(self._scopes):
                    if scope.owner == clause.predicate:
                        return scope.time
        return -1

    def _go_to(self, sentence: int) -> None:
        """Read on to a sentence, taking note of the days on the way."""
        while self._sentence < sentence:
            if self._sentence >= 0:
                self._remember()
            self._sentence += 1
            self._scopes = self._scoped(self._sentence)
            start = self.reading.sentences[self._sentence]
            part = self.reading.part_of(start.start)
            if part != self._part or (start.line != self._line and self._reached < 0):
                self._reached = self._lead
            self._line, self._part = start.line, part

    def _remember(self) -> None:
        """The day the main line of a sentence has reached; a month or a year leads into the past, where no day is known."""
        if self.reading.lines[self.reading.sentences[self._sentence].line].kind in _NOT_PROSE:
            return
        phrases = self.reading.phrases[self._sentence]
        clauses = {c.predicate: c for c in self.reading.clauses(self._sentence)}
        for scope in self._scopes:
            clause = clauses.get(scope.owner)
            if not scope.main or clause is None or clause.certainty not in _HAPPENED:
                continue
            if not any(p.past or (p.kind == "N" and p.lemma and p.link == "end") for p in phrases[scope.owner :]):
                continue  # …を通告。 is past as well
            day = self._day(scope.time)
            if self._lead < 0:
                self._lead = day
            self._reached = -1 if self._is_long_before(day) else day

    def _is_long_before(self, day: int) -> bool:
        """Does a day lead into the past, as a month or a year does, seen from the day the account began with?"""
        if day < 0 or self._lead < 0:
            return False
        try:
            told, lead = (dt.date.fromisoformat(self.reading.times[t].value[:_DAY]) for t in (day, self._lead))
        except ValueError:
            return False  # the year after 9999
        return lead - told > _RECENT

    def _day(self, time: int) -> int:
        """The expression that names the day a time lies in, the last one so far; the time itself when none does; -1 for none."""
        value = self.reading.times[time].value
        if len(value) < _DAY or "X" in value or "/" in value:
            return -1
        for at in range(time, max(time - 12, -1), -1):
            if self.reading.times[at].value == value[:_DAY]:
                return at
        return time

    def _scoped(self, sentence: int) -> list[_Scope]:
        """The dates and clock times of a sentence outside quotation marks."""
        span = self.reading.sentences[sentence]
        last = self.reading.time_before(span.end - 1)
        first = last
        while first >= 0 and self.reading.times[first].start >= span.start:
            first -= 1
        if first == last:
            return []
        phrases = self.reading.phrases[sentence]
        clauses = self.reading.clauses(sentence)
        owners: dict[int, Clause] = {}
        for clause in reversed(clauses):
            owners.update((a.phrase, clause) for a in clause.arguments)
        found: list[_Scope] = []
        i = 0
        for time in range(first + 1, last + 1):
            when = self.reading.times[time]
            if when.type not in ("DATE", "TIME") or self.reading.quote_at(when.start) is not None:
                continue
            while i + 1 < len(phrases) and phrases[i].end < when.end:
                i += 1
            found.append(self._scope(time, i, phrases, clauses, owners))
        return _nearest_only(found)

    def _scope(
        self, time: int, i: int, phrases: list[Phrase], clauses: list[Clause], owners: dict[int, Clause]
    ) -> _Scope:
        """What takes the time expression that ends in phrase i."""
        phrase = phrases[i]
        if phrase.kind == "N" and (phrase.particle in ("の", "での", "との", "からの") or phrase.attr):
            return _Scope(time, i, -1, False)
        clause = owners.get(i) or next((c for c in clauses if c.predicate >= i), None)
        if clause is None:
            return _Scope(time, i, -1, True)
        if not _is_adnominal(clause):
            return _Scope(time, i, clause.predicate, True)
        topical = i > 0 and phrases[i - 1].particle in _TOPIC and phrase.particle in ("", "に") and phrase.comma
        if topical:
            outer = next((c for c in clauses if c.predicate > clause.predicate and c.modifies < 0), clause)
            return _Scope(time, i, outer.predicate, True)
        return _Scope(time, i, clause.predicate, False)


def _is_adnominal(clause: Clause) -> bool:
    """Does the clause say which one is meant: 署名した条約?"""
    return clause.modifies >= 0 and clause.embedded


def _nearest_only(scopes: list[_Scope]) -> list[_Scope]:
    """Of two times before one adnominal clause the nearer is its own, the other that of the main line: 外相は12日、1978年に断絶した…"""
    for k, scope in enumerate(scopes):
        if not scope.main and scope.owner >= 0 and any(s.owner == scope.owner for s in scopes[k + 1 :]):
            scope.main = True
    return scopes


def _reaches(phrases: list[Phrase], start: int, noun: int) -> bool:
    """Does a modifier at `start` hang on this noun: 19日の|日本との|会談?"""
    return start <= noun and all(
        phrases[i].kind == "N"
        and not phrases[i].comma
        and (phrases[i].particle.endswith(("の", "と", "や")) or phrases[i].attr)
        for i in range(start, noun)
    )
