"""Whom a phrase stands for that names nobody: the owner of a thing, the state of a place, people without names."""

from __future__ import annotations

import re

from keii.actors.cast import Cast
from keii.actors.classes import is_sufferer, uncounted
from keii.extract.event.parties import Parties
from keii.extract.event.triggers import Trigger
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading

# What is not done to somebody by doing it to what is theirs; all else is: 提案を支持する, 核施設を攻撃する.
_NOT_THROUGH_THINGS = frozenset({"CONSULT", "RETREAT", "MOBILIZE", "PROTEST"})
_OF = frozenset({"の", "や", "など", ""})  # "": 漁業者ら|およそ|2000人
# What people and firms without a name suffer, and are told to: 34人を逮捕した, 関係する企業に制裁を科した, 兵士12人を解放した.
SUFFERED = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION"})
# 領空を侵犯した: it is done to whose it is.
_TERRITORY = ("領空", "領海", "領土")
# Who takes to the streets.
_PERSONS = re.compile(
    r"[0-9０-９一二三四五六七八九十]+(?:人|名)$|(?:記者|兵士|軍人|捕虜|囚人|人質|乗組員|船員|拘束者|服役囚|男|女|身柄)$"
)
_IN_NUMBER = (
    "民",
    "生",
    "人々",
    "群衆",
    "人",
    "遺族",
    "支持者",
    "参加者",
    "信者",
    "労働者",
    "農家",
    "漁業者",
    "難民",
    "デモ隊",
)
_CROWDS = ("民", "員", "者", "生", "犯", "囚", "徒", "派", "団", "隊", "たち", "人々", "労組", "組合", "人")


class Goals:
    """Finds whom a phrase stands for; one for a text."""

    def __init__(self, reading: Reading, cast: Cast, parties: Parties) -> None:
        self.reading, self.cast, self.parties = reading, cast, parties

    def goal(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """A に-phrase that names nobody: whose it is, the state of the place, or people nobody names (各国に)."""
        if trigger.entry.mode == "visit":
            return self.host(phrases, i)
        if not set(trigger.entry.partner) & {"に", "へ"}:
            return []
        return self.people(trigger, phrases, i) or self.whose(trigger, phrases, i)

    def whose(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """The actors a thing done to stands for."""
        entry = trigger.entry
        if entry.mode == "visit":
            return self.host(phrases, i)
        if entry.category not in _NOT_THROUGH_THINGS or entry.lemma.startswith(_TERRITORY):
            return self.parties.owner(phrases, i)
        if entry.mode == "access":  # IAEAの査察を受け入れる
            return self.parties.owner(phrases, i)
        return self.parties.inside(phrases[i]) if entry.category == "RETREAT" else []

    def unnamed(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """34人を逮捕した, 関係する企業への制裁, 両国の4つの企業に: those without a name to whom it is done."""
        if i and trigger.span[0] <= phrases[i].start < trigger.span[1] and phrases[i - 1].particle == "の":
            i -= 1  # 3社の資産を凍結した
        phrase = phrases[i]
        if trigger.entry.category not in SUFFERED or phrase.group is not None:
            return []
        words = self.reading.text[phrase.start : phrase.head_end]
        named = self.cast.named_at(phrase.start, phrase.head_end)
        if named is not None and not (len(named.actors) == 1 and self._is_count(named.actors[0], words)):
            return []
        people = self.cast.can_act(words) or words.rstrip("らたち").endswith(_CROWDS)
        if not is_sufferer(words) and not people:
            return []
        if named is None:
            return self._add(phrases, i)
        for name in self._forms(phrases, i):
            self.cast.called(named.actors[0], name)
        return named.actors

    def _forms(self, phrases: list[Phrase], i: int) -> list[str]:
        """What people without a name are called, longest first: with what goes before, with and without their number."""
        j = i
        while j > 0 and phrases[j - 1].kind in "NA" and phrases[j - 1].particle in _OF and not phrases[j - 1].comma:
            j -= 1
        if j == i and j > 0 and phrases[j - 1].link == "attr":
            j -= 1  # 関係する企業
        phrase = phrases[i]
        whole = self.reading.text[phrases[j].start : phrase.head_end]
        words = self.reading.text[phrase.start : phrase.head_end]
        return [f for f in dict.fromkeys((whole, words, uncounted(whole), uncounted(words))) if f]

    def _add(self, phrases: list[Phrase], i: int) -> list[int]:
        """An actor of those a phrase names by what they are."""
        forms = self._forms(phrases, i)
        end = phrases[i].head_end
        found = self.cast.add(end - len(forms[0]), end, forms[0], forms[0]).actors
        for form in forms[1:]:
            self.cast.called(found[0], form)
        return found

    def _is_count(self, actor: int, words: str) -> bool:
        """乗組員24人, 企業: a class, or so many of one."""
        return self.cast.is_nobody(actor) or (
            self.cast.actors[actor].kind in ("group", "office") and is_sufferer(words)
        )

    def host(self, phrases: list[Phrase], i: int) -> list[int]:
        """テヘランに到着し, イランの工場を視察し: the state a place is in."""
        phrase = phrases[i]
        places = [m for m in self.cast.between(phrase.start, phrase.head_end) if m.kind == "state"]
        if places:
            return list(places[0].actors)
        state = self.cast.state_of_capital(phrase.start, phrase.head_end)
        return state or self.parties.around(phrases, i).get("の", [])[:1]

    def people(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """各国に求めた, すべての当事者に促した: whom a demand goes to, though nobody by name."""
        phrase = phrases[i]
        if trigger.entry.category not in ("REQUEST", "ACCUSE", "THREATEN") or phrase.group is not None:
            return []
        words = self.reading.text[phrase.start : phrase.head_end]
        if not self.cast.can_act(words):
            return []
        start = phrases[i - 1].start if i and phrases[i - 1].particle == "の" else phrase.start
        return self.cast.add(start, phrase.head_end, self.reading.text[start : phrase.head_end], words).actors

    def crowd(self, trigger: Trigger, phrases: list[Phrase], i: int) -> list[int]:
        """市民がデモを行った: those who protest are seldom known by name."""
        phrase = phrases[i]
        words = self.reading.text[phrase.start : phrase.head_end]
        if trigger.entry.category != "PROTEST" or phrase.group is not None:
            return []
        if not self.cast.can_act(words) and not words.rstrip("らたち").endswith(_CROWDS):
            return []
        return self._add(phrases, i)

    def is_people(self, phrase: Phrase) -> bool:
        """元軍人2人を, 記者を, ファンアーケン氏ら3人を: persons, named or counted."""
        words = self.reading.text[phrase.start : phrase.head_end].rstrip("らたち")
        named = self.cast.named_at(phrase.start, phrase.head_end)
        return phrase.group is None and (
            _PERSONS.search(words) is not None or (named is not None and named.kind == "person")
        )

    def is_crowd(self, phrase: Phrase) -> bool:
        """学生ら約500人, 住民ら, 数千人: people in number, none of them named."""
        words = self.reading.text[phrase.start : phrase.head_end].rstrip("らたち")
        named = self.cast.named_at(phrase.start, phrase.head_end)
        return (
            phrase.group is None and words.endswith(_IN_NUMBER) and (named is None or named.kind in ("group", "office"))
        )

    def is_somebody(self, phrase: Phrase) -> bool:
        """欧米側を, 関係国に: people or bodies, known or not."""
        return phrase.group is None and self.cast.can_act(self.reading.text[phrase.start : phrase.head_end])

    def receives(self, actor: int) -> bool:
        """Who can be visited: a body nobody knows of is a place (無人機工場)."""
        member = self.cast.actors[actor]
        return bool(member.country) or member.kind != "organisation"
