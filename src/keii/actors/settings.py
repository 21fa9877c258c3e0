"""Where a paragraph plays: the country of its last subject, or of the place it tells of, for bodies named without their state.

    ベネズエラは反発した。外務省は…          Venezuela's
    アブジャでは…。警察は…                Nigeria's
Left alone: another paragraph's subject, and who only tells the story (ロイター通信によると、大統領府は…).
"""

from __future__ import annotations

from keii.actors.roster import Roster
from keii.actors.sinic import HOMES

# サンタレン首相は19日、モロッコを訪問した: a state that is the goal of a verb lends nobody its country.
GOALS = frozenset({"を", "へ", "に", "への"})
_SUBJECTS = frozenset({"は", "も", "では", "でも", "からは", "側は"})
# How many mentions back a subject is looked for: keeps the cost linear.
_NEAR = 40
# What the United States call otherwise.
_NOT_AMERICAN = frozenset("外務省 国防省 首相府".split())


def setting(roster: Roster, at: int, body: str = "") -> tuple[str, int]:
    """The country a stretch of text plays in, and where it is named; ("", -1) when its paragraph does not say."""
    here = roster.reading.sentence_at(at)
    if here < 0:
        return "", -1
    start = roster.reading.lines[roster.reading.sentences[here].line].start
    found = ("", -1)
    for named in roster.noted[: -_NEAR - 1 : -1]:
        if named.start < start:
            break
        actor = roster.actors[named.actors[0]] if named.actors else None
        if actor is not None and actor.country and named.particle in _SUBJECTS and not roster.is_media(actor):
            found = (actor.country, named.start)
            break
    place = roster.places[-1] if roster.places else (-1, "")
    if place[0] >= start and place[0] > found[1]:
        found = (place[1], place[0])
    if body.endswith("部") and found[0] not in HOMES:
        return roster.country_among(at, HOMES), found[1]  # 外交部, 商務部: only these states have 部
    return ("", -1) if found[0] == "USA" and body in _NOT_AMERICAN else found
