"""Whose voice a report is. A wire copy is the agency's, an outlet's own update the outlet's: neither is a second voice."""

from __future__ import annotations

import re

from keii.records import Dossier

# 【北京共同】, [ボン 16日 ロイター], 【カイロ時事】, （共同）, 【ソウル聯合ニュース】
_DATELINE = re.compile(
    r"[【\[［(（][^】\]］)）\n]{0,20}?(共同|時事|ロイター|ＡＦＰ|AFP|ＡＰ|AP|聯合ニュース|新華社|タス通信|ANSA)(?:通信|＝[^】\n]{0,12})?[】\]］)）]"
)
_HEAD = 600  # where a dateline stands, in characters
_SENTENCE = re.compile(r"[^。\n]{20,}。")
_MARKS = re.compile(r"[\s「」『』、・（）()]")
# The share of a report's longer sentences another has word for word before it is a copy.
COPIED = 0.5
_MOST = 40  # sentences a report is known by


def agency(dossier: Dossier) -> str:
    """The news agency whose dateline stands at the head of a report, or "" when there is none."""
    found = _DATELINE.search(dossier.report.text[:_HEAD])
    return found[1].replace("ＡＦＰ", "AFP").replace("ＡＰ", "AP") if found else ""


def sentences(dossier: Dossier) -> list[str]:
    """What a copy is known by: the longer sentences, without marks."""
    return [_MARKS.sub("", s) for s in _SENTENCE.findall(dossier.report.text)[:_MOST]]
