"""What a report has told up to here: whom it goes on about, who spoke last, whose word it stands on, who issued a document."""

from __future__ import annotations

import msgspec

from keii.actors.cast import Cast, Named
from keii.actors.interviewee import interviewee
from keii.extract.statement.model import Found, Who
from keii.extract.statement.subject import Candidate, Subjects
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.records import Cue, Span

# What one does with a document of one's own, unlike 報告書を批判した.
_ISSUING = frozenset(
    "公表する 発表する 出す 公開する 提出する まとめる 取りまとめる 発する 発出する 刊行する 作成する 採択する 配布する 配る 掲載する 明らかにする 送る 寄せる 読み上げる 交わす 署名する 起草する".split()
)

# After these という and ということです go on telling what was announced, by an organisation too.
_ANNOUNCING = frozenset("発表する 公表する 明らかにする 説明する 報告する 伝える 確認する".split())


class Floor(msgspec.Struct, gc=False):
    """Who has the floor, by which cue; sentence: the last one that is theirs; line: where unquoted words are theirs too, or -1."""

    sentence: int
    who: Who
    cue: Cue | None
    line: int


class Carried(msgspec.Struct, gc=False):
    """Whom the text is about: actors, where named, in which sentence, line and section; via: who relayed their words."""

    actors: list[int]
    span: Span
    sentence: int
    line: int
    part: int
    via: list[int] = []


class Memory:
    """The memory of one report, read in text order.

    subjects: of each sentence. topic, speaker, source: the last of each. issuers: who issued the document a noun names.
    announced: the line in which それによりますと was said, and who that is. said_in: the last sentence that told somebody's words.
    turn: whose turn it is in a transcript. floor: who was given the floor (次のように述べた). opened: the line that 発表によると opened, and who issued the announcement.
    """

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.text = reading.text
        self.cast = cast
        self.subjects = [Subjects(reading.text, p, cast) for p in reading.phrases]
        self.topic: Carried | None = None
        self.speaker: Carried | None = None
        self.source: Carried | None = None
        self.issuers: dict[str, Who] = {}
        self.announced: tuple[int, Who] | None = None
        self.floor: Floor | None = None
        self.turn: Carried | None = None
        self.opened: tuple[int, Who] | None = None
        self.said_in = -1
        self.has_questions = any(p.kind == "qa" for p in reading.parts)
        self._seen = -1
        self._asked = False
        self._interviewee: Named | None = None

    def advance(self, sentence: int) -> None:
        """Take note of the topics of all sentences before this one."""
        while self._seen < sentence - 1:
            self._seen += 1
            self._take_topic(self._seen)

    def _take_topic(self, index: int) -> None:
        """Note the topic of a sentence: its は, or a が still open at its end."""
        line = self.reading.lines[self.reading.sentences[index].line]
        if line.kind in ("byline", "date", "heading", "title"):
            return
        phrases = self.reading.phrases[index]
        subjects = self.subjects[index]
        best = None
        for i in range(len(phrases)):
            here = subjects.candidate(i)
            if here is None or (here.particle in ("から", "からは") and not self._utters(phrases, i)):
                continue
            if (
                best is None
                or (here.topic and not best.topic)
                or (here.topic and best.topic and subjects.replaces(best, here))
            ):
                uttered = here.particle in ("から", "からは")
                if here.topic or (best is None and (uttered or subjects.is_open(here, len(phrases) - 1))):
                    best = here
        if best is not None and best.named.actors and not self._tells_of(phrases, best):
            self._take_issuer(phrases, subjects, best)
            self.topic = self.carry(best.named.actors, (best.named.start, best.named.end), index)

    def _tells_of(self, phrases: list[Phrase], best: Candidate) -> bool:
        """聞ける相手はいない, …というのだ: somebody who is not there, or who is in another's words, is not who the text goes on about."""
        last = phrases[-1]
        if last.lemma in ("いる", "ある", "ない") and last.negated | (last.lemma == "ない"):
            return best.named.kind == "group"
        words = self.text[last.start : last.end].rstrip("。")
        return words in ("いうのだ", "いうのである", "いうのです")

    def take_turn(self, index: int) -> None:
        """【真鍋外務大臣】…: what the turn says without a subject is its speaker's."""
        row = self.reading.sentences[index].line
        line = self.reading.lines[row]
        if line.kind not in ("answer", "question") or line.prose == line.start:
            return
        named = [m for m in self.cast.between(line.start, line.prose) if m.actors and m.kind in ("person", "office")]
        if not named:
            return
        self.subjects[index].turn = named[-1]
        self.turn = self.carry(named[-1].actors, (named[-1].start, named[-1].end), index)
        if self.topic is None or self.topic.line != row:
            self.topic = self.carry(named[-1].actors, (named[-1].start, named[-1].end), index)

    def _utters(self, phrases: list[Phrase], i: int) -> bool:
        """Xから…発言があった."""
        return any(
            p.kind == "N"
            and p.particle in ("が", "も")
            and self.text[p.start : p.head_end].endswith(("発言", "指摘", "説明", "要請", "報告", "提案"))
            for p in phrases[i + 1 :]
        )

    def _take_issuer(self, phrases: list[Phrase], subjects: Subjects, best: Candidate) -> None:
        """X は報告書を公表した: what the report says later is X's word."""
        for i in range(best.phrase + 1, len(phrases)):
            issued = phrases[i].particle == "で" or any(p.lemma in _ISSUING for p in phrases[i + 1 : i + 4])
            if phrases[i].particle in ("を", "で") and issued and (noun := subjects.document(i)):
                self.issuers[noun] = Who(best.named.actors, "inferred", "document", (best.named.start, best.named.end))

    def carry(self, actors: list[int], span: Span, sentence: int) -> Carried:
        """What is remembered of these actors, named here in a sentence."""
        start = self.reading.sentences[sentence].start
        return Carried(actors, span, sentence, self.reading.sentences[sentence].line, self.reading.part_of(start))

    def said(self, found: Found, who: Who) -> None:
        """Remember who spoke."""
        self.said_in = max(self.said_in, found.sentence)
        if found.sentence < 0 or not who.actors:
            return
        span = who.antecedent or found.span
        if found.cue is not None and found.cue.lemma == "発表する":
            self.issuers["発表"] = Who(who.actors, "inferred", "document", span, list(who.via))
        self.speaker = self.carry(who.actors, span, found.sentence)
        if found.cue is not None and found.cue.lemma in ("発表する", "公表する"):
            self.speaker.via = list(who.via)
        told = (
            found.cue is not None
            and found.cue.lemma in _ANNOUNCING
            and not self.text.startswith(("ていた", "ていまし"), found.cue.span[1])  # told before, of the background
        )
        heard = found.how in ("source", "hearsay") or who.rule == "source"
        if told or heard or any(self.cast.is_human(a) for a in who.actors):
            self.source = self.speaker

    def interviewee(self) -> Named | None:
        """Who answers the questions of the report, looked for once."""
        if not self._asked:
            self._asked = True
            self._interviewee = interviewee(self.text, self.cast)
        return self._interviewee

    def fresh(self, carried: Carried | None, sentence: int, reach: int) -> bool:
        """Is it remembered from this section, at most `reach` and three sentences back?"""
        return (
            carried is not None
            and sentence - carried.sentence <= reach + 3
            and carried.part == self.reading.part_of(self.reading.sentences[sentence].start)
        )


def later(a: Carried | None, b: Carried | None) -> Carried | None:
    """The one told later."""
    if a is None or b is None:
        return a or b
    return a if a.sentence >= b.sentence else b
