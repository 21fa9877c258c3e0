"""The words of pages."""

from __future__ import annotations

import re
from pathlib import Path

from keii.labels import Labels, Language
from keii.page.wording import WORDS

TEMPLATES = Path(__file__).resolve().parents[2] / "src" / "keii" / "page" / "templates"


def test_both_languages_have_the_same_words() -> None:
    assert WORDS[Language.JA].keys() == WORDS[Language.EN].keys()


def test_every_word_a_template_asks_for_is_there() -> None:
    known = WORDS[Language.JA].keys() | Labels(Language.JA).known
    for template in sorted(TEMPLATES.glob("*.html")):
        asked = set(re.findall(r"""\bt\[['"]([^'"]+)['"]\]""", template.read_text(encoding="utf-8")))
        assert asked <= known, (template.name, asked - known)
