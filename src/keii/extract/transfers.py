"""What is given or supplied, by whom, to whom: arms, food, energy, money, technology, gifts, aid.

    ロシアは北朝鮮から砲弾を供与されたとされる     砲弾: 北朝鮮 → ロシア, alleged
    大統領は馬2頭を贈る。                          馬, gift, expected
Left alone: what a treaty says would be given, 情報を提供した, 機会を与えた.
"""

from __future__ import annotations

from bisect import bisect_left

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.extract.transfer.flow import aided, flow
from keii.extract.transfer.handover import Handover
from keii.extract.transfer.handovers import Finder
from keii.grammar.certainty import ORDER, weaker
from keii.grammar.passages import passages
from keii.grammar.reading import Reading
from keii.lexicon.transfers import transfer_words
from keii.records import Event, Statement, Time, Transfer

# What is suspected of a supplier concerns whom the report is about.
_SUSPECTED = ("alleged", "presumed", "possible")
# How many handovers back the same one is looked for, which keeps the cost linear.
_REACH = 40
_PUBLIC = ("政府", "省", "軍", "当局", "政権", "国務省", "国防総省", "大統領府", "首相府", "庁", "内閣")


def transfers(
    reading: Reading, cast: Cast, times: list[Time], said: list[Statement], events: list[Event]
) -> list[Transfer]:
    """The transfers of a report in the order they are first told, ids x1, x2, …; one told several times is one."""
    pattern = transfer_words().pattern
    sides = Sides(cast, events)
    finder = Finder(reading, cast, sides)
    speaking = {s.span[0] - 1: s for s in said if s.mode == "direct"}
    told: list[Handover] = []
    course = flow(reading, cast, sides)
    hits = [m.start() for m in pattern.finditer(reading.text)]

    def wanted(start: int, end: int) -> bool:
        at = bisect_left(hits, start)
        return at < len(hits) and hits[at] < end

    for passage in passages(reading, wanted):
        for handover in finder.handovers(passage):
            statement = speaking.get(passage.quote.start) if passage.quote is not None else None
            if passage.line == "answer" and not handover.parties.giver:
                _asked(reading, cast, handover)
            _settle(reading, handover, sides, told[-1] if told else None, statement)
            _by_flow(reading, cast, handover, sides, course)
            if _is_transfer(handover, sides):
                told.append(handover)
    kept: list[Handover] = []
    for handover in sorted(told, key=lambda h: h.heading):
        _keep(kept, handover, sides)
    kept.sort(key=lambda h: h.evidence)
    return [_record(n, reading, cast, times, h) for n, h in enumerate(kept, 1)]


def _settle(
    reading: Reading, handover: Handover, sides: Sides, before: Handover | None, statement: Statement | None
) -> None:
    """Who acts for whom, who is left out, and what it is worth that somebody says so."""
    parties = handover.parties
    if handover.category != "gift":
        parties.giver = [_acting(sides, a) for a in parties.giver]
        parties.receiver = [_acting(sides, a) for a in parties.receiver]
    if before is not None and handover.back and abs(handover.passage.sentence - before.passage.sentence) <= 1:
        if parties.giver and not parties.receiver and _same(sides, parties.giver, before.parties.receiver):
            parties.receiver = list(before.parties.giver)
        elif parties.receiver and not parties.giver and _same(sides, parties.receiver, before.parties.giver):
            parties.giver = list(before.parties.receiver)
    if before is not None and before.trigger == handover.trigger and before.good is not handover.good:
        parties.giver, parties.receiver = list(before.parties.giver), list(before.parties.receiver)
        parties.inferred = set(before.parties.inferred)
    else:
        _complete(reading, handover, sides)
    if handover.passage.quote is not None and handover.certainty in ("asserted", "reported"):
        own = statement is not None and bool(parties.giver) and _same(
            sides, [int(a[1:]) - 1 for a in statement.speaker], parties.giver
        )  # fmt: skip
        handover.certainty = "reported" if own else "alleged"
    if statement is not None and statement.certainty != "asserted":
        handover.certainty = weaker(handover.certainty, statement.certainty)


def _by_flow(reading: Reading, cast: Cast, handover: Handover, sides: Sides, course: tuple[int, int] | None) -> None:
    """Neither side is named: the way goods flow in this report; a town: the state that aid goes to there; a suspected supplier: the report's subject."""
    parties = handover.parties
    if course is not None and not parties.giver and not parties.receiver and not parties.somewhere:
        parties.giver, parties.receiver = [course[0]], [course[1]]
        parties.inferred = parties.inferred | set(course)
    elif handover.certainty in _SUSPECTED and parties.giver and not parties.receiver and not parties.somewhere:
        if (
            sides.subject >= 0
            and handover.category in ("arms", "technology")
            and not _same(sides, parties.giver, [sides.subject])
        ):
            parties.receiver = [sides.subject]
            parties.inferred = parties.inferred | {sides.subject}
    elif parties.somewhere and parties.giver and not parties.receiver and handover.category in ("food", "aid", "money"):
        state = aided(reading, cast, handover.passage.sentence, sides)
        if state >= 0 and not _same(sides, parties.giver, [state]):
            parties.receiver = [state]
            parties.inferred = parties.inferred | {state}


def _paid_back(reading: Reading, handover: Handover, sides: Sides) -> None:
    """ロシアに兵士を派遣し、見返りに石油を受け取った: whoever got the first part."""
    known = handover.parties.giver or handover.parties.receiver
    for named in reversed(sides.cast.between(handover.passage.start, handover.trigger[0])):
        if named.particle in ("に", "へ", "から", "と") and named.actors and not _same(sides, named.actors, known):
            found = sides.as_states(named.actors)
            if handover.parties.giver:
                handover.parties.receiver = found
            else:
                handover.parties.giver = found
            return


def _asked(reading: Reading, cast: Cast, handover: Handover) -> None:
    """英国はウクライナに何を送っていますか / 戦車を供与しました: an answer leaves out whom its question names."""
    at = handover.passage.sentence
    while at > 0 and reading.lines[reading.sentences[at].line].kind == "answer":
        at -= 1
    if reading.lines[reading.sentences[at].line].kind != "question":
        return
    for named in cast.between(reading.sentences[at].start, reading.sentences[at].end):
        side = {
            "は": handover.parties.giver,
            "が": handover.parties.giver,
            "に": handover.parties.receiver,
            "へ": handover.parties.receiver,
        }
        mine = side.get(named.particle)
        if mine is not None and not mine:
            mine.extend(named.actors)


def _complete(reading: Reading, handover: Handover, sides: Sides) -> None:
    """A side nobody names is the only other one nearby, else the other of the story's two."""
    parties = handover.parties
    named = {*parties.giver, *parties.receiver}
    mine = reading.sentences[handover.passage.sentence]
    at = handover.passage.sentence - 1
    before = reading.sentences[at] if at >= 0 and reading.sentences[at].line == mine.line else mine
    stretches = [(mine.start, mine.end), (before.start, before.end)]
    if handover.passage.quote is not None:
        stretches.insert(0, (handover.passage.start, handover.passage.end))
    within = handover.adnominal
    if within:
        stretches = stretches[:1]
    if parties.giver and not parties.receiver and not parties.somewhere:
        other = sides.counterpart(parties.giver[0], stretches, within)
        parties.receiver = [other] if other >= 0 else []
    elif parties.receiver and not parties.giver:
        other = sides.counterpart(parties.receiver[0], stretches, within)
        parties.giver = [other] if other >= 0 else []
    if handover.back and bool(parties.giver) != bool(parties.receiver):
        _paid_back(reading, handover, sides)
    parties.inferred = parties.inferred | ({*parties.giver, *parties.receiver} - named)


def _acting(sides: Sides, index: int) -> int:
    """A minister, a ministry and an army give for the state; a company or agency for itself."""
    actor = sides.cast.actors[index]
    if actor.name == "政府" and not actor.country:
        return sides.states.get("JPN", index)  # what the domestic press leaves bare
    public = actor.kind in ("person", "office") or (actor.kind == "organisation" and actor.name.endswith(_PUBLIC))
    return sides.state(index) if public else index


def _same(sides: Sides, one: list[int], two: list[int]) -> bool:
    return bool({sides.side(a) for a in one} & {sides.side(a) for a in two})


def _is_transfer(handover: Handover, sides: Sides) -> bool:
    """Somebody gives to somebody else."""
    parties = handover.parties
    if not parties.giver or _same(sides, parties.giver, parties.receiver):
        return False
    return bool(parties.receiver) or parties.somewhere or handover.category in ("gift", "money", "arms", "aid")


def _keep(kept: list[Handover], new: Handover, sides: Sides) -> None:
    """Add it, unless the same handover was told before: then the surer telling counts."""
    for at in range(len(kept) - 1, max(len(kept) - _REACH, 0) - 1, -1):
        old = kept[at]
        if not _fits(sides, old, new):
            continue
        if old.negated != new.negated:
            if new.negated:
                return  # a denial of what was alleged
            continue
        if not new.heading and ORDER.index(new.certainty) < ORDER.index(old.certainty) and new.certainty != "asserted":
            old.certainty = new.certainty
        old.good.quantity = old.good.quantity or new.good.quantity
        return
    kept.append(new)


def _fits(sides: Sides, old: Handover, new: Handover) -> bool:
    """The same goods the same way; a shorter name (無人機, 攻撃型無人機) when it is as sure, or in a heading."""
    a, b = old.good.words, new.good.words
    if a != b and not (
        (new.heading and (a in b or b in a)) or ((a.endswith(b) or b.endswith(a)) and old.certainty == new.certainty)
    ):
        return False
    return _same(sides, old.parties.giver, new.parties.giver) and (
        not old.parties.receiver or not new.parties.receiver or _same(sides, old.parties.receiver, new.parties.receiver)
    )


def _record(n: int, reading: Reading, cast: Cast, times: list[Time], handover: Handover) -> Transfer:
    return Transfer(
        id=f"x{n}",
        item=handover.good.words,
        category=handover.category,
        giver=[cast.id(a) for a in handover.parties.giver],
        receiver=[cast.id(a) for a in handover.parties.receiver],
        inferred=[cast.id(a) for a in sorted(handover.parties.inferred)],
        time=_time(reading, times, handover),
        certainty=handover.certainty,
        negated=handover.negated,
        evidence=handover.evidence,
        quantity=handover.good.quantity,
    )


def _time(reading: Reading, times: list[Time], handover: Handover) -> str | None:
    """The date nearest before the act in its passage."""
    at = reading.time_before(handover.trigger[0])
    while at >= 0 and times[at].span[0] >= handover.passage.start:
        if times[at].type in ("DATE", "TIME") and len(times[at].value) >= 4:
            return times[at].id
        at -= 1
    return None
