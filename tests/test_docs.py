"""What the documents tell is what is there: worked examples, file names, the order of the rules, the lexicon's tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from keii.errors import LexiconError
from keii.extract.statement.attribution import RULES
from keii.lexicon.tables import table
from show import show

TOP = Path(__file__).resolve().parent.parent
DOCS = TOP / "docs"
LEXICON = TOP / "src" / "keii" / "lexicon"
EXAMPLE = re.compile(r"^```\n> (\w+) (.+)\n((?:(?!```).*\n)*)```$", re.M)


def examples() -> list[tuple[str, str, str]]:
    """Layer, text and output of every block that begins with >; ` / ` parts lines."""
    found = EXAMPLE.findall((DOCS / "architecture.md").read_text(encoding="utf-8"))
    return [(layer, re.sub(r" ?/ ", "\n", text), shown) for layer, text, shown in found]


def test_every_block_with_a_prompt_is_run() -> None:
    assert len(examples()) == (DOCS / "architecture.md").read_text(encoding="utf-8").count("```\n> ")


@pytest.mark.parametrize(("layer", "text", "shown"), examples(), ids=[f"{x[0]} {x[1][:20]}" for x in examples()])
def test_worked_example(layer: str, text: str, shown: str) -> None:
    assert show(layer, text) == shown.rstrip("\n")


@pytest.mark.parametrize("name", ["architecture.md", "lexicon.md"])
def test_files_that_are_named_exist(name: str) -> None:
    there = [path.as_posix() for top in ("src/keii", "tests", "tools") for path in (TOP / top).rglob("*.*")]
    for path in re.findall(r"`([\w/.]+\.(?:py|tsv|toml))`", (DOCS / name).read_text(encoding="utf-8")):
        assert any(known.endswith(f"/{path}") for known in there), path


def test_the_sieve_is_told_in_full() -> None:
    document = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rows = document.split("| rule | for | status |\n| --- | --- | --- |\n")[1].split("\n\n")[0]
    assert len(rows.splitlines()) == len(RULES)


def test_every_table_is_described_with_its_columns() -> None:
    section = (DOCS / "lexicon.md").read_text(encoding="utf-8").split("## The tables")[1].split("### Names")[0]
    rows = re.findall(r"^\| (\w+) \| ([\w, ]+) \| ", section, re.M)
    told = {name: columns.split(", ") for name, columns in rows if name != "table"}
    there = {}
    for path in LEXICON.glob("*.tsv"):
        header = next(x for x in path.read_text(encoding="utf-8").splitlines() if x.startswith("# columns:"))
        there[path.stem] = header.removeprefix("# columns:").strip().split("\t")
    assert told == there


HEADER = "# columns: title\tclass\tbodies\n"


@pytest.mark.parametrize(
    "own",
    ["セネター\tlegislator\n", f"{HEADER}セネター\tlegislator\t\tx\n", f"{HEADER}\tlegislator\n", f"{HEADER}セネター\tlegislator\n\nセネター\tlegislator\n", "# columns: title\nセネター\n", f"{HEADER}セネター\tboss\n"],
    ids=["header", "cells", "empty", "twice", "columns", "value"],
)  # fmt: skip
def test_errors_are_told_as_they_come(own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "titles.tsv").write_text(own, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEII_LEXICON", "words")
    table.cache_clear()
    with pytest.raises(LexiconError) as raised:
        table("titles")
    assert f"`{raised.value}`" in (DOCS / "lexicon.md").read_text(encoding="utf-8")
