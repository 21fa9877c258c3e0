"""Reports of our own, and what is asked of a store that holds them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from keii.ingest.source import Source
from keii.store.adding import Store

TALKS = """海峡の橋、着工で合意
【ラバト共同】ポルトガルのサンタレン首相は17日、モロッコのベルカセム外相と会談した。
サンタレン首相は「橋は無条件で支持する」と述べた。
ベルカセム外相は、制裁を解除する見通しだと語った。
"""
PROTEST = """米露の対立
モロッコは18日、ポルトガルに抗議した。
ベルカセム外相は「米国の介入は受け入れられない」とポルトガル側に伝えた。
日米韓の対露政策は変わらないという。
"""
BRIDGE = """海峡の橋
サンタレン首相は3月1日、「工事は延期しない」と強調した。
"""


def source(
    text: str, published: str | None = "2026-02-17", outlet: str | None = "東都新聞", url: str | None = None
) -> Source:
    return Source(text=text, title=text.split("\n", 1)[0], outlet=outlet, url=url, published=published)


REPORTS = [
    source(TALKS),
    source(PROTEST, "2026-02-18", "海峡新報", "https://kaikyo.example/2"),
    source(BRIDGE, "2026-03-01", "アトラス通信"),
]


def fill(path: Path, reports: list[Source]) -> list[str]:
    """What adding each of the reports did."""
    with Store(path) as store:
        return [store.add(report) for report in reports]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as any SQLite program opens it."""
    found = sqlite3.connect(path)
    try:
        yield found
    finally:
        found.close()


def one(path: Path, query: str, *values: object) -> Any:
    with opened(path) as found:
        row = found.execute(query, values).fetchone()
        return row[0] if row and len(row) == 1 else row


def contents(path: Path) -> dict[str, list[Any]]:
    """Every row of every table that has rows of its own."""
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    with opened(path) as found:
        tables = [row[0] for row in found.execute(query)]
        return {table: found.execute(f"SELECT * FROM {table}").fetchall() for table in sorted(tables)}


def sound(path: Path) -> None:
    """The file and all that refers in it are whole, the word indexes too."""
    with opened(path) as found:
        assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("passage_words", "statement_words"):
            found.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        counted = "SELECT (SELECT count(*) FROM versions), (SELECT count(*) FROM texts), (SELECT count(DISTINCT version_id) FROM passages)"
        versions, texts, indexed = found.execute(counted).fetchone()
        assert versions == texts == indexed


def plans(connection: sqlite3.Connection, ask: Callable[[], object]) -> list[str]:
    """The query plan of every command that asking runs."""
    commands: list[str] = []
    connection.set_trace_callback(commands.append)
    try:
        ask()
    finally:
        connection.set_trace_callback(None)
    return [
        f"{row[3]}  ← {command}"
        for command in dict.fromkeys(commands)
        if command.lstrip().startswith(("SELECT", "WITH")) and "_words_config" not in command  # that one is FTS5's own
        for row in connection.execute(f"EXPLAIN QUERY PLAN {command}")
    ]
