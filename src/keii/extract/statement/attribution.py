"""Who said it: a sieve of named rules, tried in order; the first that answers settles the speaker and says why.

    name line        外務省幹部:「…」              the name before the colon or on the line above
    named beside     市長「…」                    the name right before the marks
    subject          外相は…「…」と述べた           the subject of the cue
    noun modified    「…」と述べた外相は            the noun the cue modifies
    same subject     …と述べ、…と強調した           the speaker of the cue before, in the same sentence
    told after       「…」。外相はこう述べた        the subject of the next sentence
    source           関係者によると…という          who によると names
    document         声明は…と明記                who issued the document
    answer           ――問い 「…」                who is interviewed
    topic carried    また「…」と述べた             whom the text goes on about
    heading          the section's heading names one who speaks
An unsure speaker stays empty.
"""

from __future__ import annotations

import re

import msgspec

from keii.actors.cast import Cast, Named
from keii.extract.statement.cue import CueFinder
from keii.extract.statement.model import Found
from keii.extract.statement.subject import Candidate as Subject
from keii.extract.statement.subject import SAME_SUBJECT, Subjects
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.records import Candidate, Cue, Span

_POINTS_BACK = re.compile(r"(?:こう|そう|このように|そのように|こんなふうに|こうした言葉|この言葉)")
_INTERVIEW = re.compile(
    r"に(?:話を)?(?:聞いた|聞きました|尋ねた|インタビュー|うかがった|伺った)|が(?:解説|答え)|の解説|インタビューに(?:応じ|答え)"
)
_HEARSAY = re.compile(
    r"(?:という|ということです|とのことです|とのことだ|とのこと|ということだ|[るたいだ]そうです|[るたいだ]そうだ)[。」]?$"
)
# What one does to be able to speak: the report's content begins behind it.
_MEETING = frozenset(
    "会談する 協議する 電話会談する 会見する 演説する 発言する 講演する 懇談する 面会する 電話協議する 応じる 応ずる 出席する 訪問する 臨む 招集する 呼び出す 訪れる 登壇する".split()
)
# Where one speaks: without a comma behind it, 電話で is how a voice was heard, but 会見で is where the words were said.
_SPEAKING_OCCASIONS = ("会見", "声明", "演説", "会談", "講演", "インタビュー", "取材", "議会", "談話", "国会", "番組", "会合", "会議", "協議", "投稿", "報告", "寄稿", "答弁", "審議", "委員会")
_MEETINGS = ("会談", "協議", "意見交換", "会見", "演説", "講演", "電話会議", "会合", "面会", "懇談")
# What people do with their mouths, and states hardly.
_TALKING = frozenset("述べる 語る 話す 言う 答える 付け加える 続ける 明言する 言及する 振り返る つぶやく".split())
# Verbs that tell of the sentence before when they stand without a complement.
_TELLING = frozenset("明らかにする 発表する 伝える 報じる 公表する 明かす".split())


class Who(msgspec.Struct, gc=False):
    """An answer of the sieve."""

    actors: list[int]
    status: str
    rule: str
    antecedent: Span | None = None
    via: list[int] = []
    candidates: list[Candidate] = []
    phrase: int = -1
    contrast: bool = False  # …と質問したのに対し: what follows is another's


class _Carried(msgspec.Struct, gc=False):
    """Whom the text is about: actors, where named, in which sentence, line and section."""

    actors: list[int]
    span: Span
    sentence: int
    line: int
    part: int


UNKNOWN = Who([], "unknown", "no speaker found")


class Sieve:
    """Attributes the statements of one report, in text order."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.text = reading.text
        self.cast = cast
        self.subjects = [Subjects(reading.text, p, cast) for p in reading.phrases]
        self.topic: _Carried | None = None
        self.speaker: _Carried | None = None
        self.source: _Carried | None = None
        self.issuers: dict[str, Who] = {}  # who issued the document a noun names
        self.announced: tuple[int, Who] | None = None  # the line in which それによりますと was said, and who that is
        self.said_in = -1  # the last sentence that told somebody's words
        self._seen = -1
        self._interviewee: Named | None = None
        self._interviewed = False
        self._has_questions = any(p.kind == "qa" for p in reading.parts)

    # walking through the text ----------------------------------------------------------------------------------------

    def advance(self, sentence: int) -> None:
        """Take note of the topics of all sentences before this one."""
        while self._seen < sentence - 1:
            self._seen += 1
            self._take_topic(self._seen)

    def _take_topic(self, index: int) -> None:
        line = self.reading.lines[self.reading.sentences[index].line]
        if line.kind in ("byline", "date"):
            return
        if line.kind in ("heading", "title"):
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
        if best is not None and best.named.actors:
            self._take_issuer(phrases, subjects, best)
            self.topic = self._carry(best.named.actors, (best.named.start, best.named.end), index)

    def _take_turn(self, index: int) -> None:
        """【真鍋外務大臣】…: what the turn says without a subject is its speaker's."""
        row = self.reading.sentences[index].line
        line = self.reading.lines[row]
        if line.kind not in ("answer", "question") or line.prose == line.start:
            return
        named = [m for m in self.cast.between(line.start, line.prose) if m.actors and m.kind in ("person", "office")]
        if not named:
            return
        self.subjects[index].turn = named[-1]
        if self.topic is None or self.topic.line != row:
            self.topic = self._carry(named[-1].actors, (named[-1].start, named[-1].end), index)

    def _utters(self, phrases: list[Phrase], i: int) -> bool:
        """Xから…発言があった."""
        return any(
            p.kind == "N"
            and p.particle in ("が", "も")
            and self.text[p.start : p.head_end].endswith(("発言", "指摘", "説明", "要請", "報告", "提案"))
            for p in phrases[i + 1 :]
        )

    def _take_issuer(self, phrases: list[Phrase], subjects: Subjects, best: Subject) -> None:
        """X は報告書を公表した: what the report says later is X's word."""
        for i in range(best.phrase + 1, len(phrases)):
            if phrases[i].particle in ("を", "で") and (noun := subjects.document(i)):
                self.issuers[noun] = Who(best.named.actors, "inferred", "document", (best.named.start, best.named.end))

    def _carry(self, actors: list[int], span: Span, sentence: int) -> _Carried:
        start = self.reading.sentences[sentence].start
        return _Carried(actors, span, sentence, self.reading.sentences[sentence].line, self.reading.part_of(start))

    def said(self, found: Found, who: Who) -> None:
        """Remember who spoke."""
        self.said_in = max(self.said_in, found.sentence)
        if found.sentence < 0 or not who.actors:
            return
        span = who.antecedent or found.span
        if found.cue is not None and found.cue.lemma == "発表する":
            self.issuers["発表"] = Who(who.actors, "inferred", "document", span, list(who.via))
        self.speaker = self._carry(who.actors, span, found.sentence)
        if found.how in ("source", "hearsay") or who.rule == "source" or any(self.cast.is_human(a) for a in who.actors):
            self.source = self.speaker

    # the sieve -------------------------------------------------------------------------------------------------------

    def ask(self, found: Found, low: int, before: Who | None) -> Who:
        """Who said this. low: the first phrase behind the previous cue; before: the speaker of that cue, same sentence."""
        self.advance(found.sentence)
        self._take_turn(found.sentence)
        who = (
            self._name_line(found)
            or self._beside(found)
            or self._in_note(found)
            or self._announcement(found)
            or self._agent(found)
            or self._head(found)
            or self._subject(found, low)
            or self._modified(found)
            or self._same_subject(found, before)
            or self._told_after(found)
            or self._source(found)
            or self._document(found)
            or self._answer(found)
            or self._topic_carried(found)
            or self._heading(found)
            or UNKNOWN
        )
        return self._with_relay(found, who)

    def _phrases(self, found: Found) -> list[Phrase]:
        return self.reading.phrases[found.sentence]

    def _name_line(self, found: Found) -> Who | None:
        row = self.reading.sentences[found.sentence].line
        line = self.reading.lines[row]
        span = line.speaker
        if span is None and found.how in ("alone", "bare"):
            above = row - 1
            while above >= 0 and self.reading.lines[above].kind == "blank":
                above -= 1
            if above >= 0 and self.reading.lines[above].kind == "name":
                start, end = self.reading.lines[above].start, self.reading.lines[above].end
                span = (start, end)
        if span is None or found.mode != "direct" or (found.cue is not None and line.speaker is None):
            return None
        named = self.cast.in_span(span)
        return (
            Who(named.actors, "explicit", "name line", (named.start, named.end))
            if named is not None and named.actors
            else None
        )

    def _beside(self, found: Found) -> Who | None:
        if found.mode != "direct" or found.cue is not None:
            return None
        at = found.span[0] - 1
        while at > 0 and self.text[at - 1] in " 　（(":
            at -= 1
        named = self.cast.ending_at(at)
        if named is None or not named.actors or found.how == "alone":
            return None
        return Who(named.actors, "explicit", "named beside", (named.start, named.end))

    def _in_note(self, found: Found) -> Who | None:
        """「…」（外務省幹部）との声."""
        at = found.span[1] + 1
        if found.mode != "direct" or self.text[at : at + 1] not in ("（", "("):
            return None
        group = self.reading.group_at(at)
        if group is None:
            return None
        named = self.cast.in_span((group.start + 1, group.end - 1))
        return (
            Who(named.actors, "explicit", "named in parentheses", (named.start, named.end))
            if named is not None
            else None
        )

    def _announcement(self, found: Found) -> Who | None:
        """それによりますと…としている: the announcement speaks, not the person it tells of."""
        if found.cue is None or found.cue.lemma != "する" or found.ending not in ("end", "ga"):
            return None
        subjects, phrases = self.subjects[found.sentence], self._phrases(found)
        i = subjects.source(found.cue_at)
        if i < 0 and self.announced is not None and self.announced[0] == self.reading.sentences[found.sentence].line:
            return self.announced[1]
        if i < 0 or self.cast.named_at(phrases[i].start, phrases[i].head_end) is not None:
            return None
        who = self.source_at(found.sentence, i)
        if who is not None:
            self.announced = (self.reading.sentences[found.sentence].line, who)
        return who

    def _agent(self, found: Found) -> Who | None:
        """「…」と議員に詰め寄られ: of a passive, the one marked に or から; of a reply received, likewise."""
        if not found.passive:
            return None
        phrases, subjects = self._phrases(found), self.subjects[found.sentence]
        upto = found.cue_at if found.cue_at >= 0 else len(phrases)
        for i in (*range(found.finish + 1, upto), *range(found.begin - 1, -1, -1)):
            if phrases[i].particle in ("に", "から", "には", "側から", "らに", "によって"):
                named = subjects.speaker_at(i)
                if named is not None and named.actors and named.kind != "state":
                    return Who(named.actors, "explicit", "agent of a passive", (named.start, named.end), phrase=i)
        return None

    def _head(self, found: Found) -> Who | None:
        """「…」という元教師もいる."""
        if found.head < 0:
            return None
        named = self.subjects[found.sentence].speaker_at(found.head)
        if named is None or not named.actors:
            return None
        return Who(named.actors, "explicit", "noun modified", (named.start, named.end), phrase=found.head)

    def _subject(self, found: Found, low: int) -> Who | None:
        if found.passive:
            return None
        phrases, subjects = self._phrases(found), self.subjects[found.sentence]
        upto = found.cue_at if found.cue_at >= 0 else len(phrases)
        high = found.begin if found.mode == "direct" else found.finish
        best = (
            subjects.best(
                low,
                high,
                found.begin if found.mode == "direct" else found.finish + 1 if found.cue_at < 0 else found.cue_at,
            )
            if high > low
            else None
        )
        if found.mode == "indirect":
            best = subjects.governing(low, found.finish) if found.finish > low else None
            if found.ending == "attr" and best is not None and best.topic:
                own = [c for c in (subjects.candidate(i) for i in range(best.phrase + 1, found.finish)) if c is not None and c.particle == "が"]
                best = own[0] if own and not self._shares(phrases, found.cue_at) else best
        elif best is not None and self._is_relayed(found, phrases):
            best = self._inner(subjects, low, high, best)
        if best is None:
            best = subjects.best(found.finish + 1, upto, upto)
        if best is None and self._gives_reason(found, phrases):
            best = subjects.best(found.cue_at + 1, len(phrases), found.cue_at + 1)
        if best is None or not best.named.actors or self._states_do_not_talk(found, best):
            return None
        named = best.named
        return Who(named.actors, "explicit", "subject", (named.start, named.end), phrase=best.phrase)

    def _states_do_not_talk(self, found: Found, best: Subject) -> bool:
        """また、北朝鮮は核兵器を持っていると述べた after a president's words: the president speaks, of the state."""
        if found.mode != "indirect" or found.cue is None or found.cue.lemma not in _TALKING or best.named.kind != "state":
            return False
        if self.subjects[found.sentence].set_off(best.phrase) or self.speaker is None:
            return False
        here = self.reading.sentences[found.sentence]
        return self.speaker.line == here.line and any(self.cast.is_human(a) for a in self.speaker.actors)

    def _is_relayed(self, found: Found, phrases: list[Phrase]) -> bool:
        """「…」と述べたと報じた: the cue is itself reported."""
        return found.cue_at >= 0 and phrases[found.cue_at].link == "quote"

    def _inner(self, subjects: Subjects, low: int, high: int, best: Subject) -> Subject:
        """The subject of a relayed cue is the が (or later は) behind the topic that relays it."""
        later = [
            c for c in (subjects.candidate(i) for i in range(best.phrase + 1, high)) if c is not None and c.named.actors
        ]
        return later[-1] if later and best.topic else best

    def _shares(self, phrases: list[Phrase], k: int) -> bool:
        """述べたうえで, 語る一方: the clause shares the main subject."""
        return k + 1 < len(phrases) and (
            self.text[phrases[k + 1].start : phrases[k + 1].head_end] in SAME_SUBJECT or CueFinder(self.text, phrases).noun(k + 1)[1] != ""
        )

    def _gives_reason(self, found: Found, phrases: list[Phrase]) -> bool:
        """…として、政府は: the subject may stand behind."""
        return found.cue is not None and found.cue.lemma == "する" and found.ending == "te"

    def _modified(self, found: Found) -> Who | None:
        """「…」と述べた外相は: the cue modifies the speaker."""
        if found.ending != "attr" or found.cue_at < 0 or found.passive:
            return None
        phrases, subjects = self._phrases(found), self.subjects[found.sentence]
        k = found.cue_at + 1
        while k < len(phrases) and phrases[k].kind == "N" and phrases[k].particle == "の":
            k += 1
        if k >= len(phrases) or phrases[k].kind != "N":
            return None
        named = subjects.speaker_at(k)
        if named is None or named.kind not in ("person", "office", "group") or not named.actors:
            return None
        return Who(named.actors, "explicit", "noun modified", (named.start, named.end), phrase=k)

    def _same_subject(self, found: Found, before: Who | None) -> Who | None:
        if before is None or not before.actors or found.passive or before.contrast:
            return None
        return Who(before.actors, "explicit", "same subject", before.antecedent, list(before.via))

    def _told_after(self, found: Found) -> Who | None:
        """「…」。外相はこう述べた。"""
        if found.how != "alone" or found.sentence + 1 >= len(self.reading.sentences):
            return None
        after = found.sentence + 1
        sentence = self.reading.sentences[after]
        if sentence.line != self.reading.sentences[found.sentence].line and not self._own_line(found):
            return None
        words = self.text[sentence.start : sentence.end]
        if not _POINTS_BACK.search(words):
            return None
        phrases, subjects = self.reading.phrases[after], self.subjects[after]
        finder = CueFinder(self.text, phrases)
        point = next((i for i, p in enumerate(phrases) if _POINTS_BACK.match(self.text, p.start)), -1)
        k = finder.after(point) if point >= 0 else -1
        if k < 0:
            return None
        found.cue = finder.record(k)
        best = subjects.best(0, max(point, 0), point) or subjects.best(point + 1, k, k)
        named = (
            best.named
            if best is not None
            else self._cleft(phrases, k) or self._first_person(found, after + 1, sentence.line)
        )
        if named is None or not named.actors:
            return None
        return Who(named.actors, "explicit", "told after", (named.start, named.end))

    def _own_line(self, found: Found) -> bool:
        """The quotation is a paragraph of its own."""
        sentence = self.reading.sentences[found.sentence]
        line = self.reading.lines[sentence.line]
        return sentence.start <= line.prose + 1 and sentence.end >= line.end - 1

    def _cleft(self, phrases: list[Phrase], k: int) -> Named | None:
        """そう話すのは、外相だ / そう話す外相は."""
        if phrases[k].link not in ("attr", "nominal"):
            return None
        for i in range(k, min(k + 5, len(phrases))):
            named = self.cast.named_at(phrases[i].start, phrases[i].head_end)
            if named is not None and named.actors and named.kind in ("person", "office", "group"):
                return named
        return None

    def _first_person(self, found: Found, index: int, line: int) -> Named | None:
        """The person the next sentence begins with, when the quotation opens the paragraph and nobody tells it."""
        begin = self.reading.sentences[found.sentence]
        if begin.start > self.reading.lines[begin.line].prose + 1:
            return None
        if index >= len(self.reading.sentences) or self.reading.sentences[index].line != line:
            return None
        sentence = self.reading.sentences[index]
        found = self.cast.between(sentence.start, min(sentence.end, sentence.start + 30))
        return found[0] if found and found[0].kind == "person" and found[0].start == sentence.start else None

    def _source(self, found: Found) -> Who | None:
        """Xによると … と述べた without a subject: X is the speaker."""
        subjects, phrases = self.subjects[found.sentence], self._phrases(found)
        i = subjects.source(found.cue_at if found.cue_at >= 0 else len(phrases))
        if i < 0:
            return None
        who = self.source_at(found.sentence, i)
        if who is not None and any(self.cast.is_media(a) for a in who.actors) and not self._is_claim(found):
            carried = self._topic_carried(found)  # the paper only relays it
            if carried is not None and carried.actors and self.cast.is_human(carried.actors[0]):
                return carried
        return who

    def source_at(self, sentence: int, i: int) -> Who | None:
        """Whom the source phrase i of a sentence names; それ and a document stand for who issued them."""
        phrase, subjects = self.reading.phrases[sentence][i], self.subjects[sentence]
        words = self.text[phrase.start : phrase.head_end]
        named = subjects.speaker_at(i)
        if named is not None:
            return Who(named.actors, "explicit", "source", (named.start, named.end), phrase=i)
        if words == "ところ" and i > 1:
            told = subjects.best(0, i - 1, i - 1)
            return (
                Who(told.named.actors, "explicit", "source", (told.named.start, told.named.end), phrase=i)
                if told is not None
                else None
            )
        if (
            words in ("それ", "これ")
            or subjects.document(i)
            or words.endswith(("発表", "報告", "説明", "話", "報道", "調べ"))
        ):
            if subjects.own_document(subjects.document(i)):
                added = self.cast.add(phrase.start, phrase.head_end, words, words)
                return Who(added.actors, "explicit", "document", (added.start, added.end), phrase=i)
            owner = self._owner(sentence, i) or self.issuers.get(subjects.document(i))
            if owner is not None:
                return owner
            carried = self.speaker if self._fresh(self.speaker, sentence, 1) else None
            carried = self._later(carried, self.topic)
            if carried is not None and self._fresh(carried, sentence, 3):
                return Who(carried.actors, "inferred", "source carried", carried.span, phrase=i)
        return None

    def _is_claim(self, found: Found) -> bool:
        """…としている: a claim of the source itself."""
        return found.cue is not None and found.cue.lemma == "する"

    def _owner(self, sentence: int, i: int) -> Who | None:
        """ロシア大統領府の発表によると: who stands before の."""
        phrases = self.reading.phrases[sentence]
        if i > 0 and phrases[i - 1].particle == "の":
            named = self.subjects[sentence].speaker_at(i - 1)
            if named is not None:
                return Who(named.actors, "explicit", "source", (named.start, named.end), phrase=i)
        return None

    def _later(self, a: _Carried | None, b: _Carried | None) -> _Carried | None:
        if a is None or b is None:
            return a or b
        return a if a.sentence >= b.sentence else b

    def _document(self, found: Found) -> Who | None:
        """声明は「…」と明記した, 発表では…としている."""
        subjects, phrases = self.subjects[found.sentence], self._phrases(found)
        high = found.begin if found.mode == "direct" else found.finish
        for i in range(high):
            phrase = phrases[i]
            if phrase.kind != "N" or phrase.particle not in ("は", "では", "も", "で", "には", "が", "でも"):
                continue
            noun = subjects.document(i)
            if not noun or (
                phrase.particle == "で"
                and noun not in ("声明", "談話", "コメント", "発表", "報告書", "論評", "社説", "共同声明")
            ):
                continue
            if subjects.own_document(noun):
                words = self.text[phrase.start : phrase.head_end]
                added = self.cast.add(phrase.start, phrase.head_end, words, noun)
                return Who(added.actors, "explicit", "document", (added.start, added.end), phrase=i)
            owner = self._owner(found.sentence, i) or self.issuers.get(noun)
            if owner is not None:
                return owner
        return None

    def _answer(self, found: Found) -> Who | None:
        """In questions and answers, the one who is interviewed."""
        if found.how != "alone" or not (self._has_questions or self._own_line(found)):
            return None
        named = self.interviewee()
        return Who(named.actors, "inferred", "answer", (named.start, named.end)) if named is not None else None

    def interviewee(self) -> Named | None:
        """Who answers the questions of the report: introduced with …に聞いた or …の解説."""
        if not self._interviewed:
            self._interviewed = True
            match = _INTERVIEW.search(self.text)
            if match:
                before = [m for m in self.cast.between(max(0, match.start() - 60), match.start()) if m.kind == "person"]
                self._interviewee = before[-1] if before else None
        return self._interviewee

    def _topic_carried(self, found: Found) -> Who | None:
        """The subject is left out: it is whom the text goes on about."""
        if found.passive or found.sentence < 0:
            return None
        here = self.reading.sentences[found.sentence]
        carried = self._later(self.speaker, self.topic)
        if carried is None:
            return None
        part = self.reading.part_of(here.start)
        if carried.part != part:
            return None
        far = found.sentence - carried.sentence
        same_line = carried.line == here.line
        if found.weak and found.mode == "indirect" and not same_line:
            return None
        if far > 6 and not same_line:
            return None
        if (
            self.topic is not None
            and self.speaker is not None
            and not same_line
            and self.topic.sentence == self.speaker.sentence
            and not set(self.topic.actors) & set(self.speaker.actors)
            and found.how == "alone"
        ):
            return Who(
                [],
                "ambiguous",
                "topic carried",
                None,
                [],
                self._candidates(self.topic) + self._candidates(self.speaker),
            )
        return Who(carried.actors, "inferred", "topic carried", carried.span)

    def _candidates(self, carried: _Carried) -> list[Candidate]:
        return [Candidate(actor=self.cast.id(a), span=carried.span) for a in carried.actors]

    def _fresh(self, carried: _Carried | None, sentence: int, reach: int) -> bool:
        return (
            carried is not None
            and sentence - carried.sentence <= reach + 3
            and carried.part == self.reading.part_of(self.reading.sentences[sentence].start)
        )

    def _heading(self, found: Found) -> Who | None:
        """A section under 「外相 …」: its heading names the one who speaks."""
        if found.mode != "direct" or found.sentence < 0:
            return None
        part = self.reading.parts[self.reading.part_of(found.span[0])]
        if part.heading is None or part.heading.kind == "title":
            return None
        named = [
            m
            for m in self.cast.between(part.heading.start, part.heading.end)
            if m.kind in ("person", "office") and m.actors
        ]
        if len({tuple(m.actors) for m in named}) != 1:
            return None
        return Who(named[0].actors, "explicit", "heading", (named[0].start, named[0].end))

    def _with_relay(self, found: Found, who: Who) -> Who:
        """Add who relayed it: 通信社によると, …を通じて."""
        subjects, phrases = self.subjects[found.sentence], self._phrases(found)
        upto = found.cue_at if found.cue_at >= 0 else len(phrases)
        for i in (subjects.source(upto), subjects.relay(upto)):
            if i < 0 or i == who.phrase:
                continue
            source = self.source_at(found.sentence, i)
            if source is not None and source.actors != who.actors:
                who = Who(
                    who.actors,
                    who.status,
                    who.rule,
                    who.antecedent,
                    [*who.via, *source.actors],
                    who.candidates,
                    who.phrase,
                )
        return who

    # reports without a cue -------------------------------------------------------------------------------------------

    def hearsay(self, index: int) -> tuple[Who, int] | None:
        """The source of a sentence told on somebody's word (Xによると…。 …という。), with the phrase the content begins behind."""
        self.advance(index)
        sentence = self.reading.sentences[index]
        subjects, phrases = self.subjects[index], self.reading.phrases[index]
        i = subjects.source(len(phrases))
        if i >= 0:
            who = self.source_at(index, i)
            if who is None or not who.actors or any(self.cast.is_media(a) for a in who.actors):
                self.source = None
                return None
            return who, i + 1
        if not _HEARSAY.search(self.text[sentence.start : sentence.end]):
            return None
        source = self.source
        if source is None or source.part != self.reading.part_of(sentence.start) or index - source.sentence > 8:
            return None
        return Who(source.actors, "inferred", "source carried", source.span), 0

    def teller(self, index: int) -> tuple[int, Cue, Who] | None:
        """Xが10日、声明で明らかにした。 with no complement: (the sentence it tells, the cue, who), when that one tells nobody's words."""
        sentence, phrases = self.reading.sentences[index], self.reading.phrases[index]
        if not 2 <= len(phrases) <= 9 or index == 0 or self.reading.sentences[index - 1].line != sentence.line:
            return None
        finder = CueFinder(self.text, phrases)
        k = len(phrases) - 1
        known, lemma, first = finder.verb(k)
        if (
            phrases[k].kind != "V"
            or phrases[k].link != "end"
            or not phrases[k].past
            or lemma not in _TELLING
            or phrases[k].passive
            or phrases[k].negated
        ):
            return None
        subjects = self.subjects[index]
        best = None
        for i, phrase in enumerate(phrases[:first]):
            here = subjects.candidate(i)
            if here is not None and here.particle == "が":
                best = here
            elif (
                phrase.kind == "V"
                or phrase.particle in ("を", "と", "は", "も", "について", "につく")
                or phrase.group is not None
            ):
                return None
        if best is None or not best.named.actors or self.said_in == index - 1:
            return None
        return (
            index - 1,
            finder.record(k),
            Who(best.named.actors, "explicit", "told next", (best.named.start, best.named.end)),
        )

    def content_start(self, found: Found, low: int, who: Who) -> int:
        """The first phrase of an indirect statement: behind the speaker and the adverbials that belong to the cue."""
        phrases = self._phrases(found)
        begin = low
        if who.phrase >= 0 and low <= who.phrase < found.finish:
            begin = who.phrase + 1
        source = self.subjects[found.sentence].source(found.finish)
        if source >= 0:
            begin = max(begin, source + 1)
        while begin < found.finish and self._belongs_to_cue(phrases, begin, found):
            begin += 1
        for i in range(begin, found.finish):
            pointed = i > 0 and self.text[phrases[i - 1].start : phrases[i - 1].head_end] in (
                "こう",
                "そう",
                "このように",
            )
            if phrases[i].kind == "V" and phrases[i].comma and phrases[i].link in ("cont", "te", "while") and self._tells(phrases, i):
                begin = i + 1
            if phrases[i].link == "attr" and i + 1 < found.finish and phrases[i + 1].comma and self._tells(phrases, i):
                if self.text[phrases[i + 1].start : phrases[i + 1].head_end] in ("上", "うえ", "ほか", "一方"):
                    begin = i + 2
            if i - begin < 7 and phrases[i].kind == "N" and (phrases[i].particle == "では" or (phrases[i].particle == "で" and phrases[i].comma)):
                if CueFinder(self.text, phrases).noun(i)[1] in ("occasion", "document"):
                    begin = i + 1
            if pointed and phrases[i].kind == "V" and phrases[i].link in ("cont", "te"):
                begin = i + 1
            if (
                phrases[i].comma
                and phrases[i].kind == "N"
                and phrases[i].particle in ("につくは", "に関するは", "をめぐるは", "を巡るは", "に対するは")
            ):
                begin = i + 1
            if (
                phrases[i].kind == "V"
                and phrases[i].comma
                and phrases[i].lemma in _MEETING
                and phrases[i].link in ("cont", "te", "ga")
            ):
                begin = i + 1
        return self._after_reason(phrases, begin, found)

    def _tells(self, phrases: list[Phrase], i: int) -> bool:
        """懸念を表明し、 / コメントを出し、 / …と呼び、 / …とされ、: a report of its own, not part of what is said next."""
        finder = CueFinder(self.text, phrases)
        known, lemma, first = finder.verb(i)
        if lemma == "する" and phrases[i].passive or known is not None and known.strength == "label":
            return i > 0 and phrases[i - 1].particle.endswith(("と", "に"))
        kind = finder.noun(first - 1)[1] if first > 0 else ""
        if kind in ("document", "feeling") and phrases[first - 1].particle == "を":
            return True
        return known is not None and known.strength == "say" and first > 0 and phrases[first - 1].particle == "を"

    def _belongs_to_cue(self, phrases: list[Phrase], i: int, found: Found) -> bool:
        """Time, occasion and connective phrases before the content tell of the saying, not of what is said."""
        phrase = phrases[i]
        words = self.text[phrase.start : phrase.head_end]
        if phrase.kind == "C":
            return True
        if phrase.kind != "N":
            return phrase.kind == "A" and phrase.comma
        if self._is_time(phrase) and (phrase.comma or phrase.particle in ("の", "")):
            nxt = phrases[i + 1] if i + 1 < len(phrases) else None
            return phrase.particle != "の" or (
                nxt is not None and CueFinder(self.text, phrases).noun(i + 1)[1] == "occasion"
            )
        if phrase.particle in (
            "で",
            "では",
            "でも",
            "にて",
            "に対する",
            "に",
            "の",
            "を受ける",
            "のあとに",
            "後に",
            "",
        ) and (phrase.comma or phrase.particle in ("で", "では", "の")):
            noun, kind = CueFinder(self.text, phrases).noun(i)
            if kind in ("occasion", "document") and (phrase.comma or words.endswith(_SPEAKING_OCCASIONS)) and phrase.particle in (
                "で",
                "では",
                "の",
                "でも",
                "にて",
                "に対する",
                "に",
            ):
                return True
            if words in (
                "これ",
                "それ",
                "一方",
                "このほか",
                "同時",
                "その上",
                "そのうえ",
                "この中",
                "このなか",
                "その中",
            ):
                return True
        return (words in ("これ", "それ") and phrase.particle in ("に対する", "を受ける", "にたいする")) or words in (
            "一方",
            "その後",
            "このため",
            "また",
            "同時",
        )

    def _is_time(self, phrase: Phrase) -> bool:
        at = self.reading.time_before(phrase.start)
        return (
            at >= 0 and self.reading.times[at].end >= phrase.head_end - 3 and self.reading.times[at].end > phrase.start
        )

    def _after_reason(self, phrases: list[Phrase], begin: int, found: Found) -> int:
        """…したことで、 / …を受けて、 before the clause of a 考え tells why it was said."""
        start = begin
        for i in range(begin, found.finish):
            phrase = phrases[i]
            words = self.text[phrase.start : phrase.head_end]
            if (
                phrase.comma
                and phrase.kind == "N"
                and (
                    (words == "こと" and phrase.particle == "で")
                    or (phrase.particle in ("を受ける", "を踏まえる") and i - begin < 6)
                )
            ):
                start = i + 1
        return start
