"""Why a record is as it is, and which sentences yielded none."""

from __future__ import annotations

import pytest

import keii
from keii.coverage import coverage
from keii.errors import InputError
from keii.explain import explain

TEXT = "サンタレン首相は12日、会見した。そのうえで「海峡は壁ではない」と述べた。雨が降った。ポルトガルはモロッコを訪問する見通しだ。"


@pytest.fixture(scope="module")
def dossier() -> keii.records.Dossier:
    return keii.read(TEXT, published="2026-03-12")


def test_a_statement(dossier: keii.records.Dossier) -> None:
    told = explain(dossier, "s1")
    assert told.rule.startswith("inferred: topic carried — ")
    assert "subject: does not fit" in told.turned_down
    assert [(e.table, e.row.split("\t")[0]) for e in told.entries] == [("cues.tsv", "述べる")]
    assert told.sentence is not None
    assert dossier.text(told.sentence) == "そのうえで「海峡は壁ではない」と述べた。"
    assert told.clause.startswith("述べる{")


def test_an_event(dossier: keii.records.Dossier) -> None:
    event = next(e for e in dossier.events if dossier.text(e.trigger) == "訪問")
    told = explain(dossier, event.id)
    assert "expected (evidential.tsv: 見通しだ)" in told.clause
    assert any(e.table == "predicates.tsv" and e.row.startswith("訪問") for e in told.entries)
    assert "PLOVER: AGREE" in told.rule


MORE = (
    "ポルトガルとモロッコは12日、「友好条約」に署名した。ポルトガルはモロッコに無人機10機を供与した。"
    "合意は長く続かないとみられる。モロッコの外相は「制裁には断じて反対する」と述べた。スペインは合意を歓迎した。"
)


@pytest.mark.parametrize(
    ("record", "clause", "rule", "entry"),
    [
        ("g1", "署名する", "treaty by its title 「友好条約」; signed (asserted)", "友好条約"),
        ("x1", "供与する", "arms by its item 「無人機」", "無人機"),
        ("j1", "続く", "a judgement of the outlet, presumed", "とみられる"),
        ("h1", "述べる", "oppose, declared in their own words", "反対"),
        ("h2", "歓迎する", "support, declared by the report's predicate; toward 合意", "歓迎する"),
    ],
)
def test_what_came_of_it(record: str, clause: str, rule: str, entry: str) -> None:
    told = explain(keii.read(MORE, published="2026-03-12"), record)
    assert told.clause.startswith(clause)
    assert told.rule.startswith(rule)
    assert entry in [e.row.split("\t")[0] for e in told.entries]


@pytest.mark.parametrize("kind", ["actors", "times", "statements", "events"])
def test_every_record_has_its_evidence(dossier: keii.records.Dossier, kind: str) -> None:
    for record in getattr(dossier, kind):
        told = explain(dossier, record.id)
        assert told.kind == kind
        assert told.evidence
        assert told.record["id"] == record.id


@pytest.mark.parametrize("record", ["s9", "", "S1", "x1", "../s1"])
def test_no_such_record(dossier: keii.records.Dossier, record: str) -> None:
    with pytest.raises(InputError, match="no record"):
        explain(dossier, record)


def test_coverage(dossier: keii.records.Dossier) -> None:
    told = coverage(dossier)
    assert [dossier.text(span) for span in told.uncovered] == ["サンタレン首相は12日、会見した。", "雨が降った。"]
    assert (told.sentences, told.covered) == (4, 2)


def test_coverage_of_nothing() -> None:
    assert coverage(keii.read("")).sentences == 0
