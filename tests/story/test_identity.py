"""Who is one with whom across reports: full names, offices, and nobody on a surname alone."""

from __future__ import annotations

import pytest
from affair import dossiers

import keii
from keii.records import Actor, Role
from keii.story.gather import Gatherer
from keii.story.identity import Entity, identity, resolve
from keii.story.memory import Memory


def actor(text: str, name: str) -> Actor:
    read = keii.read(text, published="2026-03-10")
    return next(a for a in read.actors if name in (a.name, *a.names))


def entity(text: str, name: str, id_: str = "who1") -> Entity:
    one = identity(actor(text, name))
    return Entity.of(id_, one)


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
    # two houses' spellings; one letter off with another office; two letters off; one letter off and another given name
    ("イランのアハマディ外相は会見した。", "アハマディ", "イランのアフマディ外相は歓迎した。", "アフマディ", True),
    ("トーゴのコフィ・アメガー大統領が演説した。", "アメガー", "トーゴのアメガ大統領は歓迎した。", "アメガ", True),
    ("イランのアハマディ外相は会見した。", "アハマディ", "イランのアフマディ国防相は歓迎した。", "アフマディ", False),
    ("イランのカルバリ外相は会見した。", "カルバリ", "イランのカルシム外相は歓迎した。", "カルシム", False),
    (
        "イランのレザ・アハマディ外相は会見した。",
        "アハマディ",
        "イランのジャファル・アフマディ外相は歓迎した。",
        "アフマディ",
        False,
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


def person(name: str, *names: str, country: str = "", title: str = "", aka: tuple[str, ...] = ()) -> Actor:
    roles = [Role(title)] if title else []
    return Actor(
        id="a1",
        name=name,
        names=[name, *names],
        type="person",
        country=country,
        roles=roles,
        mentions=[],
        aka=list(aka),
    )


KNOWN = [
    # somebody of the tables by any name, or by surname, country and an office held on that day
    (person("金正恩", "金正恩総書記", country="PRK", title="総書記", aka=("キム・ジョンウン",)), "2024-06-19", "person:金正恩"),
    (person("キム・ジョンウン", country="PRK", title="総書記", aka=("金正恩",)), "2024-06-19", "person:金正恩"),
    (person("金", "金総書記", country="PRK", title="総書記"), "2024-06-19", "person:金正恩"),
    (person("金総", "金総書記", country="PRK", title="書記"), "2024-06-19", "person:金正恩"),
    # the country is not known; another country; another office; before the office was held; no office
    (person("金", "金総書記", title="総書記"), "2024-06-19", ""),
    (person("金", "金総書記", country="KOR", title="総書記"), "2024-06-19", ""),
    (person("金", "金外相", country="PRK", title="外相"), "2024-06-19", ""),
    (person("金", "金総書記", country="PRK", title="総書記"), "1990-06-19", ""),
    (person("金", "金氏", country="PRK"), "2024-06-19", ""),
    # who held the office long ago is not its holder of the day, even if the reader took him for it
    (person("李", "李外相", country="CHN", title="外相", aka=("李肇星",)), "2024-06-19", ""),
    (person("李", "李外相", country="CHN", title="外相", aka=("李肇星",)), "2005-06-19", "person:李肇星"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "day", "stable"), KNOWN)
def test_whom_the_tables_know(given: Actor, day: str, stable: str) -> None:
    assert identity(given, day).stable == stable


def test_a_state_has_a_name_of_its_own() -> None:
    assert identity(actor("北朝鮮は歓迎した。", "北朝鮮")).stable == "state:PRK"


def test_years_later_a_surname_with_its_office_is_nobody_known() -> None:
    known = Entity.of("who1", identity(person("閔", "閔外相", country="KOR", title="外相"), "2020-03-10"))
    again = person("閔", "閔外相", country="KOR", title="外相")
    assert resolve(identity(again, "2021-02-10"), [known]).entity == "who1"
    assert resolve(identity(again, "2024-02-10"), [known]).entity == ""


def test_an_office_is_no_named_holder_of_it() -> None:
    spokesman = Entity.of("who1", identity(actor("中国外務省の鄒慧安報道官は会見した。", "鄒慧安"), "2026-03-10"))
    office = identity(actor("中国外務省の報道官は反論した。", "中国外務省の報道官"), "2026-03-11")
    assert office.kind == "office"
    assert resolve(office, [spokesman]).entity == ""


REPORTS = (
    "中国の王商務相は会見した。",
    "北朝鮮の李外相は到着した。中国の李外相が出迎えた。",
    "王氏は歓迎した。",
    "中国の王外相は歓迎した。",
)


def test_of_one_surname_none_is_another() -> None:
    memory = Memory()
    gatherer = Gatherer(memory)
    taken = [gatherer.add(keii.read(t, published=f"2026-03-1{n}")) for n, t in enumerate(REPORTS)]
    people = [e for e in memory.entities.values() if e.kind == "person"]
    assert all(len({*e.titles}) <= 1 and e.country for e in people if e.titles), people
    lee = {e.country for e in people if "李" in e.surnames}
    assert lee == {"PRK", "CHN"}
    unsure = next(iter(taken[2].alternatives.values()), ())
    assert len(people) == len({e.id for e in people})
    assert next(iter(taken[2].entities.values())) not in {i for t in (taken[0], taken[3]) for i in t.entities.values()}
    assert all(e in memory.entities for e in unsure)


def test_who_else_it_could_be_is_told() -> None:
    memory = Memory()
    gatherer = Gatherer(memory)
    for name in ("コフィ", "ヤオ"):
        gatherer.add(keii.read(f"トーゴの{name}・アメガ外相は会見した。", published="2026-03-10"))
    taken = gatherer.add(keii.read("トーゴのアメガ外相は歓迎した。", published="2026-03-11"))
    ((actor_, others),) = taken.alternatives.items()
    assert {memory.entities[e].name for e in others} == {"コフィ・アメガ", "ヤオ・アメガ"}
    assert taken.reasons[actor_].startswith("several could be meant; could be who")
    again = gatherer.add(keii.read("トーゴのコフィ・アメガ外相は歓迎した。", published="2026-03-12"))
    assert (
        memory.entities[again.entities[next(a for a, r in again.reasons.items() if r == "same full name")]].name
        == "コフィ・アメガ"
    )


def test_an_entity_grows_with_what_reports_know() -> None:
    memory = Memory()
    gatherer = Gatherer(memory)
    for name in ("paper", "page"):
        gatherer.add(dossiers()[name])
    president = [e for e in memory.entities.values() if "アメガ" in e.surnames]
    assert [(e.name, e.country, e.titles) for e in president] == [("コフィ・アメガ", "TGO", ["大統領"])]
