"""Agreements: how they are named, at which stage they are, who is bound and to what. Office holders and treaties are invented."""

from __future__ import annotations

import pytest

import keii
from keii.records import Agreement, Dossier


def read(text: str) -> Dossier:
    return keii.read(text, published="2026-03-12")


def told(dossier: Dossier, agreement: Agreement) -> tuple[str, list[str]]:
    """The title with the stages: 善隣条約 → ["signed 2026-03-11"]; an uncertain stage with its certainty."""
    values = {t.id: t.value for t in dossier.times}
    stages = [
        " ".join(
            x for x in (s.stage, values.get(s.time or "", ""), s.certainty if s.certainty != "asserted" else "") if x
        )
        for s in agreement.stages
    ]
    return agreement.title, stages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # titles
        ("両首脳は11日、「善隣協力条約」に署名した。", [("善隣協力条約", ["signed 2026-03-11"])]),
        ("両首脳は11日、善隣協力条約に署名した。", [("善隣協力条約", ["signed 2026-03-11"])]),
        ("両首脳は11日、新たな善隣協力条約に署名した。", [("善隣協力条約", ["signed 2026-03-11"])]),
        ("両首脳は11日、海峡の安全に関する条約に署名した。", [("海峡の安全に関する条約", ["signed 2026-03-11"])]),
        ("両国は海峡共同宣言を発表した。", [("海峡共同宣言", ["signed"])]),
        ("両首脳は会談後、共同声明を発表した。", [("共同声明", ["signed"])]),
        ("両首脳は善隣協力条約に署名した。条約は来春に発効する見通しだ。", [("善隣協力条約", ["signed", "in force 2027-SP expected"])]),
        ("両首脳は善隣協力条約に署名した。善隣協カ条約は10年間有効だ。", [("善隣協力条約", ["signed", "in force"])]),
        ("両首脳は善隣協力条約に署名した。同条約は批准を待つ。", [("善隣協力条約", ["signed"])]),
        # stages
        ("両国は善隣協力条約を締結した。", [("善隣協力条約", ["signed"])]),
        ("善隣協力条約が1日、発効した。", [("善隣協力条約", ["in force 2026-03-01"])]),
        ("ポルトガルは善隣協力条約を破棄した。", [("善隣協力条約", ["lapsed"])]),
        ("ポルトガルは善隣協力条約の履行を停止した。", [("善隣協力条約", ["suspended"])]),
        ("1996年に効力が失われた善隣協力条約に触れた。", [("善隣協力条約", ["lapsed 1996"])]),
        ("1961年に結ばれた善隣協力条約に触れた。", [("善隣協力条約", ["signed 1961"])]),
        ("両首脳は善隣協力条約に署名する見通しだ。", [("善隣協力条約", ["signed expected"])]),
        ("委員会は1975年の協定に基づき開かれる。両国は協定を延長した。", [("1975年の協定", ["in force 1975", "in force"])]),
        ("両国は漁業協定の年内の署名を目指している。", [("漁業協定", ["proposed 2026 desired"])]),
        ("停戦は9日に発効した。", [("停戦", ["in force 2026-03-09"])]),
        # none
        ("両首脳は善隣協力条約に署名しなかった。", []),
        ("条約局長は会見した。", []),
        ("サンタレン首相は「善隣協力条約に署名した」と述べた。", []),
        ("首脳は国際条約の重要性に触れた。", []),
        ("停戦を求める声が上がった。", []),
        ("■善隣協力条約に署名\n両首脳は会談した。", []),
    ],
)  # fmt: skip
def test_titles_and_stages(text: str, found: list[tuple[str, list[str]]]) -> None:
    dossier = read(text)
    assert [told(dossier, g) for g in dossier.agreements] == found


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("ポルトガルとモロッコは11日、善隣協力条約に署名した。", {"PRT", "MAR"}),
        ("ポルトガルのサンタレン首相とモロッコのベルカセム首相は11日、善隣協力条約に署名した。", {"PRT", "MAR"}),
        ("ポルトガルのサンタレン首相はモロッコのベルカセム首相と会談した。両首脳は善隣協力条約に署名した。", {"PRT", "MAR"}),
        ("ポルトガルとモロッコが、スペインの首都で善隣協力条約に署名した。", {"PRT", "MAR"}),
        ("日ソ中立条約は1941年に結ばれた。", {"JPN", ""}),
        ("ポルトガル、モロッコ、スペイン、フランスの外相が集まった。善隣協力条約が発効した。", set()),
    ],
)  # fmt: skip
def test_parties(text: str, parties: set[str]) -> None:
    dossier = read(text)
    (agreement,) = dossier.agreements
    countries = {a.id: a.country for a in dossier.actors}
    assert {countries[p] for p in agreement.parties} == parties


LEAD = "ポルトガルとモロッコは11日、善隣協力条約に署名した。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("条約には、どちらかの国が攻撃を受けた際に、もう一方の国が支援することが盛り込まれた。",
         [("defence", "どちらかの国が攻撃を受けた際", "もう一方の国が支援する", "")]),
        ("条約は、脅威が生じた場合、両国が48時間以内に協議すると定めている。",
         [("consultation", "脅威が生じた場合", "両国が48時間以内に協議する", "")]),
        ("条約第4条は、一方が侵攻を受けた場合、他方は侵略者を支援しないと規定する。",
         [("neutrality", "一方が侵攻を受けた場合", "他方は侵略者を支援しない", "第4条")]),
        ("条約には、互いに武力を行使しないことが明記された。", [("nonaggression", "", "互いに武力を行使しない", "")]),
        ("条約には合同演習の実施が盛り込まれた。", [("military cooperation", "", "合同演習の実施", "")]),
        ("条約には鉄道や電力の融通が盛り込まれた。", [("economic", "", "鉄道や電力の融通", "")]),
        ("サンタレン首相は条約について「一方が攻撃を受けた際に他方が支援することを規定している」と述べた。",
         [("defence", "一方が攻撃を受けた際", "他方が支援する", "")]),
        ("条約の骨子は次の通り。\n▽脅威が生じた場合、両国は協議を始める（第3条）\n▽合同演習を年2回実施する（第7条）",
         [("consultation", "脅威が生じた場合", "両国は協議を始める", "第3条"), ("military cooperation", "", "合同演習を年2回実施する", "第7条")]),
        # none
        ("条約には相互防衛の義務は盛り込まれなかった。", []),
        ("日程は次の通り。\n▽首脳会談を開く\n▽晩さん会を開く", []),
        ("条約の内容は明らかにされていない。", []),
    ],
)  # fmt: skip
def test_provisions(text: str, found: list[tuple[str, str, str, str]]) -> None:
    dossier = read(LEAD + text)
    (agreement,) = dossier.agreements
    assert [(p.type, p.trigger, p.obligation, p.article) for p in agreement.provisions] == found
    for p in agreement.provisions:
        assert p.obligation in dossier.text(p.evidence)
        assert p.trigger in dossier.text(p.evidence)
        assert p.obligor == agreement.parties


def test_what_an_agreement_replaces() -> None:
    dossier = read(LEAD + "1995年に結んだ友好条約に代わるものとなる。")
    new, old = dossier.agreements
    assert (old.title, new.replaces) == ("友好条約", [old.id])
