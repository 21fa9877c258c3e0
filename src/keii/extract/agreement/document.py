"""Which agreement's text a verb of laying down tells: the one that is its topic, that it modifies, or that was named last."""

from __future__ import annotations

from keii.extract.agreement.clause import ARTICLE
from keii.extract.agreement.model import Bond, Mention
from keii.grammar.passages import Passage

_TEXT_OF = (
    "条文",
    "条文案",
    "条項",
    "本文",
    "前文",
    "合意内容",
    "文案",
    "文面",
    "全文",
    "骨子",
    "一文",
    "文言",
    "規定",
    "内容",
)
_CONDITIONS = ("場合", "際", "とき", "時", "有事", "以降", "以後", "後")
# What parties do by a treaty: 条約で、支援しないことを約束した.
_PLEDGES = frozenset("約束する 誓約する 確約する 誓う".split())
_DOCUMENT = (
    "は",
    "には",
    "では",
    "によると",
    "に",
    "が",
    "も",
    "で",
    "につく",
    "について",
    "の中で",
    "に基づく",
    "に従う",
)


class DocumentFinder:
    """Finds the agreement whose text is told; one for a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def document(
        self, passage: Passage, i: int, mentions: list[Mention], bonds: list[Bond], last: Bond | None, strength: str
    ) -> tuple[Bond | None, int]:
        """The agreement whose text the verb at phrase i tells, and the phrase it stands in (-1 when it is behind or left out)."""
        phrases = passage.phrases
        if strength == "weak" and phrases[i].link == "attr" and not phrases[i].passive:
            return None, -1
        for mention in reversed(mentions):
            if mention.rest:
                continue  # 契約額は…とされる: what is part of it
            particle = phrases[mention.phrase].particle
            pledged = phrases[i].lemma in _PLEDGES and particle in ("で", "では") and not phrases[i].negated
            if pledged:
                return bonds[mention.bond], self._topic_behind(passage, mention.phrase, i)
            if (
                strength == "weak"
                and particle in ("によると", "に", "で", "につく", "について", "も", "が")
                and not phrases[i].passive
            ):
                continue
            if (
                strength == "weak"
                and not phrases[i].passive
                and (phrases[i].link == "attr" or any(p.particle == "は" for p in phrases[mention.phrase + 1 : i]))
            ):
                continue
            if mention.phrase < i and (
                particle in _DOCUMENT or (particle == "の" and self.text_of(passage, mention.phrase + 1))
            ):
                stop = mention.phrase + (particle == "の")
                return bonds[mention.bond], stop
        behind = [m for m in mentions if m.phrase > i]
        if (
            phrases[i].link == "attr"
            and any(p.particle == "が" and p.kind == "N" for p in phrases[max(i - 2, 0) : i])
            and not phrases[i].passive
        ):
            return None, -1  # 憲法が定める中立
        if phrases[i].link == "attr" and behind and (phrases[i].past or not phrases[i].negated):
            first = behind[0]
            if not any(p.kind == "V" or (p.kind == "N" and p.comma) for p in phrases[i + 1 : first.first]):
                return bonds[first.bond], -1
            if phrases[i].passive and first.phrase - i < 9 and phrases[i].lemma == "明記する":
                return bonds[first.bond], -1
        for j in range(i):
            if self.text_of(passage, j):
                return last, j
        if strength == "weak" and not phrases[i].passive:
            return None, -1
        if (
            mentions
            and mentions[0].phrase < 3
            and all(m.bond == mentions[0].bond for m in mentions)
            and mentions[0].passage.line != "heading"
        ):
            return bonds[mentions[0].bond], mentions[0].phrase
        own = any(p in ("は", "も", "が") and self._names_actor(passage, j) for j, p in self._subjects(passage, i))
        return (None if own or mentions else last), -1

    def _topic_behind(self, passage: Passage, j: int, i: int) -> int:
        """条約で|両国は、…と誓約した: what is pledged begins behind who pledges it."""
        behind = passage.phrases[j + 1 : min(j + 3, i)]
        return next((j + 1 + n for n, p in enumerate(behind) if p.kind == "N" and p.particle == "は"), j)

    def _subjects(self, passage: Passage, i: int) -> list[tuple[int, str]]:
        return [
            (j, p.particle)
            for j, p in enumerate(passage.phrases[:i])
            if p.kind == "N" and p.particle == "は" and p.comma
        ]

    def _names_actor(self, passage: Passage, j: int) -> bool:
        words = self.text[passage.phrases[j].start : passage.phrases[j].head_end]
        return not words.endswith((*_TEXT_OF, *_CONDITIONS))

    def text_of(self, passage: Passage, j: int) -> bool:
        """Is phrase j the text of an agreement as a topic (条文では, 第4条は)?"""
        if j >= len(passage.phrases):
            return False
        phrase = passage.phrases[j]
        words = self.text[phrase.start : phrase.head_end]
        return phrase.particle in ("は", "には", "では", "によると", "で", "に") and (
            words.endswith(_TEXT_OF) or ARTICLE.fullmatch(words) is not None
        )
