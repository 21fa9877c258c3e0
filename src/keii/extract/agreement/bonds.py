"""Which mentions mean the same agreement: titles, their short forms, slips of the pen, 同条約 and plain 条約 joined to one.

善隣・包括協力条約 = 協力条約 = 条約      戦略パートナーシップ条約 = 戦略パートナッシップ条約 (one slip)
戦略的協力条約 ≠ 友好協力条約              1972年の日中共同声明 ≠ 共同声明を発表した
"""

from __future__ import annotations

import re

from keii.extract.agreement.model import Bond, Mention, Told, by_year
from keii.grammar.certainty import ORDER
from keii.grammar.reading import Reading

# How many agreements back a mention is compared with, which keeps the cost linear.
_REACH = 24
_NOISE = re.compile(r"[「」『』・\s　]|に関する|に係る|についての|をめぐる|を巡る|新たな|^新|的|改訂|の")
_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十]")
_HEADS = (
    "条約",
    "協定",
    "宣言",
    "声明",
    "覚書",
    "議定書",
    "合意",
    "停戦",
    "休戦",
    "契約",
    "枠組み",
    "文書",
    "計画",
    "取り決め",
    "公文",
    "憲章",
    "決議",
)


class Bonds:
    """The agreements of a report while it is read."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.all: list[Bond] = []
        self.last: Bond | None = None
        self.aliases: dict[str, Bond] = {}  # 包括的共同行動計画（JCPOA）: the short form as a name of its own

    def enter(self, mention: Mention, stages: list[Told], sides: set[str], called: Bond | None = None) -> Bond:
        """The agreement a mention means, made when it is a new one; the stages told there are its own. called: it is another name of this one."""
        years = self._years(mention, stages)
        if mention.bare and mention.age:
            found = called or self._aged(mention, years)
        elif mention.bare:
            found = called or self._generic(mention, years)
        else:
            found = called or self._titled(mention, stages, years, sides)
        if found is None:
            found = Bond(mention.kind, [], [], [], [], [], set(), set(), generic=mention.bare, ages=set())
            self.all.append(found)
        elif found.generic and not mention.bare:
            found.generic, found.kind = False, mention.kind
            for old in found.mentions:
                old.bare = True
        elif found.kind.type in ("weak", "bare") and mention.kind.type not in ("weak", "bare"):
            found.kind = mention.kind
        mention.bond = self.all.index(found)
        found.mentions.append(mention)
        found.years |= years
        found.sides |= sides
        if mention.age:
            found.ages.add(mention.age)
        for told in stages:
            keep_stage(found, told)
        if mention.alias:
            self.aliases[mention.alias] = found
        self.last = found
        return found

    def absorb_headlines(self) -> None:
        """What only a headline names so (国境協定) is the first agreement of the body with the same noun (国境防衛協力協定)."""
        for bond in self.all:
            if not bond.mentions or any(m.passage.line not in ("heading", "title") for m in bond.mentions):
                continue
            if any(t.evidence[1] > bond.mentions[-1].passage.end for t in bond.stages):
                continue  # a line of its own, and what is said below it
            noun = bond.mentions[0].words[-2:]
            body = [
                b
                for b in self.all
                if b is not bond
                and b.mentions
                and any(m.passage.line not in ("heading", "title") and m.words.endswith(noun) for m in b.mentions)
            ]
            if body and not bond.clauses:
                body.sort(key=lambda b: not any(_shortens(bond.title, m.words) for m in b.mentions))
                body[0].mentions += bond.mentions
                body[0].parties += [p for p in bond.parties if p not in body[0].parties and not body[0].parties]
                bond.mentions = []

    def succeed(self) -> None:
        """旧条約 is what the agreement of the same kind and parties replaces; so is the one that lapsed when that is called its 後継 or the new one."""
        lapsed = [b for b in self.all if b.mentions and b.lapsed and "new" not in b.ages]
        for old in self.all[:_REACH]:
            if not old.mentions or "new" in old.ages or not ("old" in old.ages or lapsed == [old]):
                continue
            noun = old.mentions[0].kind.noun
            later = [
                b
                for b in self.all[:_REACH]
                if b is not old and b.mentions and not b.lapsed and "old" not in b.ages and b.stages
                and b.mentions[0].kind.noun[-2:] == noun[-2:]
                and _same_parties(b.sides, old.sides)
                and ("old" in old.ages or "new" in b.ages)
            ]  # fmt: skip
            later.sort(key=lambda b: ("new" not in b.ages, -len(b.mentions)))
            at = self.all.index(old)
            if later and at not in later[0].replaces and not any(at in b.replaces for b in self.all):
                later[0].replaces.append(at)

    def _aged(self, mention: Mention, years: set[str]) -> Bond | None:
        """旧条約, 新条約: the one with such a title that has lapsed or is called so; that has not."""
        recent = [
            b for b in self.all[: -_REACH - 1 : -1] if any(_fits_noun(m.words, mention.kind.noun) for m in b.mentions)
        ]
        recent = [b for b in recent if not (years and b.years and not years & b.years)]
        if mention.age == "old":
            return next((b for b in recent if "old" in b.ages or b.lapsed), None)
        recent = [b for b in recent if "old" not in b.ages and not b.lapsed]
        recent.sort(key=lambda b: ("new" not in b.ages, not b.stages))
        return recent[0] if recent else None

    def _years(self, mention: Mention, stages: list[Told]) -> set[str]:
        """The years it is dated to here, by its own date and by what was done to it."""
        at = [t.time for t in stages if t.stage == "signed" and t.time >= 0] + (
            [mention.dated] if mention.dated >= 0 else []
        )
        return {self.reading.times[t].value[:4] for t in at if self.reading.times[t].value[:4].isdigit()}

    def _generic(self, mention: Mention, years: set[str]) -> Bond | None:
        """条約, 同条約: the agreement with such a title that was named last, unless another year is said."""
        noun = mention.kind.noun
        recent = self.all[: -_REACH - 1 : -1]
        if self.last is not None and self.last in recent and (self.last.stages or self.last.clauses):
            recent = [self.last, *[b for b in recent if b is not self.last]]
        recent.sort(key=lambda b: (b.generic and "old" in b.ages, not b.stages))
        for bond in recent:
            if not any(_fits_noun(m.words, noun) for m in bond.mentions):
                continue
            if years and bond.years and not years & bond.years:
                continue
            return bond
        if (
            mention.kind.type in ("weak", "bare")
            and noun in ("合意", "文書", "枠組み", "枠組")
            and self.last is not None
        ):
            return None if years and self.last.years and not years & self.last.years else self.last
        return None

    def _titled(self, mention: Mention, stages: list[Told], years: set[str], sides: set[str]) -> Bond | None:
        if by_year(mention.words) and years:  # 50年の条約
            noun = mention.kind.noun
            for bond in self.all[: -_REACH - 1 : -1]:
                if years & bond.years and any(_fits_noun(m.words, noun) for m in bond.mentions):
                    return bond
        key = _key(mention.words)
        for bond in self.all[: -_REACH - 1 : -1]:
            if years and bond.years and not years & bond.years:
                continue
            if len(sides) > 1 and len(bond.sides) > 1 and not sides <= bond.sides and not bond.sides <= sides:
                continue  # 米英の貿易協定, EUとメルコスルの自由貿易協定
            if mention.alias and any(mention.alias == m.words for m in bond.mentions):
                return bond
            if self._plainly(mention, bond):
                return bond
            for other in bond.mentions:
                if other.alias == mention.words:
                    return bond
                if other.bare and not bond.generic:
                    continue
                if bond.generic and "old" in bond.ages:
                    continue
                if bond.generic and other.bare:
                    named_now = mention.quoted and other.words == "合意" and mention.kind.kind == "other"
                    apart = mention.quoted and bond.years and not self._signed_again(stages, years, bond)
                    if named_now or (_fits_noun(mention.words, other.words) and not apart):
                        return bond
                    continue
                if _same_title(key, _key(other.words)) and not self._parted(mention, stages, years, other, bond):
                    return bond
        if mention.kind.kind == "ceasefire":
            return next(
                (b for b in self.all if b.kind.kind == "ceasefire" and not (years and b.years and not years & b.years)),
                None,
            )
        return None

    def _signed_again(self, stages: list[Told], years: set[str], bond: Bond) -> bool:
        """新条約に署名した。…「友好条約」に署名した: told first without its name, and signed in both places."""
        signed = any(t.stage == "signed" and t.certainty == "asserted" for t in stages)
        return signed and not years and any(t.stage == "signed" for t in bond.stages)

    def _plainly(self, mention: Mention, bond: Bond) -> bool:
        """覚書 for 技術に関する覚書 named before it, or the other way round: a noun too short to be told by its letters."""
        if "old" in bond.ages and bond.generic:
            return False
        if mention.plain:
            return any(m.words.endswith(mention.words) for m in bond.mentions[:_REACH])
        return all(m.plain and mention.words.endswith(m.words) for m in bond.mentions[:_REACH])

    def _parted(self, mention: Mention, stages: list[Told], years: set[str], other: Mention, bond: Bond) -> bool:
        """A short form that is signed anew while the long one is dated is another (共同声明を発表した, 1972年の日中共同声明)."""
        if len(_key(mention.words)) == len(_key(other.words)):
            return False
        signed = {t.stage for t in stages if t.certainty == "asserted"}
        was = {t.stage for t in bond.stages if t.certainty == "asserted"}
        return (
            ("signed" in signed and "signed" in was) and bool(years) != bool(bond.years) and mention.kind.type == "self"
        )


def keep_stage(bond: Bond, told: Told) -> None:
    """Each stage once: the surest telling, its date from whichever gives one."""
    for n, old in enumerate(bond.stages):
        if old.stage == told.stage:
            better = ORDER.index(told.certainty) < ORDER.index(old.certainty)
            if better:
                bond.stages[n] = told
                if told.time < 0 and old.certainty == told.certainty:
                    told.time = old.time
            elif old.time < 0 and told.time >= 0 and told.certainty in ("asserted", "reported", old.certainty):
                old.time, old.evidence = told.time, told.evidence
            return
    bond.stages.append(told)


def _fits_noun(words: str, noun: str) -> bool:
    """Does a title end in the noun, or in one that means as much (停戦文書 for 停戦, 共同声明 for 声明)?"""
    return (
        words.endswith(noun)
        or (noun in ("停戦", "休戦") and noun in words)
        or (noun in ("文書",) and words.endswith(("覚書", "合意書")))
    )


def _key(words: str) -> str:
    return _NOISE.sub("", words)


def _same_title(a: str, b: str) -> bool:
    """Equal, one the tail of the other, or one letter apart."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if long.endswith(short) and len(short) >= 4:
        return True
    if _NUMERAL.search(a + b) or len(short) < 6 or abs(len(a) - len(b)) > 1:
        return False
    return _one_apart(short, long)


def _one_apart(short: str, long: str) -> bool:
    """At most one letter put in, left out or changed; a kanji changed is another word."""
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) == len(long):
        if at < len(short) and _is_kanji(short[at]) and _is_kanji(long[at]):
            return False
        return short[at + 1 :] == long[at + 1 :]
    return short[at:] == long[at + 1 :] and not _is_kanji(long[at])


def _is_kanji(letter: str) -> bool:
    return "一" <= letter <= "龥"


def _shortens(short: str, long: str) -> bool:
    """友愛条約 for 友愛和合条約: the same letters in order, and the same first one."""
    letters = iter(long)
    return short[:1] == long[:1] and all(letter in letters for letter in short)


def _same_parties(one: set[str], two: set[str]) -> bool:
    """The same two sides, as far as both are known."""
    return one == two if len(one) > 1 and len(two) > 1 else not (one and two) or bool(one & two)
