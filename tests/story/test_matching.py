"""Which tellings are of one thing: tables of two reports, with near misses."""

from __future__ import annotations

import pytest

import keii
from keii.story.gather import Gatherer
from keii.story.memory import Memory

# kind, one report, another report (published a day later), whether their records of that kind are one item
CASES = [
    ("statement", "トーゴのアメガ大統領は「海は二つに割れない。船は一つだ」と述べた。", "トーゴのアメガ大統領は会見で「海は二つに割れない」と訴えた。", True),
    ("statement", "トーゴのアメガ大統領は「海は二つに割れない」と述べた。", "トーゴのアメガ大統領は、海は二つに割れないと述べた。", True),
    ("statement", "トーゴのアメガ大統領は「海は二つに割れない」と述べた。", "ガーナのオフォリ大統領は「海は二つに割れない」と述べた。", False),
    ("statement", "トーゴのアメガ大統領は「漁業の協定を結ぶ」と述べた。", "トーゴのアメガ大統領は「港湾の協力を広げる」と述べた。", False),
    ("statement", "トーゴのアメガ大統領は10日「対話を続ける用意がある」と述べた。", "トーゴのアメガ大統領は11日「対話を続ける用意がある」と述べた。", False),
    ("event", "トーゴのアメガ大統領は10日、ガーナのオフォリ大統領と会談した。", "トーゴとガーナの首脳が10日、会談した。", True),
    ("event", "トーゴのアメガ大統領は10日、ガーナのオフォリ大統領と会談する予定だ。", "トーゴとガーナの首脳が10日、会談した。", True),
    ("event", "トーゴのアメガ大統領は10日、ガーナのオフォリ大統領と会談した。", "トーゴとガーナの首脳が11日、会談した。", False),
    ("event", "トーゴのアメガ大統領は10日、ガーナのオフォリ大統領と会談した。", "トーゴとケニアの首脳が10日、会談した。", False),
    ("event", "トーゴのアメガ大統領は10日、ガーナを訪問した。", "ガーナのオフォリ大統領は10日、トーゴを訪問した。", False),
    ("event", "トーゴは10日、ガーナに制裁を科した。", "トーゴは10日、ガーナを攻撃した。", False),
    ("agreement", "トーゴとガーナは10日、「沿岸警備協定」に署名した。", "トーゴとガーナは新たな沿岸警備協定に署名した。", True),
    ("agreement", "トーゴとガーナは10日、「沿岸警備協定」に署名した。", "トーゴとガーナは「航空自由化協定」に署名した。", False),
    ("agreement", "トーゴとガーナは10日、「沿岸警備協定」に署名した。", "チリとペルーは「沿岸警備協定」に署名した。", False),
    ("transfer", "トーゴは10日、ガーナに哨戒艇2隻を供与した。", "トーゴがガーナに哨戒艇を供与したことが分かった。", True),
    ("transfer", "トーゴは10日、ガーナに哨戒艇2隻を供与した。", "トーゴはケニアに哨戒艇を供与した。", False),
    ("transfer", "トーゴは10日、ガーナに哨戒艇2隻を供与した。", "トーゴはガーナに小麦を供与した。", False),
    # two wordings of one translation; a short quotation in a heading; the same words denied (a conflict, no other item)
    ("statement", "トーゴのアメガ大統領は「平和への扉は開かれている」と述べた。", "トーゴのアメガ大統領は「和平の扉は開いている」と語った。", True),
    ("statement", "トーゴ外務省は「深く懸念」と述べた。", "トーゴ外務省は「ガーナの協定の行方を深く懸念している」と述べた。", True),
    ("statement", "トーゴのアメガ大統領は「部隊を国境に派遣する用意がある」と述べた。", "トーゴのアメガ大統領は「部隊を国境に派遣する用意はない」と述べた。", True),
    ("statement", "トーゴのアメガ外相は「対話を続ける」と述べた。", "トーゴのコジョ国防相は「対話を続ける」と述べた。", False),
    ("statement", "北朝鮮の李外相は「海の協定は守られなければならない」と述べた。", "中国の李外相は「海の協定は守られなければならない」と述べた。", False),
    # a participant or the day missing; another trigger; the same trigger over something else
    ("event", "トーゴのアメガ大統領は10日、アクラでオフォリ大統領と会談し、漁業の協力を協議した。", "アメガ大統領は10日、アクラで会談し、漁業の協力を協議した。アメガ氏はトーゴの大統領だ。", True),
    ("event", "トーゴのアメガ大統領は10日、ガーナのオフォリ大統領と会談した。", "トーゴのアメガ大統領はガーナのオフォリ大統領と会談した。", True),
    ("event", "トーゴ外務省は10日、ガーナによる漁船の拿捕を国際法違反だと非難した。", "トーゴ外務省は10日、ガーナの漁船の拿捕は国際法違反だと反発した。", True),
    ("event", "トーゴ外務省は10日、ガーナによる漁船の拿捕と乗組員の拘束を非難した。", "トーゴ外務省は10日、ガーナの関税引き上げと輸入規制を非難した。", False),
    # two meetings of one day: in another place, of others
    ("event", "トーゴのアメガ大統領は10日、アクラでガーナのオフォリ大統領と会談した。", "トーゴのアメガ大統領は10日、ロメでガーナのオフォリ大統領と会談した。", False),
    ("event", "トーゴとガーナの首脳が10日、会談した。", "トーゴとガーナの外相が10日、会談した。", False),
    ("event", "トーゴのアメガ外相とガーナのコジョ外相は10日、会談した。", "トーゴのアメガ外相とガーナのサンタ外相は10日、会談した。", True),
    ("agreement", "トーゴとガーナは10日、共同声明を発表した。", "チリとペルーは10日、共同声明を発表した。", False),
    ("agreement", "トーゴとガーナは10日、「沿岸警備協力協定」に署名した。", "トーゴとガーナは10日、沿岸警備協定に署名した。", True),
    ("transfer", "トーゴは2日、ガーナに哨戒艇2隻を供与した。", "トーゴは10日、ガーナに哨戒艇2隻を供与した。", False),
    ("transfer", "トーゴは10日、ガーナに哨戒艇2隻を供与した。", "ガーナは10日、トーゴに哨戒艇2隻を供与した。", False),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "one", "two", "same"), CASES)
def test_two_reports(kind: str, one: str, two: str, same: bool) -> None:
    memory = Memory()
    gatherer = Gatherer(memory)
    taken = [
        gatherer.add(keii.read(text, published=f"2026-03-1{n}", outlet=f"新聞{n}"), story="affair")
        for n, text in enumerate((one, two))
    ]
    items = [{j.item for j in t.items if j.telling.kind == kind} for t in taken]
    assert all(items), items
    assert bool(items[0] & items[1]) is same


def test_a_split_by_hand_is_not_undone() -> None:
    from keii.story.index import Decision

    first, second = (
        keii.read(f"トーゴのアメガ大統領は「海は二つに割れない」と{verb}。", published="2026-03-10", outlet=verb)
        for verb in ("述べた", "訴えた")
    )
    memory = Memory()
    gatherer = Gatherer(memory)
    item = gatherer.add(first, story="affair").items[0].item
    told = gatherer.read(second)[0]
    memory.decide(Decision("split", item, f"{told.report}/{told.record}", "not the same words", "editor"))
    assert gatherer.add(second, story="affair").items[0].item != item
