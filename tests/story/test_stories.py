"""Which reports are of one affair: by treaties, acts on a day and words; not by 共同声明 or by the same two states."""

from __future__ import annotations

import pytest

import keii
from keii.story.gather import Gatherer
from keii.story.memory import Memory

FISH = "トーゴのアメガ大統領は10日、アクラでガーナのオフォリ大統領と会談し、漁業の協力を協議した。両首脳は「漁業保護協定」に署名した。"
CASES = [
    ("the treaty's entry into force, months later", FISH, "2026-03-11",
     "トーゴとガーナの「漁業保護協定」が1日、発効した。両国が3月に署名していた。", "2026-09-02", True),
    ("another treaty of the same two, months later", FISH, "2026-03-11",
     "トーゴとガーナは1日、「航空自由化協定」に署名した。", "2026-09-02", False),
    ("the same meeting and signing", FISH, "2026-03-11",
     "トーゴとガーナの首脳が10日、会談し、両国は新たな漁業保護協定に署名した。", "2026-03-12", True),
    ("a common title", "トーゴとガーナの首脳は10日、会談し、共同声明を発表した。", "2026-03-11",
     "チリとペルーの首脳は10日、会談し、共同声明を発表した。", "2026-03-11", False),
    ("the same treaty's name of other states", "トーゴとガーナは10日、「友好協力条約」に署名した。", "2026-03-11",
     "チリとペルーは10日、「友好協力条約」に署名した。", "2026-03-11", False),
    ("the same treaty's name with one party in common", "トーゴとガーナは10日、「友好協力条約」に署名した。", "2026-03-11",
     "トーゴとケニアは25日、「友好協力条約」に署名した。", "2026-03-26", False),
    ("the same two states over something else", "トーゴ外務省は10日、ガーナによる漁船の拿捕を非難した。トーゴは乗組員の解放を求めた。", "2026-03-11",
     "ガーナの国防省は25日、トーゴから弾薬を受け取る契約を結んだと発表した。", "2026-03-26", False),
    ("one president, two visits", "トーゴのアメガ大統領は10日、ガーナを訪問し、オフォリ大統領と会談した。", "2026-03-11",
     "トーゴのアメガ大統領は20日、ケニアを訪問し、ムティソ大統領と会談した。", "2026-03-21", False),
    ("a long quotation and the day's meeting", "トーゴのアメガ大統領は10日、ガーナのオフォリ大統領と会談した。アメガ氏は「海は二つに割れない。警備の船も一つの旗の下で走る」と述べた。", "2026-03-11",
     "「海は二つに割れない。警備の船も一つの旗の下で走る」。トーゴのアメガ大統領は10日、ガーナのオフォリ大統領との会談後にこう述べた。", "2026-03-12", True),
]  # fmt: skip


@pytest.mark.parametrize(("one", "day", "two", "later", "same"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
@pytest.mark.parametrize("turned", [False, True], ids=["in order", "turned round"])
def test_two_reports(one: str, day: str, two: str, later: str, same: bool, turned: bool) -> None:
    gatherer = Gatherer(Memory())
    reports = [(one, day, "東洋放送"), (two, later, "南洋新聞")]
    homes = {
        gatherer.add(keii.read(t, published=d, outlet=o)).report.story
        for t, d, o in (reports[::-1] if turned else reports)
    }
    assert (len(homes) == 1) is same


def test_a_page_and_its_update_are_one_affair_by_their_address() -> None:
    gatherer = Gatherer(Memory())
    texts = ("トーゴのアメガ大統領は会見した。", "ガーナは反論した。")
    url = "https://example.jp/page"
    homes = {gatherer.add(keii.read(t, published="2026-03-10", outlet="東洋放送", url=url)).report.story for t in texts}
    assert len(homes) == 1


def test_a_named_story_is_the_one_named() -> None:
    taken = Gatherer(Memory()).add(keii.read(FISH, published="2026-03-11"), story="漁業")
    assert (taken.report.story, taken.report.reason) == ("漁業", "named")


def test_what_marks_many_stories_marks_none() -> None:
    gatherer = Gatherer(Memory())
    text = "{0}と{1}の首脳が10日、会談し、追加関税の撤廃について協議した。追加関税は{0}が導入した。"
    states = "トーゴ ガーナ ケニア チリ ペルー タイ ネパール オマーン ルーマニア モンゴル ノルウェー フィジー エジプト モロッコ ブラジル カナダ".split()
    pairs = list(zip(states[::2], states[1::2], strict=True))
    homes = [gatherer.add(keii.read(text.format(*p), published="2026-03-11")).report.story for p in pairs]
    assert len(set(homes)) == len(pairs)
