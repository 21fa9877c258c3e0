"""Agreements: titles, kinds, parties, stages, provisions and succession, with near misses."""

from __future__ import annotations

import msgspec
import pytest

import keii
from keii.records import Agreement, Dossier

PUBLISHED = "2026-03-12"
TWO = "ポルトガルのサンタレン首相は10日、モロッコのベルカセム首相と会談した。"


def read(text: str) -> Dossier:
    return keii.read(text, published=PUBLISHED)


def stages(dossier: Dossier, agreement: Agreement) -> set[str]:
    """signed@2026-03-12:asserted, without the date when it has none."""
    values = {t.id: t.value for t in dossier.times}
    return {f"{s.stage}@{values[s.time] if s.time else ''}:{s.certainty}" for s in agreement.stages}


def states(dossier: Dossier, ids: list[str]) -> set[str]:
    """The countries of actors, the name of whoever has none."""
    known = {a.id: a.country or a.name for a in dossier.actors}
    return {known[i] for i in ids}


class Case(msgspec.Struct):
    """A text, and what is expected of its one agreement; what is None is not asked."""

    name: str
    text: str
    title: str
    kind: str | None = None
    parties: str | None = None
    stages: str | None = None
    provisions: str | None = None


CASES = [
    Case(
        "signed, quoted title",
        "ポルトガルのサンタレン首相は10日、モロッコのベルカセム首相と会談し、新たな「海峡協力条約」に署名した。",
        "海峡協力条約", "treaty", "PRT MAR", "signed@2026-03-10:asserted",
    ),
    Case("without marks", "ポルトガルとモロッコは10日、漁業協定に調印した。", "漁業協定", "treaty", "PRT MAR", "signed@2026-03-10:asserted"),
    Case("に関する title", "ポルトガルとモロッコは海底送電線の建設に関する協定に署名した。", "海底送電線の建設に関する協定", "treaty"),
    Case("short form in parentheses", "ポルトガルとモロッコは自由貿易協定（FTA）に署名した。FTAは5月に発効する。", "自由貿易協定", "treaty", None, "signed@:asserted in force@2026-05:expected"),
    Case("states in the title", "1956年の日ソ共同宣言に基づき、交渉を続ける。ソ連と日本は当時、対立していた。", "日ソ共同宣言", "declaration", None, "in force@1956:asserted"),
    Case("joint statement issued", TWO + "両首脳は会談後、共同声明を発表した。", "共同声明", "declaration", "PRT MAR", "signed@:asserted"),
    Case("memorandum", "ポルトガルとモロッコの両政府は水素の供給に関する覚書を交わした。", "水素の供給に関する覚書", "memorandum", "PRT MAR", "signed@:asserted"),
    Case("contract lapsed", "ポルトガルとモロッコのガス通過契約は2024年12月31日に失効した。", "ガス通過契約", "contract", "PRT MAR", "lapsed@2024-12-31:asserted"),
    Case("ceasefire in force", "イスラエルとレバノンの停戦は2025年9月14日に発効した。", "停戦", "ceasefire", "ISR LBN", "in force@2025-09-14:asserted"),
    Case("expected signing has a draft", "ポルトガルとモロッコは来月、投資協定に署名する見通しだ。", "投資協定", "treaty", "PRT MAR", "signed@2026-04:expected drafted@:presumed"),
    Case("aimed at", "ポルトガルとモロッコは改正議定書について年内の署名を目指す。", "改正議定書", "treaty", None, "signed@2026:desired proposed@:asserted"),
    Case("under negotiation", "ポルトガルとモロッコが交渉中の経済連携協定を巡り、会合が開かれた。", "経済連携協定", "treaty", None, "drafted@:asserted"),
    Case("talks towards conclusion", TWO + "両首脳は投資協定の締結に向けた交渉を始めることを確認した。", "投資協定", "treaty", None, "drafted@:asserted"),
    Case("withdrawal", "モロッコは漁業協定から離脱すると表明した。協定はポルトガルとの間で1998年に結ばれた。", "漁業協定", "treaty", "PRT MAR", "lapsed@:expected signed@1998:asserted"),
    Case("suspension of what it does", "モロッコは12日、ポルトガルとの租税条約の適用を停止した。", "租税条約", "treaty", "PRT MAR", "suspended@2026-03-12:asserted"),
    Case("background clause", "ポルトガルは1904年にモロッコと結んだ平和友好条約で海岸線を失った。", "平和友好条約", "treaty", "PRT MAR", "signed@1904:asserted"),
    Case("dated noun", "漁業委員会はポルトガルとモロッコの1975年の協定に基づく。", "1975年の協定", "treaty", "PRT MAR", "in force@1975:asserted"),
    Case("on somebody's word", "国営通信によると、ポルトガルとモロッコは10日、漁業協定に署名した。", "漁業協定", "treaty", None, "signed@2026-03-10:reported"),
    Case("headline to come", "ポルトガルとモロッコ、漁業協定に署名へ\n\nポルトガルとモロッコは来週、漁業協定に署名する。", "漁業協定", "treaty", None, "signed@2026-W12:expected drafted@:presumed"),
    Case("title on a line of its own", TWO + "\n\n（参考）ポルトガル・モロッコ修好条約\n　1895年11月5日、パリにおいて署名。", "ポルトガル・モロッコ修好条約", "treaty", "PRT MAR", "signed@1895-11-05:asserted"),
    Case(
        "defence on condition",
        "ポルトガルとモロッコは同盟条約に署名した。条約は、一方が武力攻撃を受けた場合、他方が支援すると定めている。",
        "同盟条約", provisions="defence|一方が武力攻撃を受けた場合|他方が支援する",
    ),
    Case(
        "neutrality and consultation",
        "ポルトガルとモロッコは協力条約に署名した。公開された条文では、一方が侵攻を受けた場合、他方は侵略者を支援しないとしています。また、脅威が生じた際には、遅滞なく協議するとしています。",
        "協力条約", provisions="neutrality|一方が侵攻を受けた場合|他方は侵略者を支援しない consultation|脅威が生じた際|遅滞なく協議する",
    ),
    Case(
        "list of articles",
        "ポルトガルとモロッコは善隣条約に署名した。\n条約の骨子は次の通り。\n▽自国の領域を他方に対する攻撃に使わせない（第5条）\n▽合同演習を年2回実施する（第7条）",
        "善隣条約", provisions="nonaggression||自国の領域を他方に対する攻撃に使わせない military cooperation||合同演習を年2回実施する",
    ),
    Case("what it lays down", "ポルトガルとモロッコは鉄道の相互乗り入れを定めた「鉄道協定」に署名した。", "鉄道協定", provisions="economic||鉄道の相互乗り入れ"),
    Case("laid down with よう", "ポルトガルとモロッコは海峡条約を結んだ。条約は、紛争が生じた場合、互いに通報するよう定める。", "海峡条約", provisions="consultation|紛争が生じた場合|互いに通報する"),
    Case("a rule there is", "ポルトガルとモロッコは海峡条約を結んだ。条約には、一方が1年前に通告すれば終了できるとの規定がある。", "海峡条約", provisions="other|一方が1年前に通告すれば|終了できる"),
    Case("pledged by a treaty", "ポルトガルとモロッコは2006年に署名した「海峡条約」で、分離独立の動きを支援しないことを約束した。", "海峡条約", provisions="nonaggression||分離独立の動きを支援しない"),
    Case("a duty borne", "ポルトガルとモロッコは海峡条約に署名した。条約に基づき、両国は互いに軍事援助を与える義務を負う。", "海峡条約", provisions="military cooperation||両国は互いに軍事援助を与える"),
    Case("pledged by nobody", "ポルトガルとモロッコは海峡条約に署名した。首相は会見で、漁業を守ると約束した。", "海峡条約", provisions=""),
    Case("a year is no title", "ポルトガルとモロッコが1950年に結んだ平和友好条約だ。50年の条約には期限がない。", "平和友好条約"),
    Case("first without its name", "ポルトガルとモロッコは10日、新しい条約に署名した。このあと首脳は「友好・防衛協力条約」に署名した。", "友好・防衛協力条約"),
    Case("article by number", "ポルトガルとモロッコは電力協定に署名した。第4条は、供給が途絶した場合、他方が電力を融通すると定める。", "電力協定", provisions="economic|供給が途絶した場合|他方が電力を融通する"),
    Case(
        "counted in running text",
        "ポルトガルとモロッコは海峡条約に署名しました。\n新条約の柱は三つあります。第一に、一方が武力攻撃を受けた場合、他方は軍事支援を与えます（第3条）。第二に、双方は相手国を攻撃しないと約束しています。首相は15日に帰国します。",
        "海峡条約", provisions="defence|一方が武力攻撃を受けた場合|他方は軍事支援を与えます nonaggression||相手国を攻撃しない",
    ),
    Case(
        "counted under a question",
        "ポルトガルとモロッコは海峡条約に署名した。\n\nQ. 新条約の柱は何ですか。\nA. 大きく二つある。1点目は、脅威が生じたときは48時間以内に協議する。2点目は、関税を引き下げる。議会が4月に採決する。",
        "海峡条約", provisions="consultation|脅威が生じたとき|48時間以内に協議する economic||関税を引き下げる",
    ),
    Case(
        "a row of clauses",
        "ポルトガルとモロッコは海峡条約に署名した。条約には、双方が互いに侵略しないことや、有事の際に協議することが盛り込まれています。",
        "海峡条約", provisions="nonaggression||双方が互いに侵略しない consultation|有事の際|協議する",
    ),
    Case("counted, but of no text", "ポルトガルとモロッコは海峡条約に署名した。まず、両首相が握手した。", "海峡条約", provisions=""),
    Case(
        "a condition is no other subject",
        "ポルトガルとモロッコは共同声明を発表した。声明では、双方が砲撃を停止するとしている。また、違反があった場合は、委員会が24時間以内に当事者を招集すると定めている。",
        "共同声明", provisions="nonaggression||双方が砲撃を停止する consultation|違反があった場合|委員会が24時間以内に当事者を招集する",
    ),
    Case("bound to hand over", "ポルトガルがモロッコに哨戒艇を引き渡す契約を結んだ。", "契約", "contract", "PRT MAR", provisions="military cooperation||モロッコに哨戒艇を引き渡す"),
    Case("worth of a contract", "ポルトガルはモロッコと哨戒艇の売却契約を結んだ。契約額は約3億ドルとされる。", "売却契約", "contract", provisions=""),
    Case("short noun for the full title", "会談で覚書\n\nポルトガルとモロッコは10日、「観光に関する覚書」に署名した。覚書は、双方が査証を免除すると定めている。", "観光に関する覚書", provisions="economic||双方が査証を免除する"),
    Case("of three", "ポルトガルとモロッコの外相会談が12日に開かれた。仲介したスペインは13日、3者による共同声明を発表した。", "共同声明", "declaration", "PRT MAR ESP"),
    Case("of two, told by the host", "ポルトガルとモロッコは共同声明を発表した。仲介したスペインは歓迎した。", "共同声明", "declaration", "PRT MAR"),
    Case("not in it", "ポルトガルとモロッコは同盟条約に署名した。条約に相互防衛の義務は盛り込まれなかった。", "同盟条約", provisions=""),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_agreement(case: Case) -> None:
    dossier = read(case.text)
    assert [g.title for g in dossier.agreements] == [case.title]
    (found,) = dossier.agreements
    if case.kind is not None:
        assert found.kind == case.kind
    if case.parties is not None:
        assert states(dossier, found.parties) == set(case.parties.split())
    if case.stages is not None:
        expected = case.stages.replace("in force", "in_force").split()
        assert {s.replace("in force", "in_force") for s in stages(dossier, found)} == set(expected)
    if case.provisions is not None:
        told = {f"{p.type}|{p.trigger}|{p.obligation}" for p in found.provisions}
        wanted = case.provisions.replace("military cooperation", "military_cooperation").split()
        assert {t.replace("military cooperation", "military_cooperation") for t in told} == set(wanted)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("北大西洋条約機構の事務総長は会見した。", id="an organisation"),
        pytest.param("国連憲章の精神に反すると批判した。", id="a charter by the way"),
        pytest.param("ポルトガルとモロッコは漁業協定に署名しなかった。", id="not signed"),
        pytest.param("漁業協定に詳しい専門家に聞いた。", id="nothing is done to it"),
        pytest.param("ポルトガルは独立宣言から50年を迎えた。", id="a declaration of one's own"),
        pytest.param("両政府は共同声明を出せずに終わった。", id="no statement came of it"),
        pytest.param("与党は政策合意に署名した。", id="parties at home"),
        pytest.param("首相は「これは同盟条約ではない」と述べた。", id="in somebody's mouth"),
        pytest.param("サンタレン首相は停戦を求めた。", id="only wanted"),
        pytest.param("イラン大統領「純粋に防衛的な条約」", id="a description in marks"),
        pytest.param("国連安保理は決議案を採択できなかった。", id="a resolution"),
    ],
)
def test_no_agreement(text: str) -> None:
    assert read(text).agreements == []


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        pytest.param(
            "両国は包括的戦略パートナーシップ条約に署名した。包括的戦略パートナッシップ条約は5月に発効する。包括的戦略パートナーシップ条約は20年間有効だ。",
            "包括的戦略パートナーシップ条約", {"包括的戦略パートナーシップ条約", "包括的戦略パートナッシップ条約"}, id="a slip of the pen",
        ),
        pytest.param(
            "両国は「善隣・包括協力条約」に署名した。同条約は来春に発効する。協力条約の期限は10年だ。",
            "善隣・包括協力条約", {"善隣・包括協力条約", "協力条約"}, id="short form and 同条約",
        ),
        pytest.param(
            "核合意は正式には「包括的共同行動計画（JCPOA）」と呼ばれる。米国は2018年に核合意から離脱した。",
            "核合意", {"核合意", "包括的共同行動計画", "JCPOA"}, id="called by another name",
        ),
    ],
)  # fmt: skip
def test_one_agreement_by_many_names(text: str, title: str, names: set[str]) -> None:
    (found,) = read("ポルトガルとモロッコが会談した。" + text).agreements
    assert (found.title, set(found.names)) == (title, names)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("両国は「戦略協力条約」に署名した。1995年に結んだ「友好協力条約」は失効した。", {"戦略協力条約", "友好協力条約"}, id="another adjective"),
        pytest.param("両首脳は10日、共同声明を発表した。1972年の日中共同声明にも触れた。", {"共同声明", "1972年の日中共同声明"}, id="another year"),
        pytest.param("両国は技術に関する覚書と観光に関する覚書に署名した。", {"技術に関する覚書", "観光に関する覚書"}, id="two of a kind in a row"),
        pytest.param("両国は漁業協定に署名した。航空協定にも署名した。", {"漁業協定", "航空協定"}, id="two kinds"),
    ],
)  # fmt: skip
def test_agreements_kept_apart(text: str, titles: set[str]) -> None:
    found = read("日本と中国が会談した。" + text).agreements
    assert {g.title for g in found} == titles or {g.title.removeprefix("1972年の") for g in found} == {
        t.removeprefix("1972年の") for t in titles
    }


@pytest.mark.parametrize(
    "text",
    [
        "ポルトガルとモロッコは海峡条約に署名した。1995年に結ばれた「友好条約」に代わるものだ。",
        "ポルトガルとモロッコは「友好条約」に代わる海峡条約に署名した。",
        "ポルトガルとモロッコは海峡条約に署名した。海峡条約は1995年に結んだ友好条約の後継となる。",
    ],
)
def test_succession(text: str) -> None:
    found = {g.title: g for g in read(text).agreements}
    assert (
        found["海峡条約"].replaces == [found["友好条約"].id] if "友好条約" in found else not found["海峡条約"].replaces
    )


SIGNED = "ポルトガルとモロッコは10日、新たな「海峡協力条約」に署名した。"


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        pytest.param(SIGNED + "2003年に結ばれた旧条約は効力を失った。", "旧条約", id="called the old one"),
        pytest.param(SIGNED + "前の条約は昨年失効した。", "前の条約", id="called the one before"),
        pytest.param(
            "1990年に結ばれた「友愛漁業条約」が昨年末で期限切れとなった。" + SIGNED,
            "友愛漁業条約",
            id="ran out, and a new one",
        ),
        pytest.param("スペインとポルトガルの「漁業条約」は昨年失効した。" + SIGNED, "", id="ran out, of other parties"),
        pytest.param("ポルトガルとモロッコの航空協定は昨年失効した。" + SIGNED, "", id="ran out, of another kind"),
        pytest.param(SIGNED + "2003年に結ばれた「友好条約」は今も有効だ。", "", id="still in force"),
    ],
)
def test_predecessor(text: str, replaced: str) -> None:
    found = {g.id: g.title for g in read(text).agreements}
    (new,) = [g for g in read(text).agreements if g.title == "海峡協力条約"]
    assert [found[i] for i in new.replaces] == [replaced][: bool(replaced)]


def test_clause_of_the_old_one_goes_on() -> None:
    text = SIGNED + "2003年に結ばれた旧条約にあった不可侵の規定も引き継がれた。"
    told = {g.title: [(p.type, p.obligation) for p in g.provisions] for g in read(text).agreements}
    assert told == {"海峡協力条約": [("nonaggression", "不可侵の規定")], "旧条約": [("nonaggression", "不可侵の規定")]}


def test_obligor_and_article() -> None:
    text = "ポルトガルとモロッコは条約の骨子を公表した。\n条約の骨子は次の通り。\n▽ポルトガルはモロッコの領内に部隊を常駐させない（第6条）"
    dossier = read("ポルトガルとモロッコは善隣条約に署名した。" + text)
    (found,) = dossier.agreements
    (clause,) = found.provisions
    assert (clause.type, clause.article) == ("neutrality", "第6条")
    assert states(dossier, clause.obligor) == {"PRT"}


def test_parties_nobody_names_are_marked() -> None:
    dossier = read(
        TWO
        + "\n\n共同宣言に署名したのは夜だった。両国の関係は長い。\n発表された共同宣言には「海は道だ」との一文が入った。"
    )
    (found,) = dossier.agreements
    assert states(dossier, found.parties) == {"PRT", "MAR"}
    assert set(found.inferred) <= set(found.parties)


def test_signed_documents_of_a_list() -> None:
    text = TWO + "\n２　署名文書\n・租税条約の実施に関する覚書\n・デジタル分野における協力覚書\n"
    found = {g.title: g for g in read(text).agreements}
    assert set(found) == {"租税条約の実施に関する覚書", "協力覚書"}
    assert all(s.stage == "signed" and s.certainty == "asserted" for g in found.values() for s in g.stages)
