"""Rules for words told on somebody's word: によると, announcements, documents, …の話として."""

from __future__ import annotations

from keii.extract.statement.carried import topic_carried
from keii.extract.statement.case import Case
from keii.extract.statement.memory import Memory, later
from keii.extract.statement.model import Found, Who
from keii.extract.statement.subject import own_document

# Words of somebody that an outlet passes on (話として, 発言を引用し).
_WORDS = (
    "話",
    "発言",
    "言葉",
    "証言",
    "コメント",
    "見解",
    "説明",
    "見方",
    "声",
    "談話",
    "分析",
    "主張",
    "証言内容",
    "見立て",
)
# Documents that speak for themselves when the text does not say who issued them.
_SPEAKING_DOCUMENTS = (
    "声明",
    "宣言",
    "文書",
    "書簡",
    "決議",
    "談話",
    "報告書",
    "社説",
    "白書",
    "論評",
    "論文",
    "公報",
    "調書",
    "年報",
    "報告",
)
_CITING = frozenset("引用する 引く 紹介する 伝える 取り上げる".split())


def announcement(case: Case) -> Who | None:
    """それによりますと、…としている — the announcement speaks, not the person it tells of.

    Not 関係者によりますと、…としている: the source is named.
    """
    found = case.found
    if found.cue is None or found.cue.lemma != "する" or found.ending not in ("end", "ga"):
        return None
    subjects, phrases = case.subjects, case.phrases
    i = subjects.source(found.cue_at)
    if (
        i < 0
        and case.memory.announced is not None
        and case.memory.announced[0] == case.reading.sentences[found.sentence].line
    ):
        return case.memory.announced[1]
    if i < 0 or case.cast.named_at(phrases[i].start, phrases[i].head_end) is not None:
        return None
    who = source_at(case.memory, found.sentence, i)
    if who is not None:
        case.memory.announced = (case.reading.sentences[found.sentence].line, who)
    return who


def source(case: Case) -> Who | None:
    """関係者によると…という — who によると names, when the cue has no subject.

    Not 通信によると…と述べた after a person's words: the agency only relays them.
    """
    found = case.found
    subjects, phrases = case.subjects, case.phrases
    i = subjects.source(found.cue_at if found.cue_at >= 0 else len(phrases))
    if i < 0:
        return None
    who = source_at(case.memory, found.sentence, i)
    if who is not None and any(case.cast.is_media(a) for a in who.actors) and not _is_claim(found):
        carried = topic_carried(case)  # the paper only relays it
        if carried is not None and carried.actors and case.cast.is_human(carried.actors[0]):
            return carried
    return who


def words_of(case: Case) -> Who | None:
    """通信社は関係者の話として「…」と伝えた — whose words they are; the subject of the cue only relays them.

    Not 成果として「…」を挙げた: no words of anybody.
    """
    phrases, found = case.phrases, case.found
    upto = found.cue_at if found.cue_at >= 0 else len(phrases)
    for i in range(max(case.low, 1), upto):
        words = case.text[phrases[i].start : phrases[i].head_end]
        if not words.endswith(_WORDS) or phrases[i - 1].particle != "の" or not _cited(case, i, upto):
            continue
        named = case.subjects.speaker_at(i - 1)
        if named is None or not named.actors:
            continue
        relaying = case.subjects.best(case.low, i - 1, upto) or case.subjects.best(i + 1, upto, upto)
        via = [a for a in relaying.named.actors if a not in named.actors] if relaying is not None else []
        return Who(
            named.actors,
            "explicit",
            "words of",
            (named.start, named.end),
            via,
            phrase=i + case.text.startswith("して", case.phrases[i + 1].start),
        )
    return None


def _cited(case: Case, i: int, upto: int) -> bool:
    """話として, 話を引用して, 発言を紹介し, 発言が引用され."""
    after = case.phrases[i + 1] if i + 1 < len(case.phrases) else None
    if after is None or after.kind != "V":
        return False
    particle = case.phrases[i].particle
    if after.passive:
        return particle in ("が", "も") and after.lemma in _CITING  # Xの発言が引用され
    return (particle == "と" and after.lemma == "する") or (particle == "を" and after.lemma in _CITING)


def source_at(memory: Memory, sentence: int, i: int) -> Who | None:
    """Whom the source phrase i of a sentence names; それ and a document stand for who issued them."""
    phrases, subjects = memory.reading.phrases[sentence], memory.subjects[sentence]
    phrase = phrases[i]
    words = memory.text[phrase.start : phrase.head_end]
    named = subjects.speaker_at(i)
    if named is not None:
        return Who(named.actors, "explicit", "source", (named.start, named.end), phrase=i)
    if words == "ところ" and i > 1:
        told = subjects.best(0, i - 1, i - 1)
        for j in range(1, i - 1):  # 通信社が関係者の話として報じたところによると
            cited = (
                memory.text[phrases[j].start : phrases[j].head_end].endswith(_WORDS) and phrases[j - 1].particle == "の"
            )
            named = subjects.speaker_at(j - 1) if cited and phrases[j].particle.startswith("と") else None
            if named is not None and named.actors and told is not None:
                return Who(named.actors, "explicit", "words of", (named.start, named.end), told.named.actors, phrase=i)
        if told is None:
            return None
        asked = [m for m in memory.cast.between(told.named.end, phrase.start) if m.actors]
        via = [a for m in asked for a in m.actors if memory.cast.is_media(a) and a not in told.named.actors]
        return Who(told.named.actors, "explicit", "source", (told.named.start, told.named.end), via, phrase=i)
    if (
        words in ("それ", "これ")
        or subjects.document(i)
        or words.endswith(
            (
                "発表",
                "報告",
                "説明",
                "話",
                "報道",
                "調べ",
                "見立て",
                "見方",
                "分析",
                "証言",
                "試算",
                "推計",
                "調査",
                "主張",
                "言い分",
            )
        )
    ):
        if own_document(subjects.document(i)):
            added = memory.cast.add(phrase.start, phrase.head_end, words, words)
            return Who(added.actors, "explicit", "document", (added.start, added.end), phrase=i)
        owner = _owner(memory, sentence, i) or memory.issuers.get(subjects.document(i))
        if owner is not None:
            return owner
        carried = memory.speaker if memory.fresh(memory.speaker, sentence, 1) else None
        carried = later(carried, memory.topic)
        if carried is not None and memory.fresh(carried, sentence, 3):
            return Who(carried.actors, "inferred", "source carried", carried.span, list(carried.via), phrase=i)
        noun = subjects.document(i)
        if noun.endswith(_SPEAKING_DOCUMENTS) or (noun == "文書" and words != noun):
            added = memory.cast.add(phrase.start, phrase.head_end, words, words)
            return Who(added.actors, "explicit", "document", (added.start, added.end), phrase=i)
    return None


def _is_claim(found: Found) -> bool:
    """…としている: a claim of the source itself."""
    return found.cue is not None and found.cue.lemma == "する"


def _owner(memory: Memory, sentence: int, i: int) -> Who | None:
    """ロシア大統領府の発表によると: who stands before の."""
    phrases = memory.reading.phrases[sentence]
    if i > 0 and phrases[i - 1].particle == "の":
        named = memory.subjects[sentence].speaker_at(i - 1)
        if named is not None:
            return Who(named.actors, "explicit", "source", (named.start, named.end), phrase=i)
    return None


def document(case: Case) -> Who | None:
    """声明は「…」と明記した, 発表では…としている — who issued the document.

    Not 会見では…: an occasion is no document.
    """
    found = case.found
    subjects, phrases = case.subjects, case.phrases
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
        if phrase.particle == "が" and (found.how == "noun" or not subjects.set_off(i)):
            continue  # 協定が「歴史を変える」との期待, 決議が定める上限: of the words, not of the telling
        if own_document(noun):
            words = case.text[phrase.start : phrase.head_end]
            added = case.cast.add(phrase.start, phrase.head_end, words, noun)
            return Who(added.actors, "explicit", "document", (added.start, added.end), phrase=i)
        owner = _owner(case.memory, found.sentence, i) or case.memory.issuers.get(noun)
        if owner is not None:
            return Who(owner.actors, owner.status, owner.rule, owner.antecedent, list(owner.via), phrase=i)
        if noun.endswith(_SPEAKING_DOCUMENTS) and phrase.particle in ("は", "も"):
            words = case.text[phrase.start : phrase.head_end]
            added = case.cast.add(phrase.start, phrase.head_end, words, noun)
            return Who(added.actors, "explicit", "document", (added.start, added.end), phrase=i)
    return None
