"""The make-up of a report: what kind each line is, where its prose begins, and its sections."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.ingest.structure import lines, names_somebody, parts

BODY = "外相は12日、首都で会談した。"


def kinds(text: str) -> list[str]:
    return [line.kind for line in lines(text)]


@pytest.mark.parametrize(
    ("dateline", "house"),
    [
        ("【北京共同】", "共同"),
        ("【ワシントン＝沢渡祐介】", "読売"),
        ("【リスボン時事】", "時事"),
        ("【ソウル聯合ニュース】", "聯合ニュース"),
        ("【リスボン宇津木誠】", "毎日"),
        ("【3月12日 AFP】", "AFP"),
        ("【3月12日 CGTN Japanese】", "CGTN"),
        ("【新華社北京3月12日】", "新華社"),
        ("［リスボン　１２日　ロイター］　－　", "ロイター"),
        ("[リスボン 12日 ロイター] - ", "ロイター"),
        ("（CNN） ", "CNN"),
        ("リスボン（CNN） ", "CNN"),
        ("ソウル（聯合ニュース）", "聯合ニュース"),
        ("　【ラバト共同】", "共同, indented"),
    ],
)
def test_prose_begins_behind_the_dateline(dateline: str, house: str) -> None:
    text = f"見出し\n\n{dateline}{BODY}"
    line = lines(text)[-1]
    assert line.kind == "body"
    assert text[line.prose : line.end] == BODY


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "「行く」と外相は述べた。",
        "（続報）と題する記事だ。" + BODY,
        "日本（東京）で外相が会談した。",
        "12日、外相は会談した。",
        "『白い橋』を渡った外相は述べた。",
    ],
)
def test_a_line_without_dateline_is_all_prose(text: str) -> None:
    line = lines(f"見出し\n\n{text}")[-1]
    assert line.prose == line.start


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        # headings
        ("■両国の反応", "heading"),
        ("◆両国の反応", "heading"),
        ("▼両国の反応", "heading"),
        ("【両国の反応】", "heading"),
        ("＜両国の反応＞", "heading"),
        ("## 両国の反応", "heading"),
        ("両国の反応", "heading"),
        ("１　両国の反応", "heading"),
        ("1. 両国の反応", "heading"),
        ("（１）両国の反応", "heading"),
        ("外相「海峡は壁ではない」", "heading"),
        # near misses
        ("両国は反応した。", "body"),
        ("「両国は反応した」", "body"),
        ("「両国は反応した。」", "body"),
        ("■両国は反応した。", "body"),
        ("（１）外相は、両国の協力を深めたいと述べました。", "body"),
        ("１　外相は、両国の協力を深めたいと述べました。", "body"),
        ("両国は反応しました", "body"),
        # items
        ("・両国の反応", "item"),
        ("▽両国の反応", "item"),
        ("- 両国の反応", "item"),
        ("午前9時　到着", "item"),
        ("午前９時４５分　首脳会談", "item"),
        ("10:30 首脳会談", "item"),
        ("夕方　夕食会", "item"),
        # dates
        ("2026年3月12日", "date"),
        ("2026年3月12日 21時12分", "date"),
        ("2026年3月12日（木）21:12", "date"),
        ("２０２６年３月１２日　２１時１２分", "date"),
        ("令和8年3月12日", "date"),
        ("2026-03-12 21:12", "date"),
        ("2026/03/12 21:12", "date"),
        ("午後3時更新", "date"),
        ("21:12", "date"),
        ("2026年3月12日、外相は会談した。", "body"),
        ("2026年3月12日に会談した。", "body"),
        # bylines
        pytest.param("（リスボン＝沢渡祐介）", "byline"),
        ("（聞き手・宇津木誠）", "byline"),
        ("（共同）", "byline"),
        ("（リスボン支局　沢渡祐介）", "byline"),
        ("（取材・構成　沢渡祐介）", "byline"),
        pytest.param("（以上）", "body"),
        # questions and answers
        ("Q 今回の訪問のねらいは。", "question"),
        ("Q. 今回の訪問のねらいは。", "question"),
        ("Ｑ：今回の訪問のねらいは。", "question"),
        ("Q1 今回の訪問のねらいは。", "question"),
        ("――今回の訪問のねらいは。", "question"),
        ("── 今回の訪問のねらいは。", "question"),
        ("問　今回の訪問のねらいは。", "question"),
        ("【記者】今回の訪問のねらいは。", "question"),
        ("（記者）今回の訪問のねらいは。", "question"),
        ("【東都新聞　宇津木記者】今回の訪問のねらいは。", "question"),
        ("A 対話だ。", "answer"),
        ("Ａ．対話だ。", "answer"),
        ("A2: 対話だ。", "answer"),
        ("答　対話です。", "answer"),
        ("【大臣】対話です。", "answer"),
        ("【沢渡外務大臣】対話です。", "answer"),
        ("（報道官）対話です。", "answer"),
        ("問題は残った。", "body"),
        ("問われたのは費用だ。", "body"),
        ("答えは出なかった。", "body"),
        ("AFP通信が伝えた。", "body"),
        ("AIの開発で協力する。", "body"),
        ("QUADは声明を出した。", "body"),
        ("「QとA」の欄に答えた。", "body"),
        ("", "blank"),
        ("　 ", "blank"),
    ],
)  # fmt: skip
def test_kinds(words: str, kind: str) -> None:
    """The line stands between two paragraphs of a report that has its title."""
    assert kinds(f"首脳会談で署名\n\n{BODY}\n\n{words}\n{BODY}")[4] == kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("首脳会談で署名\n" + BODY, ["title", "body"], id="the first line is the title"),
        pytest.param(BODY + "\n" + BODY, ["body", "body"], id="a report without a title"),
        pytest.param("\n首脳会談で署名\n\n" + BODY, ["blank", "title", "blank", "body"], id="behind blank lines"),
        pytest.param("■首脳会談で署名\n" + BODY, ["title", "body"], id="a marked title"),
        pytest.param("「壁ではない」外相が反論\n" + BODY, ["title", "body"], id="a title that begins with a quotation"),
        pytest.param("なぜ署名したのか？\n" + BODY, ["title", "body"], id="a title that asks"),
        pytest.param("首脳会談で署名\n2026年3月12日\n" + BODY, ["title", "date", "body"], id="date behind the title"),
        pytest.param("2026年3月12日\n首脳会談で署名\n\n" + BODY, ["date", "title", "blank", "body"], id="title behind the date"),
        pytest.param("題\n\n" + BODY + "\n\n何が問題か\n\n" + BODY, ["title", "blank", "body", "blank", "heading", "blank", "body"], id="a heading that asks"),
        pytest.param("題\n\n外務省幹部\n「行く」\n" + BODY, ["title", "blank", "name", "body", "body"], id="a name line"),
        pytest.param("題\n\n沢渡外務大臣\n「行く」\n" + BODY, ["title", "blank", "name", "body", "body"], id="a name line with a name"),
        pytest.param("題\n\n中国外務省報道官（5日）\n「行く」\n" + BODY, ["title", "blank", "name", "body", "body"], id="a name line with a note"),
        pytest.param("題\n\n両国の反応\n「行く」\n" + BODY, ["title", "blank", "heading", "body", "body"], id="a heading over a quotation"),
        pytest.param("題\n\n■外務省幹部\n「行く」\n" + BODY, ["title", "blank", "heading", "body", "body"], id="a marked heading over a quotation"),
        pytest.param("題\n\n沢渡外務大臣\n首相は述べた。\n", ["title", "blank", "heading", "body", "blank"], id="a name over prose"),
    ],
)  # fmt: skip
def test_lines(text: str, found: list[str]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("沢渡外務大臣：「行く」", "沢渡外務大臣"),
        ("沢渡外務大臣:「行く」と述べた。", "沢渡外務大臣"),
        ("　外務省幹部　：　「行く」", "外務省幹部"),
        ("中国外務省報道官：“行く”", "中国外務省報道官"),
        ("論点：「行く」か「行かない」か。", None),
        ("日時：2026年3月12日", None),
        ("外相は述べた：「行く」", None),
        ("沢渡外務大臣「行く」", None),
    ],
)
def test_a_name_and_a_colon(line: str, name: str | None) -> None:
    text = f"首脳会談で署名\n\n{line}\n{BODY}"
    speaker = lines(text)[2].speaker
    assert (text[speaker[0] : speaker[1]] if speaker else None) == name


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("沢渡外務大臣", True), ("外務省幹部", True), ("政府高官", True), ("ポルトガル首相", True), ("報道官（5日）", True), ("専門家", True), ("外交筋", True),
        ("両国の反応", False), ("協定の内容", False), ("論点", False), ("日時", False), ("", False), ("（5日）", False),
    ],
)  # fmt: skip
def test_names_somebody(words: str, names: bool) -> None:
    assert names_somebody(words) is names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", [("lead", "")], id="empty"),
        pytest.param(BODY, [("lead", "")], id="no heading"),
        pytest.param(f"題\n{BODY}", [("lead", "題")], id="title"),
        pytest.param(f"題\n{BODY}\n\n■反応\n{BODY}", [("lead", "題"), ("body", "■反応")], id="heading"),
        pytest.param(f"題\n■反応\n{BODY}", [("lead", "題"), ("body", "■反応")], id="a title and a heading at once"),
        pytest.param(f"{BODY}\n\n■反応\n{BODY}", [("lead", ""), ("body", "■反応")], id="heading, no title"),
        pytest.param(f"題\n{BODY}\n\n■問答\nQ なぜか。\nA 対話だ。", [("lead", "題"), ("qa", "■問答")], id="questions"),
        pytest.param(f"題\n{BODY}\n\n■日程\n午前9時　到着\n午後3時　会談", [("lead", "題"), ("list", "■日程")], id="schedule"),
        pytest.param(f"題\n{BODY}\n\n■要点\n・一つ目\n・二つ目\n\n■反応\n{BODY}", [("lead", "題"), ("list", "■要点"), ("body", "■反応")], id="list, then prose"),
        pytest.param(f"題\n{BODY}\n\n１　冒頭\n（１）{BODY}\n\n２　地域\n（１）{BODY}", [("lead", "題"), ("body", "１　冒頭"), ("body", "２　地域")], id="outline"),
    ],
)  # fmt: skip
def test_sections(text: str, found: list[tuple[str, str]]) -> None:
    made = parts(text, lines(text))
    assert [(p.kind, text[p.heading.start : p.heading.end] if p.heading else "") for p in made] == found
    assert made[0].start == 0
    assert made[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(made))


FRAGMENTS = st.sampled_from(
    [
        "外相は述べた。",
        "「行く」",
        "■反応",
        "Q 何か",
        "A そうだ",
        "・項目",
        "",
        "　",
        "2026年3月12日",
        "（共同）",
        "【北京共同】",
        "外務省幹部",
        "：",
        "――",
        "午前9時　",
        "１　",
        "\0",
        "題",
    ]
)


@given(st.lists(st.lists(FRAGMENTS, max_size=4).map("".join), max_size=12).map("\n".join) | st.text(max_size=80))
def test_lines_and_sections_cover_the_text(text: str) -> None:
    found = lines(text)
    assert [text[line.start : line.end] for line in found] == text.split("\n")
    for line in found:
        assert line.start <= line.prose <= line.end
        if line.speaker:
            assert line.start <= line.speaker[0] < line.speaker[1] <= line.end
    made = parts(text, found)
    assert made[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(made))
