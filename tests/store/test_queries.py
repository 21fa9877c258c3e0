"""Quotes and events by whom, about what, when and how sure; and that none of it reads a table through."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.material import BRIDGE, TALKS, fill, plans, source

from keii.errors import InputError
from keii.store.queries import Window, events, quotes, reading, search


def said(connection: sqlite3.Connection, **given: str | None) -> list[str]:
    window = {name: given.pop(name) for name in ("since", "until", "certainty") if name in given}
    found = quotes(connection, window=Window.of(**window), **given)  # type: ignore[arg-type]
    return [quote.place.words for quote in found]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"by": "サンタレン首相"}, ["工事は延期しない", "橋は無条件で支持する"]),
        ({"by": "サンタレン"}, ["工事は延期しない", "橋は無条件で支持する"]),
        ({"by": "サンタレン首相", "about": "橋"}, ["橋は無条件で支持する"]),
        ({"by": "サンタレン", "until": "2026-02"}, ["橋は無条件で支持する"]),
        ({"by": "サンタレン", "since": "2026-03"}, ["工事は延期しない"]),
        ({"by": "サンタレン", "since": "2026-02-17", "until": "2026-02-17"}, ["橋は無条件で支持する"]),
        ({"by": "サンタレン", "since": "2027"}, []),
        ({"by": "サンタレン", "certainty": "alleged,expected"}, []),
        ({"by": "サンタ"}, []),
        ({"by": "ベルカセム外相", "about": "介入"}, ["米国の介入は受け入れられない"]),
        ({"by": "ベルカセム", "to": "ポルトガル"}, ["米国の介入は受け入れられない"]),
        ({"to": "PRT"}, ["米国の介入は受け入れられない"]),
        ({"by": "ベルカセム", "to": "モロッコ"}, []),
        ({"about": "工事"}, ["工事は延期しない"]),
        ({"about": "米"}, ["日米韓の対露政策は変わらない", "米国の介入は受け入れられない"]),
        ({"about": "工事 介入"}, []),
        ({"about": "フィンランド"}, []),
        ({"by": ""}, []),
    ],
)
def test_quotes(connection: sqlite3.Connection, given: dict[str, str], words: list[str]) -> None:
    assert said(connection, **given) == words


def test_all_quotes_come_newest_first_up_to_the_limit(connection: sqlite3.Connection) -> None:
    found = quotes(connection)
    assert [quote.place.published for quote in found] == sorted((q.place.published or "" for q in found), reverse=True)
    assert [q.place for q in quotes(connection, window=Window.of(limit=2))] == [q.place for q in found[:2]]


def test_a_quote_names_its_report_and_the_exact_words(connection: sqlite3.Connection) -> None:
    (quote,) = quotes(connection, about="無条件")
    assert (quote.speaker, quote.mode, quote.cue, quote.certainty) == (
        ["サンタレン"],
        "direct",
        "述べる",
        "asserted",
    )
    start, end = quote.place.span
    assert TALKS[start:end] == quote.place.words == "橋は無条件で支持する"
    assert (quote.place.outlet, quote.place.published, quote.place.title) == (
        "東都新聞",
        "2026-02-17",
        "海峡の橋、着工で合意",
    )


@pytest.mark.parametrize(
    ("kinds", "between", "triggers"),
    [
        ("CONSULT", None, ["会談"]),
        ("consult,ACCUSE", None, ["抗議", "会談"]),
        (None, "PRT,MAR", ["会談", "抗議"]),
        ("ACCUSE", "ポルトガル,モロッコ", ["抗議"]),
        ("ACCUSE", "モロッコ、ポルトガル", ["抗議"]),
        ("CONSULT", "サンタレン,ベルカセム", ["会談"]),
        ("CONSULT", "サンタレン,MAR", ["会談"]),
        ("CONSULT", "モロッコ,サンタレン", ["会談"]),
        ("CONSULT", "サンタレン,USA", []),
        ("ACCUSE", "USA,MAR", []),
        ("ASSAULT", None, []),
    ],
)
def test_events(connection: sqlite3.Connection, kinds: str | None, between: str | None, triggers: list[str]) -> None:
    found = [event.place.words for event in events(connection, kinds=kinds, between=between)]
    assert [any(word.startswith(x) for word in found) for x in triggers] == [True] * len(triggers)
    if kinds:
        assert len(found) == len(triggers)


def test_an_event_comes_with_its_sentence(connection: sqlite3.Connection) -> None:
    (event,) = events(connection, kinds="ACCUSE")
    assert event.sentence == "モロッコは18日、ポルトガルに抗議した。"
    assert (event.agent, event.target, event.certainty) == (["モロッコ"], ["ポルトガル"], "asserted")


@pytest.mark.parametrize(
    "ask",
    [
        lambda _: Window.of(since="yesterday"),
        lambda _: Window.of(until="2026-13"),
        lambda _: Window.of(since="2026-02-30"),
        lambda _: Window.of(until="9999-12-31"),
        lambda _: Window.of(certainty="sure"),
        lambda _: Window.of(limit=0),
        lambda c: events(c, kinds="WAR"),
        lambda c: events(c, between="RUS"),
        lambda c: events(c, between="RUS,,USA"),
    ],
)
def test_what_can_not_be_asked(connection: sqlite3.Connection, ask: Callable[[sqlite3.Connection], object]) -> None:
    with pytest.raises(InputError):
        ask(connection)


def test_older_versions_are_there_on_demand(path: Path) -> None:
    url = "https://toto.example/a"
    fill(path, [source(BRIDGE, url=url), source(BRIDGE.replace("延期しない", "延期もありうる"), url=url)])
    with reading(path) as connection:
        assert said(connection, about="工事") == ["工事は延期もありうる"]
        assert [hit.place.version for hit in search(connection, "延期")] == [2]
        every = Window.of(every=True)
        assert [q.place.version for q in quotes(connection, about="工事", window=every)] == [2, 1]
        assert [hit.place.version for hit in search(connection, "延期", every)] == [2, 1]


QUERIES: dict[str, Callable[[sqlite3.Connection], object]] = {
    "quotes": quotes,
    "quotes certainty": lambda c: quotes(c, window=Window.of(certainty="expected,alleged", since="2026")),
    "quotes by": lambda c: quotes(c, by="サンタレン", window=Window.of(certainty="asserted")),
    "quotes by about": lambda c: quotes(c, by="サンタレン", about="橋"),
    "quotes by to": lambda c: quotes(c, by="ベルカセム", to="ポルトガル"),
    "quotes to": lambda c: quotes(c, to="PRT"),
    "quotes about": lambda c: quotes(c, about="米", window=Window.of(until="2026")),
    "events": events,
    "events type": lambda c: events(c, kinds="ACCUSE,CONSULT", window=Window.of(certainty="asserted")),
    "events certainty": lambda c: events(c, window=Window.of(certainty="expected")),
    "events between": lambda c: events(c, between="RUS,USA", kinds="ACCUSE"),
    "events people": lambda c: events(c, between="サンタレン,ベルカセム"),
    "events person and state": lambda c: events(c, between="サンタレン,MAR"),
    "search": lambda c: search(c, "無条件 支持"),
    "search one": lambda c: search(c, "米", Window.of(since="2026-02", every=True)),
}


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_uses_an_index(connection: sqlite3.Connection, name: str) -> None:
    found = plans(connection, lambda: QUERIES[name](connection))
    assert found
    scans = [plan for plan in found if plan.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in plan]
    assert [plan for plan in scans if not plan.startswith("SCAN told ")] == []  # told: what an index has found already
    # The main query gives its rows in order: nothing that grows with the store is sorted.
    assert [plan for plan in found if "TEMP B-TREE" in plan and "versions v" in plan] == []
