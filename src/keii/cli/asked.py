"""What `keii read --why` and `--coverage` write."""

from __future__ import annotations

import msgspec

from keii.cli.output import Format
from keii.coverage import coverage
from keii.explain import Explanation, explain
from keii.labels import Labels
from keii.records import Dossier, Span
from keii.view import clean

_MACHINE = (Format.JSON, Format.JSONL)


def explained(dossier: Dossier, record: str, form: Format | None, labels: Labels) -> str:
    """One record explained: evidence marked in its sentence, clause, lexicon, rule, and what was turned down; or the same as JSON."""
    told = explain(dossier, record)
    if form in _MACHINE:
        return msgspec.json.encode(told).decode("utf-8")
    lines = [f"{told.id} · {labels[told.kind]}"]
    if told.sentence is not None:
        lines += [f"{labels['evidence']}:", f"  {_marked(dossier, told)}"]
    if told.clause:
        lines.append(f"{labels['clause']}: {clean(told.clause)}")
    if told.rule:
        lines.append(f"{labels['rule']}: {clean(told.rule)}")
    if told.entries:
        lines.append(f"{labels['lexicon']}:")
        lines += [f"  {e.table}:{e.line}  {clean(e.row.replace(chr(9), ' | '))}" for e in told.entries]
    if told.turned_down:
        lines.append(f"{labels['turned down']}:")
        lines += [f"  {clean(x)}" for x in told.turned_down]
    return "\n".join(lines)


def _marked(dossier: Dossier, told: Explanation) -> str:
    """The sentence with its evidence between ⟦ and ⟧, as far as the spans do not cross."""
    start, end = told.sentence or (0, 0)
    inside: list[Span] = []
    for span in sorted(told.evidence):
        if start <= span[0] and span[1] <= end and (not inside or span[0] >= inside[-1][1]):
            inside.append(span)
    out, at = "", start
    for a, b in inside:
        out += dossier.report.text[at:a] + "⟦" + dossier.report.text[a:b] + "⟧"
        at = b
    return clean(out + dossier.report.text[at:end]) + f"  [{start}–{end}]"


def covered(dossier: Dossier, form: Format | None, labels: Labels) -> str:
    """The sentences that yielded no record, and the share of those that did; or the same as JSON."""
    told = coverage(dossier)
    if form in _MACHINE:
        return msgspec.json.encode(told).decode("utf-8")
    share = round(100 * told.covered / told.sentences) if told.sentences else 100
    lines = [f"{labels['no record']}: {told.sentences - told.covered} / {told.sentences} ({100 - share} %)"]
    return "\n".join([*lines, *(f"  {clean(dossier.text(span))}  [{span[0]}–{span[1]}]" for span in told.uncovered)])
