"""A store open for looking things up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keii.store import file

Connection = sqlite3.Connection  # for those who hand one on and need not know what it is


@contextmanager
def reading(path: str | Path) -> Iterator[Connection]:
    """The store at a path, which nothing can write to; raises StoreError when there is none or it can't be read."""
    connection = file.connect(path, write=False)
    try:
        with file.told(str(path)):
            if connection.execute("SELECT 1 FROM pending LIMIT 1").fetchone() is not None:
                from keii.store.adding import Store

                Store(path).close()  # an older keii's store; what it lacks is made up for before anything is asked
            yield connection
    finally:
        connection.close()
