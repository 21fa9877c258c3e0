"""A stage where it is told: with its evidence, its date and what a quotation does to its certainty."""

from __future__ import annotations

from keii.extract.agreement.model import Mention, Told
from keii.grammar.certainty import weaker
from keii.grammar.frames import governor
from keii.grammar.passages import Passage
from keii.grammar.reading import Reading


class StageTeller:
    """Makes stages of predicates; one for a text."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text

    def told(self, mention: Mention, stage: str, level: str, p: int) -> Told:
        """The stage that the predicate at phrase p tells of a mention (-1: the mention itself)."""
        passage = mention.passage
        if passage.quote is not None:
            level = weaker(level, "reported")
        ends = [mention.start, mention.end]
        time = -1
        if p >= 0:
            ends += [passage.phrases[p].start, passage.phrases[p].head_end]
            told_ahead = level not in ("asserted", "reported") and self._is_content(passage, p)
            time = self._time(mention, p, told_ahead)
        if time < 0 and mention.dated >= 0 and stage == "in force":
            time = mention.dated
        return Told(stage, level, p, time, (min(ends), max(ends)))

    def _is_content(self, passage: Passage, p: int) -> bool:
        """…更新する方針を伝えた, …更新すると発表した."""
        if passage.phrases[p].link == "quote":
            return True
        behind = passage.phrases[p + 1 : p + 2]
        return bool(behind) and self.text[behind[0].start : behind[0].head_end] in (
            "方針",
            "考え",
            "意向",
            "こと",
            "旨",
            "用意",
        )

    def _of_telling(self, passage: Passage, start: int) -> bool:
        """国防省は12日、…更新すると発表した: the day of the telling."""
        k = passage.at(start)
        return k >= 0 and passage.phrases[k].comma and not passage.phrases[k].particle

    def _time(self, mention: Mention, p: int, told_ahead: bool = False) -> int:
        """The date of the predicate's own clause: nearest before it, and no other clause's (1995年に結んだ条約を延長した)."""
        passage, times = mention.passage, self.reading.times
        at = self.reading.time_before(max(passage.phrases[p].start, mention.start))
        while at >= 0 and times[at].start >= passage.start:
            time = times[at]
            if (
                time.type in ("DATE", "TIME")
                and at != mention.dated
                and not (told_ahead and self._of_telling(passage, time.start))
            ):
                k = passage.at(time.start)
                owner = governor(self.text, passage.phrases, k) if k >= 0 and k != p else p
                if owner == p or owner < 0 or passage.phrases[owner].link != "attr":
                    return at
            at -= 1
        return -1
