"""The surface forms an actor goes by: with its body, by a part of the name, as one of many. Office holders are invented."""

from __future__ import annotations

import pytest

import keii
from keii.records import Actor


def actors(text: str) -> list[Actor]:
    return list(keii.read(text, published="2026-03-12").actors)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ポルトガル外務省のアナ・ピント報道官は会見した。", {"ポルトガル外務省のアナ・ピント報道官", "アナ・ピント"}),
        ("徳島県の池田翔知事は会見した。", {"徳島県の池田翔知事"}),
        ("インドのビクラム・ラオ首相は会見した。ラオ氏は帰国した。", {"ビクラム・ラオ", "ラオ", "ラオ氏"}),
        ("ポルトガルのルイス・ピレス国防相は会見した。同相は帰国した。", {"ピレス", "同相"}),
    ],
)
def test_people(text: str, names: set[str]) -> None:
    (person,) = [a for a in actors(text) if a.type == "person"]
    assert names <= set(person.names)


def test_a_state_is_no_part_of_the_name() -> None:
    (person,) = [a for a in actors("ポルトガルのルイス・ピレス国防相は会見した。") if a.type == "person"]
    assert not any(n.startswith("ポルトガル") for n in person.names)


@pytest.mark.parametrize(
    ("text", "office", "name", "held"),
    [
        # the ministry that is only named as its spokesman's is a name of the office
        ("ポルトガル外務省報道官は抗議した。", "外務省報道官", "ポルトガル外務省", True),
        ("ホワイトハウス報道官は抗議した。", "ホワイトハウス報道官", "ホワイトハウス", True),
        (
            "ポルトガル外務省報道官は抗議した。ポルトガル外務省は声明を出した。",
            "外務省報道官",
            "ポルトガル外務省",
            False,
        ),
        # one of many
        ("ポルトガルの与党幹部の一人は「反対だ」と述べた。", "与党幹部の一人", "与党幹部", True),
    ],
)
def test_offices(text: str, office: str, name: str, held: bool) -> None:
    (actor,) = [a for a in actors(text) if any(n.endswith(office) for n in a.names)]
    assert (name in actor.names) is held


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("米国防当局者は「反対だ」と述べた。", "米国防当局者", "USA"),
        ("英極右政党は批判した。", "英極右政党", "GBR"),
        ("独フォルタナ自動車は撤退した。", "独フォルタナ自動車", "DEU"),
        ("独フォルタナ自動車は撤退した。", "フォルタナ自動車", "DEU"),
    ],
)
def test_a_state_in_one_letter_belongs_to_the_name(text: str, name: str, country: str) -> None:
    (actor,) = [a for a in actors(text) if a.type != "state"]
    assert name in actor.names
    assert actor.country == country


def test_the_taliban_and_their_government_are_one() -> None:
    (actor,) = actors("タリバン暫定政権は批判した。タリバンは拒否した。")
    assert {"タリバン", "タリバン暫定政権"} <= set(actor.names)
