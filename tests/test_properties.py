"""What must hold for any text: no exception, spans inside the text, ids that resolve, the same again, and back from JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import keii
from keii.records import Dossier

PAIRS = dict(zip('「『“〝｢"＂', '」』”〟｣"＂', strict=True))
OPENING, CLOSING = "".join(PAIRS), "".join(PAIRS.values()) + "〞"
NAMES = "沢渡外相 ベルカセム外相 サンタレン首相 外務省報道官 政府関係者 ポルトガル モロッコ 日米韓 両首脳 双方 同氏 共同声明 アトラス通信 首相 王毅外相 （王毅） 専門家 それ 安保理".split()
PARTICLES = "は が も に を と で から によると によりますと では との という への を通じ について の".split()
VERBS = "述べた 強調し、 明らかにした。 批判した とした。 として、 発表した。 求めた 合意した 会談した。 訪問し、 と呼ばれる ことを こう述べた。 と述べたと伝えた。 ことで一致した 署名する見通しだ".split()
TIMES = "12日 ３月１２日午後３時半 去年の夏 翌日 2時間半 毎年 9～12日 令和8年 きょう 来週火曜日 XXXX 同5時".split()
MARKS = '「 」 『 』 “ ” （ ） ( ) 【 】 " ？ 。 、 … ・ ： : ＝ ■ ▽ １　 \u3000 \n \n\n \u202e \0 \ud800'.split(" ")
ODD = ["\n", "\n\n", "\r\n", "　", "\x0b", "\x85", "\u2028", "\ufeff", "が", "㍿", "𠮷", "👩‍👩‍👧", "ﾊﾟ"]
FRAGMENTS = st.sampled_from([*NAMES, *PARTICLES, *VERBS, *TIMES, *MARKS, *ODD])
QUOTED = st.sampled_from(["海峡は壁ではない", "新冷戦", "行く。来る。", "", "『橋』だ", "行くのか？"]).map(
    lambda words: f"「{words}」"
)
NAME = st.sampled_from(NAMES)
SENTENCE = st.one_of(
    st.tuples(
        NAME,
        st.sampled_from(["は", "が", "も", ""]),
        QUOTED,
        st.sampled_from(["と述べた。", "。", "との考えを示した。", "と", "を批判した。", "（注）と述べ、"]),
    ).map("".join),
    st.tuples(
        QUOTED, st.sampled_from(["。", "と"]), NAME, st.sampled_from(["はこう述べた。", "は述べた。", "", "。"])
    ).map("".join),
    st.tuples(
        NAME,
        st.just("は"),
        st.sampled_from(TIMES),
        st.sampled_from(["、"]),
        NAME,
        st.sampled_from(["と会談し、対話を続けると述べた。", "に対話を求めた。", "が退席したことを明らかにした。"]),
    ).map("".join),
    st.lists(FRAGMENTS, max_size=8).map("".join),
)
REPORT = st.lists(
    st.tuples(
        SENTENCE, st.sampled_from(["", "", "\n", "\n\n", "\n■", "\nQ 何か。", "\nA そうだ。", "\n・", "\n【北京共同】"])
    ).map("".join),
    max_size=12,
).map("".join)
ANY = st.text(max_size=120) | st.text(alphabet=st.characters(), max_size=60) | REPORT
PUBLISHED = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)) | st.just(dt.date(2024, 2, 29))

QUICK = settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def spans(node: Any) -> Iterator[list[int]]:
    """Every span of a JSON document: a list of two whole numbers."""
    if isinstance(node, list) and len(node) == 2 and all(type(n) is int for n in node):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from spans(item)
    elif isinstance(node, dict):
        for item in node.values():
            yield from spans(item)


def check(dossier: Dossier) -> None:
    text = dossier.report.text
    for start, end in spans(json.loads(dossier.to_json())):
        assert 0 <= start <= end <= len(text)
    check_records(dossier)
    check_references(dossier)


def check_records(dossier: Dossier) -> None:
    text = dossier.report.text
    for statement in dossier.statements:
        assert statement.mode in ("direct", "indirect")
        start, end = statement.span
        if statement.mode == "direct":
            assert text[start - 1] in OPENING
            assert text[end] in CLOSING
        assert (statement.attribution.status in ("ambiguous", "unknown")) == (statement.speaker == [])
        if statement.attribution.antecedent is not None:
            assert text[slice(*statement.attribution.antecedent)].strip()
    order = [s.span[0] for s in dossier.statements]
    assert order == sorted(order)
    at = 0
    for time in dossier.times:
        assert at <= time.span[0] < time.span[1]
        at = time.span[1]
    for actor in dossier.actors:
        assert actor.name
        assert actor.mentions == sorted(set(actor.mentions))
        assert all(start < end for start, end in actor.mentions)
        assert all(actor.names)
        assert len(actor.names) == len(set(actor.names))
    edges = [edge for section in dossier.report.sections for edge in section.span]
    assert edges == sorted(edges)


def check_references(dossier: Dossier) -> None:
    groups: dict[str, Sequence[Any]] = {
        "a": dossier.actors,
        "t": dossier.times,
        "s": dossier.statements,
        "e": dossier.events,
        "q": dossier.exchanges,
        "p": dossier.attendances,
    }
    ids: dict[str, set[str]] = {}
    for letter, records in groups.items():
        found = [record.id for record in records]
        assert len(found) == len(set(found))
        assert all(i[0] == letter and i[1:].isdigit() for i in found)
        ids[letter] = set(found)
    for s in dossier.statements:
        assert {*s.speaker, *s.via, *s.addressee, *(c.actor for c in s.attribution.candidates)} <= ids["a"]
        assert s.time is None or s.time in ids["t"]
    for e in dossier.events:
        assert {p.actor for p in e.participants} | set(e.sources) <= ids["a"]
        assert {e.time, *(m.time for m in e.mentions)} - {None} <= ids["t"]
        assert {a for m in e.mentions for a in m.sources} <= ids["a"]
    for q in dossier.exchanges:
        assert set(q.answerer) <= ids["a"]
    for p in dossier.attendances:
        assert p.person in ids["a"]
        assert p.event in ids["e"]


@QUICK
@given(ANY, PUBLISHED)
def test_any_text_is_read(text: str, published: dt.date | None) -> None:
    check(keii.read(text, published=published))


@QUICK
@given(REPORT)
def test_read_again_it_is_the_same(text: str) -> None:
    assert keii.read(text, published="2026-03-12").to_json() == keii.read(text, published="2026-03-12").to_json()


@QUICK
@given(ANY)
def test_back_from_json(text: str) -> None:
    dossier = keii.read(text, published="2026-03-12", outlet="東都放送", title="題", url="https://example.org/")
    document = dossier.to_json()
    assert document.encode("utf-8")
    assert Dossier.from_json(document) == dossier
    assert json.loads(document)["report"]["text"] == dossier.report.text


@QUICK
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80) | REPORT)
def test_the_text_is_kept(text: str) -> None:
    """Only newlines are made plain, and what UTF-8 can't write replaced, one character for one."""
    kept = keii.read(text).report.text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(kept) == len(plain)
    assert all(a == b or "\ud800" <= b <= "\udfff" for a, b in zip(kept, plain, strict=True))


@QUICK
@given(REPORT.filter(lambda text: "\r" not in text))
def test_newlines_of_any_kind_are_the_same(text: str) -> None:
    one = keii.read(text, published="2026-03-12")
    for newline in ("\r\n", "\r"):
        other = keii.read(text.replace("\n", newline), published="2026-03-12")
        assert other == one


@QUICK
@given(REPORT, REPORT)
def test_what_the_outlet_is_called_changes_no_record(text: str, outlet: str) -> None:
    one, other = (
        keii.read(text, published="2026-03-12"),
        keii.read(text, published="2026-03-12", outlet=outlet, title=outlet, url=outlet),
    )
    assert (one.actors, one.times, one.statements, one.events) == (
        other.actors,
        other.times,
        other.statements,
        other.events,
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("　 \t", id="blanks"),
        pytest.param("\n" * 2000, id="newlines"),
        pytest.param("\0" * 2000, id="nul"),
        pytest.param("\ud800\udfff" * 500, id="surrogates"),
        pytest.param("「" * 5000, id="opening marks"),
        pytest.param("」" * 5000, id="closing marks"),
        pytest.param("「" * 500 + "行く" + "」" * 500 + "と外相は述べた。", id="deep nesting"),
        pytest.param("（「" * 500 + "行く" + "」）" * 500, id="deep nesting of two"),
        pytest.param('"' * 2001, id="ascii marks"),
        pytest.param("「行く」と述べ、" * 200, id="quotations in one sentence"),
        pytest.param("外相は「行く」と述べた。\n" * 300, id="quotations in many lines"),
        pytest.param("\u202e\u200f外相は\u202c「\u2067行く\u2069」と述べた。", id="right to left"),
        pytest.param("外\u200d相\ufeffは「行\u200bく」と述べた。", id="zero width"),
        pytest.param("は\u3099" * 500, id="combining marks"),
        pytest.param("99999999999999999999年99月99日99時99分", id="impossible date"),
        pytest.param("9999年12月31日の翌日、0年前、" + "9" * 500 + "年前", id="ends of the calendar"),
        pytest.param("Q\nA\nQ \nA \n――\n", id="questions without words"),
        pytest.param("：「」\n外相：\n「」", id="name lines without words"),
        pytest.param("ア・" * 800 + "外相は述べた。", id="a name of many parts"),
        pytest.param("壁の" * 20_000 + "サンタレン首相は述べた。", id="nouns joined by の without end"),
        pytest.param("壁 " * 100_000 + "首相", id="nouns beside nouns without end"),
    ],
)  # fmt: skip
def test_hostile_texts(text: str) -> None:
    for published in (None, "2026-03-12"):
        check(keii.read(text, published=published))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "text",
    [
        "きのう、きょう、あす、翌日、前日",
        "先月、来月、去年、来年、3年前、2週間前、5日前",
        "31日に署名する。1日に署名した。",
        "12月に署名する。1月に署名した。",
        "年末、年明け、今年度、来年度、来春、昨冬",
        "来週、先週、週明け",
        "火曜日に署名する。日曜日に署名した。",
    ],
)
def test_the_ends_of_the_calendar(text: str, published: str) -> None:
    check(keii.read(text, published=published))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年3月12日 21時12分\n\n外相は述べた。", "2026-03-12"),
        ("2026年3～6月の日程\n\n外相は述べた。", None),
        ("2026年4、5月\n", None),
        ("2026年9月30日～10月2日\n外相は述べた。", None),
        ("2026年2月30日\n", None),
        ("2025～26年\n", None),
    ],
)
def test_the_day_a_report_prints_itself(text: str, day: str | None) -> None:
    """One day of the calendar, no range."""
    dossier = keii.read(text)
    assert dossier.report.published == day
    check(dossier)


@pytest.mark.parametrize("mark", PAIRS)
def test_quoted_words_stand_between_their_marks(mark: str) -> None:
    dossier = keii.read(f"沢渡外相は{mark}海峡は壁ではない{PAIRS[mark]}と述べた。")
    (statement,) = dossier.statements
    assert dossier.text(statement.span) == "海峡は壁ではない"
    check(dossier)


@pytest.mark.parametrize("published", ["yesterday", "2026-13-01", "2026年3月12日", "12/03/2026"])
def test_a_date_that_is_none(published: str) -> None:
    with pytest.raises(keii.InputError, match="published"):
        keii.read("外相は述べた。", published=published)


@pytest.mark.parametrize("text", [None, b"", 1, ["a"]])
def test_a_text_that_is_none(text: Any) -> None:
    with pytest.raises(keii.InputError, match="str"):
        keii.read(text)


def test_a_text_longer_than_any_report() -> None:
    with pytest.raises(keii.InputError, match="text: it has 3,000,001 characters"):
        keii.read("a" * 3_000_001)


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@QUICK
@given(REPORT)
def test_the_width_of_digits_changes_no_value(text: str) -> None:
    one, other = (keii.read(words, published="2026-03-12") for words in (text, text.translate(FULL_WIDTH)))
    assert [(t.span, t.value) for t in other.times] == [(t.span, t.value) for t in one.times]


@QUICK
@given(REPORT)
def test_a_paragraph_more_changes_nothing_before_it(text: str) -> None:
    """What a report says does not hang on an idle sentence at its end."""
    text = f"題\n\n{text.replace('「', '').replace('『', '')}\n\n沢渡外相は会談した。"
    one, other = (
        keii.read(text, published="2026-03-12"),
        keii.read(f"{text}\n\n空は晴れていた。", published="2026-03-12"),
    )
    assert [(s.span, s.speaker) for s in other.statements] == [(s.span, s.speaker) for s in one.statements]
    assert [(t.span, t.value) for t in other.times] == [(t.span, t.value) for t in one.times]
