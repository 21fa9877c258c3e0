"""The command line: a thin skin over `keii.read`.

Start-up is part of the work of reading one report, so nothing is imported before it is needed.
"""

import gc

# The lexicon is tens of thousands of objects that stay: looking through them for garbage while they load costs a tenth of the start.
_COLLECT = 100_000


def main() -> None:
    """Run `keii` with the arguments of the process and exit with its status."""
    gc.set_threshold(_COLLECT)
    from keii.cli.commands import app

    app(prog_name="keii")
