"""Who may be the subject of a cue in its sentence: phrases that name an actor and are still open where the cue stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from keii.actors.cast import Cast, Named
from keii.grammar.phrases import Phrase
from keii.lexicon.cues import cues

_TOPIC = frozenset("は も でさえ さえ では からは には側は にも よりは からも".split())
# Nouns behind a clause whose subject the main clause shares (述べたうえで, 語る一方).
SAME_SUBJECT = frozenset(
    "うえ 上 一方 ほか 他 あと 後 なか 中 反面 半面 かたわら 傍ら 際 ところ まま 直後 とき 時 など".split()
)
_DOCUMENTS_OF_THEIR_OWN = frozenset(
    "共同声明 共同宣言 共同文書 共同コミュニケ 議長声明 首脳宣言 首脳声明 閣僚声明 合意文書 宣言 条約 協定 覚書 決議 決議案 コミュニケ 条文 草案 社説".split()
)

# Xの見立てでは、…: on X's word.
_ESTIMATES = frozenset("見立て 話 説明 見方 分析 証言 試算 推計 調べ 調査 主張 言い分 解説 推定 説".split())
_THEY = frozenset("彼 彼女 彼ら かれら 彼女ら".split())
_OTHER_SIDE = frozenset("先方 先方側 相手方 相手側".split())
_COUNT = re.compile(
    r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十])(?:か国|カ国|ヵ国|ヶ国|ケ国|氏|者|政府|首脳|外相)|両国|両政府|両氏|両首脳|両外相"
)
_FIRST_PERSON = frozenset(
    "私 私ども 私たち 当方 わたし 我々 われわれ 我が国 わが国 我が方 わが方 当省 当館 本省".split()
)


class Candidate(msgspec.Struct, gc=False):
    """A phrase that may be the speaker: its index, the mention, its particle, and whether it is the topic (は, も)."""

    phrase: int
    named: Named
    particle: str
    topic: bool


class Subjects:
    """The possible subjects of one sentence."""

    def __init__(self, text: str, phrases: Sequence[Phrase], cast: Cast) -> None:
        self.text = text
        self.phrases = phrases
        self.cast = cast
        self._known: dict[int, Candidate | None] = {}
        self.about: list[int] = []  # whom the text goes on about
        self.spoke: list[int] = []  # who spoke last
        self.turn: Named | None = None  # whose turn it is in a transcript (【大臣】…私からは)

    def candidate(self, i: int) -> Candidate | None:
        """The candidate at phrase i, if the phrase is marked as a subject and names somebody who can speak."""
        if i not in self._known:
            self._known[i] = self._candidate(i)
        return self._known[i]

    def _candidate(self, i: int) -> Candidate | None:
        phrase = self.phrases[i]
        if phrase.kind != "N":
            return None
        if not phrase.particle:
            return self._headline_topic(i)
        particle = phrase.particle
        topic = particle in _TOPIC
        if not topic and particle not in ("が", "から", "側が", "らが", "などが", "など", "などは"):
            return None
        named = self._counted(i) or self.speaker_at(i)
        if named is None:
            return None
        return Candidate(i, self._joined(i, named), particle, topic or particle == "などは")

    def _counted(self, i: int) -> Named | None:
        """A、B、Cの3か国は: the row that the count sums up."""
        phrase = self.phrases[i]
        if (
            i == 0
            or self.phrases[i - 1].particle != "の"
            or not _COUNT.fullmatch(self.text[phrase.start : phrase.head_end])
        ):
            return None
        last = self.cast.named_at(self.phrases[i - 1].start, self.phrases[i - 1].head_end)
        row = self._joined(i - 1, last) if last is not None and last.actors else None
        return row if row is not None and len(row.actors) > 1 else None

    def _joined(self, i: int, named: Named) -> Named:
        """A外相とB外相は, A、B、Cは, A、Bの両国は: all of a row of people, or of states, with nothing but の between."""
        if named.kind not in ("person", "office", "state", "organisation"):
            return named
        actors, start, j = list(named.actors), named.start, i
        while (other := self._before_in_row(j, named)) is not None:
            j = other
            more = self.cast.named_at(self.phrases[j].start, self.phrases[j].head_end)
            if more is None:
                break
            actors[:0] = more.actors
            start = more.start
        return (
            Named(start, named.end, named.kind, list(dict.fromkeys(actors)), named.title, named.particle)
            if j != i
            else named
        )

    def _before_in_row(self, i: int, last: Named) -> int | None:
        """The phrase before phrase i that stands in one row with it (A外相と…, A、…), past の-modifiers."""
        j = i - 1
        while j >= 0 and self.phrases[j].particle == "の" and not self.phrases[j].comma:
            j -= 1
        if j < 0 or self.phrases[j].kind != "N" or self.phrases[j].attr:
            return None
        phrase = self.phrases[j]
        joined = phrase.particle in ("と", "や", "および", "ならびに") or (not phrase.particle and phrase.comma)
        other = self.cast.named_at(phrase.start, phrase.head_end) if joined else None
        if other is None or not other.actors or other.kind != last.kind:
            return None
        return None if phrase.particle == "と" and phrase.comma and not self._row_goes_on(j, last) else j

    def _row_goes_on(self, j: int, last: Named) -> bool:
        """A、Bと、C: the comma behind と belongs to a row, when a row has begun before."""
        before = self.cast.named_at(self.phrases[j - 1].start, self.phrases[j - 1].head_end) if j else None
        return before is not None and before.kind == last.kind and self.phrases[j - 1].comma

    def _headline_topic(self, i: int) -> Candidate | None:
        """両首脳、夕食会へ。: in a ticker the name and a comma stand for は."""
        phrase = self.phrases[i]
        if i > 1 or not phrase.comma or phrase.group is not None:
            return None
        named = self.cast.named_at(phrase.start, phrase.head_end)
        if named is None or named.kind not in ("person", "pair", "office") or not named.actors:
            return None
        return Candidate(i, named, "は", True)

    def speaker_at(self, i: int) -> Named | None:
        """Who the noun phrase ending in phrase i names, when that is somebody who can speak."""
        phrase = self.phrases[i]
        named = self.cast.named_at(phrase.start, phrase.head_end)
        if named is not None and (named.actors or phrase.group is None or named.start < phrase.group.start):
            return named if named.actors else None
        words = self.text[phrase.start : phrase.head_end]
        if words in _FIRST_PERSON:
            return self.turn
        if words in _THEY and self.spoke:
            one = words in ("彼", "彼女")
            return Named(phrase.start, phrase.head_end, "pair", self.spoke) if (len(self.spoke) == 1) == one else None
        if words in _OTHER_SIDE:
            return self._other_side(i)
        group = phrase.group
        if group is not None and group.end == phrase.head_end and phrase.start < group.start:
            label = self.text[phrase.start : group.start]
            if self.cast.can_speak(label) or self.cast.is_body(label):
                return self.cast.add(phrase.start, phrase.head_end, self.text[group.start + 1 : group.end - 1], words)
            return None
        if self.cast.can_speak(words) and (
            words != "一部"
            or i == 0
            or self.cast.can_speak(self.text[self.phrases[i - 1].start : self.phrases[i - 1].head_end])
        ):
            begin = self._noun_phrase_start(i)
            return self.cast.add(begin, phrase.head_end, self.text[begin : phrase.head_end], words)
        return None

    def _other_side(self, i: int) -> Named | None:
        """先方: the last person named who is not whose side the text is on."""
        own = next((c.named for c in map(self.candidate, range(i - 1, -1, -1)) if c is not None), None)
        mine = set(own.actors if own is not None else self.turn.actors if self.turn is not None else self.about)
        if not mine:
            return None
        return self.cast.last_person(self.phrases[i].start, mine)

    def _noun_phrase_start(self, i: int) -> int:
        """With one の-modifier (造船所の経営者)."""
        if i > 0 and self.phrases[i - 1].particle == "の" and self.phrases[i - 1].group is None:
            return self.phrases[i - 1].start
        return self.phrases[i].start

    def document(self, i: int) -> str:
        """The document a phrase names (声明は…, 報告書によると), or ""."""
        phrase = self.phrases[i]
        words = self.text[phrase.start : phrase.head_end].rstrip("」』")
        nouns = cues().nouns
        for size in range(min(len(words), 8), 1, -1):
            if nouns.get(words[-size:]) == "document" or words[-size:] in _DOCUMENTS_OF_THEIR_OWN:
                return words[-size:]
        if words.endswith("発表") and phrase.particle in ("では", "は", "によると", "でも"):
            return "発表"
        return ""

    def governing(self, low: int, finish: int, *, subordinate: bool = False, uttered: bool = False) -> Candidate | None:
        """The subject of a cue whose clause ends at phrase `finish`: outside of the clause, so the first topic, not the nearest.

        A が or から counts only when it is set off from the clause (Xが10日、 / Xから、); else it is the clause's own subject,
        unless the telling is itself `subordinate` (Xが…と述べたのに対し), where が is all a subject can have, or words were
        `uttered` (Xから…旨の発言があった).
        """
        best: Candidate | None = None
        for i in range(low, finish):
            here = self.candidate(i)
            if (
                here is None
                or (here.topic and here.particle in ("も", "にも") and not self.set_off(i))
                or (
                    not here.topic
                    and not self.set_off(i)
                    and not (subordinate and best is None)
                    and not (uttered and here.particle == "から")
                )
            ):
                continue
            if not self.is_open(here, finish):
                continue
            if best is None or self._takes_over(best, here):
                best = here
        return best

    def set_off(self, i: int) -> bool:
        """Is the subject parted from what follows by a comma, a time or an occasion?"""
        phrase = self.phrases[i]
        if phrase.comma:
            return True
        for after in self.phrases[i + 1 : i + 4]:
            if after.kind == "V" or after.particle in ("は", "が", "を", "も"):
                return after.particle == "は" and after.kind == "N"
            if after.comma:
                return True
        return False

    def _takes_over(self, old: Candidate, new: Candidate) -> bool:
        """A later subject governs only when the clause before it ended there, and a state does not oust a person."""
        between = self.phrases[old.phrase + 1 : new.phrase]
        ended = [p for p in between if p.kind == "V" and p.link in ("ga", "cont", "te", "nominal", "while") and p.comma]
        if not ended or (not new.topic and old.topic):
            return False
        if not new.topic:
            return True
        if ended[-1].link == "ga":
            return new.named.kind != "state" or old.named.kind == "state"
        return new.named.kind in ("person", "office") and old.named.kind not in ("person", "office")

    def best(self, low: int, high: int, upto: int) -> Candidate | None:
        """The subject open at phrase `upto`, among phrases [low, high): the nearest topic, or the nearer が/から."""
        best: Candidate | None = None
        for i in range(low, high):
            here = self.candidate(i)
            if here is None or not self.is_open(here, upto):
                continue
            if best is None or self.replaces(best, here):
                best = here
        return best

    def replaces(self, old: Candidate, new: Candidate) -> bool:
        """A later subject wins, except inside a stretch that no predicate parts: there the first one governs."""
        parted = any(
            self.phrases[k].kind == "V" and self.phrases[k].link not in ("attr", "adv")
            for k in range(old.phrase + 1, new.phrase)
        )
        if not self.phrases[old.phrase].particle and self.phrases[new.phrase].particle:
            return True  # その一人、教師のマリアさんは
        if old.particle == "からは" and new.particle == "は":
            return True  # 与党からは…との声が上がる一方、野党は
        if old.particle == "からは" and new.particle == "が" and new.named.kind in ("person", "office"):
            return True  # 国連からは次長が加わり、「…」とあいさつした
        if parted:
            return new.topic or not old.topic or new.particle == "から"
        return new.topic and not old.topic

    def is_open(self, here: Candidate, upto: int) -> bool:
        """Has no predicate between closed this subject off? A は runs on; a が ends with its own clause."""
        for k in range(here.phrase + 1, upto):
            phrase = self.phrases[k]
            if phrase.kind != "V" or phrase.link == "adv":
                continue
            if here.particle == "から" and phrase.passive and phrase.link != "attr":
                return False
            if here.topic or (here.particle == "から" and phrase.link in ("te", "cont", "while")):
                continue
            if phrase.link == "attr" and self.phrases[here.phrase].comma:
                continue
            if phrase.link in ("te", "cont", "while"):
                continue
            after = self.phrases[k + 1] if k + 1 < len(self.phrases) else None
            if phrase.link == "attr" and after is not None and self.text[after.start : after.head_end] in SAME_SUBJECT:
                continue
            return False
        return True

    def source(self, upto: int) -> int:
        """The phrase Xによると, Xの見立てでは, Xが明らかにしたところでは before `upto`, or -1."""
        for i in range(min(upto, len(self.phrases)) - 1, -1, -1):
            if self.phrases[i].particle.endswith("によると"):
                return i
            if not i or self.phrases[i].particle != "では" or not self.phrases[i].comma:
                continue
            words = self.text[self.phrases[i].start : self.phrases[i].head_end]
            if words == "ところ" and self.phrases[i - 1].past and self.best(0, i - 1, i - 1) is not None:
                return i
            if words in _ESTIMATES and self.phrases[i - 1].particle == "の" and self.speaker_at(i - 1) is not None:
                return i
        return -1

    def relay(self, upto: int) -> int:
        """The phrase X(を通じて) before `upto`, or -1."""
        for i in range(min(upto, len(self.phrases)) - 1, -1, -1):
            if self.phrases[i].particle in ("を通じる", "を通す", "を通ずる"):
                return i
        return -1


def own_document(noun: str) -> bool:
    """Does a document of several parties speak for itself (共同声明, 条約)?"""
    return noun in _DOCUMENTS_OF_THEIR_OWN
