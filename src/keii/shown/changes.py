"""What changed between two versions of a report, as headed lists."""

from __future__ import annotations

from keii.labels import Labels
from keii.shown.listing import Block, Item
from keii.story.changes import Changed, Changes
from keii.story.telling import Telling

_LONGEST = 48  # characters of a record's words that are shown


def blocks(changes: Changes, labels: Labels) -> list[Block]:
    """What came, what went, changed facts and changed wording; those without entries are left out."""
    facts = [c for c in changes.changed if any(d.factual for d in c.differences)]
    wording = [c for c in changes.changed if c not in facts]
    every = [
        Block(labels["added"], [Item(_told(t, changes, labels), []) for t in changes.added]),
        Block(labels["gone"], [Item(_told(t, changes, labels), []) for t in changes.gone]),
        Block(labels["changed facts"], [_changed(c, changes, labels) for c in facts]),
        Block(labels["changed wording"], [_changed(c, changes, labels) for c in wording]),
    ]
    return [block for block in every if block.items]


def _told(telling: Telling, changes: Changes, labels: Labels) -> str:
    who = ", ".join(changes.names.get(w, w) for w in telling.who)
    kind = labels[telling.type] if telling.kind == "event" else labels[telling.kind]
    return " ".join(
        p for p in (kind, f"[{labels[telling.certainty]}]", f"{who}:" if who else "", _words(telling.text)) if p
    )


def _changed(changed: Changed, changes: Changes, labels: Labels) -> Item:
    parts = []
    for d in changed.differences:
        field, _, label = d.field.partition(": ")
        before, after = (_value(field, value, changes, labels) for value in (d.before, d.after))
        parts.append(f"{labels[field]}{f' {label}' if label else ''}: {before} → {after}")
    return Item(_told(changed.after, changes, labels), ["; ".join(parts)])


def _value(field: str, value: str, changes: Changes, labels: Labels) -> str:
    if field in ("who", "whom", "sources"):
        value = ", ".join(changes.names.get(v, v) for v in value.split(", ")) if value else ""
    elif field in ("certainty", "negated", "withdrawn", "presence"):
        value = labels[value] if value else ""
    return (_words(value) if field == "wording" and value else value) or labels["none"]


def _words(text: str) -> str:
    plain = text.replace("\n", " ")
    return f"「{plain if len(plain) <= _LONGEST else plain[:_LONGEST] + '…'}」"
