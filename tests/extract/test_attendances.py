"""Who was there: rosters in running text and in lists. Each case gives name presence pairs; office holders are invented."""

from __future__ import annotations

import pytest

import keii

MEETING = "サンタレン首相は12日、リスボンでベルカセム首相と会談した。"
BOTH = "サンタレン present, ベルカセム present"

CASES = [
    ("the people who met", MEETING, BOTH),
    ("a verb", MEETING + "会談にはカルバリャル外相も同席した。", f"{BOTH}, カルバリャル present"),
    ("several by a verb", MEETING + "会談にはカルバリャル外相とメンデス経済相が同席した。", f"{BOTH}, カルバリャル present, メンデス present"),
    ("a delegation", MEETING + "代表団には、カルバリャル外相、メンデス経済相らが加わった。", f"{BOTH}, カルバリャル present, メンデス present"),
    ("a head", MEETING + "出席者は、カルバリャル外相、メンデス経済相。", f"{BOTH}, カルバリャル present, メンデス present"),
    ("a head and a colon", MEETING + "\n出席者：カルバリャル外相、メンデス経済相", f"{BOTH}, カルバリャル present, メンデス present"),
    ("sides and colons", MEETING + "\nポルトガル側：カルバリャル外相、メンデス経済相。\nモロッコ側：アルハビブ外相。", f"{BOTH}, カルバリャル present, メンデス present, アルハビブ present"),
    ("sides in parentheses", MEETING + "\n（ポルトガル側）カルバリャル外相、メンデス経済相\n（モロッコ側）アルハビブ外相", f"{BOTH}, カルバリャル present, メンデス present, アルハビブ present"),
    ("a list under a head", MEETING + "\n同席者\n・カルバリャル外相\n・アルハビブ外相", f"{BOTH}, カルバリャル present, アルハビブ present"),
    ("a list ends", MEETING + "\n同席者\n・カルバリャル外相\nメンデス経済相は13日、会見した。", f"{BOTH}, カルバリャル present"),
    ("still to come", "サンタレン首相は来週、ベルカセム首相と会談する予定だ。会談にはカルバリャル外相が同席する。", "サンタレン expected, ベルカセム expected, カルバリャル expected"),
    ("a list of a meeting to come", "サンタレン首相は来週、ベルカセム首相と会談する予定だ。\n出席者：カルバリャル外相、メンデス経済相", "サンタレン expected, ベルカセム expected, カルバリャル expected, メンデス expected"),
    ("stays away", MEETING + "カルバリャル外相は体調不良のため欠席した。", f"{BOTH}, カルバリャル absent"),
    ("called off", MEETING + "カルバリャル外相は同行を取りやめた。", f"{BOTH}, カルバリャル absent"),
    ("seen to attend", MEETING + "歓迎式典にカルバリャル外相が参加する姿も確認できた。", f"{BOTH}, カルバリャル present"),
    ("only the source", MEETING + "ソウザ補佐官によりますと、会談にはカルバリャル外相とメンデス経済相が同席したということです。", f"{BOTH}, カルバリャル present, メンデス present"),
    ("somebody who only speaks", MEETING + "カルバリャル外相は「歓迎する」と述べた。", BOTH),
    ("a meeting that was not held", "サンタレン首相は12日、ベルカセム首相と会談しなかった。", ""),
    ("head of a delegation", MEETING + "ポルトガルからはカルバリャル国防相を団長に、情報機関トップのメンデス中将の2人が出席した。", f"{BOTH}, カルバリャル present, メンデス present"),
    ("an idiom", MEETING + "モロッコ側は、アルハビブ国防相代行のほか、情報総局のタジ副局長が名を連ねました。", f"{BOTH}, アルハビブ present, タジ present"),
    ("side by side", MEETING + "会談にはカルバリャル外相とアルハビブ外相が顔をそろえた。", f"{BOTH}, カルバリャル present, アルハビブ present"),
    ("brought along", MEETING + "サンタレン首相はカルバリャル外相を伴って訪れた。", f"{BOTH}, カルバリャル present"),
    ("one came, one did not", MEETING + "会談にはカルバリャル外相が出席したが、アルハビブ外相は欠席した。", f"{BOTH}, カルバリャル present, アルハビブ absent"),
    ("did not attend", MEETING + "カルバリャル外相は会談に出席しなかった。", f"{BOTH}, カルバリャル absent"),
    ("passed up", MEETING + "カルバリャル外相は参加を見送った。", f"{BOTH}, カルバリャル absent"),
    ("signed with each other", "ポルトガルのサンタレン首相とモロッコのベルカセム首相は15日、リスボンで「海峡協力条約」に署名しました。", BOTH),
    ("signed by one alone", "ポルトガルのサンタレン首相は15日、法案に署名した。", ""),
    ("before the press", MEETING + "カルバリャル外相は記者会見に臨んだ。", BOTH),
    ("a bad thing brought", MEETING + "交渉は困難を伴い、カルバリャル外相は「長い道だ」と述べた。", BOTH),
    ("sides of an argument", MEETING + "\nポルトガル側：「約束は守る」", BOTH),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_was_there(text: str, expected: str) -> None:
    dossier = keii.read(text, published="2026-03-13")
    names = {a.id: a.name for a in dossier.actors}
    found = {(names[a.person], a.presence) for a in dossier.attendances}
    assert found == {tuple(pair.split()) for pair in expected.split(", ") if pair}


def test_side_and_occasion() -> None:
    text = "ポルトガルとモロッコの外相会談が12日、開かれた。\nポルトガル側：カルバリャル外相。\nモロッコ側：アルハビブ外相。"
    dossier = keii.read(text, published="2026-03-13")
    names = {a.id: a.name for a in dossier.actors}
    seats = {names[a.person]: (a.role, a.side, a.event) for a in dossier.attendances}
    (event,) = dossier.events
    assert seats == {"カルバリャル": ("外相", "PRT", event.id), "アルハビブ": ("外相", "MAR", event.id)}


def test_side_that_opens_the_list() -> None:
    text = (
        "モロッコ外務省は会談を仲介した。"
        + MEETING
        + "ポルトガルからはカルバリャル国防相、外務省のピント特使の2人が出席した。モロッコ側はアルハビブ外相が同席した。"
    )
    dossier = keii.read(text, published="2026-03-13")
    names = {a.id: a.name for a in dossier.actors}
    sides = {names[a.person]: a.side for a in dossier.attendances}
    assert (sides["カルバリャル"], sides["ピント"], sides["アルハビブ"]) == ("PRT", "PRT", "MAR")
