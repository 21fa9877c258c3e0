"""Titles and role nouns: what the end of a noun run says somebody is (報道官, 経済相, 政府関係者)."""

from __future__ import annotations

from keii.lexicon.gazetteer import Gazetteer

_CACHE = 50_000
HONORIFICS = frozenset("氏 さん さま 様 夫人 女史 君 師 殿下 閣下 容疑者 被告".split())
# What an office or function ends in, when the titles table has no such title.
_HEADS = (
    "相 大臣 長官 次官 次官補 局長 次長 部長 課長 室長 団長 院長 会長 社長 所長 署長 隊長 市長 村長 町長 校長 船長 機長 官 報道官 広報官 補佐官 司令官 代表 代理 大使 公使 領事 書記 "
    "議員 知事 教授 研究員 記者 委員 委員長 総裁 総長 議長 主席 首席 党首 幹事長 特使 顧問 司令 将軍 大将 中将 少将 元帥 大佐 中佐 首長 監督 弁護士 教授 講師 博士 編集長 アナリスト "
    "ディレクター エコノミスト ジャーナリスト スポークスマン 氏 議員団長 理事 理事長 事務局長 事務総長 担当者 参事官 総領事 評論家 活動家 専門家 作家 店主 住職 牧師 神父 司祭 大統領 首相"
).split()
ROLE_HEADS = tuple(sorted(set(_HEADS), key=len, reverse=True))

_NUMERALS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万数")


class Titles:
    """Tells titles and role nouns, by the tables and, where they are silent, by the usual heads."""

    def __init__(self, gaz: Gazetteer) -> None:
        self.gaz = gaz
        self._seen = gaz.roles_seen

    def is_title(self, words: str) -> bool:
        """Is it a title of the table, or does it end in the head of one (対露制裁担当特使)?"""
        words = words.lstrip("・")
        if words in self.gaz.titles:
            return True
        return len(words) <= 24 and words.endswith(ROLE_HEADS)

    def role(self, words: str) -> str:
        """The longest role noun or title that ends these words (外務省高官 → 高官), or ""."""
        known = self._seen.get(words)
        if known is None:
            if len(self._seen) > _CACHE:
                self._seen.clear()
            known = self._seen[words] = self._find_role(words)
        return known

    def _find_role(self, words: str) -> str:
        last = words[-1:]
        if last not in self.gaz.role_ends:
            return ""
        roles, titles = self.gaz.roles, self.gaz.titles
        for size in range(min(len(words), 12), 0, -1):
            tail = words[-size:]
            if tail[0] in _NUMERALS and words[-size - 1 : -size] in _NUMERALS and size < len(words):
                continue  # 32人 are not 2人
            if tail in roles and (size > 1 or len(words) == 1 or tail in "筋側"):
                return tail
            if size > 1 and titles.get(tail, "honorific") != "honorific":
                return tail
        return next((head for head in ROLE_HEADS if len(head) > 1 and words.endswith(head)), "")
