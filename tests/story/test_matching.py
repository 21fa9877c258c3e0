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
