"""How sure a predicate's act is where it stands: its own words, what takes its clause up, its tense, whose word it is."""

from __future__ import annotations

import pytest

from keii.grammar.outlook import outlook
from keii.grammar.passages import passages
from keii.grammar.reading import read_text


def of(text: str, words: str, nominal: bool = False) -> tuple[str, bool]:
    """The outlook of the predicate that holds the words."""
    reading = read_text(text, None)
    passage = next(p for p in passages(reading, lambda start, end: words in text[start:end]))
    at = passage.at(text.index(words))
    return outlook(text, passage.phrases, passage.clauses, at, nominal)


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("首相は砲弾を供与した。", "供与", "asserted"),
        ("首相は砲弾を供与する。", "供与", "expected"),
        ("首相は砲弾を供与している。", "供与", "asserted"),
        ("首相は砲弾を供与する見通しだ。", "供与", "expected"),
        ("首相は砲弾を供与したとみられる。", "供与", "presumed"),
        ("首相は砲弾を供与したとされる。", "供与", "alleged"),
        ("首相は砲弾を供与した疑いがある。", "供与", "alleged"),
        ("首相は砲弾を供与する可能性は十分ある。", "供与", "possible"),
        ("首相は砲弾を供与したと発表した。", "供与", "reported"),
        ("首相は砲弾を供与すると発表した。", "供与", "expected"),
        ("外相は、首相が砲弾を供与したと主張した。", "供与", "alleged"),
        ("砲弾を供与したとの報道を外相は否定した。", "供与", "alleged"),
        ("国営通信によると、首相は砲弾を供与した。", "供与", "reported"),
        ("首相が砲弾を供与したという。", "供与", "reported"),
        ("首相が砲弾を供与した場合、制裁を科す。", "供与", "hypothetical"),
        ("首相が砲弾を供与すれば、制裁を科す。", "供与", "hypothetical"),
        ("外相は砲弾を供与するよう求めた。", "供与", "desired"),
        ("首相は砲弾を供与し、来月にも訪問する見通しだ。", "供与", "expected"),
        ("首相は砲弾を供与し、近く訪問する予定だ。", "供与", "asserted"),
        ("首相は砲弾を供与するとともに、医療班を派遣する旨表明した。", "供与", "expected"),
        ("首相は砲弾を購入する契約に署名した。", "購入", "expected"),
    ],
)
def test_certainty(text: str, words: str, certainty: str) -> None:
    assert of(text, words) == (certainty, False)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("首相は砲弾の供与を検討している。", "検討", ("possible", False)),
        ("首相は砲弾の供与を求めた。", "求め", ("desired", False)),
        ("首相は砲弾の供与を求めたとされる。", "求め", ("alleged", False)),
        ("首相は砲弾の供与を決めた。", "決め", ("expected", False)),
        ("首相は砲弾の供与を停止した。", "停止", ("asserted", True)),
        ("首相は砲弾の供与を続けた。", "続け", ("asserted", False)),
    ],
)
def test_what_carries_a_noun(text: str, words: str, expected: tuple[str, bool]) -> None:
    assert of(text, words, nominal=True) == expected


def test_a_quotation_is_read_as_a_sentence() -> None:
    text = "首相は「砲弾を供与したとされる。弾薬も送った」と述べた。"
    reading = read_text(text, None)
    found = [text[p.start : p.end] for p in passages(reading, lambda start, end: end > start)]
    assert found == [text, "砲弾を供与したとされる。", "弾薬も送った"]
