"""What a noun phrase names: {words|type|country} marks every actor of the sentence, {words} a name that is nobody's.

Office holders are invented.
"""

from __future__ import annotations

import re

import pytest

import keii

MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)\|?([^{}|]*)\}")


def check(marked: str) -> None:
    """Every marked actor is found with its type and country, where it stands, and nobody else is."""
    text, expected = "", []
    at = 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        expected.append((len(text), mark[1], mark[2], mark[3]))
        text, at = text + mark[1], mark.end()
    text += marked[at:]
    dossier = keii.read(text, published="2026-03-12")
    for start, words, kind, country in expected:
        here = [a for a in dossier.actors if any(s < start + len(words) and start < e for s, e in a.mentions)]
        found = [(a.type, a.country) for a in here if any(n in words or words in n for n in a.names)]
        assert (kind, country) in found, (words, [(a.names, a.type, a.country) for a in dossier.actors])
    places = [range(start, start + len(words)) for start, words, _, _ in expected]
    extra = [a.names for a in dossier.actors if not any(s in p or e - 1 in p for s, e in a.mentions for p in places)]
    assert extra == []


def wrong(marked: str, reason: str) -> object:
    return pytest.param(marked, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "marked",
    [
        "{ポルトガル|state|PRT}は抗議した。",
        "{ポルトガル政府|state|PRT}は抗議した。",
        "{ポルトガル側|state|PRT}は抗議した。",
        "{日本政府|state|JPN}は抗議した。",
        "{中国|state|CHN}は抗議した。",
        "{北朝鮮|state|PRK}は抗議した。",
        "{韓国|state|KOR}は抗議した。",
        "{ロシア|state|RUS}は抗議した。",
        "{米国|state|USA}は抗議した。",
        "{アメリカ|state|USA}は抗議した。",
        "{英国|state|GBR}は抗議した。",
        "{イギリス政府|state|GBR}は抗議した。",
        "{台湾|state|TWN}は抗議した。",
        "{パレスチナ|state|PSE}は抗議した。",
        "{コソボ|state|XKX}は抗議した。",
        "{コンゴ民主共和国|state|COD}は抗議した。",
        "{南アフリカ|state|ZAF}は抗議した。",
        "{米|state|USA}{英|state|GBR}は抗議した。",
        "{日|state|JPN}{米|state|USA}は一致した。",
        "{中|state|CHN}{ロ|state|RUS}は一致した。",
        "{中|state|CHN}{露|state|RUS}は一致した。",
        "{日|state|JPN}{中|state|CHN}は一致した。",
        "{日|state|JPN}{韓|state|KOR}は一致した。",
        "{米|state|USA}{朝|state|PRK}は一致した。",
        "{日|state|JPN}{朝|state|PRK}は一致した。",
        "{日|state|JPN}{印|state|IND}は一致した。",
        "{日|state|JPN}{豪|state|AUS}は一致した。",
        "{英|state|GBR}・{仏|state|FRA}・{独|state|DEU}は一致した。",
        "{日|state|JPN}・{ブラジル|state|BRA}首脳会談が開かれた。",
        "{米|state|USA}{中|state|CHN}首脳会談が開かれた。",
        "{独|state|DEU}は抗議した。",
        "{米|state|USA}側は抗議した。",
        "{対米|state|USA}交渉は続いた。",
        "{対中|state|CHN}交渉は続いた。",
        "{訪米|state|USA}は延期になった。",
        "{訪中|state|CHN}は延期になった。",
        "{訪朝|state|PRK}は延期になった。",
        "{訪ロ|state|RUS}は延期になった。",
        "{欧州連合|organisation}は抗議した。",
        "{ＥＵ|organisation}は抗議した。",
        "{国連|organisation}は抗議した。",
        "{国連安全保障理事会|organisation}は会合を開いた。",
        "{国連の安全保障理事会|organisation}は会合を開いた。",
        "{北大西洋条約機構|organisation}は会合を開いた。",
        "{NATO|organisation}は会合を開いた。",
        "{赤十字国際委員会|organisation}は会合を開いた。",
    ],
)
def test_states_and_organisations(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "船は日本海を渡った。",
        "船は南シナ海を渡った。",
        "船は東シナ海を渡った。",
        "船は地中海を渡った。",
        "船は朝鮮半島の沖に着いた。",
        "会見は中国語で行われた。",
        "会見は英語で行われた。",
        "会見はロシア語で行われた。",
        "荷は日本製だった。",
        "荷は米国産だった。",
        "額は日本円で示された。",
        "荷は和紙だった。",
        "客はフランス料理を食べた。",
        "列車は印刷所に着いた。",
        "中東の情勢は厳しい。",
        "北欧の情勢は厳しい。",
        "中米の情勢は厳しい。",
        "北米の情勢は厳しい。",
        "南米の情勢は厳しい。",
        "中南米の情勢は厳しい。",
        "中央アジアの情勢は厳しい。",
        "豪雨の被害は広がった。",
        "仏像は返された。",
        "独自の調査は続く。",
        "中止の判断は早い。",
        "印象は薄い。",
        "日程は未定だ。",
        "越境の被害は広がった。",
        "対中央の窓口は閉じた。",
        wrong("日中の気温は上がった。", "日中, by day, is read as two states"),
    ],
)
def test_no_states(marked: str) -> None:
    assert [a.names for a in keii.read(marked, published="2026-03-12").actors if a.type == "state"] == []


@pytest.mark.parametrize(
    "marked",
    [
        "{米国務省|organisation|USA}は抗議した。",
        "{米国防総省|organisation|USA}は抗議した。",
        "{独外務省|organisation|DEU}は抗議した。",
        "{中国外務省|organisation|CHN}は抗議した。",
        "{中国の外務省|organisation|CHN}は抗議した。",
        "{ロシア大統領府|organisation|RUS}は抗議した。",
        "{ロシア国防省|organisation|RUS}は抗議した。",
        "{韓国統一省|organisation|KOR}は抗議した。",
        wrong(
            "{韓国軍|organisation|KOR}は発射を確認した。",
            "韓国軍 is one word of the dictionary, and neither a body nor of Korea",
        ),
        "{米軍|organisation|USA}は発射を確認した。",
        "{ロシア軍|organisation|RUS}は発射を確認した。",
        "{イスラエル軍|organisation|ISR}は空爆を確認した。",
        "{ポルトガル議会|organisation|PRT}は承認した。",
        "{ポルトガル中央銀行|organisation|PRT}は発表した。",
        "{朝日新聞|organisation|JPN}は報じた。",
        "{朝鮮中央通信|organisation|PRK}は報じた。",
        "{新華社|organisation|CHN}は報じた。",
        "{タス通信|organisation|RUS}は報じた。",
        "{ロイター通信|organisation|GBR}は報じた。",
        "{聯合ニュース|organisation|KOR}は報じた。",
        "{アトラス通信|organisation}は報じた。",
        "{東都新聞|organisation}は報じた。",
        "{朝鮮労働党|organisation|PRK}は会議を開いた。",
        "{中国共産党|organisation|CHN}は会議を開いた。",
        "{米上院|organisation|USA}は会議を開いた。",
        "{米メディア|organisation|USA}は報じた。",
        "{中国国営メディア|organisation|CHN}は報じた。",
        wrong("{英紙|organisation|GBR}は報じた。", "a state's abbreviation with 紙 is nobody"),
        "{国際原子力機関（IAEA）|organisation}は報告した。",
        "{パレスチナ自治政府|organisation|PSE}は抗議した。",
        "{在ロシア|state|RUS}{日本大使館|organisation|JPN}は抗議した。",
    ],
)
def test_bodies_and_media(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{ポルトガルのサンタレン首相|person|PRT}は抗議した。",
        "{ポルトガル|state|PRT}の{ジョアン・サンタレン首相|person|PRT}は抗議した。",
        "{サンタレン・ポルトガル首相|person|PRT}は抗議した。",
        "{米国|state|USA}の{ハートウェル国務長官|person|USA}は抗議した。",
        wrong(
            "{米|state|USA}の{ハートウェル国務長官|person|USA}は抗議した。",
            "a state's abbreviation with の gives the person no country",
        ),
        "{ハートウェル米国務長官|person|USA}は抗議した。",
        "{独ザイフェルト外相|person|DEU}は抗議した。",
        "{ザイフェルト独外相|person|DEU}は抗議した。",
        "{沢渡祐子外相|person|JPN}は抗議した。",
        "{沢渡外務大臣|person|JPN}は抗議した。",
        "{沢渡氏|person|JPN}は抗議した。",
        "{中国外務省の戚文昭報道官|person|CHN}は抗議した。",
        "{中国外務省|organisation|CHN}の{戚文昭（せき・ぶんしょう）報道官|person|CHN}は抗議した。",
        "{韓国の都振宇外相|person|KOR}は抗議した。",
        "{韓国のチョ・ジヌ外相|person|KOR}は抗議した。",
        "{韓国のト・ジヌ外相|person|KOR}は抗議した。",
        "{韓国のイ・ミンス外相|person|KOR}は抗議した。",
        "{フィリピンのマリセル・ドゥマギティ外相（５８）|person|PHL}は抗議した。",
        "{ベトナムのグエン・ティ・ハン外相|person|VNM}は抗議した。",
        "{ミャンマーのソー・ミャ・トゥン外相|person|MMR}は抗議した。",
        "{アイスランドのヨウンスドッティル外相|person|ISL}は抗議した。",
        "{スペインのデ・ラ・フエンテ外相|person|ESP}は抗議した。",
        "{アルジェリアのベン＝サリム外相|person|DZA}は抗議した。",
        "{ロシア大統領府のソローキン報道官|person|RUS}は抗議した。",
        "{ＥＵのボナベントゥーラ上級代表|person}は抗議した。",
        "{国連のモレッティ事務次長|person}は抗議した。",
    ],
)
def test_people(marked: str) -> None:
    check_person(marked)


def check_person(marked: str) -> None:
    """One person of that country, whose names stand in the mark; states and bodies around it don't matter."""
    text = MARK.sub(r"\1", marked)
    ((words, country),) = [(m[1], m[3]) for m in MARK.finditer(marked) if m[2] == "person"]
    (person,) = [a for a in keii.read(text, published="2026-03-12").actors if a.type == "person"]
    assert person.country == country
    assert person.name in words
    assert words.endswith("氏") or any(r.title in words for r in person.roles)


@pytest.mark.parametrize(
    ("sentence", "name", "title", "country"),
    [
        ("ポルトガルの首相は抗議した。", "首相", "首相", "PRT"),
        ("ポルトガル首相は抗議した。", "首相", "首相", "PRT"),
        ("中国外務省の報道官は抗議した。", "報道官", "報道官", "CHN"),
        ("中国外務省報道官は抗議した。", "報道官", "報道官", "CHN"),
        ("米国務長官は抗議した。", "国務長官", "国務長官", "USA"),
        ("独外相は抗議した。", "外相", "外相", "DEU"),
        ("官房長官は抗議した。", "官房長官", "官房長官", "JPN"),
        ("駐日ポルトガル大使は抗議した。", "大使", "大使", "PRT"),
    ],
)
def test_offices(sentence: str, name: str, title: str, country: str) -> None:
    (office,) = [a for a in keii.read(sentence, published="2026-03-12").actors if a.type == "office"]
    assert office.country == country
    assert any(name in n for n in office.names)
    assert any(title in r.title for r in office.roles)


@pytest.mark.parametrize(
    "sentence",
    [
        "南北首脳会談が開かれた。",
        "共同議長を置いた。",
        "エネルギー相会合が開かれた。",
        "大統領選挙が行われた。",
        "首相官邸に入った。",
        "外相会談が開かれた。",
        "大使館は閉じた。",
        "大臣室に入った。",
        "書記長席に座った。",
        "最高経営責任者会議が開かれた。",
        "サンタレン広場で開かれた。",
        "コロンビア大学で開かれた。",
        "ワシントン・ポストを読んだ。",
        "ジョージ・ワシントン号が入港した。",
        "トマホークを発射した。",
        "バイオテクノロジーの協定だ。",
    ],
)
def test_nobody(sentence: str) -> None:
    assert [a.names for a in keii.read(sentence, published="2026-03-12").actors if a.type == "person"] == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("政府関係者は「行く」と述べた。", "政府関係者"),
        ("外交筋は「行く」と述べた。", "外交筋"),
        ("複数の政府高官は「行く」と述べた。", "政府高官"),
        ("人権団体は「行く」と述べた。", "人権団体"),
        ("野党は「行く」と述べた。", "野党"),
        ("住民らは「行く」と述べた。", "住民"),
        ("造船所の経営者は「行く」と述べた。", "経営者"),
        ("港で働く男性は「行く」と述べた。", "男性"),
        ("67歳の女性は「行く」と述べた。", "女性"),
    ],
)
def test_speakers_without_a_name(sentence: str, words: str) -> None:
    dossier = keii.read(sentence, published="2026-03-12")
    (statement,) = dossier.statements
    (speaker,) = [a for a in dossier.actors if a.id in statement.speaker]
    assert any(words in n for n in speaker.names)
    assert speaker.type in ("group", "person", "organisation", "office")
