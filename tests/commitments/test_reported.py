"""Agreements of reports: what is told to be in force binds, and nothing expected comes out as a fact."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

import keii
from keii.commitments import Told, whatif

Make = Callable[..., Told]


def ask(
    told: Told, on: str = "2026-03-12", attack: str = "MAR", by: str = "DZA"
) -> tuple[list[tuple[str, ...]], list[tuple[str, str]]]:
    """The reported duties as obligors with their certainty, and the reported clauses not triggered with theirs."""
    answer = whatif([attack], [by], on=on, agreements=[told])
    duties = [(*d.obligors, d.clause.certainty) for d in answer.duties if d.clause.origin == "reported"]
    return duties, [(u.reason, u.clause.certainty) for u in answer.untriggered if u.clause.origin == "reported"]


def test_in_force(told: Make) -> None:
    assert ask(told(("in force", "asserted", "2026-03-01"))) == ([("PRT", "asserted")], [])
    assert ask(told(("in force", "reported", "2026-03-01"))) == ([("PRT", "reported")], [])


@pytest.mark.parametrize("certainty", ["presumed", "alleged", "expected", "possible", "hypothetical", "desired"])
def test_nothing_less_than_reported_binds(told: Make, certainty: str) -> None:
    assert ask(told(("in force", certainty, "2026-03-01"))) == ([], [("not certain", certainty)])
    signed = told(("signed", "asserted", "2026-02-01"), ("in force", certainty, "2026-03-01"))
    assert ask(signed) == ([], [("not certain", certainty)])


@pytest.mark.parametrize(
    ("stages", "reason", "certainty"),
    [
        ([("signed", "asserted", "2026-03-01")], "signed, not in force", "asserted"),
        ([("signed", "expected", "2026-03-20")], "not in force", "expected"),
        ([("proposed", "asserted", "")], "not in force", "asserted"),
        ([], "not certain", "asserted"),
    ],
)
def test_what_is_not_yet_in_force(told: Make, stages: list[tuple[str, str, str]], reason: str, certainty: str) -> None:
    assert ask(told(*stages)) == ([], [(reason, certainty)])


@pytest.mark.parametrize(
    ("day", "on", "binds"),
    [
        ("2026-03-10", "2026-03-10", True),
        ("2026-03-10", "2026-03-09", False),
        ("", "2026-03-12", True),
        ("", "2026-03-11", False),
        ("", "2026-03", False),
    ],
    ids=["that day", "the day before", "without a date: from the report's own", "before it", "a month around it"],
)
def test_from_which_day(told: Make, day: str, on: str, *, binds: bool) -> None:
    assert bool(ask(told(("in force", "asserted", day)), on)[0]) is binds


def test_a_report_without_a_date_binds_on_no_day_in_particular(told: Make) -> None:
    duties, others = ask(told(("in force", "asserted", ""), published=None))
    assert (duties, others) == ([], [("date not certain", "asserted")])


def test_what_has_ended(told: Make) -> None:
    ended = told(("in force", "asserted", "2026-03-01"), ("lapsed", "asserted", "2026-03-10"))
    assert ask(ended, "2026-03-09")[0] == [("PRT", "asserted")]
    assert ask(ended, "2026-03-10") == ([], [("not in force", "asserted")])
    expected = told(("in force", "asserted", "2026-03-01"), ("lapsed", "expected", "2026-03-10"))
    assert ask(expected, "2026-03-10")[0] == [("PRT", "asserted")]


def test_what_another_in_force_replaces(told: Make) -> None:
    agreement, dossier = told(("in force", "asserted", "2026-03-01"))
    later = msgspec.structs.replace(told(("in force", "asserted", "2026-03-10"))[0], id="g2", replaces=["g1"])
    both = msgspec.structs.replace(
        dossier, agreements=[agreement, later], times=told(("in force", "asserted", "2026-03-01"), ("x", "asserted", "2026-03-10"))[1].times
    )  # fmt: skip
    later = msgspec.structs.replace(later, stages=[msgspec.structs.replace(later.stages[0], time="t1")])
    both = msgspec.structs.replace(both, agreements=[agreement, later])
    assert ask((agreement, both), "2026-03-09")[0] == [("PRT", "asserted")]
    assert ask((agreement, both), "2026-03-10") == ([], [("not in force", "asserted")])


@pytest.mark.parametrize("kind", ["military cooperation", "economic", "offence", "other"])
def test_other_provisions_are_no_commitments(told: Make, kind: str) -> None:
    assert ask(told(("in force", "asserted", "2026-03-01"), kind=kind)) == ([], [])


def test_one_sided(told: Make) -> None:
    one = told(("in force", "asserted", "2026-03-01"), obligor=("PRT",))
    assert ask(one)[0] == [("PRT", "asserted")]
    assert ask(one, attack="PRT") == ([], [("nobody else bound", "asserted")])


@pytest.mark.parametrize("parties", [("MAR",), (), ("MAR", "")])
def test_fewer_than_two_states(told: Make, parties: tuple[str, ...]) -> None:
    assert ask(told(("in force", "asserted", "2026-03-01"), parties=parties)) == ([], [])


def test_evidence_is_the_reports_own_words(told: Make) -> None:
    answer = whatif(["MAR"], ["DZA"], on="2026-03-12", agreements=[told(("in force", "asserted", "2026-03-01"))])
    (duty,) = [d for d in answer.duties if d.clause.origin == "reported"]
    assert [e.words for e in duty.clause.evidence] == ["一方が攻撃を受けた場合、他方が支援する", "発効した"]
    assert {(e.report, e.outlet, e.published) for e in duty.clause.evidence} == {("r1", "東都放送", "2026-03-12")}
    assert (duty.clause.condition, duty.clause.obligation) == ("一方が攻撃を受けた場合", "他方が支援する")
    assert all(d.clause.evidence == [] for d in answer.duties if d.clause.origin == "base")


def test_read_from_a_report() -> None:
    text = "ポルトガルとモロッコは12日、「安全保障協力条約」に署名した。\n条約は、一方が攻撃を受けた場合、他方が支援すると定めている。\n"
    dossier = keii.read(text, published="2026-03-12")
    assert ask((dossier.agreements[0], dossier)) == ([], [("signed, not in force", "asserted")])
    dossier = keii.read(text.replace("署名した", "署名し、条約は即日発効した"), published="2026-03-12")
    assert ask((dossier.agreements[0], dossier)) == ([("PRT", "asserted")], [])
    dossier = keii.read(text.replace("署名した", "署名し、条約は来月発効する見通しだ"), published="2026-03-12")
    assert ask((dossier.agreements[0], dossier), on="2026-05-01")[0] == []


def test_reported_duties_enter_chains_and_contradictions_once_they_bind(told: Make) -> None:
    """Portugal helps Morocco and is attacked for it: NATO's affair. Its promise not to attack Algeria stands against it."""
    peace = told(("in force", "asserted", "2026-03-01"), kind="nonaggression", parties=("PRT", "DZA"))
    for certainty, chained, bound in (("asserted", True, ["PRT"]), ("expected", False, [])):
        pact = told(("in force", certainty, "2026-03-01"))
        answer = whatif(["MAR"], ["DZA"], on="2026-03-12", agreements=[pact, peace])
        assert any(c.aiders == ["PRT"] and c.clause.id == "NATO 5" for c in answer.chains) is chained
        assert [s for c in answer.contradictions for s in c.states if c.kind == "nonaggression"] == bound


def test_base_and_reported_are_never_mixed(told: Make) -> None:
    agreements = [told(("in force", "asserted", "2026-03-01"))]
    with_reports = whatif(["PRT"], ["DZA"], on="2026-03-12", agreements=agreements)
    without = whatif(["PRT"], ["DZA"], on="2026-03-12")
    assert [d for d in with_reports.duties if d.clause.origin == "base"] == without.duties
    assert {d.clause.origin for d in with_reports.duties} == {"base", "reported"}
    assert all(d.clause.source == "" for d in with_reports.duties if d.clause.origin == "reported")
