"""Who relayed the words: named as their source, as the one they were passed through, or as the teller of the telling.

通信社によると、…             named as the source
関係者が語ったところでは、…     named as the one who told it
テレビ局を通じて…             passed through
通信社は、首相が「…」と述べたと伝えた    told on
通信社の取材に「…」と答えた      asked by a news outlet
発表によると、…。…。          what opened its paragraph as an announcement
首相は「…」と述べた。通信社が伝えた   told next (`statements`)
"""

from __future__ import annotations

from collections.abc import Iterator

from keii.extract.statement.case import Case
from keii.extract.statement.cue import CueFinder
from keii.extract.statement.model import Who
from keii.extract.statement.sourced import source_at

PASSING_ON = frozenset(
    "伝える 報じる 報道する 速報する 発表する 公表する 明らかにする 明かす 紹介する 説明する 語る 述べる 話す 投稿する 書き込む".split()
)
# What tells on through its paragraph, unlike an agency whose によると holds for its own sentence.
_ANNOUNCED = ("発表", "発表文", "議事録", "報道発表")
_ASKING = ("取材", "質問", "問い", "インタビュー", "電話取材")


def with_relay(case: Case, who: Who) -> Who:
    """The answer of the sieve with everybody who relayed the words."""
    named = [*_source(case, who), *_told_on(case, who), *_told_to(case)]
    passed = [a for a in named or _announced(case) if a not in who.actors]
    if not passed:
        return who
    via = list(dict.fromkeys([*who.via, *passed]))
    return Who(who.actors, who.status, who.rule, who.antecedent, via, who.candidates, who.phrase)


def passes_on(finder: CueFinder, k: int) -> int:
    """The predicate behind cue k that tells on what k told (…と述べたと | 伝えた), or -1."""
    if finder.phrases[k].link != "quote":
        return -1
    m = finder.after(k)
    return m if m >= 0 and finder.verb(m)[1] in PASSING_ON and not finder.phrases[m].passive else -1


def _source(case: Case, who: Who) -> Iterator[int]:
    """Xによると, Xを通じて, Xが語ったところでは."""
    subjects, phrases = case.subjects, case.phrases
    upto = case.found.cue_at if case.found.cue_at >= 0 else len(phrases)
    for i in (subjects.source(upto), subjects.relay(upto)):
        if i < 0 or i == who.phrase or _closed_off(case, i, who.phrase):
            continue
        source = source_at(case.memory, case.found.sentence, i)
        if source is not None:
            case.memory.opened = None
            if case.text[phrases[i].start : phrases[i].head_end].endswith(_ANNOUNCED):
                case.memory.opened = (case.reading.sentences[case.found.sentence].line, source)
            yield from source.actors


def _closed_off(case: Case, i: int, speaker: int) -> bool:
    """政府筋によると…の方向で、外務省幹部は「…」と明かす: what the source told ended before the speaker."""
    for k in range(i + 1, speaker):
        phrase = case.phrases[k]
        ended = phrase.kind == "V" and phrase.link in ("ga", "cont", "end")
        ended = ended or (phrase.kind == "N" and phrase.particle == "で" and case.phrases[k - 1].link == "attr")
        if ended and phrase.comma:
            return True
    return False


def _told_on(case: Case, who: Who) -> Iterator[int]:
    """Xは、首相が「…」と述べたと伝えた: X, who stands before the speaker or behind the cue."""
    k = case.found.cue_at
    if k < 0 or case.found.passive:
        return
    m = passes_on(CueFinder(case.text, case.phrases), k)
    if m < 0:
        return
    high = who.phrase if who.phrase >= 0 else case.found.begin
    best = case.subjects.best(0, high, m) or case.subjects.best(k + 1, m, m)
    if best is not None:
        yield from best.named.actors


def _told_to(case: Case) -> Iterator[int]:
    """通信社の取材に「…」と答えた, 同紙に…と語った: the outlet that asked."""
    found, phrases = case.found, case.phrases
    upto = found.cue_at if found.cue_at >= 0 else found.finish
    for i in range(case.low, min(upto, len(phrases))):
        if phrases[i].particle not in ("に", "に対する", "で", "の"):
            continue
        at = i
        if phrases[i].particle == "の":
            asked = phrases[i + 1] if i + 1 < len(phrases) else None
            if asked is None or not case.text[asked.start : asked.head_end].endswith(_ASKING):
                continue
        elif phrases[i].particle == "で" or phrases[i].attr:
            continue
        named = case.cast.named_at(phrases[at].start, phrases[at].head_end)
        if named is not None:
            yield from (a for a in named.actors if case.cast.is_media(a))


def _announced(case: Case) -> list[int]:
    """発表によると、Aは…。Bは…。: an announcement carries its whole paragraph."""
    opened = case.memory.opened
    if opened is None or case.found.sentence < 0:
        return []
    line, issuer = opened
    return issuer.actors if line == case.reading.sentences[case.found.sentence].line else []
