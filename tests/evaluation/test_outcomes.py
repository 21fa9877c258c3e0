"""The scorer of events and what comes of them counts what it should, on a report keii has read."""

from __future__ import annotations

from typing import Any

import pytest

import keii
from keii.evaluation.outcomes import OUTCOMES, sentence_around
from keii.evaluation.sheet import Score, Sheet

TEXT = (
    "ポルトガルのサンタレン首相は12日、モロッコのベルカセム首相と会談し、「友好条約」に署名した。条約は、攻撃を受けた場合に協議すると定めている。"
    "ポルトガルはモロッコに無人機10機を供与した。合意は長く続かないとみられる。サンタレン首相は制裁に反対した。"
)
PRT, MAR = ["PRT", "サンタレン"], ["MAR", "ベルカセム"]
TALKS = {"trigger": "会談", "type": "CONSULT", "agent": [PRT, MAR], "certainty": "asserted", "time": "2026-03-12"}
SIGNED = TALKS | {"trigger": "署名", "type": "SUPPORT"}
TREATY = {
    "title": ["友好条約"], "parties": [PRT, MAR], "stage": "signed",
    "provisions": [{"type": "consultation", "trigger": "攻撃を受けた場合", "obligation": "協議する"}],
}  # fmt: skip
GIVEN = {"item": "無人機", "category": "arms", "giver": PRT, "receiver": MAR, "certainty": "asserted"}
JUDGED = {"text": "合意は長く続かない", "certainty": "presumed"}
STANDS = {"holder": ["サンタレン"], "target": ["制裁"], "polarity": "oppose"}
PRESENT = {"person": ["サンタレン"], "role": "首相", "side": "PRT"}


def figures(name: str, table: str, *rows: dict[str, Any]) -> dict[str, float]:
    score = Score()
    gold = {"text": "", table: list(rows)}
    OUTCOMES[name](Sheet(gold, TEXT, keii.read(TEXT, published="2026-03-12")), score)
    return score.figures()


@pytest.mark.parametrize(
    ("name", "table", "row", "wanted"),
    [
        ("events", "event", TALKS, {"recall": 1.0, "participants": 1.0, "certainty": 1.0, "time": 1.0}),
        ("events", "event", TALKS | {"agent": [PRT, ["スペイン"]]}, {"recall": 1.0, "participants": 0.0, "agent": 0.0}),
        ("events", "event", TALKS | {"target": [["スペイン"]]}, {"participants": 0.0, "agent": 1.0}),
        ("events", "event", TALKS | {"certainty": "expected", "negated": True}, {"certainty": 0.0, "negated": 0.0}),
        ("events", "event", TALKS | {"time": "2026-03-13"}, {"time": 0.0}),
        ("events", "event", TALKS | {"type": "ACCUSE"}, {"recall": 0.0}),
        ("agreements", "agreement", TREATY, {"recall": 1.0, "parties": 1.0, "stage": 1.0, "provision": 1.0}),
        ("agreements", "agreement", TREATY | {"title": ["租税条約"]}, {"recall": 0.0}),
        ("agreements", "agreement", TREATY | {"stage": "lapsed", "parties": [["スペイン"]]}, {"stage": 0.0, "parties": 0.0}),
        ("transfers", "transfer", GIVEN, {"f1": 1.0, "receiver": 1.0, "category": 1.0, "certainty": 1.0}),
        ("transfers", "transfer", GIVEN | {"giver": ["モロッコ"]}, {"f1": 0.0}),
        ("transfers", "transfer", GIVEN | {"receiver": ["スペイン"], "certainty": "alleged"}, {"receiver": 0.0, "certainty": 0.0}),
        ("assessments", "assessment", JUDGED, {"f1": 1.0, "certainty": 1.0}),
        ("assessments", "assessment", JUDGED | {"certainty": "possible"}, {"f1": 1.0, "certainty": 0.0}),
        ("stances", "stance", STANDS, {"recall": 1.0}),
        ("stances", "stance", STANDS | {"polarity": "support"}, {"recall": 0.0}),
        ("attendances", "attendance", PRESENT, {"recall": 1.0, "role": 1.0, "side": 1.0}),
        ("attendances", "attendance", PRESENT | {"role": "外相", "side": "ESP"}, {"role": 0.0, "side": 0.0}),
    ],
)  # fmt: skip
def test_figures(name: str, table: str, row: dict[str, Any], wanted: dict[str, float]) -> None:
    got = figures(name, table, row)
    assert {key: got[key] for key in wanted} == wanted


def test_every_telling_counts() -> None:
    assert figures("events", "event", TALKS, SIGNED)["recall"] == 1.0
    assert figures("events", "event", TALKS)["precision"] < 1.0


def test_what_is_optional_neither_costs_nor_earns() -> None:
    got = figures("transfers", "transfer", GIVEN | {"optional": True})
    assert (got["gold"], got["found"]) == (0, 0)


def test_a_question_and_who_answers() -> None:
    text = "国際部の浜名直人デスクが解説します。\n\nQ. なぜですか。\nA. 電力が余っているからです。\n"
    row = {"question": "なぜですか。", "answer_starts": "電力が余っ", "answerer": ["浜名直人"]}
    for answerer, right in ((["浜名直人"], 1.0), (["沢渡"], 0.0)):
        score = Score()
        gold = {"text": "", "exchange": [row | {"answerer": answerer}]}
        OUTCOMES["exchanges"](Sheet(gold, text, keii.read(text, published="2026-03-12")), score)
        assert score.figures() == {
            "gold": 1, "found": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0, "answer": 1.0, "answerer": right,
        }  # fmt: skip


def test_a_full_stop_in_brackets_ends_no_sentence() -> None:
    text = "一。首相は「二。三」と述べた。四"
    assert text[slice(*sentence_around(text, (8, 9)))] == "首相は「二。三」と述べた。"
