"""Statement records: who said what to whom, with the cue and the reason for the attribution."""

from __future__ import annotations

from keii.actors.cast import Cast
from keii.extract.statement.attribution import Sieve
from keii.extract.statement.content import content_start
from keii.extract.statement.direct import direct, ends_as_said
from keii.extract.statement.floor import on_the_floor, take_floor
from keii.extract.statement.headline import headlines
from keii.extract.statement.hearsay import hearsay, teller, told_as_hearsay
from keii.extract.statement.indirect import indirect
from keii.extract.statement.model import Found, Who
from keii.extract.statement.subject import SAME_SUBJECT
from keii.grammar.certainty import certainty, weaker
from keii.grammar.reading import Reading
from keii.records import Attribution, Statement, Time


def statements(reading: Reading, cast: Cast, times: list[Time]) -> list[Statement]:
    """All statements of a report in text order, ids s1, s2, …"""
    sieve = Sieve(reading, cast)
    told = _attributed(reading, sieve)
    told += headlines(reading, cast, told)
    told.sort(key=lambda pair: (pair[0].span[0], -pair[0].span[1]))
    return [_record(n, reading, cast, times, f, w, _addressee(sieve, cast, f, w)) for n, (f, w) in enumerate(told, 1)]


def _attributed(reading: Reading, sieve: Sieve) -> list[tuple[Found, Who]]:
    """The statements of the body with their speakers, sentence by sentence."""
    by_sentence: dict[int, list[Found]] = {}
    for found in (*direct(reading), *indirect(reading)):
        by_sentence.setdefault(found.sentence, []).append(found)
    out: list[tuple[Found, Who]] = []
    for index, sentence in enumerate(reading.sentences):
        mine = by_sentence.get(index, [])
        if not mine and reading.lines[sentence.line].kind in ("heading", "title", "byline", "date", "question"):
            continue
        pairs = _sentence(reading, sieve, index, mine) or _told_next(reading, sieve, index, out)
        sieve.memory.floor = take_floor(sieve.memory, index) or sieve.memory.floor
        if not pairs and (theirs := on_the_floor(sieve.memory, index)) is not None:
            pairs = [theirs]
        for found, who in pairs:
            sieve.memory.said(found, who)
        out += pairs
    return out


def _sentence(reading: Reading, sieve: Sieve, index: int, mine: list[Found]) -> list[tuple[Found, Who]]:
    """Attribute the statements of one sentence in the order of their cues; drop what lies inside another."""
    mine.sort(key=lambda f: (f.cue_at if f.cue_at >= 0 else f.finish, f.mode == "indirect"))
    out: list[tuple[Found, Who]] = []
    phrases = reading.phrases[index]
    low = earlier = 0
    before: Who | None = None
    last_cue = -1
    contents = {f.finish for f in mine if f.mode == "indirect"}
    for found in mine:
        if found.how == "demand" and found.ending == "attr" and found.cue_at in contents:
            continue  # …よう招待したことを明らかにした: the whole was said
        start = earlier if found.cue_at == last_cue and found.cue_at >= 0 else low
        who = sieve.ask(found, start if found.mode == "indirect" or start <= found.begin else 0, before)
        if found.mode == "indirect":
            if not _placed(reading, sieve, found, start, who) or _is_about_a_noun(reading, found, who):
                continue
            out = [
                (f, w)
                for f, w in out
                if not (f.mode == "indirect" and f.span[0] >= found.span[0] and f.span[1] <= found.span[1])
            ]
        if not who.actors and (
            (found.weak and found.mode == "indirect") or (found.how == "noun" and found.cue is None)
        ):
            continue
        out.append((found, who))
        if (
            found.mode == "direct"
            and found.weak
            and who.status != "explicit"
            and found.span[1] - found.span[0] < 8
            and not ends_as_said(reading.text, found.span)
        ):
            out.pop()
            continue
        if found.cue_at >= 0 and not (
            found.mode == "indirect" and found.cue is not None and found.cue.lemma == "する" and found.ending == "te"
        ):
            if not found.passive and who.rule != "words answered":
                earlier, low = start, max(low, found.cue_at + 1, found.reach + 1)
            last_cue = found.cue_at
        if who.actors and not found.passive and not found.others and who.rule != "words answered":
            told_of = found.ending == "attr" and who.phrase >= 0 and phrases[who.phrase].particle == "が"
            who.contrast = (
                found.ending == "nominal" or told_of
            )  # 報道官は、高官が…と主張したことについて、「…」と一蹴した
            before = who
    told = hearsay(sieve.memory, index)
    if told is not None:
        own = _hearsay(reading, index, out, *told)
        if own is not None:
            out.append((own, told[0]))
    return out


def _is_about_a_noun(reading: Reading, found: Found, who: Who) -> bool:
    """…ことを示す新たな兆候だ: a clause that modifies a noun, with nobody in the sentence to say it, tells of the noun."""
    if found.ending != "attr" or who.status == "explicit":
        return False
    phrases = reading.phrases[found.sentence]
    after = phrases[found.cue_at + 1] if found.cue_at + 1 < len(phrases) else None
    return after is not None and reading.text[after.start : after.head_end] not in SAME_SUBJECT


def _placed(reading: Reading, sieve: Sieve, found: Found, low: int, who: Who) -> bool:
    """Settle where an indirect content begins; False when nothing but a quotation is left."""
    phrases = reading.phrases[found.sentence]
    if low > found.finish:
        return False
    begin = content_start(sieve.memory, found, low, who)
    if begin > found.finish:
        return False
    found.begin = begin
    found.span = (phrases[begin].start, found.span[1])
    words = reading.text[found.span[0] : found.span[1]]
    group = phrases[begin].group
    if group is not None and group.start == found.span[0] and group.end >= found.span[1] - 2:
        return False
    return len(words.strip()) >= 4


def _told_next(reading: Reading, sieve: Sieve, index: int, out: list[tuple[Found, Who]]) -> list[tuple[Found, Who]]:
    """Aした。外務省が10日、発表した。: a sentence that only says who told the one before it, or relayed its words."""
    told = teller(sieve.memory, index)
    if told is None:
        return []
    before, cue, who = told
    if cue.lemma == "発表する":
        sieve.memory.issuers["発表"] = who
    if sieve.memory.said_in == before:
        _relay(reading, sieve, before, out, who)
        return []
    sentence = reading.sentences[before]
    end = sentence.end - (reading.text[sentence.end - 1] == "。")
    phrases = reading.phrases[before]
    return [(Found((sentence.start, end), "indirect", "teller", before, 0, len(phrases) - 1, cue, -1), who)]


def _relay(reading: Reading, sieve: Sieve, before: int, out: list[tuple[Found, Who]], teller: Who) -> None:
    """The statements of the line up to here, when nobody else relays them: the teller did."""
    line = reading.sentences[before].line
    for found, who in reversed(out):
        if found.sentence < 0 or reading.sentences[found.sentence].line != line:
            break
        if who.actors and not who.via and not set(who.actors) & set(teller.actors):
            who.via = list(teller.actors)


def _hearsay(reading: Reading, index: int, out: list[tuple[Found, Who]], who: Who, begin: int) -> Found | None:
    """Xによると…という: the whole is X's statement, unless the sentence tells another's words."""
    phrases = reading.phrases[index]
    if begin >= len(phrases) or any(set(w.actors) != set(who.actors) for _, w in out) or out:
        return None
    end = len(phrases) - 1
    while end > begin and reading.text[phrases[end].start : phrases[end].end].rstrip("。") in (
        "いう",
        "いうのだ",
        "いうのである",
        "いうのです",
        "いうわけだ",
        "いいます",
        "ことです",
        "ことだ",
        "こと",
        "のことだ",
        "のことです",
    ):
        end -= 1
    stop = phrases[end].end
    words = reading.text[phrases[end].start : stop].rstrip("。")
    stop = phrases[end].start + len(words[: words.rfind("と")] if words.endswith(("と", "との")) else words)
    if stop - phrases[begin].start < 6:
        return None
    return Found((phrases[begin].start, stop), "indirect", "source" if begin else "hearsay", index, begin, end)


def _addressee(sieve: Sieve, cast: Cast, found: Found, who: Who) -> list[str]:
    """記者団に語った, 米側に伝えた: whom the words were said to, when the sentence names them beside the cue."""
    if found.sentence < 0 or found.cue_at < 0 or found.passive:
        return []
    phrases = sieve.reading.phrases[found.sentence]
    first = max(who.phrase + 1, 0) if found.mode == "direct" else found.finish + 1
    for i in (*range(found.finish + 1, found.cue_at), *range(found.begin - 1, first - 1, -1)):
        if phrases[i].particle in ("に", "へ", "には", "に対する", "にも", "らに") and not phrases[i].attr:
            named = cast.named_at(phrases[i].start, phrases[i].head_end)
            if named is None or named.kind == "group":
                continue  # 記者団に: nobody in particular
            if named.actors and not set(named.actors) & set(who.actors):
                return [cast.id(a) for a in named.actors]
    return []


def _certainty(reading: Reading, found: Found, who: Who) -> str:
    """How sure it is that this was said: by the words that close the telling, and whether somebody relays it."""
    relayed = "reported" if who.via or found.how in ("source", "hearsay") else "asserted"
    if found.cue is None or found.sentence < 0 or found.how in ("floor", "alone"):
        return relayed
    sentence = reading.sentences[found.sentence]
    if told_as_hearsay(reading.text, sentence.start, sentence.end):
        relayed = weaker(relayed, "reported")
    phrases = reading.phrases[found.sentence]
    if found.cue_at < 0 or phrases[found.cue_at].link not in ("end", "quote", "attr", "nominal"):
        return relayed  # …と述べ、: what closes the sentence says how sure the last telling is
    return weaker(relayed, certainty(reading.text[found.cue.span[1] : sentence.end]))


def _record(
    n: int, reading: Reading, cast: Cast, times: list[Time], found: Found, who: Who, addressee: list[str]
) -> Statement:
    return Statement(
        id=f"s{n}", span=found.span, mode=found.mode,
        speaker=[cast.id(a) for a in who.actors], via=[cast.id(a) for a in dict.fromkeys(who.via)], addressee=addressee,
        cue=found.cue, headline=found.how == "heading", time=_time(reading, times, found),
        certainty=_certainty(reading, found, who), negated=found.negated,
        attribution=Attribution(status=who.status, rule=who.rule, antecedent=who.antecedent, candidates=who.candidates),
    )  # fmt: skip


def _time(reading: Reading, times: list[Time], found: Found) -> str | None:
    """The date or time of the saying: the last one before the words, in the same sentence and outside of them."""
    if found.sentence < 0:
        return None
    sentence = reading.sentences[found.sentence]
    at = reading.time_before(found.span[0])
    while at >= 0 and times[at].span[0] >= sentence.start:
        if (
            times[at].type in ("DATE", "TIME")
            and times[at].span[1] <= found.span[0]
            and reading.quote_at(times[at].span[0]) is None
        ):
            return times[at].id
        at -= 1
    return None
