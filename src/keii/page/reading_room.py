"""The reading room: a report with every record marked in it and the records beside it, as part of a page or as a file that stands alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from keii.explain import Explanation
from keii.labels import Labels, Language
from keii.page.cards import KINDS, Card, Group, groups
from keii.page.templates import render, static
from keii.page.text import marked_text
from keii.records import Dossier
from keii.view import clean


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """What the template shows of one report. prefix: before all ids, where several reports share a page."""

    title: str
    about: list[str]
    url: str
    text: Markup
    groups: list[Group]
    certainties: list[str]
    actors: list[Card]
    actor: str = ""
    prefix: str = ""
    why: Explanation | None = None

    @property
    def records(self) -> int:
        """How many records there are, without actors and times."""
        return sum(len(group.cards) for group in self.groups if group.kind not in ("actor", "time"))


def room(
    dossier: Dossier, language: Language, *, actor: str = "", why: Explanation | None = None, prefix: str = ""
) -> Room:
    """The reading room of a report; with an actor, only the records that name it are shown and marked."""
    report = dossier.report
    every = groups(dossier, Labels(language))
    shown = [Group(g.kind, g.field, [c for c in g.cards if actor in c.actors]) for g in every] if actor else every
    marks = [mark for group in shown for card in group.cards for mark in card.marks]
    sure = dict.fromkeys(c.certainty for g in every for c in g.cards if c.certainty)
    return Room(
        title=clean(report.title or ""),
        about=[clean(part) for part in (report.outlet, report.published) if part],
        url=report.url if report.url and report.url.startswith(("https://", "http://")) else "",
        text=marked_text(dossier, marks, prefix),
        groups=[group for group in shown if group.cards],
        certainties=[c for c in ("asserted", "reported", "presumed", "alleged", "expected", "possible", "desired", "hypothetical") if c in sure],
        actors=[card for group in every if group.kind == "actor" for card in group.cards],
        actor=actor,
        why=why,
        prefix=prefix,
    )  # fmt: skip


STYLES = ("keii.css", "reading.css")
SCRIPTS = ("keii.js", "reading.js")


def document(dossiers: Dossier | Sequence[Dossier], language: Language) -> str:
    """One file with the reading rooms of one or several reports: style and script inside, nothing fetched, nothing sent."""
    given = [dossiers] if isinstance(dossiers, Dossier) else list(dossiers)
    several = len(given) > 1
    rooms = [room(one, language, prefix=f"r{n}-" if several else "") for n, one in enumerate(given, 1)]
    title = rooms[0].title if len(rooms) == 1 else ""
    return alone("reading_document.html", language, title, STYLES, SCRIPTS, rooms=rooms, kinds=KINDS)


def alone(
    template: str, language: Language, title: str, styles: Sequence[str], scripts: Sequence[str], **context: object
) -> str:
    """A template as a file that stands alone; its policy lets in these styles and scripts by their hash, and nothing else."""
    style = "\n".join(static(name) for name in styles)
    script = "\n".join(static(name) for name in scripts)
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'"
    ours = {"policy": Markup(policy), "style": Markup(style), "script": Markup(script)}  # noqa: S704 files of ours
    return render(template, language, title=title, **ours, **context)


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
