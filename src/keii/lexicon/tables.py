"""Reading the lexicon: plain TSV tables, a user's own laid over the bundled ones.

A table starts with `#` comment lines, the last of which names the columns (`# columns: a<TAB>b`). Cells may hold
alternatives separated by `|`. A row of the user's table with the same first cell replaces ours.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from keii.errors import LexiconError
from keii.lexicon.schema import SCHEMAS, Schema

Row = tuple[str, ...]


def _rows(name: str, text: str, schema: Schema | None = None) -> dict[str, Row]:
    """The rows of one file; with a schema, what the cells say is checked too."""
    columns: list[str] = []
    rows: dict[str, Row] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            if line.startswith("# columns:"):
                columns = line.removeprefix("# columns:").strip().split("\t")
                if schema is not None and tuple(columns) != schema.columns:
                    raise LexiconError(name, number, f"the columns must be {', '.join(schema.columns)}")
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
        row = cells + ("",) * (len(columns) - len(cells))
        reason = schema.wrong(row) if schema is not None else ""
        if reason:
            raise LexiconError(name, number, f"{cells[0]}: {reason}")
        rows[cells[0]] = row
    return rows


_laid_over: list[Path] = []


def lay_over(folders: Iterable[Path]) -> None:
    """Lay these folders' tables over ours and those of KEII_LEXICON, the last one uppermost; for the whole process.

    To be called before the first report is read: tables are loaded once. Raises LexiconError for a folder that is not there
    and for the first entry in any of its tables that says what it may not.
    """
    _laid_over.extend(folders)
    for folder in _overlay_dirs():
        for name, schema in SCHEMAS.items():
            own = folder / f"{name}.tsv"
            if own.is_file():
                _rows(str(own), _own_text(own), schema)


def own_tables() -> list[str]:
    """The user's tables that are laid over ours."""
    return [
        str(folder / f"{name}.tsv")
        for folder in _overlay_dirs()
        for name in SCHEMAS
        if (folder / f"{name}.tsv").is_file()
    ]


_left_out: set[str] = set()


def leave_out(names: Iterable[str]) -> None:
    """Make these tables empty for the whole process, to see what they are worth; before the first report is read."""
    _left_out.update(names)


def _overlay_dirs() -> list[Path]:
    folders = [Path(p) for p in os.environ.get("KEII_LEXICON", "").split(os.pathsep) if p] + _laid_over
    for folder in folders:
        if not folder.is_dir():
            raise LexiconError(str(folder), 0, "no such folder")
    return folders


@functools.cache
def table(name: str) -> dict[str, Row]:
    """The rows of a table by their first cell; raises LexiconError naming table, line and entry."""
    if name in _left_out:
        return {}
    file = f"{name}.tsv"
    # Our own tables are checked by the tests: at every start it would cost more than reading a report.
    rows = _rows(file, resources.files("keii.lexicon").joinpath(file).read_text(encoding="utf-8"))
    for folder in _overlay_dirs():
        own = folder / file
        if own.is_file():
            rows |= _rows(str(own), _own_text(own), SCHEMAS[name])
    return rows


def _own_text(file: Path) -> str:
    """A user's table as text; editors may have put a byte order mark before it."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise LexiconError(str(file), 0, error.strerror or "can't be read") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LexiconError(str(file), line, "not UTF-8: save the table as UTF-8") from None


def alternatives(cell: str) -> list[str]:
    """The alternatives of a cell, in order."""
    return [a for a in cell.split("|") if a]
