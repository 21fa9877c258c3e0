"""The words of the reading room."""

from __future__ import annotations

JA = {
    "records": "件の記録",
    "source page": "元のページ",
    "show": "表示",
    "kinds": "種類",
    "everybody": "全員",
    "report text": "記事の本文",
    "in the text": "本文で見る",
    "why": "根拠を見る",
    "nothing found": "記録はありません。",
    "legend": "線の見かた",
    "line solid": "実線",
    "line dashed": "破線",
    "line dotted": "点線",
    "line struck": "取り消し線",
    "supplied party": "文脈から補った関係者",
}
EN = {
    "records": "records",
    "source page": "source page",
    "show": "Show",
    "kinds": "Kinds",
    "everybody": "everybody",
    "report text": "Text of the report",
    "in the text": "in the text",
    "why": "Why?",
    "nothing found": "No records.",
    "legend": "What the lines say",
    "line solid": "solid",
    "line dashed": "dashed",
    "line dotted": "dotted",
    "line struck": "struck through",
    "supplied party": "understood from the context",
}
