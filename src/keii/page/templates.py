"""The templates, and the one way to fill them: everything is escaped unless a template says otherwise."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import jinja2

from keii.labels import Labels, Language
from keii.page.wording import WORDS


class Wording:
    """The words of pages in one language: those of the records (`keii.labels`), and those only a page needs."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.labels = Labels(language)
        self._words = WORDS[language]

    def __getitem__(self, key: str) -> str:
        found = self._words.get(key)
        return self.labels[key] if found is None else found


@functools.cache
def wording(language: Language) -> Wording:
    """The words of a language."""
    return Wording(language)


@functools.cache
def static(name: str) -> str:
    """A file of `static/` as text; raises FileNotFoundError when there is none."""
    return (resources.files("keii.page") / "static" / name).read_text(encoding="utf-8")


def render(template: str, language: Language, **context: Any) -> str:
    """A template filled; it knows `t` (words by key), `lang` and what is given."""
    return _environment().get_template(template).render(t=wording(language), lang=language.value, **context)


@functools.cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("keii.page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,  # a slip in a template is an error, not a hole in the page
        trim_blocks=True,
        lstrip_blocks=True,
    )
