"""The words of the terminal and Markdown output, in Japanese and English.

A value without a label is shown as it stands in the record, so that a new certainty or type never breaks the output; in
English most values are their own labels.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Set
from enum import StrEnum

from keii import security_labels


class Language(StrEnum):
    """The languages keii speaks to its user."""

    JA = "ja"
    EN = "en"


_JA = {
    "actors": "登場する人・組織",
    "events": "出来事",
    "statements": "発言",
    "exchanges": "質問と答え",
    "attendances": "出席者",
    "agreements": "合意・条約",
    "transfers": "供与・引き渡し",
    "assessments": "見立て・論評",
    "stances": "立場",
    "the outlet": "（この媒体）",
    "provision": "条項",
    "replaces": "これに代わられるもの",
    "treaty": "条約・協定",
    "declaration": "宣言・声明",
    "memorandum": "覚書・文書",
    "contract": "契約",
    "ceasefire": "停戦",
    "proposed": "提案",
    "drafted": "起草・大筋合意",
    "signed": "署名",
    "in force": "発効中",
    "suspended": "停止",
    "lapsed": "失効",
    "defence": "防衛義務",
    "consultation": "協議",
    "neutrality": "中立",
    "nonaggression": "不侵略",
    "military cooperation": "軍事協力",
    "economic": "経済",
    "arms": "武器",
    "food": "食料",
    "energy": "エネルギー",
    "money": "資金",
    "technology": "技術",
    "gift": "贈り物",
    "aid": "支援物資",
    "concern": "懸念",
    "oppose": "反対",
    "neutral": "中立・静観",
    "evidence": "根拠",
    "clause": "節",
    "lexicon": "語彙",
    "rule": "規則",
    "turned down": "採らなかったもの",
    "no record": "記録のない文",
    "story": "案件",
    "voices": "独立した媒体",
    "item": "事項",
    "day": "日",
    "course": "経過",
    "conflicts": "食い違い",
    "told": "言及",
    "came true": "実現",
    "did not happen": "実現せず",
    "denied": "否定された",
    "disputed": "食い違い",
    "open": "期日後も未確認",
    "happened": "起きたか",
    "duration": "長さ",
    "term": "期間",
    "actor": "登場者",
    "kind": "種類",
    "first": "最初",
    "last": "最後",
    "count": "記事数",
    "detail": "補足",
    "namesake": "同名の別人か",
    "stored": "追加",
    "new version": "新しい版",
    "unchanged": "変更なし",
    "passed over": "対象外",
    "failed": "失敗",
    "published": "掲載日",
    "outlet": "媒体",
    "report_id": "記事",
    "record": "記録",
    "span": "範囲",
    "words": "文言",
    "sentence": "文",
    "speaker": "話者",
    "agent": "動作主",
    "cue": "述べ方",
    "target": "相手方",
    "times": "時",
    "none": "（なし）",
    "untitled": "（無題）",
    "lead": "リード",
    "body": "本文",
    "qa": "一問一答",
    "list": "一覧",
    "name": "名前",
    "type": "種別",
    "country": "国",
    "roles": "肩書",
    "other names": "ほかの表記",
    "expression": "表現",
    "value": "値",
    "interval": "期間（終わりは含まない）",
    "person": "人物",
    "state": "国",
    "organisation": "組織",
    "group": "集団",
    "office": "役職",
    "direct": "直接",
    "indirect": "間接",
    "no speaker": "話者不明",
    "nobody named": "（明記なし）",
    "supplied": "〔 〕は文脈から補った関係者",
    "asked": "問",
    "answered": "答",
    "side": "側",
    "occasion": "場",
    "presence": "出欠",
    "present": "出席",
    "absent": "欠席",
    "candidates": "候補",
    "added": "加わったこと",
    "gone": "なくなったこと",
    "changed facts": "変わった事実",
    "changed wording": "表現だけの変更",
    "nothing changed": "変わったことはありません",
    "statement": "発言",
    "attendance": "出席",
    "agreement": "合意・条約",
    "transfer": "供与・引き渡し",
    "certainty": "確かさ",
    "withdrawn": "取り消し",
    "time": "時",
    "number": "数",
    "who": "主体",
    "whom": "相手",
    "place": "場所",
    "wording": "表現",
    "yes": "あり",
    "no": "なし",
    "sources": "情報源",
    "via": "伝",
    "addressee": "相手",
    "headline": "見出し",
    "negated": "否定",
    "explicit": "明示",
    "inferred": "推定",
    "ambiguous": "曖昧",
    "unknown": "不明",
    "asserted": "断定",
    "reported": "伝聞",
    "presumed": "推測",
    "alleged": "疑い",
    "expected": "予定・見通し",
    "possible": "可能性",
    "hypothetical": "仮定",
    "desired": "要望",
}
# The sixteen categories of PLOVER, and under each the modes the codebook gives it.
_CATEGORIES = {
    "AGREE": "合意・約束",
    "CONSULT": "会談・往来",
    "SUPPORT": "支持・署名",
    "CONCEDE": "譲歩",
    "COOPERATE": "協力",
    "AID": "援助・供与",
    "RETREAT": "撤退・解放",
    "REQUEST": "要求・要請",
    "ACCUSE": "批判・抗議",
    "REJECT": "拒否・否定",
    "THREATEN": "警告・威嚇",
    "PROTEST": "抗議行動",
    "SANCTION": "制裁・断交",
    "MOBILIZE": "動員・示威",
    "COERCE": "弾圧・拘束",
    "ASSAULT": "攻撃",
}
_MODES = {
    "visit": "訪問", "third-party": "仲介", "multilateral": "多国間", "phone": "電話",
    "withdraw": "撤退・脱退", "release": "解放", "disarm": "武装解除", "ceasefire": "停戦", "access": "立ち入り容認", "resign": "辞任",
    "assist": "支援", "change": "変更", "yield": "譲歩", "meet": "会談", "disapprove": "非難", "investigate": "捜査・調査", "allege": "告発",
    "restrict": "制限", "arrest": "逮捕", "relations": "関係縮小", "expel": "追放", "territory": "領土", "violence": "武力",
    "demo": "デモ", "riot": "暴動", "strike": "ストライキ", "hunger": "ハンスト", "boycott": "ボイコット", "obstruct": "妨害", "vandalize": "器物損壊",
    "convict": "有罪判決", "discontinue": "打ち切り", "troops": "部隊", "weapons": "兵器", "police": "警察", "militia": "民兵",
    "seize": "差し押さえ", "censor": "検閲", "curfew": "外出禁止", "martial-law": "戒厳", "deport": "強制送還", "withhold": "留め置き",
    "misinformation": "偽情報", "cyber": "サイバー", "abduct": "拉致", "beat": "暴行", "torture": "拷問", "sexual": "性暴力", "targeted": "標的殺害",
    "destroy": "破壊", "primitive": "刃物など", "firearms": "銃", "explosives": "爆発物", "suicide-attack": "自爆", "aerial": "空爆", "drone": "無人機",
    "heavy-weapons": "重火器", "crowd-control": "群衆制圧", "unconventional": "大量破壊兵器",
}  # fmt: skip
# What one does by saying something.
_ACTS = {
    "assert": "言明", "criticise": "批判", "worry": "懸念", "deny": "否定", "support": "支持", "welcome": "歓迎", "demand": "要求", "promise": "約束",
    "joke": "冗談", "report": "伝達", "label": "呼称", "agree": "合意", "analyse": "分析", "explain": "説明", "predict": "予測", "ask": "質問",
    "reveal": "公表", "hope": "希望", "boast": "誇示", "request": "要請", "propose": "提案", "decide": "決定", "other": "その他", "announce": "発表",
    "emphasise": "強調", "urge": "呼びかけ", "warn": "警告", "answer": "回答", "threaten": "威嚇", "apologise": "謝罪", "condole": "弔意", "accuse": "非難",
    "thank": "謝意",
}  # fmt: skip
_JA |= _CATEGORIES | _MODES | _ACTS | security_labels.JA
_EN = {
    "actors": "Actors",
    "events": "Events",
    "statements": "Statements",
    "exchanges": "Questions and answers",
    "attendances": "Who attended",
    "agreements": "Agreements",
    "transfers": "Transfers",
    "assessments": "Judgements",
    "stances": "Stances",
    "the outlet": "(the outlet)",
    "evidence": "Evidence",
    "clause": "Clause",
    "lexicon": "Lexicon",
    "rule": "Rule",
    "turned down": "Turned down",
    "no record": "Sentences without a record",
    "times": "Times",
    "none": "(none)",
    "untitled": "(untitled)",
    "lead": "Lead",
    "body": "Body",
    "qa": "Questions and answers",
    "list": "List",
    "name": "Name",
    "type": "Type",
    "country": "Country",
    "roles": "Roles",
    "other names": "Other names",
    "expression": "Expression",
    "value": "Value",
    "interval": "Interval (end exclusive)",
    "no speaker": "speaker unknown",
    "nobody named": "(not named)",
    "supplied": "[ ] understood from the context",
    "asked": "Q",
    "answered": "A",
    "side": "Side",
    "occasion": "Occasion",
    "presence": "Presence",
    "candidates": "candidates",
    "sources": "on the word of",
    "addressee": "to",
    "report_id": "report",
    "count": "reports",
    "stored": "added",
    "namesake": "could also be",
}
_EN |= security_labels.EN
_BY_LANGUAGE: dict[Language, Mapping[str, str]] = {Language.JA: _JA, Language.EN: _EN}


class Labels:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words = _BY_LANGUAGE[language]

    def __getitem__(self, key: str) -> str:
        return self._words.get(key, key)

    @property
    def known(self) -> Set[str]:
        """What there is a word for."""
        return self._words.keys()

    def join(self, parts: list[str]) -> str:
        """Several names as one enumeration."""
        return ("、" if self.language is Language.JA else ", ").join(parts)

    def paren(self, text: str) -> str:
        """A text in the parentheses of the language."""
        return f"（{text}）" if self.language is Language.JA else f" ({text})"

    def supplied(self, text: str) -> str:
        """A text in the brackets for what an editor supplies."""
        return f"〔{text}〕" if self.language is Language.JA else f"[{text}]"

    def told(self, count: int) -> str:
        """How many times something is told; "" for once."""
        if count < 2:
            return ""
        return f"{count}回言及" if self.language is Language.JA else f"told {count} times"


def language_of(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of the user's locale: English for any that is set and not Japanese, Japanese where none is set."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(name, "")
        if locale:
            bare = locale.split(".")[0]
            return Language.JA if bare in ("C", "POSIX") or bare.startswith("ja") else Language.EN
    return Language.JA
