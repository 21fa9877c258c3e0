"""Mentions: what a noun run names. A state, a body of a state, a person with a title, an office without a name, a group.

Each run is cut into known pieces first (states, bodies, titles); what is left before a title is a name when it looks like
one. Nothing is decided here about who is who: that is `keii.actors.cast`.
"""

from __future__ import annotations

from keii.actors.abbreviations import abbreviated
from keii.actors.bodies import Bodies
from keii.actors.mention import Mention, mention_of
from keii.actors.names import Names
from keii.actors.pieces import begins_a_name, cut
from keii.actors.sinic import SURNAMES, joined
from keii.actors.titles import Titles
from keii.grammar.runs import Run
from keii.lexicon.gazetteer import gazetteer

_REMEMBERED = 100_000
_PAIRS = frozenset(
    "両首脳 両氏 両者 双方 両外相 両大臣 両国 両大統領 両首相 両政府 両国首脳 両国政府 両国外相 両国防相 両閣僚 両指導者 両党首 両代表 両国側 二人 両陣営 両軍 両外務大臣 両長官 両次官 両団長".split()
)
# 中朝外相, 日米首脳: the two sides at that level.
_BOTH_SIDES = frozenset(
    "首脳 外相 両首脳 両外相 国防相 防衛相 大統領 首相 両国 双方 両政府 政府 当局 外務次官 次官 高官 両国政府 財務相 代表".split()
)
_ANAPHORS = frozenset(
    "同氏 同相 同大統領 同首相 同外相 同大臣 同報道官 同長官 同国 同省 同社 同派 同党 同通信 同紙 同局 同庁 同組織 同大使 同議長 同委員会 同団体 同誌 同軍 同府 同院".split()
)


class Spotter:
    """Finds the mentions of one text. plain: the text with half-width digits and letters, one character for one."""

    def __init__(self, text: str, plain: str) -> None:
        self.text = text
        self.plain = plain
        self.gaz = gazetteer()
        self._titles = titles = Titles(self.gaz)
        self._surnames: set[str] = set()  # of one letter, of the people named so far: 韓 of 韓書林
        self._names = Names(text, titles)
        self._bodies = Bodies(text, titles)

    def mentions(self, run: Run) -> list[Mention]:
        """The mentions in a run, left to right. Common nouns are looked at once: what names nobody is remembered."""
        opening = run.tokens[0].surface
        if run.notes or opening[0] in self._surnames or (len(run.tokens) == 1 and len(opening) == 1):
            return self._mentions(run)
        known = self.gaz.nobodies
        first, *more = run.tokens
        key = (first.surface, first.kind, *[(t.surface, t.kind) for t in more]) if more else (first.surface, first.kind)
        if key in known:
            return []
        found = self._mentions(run)
        if not found:
            if len(known) > _REMEMBERED:
                known.clear()
            known.add(key)
        return found

    def _mentions(self, run: Run) -> list[Mention]:
        joint = joined(run, self.text, self._titles)
        if joint is not None:
            run.tokens = joint
        words = run.words(self.text, 0, len(run.tokens))
        if words in _PAIRS or words.rstrip("らは") in _PAIRS:
            return [mention_of(run, 0, len(run.tokens), "pair", words)]
        if words in _ANAPHORS or (
            words[0] == "同" and len(words) > 1 and (words[1:] in self.gaz.titles or words[1:] in self.gaz.roles)
        ):
            return [mention_of(run, 0, len(run.tokens), "anaphor", words)]
        known = self._by_surname(run, words)
        if known is not None:
            return [known]
        ends = {t.end: i + 1 for i, t in enumerate(run.tokens)}
        named = len(run.tokens) > 1 and begins_a_name(self.gaz, self.plain, run, 0, ends)
        found = [] if named else abbreviated(self.text, self.gaz.abbreviations, run)
        first = 0
        if len(found) > 1 and run.words(self.text, 0, len(run.tokens))[found[-1].end - run.start :] in _BOTH_SIDES:
            return [*found, Mention(run.start, run.tokens[-1].end, "pair", "states", particle=run.particle)]
        if found:
            first = next((i for i, t in enumerate(run.tokens) if t.start >= found[-1].end), len(run.tokens))
            if first == len(run.tokens):
                return found
        return found + self._pieced(run, first)

    def _by_surname(self, run: Run, words: str) -> Mention | None:
        """韓副主席, 韓氏, ペ議員: the surname of one letter of somebody named before, and a title."""
        title = words[1:]
        if words[0] not in self._surnames or run.notes:
            return None
        if title not in self.gaz.titles and title.removeprefix("前").removeprefix("元") not in self.gaz.titles:
            return None
        mention = mention_of(run, 0, len(run.tokens), "person", words[0])
        mention.title, mention.full = title, words
        return mention

    def _pieced(self, run: Run, first: int) -> list[Mention]:
        """Read the pieces: state and body prefixes, then a name and title, an office, a group, or a plain name."""
        pieces = cut(self.gaz, self.plain, run, first)
        out: list[Mention] = []
        person = self._names.person(run, pieces, first)
        if person is not None:
            lead = [p for p in pieces if p.last <= next(i for i, t in enumerate(run.tokens) if t.start == person.start)]
            self._bodies.take(run, lead, out, person)
            out.append(person)
            if person.name[1:2] == "・" or (len(person.name) > 1 and person.name[0] in SURNAMES):
                self._surnames.add(person.name[0])
            return out
        self._bodies.take(run, pieces, out, None)
        return out
