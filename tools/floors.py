#!/usr/bin/env python3
"""Hold keii's accuracy above the floors kept in gold-floors.toml.

usage: floors.py [--scorer SCORER] [--set NAME] FOLDER

Scores keii (`keii eval`, or another scorer) on every gold file under FOLDER and compares each figure with the floors of the set ("own" for the project's own gold, "shared" for
../shared/gold). Prints a table; the exit status is 1 when a figure is below its floor or missing. Floors only ever rise: raise them with the accuracy.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

from keii.evaluation import evaluate

TOP = Path(__file__).resolve().parent.parent
Figures = dict[str, dict[str, float]]  # record type -> figure -> value


class Check(NamedTuple):
    """One figure against its floor; `value` is None when the scorer did not give it."""

    record: str
    figure: str
    floor: float
    value: float | None

    @property
    def holds(self) -> bool:
        """Is the figure at or above its floor?"""
        return self.value is not None and self.value >= self.floor


def compare(figures: Figures, floors: Figures) -> list[Check]:
    """Every floor with the figure it is for."""
    return [
        Check(record, figure, floor, figures.get(record, {}).get(figure))
        for record, wanted in floors.items()
        for figure, floor in wanted.items()
    ]


def table(checks: list[Check]) -> str:
    """The checks as aligned lines."""
    lines = [f"{'':32}{'floor':>8}{'now':>8}"]
    for check in checks:
        value = "missing" if check.value is None else f"{check.value:.3f}"
        verdict = "" if check.holds else "  BELOW"
        lines.append(f"{check.record + ' ' + check.figure:32}{check.floor:8.3f}{value:>8}{verdict}")
    return "\n".join(lines)


def score(scorer: Path | None, folder: Path) -> Figures:
    """The figures for the gold files under a folder, keii's own or another scorer's; ends the program when they can't be scored."""
    files = sorted(path for path in folder.rglob("*.toml"))
    if not files:
        sys.exit(f"{folder}: there are no gold files here")
    if scorer is None:
        found = evaluate(files)
        if found.failed:
            sys.exit("\n".join(found.failed))
        return found.figures
    done = subprocess.run([sys.executable, scorer, "--json", *files], stdout=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f"{scorer} failed with status {done.returncode}")
    figures: Figures = json.loads(done.stdout)
    return figures


def main() -> None:
    """Score, compare, print, and exit with the verdict."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--scorer", type=Path, help="a program that prints figures as JSON; keii's own scorer when not given"
    )
    parser.add_argument("--set", dest="name", default="own", help="which floors of gold-floors.toml")
    options = parser.parse_args()
    floors = tomllib.loads((TOP / "gold-floors.toml").read_text(encoding="utf-8"))[options.name]
    checks = compare(score(options.scorer, options.folder), floors)
    print(f"Accuracy on {options.folder}, {options.name} floors")
    print(table(checks))
    sys.exit(not all(check.holds for check in checks))


if __name__ == "__main__":
    main()
