"""What a dossier looks like in the terminal and as Markdown."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.cells import cell_len

import keii
from keii.cli.labels import Labels, Language, language_of
from keii.cli.markdown import markdown
from keii.cli.render import render, terminal
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

発言 3

 リード
   サンタレン首相
     「海峡は壁ではない」
     直接 · 述べる · 伝: 国営|通信 · 相手: 国営|通信 · 2026-03-12 · 断定 · 明示（subject of the cue）

 ■両国の反応
   話者不明（候補: サンタレン首相、国営|通信）
     「注視している」
     直接 · 断定 · 曖昧（two fit）
   話者不明
     〜交渉は続く
     間接 · newly coined · 否定 · 見出し · 不明

時 1

 表現   種別   値           期間（終わりは含まない）
 ───────────────────────────────────────────────────
 12日   DATE   2026-03-12   2026-03-12 – 2026-03-13
"""


def test_terminal_in_japanese(dossier: Dossier) -> None:
    assert shown(dossier) == JAPANESE


def test_terminal_in_english(dossier: Dossier) -> None:
    text = shown(dossier, Language.EN)
    assert "Actors 2" in text
    assert "speaker unknown (candidates: サンタレン首相, 国営|通信)" in text
    assert (
        "direct · 述べる · via: 国営|通信 · to: 国営|通信 · 2026-03-12 · asserted · explicit (subject of the cue)"
        in text
    )


@pytest.mark.parametrize("width", [40, 60, 80])
def test_columns_of_wide_characters_stay_within_the_width(
    dossier: Dossier, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = shown(dossier)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "海峡は壁ではない" in text


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
    assert text.count("（なし）") == 3


def test_markdown(dossier: Dossier) -> None:
    assert markdown(dossier, Labels(Language.EN)) == (
        "# 首脳会談で署名\n\n東都放送 · 2026-03-12\n\n## Actors\n\n"
        "| Name | Type | Country | Roles | Other names |\n| --- | --- | --- | --- | --- |\n"
        "| サンタレン首相 | person | PRT | 首相 (ポルトガル) | 首相 |\n| 国営\\|通信 | organisation |  |  |  |\n\n"
        "## Statements\n\n### Lead\n\n"
        "- **サンタレン首相** 「海峡は壁ではない」  \n"
        "  direct · 述べる · via: 国営\\|通信 · to: 国営\\|通信 · 2026-03-12 · asserted · explicit (subject of the cue)\n\n"
        "### ■両国の反応\n\n"
        "- **speaker unknown (candidates: サンタレン首相, 国営\\|通信)** 「注視している」  \n  direct · asserted · ambiguous (two fit)\n"
        "- **speaker unknown** 〜交渉は続く  \n  indirect · newly coined · negated · headline · unknown\n\n"
        "## Times\n\n| Expression | Type | Value | Interval (end exclusive) |\n| --- | --- | --- | --- |\n"
        "| 12日 | DATE | 2026-03-12 | 2026-03-12 – 2026-03-13 |\n"
    )


def test_markdown_of_an_empty_dossier() -> None:
    assert markdown(keii.read(""), Labels(Language.EN)).count("*(none)*") == 3


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
