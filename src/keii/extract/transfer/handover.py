"""A handover as told in one place, and what keeps a telling from being one: rules, conditions, things that are no goods."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec

from keii.extract.transfer.goods import ENDING_AMOUNT, GENERIC, Good
from keii.extract.transfer.roles import Parties
from keii.grammar.passages import Passage
from keii.lexicon.transfers import Handing, transfer_words

_TAILS = ("許可", "計画", "再開", "継続", "疑惑", "問題", "契約", "など", "自体", "分")
_BACK = re.compile(r"見返り|返礼|お返し|引き換え|引換え|代わりに|代価|対価")
# Where a text tells what a treaty or a rule says, nothing is handed over.
_RULES = re.compile(r"盛り込|規定|定め|条項|義務|明記|うた[うっい]|禁じ|禁止|条約|憲章")
NOT_THINGS = frozenset(
    "こと もの の よう 可能性 疑い 予定 見通し 方針 考え 意向 際 場合 とき 時 後 前 中 国 人 側 ため 点 事実 問題 結果 返礼 見返り 上 ところ 疑惑 姿勢 計画 用意 国々 相手 理由 かわり 代わり".split()
)
# What nouns that are no goods end with.
_ABSTRACT = tuple("支援 援助 協力 姿勢 関係 措置 対応 意向 能力 性 化 権 感 力 論 者 員 国 側".split())


class Telling(msgspec.Struct, gc=False):
    """What a verb or noun of handing over tells: goods, parties, certainty and negation; predicate: the phrase it hangs on."""

    word: Handing
    goods: list[Good]
    parties: Parties
    certainty: str
    negated: bool
    predicate: int
    trigger: tuple[int, int]


class Handover(msgspec.Struct, gc=False):
    """One kind of goods handed over, as told in one place."""

    good: Good
    category: str
    parties: Parties
    certainty: str
    negated: bool
    trigger: tuple[int, int]
    evidence: tuple[int, int]
    passage: Passage
    heading: bool
    back: bool
    adnominal: bool = False


def handovers(text: str, passage: Passage, told: Telling) -> Iterator[Handover]:
    """One handover for each of the goods told of; none when it is only conditional or what a rule says."""
    if told.certainty == "hypothetical" or _is_rule(text, passage, told.trigger):
        return
    level, p = told.certainty, told.predicate
    heading = passage.line in ("heading", "title")
    if heading:
        ahead = text[told.trigger[1] : told.trigger[1] + 2].startswith("へ")
        level = "expected" if ahead else level if level != "expected" else "asserted"
    back = _BACK.search(text, passage.start, told.trigger[1]) is not None
    for good in told.goods:
        ends = [good.start, good.end, *told.trigger]
        if p >= 0:
            ends += [passage.phrases[p].start, passage.phrases[p].head_end]
        parties = Parties(
            list(told.parties.giver), list(told.parties.receiver), set(told.parties.inferred), told.parties.somewhere
        )
        background = p >= 0 and passage.phrases[p].link == "attr" and passage.at(good.start) == p + 1
        yield Handover(
            good, _category(good, told.word), parties, level, told.negated, told.trigger, (min(ends), max(ends)), passage, heading, back, background
        )  # fmt: skip


def counts(good: Good, word: Handing, strict: bool = False) -> bool:
    """Is this something that this word hands over? strict: only what the table of goods knows."""
    if good.category == "none" or GENERIC.fullmatch(good.words) or good.words in NOT_THINGS:
        return False
    if good.category:
        return True
    if strict or good.words.endswith(_ABSTRACT):
        return False
    return word.strength in ("strong", "trade") or bool(good.quantity and word.strength == "weak")


def _is_rule(text: str, passage: Passage, trigger: tuple[int, int]) -> bool:
    """…供与することが盛り込まれ: the handover is what a rule or treaty says."""
    if _RULES.search(text, passage.start, passage.end) is None:
        return False
    behind = text[trigger[1] : min(trigger[1] + 25, passage.end)]
    return re.match(r"[^。、]{0,14}(?:盛り込|規定|定め|条項|義務|明記|うた[うっい]|禁じ|禁止)", behind) is not None


def _category(good: Good, word: Handing) -> str:
    """By the goods; a gift when the verb says so, unless it is arms, money, energy or relief."""
    if word.category == "gift" and good.category not in ("arms", "money", "energy", "aid", "technology"):
        return "gift"
    return good.category or word.category or "other"


@functools.lru_cache(maxsize=65536)
def handing_noun(words: str) -> tuple[Handing, int, int] | None:
    """The noun of handing over that words end in; an amount or a word such as 計画 may follow (食糧援助5億円, 輸出許可)."""
    nouns = transfer_words().nouns
    end = len(words)
    amount = ENDING_AMOUNT.search(words)
    if amount and amount.start() > 1:
        end = amount.start()
    tail = next((t for t in _TAILS if words.endswith(t, 0, end)), "")
    if tail and end > len(tail) + 1:
        end -= len(tail)
    for size in range(min(end, 8), 1, -1):
        found = nouns.get(words[end - size : end])
        if found is not None:
            return found, end - size, end
    return None
