"""The command line: a thin skin over the library.

Start-up is part of the work of reading one report, so nothing is imported before it is needed.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

# The lexicon is tens of thousands of objects that stay: looking through them for garbage while they load costs a tenth of the start.
_COLLECT = 100_000


def application() -> typer.Typer:
    """The application with all its commands."""
    # A command registers itself when its module is imported.
    from keii.cli import add, affair, commands, diff, doctor, evaluate, lookup, relations, serve, story, whatif, who  # noqa: F401
    from keii.cli.app import app

    return app


def main() -> None:
    """Run `keii` with the arguments of the process and exit with its status."""
    gc.set_threshold(_COLLECT)
    application()(prog_name="keii")
