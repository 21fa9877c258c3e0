"""What a dossier looks like in the terminal and as Markdown."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

import keii
from keii.cli.render import render, terminal
from keii.export.markdown import markdown
from keii.grammar.certainty import ORDER
from keii.labels import Labels, Language, language_of
from keii.lexicon.cues import cues
from keii.lexicon.predicates import MODE_SCORES, SCORES, predicates
from keii.records import Actor, Dossier


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


def shown(dossier: Dossier, language: Language = Language.JA) -> str:
    file = io.StringIO()
    render(dossier, Labels(language), terminal(file))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


JAPANESE = """\
首脳会談で署名
東都放送 · 2026-03-12

登場する人・組織 2

 名前             種別   国    肩書                 ほかの表記
 ─────────────────────────────────────────────────────────────
 サンタレン首相   人物   PRT   首相（ポルトガル）   首相
 国営|通信        組織

出来事 3  〔 〕は文脈から補った関係者

 リード
   断定  会談・往来  サンタレン首相、〔国営|通信〕 → a9
         首脳会談 · 2026-03-12 · ラバト · 3回言及（断定、予定・見通し）

 ■解説
   newly coined  NOVEL（newly coined）  （明記なし）
                 批准
   予定・見通し  制裁・断交（追放）  （明記なし） → サンタレン首相
   否定          追放 · 情報源: 国営|通信

発言 3

 リード
   断定  サンタレン首相
         「海峡は壁ではない」
         直接 · 述べる（言明） · 伝: 国営|通信 · 相手: 国営|通信 · 2026-03-12 · 明示（subject of the cue）

 ■両国の反応
   断定          話者不明（候補: サンタレン首相、国営|通信）
                 「注視している」
                 直接 · 曖昧（two fit）
   newly coined  話者不明
   否定          〜交渉は続く
                 間接 · 見出し · 不明

質問と答え 2

 問  次の会談はいつか。
 答  サンタレン首相：秋になるという見方が強い。ただ、協定の批准が条件で、議会の審議しだいでは来年にずれ込むこともある。
     大使は追放しないという…
 問  次の会談はいつか。
 答  強い。

出席者 1

 名前             肩書   側    出欠   場
 ─────────────────────────────────────────────
 サンタレン首相   首相   PRT   出席   首脳会談

時 1

 表現   種別   値           期間（終わりは含まない）
 ───────────────────────────────────────────────────
 12日   DATE   2026-03-12   2026-03-12 – 2026-03-13
"""


def test_terminal_in_japanese(dossier: Dossier) -> None:
    assert shown(dossier) == JAPANESE


@pytest.mark.parametrize(
    "line",
    [
        "Actors 2",
        "Events 3  [ ] understood from the context",
        "   asserted  CONSULT  サンタレン首相, [国営|通信] → a9",
        "             首脳会談 · 2026-03-12 · ラバト · told 3 times (asserted, expected)",
        "   expected      SANCTION (expel)  (not named) → サンタレン首相",
        "   negated       追放 · on the word of: 国営|通信",
        "   asserted      speaker unknown (candidates: サンタレン首相, 国営|通信)",
        "             direct · 述べる (assert) · via: 国営|通信 · to: 国営|通信 · 2026-03-12 · explicit (subject of the cue)",
        "Questions and answers 2",
        "Who attended 1",
    ],
)
def test_terminal_in_english(dossier: Dossier, line: str) -> None:
    assert line in shown(dossier, Language.EN).splitlines()


def test_what_a_report_rarely_holds_is_left_out_where_there_is_none(dossier: Dossier) -> None:
    bare = msgspec.structs.replace(dossier, exchanges=[], attendances=[])
    for text in (shown(bare, Language.EN), markdown(bare, Labels(Language.EN))):
        assert "Questions and answers" not in text
        assert "Who attended" not in text


def test_brackets_are_explained_only_where_they_stand(dossier: Dossier) -> None:
    named = [msgspec.structs.replace(event, participants=event.participants[:1]) for event in dossier.events]
    told = msgspec.structs.replace(dossier, events=named)
    assert "〔" not in shown(told)
    assert "\\[" not in markdown(told, Labels(Language.EN))


@pytest.mark.parametrize("width", [40, 60, 80])
def test_columns_of_wide_characters_stay_within_the_width(
    dossier: Dossier, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = shown(dossier)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "海峡は壁ではない" in text


@pytest.mark.parametrize("width", [50, 80, 120])
def test_what_stands_behind_the_certainties_begins_in_one_column(
    dossier: Dossier, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Labels of two, three and six wide characters, and one of ASCII, in one margin."""
    monkeypatch.setenv("COLUMNS", str(width))
    lines = shown(dossier).splitlines()
    below = lines[lines.index(" ■解説") + 1 : lines.index("発言 3") - 1]
    margin = 3 + cell_len("newly coined") + 2
    assert [_cells(line, margin) for line in below] == [line.lstrip() for line in map(_without_mark, below)]
    assert any(line.startswith("   予定・見通し  制裁・断交（追放）") for line in below)


def _cells(line: str, start: int) -> str:
    """What stands in a line from a cell on."""
    at = cells = 0
    while cells < start:
        cells += cell_len(line[at])
        at += 1
    return line[at:]


def _without_mark(line: str) -> str:
    for mark in ("newly coined", "予定・見通し", "否定"):
        line = line.removeprefix(f"   {mark}")
    return line


def test_certainty_is_coloured_on_a_terminal(dossier: Dossier) -> None:
    file = io.StringIO()
    render(dossier, Labels(Language.EN), Console(file=file, force_terminal=True, color_system="standard", width=120))
    text = file.getvalue()
    assert "\x1b[1;32masserted" in text
    assert "\x1b[36mexpected" in text
    assert "\x1b[1;31mnegated" in text


def test_every_word_of_the_codebook_and_the_lexicon_has_a_japanese_label() -> None:
    """A value without a label would be shown in English; name it in `src/keii/labels.py`."""
    japanese = Labels(Language.JA)
    acts = {verb.act for verb in cues().verbs.values()} | set(cues().acts.values())
    words = [*SCORES, *ORDER, *(mode for _, mode in MODE_SCORES), *acts]
    words += [p.mode for known in (predicates().verbs, predicates().nouns) for p in known.values()]
    assert len(SCORES) == 16
    assert [word for word in words if word and japanese[word] == word] == []


def test_no_colour_codes_where_there_is_no_terminal(dossier: Dossier) -> None:
    assert "\x1b" not in shown(dossier)


@pytest.mark.parametrize("hostile", ["\x1b[31m赤", "a\rb", "[bold]x[/bold]", ":smile:", "\u202e逆", "\ud800"])
def test_names_cannot_command_the_terminal(dossier: Dossier, hostile: str) -> None:
    actor = Actor(id="a1", name=hostile, names=[hostile], type="person", country="", roles=[], mentions=[])
    text = shown(msgspec.structs.replace(dossier, actors=[actor]))
    assert not set(text) & set("\x1b\r\u202e\ud800")
    assert "[bold]x[/bold]" in text or "bold" not in hostile
    assert ":smile:" in text or "smile" not in hostile


def test_empty_dossier() -> None:
    text = shown(keii.read(""))
    assert text.splitlines()[0] == "（無題）"
    assert text.count("（なし）") == 4


def test_markdown(dossier: Dossier) -> None:
    assert markdown(dossier, Labels(Language.EN)) == (
        "# 首脳会談で署名\n\n東都放送 · 2026-03-12\n\n## Actors\n\n"
        "| Name | Type | Country | Roles | Other names |\n| --- | --- | --- | --- | --- |\n"
        "| サンタレン首相 | person | PRT | 首相 (ポルトガル) | 首相 |\n| 国営\\|通信 | organisation |  |  |  |\n\n"
        "## Events\n\n*\\[ \\] understood from the context*\n\n### Lead\n\n"
        "- `asserted` CONSULT **サンタレン首相, \\[国営\\|通信\\] → a9**  \n"
        "  首脳会談 · 2026-03-12 · ラバト · told 3 times (asserted, expected)\n\n### ■解説\n\n"
        "- `newly coined` NOVEL (newly coined) **(not named)**  \n  批准\n"
        "- `expected` **negated** SANCTION (expel) **(not named) → サンタレン首相**  \n"
        "  追放 · on the word of: 国営\\|通信\n\n"
        "## Statements\n\n### Lead\n\n"
        "- `asserted` **サンタレン首相** 「海峡は壁ではない」  \n"
        "  direct · 述べる (assert) · via: 国営\\|通信 · to: 国営\\|通信 · 2026-03-12 · explicit (subject of the cue)\n\n"
        "### ■両国の反応\n\n"
        "- `asserted` **speaker unknown (candidates: サンタレン首相, 国営\\|通信)** 「注視している」  \n  direct · ambiguous (two fit)\n"
        "- `newly coined` **negated** **speaker unknown** 〜交渉は続く  \n  indirect · headline · unknown\n\n"
        "## Questions and answers\n\n- Q: 次の会談はいつか。  \n"
        "  A: **サンタレン首相** 秋になるという見方が強い。ただ、協定の批准が条件で、議会の審議しだいでは来年にずれ込むこともある。大使は追放しないという…\n"
        "- Q: 次の会談はいつか。  \n  A: 強い。\n\n"
        "## Who attended\n\n| Name | Roles | Side | Presence | Occasion |\n| --- | --- | --- | --- | --- |\n"
        "| サンタレン首相 | 首相 | PRT | present | 首脳会談 |\n\n"
        "## Times\n\n| Expression | Type | Value | Interval (end exclusive) |\n| --- | --- | --- | --- |\n"
        "| 12日 | DATE | 2026-03-12 | 2026-03-12 – 2026-03-13 |\n"
    )


def test_markdown_of_an_empty_dossier() -> None:
    assert markdown(keii.read(""), Labels(Language.EN)).count("*(none)*") == 4


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "ja"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "ja"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ja_JP"}, "ja"),
        ({"LANG": "ja_JP", "LC_MESSAGES": "en_US"}, "en"),
    ],
)
def test_language_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language
