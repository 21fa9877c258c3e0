"""Adding: idempotent, in versions, complete."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.store.material import BRIDGE, PROTEST, REPORTS, TALKS, contents, fill, one, opened, sound, source

import keii
from keii.errors import InputError
from keii.ingest.source import Source
from keii.store.adding import Store, unpacked
from keii.store.address import address


def test_the_same_again_changes_nothing(path: Path) -> None:
    assert fill(path, REPORTS) == ["added"] * 3
    before = contents(path)
    assert fill(path, [*REPORTS, *REPORTS]) == ["unchanged"] * 6
    assert contents(path) == before
    sound(path)


def test_a_changed_page_is_a_new_version(path: Path) -> None:
    url = "https://toto.example/a"
    pages = [
        source(TALKS, url=url),
        source(TALKS + "続報はない。\n", url=f"{url}?utm_source=x#top"),
        source(PROTEST, url=url),
    ]
    assert fill(path, pages) == ["added", "new version", "new version"]
    with opened(path) as store:
        assert store.execute("SELECT number, newest FROM versions ORDER BY number").fetchall() == [
            (1, 0),
            (2, 0),
            (3, 1),
        ]
    assert one(path, "SELECT count(*) FROM reports") == 1
    assert fill(path, pages) == ["unchanged"] * 3
    assert one(path, "SELECT number FROM versions WHERE newest") == 3


@pytest.mark.parametrize("url", [None, "", "https://toto.example/"], ids=["no address", "empty", "front page"])
def test_without_an_address_of_its_own_a_report_has_one_version(path: Path, url: str | None) -> None:
    assert fill(path, [source(TALKS, url=url), source(BRIDGE, url=url)]) == ["added", "added"]
    assert one(path, "SELECT count(*) FROM reports") == 2


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("HTTP://Toto.example:80/a?b=1#c", "https://toto.example/a?b=1"),
        ("https://toto.example/a?utm_source=x&b=1&fbclid=2", "https://toto.example/a?b=1"),
        ("https://toto.example/?p=12", "https://toto.example/?p=12"),
        ("https://toto.example:8443/a", "https://toto.example:8443/a"),
        ("urn:newsml:x:1", "urn:newsml:x:1"),
        ("http://[broken/a", "http://[broken/a"),
        ("https://toto.example", None),
        ("  ", None),
    ],
)
def test_addresses(url: str, known: str | None) -> None:
    assert address(url) == known


def test_what_is_stored_is_what_was_read(path: Path) -> None:
    fill(path, REPORTS)
    for report in REPORTS:
        read = keii.read(report.text, report.published, report.outlet, report.title, report.url)
        text, data = one(
            path,
            "SELECT text, t.dossier FROM texts t JOIN versions v ON v.id = version_id WHERE v.dossier = ?",
            read.report.id,
        )
        assert unpacked(data, text) == read
        for table, records in (
            ("statements", read.statements),
            ("events", read.events),
            ("actors", read.actors),
            ("transfers", read.transfers),
        ):
            version = one(path, "SELECT id FROM versions WHERE dossier = ?", read.report.id)
            assert one(path, f"SELECT count(*) FROM {table} WHERE version_id = ?", version) == len(records)


def test_every_span_gives_its_words(path: Path) -> None:
    fill(path, REPORTS)
    with opened(path) as store:
        for table in ("statements", "events", "transfers", "assessments", "stances", "attendances", "agreements"):
            rows = store.execute(
                f"SELECT x.words, substr(t.text, span_start + 1, span_end - span_start) FROM {table} x JOIN texts t USING (version_id)"
            )
            for words, text in rows:
                assert words == text


def test_ids_grow_with_the_day_whatever_is_added_first(path: Path) -> None:
    fill(path, [REPORTS[2], source(TALKS, None), REPORTS[0], REPORTS[1]])
    with opened(path) as store:
        days = [day for (day,) in store.execute("SELECT day FROM versions ORDER BY id")]
        assert days == [None, "2026-02-17", "2026-02-18", "2026-03-01"]
        assert store.execute("SELECT max(id) FROM statements").fetchone()[0] < 2**53
        ordered = "SELECT v.id FROM statements s JOIN versions v ON v.id = s.version_id ORDER BY s.id"
        versions = [row[0] for row in store.execute(ordered)]
        assert versions == sorted(versions)


def test_what_can_not_be_read_leaves_nothing(path: Path) -> None:
    with Store(path) as store:
        with pytest.raises(InputError, match="not an ISO date"):
            store.add(source(TALKS, "yesterday"))
        assert store.add(REPORTS[0]) == "added"
    assert one(path, "SELECT count(*) FROM versions") == 1


def test_a_failure_in_the_middle_leaves_nothing_and_the_words_findable(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the rolled-back transaction taught the vocabulary is taught again."""
    with Store(path) as store:
        monkeypatch.setattr(store._gatherer, "add", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.add(REPORTS[0])
        monkeypatch.undo()
        assert one(path, "SELECT count(*) FROM spellings") == 0
        assert store.add(REPORTS[0]) == "added"
    assert one(path, "SELECT count(*) FROM spellings WHERE spelling = '無条件'") == 1
    sound(path)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "\ud800", "Ａ" * 20_000, "「" * 500, "\0外相は述べた。"],
    ids=["empty", "blank", "surrogate", "long word", "brackets", "NUL"],
)
def test_any_text_can_be_stored(path: Path, text: str) -> None:
    assert fill(path, [Source(text=text)]) == ["added"]
    assert one(path, "SELECT length(text) FROM texts") is not None
    assert one(path, "SELECT count(*) FROM versions") == 1


def test_a_meeting_of_many_has_no_pairs_and_a_protest_one(path: Path) -> None:
    fill(path, [REPORTS[1]])
    with opened(path) as store:
        pairs = store.execute("SELECT one, other FROM event_countries").fetchall()
    assert set(pairs) == {("MAR", "PRT")}


def test_sources_are_frozen_structs() -> None:
    """The digest rests on every field of a source; a field added to it must be added there."""
    assert [field.name for field in msgspec.structs.fields(Source)] == ["text", "title", "outlet", "url", "published"]
