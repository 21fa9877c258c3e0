"""Who answers the questions of a report: the person introduced with …に聞いた, …の解説."""

from __future__ import annotations

import re

from keii.actors.cast import Cast, Named

_INTRODUCED = re.compile(
    r"に(?:話を)?(?:聞いた|聞く|聞きました|尋ねた|インタビュー|うかがった|伺った)|が(?:解説|答え)|の解説|インタビューに(?:応じ|答え)"
)
_REACH = 60


def interviewee(text: str, cast: Cast) -> Named | None:
    """The last person named within 60 characters before the introduction; None when nobody is introduced."""
    match = _INTRODUCED.search(text)
    if match is None:
        return None
    before = [m for m in cast.between(max(0, match.start() - _REACH), match.start()) if m.kind == "person"]
    return before[-1] if before else None
