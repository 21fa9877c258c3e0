"""Which records tie whom: reports of our own with what must and what must not come of them."""

from __future__ import annotations

import pytest

import keii
from keii.relations import Tie, ties


def read(text: str, between: str = "states") -> list[Tie]:
    return list(ties(keii.read(text, published="2026-03-12"), between))


def told(text: str, between: str = "states") -> list[tuple[str, str, str, float]]:
    return [(t.a.id.split("@")[0], t.b.id.split("@")[0], t.type, t.score) for t in read(text, between)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ポルトガルはモロッコを非難した。", [("PRT", "MAR", "ACCUSE disapprove", -2.0)], id="one to another"),
        pytest.param("ポルトガル外務省はモロッコ政府を非難した。", [("PRT", "MAR", "ACCUSE disapprove", -2.0)], id="bodies are their state"),
        pytest.param("ポルトガルとモロッコは12日、漁業協定に署名した。", [("PRT", "MAR", "SUPPORT", 5.0)], id="both sign"),
        pytest.param("ポルトガルとモロッコは共同声明を支持した。", [], id="both support a third thing"),
        pytest.param("アルメニアとアゼルバイジャンの軍が国境で交戦した。", [("ARM", "AZE", "ASSAULT", -9.0)], id="two fight"),
        pytest.param("日本と米国は中国を非難した。", [("JPN", "CHN", "ACCUSE disapprove", -2.0), ("USA", "CHN", "ACCUSE disapprove", -2.0)], id="two toward one, not each other"),
        pytest.param("ポルトガル議会はポルトガル政府を批判した。", [], id="within one state"),
        pytest.param("ポルトガルはモロッコを非難しなかった。", [], id="denied"),
        pytest.param("国連はモロッコを非難した。", [], id="a body without a state"),
    ],
)  # fmt: skip
def test_events(text: str, expected: list[tuple[str, str, str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("スペインの外相は「モロッコの提案は断じて受け入れられない」と述べた。", [("ESP", "MAR", "oppose", -2.0)]),
        ("スペインの外相は「モロッコへの攻撃は断じて受け入れられない」と述べた。", []),
        ("スペインの外相は「モロッコの決定に断固反対する」と述べた。", [("ESP", "MAR", "oppose", -2.0)]),
        ("フランスは採決で賛成した。", []),
        ("スペインの外相は「規制は当然だ。モロッコはまず自らを省みるべきで、断固反対する」と述べた。", []),
        ("スペインの外相は「スペインの提案は断じて受け入れられない」と述べた。", []),
    ],
    ids=[
        "toward what another proposes",
        "an attack on it is not its doing",
        "its decision",
        "toward nobody named",
        "several sentences",
        "toward oneself",
    ],
)
def test_stances(text: str, expected: list[tuple[str, str, str, float]]) -> None:
    assert [t for t in told(text) if t[2] in ("support", "oppose")] == expected


def test_words_that_are_an_event_and_a_stance_count_once() -> None:
    dossier = keii.read("ポルトガルはモロッコを非難した。", published="2026-03-12")
    assert dossier.stances
    assert [t.kind for t in ties(dossier)] == ["event"]


def test_the_words_the_day_and_the_certainty_are_kept() -> None:
    (tie,) = read("ポルトガルは11日、モロッコを非難したという。")
    assert (tie.words, tie.day, tie.certainty, tie.inferred) == ("非難", "2026-03-11", "reported", False)
    (tie,) = read("ポルトガルはモロッコに協定の破棄を警告する見通しだ。")
    assert tie.certainty == "expected"


def test_without_a_day_there_is_no_tie() -> None:
    assert list(ties(keii.read("ポルトガルはモロッコを非難した。"))) == []


def test_a_day_after_the_reports_own_is_still_to_come() -> None:
    assert read("ポルトガルは11日、モロッコを非難した。")
    assert read("ポルトガルは2027年5月、モロッコを非難した。") == []


def test_an_inferred_side_is_marked() -> None:
    found = read("ポルトガルはモロッコを訪問した。スペインは12日、大使の追放を発表した。")
    assert all(t.inferred for t in found if t.a.id == "ESP")


def test_a_crowd_ties_nobody() -> None:
    names = "日本、米国、英国、フランス、ドイツ、イタリア、カナダ、韓国、中国、インド、ブラジル、メキシコ、トルコ、豪州"
    assert len(read(names + "は12日、会談した。")) == 0
    assert len(read("日本、米国、英国は12日、会談した。")) == 3


def test_people() -> None:
    text = "ポルトガルのミゲル・サンタレン首相は、モロッコのオマル・ベルカセム首相を批判した。"
    assert told(text, "people") == [("ミゲル・サンタレン", "オマル・ベルカセム", "ACCUSE disapprove", -2.0)]
    assert told("ポルトガルはモロッコを非難した。", "people") == []


def test_a_surname_is_nobody_outside_its_report() -> None:
    one, other = (
        read(f"ポルトガルのサンタレン首相は、モロッコのベルカセム首相を批判した。{x}", "people") for x in ("", "以上。")
    )
    assert one[0].a.name == other[0].a.name
    assert one[0].a.id != other[0].a.id
    full = "ポルトガルのミゲル・サンタレン首相は、モロッコのオマル・ベルカセム首相を批判した。"
    assert read(full, "people")[0].a == read(full + "以上。", "people")[0].a


def test_who_a_person_is_can_be_said_from_outside() -> None:
    dossier = keii.read("ポルトガルのサンタレン首相は、モロッコのベルカセム首相を批判した。", published="2026-03-12")
    found = list(ties(dossier, "people", lambda actor, _: f"person:{actor.country}"))
    assert [(t.a.id, t.b.id) for t in found] == [("person:PRT", "person:MAR")]
    assert list(ties(dossier, "people", lambda _actor, _dossier: "")) == []
