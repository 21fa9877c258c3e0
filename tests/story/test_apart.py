"""Reports of many affairs stay apart: of the project's own gold only the three about one affair are gathered."""

from __future__ import annotations

import tomllib
from pathlib import Path

import keii
from keii.story.gather import Gatherer
from keii.story.memory import Memory

GOLD = Path(__file__).resolve().parents[1] / "gold"


def test_only_what_belongs_together_is_gathered() -> None:
    gatherer = Gatherer(Memory())
    homes: dict[str, list[str]] = {}
    for file in sorted(GOLD.glob("*.toml")):
        gold = tomllib.loads(file.read_text(encoding="utf-8"))
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        dossier = keii.read(text, published=gold.get("published") or None, outlet=gold.get("outlet"))
        homes.setdefault(gatherer.add(dossier).report.story, []).append(file.name[:2])
    assert [names for names in homes.values() if len(names) > 1] == [["01", "14", "15"]]
