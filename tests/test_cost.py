"""The cost of reading grows with the length of the text and no faster, whatever it is full of."""

from __future__ import annotations

import time
from itertools import count

import pytest

import keii

KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
KANJI = "山川田中村井上木林森石原野島藤佐高橋松本清水小大池谷坂口岡崎沢渡"


def kana(n: int) -> str:
    """A name of four letters no other number has."""
    return "".join(KANA[(n // len(KANA) ** i + 7 * i) % len(KANA)] for i in range(4))


def kanji(n: int) -> str:
    return "".join(KANJI[(n // len(KANJI) ** i + 3 * i) % len(KANJI)] for i in range(4))


# {name}, {other}, {third}: names no piece before has; {kanji}: one in kanji; {n}: the number of the piece.
HOSTILE = {
    "people": "{name}外相は「行く」と述べた。",
    "people in one sentence": "{name}外相と",
    "people in kanji": "{kanji}氏は述べた。",
    "people of one surname": "{name}・サンタレン外相は述べた。",
    "people with other names": "{name}（{other}）外相は述べた。",
    "people who meet": "{name}外相と{third}首相は会談した。双方は合意した。",
    "pairs": "双方、",
    "quotations on one line": "「行く」と述べ、",
    "quotations": "外相は「行く{n}」と述べた。",
    "events": "ロシアは北朝鮮を訪問した。",
    "events of many": "12日、{name}外相は{third}首相を批判した。",
    "headings": "■{name}外相\n「行く」と述べた。\n",
    "headings echoed": "首相「橋だ{n}」\n外相は「橋だ{n}」と述べた。\n",
    "questions": "Q 何か\nA 行くことだ。\n",
    "questions alone": "Q 何か\n",
    "names and colons": "外相：\n",
    "times": "同日、翌日、午後3時半に",
    "numbers": "{n}人、",
    "nouns joined by の": "壁の",
    "organisations": "{kanji}委員会は発表した。",
    "attendances": "会談した。{name}外相が同席した。",
}


def filled(piece: str, length: int) -> str:
    """A text of about so many characters, piece after piece."""
    out: list[str] = []
    size = 0
    for n in count():
        if size >= length:
            break
        out.append(piece.format(n=n, name=kana(n), other=kana(7 * n), third=kana(n + 9), kanji=kanji(n)))
        size += len(out[-1])
    return "".join(out)


def taken(text: str) -> float:
    start = time.process_time()
    keii.read(text, published="2026-03-12")
    return time.process_time() - start


@pytest.mark.parametrize("kind", HOSTILE)
def test_cost_is_linear(kind: str) -> None:
    """Six times the text may take no more than twice six times as long; the better of two runs, as machines are shared."""
    short, long = filled(HOSTILE[kind], 3_000), filled(HOSTILE[kind], 18_000)
    taken(short)
    bound = 12 * min(taken(short) for _ in range(3)) + 0.1
    assert min(taken(long) for _ in range(2)) < bound
