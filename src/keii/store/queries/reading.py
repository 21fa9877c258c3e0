"""A store open for looking things up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keii.store import file


@contextmanager
def reading(path: str | Path) -> Iterator[sqlite3.Connection]:
    """The store at a path, which nothing can write to; raises StoreError when there is none or it can't be read."""
    connection = file.connect(path, write=False)
    try:
        with file.told(str(path)):
            yield connection
    finally:
        connection.close()
