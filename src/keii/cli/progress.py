"""The bar that shows how far a batch is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(count: int, *, scrolls: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error for several files, where that is a terminal and no dossiers scroll by on it."""
    if count < 2 or scrolls or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=count)
        yield lambda: bar.advance(task)
