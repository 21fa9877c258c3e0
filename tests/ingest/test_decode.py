"""Every encoding Japanese reports come in is read; what is no text is refused with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.errors import InputError
from keii.ingest.decode import decode

SENTENCE = "岸田首相は１９日、「対話を続ける」と述べた。ガザ地区で停戦へ、約2時間半"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        pytest.param(SENTENCE, "utf-8", id="utf-8"),
        pytest.param(SENTENCE, "utf-8-sig", id="utf-8 with a byte order mark"),
        pytest.param(SENTENCE, "utf-16", id="utf-16 with a byte order mark"),
        pytest.param(SENTENCE, "utf-32", id="utf-32, whose mark begins like utf-16's"),
        pytest.param(SENTENCE, "cp932", id="cp932"),
        pytest.param(SENTENCE, "euc_jp", id="euc-jp"),
        pytest.param(SENTENCE, "iso2022_jp", id="iso-2022-jp"),
        pytest.param("①②㈱№髙﨑", "cp932", id="cp932 with NEC and IBM characters"),
        pytest.param("①②㈱№が出席した", "euc_jis_2004", id="euc-jp with NEC characters"),
        pytest.param("ﾌﾟｰﾁﾝ大統領は「会談」", "cp932", id="cp932 with half-width kana"),
        pytest.param("ﾌﾟｰﾁﾝ大統領", "iso2022_jp_ext", id="iso-2022-jp with half-width kana"),
        pytest.param("丂は補助漢字", "iso2022_jp_1", id="iso-2022-jp with JIS X 0212"),
        pytest.param("外相", "cp932", id="cp932, two kanji"),
        pytest.param("外相", "euc_jp", id="euc-jp, two kanji"),
        pytest.param("Biden met Kishida.", "ascii", id="ascii"),
        pytest.param("", "ascii", id="nothing"),
    ],
)
def test_encodings(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "a.txt") == text


def test_iso_2022_jp_carries_nec_characters() -> None:
    """Mail has always written ① in row 13, which Python's own decoder refuses."""
    assert decode(b"\x1b$B-!2q\x1b(B ok", "a.txt") == "①会 ok"


@pytest.mark.parametrize(
    ("head", "codec", "body"),
    [
        pytest.param('<meta charset="Shift_JIS">', "cp932", "会談した①", id="meta charset"),
        pytest.param(
            '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=x-euc-jp">', "euc_jp", "会談", id="http-equiv"
        ),
        pytest.param('<?xml version="1.0" encoding="EUC-JP"?>', "euc_jp", "会談した", id="XML declaration"),
        pytest.param("<meta charset=gb2312>", "gb18030", "プーチン大統領は会談した", id="Japanese in a Chinese set"),
        pytest.param('<meta charset="Shift_JIS">', "utf-8", "会談した", id="declared wrongly, UTF-8 all the same"),
        pytest.param('<meta charset="iso-8859-1">', "cp932", "会談した", id="declared impossibly"),
        pytest.param('<meta charset="utf-8">', "euc_jp", "会談した", id="declared as UTF-8, which it is not"),
    ],
)
def test_declared_charset(head: str, codec: str, body: str) -> None:
    assert decode((head + body).encode(codec), "a.html") == head + body


def test_declaration_in_prose_does_not_count() -> None:
    text = "文字コードは charset=gb2312 と書く。"
    assert decode(text.encode("cp932"), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"a\r\nb\rc\nd", "a\nb\nc\nd", id="newlines become one kind"),
        pytest.param(
            SENTENCE.encode() * 5 + "述".encode()[:2], SENTENCE * 5 + "\ufffd", id="cut in the last character"
        ),
        pytest.param((SENTENCE * 5).encode().replace("ガ".encode(), b"\xff", 1), None, id="one damaged character"),
    ],
)
def test_what_is_mended(data: bytes, text: str | None) -> None:
    found = decode(data, "a.txt")
    assert found == text if text else found.count("\ufffd") == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"%PDF-1.7 ...", "PDF", id="PDF"),
        pytest.param(b"PK\x03\x04aaaa", "ZIP", id="office document"),
        pytest.param(b"\x89PNG\r\n", "image", id="image"),
        pytest.param("会談\0した".encode(), "NUL", id="NUL"),
        pytest.param(bytes(range(1, 32)) * 20, "control characters", id="control characters"),
        pytest.param(bytes(range(0x80, 0x100)) * 4, "no text in UTF-8", id="no encoding fits"),
        pytest.param(b"\xff\xfe\x00\xd8" * 40, "UTF-16", id="UTF-16 of lone surrogates"),
        pytest.param(b"\xef\xbb\xbf" + b"\xff" * 50, "UTF-8", id="a byte order mark before rubbish"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decode(data, "a.bin")
    assert caught.value.source == "a.bin"


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufeff")))
def test_utf8_round_trip(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@given(st.text(st.characters(codec="utf-16", exclude_characters="\0\ufeff\ufffd")))
def test_utf16_round_trip(text: str) -> None:
    assert decode(text.encode("utf-16"), "a.txt") == _newlines(text)


HOUSE = st.text("会談した、大統領はプーチンガザ「」。０９abc 19\n", min_size=1)


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "iso2022_jp"])
@given(text=HOUSE)
def test_japanese_round_trip(codec: str, text: str) -> None:
    assert decode(text.encode(codec), "a.txt") == text


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Text or a named refusal, the same each time; never another error, never a lone surrogate."""
    try:
        text = decode(data, "a.bin")
    except InputError as error:
        assert error.source == "a.bin"
    else:
        text.encode()
        assert "\r" not in text
        assert decode(data, "a.bin") == text
