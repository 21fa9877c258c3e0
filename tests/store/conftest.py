"""Stores to test on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.material import REPORTS, fill

from keii.store.queries import reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keii.db"


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the three reports, which nobody changes."""
    path = tmp_path_factory.mktemp("store") / "keii.db"
    fill(path, REPORTS)
    return path


@pytest.fixture
def connection(shared: Path) -> Iterator[sqlite3.Connection]:
    with reading(shared) as found:
        yield found
