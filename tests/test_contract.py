"""The JSON document has the names of the contract, and its values are those the contract knows."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import keii
from keii.grammar.certainty import ORDER
from keii.lexicon.agreements import KINDS as KINDS_OF_AGREEMENT
from keii.lexicon.agreements import PROVISIONS, STAGES
from keii.lexicon.predicates import SCORES
from keii.lexicon.transfers import CATEGORIES

TEXT = """首脳会談で署名　首相「海峡は壁ではない」

【リスボン共同】ポルトガルのサンタレン首相とモロッコのベルカセム外相は12日午後、リスボンで会談し、海峡協定に署名した。サンタレン首相は会談後、記者団に「海峡は壁ではない」と述べた。
アトラス通信によると、ベルカセム外相は「歓迎する」と応じ、対話を毎年続ける考えを示した。会談にはポルトガルのソウザ国防相も同席した。会談は2時間半続いた。
モロッコ政府は、来週にも使節団を派遣する見通しだ。
協定は、一方が攻撃を受けた場合、他方が支援すると定める。1995年の「友好条約」に代わる。ポルトガルはモロッコに発電機20台を供与した。モロッコ政府は海峡協定を歓迎した。交渉の行方は不透明だ。

■一問一答
Q 協定のねらいは何ですか。
A 対話を続けることです。

■日程
午前9時　到着
午後3時　会談
"""
# The names the contract fixes for each record.
CONTRACT: dict[str, set[str]] = {
    "": {"keii", "report", "actors", "times", "statements", "events", "exchanges", "attendances", "agreements", "transfers", "assessments", "stances"},
    "report": {"id", "title", "outlet", "url", "published", "text", "sections"},
    "report.sections": {"kind", "heading", "span"},
    "actors": {"id", "name", "names", "type", "country", "roles", "mentions"},
    "actors.roles": {"title", "body"},
    "times": {"id", "span", "type", "value", "start", "end"},
    "statements": {"id", "span", "mode", "speaker", "via", "addressee", "cue", "headline", "time", "certainty", "negated", "attribution"},
    "statements.cue": {"lemma", "span"},
    "statements.attribution": {"status", "rule", "antecedent"},
    "events": {"id", "type", "mode", "trigger", "participants", "time", "place", "certainty", "negated", "sources", "mentions"},
    "events.participants": {"actor", "role"},
    "events.mentions": {"trigger", "certainty", "negated", "sources"},
    "exchanges": {"id", "question", "answer", "answerer"},
    "attendances": {"id", "person", "role", "side", "event", "presence", "certainty", "evidence"},
    "agreements": {"id", "title", "kind", "parties", "stages", "provisions", "replaces", "mentions"},
    "agreements.stages": {"stage", "time", "certainty", "evidence"},
    "agreements.provisions": {"type", "trigger", "obligation", "obligor", "evidence"},
    "transfers": {"id", "item", "category", "giver", "receiver", "time", "certainty", "negated", "evidence"},
    "assessments": {"id", "span", "holder", "certainty"},
    "stances": {"id", "holder", "target", "polarity", "evidence", "statement"},
}  # fmt: skip
# Fields keii adds to the contract, which allows it.
ADDED: dict[str, set[str]] = {
    "actors": {"aka"},
    "statements.cue": {"act"},
    "statements.attribution": {"candidates"},
    "events": {"plover"},
    "events.plover": {"category", "quad", "score"},
    "events.participants": {"inferred"},
    "events.mentions": {"time"},
    "agreements": {"names", "inferred"},
    "agreements.provisions": {"article"},
    "transfers": {"quantity", "inferred"},
}
SPAN = "two whole numbers"
KINDS: dict[str, Any] = {
    "report.sections.kind": {"lead", "body", "qa", "list"},
    "report.sections.span": SPAN,
    "actors.type": {"person", "state", "organisation", "group", "office"},
    "actors.country": r"|[A-Z]{3}",
    "times.type": {"DATE", "TIME", "DURATION", "SET"},
    "times.span": SPAN,
    "times.start": r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?",
    "times.end": r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?",
    "statements.mode": {"direct", "indirect"},
    "statements.span": SPAN,
    "statements.certainty": set(ORDER),
    "statements.cue.span": SPAN,
    "statements.attribution.status": {"explicit", "inferred", "ambiguous", "unknown"},
    "statements.attribution.antecedent": SPAN,
    "events.type": set(SCORES),
    "events.trigger": SPAN,
    "events.certainty": set(ORDER),
    "events.participants.role": {"agent", "target"},
    "events.mentions.trigger": SPAN,
    "exchanges.question": SPAN,
    "exchanges.answer": SPAN,
    "attendances.presence": {"present", "expected", "absent"},
    "attendances.evidence": SPAN,
    "attendances.certainty": set(ORDER),
    "attendances.side": r"|[A-Z]{3}",
    "agreements.kind": set(KINDS_OF_AGREEMENT),
    "agreements.stages.stage": set(STAGES),
    "agreements.stages.certainty": set(ORDER),
    "agreements.stages.evidence": SPAN,
    "agreements.provisions.type": set(PROVISIONS),
    "agreements.provisions.evidence": SPAN,
    "transfers.category": set(CATEGORIES),
    "transfers.certainty": set(ORDER),
    "transfers.evidence": SPAN,
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    dossier = keii.read(TEXT, published="2026-03-12T18:00:00+09:00", outlet="東都放送", url="https://example.org/1")
    found: dict[str, Any] = json.loads(dossier.to_json())
    return found


def objects(node: Any, path: str) -> list[dict[str, Any]]:
    """The objects at a path of field names; lists are walked through, absent ones left out."""
    found = [node]
    for name in filter(None, path.split(".")):
        found = [n[name] for n in found if n.get(name) is not None]
        found = [item for n in found for item in (n if isinstance(n, list) else [n])]
    return found


@pytest.mark.parametrize("path", sorted(CONTRACT | ADDED))
def test_names(document: dict[str, Any], path: str) -> None:
    """Exactly those of the contract and those added; none is ever left out."""
    found = objects(document, path)
    assert found, "the example holds no such record"
    for record in found:
        assert set(record) == CONTRACT.get(path, set()) | ADDED.get(path, set())


@pytest.mark.parametrize("path", sorted(KINDS))
def test_values(document: dict[str, Any], path: str) -> None:
    parent, _, name = path.rpartition(".")
    values = [record[name] for record in objects(document, parent) if record[name] is not None]
    assert values, "the example holds no such value"
    for value in values:
        if KINDS[path] is SPAN:
            assert len(value) == 2
            assert all(type(n) is int for n in value)
        elif isinstance(KINDS[path], str):
            assert re.fullmatch(KINDS[path], value), value
        else:
            assert value in KINDS[path]


def test_version_and_metadata(document: dict[str, Any]) -> None:
    report = document["report"]
    assert document["keii"] == "1"
    assert (report["outlet"], report["url"], report["published"]) == (
        "東都放送",
        "https://example.org/1",
        "2026-03-12T18:00:00+09:00",
    )
    assert report["title"] == "首脳会談で署名　首相「海峡は壁ではない」"
    assert report["text"] == TEXT


def test_spans_are_code_points_of_the_text() -> None:
    """Characters outside of the basic plane count once."""
    dossier = keii.read("😀𠮷田外相は「𠮷報だ😀」と述べた。")
    (statement,) = dossier.statements
    assert dossier.report.text[slice(*statement.span)] == "𠮷報だ😀"


@pytest.mark.parametrize(
    ("published", "stamp"),
    [
        (None, None),
        ("", None),
        ("2026-03-12", "2026-03-12"),
        ("2026-03-12T18:00:00+09:00", "2026-03-12T18:00:00+09:00"),
    ],
)
def test_published(published: str | None, stamp: str | None) -> None:
    assert keii.read("外相は述べた。", published=published).report.published == stamp


def test_nothing_is_an_empty_dossier() -> None:
    document = json.loads(keii.read("").to_json())
    assert [document[name] for name in sorted(CONTRACT[""] - {"keii", "report"})] == [[]] * 10


def test_the_same_report_has_the_same_id() -> None:
    assert keii.read(TEXT).report.id == keii.read(TEXT).report.id
    assert len({keii.read(TEXT, outlet=outlet).report.id for outlet in (None, "甲", "乙")}) == 3
