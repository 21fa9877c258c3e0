"""Reading the lexicon: plain TSV tables, a user's own laid over the bundled ones.

A table starts with `#` comment lines, the last of which names the columns (`# columns: a<TAB>b`). Cells may hold
alternatives separated by `|`. A row of the user's table with the same first cell replaces ours.
"""

from __future__ import annotations

import functools
import os
from importlib import resources
from pathlib import Path

from keii.errors import LexiconError

Row = tuple[str, ...]


def _rows(name: str, text: str) -> dict[str, Row]:
    columns: list[str] = []
    rows: dict[str, Row] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            if line.startswith("# columns:"):
                columns = line.removeprefix("# columns:").strip().split("\t")
            continue
        if not line.strip():
            continue
        cells = tuple(line.split("\t"))
        if not columns:
            raise LexiconError(name, number, "no '# columns:' line before the first entry")
        if len(cells) > len(columns):
            raise LexiconError(name, number, f"{len(cells)} cells where the columns are {', '.join(columns)}")
        if not cells[0]:
            raise LexiconError(name, number, "the first cell is empty")
        if cells[0] in rows:
            raise LexiconError(name, number, f"{cells[0]} stands twice")
        rows[cells[0]] = cells + ("",) * (len(columns) - len(cells))
    return rows


def _overlay_dirs() -> list[Path]:
    folders = [Path(p) for p in os.environ.get("KEII_LEXICON", "").split(os.pathsep) if p]
    for folder in folders:
        if not folder.is_dir():
            raise LexiconError(str(folder), 0, "KEII_LEXICON names no such folder")
    return folders


@functools.cache
def table(name: str) -> dict[str, Row]:
    """The rows of a table by their first cell; raises LexiconError naming table, line and entry."""
    file = f"{name}.tsv"
    rows = _rows(file, resources.files("keii.lexicon").joinpath(file).read_text(encoding="utf-8"))
    for folder in _overlay_dirs():
        own = folder / file
        if own.is_file():
            rows |= _rows(str(own), own.read_text(encoding="utf-8"))
    return rows


def alternatives(cell: str) -> list[str]:
    """The alternatives of a cell, in order."""
    return [a for a in cell.split("|") if a]
