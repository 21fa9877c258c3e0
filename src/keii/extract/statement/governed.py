"""Rules by the grammar of the sentence: the subject of the cue, the agent of a passive, the noun a cue or quotation modifies."""

from __future__ import annotations

from keii.extract.statement.carried import TALKING
from keii.extract.statement.case import Case
from keii.extract.statement.cue import CueFinder
from keii.extract.statement.model import Who
from keii.extract.statement.relay import passes_on
from keii.extract.statement.subject import SAME_SUBJECT, Candidate, Subjects
from keii.grammar.phrases import Phrase

# Peoples, whom statesmen speak of.
_PEOPLES = ("国民", "人民", "民族", "市民", "住民", "社会", "世代", "若者", "各国", "諸国", "政権", "体制", "政府")


def agent(case: Case) -> Who | None:
    """「…」と議員に詰め寄られ — of a passive, the one marked に or から; of a reply received, likewise.

    Not 「…」と日本に伝えられた: a state marked に was told.
    """
    found = case.found
    if not found.passive:
        return None
    phrases, subjects = case.phrases, case.subjects
    upto = found.cue_at if found.cue_at >= 0 else len(phrases)
    inside = range(case.low, found.finish) if found.mode == "indirect" else ()
    for i in (*range(found.finish + 1, upto), *range(found.begin - 1, -1, -1), *inside):
        if i in inside and phrases[i].particle not in ("から", "からは", "によって"):
            continue
        if phrases[i].particle in ("からは", "に", "から", "には", "側から", "らに", "によって"):
            named = subjects.speaker_at(i)
            if named is not None and named.actors and named.kind != "state":
                return Who(named.actors, "explicit", "agent of a passive", (named.start, named.end), phrase=i)
    return None


def answered(case: Case) -> Who | None:
    """外相の「…」との批判に — the one whose words the subject answers, when the text says who; else nobody.

    Not 外相は「…」との批判を展開した: the subject's own.
    """
    found, phrases = case.found, case.phrases
    owner = -1
    if found.others:
        owner = found.head if found.head >= 0 else found.begin - 1
        if found.head < 0 and (owner < case.low or phrases[owner].particle not in ("の", "による", "からの")):
            owner = -1
    elif (
        found.mode == "direct"
        and found.cue is not None
        and found.ending == "attr"
        and found.cue.lemma in ("する", "言う")
    ):
        k = found.cue_at + 1
        if k + 1 >= len(phrases) or phrases[k].particle != "の" or not CueFinder(case.text, phrases).noun(k + 1)[1]:
            return None  # 「…」とする外相の主張
        owner = k
    else:
        return None
    named = case.subjects.speaker_at(owner) if owner >= 0 else None
    if named is not None and named.actors:
        return Who(named.actors, "explicit", "words answered", (named.start, named.end), phrase=owner)
    return Who([], "unknown", "words answered") if found.others else None


def noun_of_quotation(case: Case) -> Who | None:
    """「…」という元教師もいる — the noun the quotation modifies.

    Not 「…」という本音も: nobody is named.
    """
    found = case.found
    if found.head < 0:
        return None
    named = case.subjects.speaker_at(found.head)
    if named is None or not named.actors:
        return None
    return Who(named.actors, "explicit", "noun modified", (named.start, named.end), phrase=found.head)


def subject(case: Case) -> Who | None:
    """外相は…「…」と述べた — the subject of the cue.

    Not 外相が訪れた国の大統領は「…」と述べた: 外相が ends with its own clause.
    """
    found, low = case.found, case.low
    if found.passive:
        return None
    phrases, subjects = case.phrases, case.subjects
    upto = found.cue_at if found.cue_at >= 0 else len(phrases)
    high = found.begin if found.mode == "direct" else found.finish
    if found.mode == "indirect":
        behind = subjects.best(found.finish + 1, upto, upto) if phrases[found.finish].comma else None
        best = behind or _governing(case)  # …見込みだと、関係者が明らかにした
    else:
        best = subjects.best(low, high, found.begin) if high > low else None
        if best is not None and _is_relayed(case):
            best = _inner(subjects, high, best)
            if passes_on(CueFinder(case.text, phrases), found.cue_at) >= 0 and _is_media(case, best):
                return None  # 通信社は「…」と述べたと伝えた
    if best is None:
        best = subjects.best(found.finish + 1, upto, upto)
    if best is None and _gives_reason(case):
        best = subjects.best(found.cue_at + 1, len(phrases), found.cue_at + 1)
    if best is None or not best.named.actors or _states_do_not_talk(case, best):
        return None
    named = best.named
    return Who(named.actors, "explicit", "subject", (named.start, named.end), phrase=best.phrase)


def _governing(case: Case) -> Candidate | None:
    """The subject of a cue that takes a clause; of a telling that is itself told, or modifies a noun, its own が."""
    found, phrases, subjects = case.found, case.phrases, case.subjects
    if found.finish <= case.low:
        return None
    told = found.cue is not None and found.cue.lemma.endswith("がある")
    after = phrases[found.finish + 1] if found.finish + 1 < len(phrases) else None
    uttered = told or (after is not None and case.text.startswith("旨", after.start))
    subordinate = found.ending in ("nominal", "cond")
    best = subjects.governing(case.low, found.finish, subordinate=subordinate, uttered=uttered)
    told_on = found.cue_at >= 0 and passes_on(CueFinder(case.text, phrases), found.cue_at) >= 0
    if (found.ending == "attr" or told_on) and best is not None and best.topic:
        own = [
            c
            for c in (subjects.candidate(i) for i in range(best.phrase + 1, found.finish))
            if c is not None and c.particle == "が"
        ]
        best = own[0] if own and not _shares(case.text, phrases, found.cue_at) else best
    return best


def _states_do_not_talk(case: Case, best: Candidate) -> bool:
    """また、北朝鮮は核兵器を持っていると述べた after a president's words: the president speaks, of the state."""
    found = case.found
    if (
        found.mode != "indirect"
        or found.cue is None
        or not _talked_of(case, best)
        or case.subjects.set_off(best.phrase)
    ):
        return False
    if case.before is not None and not case.before.contrast and any(case.cast.is_human(a) for a in case.before.actors):
        return True  # 首相は感謝すると述べ、日本は遠い国ではないと応じた
    goes_on = found.cue.lemma == "する" and any(p.lemma in TALKING for p in case.phrases[found.cue_at + 1 :])
    if (found.cue.lemma not in TALKING and not goes_on) or case.memory.speaker is None:
        return False
    here = case.reading.sentences[found.sentence]
    return case.memory.speaker.line == here.line and any(case.cast.is_human(a) for a in case.memory.speaker.actors)


def _talked_of(case: Case, best: Candidate) -> bool:
    """A state or an international body: beside a person rather what is spoken of than who speaks."""
    actor = case.cast.actors[best.named.actors[0]]
    return (
        best.named.kind == "state"
        or (best.named.kind == "organisation" and actor.known and not actor.country)
        or (best.named.kind in ("group", "organisation", "office") and actor.name.endswith(_PEOPLES))
    )


def _is_relayed(case: Case) -> bool:
    """「…」と述べたと報じた, 「…」と述べたことを評価した: the telling is itself told."""
    found, phrases = case.found, case.phrases
    if found.cue_at < 0:
        return False
    after = phrases[found.cue_at + 1] if found.cue_at + 1 < len(phrases) else None
    fact = after is not None and case.text[after.start : after.head_end] in ("こと", "点", "の")
    return phrases[found.cue_at].link == "quote" or (phrases[found.cue_at].link == "attr" and fact)


def _inner(subjects: Subjects, high: int, best: Candidate) -> Candidate:
    """The subject of a relayed cue is the が (or later は) behind the topic that relays it."""
    later = [
        c for c in (subjects.candidate(i) for i in range(best.phrase + 1, high)) if c is not None and c.named.actors
    ]
    return later[-1] if later and best.topic else best


def _is_media(case: Case, here: Candidate) -> bool:
    """Does an outlet tell it?"""
    return any(case.cast.is_media(a) for a in here.named.actors)


def _shares(text: str, phrases: list[Phrase], k: int) -> bool:
    """述べたうえで, 語る一方: the clause shares the main subject."""
    return k + 1 < len(phrases) and (
        text[phrases[k + 1].start : phrases[k + 1].head_end] in SAME_SUBJECT
        or CueFinder(text, phrases).noun(k + 1)[1] != ""
    )


def _gives_reason(case: Case) -> bool:
    """…として、政府は: the subject may stand behind."""
    found = case.found
    return found.cue is not None and found.cue.lemma == "する" and found.ending == "te"


def noun_of_cue(case: Case) -> Who | None:
    """「…」と述べた外相は, 「…」と訴える外相の姿勢は, 「…」と話すのは外相だ — the noun the cue modifies.

    Not 「…」と述べた会見で: nobody is named.
    """
    found = case.found
    if found.ending not in ("attr", "nominal") or found.cue_at < 0 or found.passive:
        return None
    phrases, subjects = case.phrases, case.subjects
    first = k = found.cue_at + 1
    if found.ending == "nominal" and not phrases[found.cue_at].particle.startswith(("のは", "のが")):
        return None
    while k < len(phrases) and phrases[k].kind == "N" and phrases[k].particle == "の":
        k += 1
    last = len(phrases) - 1 if found.ending == "nominal" else min(k, len(phrases) - 1)
    for i in range(last, first - 1, -1):
        if phrases[i].kind != "N" and found.ending != "nominal":
            continue
        named = subjects.speaker_at(i)
        if named is not None and named.kind in ("person", "office", "group") and named.actors:
            return Who(named.actors, "explicit", "noun modified", (named.start, named.end), phrase=i)
    return None


def same_subject(case: Case) -> Who | None:
    """…と述べ、…と強調した — the speaker of the cue before, in the same sentence.

    Not …と質問したのに対し、…と答えた: another answers.
    """
    found, before = case.found, case.before
    if before is None or not before.actors or found.passive or before.contrast:
        return None
    return Who(before.actors, "explicit", "same subject", before.antecedent, list(before.via))
