"""Who answers the questions of a report: the person introduced with …に聞いた, …がＱ＆Ａで解説します, 解説は…, …でまとめた（…）."""

from __future__ import annotations

import re

from keii.actors.cast import Cast, Named

# Asked or explaining: the person stands before it.
_BEFORE = re.compile(
    r"に(?:も|は)?(?:、)?(?:電話(?:取材)?で|オンライン(?:取材)?で|書面で|現地で)?(?:話を|詳しく|見通しを|背景を|今後を|ポイントを)?(?:聞いた|聞く|聞きました|聞きます|尋ねた|尋ねました|インタビュー|うかがった|うかがいました|伺った|伺いました"
    r"|解説して(?:もら|いただ)|語って(?:もら|いただ)|教えて(?:もら|いただ)|読み解いて(?:もら|いただ))"
    r"|が(?:解説|答え|お答え|読み解|解き明か|ひもと|紐解|掘り下げ)|の解説|との(?:主な|おもな)?(?:一問一答|やり取り|やりとり|問答|質疑応答)|の(?:主な)?一問一答|インタビューに(?:応じ|答え)"
)
# With a manner between, in the tense that introduces (首相が議会で答えた introduces nobody); the person stands right before.
_WITH_MANNER = re.compile(
    r"が(?=[^。「」\n]{1,24}?(?:解説(?:する|します|しました|した|。)|答える|答えます|お答え|読み解く|読み解きます|解き明かす|解き明かします|ひもとく|ひもときます|掘り下げる|掘り下げます|まとめました))"
)
# The person stands behind it.
_BEHIND = re.compile(
    r"(?:解説|答える人|回答者|話し手|答え手|語り手)(?:者|役)?(?:は|[:：＝=])|(?:^|\n)[■▽◆◇●【\s]*(?:記者)?解説】|(?:[QＱ][&＆][AＡ]|一問一答)(?:形式)?(?:で|に)[^。\n]{0,10}まとめ(?:た|ました|る|ます)。?(?=[（(])"
)
_REACH = 60
_NEAR = 24


def interviewee(text: str, cast: Cast) -> Named | None:
    """The person named with the first introduction that names one; None when nobody is introduced."""
    found = []
    if match := _BEFORE.search(text):
        found += [(match.start(), m) for m in _people(cast, max(0, match.start() - _REACH), match.start())[-1:]]
    for match in _WITH_MANNER.finditer(text):
        right_before = [
            m for m in _people(cast, max(0, match.start() - _NEAR), match.start()) if m.end == match.start()
        ]
        if right_before:
            found.append((match.start(), right_before[-1]))
            break
    if match := _BEHIND.search(text):
        found += [(match.start(), m) for m in _people(cast, match.end(), match.end() + _NEAR)[:1]]
    return min(found, key=lambda f: f[0])[1] if found else None


def _people(cast: Cast, start: int, end: int) -> list[Named]:
    return [m for m in cast.between(start, end) if m.kind == "person" and m.actors]
