"""The bare names of people and bodies, and who is nobody in particular."""

from __future__ import annotations

import pytest

from keii.records import Actor, Role
from keii.story.identity import identity
from keii.story.names import body_name, person_names


def actor(name: str, *names: str, country: str = "", titles: tuple[str, ...] = (), kind: str = "person") -> Actor:
    return Actor(
        id="a1", name=name, names=[name, *names], type=kind, country=country, roles=[Role(t) for t in titles], mentions=[]
    )  # fmt: skip


PEOPLE = [
    # the forms in the text, country → full names, what else, offices
    (("クワベナ・オフォリ", "クワベナ・オフォリ・ガーナ共和国大統領", "オフォリ大統領"), "GHA", {"クワベナ・オフォリ"}, {"オフォリ"}, {"大統領"}),
    (("アメガ", "トーゴ大統領", "アメガ大統領"), "TGO", set(), {"アメガ"}, {"大統領"}),
    (("閔泰俊", "閔泰俊（ミン・テジュン）外務次官"), "KOR", {"閔泰俊", "ミン・テジュン"}, {"閔", "ミン"}, {"外務次官"}),
    (("竇海", "竇海外相"), "CHN", {"竇海"}, {"竇"}, {"外相"}),
    (("沢渡祐子", "沢渡", "沢渡大臣"), "JPN", {"沢渡祐子"}, {"沢渡"}, {"大臣"}),
    (("小野寺", "小野寺キャスター"), "JPN", set(), {"小野寺"}, {"キャスター"}),
    (("榊原啓介", "外務省の榊原啓介アジア局長", "榊原"), "JPN", {"榊原啓介"}, {"榊原"}, {"アジア局長"}),
    (("江波戸", "江波戸教授", "国際政治"), "JPN", set(), {"江波戸"}, {"教授"}),
    (("コルネリウ・ブラデスク", "ブラデスク"), "ROU", {"コルネリウ・ブラデスク"}, {"ブラデスク"}, set()),
    (("三根", "三根正臣元防衛相"), "JPN", {"三根正臣"}, {"三根"}, {"元防衛相"}),
]  # fmt: skip


@pytest.mark.parametrize(("forms", "country", "full", "short", "titles"), PEOPLE)
def test_of_people(forms: tuple[str, ...], country: str, full: set[str], short: set[str], titles: set[str]) -> None:
    names = person_names(actor(*forms, country=country))
    assert (set(names.full), set(names.short), set(names.titles)) == (full, short, titles)


def test_an_office_cut_short_by_the_report_is_mended() -> None:
    names = person_names(actor("金総", "金総書記", country="PRK", titles=("書記",)))
    assert (names.short, names.titles) == (("金",), ("総書記",))


BODIES = [
    ("中国外務省の報道官", "CHN", "外務省報道官"),
    ("中国外交部報道官", "CHN", "外務省報道官"),
    ("米国務省", "USA", "国務省"),
    ("米国防総省の高官", "USA", "国防総省高官"),
    ("独外務省", "DEU", "外務省"),
    ("アメリカの国務省", "USA", "国務省"),
    ("欧州連合（EU）の報道官", "", "欧州連合報道官"),
]


@pytest.mark.parametrize(("name", "country", "bare"), BODIES)
def test_of_bodies(name: str, country: str, bare: str) -> None:
    assert body_name(name, country) == bare


ANYBODY = [
    (actor("中国外務省の報道官", country="CHN", titles=("報道官",), kind="office"), False),
    (actor("官房長官", country="JPN", titles=("官房長官",), kind="office"), False),
    (actor("国連の報道官", titles=("報道官",), kind="office"), False),
    (actor("大統領", titles=("大統領",), kind="office"), True),  # of no state
    (actor("両国の外相", titles=("外相",), kind="office"), True),
    (actor("米国務省の高官", country="USA", titles=("高官",), kind="office"), True),
    (actor("元報道官", country="USA", titles=("元報道官",), kind="office"), True),
    (actor("67歳の女性", titles=("女性",), kind="office"), True),
    (actor("イラン大統領府", country="IRN", kind="organisation"), False),
    (actor("四国通商研究所", kind="organisation"), False),
    (actor("水産会社2社", country="RUS", kind="organisation"), True),
    (actor("有力紙", country="TUN", kind="organisation"), True),
    (actor("関係者", country="RUS", titles=("関係者",), kind="group"), True),
    (actor("テヘランの外交筋", country="IRN", kind="group"), True),
    (actor("企業", kind="group"), True),
]


@pytest.mark.parametrize(("given", "nobody"), ANYBODY, ids=[a.name for a, _ in ANYBODY])
def test_who_is_nobody_in_particular(given: Actor, nobody: bool) -> None:
    assert identity(given, "2026-03-10").nobody is nobody
