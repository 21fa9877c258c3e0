"""What times mean: [expression=value] marks each in the text; the rest must hold none."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.grammar.interval import interval
from keii.grammar.reading import read_text

MARK = re.compile(r"\[([^\]=]*)=([^\]]*)\]")
THURSDAY = dt.date(2026, 3, 12)


def values(text: str, published: dt.date | None) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in read_text(text, published).times]


def check(marked: str, published: dt.date | None) -> None:
    expected = [(m[1], m[2]) for m in MARK.finditer(marked)]
    found = values(MARK.sub(r"\1", marked), published)
    assert [v for _, v in found] == [v for _, v in expected]
    for (words, _), (wanted, _) in zip(found, expected, strict=True):
        assert words in wanted or wanted in words


def wrong(marked: str, reason: str) -> object:
    return pytest.param(marked, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "marked",
    [
        # full dates
        "[2024年6月19日=2024-06-19]に署名した。",
        "[２０２４年６月１９日=2024-06-19]に署名した。",
        "[二〇二四年六月十九日=2024-06-19]に署名した。",
        "[令和6年6月19日=2024-06-19]に署名した。",
        "[平成29年4月1日=2017-04-01]に署名した。",
        "[昭和53年8月12日=1978-08-12]に署名した。",
        "[昭和五十三年=1978]に署名した。",
        "[大正8年=1919]に署名した。",
        "[明治27年=1894]に署名した。",
        "[令和元年=2019]に署名した。",
        "[2024/06/19=2024-06-19]に署名した。",
        "[2024-06-19=2024-06-19]に署名した。",
        "[2024年6月=2024-06]に署名した。",
        "[1996年=1996]に署名した。",
        "[98年=1998]に署名した。",
        "[24年2月=2024-02]に署名した。",
        # this and that year, month, day
        "[去年=2025]、署名した。",
        "[昨年=2025]、署名した。",
        "[一昨年=2024]、署名した。",
        "[おととし=2024]、署名した。",
        "[来年=2027]、署名する。",
        wrong("[再来年=2028]、署名する。", "再来 is read as 来 behind a 再"),
        "[去年9月=2025-09]、署名した。",
        "[昨年12月24日=2025-12-24]、署名した。",
        "[来年1月15日=2027-01-15]、署名する。",
        "[おととし2月=2024-02]、署名した。",
        "[今月=2026-03]、署名する。",
        "[先月=2026-02]、署名した。",
        "[来月=2026-04]、署名する。",
        "[先々月=2026-01]、署名した。",
        "[今月10日=2026-03-10]、署名した。",
        "[先月10日=2026-02-10]、署名した。",
        "[来月10日=2026-04-10]、署名する。",
        "[きょう=2026-03-12]、署名した。",
        "[今日=2026-03-12]、署名した。",
        "[本日=2026-03-12]、署名した。",
        "[きのう=2026-03-11]、署名した。",
        "[昨日=2026-03-11]、署名した。",
        "[おととい=2026-03-10]、署名した。",
        "[あす=2026-03-13]、署名する。",
        "[明日=2026-03-13]、署名する。",
        "[あさって=2026-03-14]、署名する。",
        "[けさ=2026-03-12TMO]、署名した。",
        "[今夜=2026-03-12TNI]、署名する。",
        "[昨夜=2026-03-11TNI]、署名した。",
        "[昨夕=2026-03-11TEV]、署名した。",
        "[明朝=2026-03-13TMO]、署名する。",
        # parts of the day and the clock
        "[12日午前=2026-03-12TMO]、署名した。",
        "[12日朝=2026-03-12TMO]、署名した。",
        "[12日正午=2026-03-12TMI]、署名した。",
        "[12日昼=2026-03-12TMI]、署名した。",
        "[12日午後=2026-03-12TAF]、署名した。",
        "[12日夕=2026-03-12TEV]、署名した。",
        "[12日夕方=2026-03-12TEV]、署名した。",
        "[12日夜=2026-03-12TNI]、署名した。",
        "[12日深夜=2026-03-12TNI]、署名した。",
        "[12日未明=2026-03-12TDW]、署名した。",
        "[12日早朝=2026-03-12TDW]、署名した。",
        "[12日午後3時=2026-03-12T15:00]、署名した。",
        "[12日午後3時半=2026-03-12T15:30]、署名した。",
        "[12日午後3時15分=2026-03-12T15:15]、署名した。",
        "[１２日午前１１時１５分=2026-03-12T11:15]、署名した。",
        "[12日午前0時=2026-03-12T00:00]、署名した。",
        "[12日15時15分=2026-03-12T15:15]、署名した。",
        "[12日 15:15=2026-03-12T15:15]、署名した。",
        "[12日夜8時=2026-03-12T20:00]、署名した。",
        "[12日夕方5時=2026-03-12T17:00]、署名した。",
        "[12日未明2時=2026-03-12T02:00]、署名した。",
        "[12日=2026-03-12]の会談は[午後3時=2026-03-12T15:00]に始まった。",
        "[12日=2026-03-12]の会談は[午後3時=2026-03-12T15:00]に始まり、[同5時=2026-03-12T17:00]に終わった。",
        # days and months whose month and year are to be found
        "[12日=2026-03-12]、署名した。",
        "[11日=2026-03-11]、署名した。",
        "[28日=2026-02-28]、署名した。",
        "[14日=2026-03-14]、署名する見通しだ。",
        "[3月14日=2026-03-14]、署名する見通しだ。",
        "[2月=2026-02]、署名した。",
        "[5月=2026-05]に署名する見通しだ。",
        "[12月=2025-12]、署名した。",
        "[2月28日=2026-02-28]と[3月1日=2026-03-01]、署名した。",
        "[2024年6月19日=2024-06-19]に合意し、[21日=2024-06-21]に署名した。",
        "[2024年11月=2024-11]に合意し、[翌年1月=2025-01]に署名した。",
        "[2024年=2024]に合意し、[同年10月=2024-10]に署名した。",
        "[2024年6月30日=2024-06-30]に合意し、[翌日=2024-07-01]に署名した。",
        "[11日=2026-03-11]に合意し、[翌12日=2026-03-12]に署名した。",
        "[10日=2026-03-10]に合意し、[翌日=2026-03-11]に署名した。",
        "[10日=2026-03-10]に合意し、[同日=2026-03-10]に署名した。",
        "[10日=2026-03-10]に合意し、[同日夜=2026-03-10TNI]に署名した。",
        "[10日=2026-03-10]に署名し、[前日=2026-03-09]に合意した。",
        "[10日=2026-03-10]に合意した。[翌々日=2026-03-12]に署名した。",
        # beginnings and ends
        "[4月上旬=2026-04]に署名する。",
        "[4月中旬=2026-04]に署名する。",
        "[今月下旬=2026-03]に署名する。",
        "[先月末=2026-02]に署名した。",
        "[来月初め=2026-04]に署名する。",
        "[2024年末=2024-12]に署名した。",
        "[昨年末=2025-12]に署名した。",
        "[来年初め=2027-01]に署名する。",
        "[年末=2026-12]に署名する。",
        "[年内=2026]に署名する。",
        # seasons, weeks, fiscal years, decades
        "[今春=2026-SP]、署名する。",
        "[去年の夏=2025-SU]、署名した。",
        "[おととしの秋=2024-FA]、署名した。",
        "[昨秋=2025-FA]、署名した。",
        "[2023年冬=2023-WI]に署名した。",
        "[今夏=2026-SU]、署名する。",
        "[来春=2027-SP]、署名する。",
        "[今週=2026-W11]、署名する。",
        "[来週=2026-W12]、署名する。",
        "[先週=2026-W10]、署名した。",
        "[来週末=2026-W12-WE]に署名する。",
        wrong("[再来週=2026-W13]、署名する。", "再来 is read as 来 behind a 再"),
        "[来週火曜日=2026-03-17]に署名する。",
        "[先週金曜日=2026-03-06]に署名した。",
        "[火曜日=2026-03-10]に署名した。",
        "[週末=2026-W11-WE]に署名する。",
        "[2025年度=FY2025]に増えた。",
        "[令和7年度=FY2025]に増えた。",
        "[今年度=FY2025]に増えた。",
        "[来年度=FY2026]に増える。",
        "[1990年代=199X]に増えた。",
        "[90年代=199X]に増えた。",
        "[2000年代=200X]に増えた。",
        "[2025年第1四半期=2025-Q1]に増えた。",
        "[2025年上半期=2025-H1]に増えた。",
        "[20世紀=19]の協定だ。",
        # so long ago
        "[3年前=2023]に署名した。",
        "[2週間前=2026-W09]に署名した。",
        "[3か月前=2025-12]に署名した。",
        "[5日前=2026-03-07]に署名した。",
        "[4年前の夏=2022-SU]に署名した。",
        # ranges
        "[9～12日=2026-03-09/2026-03-12]に開かれた。",
        "[９～１２日=2026-03-09/2026-03-12]に開かれた。",
        "[2月27～3月1日=2026-02-27/2026-03-01]に開かれた。",
        "[2月27日～3月1日=2026-02-27/2026-03-01]に開かれた。",
        "[4～6月=2026-04/2026-06]に開かれる。",
        "[2004～05年=2004/2005]に開かれた。",
        "[9日=2026-03-09]から[12日=2026-03-12]まで開かれた。",
        "窓口は[午前9時=T09:00]から[午後5時=T17:00]まで開く。",
        wrong("[午前9時=T09:00]から[午後5時=T17:00]まで開く。", "a clock time that leads its line gets a date, its other end none"),
        "[午前9時～午後8時=T09:00/T20:00]に開く。",
    ],
)
def test_dates(marked: str) -> None:
    check(marked, THURSDAY)


@pytest.mark.parametrize(
    ("marked", "published"),
    [
        ("[28日=2025-12-28]、署名した。", "2026-01-03"),
        ("[12月28日=2025-12-28]、署名した。", "2026-01-03"),
        ("[2日=2026-01-02]、署名した。", "2026-01-03"),
        ("[1月5日=2027-01-05]、署名する予定だ。", "2026-12-28"),
        ("[5日=2027-01-05]、署名する予定だ。", "2026-12-28"),
        ("[先月=2025-12]、署名した。", "2026-01-03"),
        ("[来月=2027-01]、署名する。", "2026-12-28"),
        ("[きのう=2025-12-31]、署名した。", "2026-01-01"),
        ("[あす=2024-02-29]、署名する。", "2024-02-28"),
        ("[31日=2026-01-31]、署名した。", "2026-02-01"),
        ("[31日=2026-05-31]、署名した。", "2026-06-02"),
        ("[30日=2026-06-30]、署名する見通しだ。", "2026-06-28"),
        ("[来週=2027-W01]、署名する。", "2026-12-30"),
        ("[先週=2025-W52]、署名した。", "2026-01-02"),
        ("[今年度=FY2026]に増えた。", "2026-04-01"),
        ("[昨年度=FY2024]に増えた。", "2026-03-31"),
        ("[年末=2026-12]に署名する。", "2026-11-30"),
        ("[年明け=2027-01]に署名する。", "2026-11-30"),
        ("[昨冬=2025-WI]、署名した。", "2026-07-01"),
        ("[9月=2025-09]、署名した。", "2026-01-20"),
    ],
)
def test_turns_of_the_year(marked: str, published: str) -> None:
    check(marked, dt.date.fromisoformat(published))


@pytest.mark.parametrize(
    "marked",
    [
        "会談は[約2時間半=PT2H30M]続いた。",
        "会談は[1時間30分=PT1H30M]続いた。",
        "会談は[40分間=PT40M]続いた。",
        "会談は[数時間=PTXH]続いた。",
        "会談は[2日間=P2D]続いた。",
        "会談は[３日間=P3D]続いた。",
        "会談は[24年ぶり=P24Y]だ。",
        "会談は[約3年半ぶり=P3Y6M]だ。",
        "会談は[11か月ぶり=P11M]だ。",
        "戦闘は[11カ月=P11M]続いた。",
        "戦闘は[1年8か月=P1Y8M]続いた。",
        "戦闘は[十数年=P1XY]続いた。",
        "戦闘は[数年=PXY]続いた。",
        "戦闘は[数カ月=PXM]続いた。",
        "戦闘は[数十年=PXXY]続いた。",
        "戦闘は[数週間=PXW]続いた。",
        "戦闘は[2週間=P2W]続いた。",
        "戦闘は[半年=P6M]続いた。",
        "戦闘は[1年半=P1Y6M]続いた。",
        "戦闘は[半世紀=P50Y]続いた。",
        "戦闘は[四半世紀=P25Y]続いた。",
        "戦闘は[二十年=P20Y]続いた。",
        "停戦は[72時間=PT72H]守られた。",
        "停戦は[90日以内=P90D]に終わる。",
        "通信は[30秒間=PT30S]途絶えた。",
        "会合は[3時間=PT3H]を超えた。",
        "会合は[1.5時間=PT1.5H]続いた。",
        "協定は[10年間=P10Y]有効だ。",
    ],
)
def test_durations(marked: str) -> None:
    check(marked, THURSDAY)


@pytest.mark.parametrize(
    "marked",
    [
        "[毎年=P1Y]開かれる。",
        "[例年=P1Y]、開かれる。",
        "[毎月=P1M]開かれる。",
        "[毎週=P1W]開かれる。",
        "[毎日=P1D]開かれる。",
        "[隔週=P2W]で開かれる。",
        "[隔年=P2Y]で開かれる。",
        "便は[週3便=P1W]に増える。",
        "会合は[週2回=P1W]開かれる。",
        "会合は[年1回=P1Y]開かれる。",
        wrong("[年1回=P1Y]開かれる。", "年1回 at the very start of the text is not seen"),
        "[2年ごと=P2Y]に開かれる。",
        "[3か月ごと=P3M]に開かれる。",
    ],
)
def test_sets(marked: str) -> None:
    text = MARK.sub(r"\1", marked)
    (time,) = read_text(text, THURSDAY).times
    assert (time.type, time.value) == ("SET", MARK.findall(marked)[0][1])
    assert (time.first, time.last) == (None, None)


@pytest.mark.parametrize(
    "marked",
    [
        "[12日=XXXX-XX-12]、署名した。",
        "[12日午後=XXXX-XX-12TAF]、署名した。",
        "[12日午後3時半=XXXX-XX-12T15:30]、署名した。",
        "[3月12日=XXXX-03-12]、署名した。",
        "[3月=XXXX-03]、署名した。",
        "[3月12日夜=XXXX-03-12TNI]、署名した。",
        "[今夏=XXXX-SU]、署名する。",
        "[来週=XXXX-WXX]、署名する。",
        "[去年=XXXX]、署名した。",
        "[去年9月=XXXX-09]、署名した。",
        wrong("[先月=XXXX-XX]、署名した。", "what is unresolved loses its grain: XXXX"),
        wrong("[きょう=XXXX-XX-XX]、署名した。", "what is unresolved loses its grain: XXXX"),
        wrong("[翌日=XXXX-XX-XX]、署名した。", "what is unresolved loses its grain: XXXX"),
        "[年末=XXXX-12]に署名する。",
        "[年内=XXXX]に署名する。",
        "[9～12日=XXXX-XX-09/XXXX-XX-12]に開かれた。",
        "[午後3時48分=T15:48]に署名した。",
        "[2024年6月19日=2024-06-19]に署名した。",
        "[令和6年=2024]に署名した。",
        "[1990年代=199X]に増えた。",
        "[2024年6月30日=2024-06-30]に合意し、[翌日=2024-07-01]に署名した。",
        "[2024年6月19日=2024-06-19]に合意し、[21日=2024-06-21]に署名した。",
        "会談は[2時間半=PT2H30M]続いた。",
        "[毎年=P1Y]開かれる。",
        "[2004～05年=2004/2005]に開かれた。",
    ],
)
def test_without_a_date_nothing_is_guessed(marked: str) -> None:
    check(marked, None)


@pytest.mark.parametrize(
    "marked",
    [
        # the same day of the month, told after the year was named
        "両国は[2019年7月3日=2019-07-03]に断交した。\n外相は[12日=2026-03-12]、署名した。",
        # きょう in a quotation is the day of speaking
        "外相は[10日=2026-03-10]、「[きょう=2026-03-10]は良い日だ」と述べた。",
        "外相は[10日=2026-03-10]、「[あす=2026-03-11]も話す」と述べた。",
        "外相は「[きょう=2026-03-12]は良い日だ」と述べた。",
        # a clock time goes with the day of its paragraph
        "[10日=2026-03-10]の会談は長引いた。終わったのは[午後9時=2026-03-10T21:00]だった。",
        "[10日午後9時=2026-03-10T21:00]に着いた。[11日=2026-03-11]は[午前8時=2026-03-11T08:00]に発つ。",
        # a day in a heading is the day of its section
        "■[10日=2026-03-10]\n[午前9時=2026-03-10T09:00]　到着\n[午後3時=2026-03-10T15:00]　会談",
        # the other clock does not move the day
        "[10日夜=2026-03-10TNI]（日本時間[11日朝=2026-03-11TMO]）に着き、[翌日=2026-03-11]発った。",
        "[10日午後4時半=2026-03-10T16:30]（日本時間[同5時半=2026-03-10T17:30]）に着いた。",
        # weekday in parentheses
        "[12日（木）=2026-03-12]に署名した。",
        "[3月12日(木)午後3時=2026-03-12T15:00]に署名した。",
        # publication line
        "[2026年3月12日 21時12分=2026-03-12T21:12]\n外相は[きのう=2026-03-11]、署名した。",
    ],
)
def test_context(marked: str) -> None:
    check(marked, THURSDAY)


DAYS = st.dates(dt.date(1950, 1, 2), dt.date(2090, 12, 30))


@given(DAYS)
def test_relative_days_are_relative_to_the_publication(day: dt.date) -> None:
    text = "きのう、きょう、あす。"
    assert [v for _, v in values(text, day)] == [(day + dt.timedelta(n)).isoformat() for n in (-1, 0, 1)]


@given(DAYS, DAYS)
def test_a_full_date_means_itself(day: dt.date, published: dt.date) -> None:
    text = f"{day.year}年{day.month}月{day.day}日に署名した。"
    assert values(text, published) == [(text.removesuffix("に署名した。"), day.isoformat())]


@given(DAYS, st.integers(1, 31))
def test_a_day_of_the_month_is_near_the_publication(published: dt.date, day: int) -> None:
    ((_, value),) = values(f"{day}日、署名した。", published)
    try:
        gap = abs((dt.date.fromisoformat(value) - published).days)
    except ValueError:
        pytest.fail(f"{value} is no date")
    assert gap <= 31


@given(DAYS, st.integers(1, 12))
def test_a_month_is_near_the_publication(published: dt.date, month: int) -> None:
    ((_, value),) = values(f"{month}月、署名した。", published)
    year, found = map(int, value.split("-"))
    assert found == month
    assert abs((year - published.year) * 12 + month - published.month) < 12


@given(st.text(alphabet="0123456789年月日時分半前後来今去昨翌同毎週火曜春夏午末～、第か数十令和平成元 「」。間", max_size=30), DAYS | st.none())
def test_every_value_is_timex(text: str, published: dt.date | None) -> None:
    for time in read_text(text, published).times:
        assert time.type in ("DATE", "TIME", "DURATION", "SET")
        assert re.fullmatch(r"[0-9XPTYMDWHSFQEAIONVU:./-]+", time.value), time.value
        expected = interval(time.value) if time.type in ("DATE", "TIME") else (None, None)
        assert (time.first, time.last) == expected
