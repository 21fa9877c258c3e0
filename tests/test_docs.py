"""What the documents show is what keii does: the worked examples of docs/architecture.md, the tables of docs/lexicon.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from show import show

TOP = Path(__file__).resolve().parent.parent
DOCS = TOP / "docs"
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
