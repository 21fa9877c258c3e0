"""Files of every kind, good and bad."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from keii.errors import InputError
from keii.ingest.files import load
from keii.ingest.source import MAX_BYTES, MAX_CHARS

TEXT = "外相は19日、「会談した」と述べた。\n"
PAGE = "<!DOCTYPE html><html><head><title>会談</title></head><body><article><p>外相は19日、「会談した」と述べた。</p></article></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "is_page"),
    [
        ("a.txt", TEXT, False),
        ("a.TXT", TEXT, False),
        ("a.md", TEXT, False),
        ("a.html", PAGE, True),
        ("a.HTM", PAGE, True),
        ("a", TEXT, False),
        ("a", PAGE, True),
        ("a.php", PAGE, True),
        ("a.article", TEXT, False),
        ("a.txt", PAGE, False),
        ("会談 19日.txt", TEXT, False),
    ],
)
def test_loader_by_name_and_content(tmp_path: Path, name: str, content: str, is_page: bool) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="cp932")
    (source,) = load(path)
    assert (source.title == "会談") is is_page
    assert "「会談した」と述べた。" in source.text


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("euc_jp"))))
    assert load("-")[0].text == TEXT


def test_white_space_is_a_text_that_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n\u3000\n")
    assert load(path)[0].text == " \n\u3000\n"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("missing.txt", None, "no such file", id="missing"),
        pytest.param("empty.txt", b"", "it is empty", id="empty"),
        pytest.param("empty.html", b"", "it is empty", id="empty page"),
        pytest.param(
            "long.txt", b"a" * (MAX_CHARS + 1), "it has 3,000,001 characters, and keii reads up to 3,000,000", id="long"
        ),
        pytest.param("big.html", b"a" * (MAX_BYTES + 1), "it has more than 18,000,000 bytes", id="big"),
        pytest.param("a.bin", b"\x7fELF\0\0", "not a text or HTML file", id="unknown binary"),
        pytest.param("a.txt", b"\x89PNG\r\n\0", "not a text or HTML file", id="an image called .txt"),
        pytest.param("a.html", b"<html></html>", "holds no text", id="page without text"),
        pytest.param("a\0b.txt", None, "null", id="a name no file can have"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, content: bytes | None, reason: str) -> None:
    path = str(tmp_path / name)
    if content is not None:
        Path(path).write_bytes(content)
    with pytest.raises(InputError, match=reason) as caught:
        load(path)
    assert caught.value.source == path


def test_directory(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it is a directory"):
        load(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        load(path)
