"""Who is one with whom across reports: full names, offices, and nobody on a surname alone."""

from __future__ import annotations

import pytest
from affair import dossiers

import keii
from keii.records import Actor
from keii.story.gather import Gatherer
from keii.story.identity import Entity, identity, resolve
from keii.story.memory import Memory


def actor(text: str, name: str) -> Actor:
    read = keii.read(text, published="2026-03-10")
    return next(a for a in read.actors if name in (a.name, *a.names))


def entity(text: str, name: str, id_: str = "who1") -> Entity:
    one = identity(actor(text, name))
    return Entity(
        id_, one.stable, one.kind, one.country, one.name, list(one.full), list(one.surnames), list(one.titles)
    )


CASES = [
    # the earlier report, its name, the later report, its name, whether they are one
    ("トーゴのコフィ・アメガ大統領が演説した。", "アメガ", "トーゴのアメガ大統領は歓迎した。", "アメガ", True),
    (
        "トーゴのコフィ・アメガ大統領が演説した。",
        "アメガ",
        "トーゴのコフィ・アメガ前大統領は歓迎した。",
        "アメガ",
        True,
    ),
    ("トーゴのコフィ・アメガ大統領が演説した。", "アメガ", "トーゴのアメガ外相は歓迎した。", "アメガ", False),
    ("トーゴのコフィ・アメガ大統領が演説した。", "アメガ", "ガーナのアメガ大統領は歓迎した。", "アメガ", False),
    ("トーゴのコフィ・アメガ大統領が演説した。", "アメガ", "トーゴのヤオ・アメガ大統領は歓迎した。", "アメガ", False),
    ("トーゴのコフィ・アメガ大統領が演説した。", "アメガ", "アメガ氏は歓迎した。", "アメガ", False),
    ("沢渡祐子外相は会見した。", "沢渡", "沢渡外相は歓迎した。", "沢渡", True),
    ("沢渡祐子外相は会見した。", "沢渡", "沢渡防衛相は歓迎した。", "沢渡", False),
    (
        "イランのダルビーシュ大統領は会見した。",
        "ダルビーシュ",
        "イランのダルヴィーシュ大統領は歓迎した。",
        "ダルヴィーシュ",
        True,
    ),
    ("中国外務省の報道官は会見した。", "中国外務省の報道官", "中国外務省報道官は反論した。", "中国外務省報道官", True),
    (
        "中国外務省の報道官は会見した。",
        "中国外務省の報道官",
        "韓国外務省の報道官は反論した。",
        "韓国外務省の報道官",
        False,
    ),
]


@pytest.mark.parametrize(("earlier", "name", "later", "again", "one"), CASES)
def test_two_reports(earlier: str, name: str, later: str, again: str, one: bool) -> None:
    known = entity(earlier, name)
    found = resolve(identity(actor(later, again)), [known])
    assert (found.entity == known.id) is one, found


def test_of_two_who_could_be_meant_neither_is() -> None:
    text = "トーゴの{}・アメガ外相は会見した。"
    known = [entity(text.format(n), "アメガ", f"who{n}") for n in ("コフィ", "ヤオ")]
    found = resolve(identity(actor("トーゴのアメガ外相は歓迎した。", "アメガ")), known)
    assert found.entity == ""
    assert found.reason == "several could be meant"
    assert set(found.alternatives) == {"whoコフィ", "whoヤオ"}


def test_known_people_and_states_have_names_of_their_own() -> None:
    read = keii.read("ロシアのプーチン大統領と北朝鮮の金正恩総書記が会談した。", published="2024-06-19")
    stable = {identity(a).stable for a in read.actors}
    again = keii.read("プーチン大統領はキム・ジョンウン総書記と会談した。", published="2024-06-19")
    assert {identity(a).stable for a in again.actors} <= stable
    assert "state:PRK" in stable


def test_an_entity_grows_with_what_reports_know() -> None:
    memory = Memory()
    gatherer = Gatherer(memory)
    for name in ("paper", "page"):
        gatherer.add(dossiers()[name])
    president = [e for e in memory.entities.values() if "アメガ" in e.surnames]
    assert [(e.name, e.country, e.titles) for e in president] == [("コフィ・アメガ", "TGO", ["大統領"])]
