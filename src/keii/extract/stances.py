"""Stances: an actor's declared position toward a state, a policy or an act.

    中国は決議案に反対した。                  oppose
    外相は「深刻に懸念している」と述べた。       concern, tied to the statement
    報道官は条約を「歓迎する」と語った。         support
Left alone: 反対する人々 (nobody), 非難されている (whom others oppose), what is only asked or supposed.
"""

from __future__ import annotations

import functools
import re

import msgspec

from keii.actors.cast import Cast
from keii.extract.stance.words import about, position
from keii.grammar.clauses import Clause
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.lexicon.tables import table
from keii.records import Event, Span, Stance, Statement

_ASKED = re.compile(r"[かね][。？?]?$|[？?]$")
_ACTS = {"support": "support", "welcome": "support", "criticise": "oppose", "accuse": "oppose"}
_TARGET = ("を", "に", "に対する", "について", "につく", "への", "をめぐる", "を巡る", "に関する", "は", "も")
_TOPICS = ("は", "も")
_UNSURE = frozenset({"expected", "possible", "hypothetical", "desired"})


class _Held(msgspec.Struct, gc=False):
    holder: str
    polarity: str
    target: str
    evidence: Span
    statement: str | None


def stances(reading: Reading, cast: Cast, statements: list[Statement], events: list[Event]) -> list[Stance]:
    """The declared positions of a report in text order, one for each holder and polarity in a sentence; ids h1, h2, …

    target is "" where the sentence does not say toward what. Who is left out is whom the event of the same words has for agent.
    """
    seen: set[tuple[str, str, int]] = set()
    held: list[_Held] = []
    # what the report declares says better toward what than the words alone, so it goes first
    for h in (*_declared(reading, cast, statements, events), *_spoken(reading, cast, statements)):
        key = h.holder, h.polarity, reading.sentence_at(h.evidence[0])
        if key not in seen and _is_party(cast, h.holder):
            seen.add(key)
            held.append(h)
    held.sort(key=lambda h: h.evidence)
    return [
        Stance(
            id=f"h{n}",
            holder=h.holder,
            target=h.target,
            polarity=h.polarity,
            evidence=h.evidence,
            statement=h.statement,
        )
        for n, h in enumerate(held, 1)
    ]


def _is_party(cast: Cast, holder: str) -> bool:
    """Somebody with an office or a body, not the people in the street."""
    member = cast.actors[int(holder[1:]) - 1]
    if member.name.endswith(_CROWDS):
        return False
    return member.kind != "group" or cast.is_body(member.name) or member.entry is not None


@functools.cache
def _polarities() -> tuple[dict[str, str], frozenset[str]]:
    """The polarity of each predicate, and the last verbs of all of them."""
    words = {predicate: row[1] for predicate, row in table("stances").items()}
    return words, frozenset(w[k:] for w in words for k in range(len(w) - 1))


def _declared(reading: Reading, cast: Cast, statements: list[Statement], events: list[Event]) -> list[_Held]:
    """Positions declared by a predicate of the report (歓迎した, 懸念を示した)."""
    out: list[_Held] = []
    words, ends = _polarities()
    doers = {
        at: [p.actor for p in e.participants if p.role == "agent"]
        for e in events
        for m in e.mentions
        for at in m.trigger
    }
    by_cue = {s.cue.span[1]: s for s in statements if s.cue is not None}
    indirect = [s for s in statements if s.mode == "indirect"]
    for index, sentence in enumerate(reading.sentences):
        phrases = reading.phrases[index]
        if reading.lines[sentence.line].kind in ("heading", "title", "byline", "date", "question") or not any(
            p.lemma in ends for p in phrases
        ):
            continue
        for clause in reading.clauses(index):
            predicate = phrases[clause.predicate]
            polarity = _polarity(reading.text, phrases, clause, words)
            if not polarity or predicate.passive or predicate.link == "cond":
                continue
            if clause.certainty in _UNSURE and not _takes_stand(reading.text, phrases, clause):
                continue
            if predicate.negated:
                polarity = "oppose" if polarity == "support" else ""
            if not polarity:
                continue
            said = by_cue.get(predicate.head_end) or next(
                (s for s in indirect if s.span[0] <= predicate.start < s.span[1]), None
            )
            doing = doers.get(predicate.start) or doers.get(predicate.head_end, [])
            holders = said.speaker if said is not None else _subject(reading.text, cast, phrases, clause)
            if said is not None and doing and predicate.head_end not in by_cue and _lasts(reading.text, predicate):
                holders = doing  # ロシアを支持しているとして、北朝鮮を評価した
            holders = holders or (doing if clause.modifies < 0 else [])
            target = _target(reading.text, cast, phrases, clause, said)
            if not target and predicate.lemma.endswith(_VOTES):
                target = _matter(reading.text, sentence.start)
            near = [
                phrases[a.phrase].start for a in clause.arguments if a.particle in _TARGET and a.particle not in _TOPICS
            ]
            evidence = min(near, default=predicate.start), predicate.head_end
            out += [_Held(h, polarity, target, evidence, said.id if said is not None else None) for h in holders]
    return out


def _lasts(text: str, predicate: Phrase) -> bool:
    words = text[predicate.head_end : predicate.end]
    return "てい" in words or "でい" in words


def _takes_stand(text: str, phrases: list[Phrase], clause: Clause) -> bool:
    """反対する立場を確認した: to say where one stands is to stand there."""
    i = clause.predicate + 1
    return (
        clause.certainty == "expected" and i < len(phrases) and text[phrases[i].start : phrases[i].head_end] in _STANDS
    )


def _polarity(text: str, phrases: list[Phrase], clause: Clause, words: dict[str, str]) -> str:
    i = clause.predicate
    lemma = phrases[i].lemma
    for size in (1, 2):
        if i >= size:
            stem = text[phrases[i - size].start : phrases[i - 1].end].rstrip("、")
            if stem + lemma in words:
                return words[stem + lemma]
    if i and phrases[i - 1].particle in ("を", "の意を"):
        stem = text[phrases[i - 1].start : phrases[i - 1].end]
        for cut in range(1, max(1, len(stem) - 2)):
            if stem[cut:] + lemma in words:
                return words[stem[cut:] + lemma]  # 深い懸念を示す
    return words.get(lemma, "")


def _subject(text: str, cast: Cast, phrases: list[Phrase], clause: Clause) -> list[str]:
    """The actors that が or は names, of a main clause or of one that a noun behind it does not take for its own."""
    if (
        clause.modifies >= 0
        and text[phrases[clause.modifies].start : phrases[clause.modifies].head_end] not in _SHARING
    ):
        return []
    before = [i for i in range(clause.predicate) if phrases[i].particle in ("は", "も")]
    for marks in (("が",), ("は", "も", "では", "側は")):
        for i in [a.phrase for a in clause.arguments if a.particle in marks][::-1] or (before if "は" in marks else []):
            named = cast.named_at(phrases[i].start, phrases[i].head_end)
            if named is not None and named.actors:
                return [cast.id(a) for a in named.actors]
    return []


def _target(text: str, cast: Cast, phrases: list[Phrase], clause: Clause, said: Statement | None) -> str:
    """What the position is toward: the を, に or について of the predicate, or of the adjective before its noun, with its の-modifiers."""
    own = sorted((a for a in clause.arguments if a.particle in _TARGET), key=lambda a: _TARGET.index(a.particle))
    near = range(clause.predicate - 1, max(clause.predicate - 7, -1), -1)  # 演習に深い | 懸念を示した: 深い took 演習に
    for i in (*(a.phrase for a in own), *(i for i in near if phrases[i].particle in ("に", "に対する", "への"))):
        words = text[phrases[i].start : phrases[i].head_end]
        topic = phrases[i].particle in ("は", "も")
        owned = (
            i > 0 and phrases[i - 1].particle == "の" and cast.named_at(phrases[i - 1].start, phrases[i - 1].head_end)
        )
        if (
            (words in _SHOWN and not owned)  # 北朝鮮の姿勢を評価した
            or words in _POINTING
            or (
                i + 1 < clause.predicate and phrases[i + 1].lemma == "する"
            )  # 継続を可能に|しているとして、懸念を示した
            or (topic and cast.named_at(phrases[i].start, phrases[i].head_end) is not None)
        ):
            continue
        start = i
        while (
            start
            and phrases[start - 1].particle in ("の", "による", "への", "との", "での")
            and not phrases[start - 1].comma
        ):
            start -= 1
        return _TRIMMED.sub("", text[phrases[start].start : phrases[i].head_end])
    return text[said.span[0] : said.span[1]] if said is not None else ""


# 歓迎した上で, 反対する一方で: the clause shares the subject of the main one.
_SHARING = frozenset("うえ 上 一方 ほか 他 反面 半面 中 なか 際".split())
_MATTER = re.compile(r"[一-龥ァ-ヶー・]{0,12}(?:決議案|決議|修正案|法案|動議|条約|協定)")


def _matter(text: str, before: int) -> str:
    """中国は棄権した: the matter named last before, near."""
    found = _MATTER.findall(text, max(0, before - 160), before)
    return found[-1] if found else ""


_VOTES = ("棄権する", "回る", "投じる", "行使する")
_STANDS = frozenset("考え 立場 姿勢 態度 意思 見解 認識".split())
_POINTING = frozenset("これ それ これら それら あれ ここ 同日".split())
# 演習の|中止(を求めた), 演習|に深い(懸念を示した): what is opposed or feared is the exercise.
_TRIMMED = re.compile(
    r"(?:の(?:即時)?(?:全面)?(?:中止|停止|撤回|撤廃|見直し|解除|撤退)|(?:に|への|に対する)(?:深い|強い|重い|重大な|大きな))$"
)
_CROWDS = tuple("市民 市民たち 住民 国民 群衆 聴衆 観客 若者 女性 子どもたち 人々 家族 遺族".split())
_SHOWN = frozenset(
    "拒否権 賛成票 反対票 懸念 憂慮 支持 歓迎 反対 警戒感 不満 賛意 理解 難色 遺憾 立場 考え 姿勢 意 謝意 失望 疑問 記者団 記者 会見 声明".split()
)


def _spoken(reading: Reading, cast: Cast, statements: list[Statement]) -> list[_Held]:
    """Positions in somebody's words, by what the words say, else by the act of the cue (と批判した)."""
    out: list[_Held] = []
    for s in statements:
        words = reading.text[s.span[0] : s.span[1]]
        if not s.speaker or s.headline or s.negated or _ASKED.search(words.rstrip("。」")):
            continue
        declared = _polarities()[0].get(s.cue.lemma, "") if s.cue is not None else ""
        act = _ACTS.get(s.cue.act, "") if s.cue is not None else ""
        polarity = declared or act or (position(words) if s.mode == "direct" else "")
        if not polarity:
            continue
        target = _beside(reading, cast, s) or (about(cast, s, words) if s.mode == "direct" else "")
        out += [_Held(h, polarity, target, s.span, s.id) for h in s.speaker]
    return out


def _beside(reading: Reading, cast: Cast, s: Statement) -> str:
    """条約を「歓迎する」と述べた, 決議案について「…」と: what the sentence says the words are about; else a state they name."""
    index = reading.sentence_at(s.span[0])
    phrases = reading.phrases[index]
    for i, phrase in enumerate(phrases):
        if phrase.start >= s.span[0]:
            break
        if phrase.kind == "N" and phrase.particle in (
            "を",
            "に対する",
            "につく",
            "について",
            "をめぐる",
            "を巡る",
            "についても",
            "については",
        ):
            start = i
            while start and phrases[start - 1].particle in ("の", "による", "への") and not phrases[start - 1].comma:
                start -= 1
            words = reading.text[phrases[start].start : phrase.head_end]
            if words not in _POINTING:
                return words
    ours = {cast.actors[int(a[1:]) - 1].country for a in s.speaker}
    named = [
        m
        for m in cast.between(*s.span)
        if m.kind == "state" and not any(cast.actors[a].country in ours for a in m.actors)
    ]
    return reading.text[named[0].start : named[0].end] if named else ""
