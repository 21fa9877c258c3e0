"""Agreements: title, kind, parties, stages and what they bind to; one record for each, however often and variously named.

両首脳は17日、新たな「戦略的協力条約」に署名した。        treaty, signed on the 17th
条約には、一方が侵攻を受けた場合に協議すると明記された。    its provision
1995年に結んだ友好協力条約に代わるものだ。              what it replaces
"""

from __future__ import annotations

import msgspec

from keii.actors.cast import Cast
from keii.extract.agreement.provisions import Laid, laid_down, lays_down, stated
from keii.extract.agreement.stages import Told, stages
from keii.extract.agreement.titles import Named, named_agreements, same_title
from keii.grammar.reading import Reading
from keii.lexicon.agreements import agreement_words
from keii.records import Agreement, Provision, Span, Stage, Time

# ジョージアの首都で署名した: a state that only tells where.
_BESIDE = ("の", "で", "では", "へ", "から", "への", "での")
_OUTLINES = ("骨子", "内容", "要旨", "概要", "ポイント", "主な内容", "柱")
_FORWARD = ("次の通り", "次のとおり", "以下の通り", "以下のとおり", "次の内容")
# Nouns that name an agreement by themselves; of 条約, 合意, 枠組み there are too many.
_ALONE = frozenset(
    "共同声明 共同宣言 首脳宣言 枠組み文書 合意文書 停戦文書 覚書 停戦合意 休戦協定 停戦協定 共同文書 成果文書 合意書 意向書 議定書 改正議定書 停戦覚書 和平協定".split()
)


class _Deal(msgspec.Struct, gc=False):
    """An agreement while it is gathered."""

    title: str
    noun: str
    names: dict[str, None]
    mentions: list[Span]
    told: list[tuple[Named, Told]]
    laid: list[Laid]
    parties: list[int]
    replaces: list[int]


def agreements(reading: Reading, cast: Cast, times: list[Time]) -> list[Agreement]:
    """The agreements of a report whose stage or provisions it tells, in the order of their first naming; ids g1, g2, …"""
    namings = list(named_agreements(reading))
    if not namings:
        return []
    deals, of = _joined(reading, times, namings)
    _replacing(reading, namings, of, deals)
    _take_provisions(reading, namings, of, deals)
    for named, at in zip(namings, of, strict=True):
        if at >= 0:
            _take_parties(reading, cast, named, deals[at])
    pair = cast.main_states()
    kept = [k for k, d in enumerate(deals) if d.told or d.laid]
    ids = {k: f"g{n}" for n, k in enumerate(kept, 1)}
    return [_record(ids, k, deals[k], cast, pair) for k in kept]


def _joined(reading: Reading, times: list[Time], namings: list[Named]) -> tuple[list[_Deal], list[int]]:
    """One deal for the namings of each agreement, and the deal of each naming (-1: none)."""
    deals: list[_Deal] = []
    of: list[int] = []
    for named in namings:
        told = [] if named.aside else list(stages(reading, times, named))
        at = _which(deals, named, told)
        if at < 0 and not named.aside and (named.title or _by_itself(reading, named, told)):
            deals.append(_Deal(named.title or named.noun, named.noun, {}, [], [], [], [], []))
            at = len(deals) - 1
        of.append(at)
        if at < 0:
            continue
        deals[at].names.setdefault(reading.text[named.span[0] : named.span[1]])
        deals[at].mentions.append(named.span)
        deals[at].told += [(named, t) for t in told]
    return deals, of


def _by_itself(reading: Reading, named: Named, told: list[Told]) -> bool:
    """Does a bare noun name an agreement of its own: a truce that took effect, a 共同声明 that says something?"""
    if named.noun in ("停戦", "休戦"):
        return any(t.stage in ("in force", "suspended", "lapsed") for t in told)
    sentence = reading.sentences[named.sentence]
    return named.noun in _ALONE and (bool(told) or lays_down(reading.text[sentence.start : sentence.end]))


def _which(deals: list[_Deal], named: Named, told: list[Told]) -> int:
    """The deal a naming means: by its title, or for 条約, 同条約 the last one of that noun."""
    for at in range(len(deals) - 1, -1, -1):
        deal = deals[at]
        if named.title:
            if same_title(named.title, deal.title):
                return at
        elif named.noun == deal.noun or deal.noun.endswith(named.noun) or _both_ceasefires(named.noun, deal.noun):
            if any(t.time is not None and named.phrase > t.clause.predicate for t in told) and deal.told:
                continue  # 1904年に結んだ条約: another one
            return at
    return -1


def _both_ceasefires(one: str, two: str) -> bool:
    """停戦, 停戦合意 and 停戦文書 of one report are the same truce."""
    nouns = agreement_words().nouns
    return nouns.get(one) == nouns.get(two) == "ceasefire"


def _replacing(reading: Reading, namings: list[Named], of: list[int], deals: list[_Deal]) -> None:
    """AにA代わるB: the deal named before 代わる is replaced by the one behind it, or by the one told of before."""
    for n, named in enumerate(namings):
        phrases = reading.phrases[named.sentence]
        after = phrases[named.phrase + 1] if named.phrase + 1 < len(phrases) else None
        here = phrases[named.phrase]
        replaced = here.particle in ("に代わる", "にかわる") or (
            here.particle in ("に", "を") and after is not None and after.lemma in ("代わる", "かわる", "取って代わる", "置き換える", "引き継ぐ", "改める", "改定する", "発展させる")
        )  # fmt: skip
        if not replaced or of[n] < 0:
            continue
        behind = next(
            (
                of[m]
                for m in range(n + 1, len(namings))
                if namings[m].sentence == named.sentence and of[m] not in (-1, of[n])
            ),
            -1,
        )
        before = next((of[m] for m in range(n - 1, -1, -1) if of[m] not in (-1, of[n])), -1)
        new = behind if behind >= 0 else before
        if new >= 0 and of[n] not in deals[new].replaces:
            deals[new].replaces.append(of[n])


def _take_provisions(reading: Reading, namings: list[Named], of: list[int], deals: list[_Deal]) -> None:
    """What each sentence that names a deal, or goes on about its text, says it lays down."""
    by_sentence: dict[int, int] = {}
    for named, at in zip(namings, of, strict=True):
        if at >= 0:
            by_sentence.setdefault(named.sentence, at)
    current, line, whole, listing = -1, -1, False, False
    for index, sentence in enumerate(reading.sentences):
        here = reading.lines[sentence.line]
        words = reading.text[sentence.start : sentence.end]
        at = by_sentence.get(index, -1)
        if at >= 0:
            current = at
        if here.kind in ("heading", "title", "byline", "date"):
            listing = False
            continue
        if here.kind == "item" and listing and current >= 0:
            _lay(deals[current], stated(reading.text, (sentence.start, sentence.end)))
            continue
        listing = current >= 0 and any(f in words for f in _FORWARD) and any(o in words for o in _OUTLINES)
        if sentence.line != line:
            whole = False
        goes_on = at < 0 and sentence.line == line and current >= 0
        line = sentence.line
        if at >= 0 and "によ" in words and any(x in words for x in ("によると", "によりますと", "によれば")):
            first = next((g for g in namings if g.sentence == index), None)
            source = first is not None and reading.phrases[index][first.phrase].particle.endswith("によると")
            whole = source
            if source:
                _lay(deals[current], stated(reading.text, (sentence.start, sentence.end)))
                continue
        if whole and goes_on:
            _lay(deals[current], stated(reading.text, (sentence.start, sentence.end)))
            continue
        if (at >= 0 or "条文" in words or goes_on) and current >= 0 and lays_down(words):
            for laid in laid_down(reading.text, (sentence.start, sentence.end)):
                _lay(deals[current], laid)


def _lay(deal: _Deal, laid: Laid | None) -> None:
    if laid is not None and not any(x.obligation == laid.obligation for x in deal.laid):
        deal.laid.append(laid)


def _take_parties(reading: Reading, cast: Cast, named: Named, deal: _Deal) -> None:
    """The states whose people or names stand in the sentence of a stage, when they are two; those in the title."""
    if len(deal.parties) >= 2 or named.aside:
        return
    inside = _states(cast, named.span[0], named.span[1])
    if len(inside) >= 2:
        deal.parties = inside
        return
    if not any(n is named for n, _ in deal.told):
        return
    sentence = reading.sentences[named.sentence]
    around = _states(cast, sentence.start, sentence.end, outside=reading)
    if len(around) == 2:
        deal.parties = around


def _states(cast: Cast, start: int, end: int, outside: Reading | None = None) -> list[int]:
    """The states, and those of the people and bodies, named in a stretch; with a reading, outside of its quotations."""
    found: dict[int, None] = {}
    for m in cast.between(start, end):
        if outside is not None and (
            outside.quote_at(m.start) is not None or (m.kind == "state" and m.particle in _BESIDE)
        ):
            continue
        for a in m.actors:
            state = a if cast.actors[a].kind == "state" else cast.state(cast.actors[a].country)
            if state >= 0:
                found.setdefault(state)
    return list(found)


def _both_sides(cast: Cast, deal: _Deal) -> list[int]:
    """Of a truce, the two sides that 双方 and 両者 mean nearest to its naming."""
    if agreement_words().nouns.get(deal.noun) != "ceasefire":
        return []
    sides = [m for m in cast.mentions if m.kind == "pair" and len(m.actors) == 2]
    return min(sides, key=lambda m: abs(m.start - deal.mentions[0][0])).actors if sides else []


def _record(ids: dict[int, str], at: int, deal: _Deal, cast: Cast, pair: list[int]) -> Agreement:
    parties = [cast.id(a) for a in (deal.parties or _both_sides(cast, deal) or (pair if len(pair) == 2 else []))]
    seen: dict[tuple[str, str | None], Stage] = {}
    for _, told in deal.told:
        key = told.stage, told.time
        old = seen.get(key)
        if old is None or (old.certainty != "asserted" and told.certainty == "asserted"):
            seen[key] = Stage(stage=told.stage, time=told.time, certainty=told.certainty, evidence=told.evidence)
    return Agreement(
        id=ids[at], title=deal.title, names=list(deal.names), kind=agreement_words().nouns.get(deal.noun, "other"), parties=parties,
        stages=list(seen.values()),
        provisions=[
            Provision(type=x.kind, trigger=x.trigger, obligation=x.obligation, obligor=parties, evidence=x.evidence, article=x.article)
            for x in deal.laid
        ],
        replaces=[ids[k] for k in deal.replaces if k in ids], mentions=deal.mentions,
    )  # fmt: skip
