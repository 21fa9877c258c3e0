"""When an act took place: the time its own words take, and the day the account has reached."""

from __future__ import annotations

import pytest

import keii

CASES = [
    # the clause's own time
    ("ポルトガルのサンタレン首相は12日、モロッコのベルカセム首相と会談した。", {"会談": "2026-03-12"}),
    ("ポルトガルとモロッコの首脳会談は13日にラバトで行われる。", {"首脳会談": "2026-03-13"}),
    ("ポルトガルのサンタレン首相は12日、去年9月のモロッコとの首脳会談について語った。", {"首脳会談": "2025-09"}),
    (
        "ポルトガルのサンタレン首相は12日、1978年に断絶したモロッコとの関係について、ベルカセム首相と会談した。",
        {"断絶": "1978", "会談": "2026-03-12"},
    ),
    ("先月行われたポルトガルとモロッコの首脳会談は、5時間に及んだ。", {"首脳会談": "2026-02"}),
    # one time for all that follows in the main line
    (
        "ポルトガルのサンタレン首相は12日、モロッコに到着し、ベルカセム首相と会談した。",
        {"到着": "2026-03-12", "会談": "2026-03-12"},
    ),
    (
        "ポルトガルのサンタレン首相は12日にモロッコに到着し、13日にベルカセム首相と会談する。",
        {"到着": "2026-03-12", "会談": "2026-03-13"},
    ),
    (
        "ポルトガルのサンタレン首相は12日、モロッコの首相と会談したあと、協定に署名した。",
        {"会談": "2026-03-12", "署名": "2026-03-12"},
    ),
    (
        "12日午前、ポルトガルとモロッコの首相は電話会談を行ったところ、協力で一致した。",
        {"電話会談": "2026-03-12TMO", "一致": "2026-03-12TMO"},
    ),
    # the time of the telling is not that of what is told
    ("ポルトガル外務省は12日、モロッコがミサイルを発射したと発表した。", {"ミサイルを発射": None}),
    ("ポルトガルのサンタレン首相は12日、制裁を科したモロッコを非難した。", {"制裁を科": None, "非難": "2026-03-12"}),
    # the day the account has reached
    (
        "ポルトガルのサンタレン首相は12日、モロッコに到着した。\n\n空港ではベルカセム首相がサンタレン首相を出迎えた。",
        {"出迎え": "2026-03-12"},
    ),
    (
        "ポルトガルのサンタレン首相は12日、モロッコに到着した。1974年、両国は断交した。大使館は襲撃された。\n\nモロッコのベルカセム首相はサンタレン首相を歓迎した。",
        {"断交": "1974", "襲撃": None, "歓迎": "2026-03-12"},
    ),
    ("ポルトガルのサンタレン首相は12日、モロッコに到着した。ベルカセム首相と会談する予定だ。", {"会談": None}),
    (
        "ロシアは10日、外交官を追放した。ポルトガルも11日、外交官に退去を通告。ロシアは強く反発した。",
        {"反発": "2026-03-11"},
    ),
    # told again without a day, and another act of the kind on another day
    (
        "ポルトガルとモロッコの首脳会談\n\nポルトガルのサンタレン首相とモロッコのベルカセム首相は12日、ラバトで会談した。",
        {"会談": "2026-03-12"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0][:40] for c in CASES])
def test_when(text: str, wanted: dict[str, str | None]) -> None:
    read = keii.read(text, published="2026-03-12")
    values = {t.id: t.value for t in read.times}
    found = {
        text[slice(*m.trigger)]: values.get(m.time or "") for event in read.events for m in reversed(event.mentions)
    }
    for trigger, value in wanted.items():
        told = [v for words, v in found.items() if words.startswith(trigger)]
        assert told, f"{trigger} is not told: {found}"
        assert told[0] == value, f"{trigger}: {told[0]}, wanted {value}"


def test_two_visits_are_two() -> None:
    text = "ポルトガルのサンタレン首相は去年9月、モロッコを訪問した。モロッコのベルカセム首相は今月12日、ポルトガルを訪問した。"
    visits = [e for e in keii.read(text, published="2026-03-12").events if e.mode == "visit"]
    assert [len(e.mentions) for e in visits] == [1, 1]


def test_a_handshake_is_no_talk() -> None:
    text = "ポルトガルのサンタレン首相とモロッコのベルカセム首相は握手を交わした。両首相は12日、意見を交わした。"
    assert len(keii.read(text, published="2026-03-12").events) == 2
