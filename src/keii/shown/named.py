"""States and territories by the names a user types: Japanese, English, abbreviations and ISO codes."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata

from keii.errors import InputError
from keii.labels import Labels, Language
from keii.lexicon.tables import alternatives, table

_SHORTEST = 4  # letters of a name that is suggested: a slip in a code of three could mean anything
_SUGGESTED = 3


def codes(given: list[str], option: str) -> list[str]:
    """The codes of all names, which commas (, or 、) may part; raises InputError for a name that nothing goes by, with suggestions."""
    found = [_code(name, option) for cell in given for name in re.split("[,、，]", cell) if name.strip()]
    if not found:
        raise InputError(option, "no state is named")
    return list(dict.fromkeys(found))


def _code(name: str, option: str) -> str:
    key = _folded(name)
    found = _names().get(key)
    if found is not None:
        return found
    known = [form for form in _names() if len(form) >= _SHORTEST]
    near = difflib.get_close_matches(key, known, n=_SUGGESTED)
    meant = list(dict.fromkeys(f"{_shown()[n]} ({_names()[n]})" for n in near))
    hint = f"; did you mean {' or '.join(meant)}?" if meant else "; give a name or an ISO 3166-1 code"
    raise InputError(option, f"no state is known as {name.strip()!r}{hint}")


def _folded(name: str) -> str:
    """Width, case, and what parts the words of a name make no difference."""
    return re.sub(r"[\s・=.']+", " ", unicodedata.normalize("NFKC", name).casefold()).strip()


@functools.cache
def _shown() -> dict[str, str]:
    """Names as written, by their folded form."""
    return {_folded(form): form for form, _ in _forms()}


@functools.cache
def _names() -> dict[str, str]:
    """Codes by folded name; of two that share one, the earlier kind of name has it."""
    out: dict[str, str] = {}
    for form, code in _forms():
        out.setdefault(_folded(form), code)
    return out


@functools.cache
def _forms() -> list[tuple[str, str]]:
    """Every form with its code: codes first, then names, English, abbreviations."""
    states, places, foreign = table("states"), table("places"), table("state_codes")
    forms = [(code, code) for code in (*states, *places)]
    forms += [(row[1], code) for code, row in foreign.items() if row[1]]
    forms += [(name, code) for code, row in states.items() for cell in (row[1], row[4]) for name in alternatives(cell)]
    forms += [(name, code) for code, row in foreign.items() for name in alternatives(row[2])]
    forms += [(n, code) for code, row in places.items() for n in (*alternatives(row[2]), *alternatives(row[3]))]
    forms += [(name, code) for code, row in states.items() for name in alternatives(row[2])]
    return forms


def name_of(code: str, labels: Labels) -> str:
    """What a state or territory is called in the user's language; the code where the tables have no name."""
    place = table("places").get(code, ("", "", "", ""))
    japanese = table("states").get(code, ("", place[2]))[1]
    english = table("state_codes").get(code, ("", "", place[3]))[2]
    cells = (japanese, english) if labels.language is Language.JA else (english, japanese)
    return next((alternatives(cell)[0] for cell in cells if cell), code)
