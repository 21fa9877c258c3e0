"""The scorer counts what it should, on a report and a dossier made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

import keii
from keii.errors import InputError
from keii.evaluation.said import bare_time, score_actors, score_statements, score_times
from keii.evaluation.sheet import Score, Sheet, overlap, pairs_of
from keii.records import Actor, Attribution, Cue, Report, Statement, Time

TEXT = "甲外相は約2年ぶりに「会う」と述べ、乙首相は「待つ」と応じた。"


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def said(words: str, speaker: list[str], mode: str = "direct") -> Statement:
    return Statement(
        id=words,
        span=span(words),
        mode=mode,
        speaker=speaker,
        via=[],
        addressee=[],
        cue=Cue(lemma="述べる", span=(0, 1)),
        headline=False,
        time=None,
        certainty="asserted",
        negated=False,
        attribution=Attribution(status="explicit", rule=""),
    )


def actor(name: str, *names: str, kind: str = "person", country: str = "") -> Actor:
    return Actor(id=name, name=name, names=list(names), type=kind, country=country, roles=[], mentions=[])


def sheet(
    gold: dict[str, Any],
    statements: Sequence[Statement] = (),
    times: Sequence[Time] = (),
    actors: Sequence[Actor] = (),
) -> Sheet:
    report = Report(id="", title=None, outlet=None, url=None, published=None, text=TEXT, sections=[])
    found = msgspec.structs.replace(
        keii.read(""), report=report, actors=list(actors), times=list(times), statements=list(statements)
    )
    return Sheet(gold, TEXT, found)


QUOTE = {"quote": "会う", "mode": "direct", "speaker": ["甲外相"], "cue": "述べる"}
ANSWER = {"quote": "待つ", "mode": "direct", "speaker": ["乙首相"], "cue": "応じる"}
KO, OTSU = actor("甲外相", "甲"), actor("乙首相", "乙")


@pytest.mark.parametrize(
    ("rows", "found", "figures"),
    [
        pytest.param([QUOTE], [said("会う", ["甲外相"])], {"f1": 1.0, "speaker": 1.0, "cue": 1.0}, id="right"),
        pytest.param([QUOTE], [said("会う", ["乙首相"])], {"f1": 1.0, "speaker": 0.0}, id="wrong speaker"),
        pytest.param(
            [QUOTE | {"speaker": []}], [said("会う", ["甲外相"])], {"speaker": 0.0}, id="a speaker where there is none"
        ),
        pytest.param(
            [QUOTE, ANSWER], [said("会う", ["甲外相"])], {"precision": 1.0, "recall": 0.5, "f1": 0.667}, id="one missed"
        ),
        pytest.param(
            [QUOTE], [said("会う", ["甲外相"]), said("待つ", [])], {"precision": 0.5, "recall": 1.0}, id="one extra"
        ),
        pytest.param(
            [QUOTE, ANSWER | {"optional": True}],
            [said("会う", ["甲外相"]), said("待つ", ["乙首相"])],
            {"gold": 1, "found": 1, "f1": 1.0},
            id="an optional row found earns nothing",
        ),
        pytest.param(
            [QUOTE | {"optional": True}], [], {"gold": 0, "f1": 1.0}, id="an optional row missed costs nothing"
        ),
        pytest.param(
            [QUOTE | {"mode": "indirect"}],
            [said("会う", ["甲外相"])],
            {"found": 0},
            id="found in the other mode costs no precision",
        ),
        pytest.param([], [], {"precision": 1.0, "recall": 1.0}, id="nothing to find, nothing found"),
    ],
)
def test_statements(rows: list[dict[str, Any]], found: list[Statement], figures: dict[str, float]) -> None:
    score = Score()
    score_statements(sheet({"statement": rows}, found, actors=[KO, OTSU]), "direct", score)
    assert score.figures() | figures == score.figures()


def test_a_speaker_may_go_by_any_name_of_the_gold_actor() -> None:
    gold = {"statement": [QUOTE], "actor": [{"names": ["甲外相", "甲太郎"], "type": "person"}]}
    score = Score()
    score_statements(
        sheet(gold, [said("会う", ["x"])], actors=[Actor(**{"id": "x", "name": "甲太郎", **_rest()})]), "direct", score
    )
    assert score.figures()["speaker"] == 1.0


def _rest() -> dict[str, Any]:
    return {"names": [], "type": "person", "country": "", "roles": [], "mentions": []}


@pytest.mark.parametrize(
    ("words", "value", "figures"),
    [
        pytest.param("2年", "P2Y", {"f1": 1.0, "extent": 1.0, "value": 1.0}, id="approximators don't count"),
        pytest.param("は約2年", "P2Y", {"f1": 1.0, "extent": 0.0, "value": 1.0}, id="too long"),
        pytest.param("2年", "P3Y", {"f1": 1.0, "value": 0.0}, id="wrong value"),
        pytest.param("甲", "P2Y", {"f1": 0.0}, id="elsewhere"),
    ],
)
def test_times(words: str, value: str, figures: dict[str, float]) -> None:
    score = Score()
    gold = {"time": [{"text": "約2年ぶり", "value": "P2Y"}]}
    score_times(sheet(gold, times=[Time(id="t", span=span(words), type="DURATION", value=value)]), score)
    assert score.figures() | figures == score.figures()


def test_actors() -> None:
    gold = {
        "actor": [
            {"names": ["甲外相", "甲"], "type": "person", "country": "FRA"},
            {"names": ["乙首相", "乙"], "type": "person"},
            {"names": ["フランス"], "type": "state", "country": "FRA"},
        ]
    }
    found = [actor("甲外相", country="DEU"), actor("乙首相", "乙", "甲"), actor("仏", kind="state", country="FRA")]
    score = Score()
    score_actors(sheet(gold, actors=found), score)
    figures = score.figures()
    assert (figures["f1"], figures["complete"], figures["pure"], figures["country"]) == (0.667, 0.5, 0.5, 0.0)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("約2年ぶり", "2年"),
        ("およそ2時間余り", "2時"),
        ("約", "約"),
        ("年間", "年間"),
        ("数年間", "数年"),
        ("間", "間"),
    ],
)
def test_bare_time(text: str, bare: str) -> None:
    start, end = bare_time(text, (0, len(text)))
    assert text[start:end] == bare


def test_overlap_and_pairs() -> None:
    assert overlap((0, 4), (2, 6)) == pytest.approx(1 / 3)
    assert overlap((0, 2), (2, 4)) == 0.0
    assert pairs_of(2, 2, lambda g, f: [[0.5, 0.9], [0.8, 0.95]][g][f]) == [(1, 1), (0, 0)]


def test_annotation_of_another_text_is_named() -> None:
    with pytest.raises(InputError, match=r"a\.txt: it does not hold '昨日'"):
        sheet({"text": "a.txt", "time": [{"text": "昨日", "value": ""}]}).rows("time", "text")
