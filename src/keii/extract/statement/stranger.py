"""A rule for subjects that nobody knows: the words are not the speaker's before."""

from __future__ import annotations

import re

from keii.extract.statement.case import Case
from keii.extract.statement.cue import CueFinder
from keii.extract.statement.model import Who
from keii.grammar.phrases import Phrase
from keii.grammar.tokens import PRONOUN, SAHEN, tokenizer

# What is spoken of rather than who speaks: 今回の措置は「…」と批判した.
_THEMES = tuple(
    "関係 問題 状況 情勢 条約 協定 措置 政策 計画 案 事件 事故 点 件 こと もの の 理由 背景 目的 結果 内容 責任 行為 姿勢 立場 動き 一方 中 内 上 下 時 際 後 前 間 "
    "ほか 今回 今後 現状 将来 未来 歴史 領土 主権 権利 義務 道 壁 橋 海 島 海域 領海 空域 核 兵器 ミサイル 力 意味 意義 課題 焦点 条件 前提 原則 枠組み 体制 制度 法 額 率 数 量 "
    "場 機会 様子 状態 段階 方針 考え 意思 意向 見通し 見方 影響 効果 成果 価格 輸出品 資金 経済 市場 社会 世界 地域 平和 戦争 安全 危機 対話 外交 国益 要因 原因 事態 事実 真実 今 当時 "
    "最後 最初 冒頭 場合 うち 以上 以降 以来 以前 以後 限り 程度 ため とき ところ ぶん 分 面 例 仲 国境 国交 言葉 文言 表現 話題 主題 情報 噂 うわさ データ 数字".split()
)

# …と冷ややかな声もある, との声が広がる: nobody in particular.
_EXISTENTIAL = frozenset(
    "ある 広がる 出る 上がる 相次ぐ 聞かれる 漏れる 強い 多い 根強い 絶えない 渦巻く 強まる 高まる 飛び交う 飛び出す 噴き出す くすぶる 浮上する ささやかれる".split()
)

_SAME = re.compile(
    r"同(?:紙|誌|社|局|省|庁|党|氏|国|通信|テレビ|団体|組織|機関|委員会|大臣|外相|首相|大統領|報道官|当局|筋|委|署|派|軍|会|教授|高官|幹部)"
)


def stranger(case: Case) -> Who | None:
    """商店街連は「…」と反発した, ネット上では「…」と反発が広がった — a subject no table knows: rather nobody than the speaker before.

    Not 今回の措置は「…」と批判した: what is spoken of, by whom the text goes on about.
    """
    found = case.found
    pair = _unsettled(case) if not found.passive else -1
    if pair >= 0:
        return Who([], "unknown", "subject not known", phrase=pair)
    behind = _behind(case)
    if behind is not None:
        return behind
    if found.mode != "direct" or found.cue is None or found.passive:
        return None
    unknown = Who([], "unknown", "subject not known")
    if ("が" in found.cue.lemma and not found.cue.lemma.endswith("がある")) or found.cue.lemma in _EXISTENTIAL:
        return unknown
    for i in range(found.begin - 1, case.low - 1, -1):
        phrase = case.phrases[i]
        if phrase.kind == "V" and phrase.link in ("end", "quote"):
            return None
        if phrase.kind == "N" and phrase.particle == "は" and phrase.group is None:
            return None if _is_theme(case, i, phrase) else unknown
    return None


def _behind(case: Case) -> Who | None:
    """…とアジア・タイムズは報じた, …と船長は語った — a subject between the words and the cue; an outlet is added to the cast."""
    found = case.found
    if found.cue is None or found.cue_at < 0 or found.passive:
        return None
    for i in range(found.finish + 1, found.cue_at):
        phrase = case.phrases[i]
        if phrase.kind != "N" or phrase.particle not in ("は", "が", "も") or _is_theme(case, i, phrase):
            continue
        if phrase.start >= found.cue.span[0]:
            continue  # 批判が上がる: of the cue itself
        if found.cue.lemma in ("報じる", "伝える", "報道する", "速報する"):
            words = case.text[phrase.start : phrase.head_end]
            named = case.cast.add(phrase.start, phrase.head_end, words, words)
            return Who(named.actors, "explicit", "outlet not known", (named.start, named.end), phrase=i)
        return Who([], "unknown", "subject not known", phrase=i)
    return None


def _unsettled(case: Case) -> int:
    """両外相は…, 同紙は…, of whom the text has named nobody: the phrase, or -1."""
    high = case.found.begin if case.found.mode == "direct" else case.found.finish
    for i in range(case.low, high):
        phrase = case.phrases[i]
        if phrase.kind != "N" or phrase.particle not in ("は", "が", "も") or case.subjects.candidate(i) is not None:
            continue
        named = case.cast.named_at(phrase.start, phrase.head_end)
        if named is not None and named.kind in ("pair", "anaphor") and not named.actors:
            return i
        if named is None and phrase.particle == "は" and _SAME.fullmatch(case.text[phrase.start : phrase.head_end]):
            return i
    return -1


def _is_theme(case: Case, i: int, phrase: Phrase) -> bool:
    """An act, an occasion, a document, a time, or a thing of the mind: nobody who speaks."""
    words = case.text[phrase.start : phrase.head_end]
    if words.endswith(_THEMES) or CueFinder(case.text, case.phrases).noun(i)[1] or case.subjects.document(i):
        return True
    if case.cast.named_at(phrase.start, phrase.head_end) is not None:
        return True
    at = case.reading.time_before(phrase.start)
    if at >= 0 and case.reading.times[at].end > phrase.start:
        return True
    tokens = tokenizer().tokens(case.text, phrase.start, phrase.head_end)
    return bool(tokens) and tokens[-1].kind in (SAHEN, PRONOUN)
