"""Makes the table of states: Unicode CLDR's Japanese territory names under our own hand-written rows.

The overlay beside this file, `states_overlay.tsv`, holds what newspapers write: usual names, abbreviations, capitals,
older names and the states of the past. This script adds the name CLDR has for an ISO 3166-1 code, adds the spellings
that follow by rule (ヴァ → バ; a middle dot left out) and checks the result. Run it after editing the overlay:

    python tools/make_states.py            # writes src/keii/lexicon/states.tsv
    python tools/make_states.py --check    # exit status 1 if that file is not what this script would write
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import NamedTuple

import pycountry
from babel import Locale

HERE = Path(__file__).resolve().parent
OVERLAY = HERE / "states_overlay.tsv"
TABLE = HERE.parent / "src" / "keii" / "lexicon" / "states.tsv"

HEADER = """\
# States, territories and states of the past as Japanese news names them; made by tools/make_states.py
# source: own compilation of public facts; some names also from Unicode CLDR
# licence: Apache-2.0
# version: 1
# columns: code\tnames\tabbreviations\tcapitals\tother
"""

# Codes that stand beside ISO 3166-1: Kosovo (in general use), and X- with letters of our own for states of the past
# and for territories that few or no states recognise.
NOT_ISO = re.compile(r"XKX|X-[A-Z]{3}")
# In the overlay: a form struck out, because news means something else by it (-ジャージー); alone, the whole territory.
STRUCK = "-"
# ヴァヴィヴェヴォ first, so that the lone ヴ is what remains.
VU_TO_BU = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))
# What CLDR adds in brackets to tell namesakes apart is no part of a name: コンゴ民主共和国(キンシャサ).
BRACKETED = re.compile(r"\s*[(（][^)）]*[)）]")


class State(NamedTuple):
    """One row: a code, and the forms of each kind in the order of preference."""

    code: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    capitals: tuple[str, ...]
    other: tuple[str, ...]

    def line(self) -> str:
        """The row as a line of the table."""
        return "\t".join((self.code, *("|".join(cell) for cell in self[1:])))


def read_overlay(path: Path) -> list[State]:
    """The hand-written rows in file order; raises ValueError naming the line that is not five cells."""
    states = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != 5:
            raise ValueError(f"{path.name}, line {number}: {len(cells)} cells instead of 5")
        states.append(State(cells[0], *(tuple(a for a in cell.split("|") if a) for cell in cells[1:])))
    return states


def cldr_names() -> dict[str, str]:
    """CLDR's Japanese name of every ISO 3166-1 territory, by alpha-3 code."""
    territories = Locale("ja").territories
    return {
        country.alpha_3: BRACKETED.sub("", territories[country.alpha_2])
        for country in pycountry.countries
        if country.alpha_2 in territories
    }


def spellings(form: str) -> list[str]:
    """The form and the spellings of it that follow by rule: モルドヴァ → モルドバ, ブルキナ・ファソ → ブルキナファソ."""
    plain = form
    for vu, bu in VU_TO_BU:
        plain = plain.replace(vu, bu)
    return list(dict.fromkeys(v for f in (form, plain) for v in (f, f.replace("・", ""))))


def widened(state: State, cldr: str | None) -> State:
    """The state with CLDR's name and the spellings by rule added; a form stands in one cell only."""
    struck = {form.removeprefix(STRUCK) for form in state.names if form.startswith(STRUCK)}
    seen = struck.union(state.abbreviations)

    def fresh(forms: tuple[str, ...]) -> tuple[str, ...]:
        written = [form for form in forms if not form.startswith(STRUCK)]
        kept = [v for v in dict.fromkeys(written + [v for f in written for v in spellings(f)]) if v not in seen]
        seen.update(kept)
        return tuple(kept)

    names = fresh(state.names)
    other = fresh(state.other)
    if cldr and cldr not in seen:
        names += fresh((cldr,))
    return State(state.code, names, state.abbreviations, fresh(state.capitals), other)


def problems(states: list[State]) -> list[str]:
    """What is wrong with the rows: unknown, missing or double codes, and forms that two states claim."""
    iso = {country.alpha_3 for country in pycountry.countries}
    codes = [state.code for state in states]
    found = [
        f"{code}: neither ISO 3166-1 nor ours" for code in codes if code not in iso and not NOT_ISO.fullmatch(code)
    ]
    found += [f"{code}: stands twice" for code in sorted({c for c in codes if codes.count(c) > 1})]
    found += [f"{code}: ISO 3166-1 has it, the overlay has not" for code in sorted(iso - set(codes))]
    owners: dict[str, str] = {}
    for state in states:
        for form in dict.fromkeys(f for cell in state[1:] for f in cell if f != STRUCK):
            if form != form.strip():
                found.append(f"{state.code}: space around {form!r}")
            if owners.setdefault(form, state.code) != state.code:
                found.append(f"{form}: both {owners[form]} and {state.code}")
    return found


def make(overlay: Path = OVERLAY) -> str:
    """The text of the table; raises ValueError that lists everything wrong with it."""
    cldr = cldr_names()
    states = [
        state if state.names == (STRUCK,) else widened(state, cldr.get(state.code)) for state in read_overlay(overlay)
    ]
    if found := problems(states):
        raise ValueError("\n".join(found))
    kept = sorted(state for state in states if state.names != (STRUCK,))
    return HEADER + "".join(f"{state.line()}\n" for state in kept)


def main() -> int:
    """Writes the table, or with --check only compares it."""
    parser = argparse.ArgumentParser(description="Makes src/keii/lexicon/states.tsv.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the table is out of date")
    check = parser.parse_args().check
    try:
        text = make()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if check:
        current = TABLE.read_text(encoding="utf-8") if TABLE.is_file() else ""
        if current != text:
            print(f"{TABLE.name} is out of date: run python tools/make_states.py", file=sys.stderr)
            return 1
        return 0
    TABLE.write_text(text, encoding="utf-8")
    print(f"{TABLE}: {sum(not line.startswith('#') for line in text.splitlines())} states and territories")
    return 0


if __name__ == "__main__":
    sys.exit(main())
