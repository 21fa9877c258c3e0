"""A gold file: what a reader of one report must find, checked as far as it can be without reading the report."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from keii.errors import InputError
from keii.evaluation.sheet import Row
from keii.grammar.certainty import ORDER

# What a row must have, table by table; what a row may have stands in docs/gold.md.
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "actor": ("names", "type"),
    "statement": ("quote", "mode", "speaker"),
    "time": ("text", "value"),
    "event": ("trigger", "type", "agent", "certainty"),
    "exchange": ("question", "answer_starts"),
    "attendance": ("person", "role"),
    "agreement": ("title", "parties", "stage"),
    "transfer": ("item", "category", "certainty"),
    "assessment": ("text", "certainty"),
    "stance": ("holder", "target", "polarity"),
}
_LISTS = ("names", "speaker", "via", "person", "giver", "receiver", "title", "replaces", "answerer", "roles")
_NESTED = ("agent", "parties")  # lists of lists of names
_BOTH = ("holder", "target")  # of an event nested, of a stance plain


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated report: the rows of its file, and its text."""

    path: Path
    rows: Row
    text: str

    @property
    def is_whole(self) -> bool:
        """Whether it annotates what happened, not only what was said."""
        return bool(self.rows.get("event"))


def load(path: Path) -> Gold:
    """A gold file with the text it names; raises InputError that names the file, the table and what is wrong."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"it is no TOML in UTF-8: {error}") from None
    except OSError as error:
        raise InputError(str(path), error.strerror or "it can't be read") from None
    if not isinstance(rows.get("text"), str):
        raise InputError(str(path), 'it does not say which text it is of (`text = "….txt"`)')
    for table, needed in REQUIRED.items():
        _check(path, table, rows.get(table, []), needed)
    beside = path.parent / rows["text"]
    try:
        text = beside.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"its text {beside} can't be read: {error}") from None
    return Gold(path=path, rows=rows, text=text.replace("\r\n", "\n"))


def _check(path: Path, table: str, rows: object, needed: tuple[str, ...]) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(str(path), f"[[{table}]] must be an array of tables")
    for number, row in enumerate(rows, 1):
        lacking = [field for field in needed if field not in row]
        if lacking:
            raise InputError(str(path), f"{table} {number} lacks {', '.join(lacking)}")
        for field, value in row.items():
            if not _fits(table, field, value):
                raise InputError(str(path), f"{table} {number}: {field} = {value!r} is not what stands there")


def _fits(table: str, field: str, value: object) -> bool:
    if field in _NESTED or (field in _BOTH and table == "event"):
        return isinstance(value, list) and all(_names(part) for part in value)
    if field in _LISTS or field in _BOTH:
        return _names(value)
    if field == "certainty":
        return value in ORDER
    if field == "mode" and table == "statement":
        return value in ("direct", "indirect")
    if field in ("optional", "negated", "headline"):
        return isinstance(value, bool)
    if field == "nth":
        return isinstance(value, int) and value > 0
    if field == "provisions":
        return isinstance(value, list) and all(isinstance(part, dict) and "type" in part for part in value)
    return isinstance(value, str)


def _names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)
