"""Web archives: plain and gzipped, whole and damaged, small and bombs."""

from __future__ import annotations

import gzip
import random
import time
import zlib
from pathlib import Path

import pytest

from keii.errors import InputError
from keii.ingest import archive
from keii.ingest.files import each, load
from keii.ingest.source import MAX_BYTES, Skipped, Source

PAGE = "<!DOCTYPE html><html><head><title>会談{n}</title></head><body><article><p>外相は{n}日、「会談した」と述べた。</p></article></body></html>"


def page(n: int, encoding: str = "utf-8") -> bytes:
    return PAGE.replace("{n}", str(n)).encode(encoding)


def record(kind: str, uri: str, block: bytes) -> bytes:
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {uri}",
        "WARC-Date: 2026-02-17T01:00:00Z",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>",
        f"Content-Type: application/http; msgtype={kind}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def write(
    path: Path,
    payloads: list[bytes],
    *,
    packed: bool,
    headers: list[tuple[str, str]] | None = None,
    status: str = "200 OK",
    kind: str = "text/html",
) -> Path:
    """An archive with a warcinfo record and, for each payload, the request and the response."""
    http = "\r\n".join(
        [f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in [("Content-Type", kind), *(headers or [])]), "", ""]
    )
    records = [record("warcinfo", "urn:x", b"software: test\r\n")]
    for n, payload in enumerate(payloads, 1):
        url = f"https://toto.example/{n}"
        records.append(record("request", url, b"GET / HTTP/1.1\r\nHost: toto.example\r\n\r\n"))
        records.append(record("response", url, http.encode() + payload))
    path.write_bytes(b"".join(gzip.compress(x) if packed else x for x in records))
    return path


def sources(path: Path) -> list[str]:
    return [x.title or "" for x in each(path) if isinstance(x, Source)]


def errors(path: Path) -> list[str]:
    return [x.reason for x in each(path) if isinstance(x, InputError)]


@pytest.mark.parametrize(
    ("name", "packed"), [("a.warc", False), ("a.warc.gz", True), ("archive", True), ("archive", False)]
)
def test_pages_of_an_archive(tmp_path: Path, name: str, *, packed: bool) -> None:
    path = write(tmp_path / name, [page(1), page(2, "cp932"), page(3, "euc_jp")], packed=packed)
    *found, skipped = each(path)
    assert [(x.title, x.url) for x in found if isinstance(x, Source)] == [
        (f"会談{n}", f"https://toto.example/{n}") for n in (1, 2, 3)
    ]
    assert skipped == Skipped(str(path), 4, "records that are no HTML pages")
    assert len(load(path)) == 3


def test_one_gzip_member_around_the_whole_archive(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.warc", [page(1), page(2)], packed=False)
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(plain.read_bytes()))
    assert sources(tmp_path / "b.warc.gz") == ["会談1", "会談2"]


@pytest.mark.parametrize(
    ("status", "kind"), [("404 Not Found", "text/html"), ("301 Moved", "text/html"), ("200 OK", "image/png")]
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, status: str, kind: str) -> None:
    path = write(tmp_path / "a.warc", [page(1)], packed=False, status=status, kind=kind)
    assert list(each(path)) == [Skipped(str(path), 3, "records that are no HTML pages")]
    with pytest.raises(InputError, match="there is no report in it"):
        load(path)


def chunked(data: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(data[i : i + 50]), data[i : i + 50]) for i in range(0, len(data), 50))
        + b"0\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("headers", "payload"),
    [
        ([("Transfer-Encoding", "chunked")], chunked(page(1))),
        ([("Content-Encoding", "gzip")], gzip.compress(page(1))),
        ([("Content-Encoding", "gzip")], page(1)),
        ([("Content-Encoding", "deflate")], zlib.compress(page(1))),
        ([("Content-Encoding", "deflate")], zlib.compress(page(1))[2:-4]),
        ([("Content-Encoding", "br")], page(1)),
        ([("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")], chunked(gzip.compress(page(1)))),
    ],
    ids=["chunked", "gzip", "gzip undone", "deflate", "raw deflate", "brotli undone", "chunked gzip"],
)
def test_encodings_are_undone(tmp_path: Path, headers: list[tuple[str, str]], payload: bytes) -> None:
    assert sources(write(tmp_path / "a.warc", [payload], packed=False, headers=headers)) == ["会談1"]


@pytest.mark.parametrize(
    ("encoding", "payload", "reason"),
    [
        ("gzip", b"\x1f\x8b\x08broken", "gzip encoding is damaged"),
        ("br", b"\x0b\x02\x80", "'br', which keii does not unpack"),
        ("gzip", gzip.compress(b" " * (MAX_BYTES * 4)), "more than 18,000,000 bytes"),
        ("identity", b"", "the page is empty"),
        ("identity", b"\0\1\2", "binary file"),
    ],
    ids=["damaged", "unknown", "bomb", "empty", "binary"],
)
def test_a_page_that_cannot_be_had_costs_only_itself(
    tmp_path: Path, encoding: str, payload: bytes, reason: str
) -> None:
    path = write(tmp_path / "a.warc", [payload, page(2)], packed=False, headers=[("Content-Encoding", encoding)])
    if encoding == "gzip":
        assert sources(path) == ["会談2"]
    (told,) = [x for x in each(path) if isinstance(x, InputError)]
    assert reason in told.reason
    assert told.source == f"{path}, record 3 (https://toto.example/1)"


def test_damage_in_a_gzip_member(tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc.gz", [page(n) for n in range(1, 6)], packed=True)
    data = bytearray(path.read_bytes())
    members = [i for i in range(len(data)) if data[i : i + 3] == b"\x1f\x8b\x08"]
    start = members[1 + 2 * 2 + 1]  # the third response: after warcinfo and two pairs comes its request
    data[start + 30 : start + 60] = bytes(30)
    path.write_bytes(data)
    assert sources(path) == ["会談1", "会談2", "会談4", "会談5"]
    assert errors(path) == ["its gzip member is damaged"]


@pytest.mark.parametrize(
    "wrong", [b"9999", b"99999999999", b"7", b"x"], ids=["longer", "endless", "shorter", "no number"]
)
def test_a_wrong_length(tmp_path: Path, wrong: bytes) -> None:
    path = write(tmp_path / "a.warc", [page(n) for n in range(1, 4)], packed=False)
    before, mark, after = path.read_bytes().partition(b"WARC-Type: response")
    head, end, rest = after.partition(b"\r\n\r\n")
    lines = [b"Content-Length: " + wrong if x.startswith(b"Content-Length:") else x for x in head.split(b"\r\n")]
    path.write_bytes(before + mark + b"\r\n".join(lines) + end + rest)
    assert sources(path) == ["会談2", "会談3"]
    assert len(errors(path)) == 1


@pytest.mark.parametrize("packed", [True, False])
def test_cut_short(tmp_path: Path, *, packed: bool) -> None:
    path = write(tmp_path / "a.warc", [page(1), page(2)], packed=packed)
    path.write_bytes(path.read_bytes()[:-40])
    assert sources(path) == ["会談1"]
    assert errors(path) == ["it is cut short"]


def test_rubbish_between_records_is_told_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc", [page(1)], packed=False)
    path.write_bytes(path.read_bytes() + b"rubbish\nand more\n" * 1000 + path.read_bytes())
    assert sources(path) == ["会談1", "会談1"]
    assert errors(path) == ["what stands between two records is no WARC"]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("packed", [True, False])
def test_any_damage_ends_and_names_the_file(tmp_path: Path, seed: int, *, packed: bool) -> None:
    path = write(tmp_path / "a.warc", [page(n) for n in range(20)], packed=packed)
    data, chance = bytearray(path.read_bytes()), random.Random(seed)  # noqa: S311 damage, no secret
    for _ in range(1 + seed):
        at = chance.randrange(len(data) - 64)
        data[at : at + chance.randrange(64)] = chance.randbytes(chance.randrange(64))
    path.write_bytes(data)
    found = list(each(path))
    assert sum(isinstance(x, Source) for x in found) >= 20 - 3 * (1 + seed)
    assert all(x.source.startswith(str(path)) for x in found if not isinstance(x, Source))


def test_a_bomb_around_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Free so far, then no more than two hundred times what went in; the member behind it is read."""
    monkeypatch.setattr(archive, "_FREE", 1_000_000)
    good = write(tmp_path / "good.warc.gz", [page(1)], packed=True).read_bytes()
    bomb = gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 17000000\r\n\r\n" + b" " * 100_000_000)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(bomb + good)
    began = time.perf_counter()
    assert errors(path) == ["its gzip member is a decompression bomb"]
    assert sources(path) == ["会談1"]
    assert time.perf_counter() - began < 5


def test_an_archive_larger_than_any_report_is_read_through(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    write(path, [page(1), b"<html>" + b"\n" * (MAX_BYTES + 100_000), page(3)], packed=False)
    assert sources(path) == ["会談1", "会談3"]
    assert errors(path) == ["it has more than 18,065,536 bytes"]


def test_other_gzip_files_are_named_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"hello"))
    with pytest.raises(InputError, match="a gzip archive"):
        load(path)


@pytest.mark.parametrize("content", [b"x", b"", b"WARC/1.0"], ids=["text", "nothing", "first line alone"])
def test_no_archive_for_all_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(content)
    with pytest.raises(InputError):
        load(path)
