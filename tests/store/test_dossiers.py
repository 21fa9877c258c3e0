"""Whole dossiers out of a store, and the commands that ask for them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import keii
from keii.errors import StoreError
from keii.ingest.source import Source
from keii.store.adding import Store
from keii.store.queries import dossiers, reading, version

SIGNED = "ポルトガルとモロッコは10日、「海峡条約」に署名した。条約は、一方が武力攻撃を受けた場合、他方が支援すると定めている。"
FIRST = "ガーナはトーゴに10日、哨戒艇2隻を供与する見通しだ。"
SECOND = "ガーナはトーゴに10日、哨戒艇2隻を供与した。"
PAGE = "https://example.jp/togo"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "keii.db"
    with Store(path) as open_store:
        open_store.add(Source(text=SIGNED, published="2026-03-10", outlet="東洋放送"), "signed.txt")
        open_store.add(Source(text=FIRST, published="2026-03-09", outlet="南洋新聞", url=PAGE), "first.txt")
        open_store.add(Source(text=SECOND, published="2026-03-10", outlet="南洋新聞", url=PAGE), "second.txt")
    return path


def run(*args: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from keii.cli import main; main()", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_newest_versions_as_they_were_read(store: Path) -> None:
    with reading(store) as connection:
        found = list(dossiers(connection))
        bound = list(dossiers(connection, "agreements"))
    assert [d.report.text for d in found] == [SIGNED, SECOND]
    assert [d.report.text for d in bound] == [SIGNED]
    assert found[0] == keii.read(SIGNED, published="2026-03-10", outlet="東洋放送")


def test_versions_by_id_and_by_address(store: Path) -> None:
    with reading(store) as connection:
        assert version(connection, f"{PAGE}#1").report.text == FIRST
        assert version(connection, f"{PAGE}#2").report.text == SECOND
        assert version(connection, PAGE).report.text == SECOND
        newest = version(connection, PAGE)
        assert version(connection, newest.report.id) == newest


def test_a_report_that_is_not_there(store: Path) -> None:
    with reading(store) as connection, pytest.raises(StoreError, match="it holds no report 'nothing'"):
        version(connection, "nothing")


def test_versions_are_found_without_a_scan(store: Path) -> None:
    with reading(store) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT t.text FROM texts t JOIN versions v ON v.id = t.version_id"
            " JOIN reports r ON r.id = v.report_id WHERE r.address = ? AND v.number = ?", (PAGE, 1),
        ).fetchall()  # fmt: skip
    assert not [row for row in plan if "SCAN" in row[3]]


def test_diff_of_two_versions_in_the_store(store: Path) -> None:
    done = run("diff", f"{PAGE}#1", f"{PAGE}#2", "--store", store, "--format", "json")
    assert done.returncode == 1, done.stderr
    changes = json.loads(done.stdout)
    assert {(d["before"], d["after"]) for c in changes["changed"] for d in c["differences"]} >= {
        ("expected", "asserted")
    }


def test_diff_with_a_report_the_store_lacks(store: Path) -> None:
    done = run("diff", PAGE, "https://example.jp/other", "--store", store)
    assert done.returncode == 2
    assert "holds no report" in done.stderr
    assert "Traceback" not in done.stderr


def test_whatif_tells_of_the_store_s_agreements(store: Path) -> None:
    done = run("whatif", "--attack", "ポルトガル", "--by", "アルジェリア", "--store", store, "--lang", "ja")
    assert done.returncode == 0, done.stderr
    assert "海峡条約" in done.stdout


def test_relations_of_a_store(store: Path) -> None:
    done = run("relations", "--store", store, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert "GHA" in done.stdout
    assert run("relations").returncode == 2


def test_what_nobody_tells_of_after_its_day_is_open(store: Path) -> None:
    """Told as of a day, a visit that was due and is not told of is open; before, it is expected."""
    with Store(store) as open_store:
        open_store.add(
            Source(
                text="ケニアのオドゥヤ外相は20日、ソマリアを訪問する予定だ。", published="2026-03-15", outlet="東洋放送"
            ),
            story="訪問",
        )
    states = {}
    for day in ("2026-03-16", "2026-04-01"):
        done = run("story", "訪問", "--at", day, "--store", store, "--format", "csv", "--lang", "en")
        assert done.returncode == 0, done.stderr
        states[day] = [row.split(",")[6] for row in done.stdout.splitlines() if ",CONSULT," in row]
    assert states == {"2026-03-16": ["expected"], "2026-04-01": ["open"]}
