"""What `keii verify` found, for people and for programs."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from keii.records import Dossier
    from keii.verify import Finding


_LONGEST = 60  # characters of what is quoted


class Checked(StrEnum):
    """The forms of a check."""

    TEXT = "text"
    JSON = "json"


def written(dossier: Dossier, text: str, findings: list[Finding], form: Checked) -> str:
    """The findings: a line each with record, field, problem and words, and a line that sums up; or a JSON array."""
    if form is Checked.JSON:
        return msgspec.json.encode(findings).decode("utf-8")
    lines = [_line(f) for f in findings]
    count = sum(len(v) for v in (getattr(dossier, n) for n in dossier.__struct_fields__) if isinstance(v, list))
    bad = len({f.record for f in findings})
    verdict = f"{count} records checked against {len(text)} characters: "
    return "\n".join([*lines, verdict + (f"{len(findings)} findings in {bad}" if findings else "all borne out")])


def _line(f: Finding) -> str:
    words = f.words.replace("\n", "⏎")
    words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    where = ", ".join(f"{a}–{b}" for a, b in f.elsewhere)
    return " ".join(
        part
        for part in (
            f.record or "report",
            f.field,
            f"{f.problem}:",
            f"「{words}」" if words else "",
            f"→ {where}" if where else "",
        )
        if part
    )
