"""Checking a dossier against its text: what keii wrote passes, and whatever is tampered with is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import keii
from keii.errors import InputError
from keii.verify import Finding, load, verify

GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))
TEXT = """首脳会談で署名
ポルトガルのサンタレン首相とモロッコのベルカセム外相は12日、リスボンで会談し、海峡協定に署名した。
サンタレン首相は「海峡は壁ではない」と述べ、制裁を検討していないと強調した。会談は2時間に及んだ。
協定には、脅威が生じた場合に両国が協議することが明記された。ポルトガルはモロッコに小麦粉3万トンを供与した。
"""


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(keii.read(TEXT, published="2026-03-12").to_json())
    return found


def found(changed: dict[str, Any], text: str = TEXT) -> list[Finding]:
    return verify(load(json.dumps(changed)), text)


@pytest.mark.parametrize("file", GOLD, ids=lambda f: f.stem)
def test_what_keii_wrote_passes(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert verify(keii.read(text, published="2026-03-12"), text) == []


def test_the_example_holds_what_is_tampered_with() -> None:
    d = document()
    assert all(d[kind] for kind in ("statements", "events", "times", "actors", "agreements", "transfers"))


def change(*path: Any) -> Callable[[dict[str, Any], Any], None]:
    def run(node: dict[str, Any], value: Any) -> None:
        at: Any = node
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value

    return run


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("statements", 0, "span"), [10_000, 10_005], "out of range"),
        (("statements", 0, "span"), [-3, 5], "out of range"),
        (("statements", 0, "span"), [9, 5], "out of range"),
        (("statements", 0, "span"), [60, 66], "not these words"),
        (("statements", 0, "speaker"), ["a99"], "unknown id"),
        (("statements", 0, "certainty"), "certain", "value"),
        (("statements", 0, "mode"), "quoted", "value"),
        (("statements", 0, "negated"), True, "negation"),
        (("events", 0, "place"), "マドリード", "not in this text"),
        (("events", 0, "participants", 0, "actor"), "a99", "unknown id"),
        (("events", 0, "mentions", 0, "negated"), True, "negation"),
        (("actors", 0, "names"), ["サンタンデール首相"], "not in this text"),
        (("agreements", 0, "title"), "海峡条約", "not in this text"),
        (("agreements", 0, "provisions", 0, "obligation"), "両国が参戦する", "not in this text"),
        (("transfers", 0, "item"), "戦車", "not in this text"),
        (("transfers", 0, "item"), "海峡協定", "somewhere else"),
        (("transfers", 0, "quantity"), "5万トン", "not in this text"),
        (("transfers", 0, "negated"), True, "negation"),
        (("report", "text"), TEXT.replace("壁", "橋"), "text differs"),
    ],
)
def test_what_is_tampered_with(path: tuple[Any, ...], value: Any, problem: str) -> None:
    d = document()
    change(*path)(d, value)
    assert problem in {f.problem for f in found(d)}


def test_numbers() -> None:
    d = document()
    (duration,) = [t for t in d["times"] if t["type"] == "DURATION"]
    duration["value"] = "PT5H"
    assert [f.problem for f in found(d)] == ["number"]


def test_words_that_stand_elsewhere_are_told_with_their_place() -> None:
    d = document()
    d["transfers"][0]["item"] = "海峡協定"
    (finding,) = [f for f in found(d) if f.field == "item"]
    assert [TEXT[a:b] for a, b in finding.elsewhere] == ["海峡協定"] * TEXT.count("海峡協定")


def test_another_text() -> None:
    problems = {f.problem for f in found(document(), TEXT.replace("壁ではない", "壁だ"))}
    assert {"text differs", "not in this text"} <= problems


@given(st.integers(-5, 400), st.integers(-5, 400))
@example(0, 1)
@example(1, len(TEXT))
def test_any_other_span_of_a_quotation_is_found(start: int, end: int) -> None:
    """Unless it begins behind an opening mark as well."""
    d = document()
    own = d["statements"][0]["span"]
    d["statements"][0]["span"] = [start, end]
    behind_a_mark = 0 < start < len(TEXT) and TEXT[start - 1] in "「（" and start < end <= len(TEXT)
    assert [start, end] == own or behind_a_mark or found(d)


@pytest.mark.parametrize(
    "document", ["", "{}", "[]", "null", '{"keii": 1}', "{" * 1000, '{"keii": "1", "report": {}, "actors": [], "times": [], "statements": []}'],
    ids=["nothing", "empty", "list", "null", "a number", "braces", "a report without fields"],
)  # fmt: skip
def test_what_is_no_dossier(document: str) -> None:
    with pytest.raises(InputError, match=r"a\.json: no dossier"):
        load(document, "a.json")
