"""Where goods flow in a report: the one pair it names as from and to, for a sentence that names neither side.

日本からベトナムへの完成装備品の輸出は初めて      日本 → ベトナム
町に小麦粉を届ける。…アフガニスタンへの支援として   アフガニスタン
"""

from __future__ import annotations

import itertools
import re

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.grammar.reading import Reading

_HANDING = re.compile(r"輸出|供与|譲渡|移転|売却|引き渡し|支援|援助|協力|提供|供給|贈与|貸与|寄贈|拠出")
_NEAR = 24


def flow(reading: Reading, cast: Cast, sides: Sides) -> tuple[int, int] | None:
    """The giver and receiver of the only AからBへの… of the report, None when there is none or more than one."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for one, two in itertools.pairwise([m for m in cast.mentions if m.actors and m.particle in ("から", "への")]):
        if (one.particle, two.particle) != ("から", "への") or two.start - one.end > 4:
            continue
        if _HANDING.search(reading.text, two.end, two.end + _NEAR) is None:
            continue
        giver, receiver = sides.state(one.actors[0]), sides.state(two.actors[0])
        found[sides.side(giver), sides.side(receiver)] = giver, receiver
    return next(iter(found.values())) if len(found) == 1 else None


def aided(reading: Reading, cast: Cast, sentence: int, sides: Sides) -> int:
    """The only state that aid is said to go to in the sentence or one beside it in its line, -1 for none."""
    line = reading.sentences[sentence].line
    around = [
        s for s in reading.sentences[max(0, sentence - 1) : sentence + 2] if s.line == line
    ]  # a paragraph's own neighbours
    named = [m for m in cast.between(around[0].start, around[-1].end) if m.actors and m.particle == "への"]
    states = {
        sides.state(m.actors[0]) for m in named if _HANDING.search(reading.text, m.end, m.end + _NEAR) is not None
    }
    states = {a for a in states if cast.actors[a].kind == "state"}
    return states.pop() if len(states) == 1 else -1
