"""The command line: a thin skin over `keii.read`.

Start-up is part of the work of reading one report, so nothing is imported before it is needed.
"""


def main() -> None:
    """Run `keii` with the arguments of the process and exit with its status."""
    from keii.cli.commands import app

    app(prog_name="keii")
