"""docs/store.md and the schema tell of the same views, tables and columns, and its SQL runs."""

from __future__ import annotations

import re
from pathlib import Path

from tests.store.material import opened

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text(encoding="utf-8")


def documented() -> dict[tuple[str, str], list[str]]:
    """The columns of every view and table that is described."""
    found = {}
    for kind, section in re.findall(r"^## (Views|Tables)\n(.*?)(?=^## |\Z)", DOCUMENT, re.M | re.S):
        for name, body in re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", section, re.M | re.S):
            rows = re.findall(r"^\| (\w+) \| (.+) \|$", body, re.M)
            found[kind[:-1].lower(), name] = [column for column, _ in rows if column != "column"]
    return found


def test_every_view_table_and_column_is_described_and_is_there(shared: Path) -> None:
    there = {}
    with opened(shared) as store:
        for kind, name in store.execute("SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view')"):
            if not re.match(r"sqlite_|(?:passage|statement)_words_", name):
                there[kind, name] = [row[1] for row in store.execute(f"PRAGMA table_info({name})")]
    assert documented() == there


def test_nothing_is_described_by_nothing() -> None:
    assert not re.search(r"^\| \w+ \| (?:TODO|\s*) \|$", DOCUMENT, re.M)


def test_the_queries_run(shared: Path) -> None:
    (block,) = re.findall(r"^```sql\n(.*?)^```$", DOCUMENT, re.M | re.S)
    queries = [query for query in block.split(";\n") if query.strip()]
    assert len(queries) == 3
    with opened(shared) as store:
        found = [store.execute(query).fetchall() for query in queries]
    assert any(row[3] == "橋は無条件で支持する" for row in found[0])
    assert [row[0] for row in found[1]] == ["2026-02"]


def test_every_view_answers(shared: Path) -> None:
    with opened(shared) as store:
        for kind, name in documented():
            if kind == "view":
                store.execute(f"SELECT * FROM {name}").fetchall()
        assert store.execute("SELECT sentence FROM events_v WHERE type = 'ACCUSE'").fetchall() == [
            ("モロッコは18日、ポルトガルに抗議した。",)
        ]


def test_an_sql_tool_can_not_break_what_refers(shared: Path) -> None:
    """Foreign keys are declared everywhere a table refers to another."""
    with opened(shared) as store:
        for (name,) in store.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall():
            if "_words_" in name:
                continue
            referring = {row[3] for row in store.execute(f"PRAGMA foreign_key_list({name})")}
            columns = {
                row[1]
                for row in store.execute(f"PRAGMA table_info({name})")
                if row[1].endswith("_id") or row[1] == "merged_into"
            }
            assert columns == referring, name
