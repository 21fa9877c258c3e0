"""Chinese and Korean names without help from the dictionary, and the words that only look like them. Office holders are invented."""

from __future__ import annotations

import pytest

import keii
from keii.records import Actor


def people(text: str) -> list[Actor]:
    return [a for a in keii.read(text, published="2026-03-12").actors if a.type == "person"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # no token ends where the name does
        (
            "中国外務省の葉静怡報道官は会見した。葉報道官は批判した。",
            {"葉静怡報道官", "葉静怡", "葉報道官"},
        ),
        ("中国の竇海蘭部長は会見した。竇部長は述べた。竇氏は帰国した。", {"竇海蘭", "竇部長", "竇氏"}),
        ("中国の範暁雲副部長は会見した。", {"範暁雲副部長", "範暁雲"}),
        # the surname is a state's abbreviation too
        ("中国の韓書林国家副主席は会談した。韓副主席は述べた。韓氏は帰国した。", {"韓書林", "韓副主席", "韓氏"}),
        ("中国の韓文澤国務委員兼外交部長は会談した。韓氏は帰国した。", {"韓文澤", "韓氏"}),
        # Korean names in katakana
        ("韓国のク・ボンテク長官は会見した。ク長官は述べた。", {"ク・ボンテク", "ク長官"}),
        ("韓国のペ・ヒョンジ議員は会見した。ペ議員は述べた。", {"ペ・ヒョンジ", "ペ議員"}),
        ("ハンビッ大のソ・ジョンテク教授は述べた。", {"ソ・ジョンテク教授"}),
        ("韓国の朴成旭前大統領は会見した。朴前大統領は帰国した。", {"朴成旭", "朴前大統領"}),
    ],
)
def test_names(text: str, names: set[str]) -> None:
    (person,) = people(text)
    assert names <= set(person.names)


@pytest.mark.parametrize(
    "text",
    [
        "金融担当相は会見した。",
        "全権大使は会見した。",
        "安保室長は会見した。",
        "高等弁務官は会見した。",
        "安全保障担当補佐官は会見した。",
        "南北首脳は会談した。",
        "周辺国首脳は会談した。",
        "都知事は会見した。",
        "任期切れ大統領は退いた。",
        "常任理事国代表は退席した。",
        "武装警察司令官は退席した。",
        "韓国務長官は退席した。",
    ],
)
def test_titles_are_no_names(text: str) -> None:
    assert people(text) == []


def test_a_state_until_somebody_of_the_name_is_known() -> None:
    (office,) = keii.read("韓首相は会見した。", published="2026-03-12").actors
    assert (office.type, office.country) == ("office", "KOR")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("中国は抗議した。キューバを訪れた葉静怡報道官は会見した。", "CHN"),
        ("韓国は抗議した。ラオスで閔智英首席研究委員は述べた。", "KOR"),
        ("韓国は抗議した。アメリカは拒んだ。ペ・ヒョンジ議員は述べた。", "KOR"),
        ("北朝鮮は抗議した。ラオスは歓迎した。崔龍哲首相は述べた。", "PRK"),
        # nothing that such a name could be of is in play
        ("キューバは抗議した。葉静怡報道官は会見した。", ""),
        # Japanese surnames
        ("中国は抗議した。熊谷慎一氏は述べた。", "JPN"),
    ],
)
def test_countries_by_the_way_a_name_is_written(text: str, country: str) -> None:
    (person,) = people(text)
    assert person.country == country
