"""States by the names a user types, as parameters of a command."""

from __future__ import annotations

import typer

from keii.errors import InputError
from keii.shown import named


def codes(given: list[str], option: str) -> list[str]:
    """The codes of all names; a name that nothing goes by is a bad parameter, with suggestions."""
    try:
        return named.codes(given, option)
    except InputError as error:
        raise typer.BadParameter(error.reason, param_hint=option) from None
