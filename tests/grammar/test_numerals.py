"""Numbers in digits and in kanji."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.grammar.numerals import WIDTH, number

KANJI = "〇一二三四五六七八九"


def spelt(value: int) -> str:
    """A number below 10,000 as it is read: 千九百九十六."""
    out = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += (KANJI[digit] if digit > 1 or not name else "") + name
    return out


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0), ("7", 7), ("07", 7), ("2024", 2024), ("〇", 0), ("零", 0), ("元", 1), ("七", 7), ("十", 10), ("十一", 11), ("二十", 20),
        ("三十一", 31), ("百", 100), ("百五", 105), ("三百", 300), ("二〇二四", 2024), ("一九九六", 1996), ("千九百九十六", 1996), ("九千", 9000),
        ("", None), ("数", None), ("十数", None), ("約十", None), ("1.5", None), ("1,000", None), ("１０", None), ("-3", None), ("²", None), ("٣", None),
        ("9" * 5000, None), ("一" * 5000, None),
    ],
)  # fmt: skip
def test_number(written: str, value: int | None) -> None:
    assert number(written) == value


@given(st.integers(1, 9999))
def test_numbers_are_read_back(value: int) -> None:
    assert number(str(value)) == value
    assert number("".join(KANJI[int(d)] for d in str(value))) == value
    assert number(spelt(value)) == value


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(words: str) -> None:
    value = number(words)
    assert value is None or value >= 0


@given(st.text())
def test_width_keeps_every_offset(words: str) -> None:
    assert len(words.translate(WIDTH)) == len(words)


def test_width_makes_digits_plain() -> None:
    assert "２６日午後３：１５　約１．５ヵ月".translate(WIDTH) == "26日午後3:15　約1.5カ月"
