"""What holds of every question: only parties owe, nothing lapsed binds, and the same question has the same answer."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from keii.commitments import Answer, whatif
from keii.commitments.model import Duty
from keii.lexicon.partial_dates import standing
from keii.lexicon.treaties import Commitment, treaties

BASE = treaties()
CLAUSES = {c.id: c for c in BASE.commitments}
STATES = sorted({p.state for t in BASE.treaties.values() for p in t.parties} | {"FJI", "UKR", "QAT"})
DAYS = st.dates(min_value=dt.date(1900, 1, 1)).map(lambda d: d.isoformat()[: 10 if d.day % 3 else 7])
QUESTIONS = st.tuples(
    st.lists(st.sampled_from([*STATES, *sorted(BASE.places)]), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(STATES), max_size=3, unique=True),
    st.one_of(DAYS, st.sampled_from(["1970", "1986", "2024-12", "2025-10-06"])),
)
Question = tuple[list[str], list[str], str]


def ask(question: Question) -> Answer:
    attacked, attackers, on = question
    return whatif(attacked, attackers, on=on)


def is_party(clause: Commitment, state: str, on: str) -> bool:
    return any(p.state == state and standing(p.start, p.end, on) == "within" for p in clause.treaty.parties)


def owed(answer: Answer) -> list[Duty]:
    return [*answer.duties, *answer.breaches]


@settings(max_examples=60, deadline=None)
@given(QUESTIONS)
def test_nobody_owes_who_is_no_party_that_day(question: Question) -> None:
    for duty in owed(ask(question)):
        clause = CLAUSES[duty.clause.id]
        assert clause.kind != "none"
        assert standing(clause.treaty.start, clause.treaty.end, question[2]) == "within"
        assert all(is_party(clause, state, question[2]) for state in duty.obligors)
        assert duty.toward not in duty.obligors
        assert duty.toward in (clause.beneficiaries or [p.state for p in clause.treaty.parties])


@settings(max_examples=60, deadline=None)
@given(QUESTIONS)
def test_attackers_owe_the_attacked_no_help(question: Question) -> None:
    answer = ask(question)
    assert all(not set(d.obligors) & set(answer.attackers) for d in answer.duties)
    assert all(set(b.obligors) <= set(answer.attackers) for b in answer.breaches)


@settings(max_examples=40, deadline=None)
@given(QUESTIONS)
def test_chains_bring_in_nobody_who_is_in_already(question: Question) -> None:
    answer = ask(question)
    bound = {s for d in answer.duties for s in d.obligors if d.clause.kind == "defence" and d.clause.form == "treaty"}
    for chain in answer.chains:
        assert set(chain.aiders) <= bound
        assert not set(chain.obligors) & (bound | set(answer.attackers) | {chain.helped})


@settings(max_examples=20, deadline=None)
@given(QUESTIONS)
def test_the_same_question_has_the_same_answer(question: Question) -> None:
    attacked, attackers, on = question
    once = msgspec.json.encode(whatif(attacked, attackers, on=on))
    assert once == msgspec.json.encode(whatif(attacked, list(reversed(attackers)), on=on))
    assert msgspec.json.decode(once, type=Answer) == whatif(attacked, attackers, on=on)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CLAUSES)), st.data(), st.sampled_from(["1955", "1975", "1995", "2015", "2025-10-06"]))
def test_what_all_parties_owe_each_other_is_owed_both_ways(key: str, data: st.DataObject, on: str) -> None:
    """Where neither obligors nor place are limited."""
    clause = CLAUSES[key]
    if clause.kind not in ("defence", "consultation") or clause.obligors or clause.beneficiaries or clause.region:
        return
    if not {"any", "outside"} & set(clause.by):
        return
    a, b = (data.draw(st.sampled_from(sorted({p.state for p in clause.treaty.parties}))) for _ in range(2))

    def owes(helper: str, victim: str) -> bool:
        return any(d.clause.id == key and helper in d.obligors for d in whatif([victim], [], on=on).duties)

    assert owes(a, b) == owes(b, a)
