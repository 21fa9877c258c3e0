"""Attendances: who took part in a meeting or visit, in what capacity, for which side; rosters in running text and in lists.

    AはBと会談した                        the people who met
    代表団には、C外相、D国防相らが加わる        a roster by its verb
    モンゴル側の出席者は、E外相、F儀典長。      a roster by its head
    ポルトガル側：G外相、H経済相             a roster by the side before a colon or in parentheses
    同席者 / ・I外相 / ・J大使              a roster by the line above
What is still to come is expected, who stayed away is absent. Left alone: who is only named as the source (補佐官によりますと).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from keii.actors.cast import Cast
from keii.grammar.certainty import ORDER
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.gazetteer import gazetteer
from keii.records import Actor, Attendance, Event

_ROSTER_VERBS = frozenset(
    "同行する 出席する 参加する 加わる 同席する 陪席する 随行する 同道する 随伴する 立ち会う 臨席する 列席する 参列する 参集する 含まれる 居並ぶ".split()
)
_IDIOMS = re.compile(
    r"名を連ね|顔を(?:そろえ|揃え)|(?:席|テーブル|円卓)に(?:着|就|つ)[いくきか]|(?:会談|会合|協議|会議|交渉|対話|式典|式)に(?:は|も)?臨[んみむ]"
)
# Whoever heads or comes with them stands in を: A国防相を団長に、…が出席した; B外相を伴って訪問した.
_HEADS = re.compile(r"を(?:団長|代表|筆頭|首席代表|首席|主席|トップ)(?:に|と)|を(?:伴[いっう]|帯同|従え|引き連れ)")
_ACCOMPANIED = re.compile(r"を(?:伴[いっう]|帯同|従え|引き連れ)")
# Whose people are listed: ロシアからは, タリバン側は.
_OF_SIDE = re.compile(r"(?:側|政府|代表団)?から(?:は|も|、)|側(?:は|も|の出席者は|が|で)")
_ROSTER_HEADS = re.compile(r"(?:代表団|出席者|同席者|参加者|随行員|一行|顔ぶれ|メンバー)")
_STAYING_AWAY = re.compile(
    r"(?:出席|参加|同行|同席|列席|参列)(?:を|は)(?:取りやめ|とりやめ|取り止め|見送|見合わせ|辞退|断|拒|キャンセル)|欠席|姿を(?:見せな|見せず|現さな|現さず)"
)
_SIGNING = re.compile("署名|調印|交わ|締結|結")
# A line that opens a roster: ポルトガル側：, （ポルトガル側）, 出席者：, 【同席者】, 同席者 alone.
_SIDE_LINE = re.compile(r"[\s・▽▼○●◇■（(【\[]*[^\s：:、。（）()]{1,12}側[）)】\]]?\s*(?:[：:]|(?<=[）)】\]]))")
_HEAD_LINE = re.compile(
    r"[\s・▽▼○●◇■（(【\[]*[^\s：:、。]{0,10}(?:出席者|同席者|参加者|随行者|随行員|代表団|列席者)[）)】\]]?\s*(?:[：:]|$)"
)
_ITEM_LINE = re.compile(r"\s*(?:[・▽▼○●◇■－–-]|[0-9０-９]{1,2}[.．、）)])")
# What one speaks at and so attends: 会合で, 国連総会で; not 記者会見で.
_AT_MEETING = re.compile(r"(?:会合|会議|総会|分科会|サミット|フォーラム|閉会式|開会式|円卓会議)(?:の(?:席|場|冒頭))?$")
_MEETING = re.compile(r"会合|会議|総会|サミット|フォーラム")
_PREFERRED = ("会談", "協議", "会合", "訪問", "対話", "到着", "出迎え")


class _Seat(msgspec.Struct, gc=False):
    person: int
    event: str
    presence: str
    certainty: str
    evidence: tuple[int, int]
    side: str = ""  # the country whose people the sentence lists


def attendances(reading: Reading, cast: Cast, events: list[Event], actors: list[Actor]) -> list[Attendance]:
    """One attendance for each person and occasion, ids p1, p2, …"""
    seats = [
        *_from_events(reading, cast, events),
        *_from_lists(reading, cast, events),
        *_from_rosters(reading, cast, events),
        *_from_signings(reading, cast, events),
        *_from_speeches(reading, cast, events),
    ]
    known = {a.id: a for a in actors}
    out: dict[str, _Seat] = {}
    for seat in seats:
        out.setdefault(cast.id(seat.person), seat)
    kept = [(i, s) for i, s in out.items() if i in known]
    return [
        Attendance(
            id=f"p{n}", person=i, role=known[i].roles[0].title if known[i].roles else "", side=_side(known[i], s), event=s.event,
            presence=s.presence, certainty=s.certainty, evidence=s.evidence,
        )
        for n, (i, s) in enumerate(kept, 1)
    ]  # fmt: skip


def _side(person: Actor, seat: _Seat) -> str:
    """The country whose people are listed, unless the person's own office names another (駐日米国大使)."""
    own = any(
        seat.side and r.body and person.country and person.country != seat.side and _of_state(r.body)
        for r in person.roles
    )
    return person.country if own or not seat.side else seat.side


def _of_state(body: str) -> bool:
    known = gazetteer().known.get(body)
    return known is not None and known.kind == "state"


def _from_speeches(reading: Reading, cast: Cast, events: list[Event]) -> Iterator[_Seat]:
    """フランスの海洋相は18日の会合で「…」と訴えた: who speaks at a conference is there; at a press conference there is no roster."""
    mentions = {reading.sentence_at(m.trigger[0]): e for e in events if e.type == "CONSULT" for m in e.mentions}
    held = [e for e in events if e.type == "CONSULT" and _MEETING.search(reading.text[e.trigger[0] : e.trigger[1]])]
    if not held:
        return
    for index, phrases in enumerate(reading.phrases):
        for clause in reading.clauses(index):
            predicate = phrases[clause.predicate]
            said = any(phrases[a.phrase].group is not None and a.particle == "と" for a in clause.arguments)
            done = predicate.past or predicate.link in ("cont", "te")
            if not said or not done or predicate.negated or clause.certainty not in ("asserted", "reported"):
                continue
            places = [a.phrase for a in clause.arguments if a.particle == "で"]
            if not any(_AT_MEETING.search(reading.text[phrases[i].start : phrases[i].head_end]) for i in places):
                continue
            event = mentions.get(index) or held[0]
            for argument in clause.arguments:
                if argument.particle in ("は", "が", "も"):
                    named = cast.named_at(phrases[argument.phrase].start, phrases[argument.phrase].head_end)
                    if named is not None and named.kind == "person" and named.actors:
                        yield _Seat(named.actors[0], event.id, "present", "asserted", (named.start, named.end))


def _from_events(reading: Reading, cast: Cast, events: list[Event]) -> list[_Seat]:
    """The people who meet, by the events that name them; meetings before visits."""
    met = [
        e for e in events if e.type == "CONSULT" and not e.negated and e.certainty not in ("hypothetical", "desired")
    ]
    met.sort(
        key=lambda e: next((i for i, w in enumerate(_PREFERRED) if w in reading.text[e.trigger[0] : e.trigger[1]]), 99)
    )
    seats = []
    for event in met:
        for participant in event.participants:
            index = int(participant.actor[1:]) - 1
            if participant.inferred or cast.actors[index].kind != "person":
                continue
            seats.append(_Seat(index, event.id, _presence(event.certainty), event.certainty, event.trigger))
    return seats


def _presence(certainty: str) -> str:
    return "present" if ORDER.index(certainty) <= ORDER.index("alleged") else "expected"


def _from_lists(reading: Reading, cast: Cast, events: list[Event]) -> list[_Seat]:
    """Everybody named in lines that list who was there, for the side or under the head before them."""
    seats: list[_Seat] = []
    under = False
    for line in reading.lines:
        text = reading.text[line.start : line.end]
        opens = _HEAD_LINE.match(text) or _SIDE_LINE.match(text)
        under = opens is not None or (under and _ITEM_LINE.match(text) is not None)
        if not under:
            continue
        event = _occasion(events, line.start)
        certainty = next((e.certainty for e in events if e.id == event), "asserted")
        people = cast.between(line.start + opens.end() if opens else line.start, line.end)
        seats += [
            _Seat(m.actors[0], event, _presence(certainty), certainty, (m.start, m.end))
            for m in people
            if m.kind == "person" and m.actors and m.particle in ("", "ら", "と", "や", "など")
        ]
    return seats


def _from_signings(reading: Reading, cast: Cast, events: list[Event]) -> list[_Seat]:
    """The people of two sides who sign with each other, as far as they do: they were there."""
    seats: list[_Seat] = []
    for event in events:
        if event.type != "SUPPORT" or event.negated or event.certainty not in ("asserted", "reported"):
            continue
        if not _SIGNING.search(reading.text, *event.trigger):
            continue
        people = [int(p.actor[1:]) - 1 for p in event.participants if not p.inferred]
        people = [i for i in people if cast.actors[i].kind == "person"]
        if len({cast.actors[i].country for i in people}) > 1:
            seats += [_Seat(i, event.id, "present", event.certainty, event.trigger) for i in people]
    return seats


def _from_rosters(reading: Reading, cast: Cast, events: list[Event]) -> list[_Seat]:
    """Everybody named in a sentence that lists who comes along, or who does not."""
    seats: list[_Seat] = []
    for index, sentence in enumerate(reading.sentences):
        seats += _from_sentence(reading, cast, events, index, sentence.start, sentence.end)
    return seats


def _from_sentence(
    reading: Reading, cast: Cast, events: list[Event], index: int, start: int, end: int
) -> Iterator[_Seat]:
    text, phrases = reading.text[start:end], reading.phrases[index]
    rosters = [i for i, p in enumerate(phrases) if _lists(reading.text, p)]
    clause = next((c for c in reading.clauses(index) if c.predicate in rosters), None) if rosters else None
    away = [start + m.start() for m in _STAYING_AWAY.finditer(text)]
    people = [
        m
        for m in cast.between(start, end)
        if m.kind == "person" and m.actors and not reading.text.startswith("によ", m.end)
    ]
    brought = _ACCOMPANIED.search(text) is not None
    listed = len(people) > 1 and _ROSTER_HEADS.search(text) is not None
    sided = len(people) > 2 and text.count("、") >= len(people) - 1 and "側は" in text
    if clause is None and not (listed or sided or away or brought):
        return
    if clause is not None and clause.modifies >= 0 and not listed and not _is_seen(reading, phrases, clause):
        return
    certainty = clause.certainty if clause is not None else "asserted"
    marks = [(phrases[i].start, phrases[i].negated) for i in rosters] + [(at, True) for at in away]
    for named in people:
        heads = _HEADS.match(reading.text, named.end) is not None
        if named.particle in ("を", "に") and not listed and not heads:
            continue
        if brought and clause is None and not (listed or sided or away or heads):
            continue
        absent = min((m for m in marks if m[0] >= named.end), default=(0, bool(away) and clause is None))[1]
        if absent and named.particle not in ("は", "が", "も", "と", "、", ""):
            continue
        presence = "absent" if absent else _presence(certainty)
        side = _listed_for(reading.text, cast, start, named.start)
        yield _Seat(named.actors[0], _occasion(events, start), presence, certainty, (named.start, named.end), side)


def _lists(text: str, phrase: Phrase) -> bool:
    """Is the phrase a verb of being there, or the verb of an idiom for it (名を|連ねた)?"""
    if phrase.lemma in _ROSTER_VERBS:
        return True
    return phrase.kind == "V" and _IDIOMS.search(text, max(0, phrase.start - 6), phrase.end) is not None


def _listed_for(text: str, cast: Cast, start: int, at: int) -> str:
    """The country of the side that opens the list: ロシアからはA外相、B補佐官が出席した."""
    sides = [
        m
        for m in cast.between(start, at)
        if m.kind != "person" and m.actors and _OF_SIDE.match(text, m.end - ("側" in text[m.start : m.end]))
    ]
    return cast.actors[sides[-1].actors[0]].country if sides else ""


def _is_seen(reading: Reading, phrases: list[Phrase], clause: Clause) -> bool:
    """参加する姿も確認できた, 出席する予定だ: a clause that modifies a noun and tells what takes place all the same."""
    head = phrases[clause.modifies]
    return reading.text[head.start : head.head_end].endswith(("姿", "様子", "予定", "見通し", "方向", "こと", "見込み"))


def _occasion(events: list[Event], at: int) -> str:
    """The meeting or visit told nearest before, else the first of the report."""
    meetings = [e for e in events if e.type == "CONSULT"]
    before = [e for e in meetings if e.trigger[0] <= at]
    return before[-1].id if before else meetings[0].id if meetings else ""
