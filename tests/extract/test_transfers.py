"""Transfers: goods, quantity, category, who gives and who receives, how sure, with near misses."""

from __future__ import annotations

import msgspec
import pytest

import keii
from keii.records import Dossier, Transfer

PUBLISHED = "2026-03-12"


def read(text: str) -> Dossier:
    return keii.read(text, published=PUBLISHED)


def told(dossier: Dossier, x: Transfer) -> str:
    """砲弾 arms PRK>RUS alleged, by country or, without one, by name."""
    known = {a.id: a.country or a.name for a in dossier.actors}
    who = ["+".join(known[i] for i in ids) for ids in (x.giver, x.receiver)]
    return f"{x.item} {x.category} {who[0]}>{who[1]} {'not ' if x.negated else ''}{x.certainty}"


class Case(msgspec.Struct):
    """A text and the transfers it tells."""

    name: str
    text: str
    transfers: list[str]


TALKS = "日本の柴原防衛相は20日、ハノイでベトナムのグエン国防相と会談した。"

CASES = [
    Case("sounded out, and refused", TALKS + "ベトナム側は地対艦誘導弾の供与を打診したが、日本側が難色を示した。", ["地対艦誘導弾 arms JPN>VNM desired"]),
    Case("asked of somebody", TALKS + "ベトナムは日本に戦闘機の供与を要望した。", ["戦闘機 arms JPN>VNM desired"]),
    Case("the way goods flow", TALKS + "哨戒機2機を2028年度にも引き渡す。実現すれば、日本からベトナムへの装備品の輸出は初めてとなる。", ["哨戒機 arms JPN>VNM expected"]),
    Case("goods that flow nowhere", TALKS + "哨戒機2機を2028年度にも引き渡す。", []),
    Case("goods that flow two ways", TALKS + "哨戒機2機を引き渡す。日本からベトナムへの輸出も、ベトナムから日本への輸出も増えた。", []),
    Case("to a town of the state aided", "世界食糧計画（WFP）は国境の町スピンボルダックに小麦粉500トンを届ける計画だ。日本政府もアフガニスタンへの支援を検討している。", ["小麦粉 food 世界食糧計画>AFG expected"]),
    Case("to a town of nobody knows where", "世界食糧計画（WFP）は国境の町スピンボルダックに小麦粉500トンを届ける計画だ。", ["小麦粉 food 世界食糧計画> expected"]),
    Case(
        "a suspected supplier of whom the report is about",
        "イラン国営テレビはミサイル試験を報じた。イラン外務省は成果を誇った。イラン軍も声明を出した。イランは試験を続ける。韓国の情報当局は、北朝鮮がエンジン部品を供給した疑いがあるとみて調べている。",
        ["エンジン部品 arms PRK>IRN alleged"],
    ),
    Case("a cleft gift", TALKS + "日本側が贈ったのは、漆の箱と、絹の織物です。", ["漆の箱 gift JPN>VNM asserted", "絹の織物 gift JPN>VNM asserted"]),
    Case("a gift taken for granted", TALKS + "日本側からベトナム側に贈られたのは2台目だ。", []),
    Case("leased", "ポルトガルはモロッコに哨戒艇2隻を貸し出した。", ["哨戒艇 arms PRT>MAR asserted"]),
    Case("delivered to a buyer", "ポルトガルはモロッコに戦闘機12機を納入した。", ["戦闘機 arms PRT>MAR asserted"]),
    Case("diverted", "ポルトガルはモロッコに砲弾を横流しした疑いがある。", ["砲弾 arms PRT>MAR alleged"]),
    Case("given back, but people", "ポルトガルはモロッコに捕虜を返還した。", []),
    Case("a lead given away", "ポルトガルはモロッコに首位を譲った。", []),
    Case("plain", "北朝鮮はロシアに砲弾を供与した。", ["砲弾 arms PRK>RUS asserted"]),
    Case("to come", "ドイツはウクライナに戦車を供与する。", ["戦車 arms DEU>UKR expected"]),
    Case("two goods", "北朝鮮はロシアに砲弾や短距離弾道ミサイルを供与したとされる。", ["砲弾 arms PRK>RUS alleged", "短距離弾道ミサイル arms PRK>RUS alleged"]),
    Case("passive", "ロシアは、北朝鮮から弾薬を供与されたとみられる。", ["弾薬 arms PRK>RUS presumed"]),
    Case("received", "ロシアが北朝鮮から砲弾の供与を受けたと発表した。", ["砲弾 arms PRK>RUS reported"]),
    Case(
        "two directions",
        "ロシアが北朝鮮から砲弾などの供与を受け、その見返りに北朝鮮が軍事技術などの支援をロシアから受けているとされる。",
        ["砲弾 arms PRK>RUS alleged", "軍事技術 technology RUS>PRK alleged"],
    ),
    Case("asked for", "ウクライナは米国に防空システムの供与を求めた。", ["防空システム arms USA>UKR desired"]),
    Case("thought over", "オランダはウクライナへの戦車の売却を検討している。", ["戦車 arms NLD>UKR possible"]),
    Case("compound", "オランダはウクライナへの弾薬供与を続けた。", ["弾薬 arms NLD>UKR asserted"]),
    Case("examples of a class", "中国は北朝鮮に小麦粉など食糧を送った。", ["小麦粉 food CHN>PRK asserted"]),
    Case("class that is goods itself", "日本はモロッコに浄水器及びテント等の緊急援助物資を供与した。", ["浄水器及びテント等の緊急援助物資 aid JPN>MAR asserted"]),
    Case("money", "欧州連合（EU）はモルドバの送電網の増強に1億2千万ユーロを拠出すると表明した。", ["1億2千万ユーロ money 欧州連合>MDA expected"]),
    Case("amount with the noun", "日本はケニアに対し、食糧援助5億円を実施すると発表した。", ["食糧援助 food JPN>KEN expected"]),
    Case("energy", "スロバキアはウクライナに石油製品を供給した。", ["石油製品 energy SVK>UKR asserted"]),
    Case("trade both ways", "中国はセルビアに地対空ミサイルを輸出し、見返りに銅を輸入しているとされる。", ["地対空ミサイル arms CHN>SRB alleged", "銅 other SRB>CHN alleged"]),
    Case("gift", "サンタレン首相はモロッコのベルカセム首相に銀細工の鞍を贈った。", ["銀細工の鞍 gift サンタレン>MAR asserted"]),
    Case("gift passive", "モロッコのベルカセム首相から、ポルトガルのサンタレン首相に馬頭琴が手渡された。", ["馬頭琴 gift MAR>PRT asserted"]),
    Case("gift on a gift", "モンゴルの外相はカザフスタンの大統領に、乳製品を載せた青い絹布を差し出した。", ["乳製品 gift MNG>KAZ asserted", "絹布 gift MNG>KAZ asserted"]),
    Case("relative clause", "フィリピンは日本から供与された巡視船で海域を守る。", ["巡視船 aid JPN>PHL asserted"]),
    Case("not given", "ドイツは、巡航ミサイルについてはウクライナに供与しないと述べた。", ["巡航ミサイル arms DEU>UKR not expected"]),
    Case("stopped", "米国はウクライナへの弾薬の供与を停止した。", ["弾薬 arms USA>UKR not asserted"]),
    Case("alleged by another", "米国は、イランがベラルーシに無人機を渡したと主張した。", ["無人機 arms IRN>BLR alleged"]),
    Case("denied report", "ロシアは、イランから無人機の部品を受け取ったとの報道を否定した。", ["無人機の部品 arms IRN>RUS alleged"]),
    Case("in somebody's mouth", "米国務長官は「北朝鮮はロシアに弾薬を提供している」と述べた。", ["弾薬 arms PRK>RUS alleged"]),
    Case("suspected", "ロシアが石油精製品を北朝鮮へ引き渡した疑いがあると指摘した。", ["石油精製品 energy RUS>PRK alleged"]),
    Case("told twice", "北朝鮮はロシアに砲弾を供与したとされる。北朝鮮はロシアに砲弾を供与したと韓国政府が発表した。", ["砲弾 arms PRK>RUS reported"]),
    Case("what a truck carries", "国連は食料を積んだトラック600台をスーダンに送った。", ["食料 food 国連>SDN asserted"]),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_transfers(case: Case) -> None:
    dossier = read(case.text)
    assert [told(dossier, x) for x in dossier.transfers] == case.transfers


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("日本は米国に情報を提供した。", id="information"),
        pytest.param("ロシアはウクライナに部隊を送った。", id="troops"),
        pytest.param("米国はイランに機会を与えた。", id="a chance"),
        pytest.param("韓国の大統領は中国の国家主席に親書を渡した。", id="a letter"),
        pytest.param("モロッコは容疑者をポルトガルに引き渡した。", id="a suspect"),
        pytest.param("米国は国内の農家に補助金を支給する。", id="at home"),
        pytest.param("首相は花束を受け取った。", id="from nobody"),
        pytest.param("武器を供給した国や団体への制裁を検討する。", id="whoever does"),
        pytest.param("ポルトガルがモロッコに武器を供与した場合、制裁を科す。", id="only if"),
        pytest.param("条約は、一方が他方に武器を供与することを定めている。", id="what a treaty says"),
        pytest.param("中国はレアアースの輸出規制を強化した。", id="export control"),
        pytest.param("米国は日本に輸出を増やすよう求めた。", id="no goods"),
        pytest.param("イランや中国もロシアを支援している。", id="support without goods"),
    ],
)
def test_no_transfer(text: str) -> None:
    dossier = read(text)
    assert [told(dossier, x) for x in dossier.transfers] == []


@pytest.mark.parametrize(
    ("goods", "category"),
    [
        ("戦闘機", "arms"), ("コメ", "food"), ("液化天然ガス", "energy"), ("資金", "money"), ("半導体", "technology"),
        ("医薬品", "aid"), ("重希土類", "other"), ("F16戦闘機", "arms"), ("復興資金", "money"), ("冬用の毛布", "aid"),
    ],
)  # fmt: skip
def test_category_by_the_head(goods: str, category: str) -> None:
    (found,) = read(f"ポルトガルはモロッコに{goods}を供与した。").transfers
    assert (found.item, found.category) == (goods, category)


@pytest.mark.parametrize(
    ("words", "item", "quantity"),
    [
        ("砲弾500万発", "砲弾", "500万発"), ("約110万バレルの石油精製品", "石油精製品", "約110万バレル"), ("小麦粉約3万トン", "小麦粉", "約3万トン"),
        ("馬２頭", "馬", "２頭"), ("防空システム「イリスＴ」２基", "防空システム", "２基"), ("5億ドル", "5億ドル", "5億ドル"), ("小麦を2万トン", "小麦", "2万トン"),
    ],
)  # fmt: skip
def test_quantity(words: str, item: str, quantity: str) -> None:
    particle = "" if "を" in words else "を"
    (found,) = read(f"ポルトガルはモロッコに{words}{particle}送った。").transfers
    assert (found.item, found.quantity) == (item, quantity)


def test_whom_nobody_names_is_marked() -> None:
    dossier = read("ポルトガルとモロッコが会談した。ポルトガルは発電機を供与した。")
    (found,) = dossier.transfers
    assert told(dossier, found) == "発電機 aid PRT>MAR asserted"
    assert found.inferred == found.receiver


def test_third_party_in_the_sentence_is_no_guess() -> None:
    """K2戦車 goes to Poland, not to the other Korea."""
    dossier = read("韓国と北朝鮮が会談した。\n韓国はポーランドと戦車180両を供給する契約を結んだ。")
    (found,) = dossier.transfers
    assert told(dossier, found) == "戦車 arms KOR>POL expected"


def test_time() -> None:
    dossier = read("ロシアは2月3日、イランに練習機を引き渡した。")
    (found,) = dossier.transfers
    assert {t.id: t.value for t in dossier.times}[found.time or ""] == "2026-02-03"
