"""Between whom: the states of the title and of its noun phrase, and who signs, concludes or issues it.

日ソ共同宣言 · 米国とイランの合意 · AとBはXに署名した · 旧ソビエトとの間で結ばれ · 両国が出した宣言
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.actors.cast import Cast
from keii.actors.sides import Sides
from keii.extract.agreement.model import Mention, Told
from keii.grammar.frames import chain, frame
from keii.grammar.passages import Passage
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.records import Event

_SUBJECT = ("は", "が", "も", "では", "などは", "などが", "としては", "双方で", "側は", "側が")
_WITH = ("と", "との", "とは", "とも", "間で", "間の", "とで")
# Whoever does this need be no party (a parliament ratifies, an outsider proposes); who does the others is one.
_OUTSIDE = ("proposed",)
_MEDIATION = re.compile("仲介|立ち会い|立会い|後押し|あっせん|主導|支援|協力")
_THREE = re.compile(r"(?:[3３三])(?:者|カ国|か国|ヵ国|ヶ国|国)(?:間|首脳|外相)?(?:に?による|によって|の|で|共同|$)")
_BETWEEN = ("間", "間柄", "双方")


class PartyFinder:
    """Finds the parties of a mention; one for a text."""

    def __init__(self, reading: Reading, cast: Cast, sides: Sides, events: Sequence[Event]) -> None:
        self.reading, self.cast, self.sides = reading, cast, sides
        self.events = {e.trigger: e for e in events}
        for event in events:
            self.events.update({m.trigger: event for m in event.mentions})

    def parties(self, mention: Mention, stages: list[Told]) -> list[int]:
        """The parties the passage names with the agreement, as states where it names them."""
        found = self._titled(mention)
        found += self._phrase(mention)
        three = self._of_three(mention)
        for told in stages:
            if told.predicate >= 0 and told.stage not in _OUTSIDE and told.certainty != "desired":
                found += self._doing(mention, told.predicate)
                found += three
        return [a for a in self.sides.as_states(found) if not self._relays(a)]

    def _of_three(self, mention: Mention) -> list[int]:
        """3者による共同声明: the story's two sides as well as whoever issues it."""
        pair = (
            self.sides.pair
            if _THREE.search(self.reading.text, max(mention.passage.start, mention.start - 14), mention.end)
            else []
        )
        return list(pair) if all(self.sides.named_before(a, mention.start) for a in pair) else []

    def _relays(self, index: int) -> bool:
        return self.cast.is_media(index)

    def _titled(self, mention: Mention) -> list[int]:
        """日ソ共同宣言, 日・ブラジル修好通商航海条約; just before the title as well (米中|貿易協定)."""
        phrase = mention.passage.phrases[mention.phrase]
        start = min(mention.start, phrase.start) if not mention.quoted else phrase.start
        named = [
            m for m in self.cast.between(start, mention.end) if m.actors and m.kind in ("state", "pair", "capital")
        ]
        found = [a for m in named for a in m.actors if m.kind != "capital"]
        koreas = [self.sides.states[c] for c in ("KOR", "PRK") if c in self.sides.states]
        return koreas if mention.words.startswith("南北") and len(koreas) == 2 else found

    def _phrase(self, mention: Mention) -> list[int]:
        """米国とイランの|核合意, 旧ソ連との|条約."""
        passage = mention.passage
        phrases = passage.phrases
        found: list[int] = []
        linked = chain(phrases, mention.first)
        for j in linked:
            if phrases[j].attr and phrases[j].particle not in ("による", "における"):
                break
            found += self._who(passage, j)
        if linked:
            j = linked[-1] - 1
            if j >= 0 and phrases[j].kind == "N" and phrases[j].particle in ("と", "、") and found:
                found += self._who(passage, j)
        return found

    def _who(self, passage: Passage, j: int) -> list[int]:
        phrase = passage.phrases[j]
        named = self.cast.named_at(phrase.start, phrase.head_end)
        if named is None or not named.actors:
            words = self.reading.text[phrase.start : phrase.head_end]
            inside = [m for m in self.cast.between(phrase.start, phrase.head_end) if m.actors]
            if inside and words.endswith(("間", "双方", "首脳", "外相", "政府", "両政府", "側")):
                return [a for m in inside for a in m.actors]
            return []
        found = list(named.actors)
        short = [
            m for m in self.cast.between(phrase.start, phrase.head_end) if m.kind == "state" and m.end - m.start == 1
        ]
        if len(short) > 1:
            found = [a for m in short for a in m.actors]
        k = j - 1
        while (
            k >= 0
            and passage.phrases[k].kind == "N"
            and found
            and passage.phrases[k].particle in ("と", "の", "や", "")
        ):
            before = passage.phrases[k]
            if before.particle == "の" or (not before.particle and not before.comma):
                k -= 1
                continue
            more = self.cast.named_at(before.start, before.head_end)
            if more is None or not more.actors:
                break
            found = [*more.actors, *found]
            k -= 1
        return found

    def _doing(self, mention: Mention, p: int) -> list[int]:
        """Who signs with whom: subject and と-phrase of the predicate; else the event told there."""
        passage = mention.passage
        phrases = passage.phrases
        found: list[int] = []
        around = frame(phrases, p)
        for j, particle in around.own:
            if (j >= mention.first and j <= mention.phrase) or self._mediates(phrases, j):
                continue
            if particle in _SUBJECT or particle in _WITH or (particle == "で" and self._both(passage, j)):
                found += self._who(passage, j)
            if particle == "で" and self.reading.text[phrases[j].start : phrases[j].head_end] in _BETWEEN:
                for k in chain(phrases, j):
                    found += self._who(passage, k)
        if len(self._sides(found)) < 2:
            for j, particle in around.inner:
                found += self._who(passage, j) if particle in ("と", "との") else []
        if len(self._sides(found)) < 2 and mention.kind.kind == "contract":
            found += self._supplying(mention)
        if (phrases[p].link == "attr" and p < mention.phrase) or not found or len(self._sides(found)) < 2:
            for j, particle in around.shared:
                if particle in ("は", "が", "も", "としては") and len(self._sides(found)) < 2:
                    found += self._who(passage, j)
            found += self._topic(passage, p) if len(self._sides(found)) < 2 else []
        if len(self._sides(found)) < 2 and passage.line not in ("heading", "title"):
            event = self.events.get((phrases[p].start, phrases[p].head_end)) or self._event_in(
                phrases[p].start, phrases[p].end
            )
            if event is not None and not event.negated:
                found += [int(x.actor[1:]) - 1 for x in event.participants if not x.inferred]
        return found

    def _supplying(self, mention: Mention) -> list[int]:
        """AがBに武器を引き渡す|契約: who is to supply whom."""
        passage, i = mention.passage, mention.first - 1
        if i < 0 or passage.phrases[i].kind != "V" or passage.phrases[i].link != "attr":
            return []
        own = frame(passage.phrases, i).own
        return [a for j, particle in own if particle in (*_SUBJECT, "に", "へ", "から") for a in self._who(passage, j)]

    def _mediates(self, phrases: list[Phrase], j: int) -> bool:
        """サウジアラビアと米国の仲介で: they are no parties."""
        for k in range(j, min(j + 3, len(phrases))):
            if _MEDIATION.search(self.reading.text[phrases[k].start : phrases[k].head_end]):
                return True
            if k > j and phrases[k].particle != "の":
                return False
        return False

    def _topic(self, passage: Passage, p: int) -> list[int]:
        """The sentence's own topic (北朝鮮としては、…), and whom it meets with (Bと会談し、条約に署名した)."""
        out: list[int] = []
        for j in range(p):
            phrase = passage.phrases[j]
            if phrase.kind == "N" and (
                phrase.particle in ("は", "も")
                or (
                    phrase.particle == "と"
                    and j + 1 < len(passage.phrases)
                    and passage.phrases[j + 1].kind == "V"
                    and (
                        passage.phrases[j + 1].lemma in ("会談する", "協議する", "会う")
                        or passage.phrases[j + 1].particle == "ては"
                    )
                )
            ):
                out += self._who(passage, j)
        return out

    def _both(self, passage: Passage, j: int) -> bool:
        phrase = passage.phrases[j]
        return self.reading.text[phrase.start : phrase.head_end] in (
            "双方",
            "両国",
            "両政府",
            "両者",
            "両首脳",
            "二国間",
        )

    def _sides(self, actors: list[int]) -> set[str]:
        return {self.sides.side(a) for a in actors}

    def _event_in(self, start: int, end: int) -> Event | None:
        for at in range(start, end):
            for stop in (at + 2, at + 4):
                event = self.events.get((at, stop))
                if event is not None and stop <= end:
                    return event
        return None
