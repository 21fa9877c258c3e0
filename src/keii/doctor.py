"""What stands in the way of keii here, before a run finds out: versions, dictionary, SQLite, the user's tables, a store."""

from __future__ import annotations

import importlib.metadata
import platform
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

from keii.errors import KeiiError

# What each optional part needs, by the name of its extra; beside what `pip install keii` brings.
_EXTRA = re.compile(r'extra == ["\']([^"\']+)["\']')
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_SAMPLE = ("ポルトガルのサンタレン首相は12日、「海峡は壁ではない」と述べた。", "2026-03-13")


class Verdict(StrEnum):
    """ok; missing: an optional part is not installed; failed: keii will not work."""

    OK = "ok"
    MISSING = "missing"
    FAILED = "failed"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing looked at, how it is, and what to know or do about it."""

    name: str
    verdict: Verdict
    detail: str


def examine(store: Path | None = None) -> Iterator[Finding]:
    """Look at everything, one after the other; nothing is changed and nothing fetched."""
    yield _asked("Python", _python)
    yield _asked("SudachiPy", _dictionary)
    yield _asked("SQLite", _sqlite)
    yield _asked("lexicon", _lexicon)
    yield _asked("reading", _reading)
    yield from _extras()
    if store is not None:
        yield _asked(f"store {store}", lambda: _store(store))


class _WrongError(Exception):
    """What a look found to be wrong."""


def _asked(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name=name, verdict=Verdict.OK, detail=look())
    except (_WrongError, KeiiError) as error:
        return Finding(name=name, verdict=Verdict.FAILED, detail=str(error))
    except Exception as error:  # noqa: BLE001 whatever is wrong with an installation is what is asked for
        return Finding(name=name, verdict=Verdict.FAILED, detail=f"{type(error).__name__}: {error}")


def _python() -> str:
    return f"{platform.python_implementation()} {platform.python_version()} on {platform.system()} {platform.machine()}"


def _dictionary() -> str:
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("SudachiPy", "SudachiDict-core")]
    return ", ".join(versions)


def _sqlite() -> str:
    from keii.store.soundness import sqlite

    return sqlite()


def _lexicon() -> str:
    from keii.lexicon.schema import SCHEMAS
    from keii.lexicon.tables import lay_over, own_tables, table

    lay_over([])  # checks the user's tables
    entries = sum(len(table(name)) for name in SCHEMAS)
    own = own_tables()
    return f"{entries:,} entries in {len(SCHEMAS)} tables" + (f", yours laid over: {', '.join(own)}" if own else "")


def _reading() -> str:
    from keii.reader import read

    text, published = _SAMPLE
    dossier = read(text, published=published)
    said = [dossier.text(statement.span) for statement in dossier.statements]
    if said != ["海峡は壁ではない"] or not dossier.statements[0].speaker:
        raise _WrongError("a sample report is not read as it should be; reinstall keii and its dictionary")
    return "a sample report is read as it should be"


def _extras() -> Iterator[Finding]:
    """What of the optional parts is installed."""
    needs: dict[str, list[str]] = {}
    for requirement in importlib.metadata.requires("keii") or []:
        extra, name = _EXTRA.search(requirement), _NAME.match(requirement)
        if extra and name and extra[1] != "dev":
            needs.setdefault(extra[1], []).append(name[0])
    for part, packages in sorted(needs.items()):
        lacking = [package for package in packages if not _installed(package)]
        yield Finding(
            name=f"keii[{part}]",
            verdict=Verdict.MISSING if lacking else Verdict.OK,
            detail=f"pip install 'keii[{part}]' brings {', '.join(lacking)}" if lacking else ", ".join(packages),
        )


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _store(path: Path) -> str:
    from keii.store.soundness import soundness

    found = soundness(path)
    if found.faults:
        raise _WrongError(f"it is damaged: {'; '.join(found.faults)}. Save what `sqlite3 FILE .recover` gives")
    return f"sound, {found.reports:,} reports, schema {found.schema}"
