"""The store's file: opening, schema versions with their migrations, transactions, and what can go wrong with each."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from keii.errors import StoreError

SCHEMA = 2  # the newest schema version; schema/N.sql leads from N - 1 to N
APPLICATION = 0x6B656969  # "keii", which SQLite keeps in the file's header
_PATIENCE = 120.0  # seconds to wait for another process that writes
_AGAIN = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def connect(path: str | Path, *, write: bool) -> sqlite3.Connection:
    """Open a store; to write, it is made where there is none and brought to the newest schema.

    Raises StoreError when the file is no store, is newer than this keii, or can't be opened.
    """
    name = str(path)
    with told(name):
        return _to_write(name) if write else _to_read(name)


def now() -> str:
    """This moment in UTC, as the store keeps it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


@contextmanager
def transaction(connection: sqlite3.Connection, path: str) -> Iterator[None]:
    """All of it or nothing; one process writes at a time, others wait for their turn."""
    with told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if connection.in_transaction:  # a full disk ends it by itself
                connection.execute("ROLLBACK")
            raise
        try:
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def told(path: str) -> Iterator[None]:
    """What SQLite raises, as a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(path, _reason(error)) from error


_REASONS = {
    sqlite3.SQLITE_NOTADB: "it is no SQLite file; give --store the name of a keii store, or of a file that does not exist yet",
    sqlite3.SQLITE_READONLY: "it may only be read; allow writing to the file and its folder, or add to a copy",
    sqlite3.SQLITE_PERM: "it may not be opened; check its permissions",
    sqlite3.SQLITE_FULL: "the disk or the file's size limit is full; the report at hand was not added. Make room and run the command again",
    sqlite3.SQLITE_IOERR: "the disk refused it (full, over a size limit, or failing); the report at hand was not added. Make room and run the command again",
    sqlite3.SQLITE_BUSY: f"another process has been writing to it for over {_PATIENCE:.0f} seconds; run the command again when that has ended",
    sqlite3.SQLITE_LOCKED: "another connection of this process holds it",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened; is its folder there, and may files be made in it?",
    sqlite3.SQLITE_CORRUPT: "it is damaged; save what `sqlite3 FILE .recover` gives, or add the reports to a new store",
}


def _reason(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _REASONS.get(code, f"SQLite refused it ({error}); please report this")


def _to_write(name: str) -> sqlite3.Connection:
    _check_head(name)
    connection = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None)
    try:
        version = _version(connection, name)
        _again(lambda: connection.execute("PRAGMA journal_mode = WAL"))
        connection.execute(
            "PRAGMA synchronous = NORMAL"
        )  # sound after any crash; the last reports may go with the power
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -64000")
        connection.execute("PRAGMA wal_autocheckpoint = 20000")  # pages, 80 MB; each checkpoint waits for the disk
        if version < SCHEMA:
            _migrate(connection, name)
    except BaseException:
        connection.close()
        raise
    return connection


def _to_read(name: str) -> sqlite3.Connection:
    if not Path(name).exists():
        raise StoreError(name, "there is no such store; make it with `keii add FILE... --store NAME`")
    _check_head(name)
    address = Path(name).absolute().as_uri() + "?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    try:
        try:
            version = _version(connection, name)
        except sqlite3.OperationalError:
            # On a medium that may only be read SQLite can't make the files WAL needs; nobody writes there, so none are needed.
            connection.close()
            connection = sqlite3.connect(address + "&immutable=1", uri=True, isolation_level=None)
            version = _version(connection, name)
        if version < SCHEMA:
            connection.close()
            _to_write(name).close()  # an older keii's store, to be brought up to date
            connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
        connection.execute("PRAGMA cache_size = -32000")
    except BaseException:
        connection.close()
        raise
    return connection


def _check_head(name: str) -> None:
    """Turn away what is no file or no database before SQLite, which would write a journal beside it, has touched it."""
    try:
        with Path(name).open("rb") as file:
            head = file.read(16)
    except FileNotFoundError:
        if not Path(name).absolute().parent.is_dir():
            raise StoreError(name, "its folder does not exist; make that first") from None
        return
    except IsADirectoryError:
        raise StoreError(name, "it is a directory; give --store the name of a file") from None
    except PermissionError:
        raise StoreError(name, "it may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        raise StoreError(name, f"it can't be opened ({getattr(error, 'strerror', None) or error})") from None
    if head and head != b"SQLite format 3\0":
        raise StoreError(name, _REASONS[sqlite3.SQLITE_NOTADB])


def _version(connection: sqlite3.Connection, name: str) -> int:
    """The store's schema version, 0 for a file just made; raises StoreError for other programs' files and newer stores."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application or version or tables:
            raise StoreError(name, "it is an SQLite file of another program; give --store another name")
    if version > SCHEMA:
        raise StoreError(
            name,
            f"its schema is version {version}, and this keii knows up to {SCHEMA}; update keii, or use another store",
        )
    return int(version)


def _migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring a store to the newest schema, all steps or none; two processes may try at once."""
    _again(lambda: connection.execute("BEGIN IMMEDIATE"))
    try:
        for version in range(_version(connection, name) + 1, SCHEMA + 1):
            for command in _commands(version):
                connection.execute(command)
            if version == 1:
                connection.execute(
                    "CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied TEXT NOT NULL, keii TEXT NOT NULL)"
                )
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (version, now(), keii_version()))
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def keii_version() -> str:
    """The version of keii that writes."""
    from keii import __version__

    return __version__


def _commands(version: int) -> list[str]:
    """The commands of a schema file one by one: executescript would end the transaction."""
    text = resources.files("keii.store").joinpath("schema", f"{version}.sql").read_text(encoding="utf-8")
    commands, held = [], ""
    for line in text.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            commands.append(held)
            held = ""
    return commands


def _again(act: Callable[[], object]) -> None:
    """Try until it is our turn: switching to WAL and beginning on a new file fail at once where another process does the same."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            act()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _AGAIN or time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return
