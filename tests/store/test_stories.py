"""The store gathers as memory does; affairs, items, timelines; merging and parting them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.store.material import fill, one, plans, sound, source

import keii
from keii.errors import InputError
from keii.ingest.source import Source
from keii.store.adding import Store
from keii.store.decisions import merge, split
from keii.store.queries import Window, names, profiles, quotes, reading, stories, story, timeline
from keii.story.account import Story, account
from keii.story.gather import Gatherer
from keii.story.memory import Memory

GOLD = Path(__file__).parent.parent / "gold"
VISIT = """ベルナム首相がカルディア訪問
【ラバト共同】ポルトガルのサンタレン首相は17日、モロッコを訪問し、ベルカセム外相と会談した。
両国は「海峡漁業協力協定」に署名した。会談は2時間に及んだ。
サンタレン首相は「漁業の対話を途切れさせてはならない」と述べた。
"""
ECHO = """海峡漁業協力協定に署名
ポルトガルのサンタレン首相は17日、モロッコのベルカセム外相と会談し、「海峡漁業協力協定」に署名した。
会談は2時間半に及んだという。
サンタレン首相は「漁業の対話を途切れさせてはならない」と強調した。
"""
OTHER = """国境の検問所を再開
ノルウェーとフィンランドは20日、検問所の再開で合意した。
"""
AFFAIR = [
    source(VISIT, "2026-02-17", "東都新聞"),
    source(ECHO, "2026-02-18", "海峡新報"),
    source(OTHER, "2026-02-21", "北洋テレビ"),
]


@pytest.fixture
def store(path: Path) -> Path:
    fill(path, AFFAIR)
    return path


def gold() -> list[Source]:
    """Reports of our own about many affairs, three of them about one."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))[:24]]
    return [Source(text=text, outlet=f"媒体{n}", published=f"2026-03-{1 + n % 28:02}") for n, text in enumerate(texts)]


def test_the_store_gathers_as_memory_does(path: Path) -> None:
    """The same stories, entities and items, whichever keeps the index; only the numbers of entities differ."""
    memory = Memory()
    taken = []
    for report in gold():
        dossier = keii.read(report.text, report.published, report.outlet, report.title, report.url)
        taken.append(Gatherer(memory).add(dossier))
    for some in (gold()[:7], gold()[7:15], gold()[15:]):
        fill(path, some)
    with reading(path) as connection:
        for name in {placed.story for placed in memory.reports.values()}:
            reports = [placed for placed in memory.reports.values() if placed.story == name]
            items = {item: [telling for telling, _ in rows] for item, rows in memory.items.items()}
            assert outline(story(connection, name)) == outline(account(name, reports, items))
        same: dict[str, str] = {}
        for one_taken in taken:
            rows = connection.execute(
                "SELECT a.record, e.ref, a.reason FROM actors a JOIN entities e ON e.id = a.entity_id JOIN versions v ON v.id = a.version_id"
                " WHERE v.dossier = ?",
                (one_taken.report.id,),
            ).fetchall()
            assert {record: reason for record, _, reason in rows} == one_taken.reasons
            for record, ref, _ in rows:
                assert same.setdefault(one_taken.entities[record], ref) == ref
        assert len(set(same.values())) == len(same)
    sound(path)


def outline(told: Story) -> list[tuple[object, ...]]:
    return [
        (
            i.id,
            i.first,
            i.last,
            i.voices,
            [c.about for c in i.conflicts],
            i.course,
            [(t.report, t.record) for t in i.tellings],
        )
        for i in told.items
    ]


def test_an_affair_is_told_by_two(store: Path) -> None:
    with reading(store) as connection:
        assert [(found.id, found.reports, found.voices) for found in stories(connection)] == [
            ("story2", 1, ["北洋テレビ"]),
            ("story1", 2, ["共同", "海峡新報"]),
        ]
        affair = story(connection, "1")
        assert [report.published for report in affair.reports] == ["2026-02-17", "2026-02-18"]
        (agreement,) = [item for item in affair.items if item.kind == "agreement"]
        assert agreement.voices == ["共同", "海峡新報"]
        (said,) = [item for item in affair.items if item.kind == "statement" and "途切れ" in item.text]
        assert [telling.report for telling in said.tellings] == [report.id for report in affair.reports]
        assert names(connection, said.who)[said.who[0]].startswith("サンタレン")


def test_a_copy_that_came_first_is_the_agencys(path: Path) -> None:
    body = (
        "ポルトガルのサンタレン首相は17日、モロッコのベルカセム外相とラバトで会談し、「海峡漁業協力協定」に署名した。\n"
        "協定には海峡での共同の取り締まりを年に4回行うことが盛り込まれ、来年にも発効する見通しだという。\n"
    )
    fill(path, [source(body, "2026-02-18", "海峡新報"), source(f"【ラバト共同】{body}", "2026-02-17", "共同通信")])
    with reading(path) as connection:
        (found,) = stories(connection)
        assert (found.reports, found.voices) == (2, ["共同"])
        assert {item.voices[0] for item in story(connection, found.id).items} == {"共同"}
    sound(path)


def test_who_an_entity_is_grows_across_openings(path: Path) -> None:
    """Names, offices and the days they are known from are kept in the file."""
    for day, text in (
        ("2026-02-17", "アルド・サンタレン首相"),
        ("2026-03-17", "サンタレン首相"),
        ("2029-03-17", "サンタレン首相"),
    ):
        fill(path, [source(f"ポルトガルの{text}は会見した。", day)])
    with reading(path) as connection:
        rows = connection.execute(
            "SELECT v.published, e.ref FROM actors a JOIN entities e ON e.id = a.entity_id JOIN versions v ON v.id = a.version_id"
            " WHERE a.type = 'person' ORDER BY v.id"
        ).fetchall()
    refs = [ref for _, ref in rows]
    assert refs[0] == refs[1] != refs[2]


def test_a_story_can_be_named(path: Path) -> None:
    with Store(path) as store:
        for report in AFFAIR:
            store.add(report, story="海峡のこと")
    with reading(path) as connection:
        (found,) = stories(connection)
        assert (found.title, found.reports) == ("海峡のこと", 3)
        assert story(connection, "海峡のこと").id == found.id == story(connection, found.id).id


def test_every_version_of_a_page_tells(path: Path) -> None:
    url = "https://toto.example/a"
    fill(path, [source(VISIT, url=url), source(VISIT.replace("2時間", "3時間"), url=url)])
    with reading(path) as connection:
        (found,) = stories(connection)
        assert (found.reports, found.voices) == (2, ["共同"])
        assert len(story(connection, found.id).reports) == 2


def test_stories_merge_and_part(store: Path) -> None:
    merge(store, "story1", "story2", "同じ案件")
    with reading(store) as connection:
        (found,) = stories(connection)
        assert (found.reports, found.first, found.last) == (3, "2026-02-17", "2026-02-21")
        assert len(story(connection, "story2").reports) == 3
    split(store, "story1", "story2")
    with reading(store) as connection:
        assert len(stories(connection)) == 2
        report = story(connection, "story1").reports[1].id
    made = split(store, "story1", report, "別の件")
    assert made.new == "story3"
    with reading(store) as connection:
        assert [r.id for r in story(connection, "story3").reports] == [report]
        assert {t.report for item in story(connection, "story3").items for t in item.tellings} == {report}
        assert report not in {t.report for item in story(connection, "story1").items for t in item.tellings}
    merge(store, "story1", "story3")
    with reading(store) as connection:
        assert len(story(connection, "story1").reports) == 2
    sound(store)


def test_items_merge_and_part(store: Path) -> None:
    with reading(store) as connection:
        item = next(item for item in story(connection, "story1").items if len(item.tellings) == 2)
    mention = f"{item.tellings[1].report}/{item.tellings[1].record}"
    made = split(store, item.id, mention)
    with reading(store) as connection:
        found = {one.id: one for one in story(connection, "story1").items}
        assert [len(found[i].tellings) for i in (item.id, made.new)] == [1, 1]
    merge(store, item.id, made.new)
    with reading(store) as connection:
        (again,) = [one for one in story(connection, "story1").items if one.id == item.id]
        assert again.tellings == item.tellings
    for bad in (f"{item.tellings[0].report}/s99", item.tellings[0].report):
        with pytest.raises(InputError):
            split(store, item.id, bad)


def test_an_actor_is_parted_from_an_entity(store: Path) -> None:
    with reading(store) as connection:
        report = story(connection, "story1").reports[1].id
        (record, ref) = connection.execute(
            "SELECT a.record, e.ref FROM actors a JOIN entities e ON e.id = a.entity_id JOIN versions v ON v.id = a.version_id"
            " WHERE v.dossier = ? AND a.name LIKE 'サンタレン%'",
            (report,),
        ).fetchone()
        assert len(quotes(connection, by=ref)) == 2
    made = split(store, ref, f"{report}/{record}")
    with reading(store) as connection:
        assert [len(quotes(connection, by=one)) for one in (ref, made.new)] == [1, 1]
    merge(store, ref, made.new)
    with reading(store) as connection:
        assert len(quotes(connection, by=ref)) == 2
    sound(store)


def test_who_else_it_could_be_stays_visible(path: Path) -> None:
    """A surname alone joins nobody: the second report's is somebody new, with the first kept as who it could be."""
    first = source("会談\nポルトガルのアルド・サンタレン首相は17日、「橋を支持する」と述べた。\n", "2026-02-17")
    second = source("声\nサンタレン氏は18日、「橋は要らない」と語った。\n", "2026-02-18")
    fill(path, [first, second])
    with reading(path) as connection:
        rows = connection.execute(
            "SELECT name, entity_id FROM actors WHERE name LIKE '%サンタレン%' ORDER BY id"
        ).fetchall()
        assert len({entity for _, entity in rows}) == 2
        found = profiles(connection, "サンタレン")
        assert {other.id for one in found for other in one.namesakes} >= {one.id for one in found} - {found[0].id}


def test_a_timeline_tells_each_thing_once(store: Path) -> None:
    with reading(store) as connection:
        told = timeline(connection)
        assert [one.day for one in told] == sorted((one.day for one in told), reverse=True)
        assert len({one.item.id for one in told}) == len(told)
        kinds = ("agreement",)
        (agreement,) = [one for one in timeline(connection, kinds) if "漁業" in one.item.text]
        assert agreement.item.voices == ["共同", "海峡新報"]
        assert timeline(connection, kinds, Window.of(since="2027")) == []


@pytest.mark.parametrize("given", ["story99", "99", "だれかの件", "", "item1"])
def test_no_such_story(store: Path, given: str) -> None:
    with reading(store) as connection, pytest.raises(InputError, match="there is no such story"):
        story(connection, given)


def test_affairs_use_indexes(store: Path) -> None:
    def ask(connection: sqlite3.Connection) -> None:
        stories(connection)
        story(connection, "story1")
        timeline(connection, ("event", "agreement"), Window.of(since="2026-02", until="2026-03"))
        timeline(connection)

    with reading(store) as connection:
        assert [plan for plan in plans(connection, lambda: ask(connection)) if plan.startswith("SCAN")] == []


def test_gathering_asks_by_index_alone(path: Path) -> None:
    fill(path, AFFAIR[:2])
    with Store(path) as store:
        found = plans(store._connection, lambda: store.add(AFFAIR[2]))
    small = ("SCAN decisions", "SCAN main.", "SCAN pending")
    assert [p for p in found if p.startswith("SCAN") and "VIRTUAL TABLE" not in p and not p.startswith(small)] == []
    assert one(path, "SELECT count(*) FROM versions") == 3
