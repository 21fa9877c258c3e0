"""`keii read`: formats, files good and bad, exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import keii
from keii.cli import application
from keii.records import Dossier

TEXT = "岸田首相は19日、東京で「対話を続ける」と述べた。\n"
EXAMPLE = Path(keii.__file__).parent / "examples" / "portugal-morocco.html"


def run(*args: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """The command as a user runs it."""
    command = [sys.executable, "-c", "from keii.cli import main; main()", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=env)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="cp932")
    return path


def invoke(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(application(), [str(arg) for arg in args])
    return result.exit_code, result.stdout, result.stderr


def test_json_is_the_contracts_document(report: Path) -> None:
    status, out, err = invoke("read", report, "--format", "json", "--published", "2024-06-20", "--outlet", "東都新聞")
    assert (status, err) == (0, "")
    assert Dossier.from_json(out) == keii.read(TEXT, published="2024-06-20", outlet="東都新聞")


def test_what_the_user_says_wins_over_the_page() -> None:
    _, out, _ = invoke("read", EXAMPLE, "-f", "json")
    _, told, _ = invoke("read", EXAMPLE, "-f", "json", "--published", "2020-01-01", "--outlet", "他社")
    facts = [(doc["report"]["published"], doc["report"]["outlet"]) for doc in (json.loads(out), json.loads(told))]
    assert facts == [("2026-03-12T21:40:00+09:00", "東都放送"), ("2020-01-01", "他社")]


def test_several_files_make_an_array_or_lines(report: Path) -> None:
    _, out, _ = invoke("read", report, report, "-f", "json")
    assert len(json.loads(out)) == 2
    _, out, _ = invoke("read", report, report, "-f", "jsonl")
    assert [json.loads(line)["keii"] for line in out.splitlines()] == ["1", "1"]
    _, out, _ = invoke("read", report, report, "-f", "md", "--lang", "en")
    assert out.count("\n## Actors\n") == 2


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.json", '{"keii":"1"'), ("a.jsonl", '{"keii":"1"'), ("a.md", "# "), ("a.MD", "# "), ("a.out", "（無題）")],
)
def test_suffix_of_the_output_chooses_the_format(report: Path, tmp_path: Path, name: str, start: str) -> None:
    target = tmp_path / "out" / name
    target.parent.mkdir()
    assert invoke("read", report, "-o", target, "--lang", "ja") == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith(start)


def test_failing_files_are_named_and_the_others_read(report: Path, tmp_path: Path) -> None:
    binary = tmp_path / "b.bin"
    binary.write_bytes(b"\0\1\2")
    missing = tmp_path / "missing.txt"
    status, out, err = invoke("read", binary, report, missing, tmp_path, report, "-f", "jsonl")
    assert status == 2
    assert len(out.splitlines()) == 2
    assert [line.split(": ")[:2] for line in err.splitlines()] == [
        ["keii", str(path)] for path in (binary, missing, tmp_path)
    ]


def test_every_entry_of_a_feed_is_read_and_what_is_wrong_named(tmp_path: Path) -> None:
    feed = tmp_path / "a.rss"
    items = "<item><title>会談</title><description>外相が会談した。</description></item><item/><item><title>首相の訪問</title></item>"
    feed.write_text(f"<rss version='2.0'><channel><title>海峡新報</title>{items}</channel></rss>", encoding="utf-8")
    status, out, err = invoke("read", feed, "-f", "jsonl")
    assert [json.loads(line)["report"]["title"] for line in out.splitlines()] == ["会談", "首相の訪問"]
    assert (status, err) == (2, f"keii: {feed}, entry 2: the entry has no text\n")


def test_what_is_no_page_in_an_archive_is_counted(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc"
    page = "<html><body><p>外相は「会談した」と述べた。</p></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: https://x.example/1\r\nContent-Length: {}\r\n\r\n"
    archive.write_bytes(
        head.format("metadata", 1).encode()
        + b"x\r\n\r\n"
        + head.format("response", len(http)).encode()
        + http
        + b"\r\n\r\n"
    )
    status, out, err = invoke("read", archive, "-f", "jsonl")
    assert (status, json.loads(out)["report"]["url"]) == (0, "https://x.example/1")
    assert err == f"keii: {archive}: passed over 1 records that are no HTML pages\n"


def test_array_of_nothing_is_an_array(tmp_path: Path) -> None:
    status, out, _ = invoke("read", tmp_path / "x", tmp_path / "y", "-f", "json")
    assert (status, out) == (2, "[]\n")


def test_a_run_that_reads_nothing_leaves_the_old_output(tmp_path: Path) -> None:
    target = tmp_path / "old.json"
    target.write_text("old")
    assert invoke("read", tmp_path / "missing", "-o", target)[0] == 2
    assert target.read_text() == "old"


@pytest.mark.parametrize("folder", ["missing", ""])
def test_output_that_cannot_be_written(report: Path, tmp_path: Path, folder: str) -> None:
    target = tmp_path / folder / "a.json" if folder else tmp_path
    status, _, err = invoke("read", report, "-o", target)
    assert status == 2
    assert err.startswith(f"keii: {target}: it can't be written: ")
    assert err.count("\n") == 1


def test_an_input_is_never_overwritten(report: Path) -> None:
    status, _, err = invoke("read", report, "-o", report)
    assert status == 2
    assert "is also an input" in err
    assert report.read_bytes() == TEXT.encode("cp932")


@pytest.mark.parametrize(
    "args", [["--published", "yesterday"], ["--published", "2024-13-01"], ["--lang", "fr"], ["-f", "xml"]]
)
def test_bad_options(report: Path, args: list[str]) -> None:
    status, out, err = invoke("read", report, *args)
    assert (status, out) == (2, "")
    assert args[0].lstrip("-")[0] in err


def test_a_defect_costs_one_file_only(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_once(text: str, **_: object) -> Dossier:
        monkeypatch.undo()
        raise ZeroDivisionError("no")

    monkeypatch.setattr(keii, "read", fail_once)
    status, out, err = invoke("read", report, report, "-f", "jsonl")
    assert (status, len(out.splitlines())) == (2, 1)
    assert err == f"keii: {report}: keii failed on it (ZeroDivisionError: no); please report this with the file\n"


def test_version() -> None:
    assert invoke("--version") == (0, f"keii {keii.__version__}\n", "")


def test_help_names_every_option() -> None:
    _, out, _ = invoke("read", "--help")
    assert all(option in out for option in ("--format", "--output", "--published", "--outlet", "--lang"))


def test_as_a_process(report: Path, tmp_path: Path) -> None:
    """Standard input, a bad file beside it, an argument that is no UTF-8: status, streams, and no traceback."""
    done = run(
        "read",
        "-",
        tmp_path,
        "-f",
        "jsonl",
        "--outlet",
        b"\xff".decode("utf-8", "surrogateescape"),
        stdin=TEXT.encode(),
    )
    assert done.returncode == 2
    assert json.loads(done.stdout)["report"]["text"] == TEXT
    assert done.stderr.decode() == f"keii: {tmp_path}: it is a directory; name the files in it\n"


def test_as_a_process_that_can_only_show_ascii(report: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii", "PATH": ""}
    assert run("read", report, env=env).returncode == 0
    document = run("read", report, "-f", "json", env=env)
    assert json.loads(document.stdout.decode("utf-8"))["report"]["text"] == TEXT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_as_a_process_on_a_full_disk(report: Path) -> None:
    command = [sys.executable, "-c", "from keii.cli import main; main()", "read", str(report)]
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "keii: standard output: it can't be written: No space left on device\n"


def test_empty_standard_input() -> None:
    done = run("read", "-")
    assert (done.returncode, done.stderr) == (2, b"keii: standard input: it is empty\n")


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    code = "import sys; from keii.cli import application; application(); print([m for m in ('rich', 'trafilatura', 'lxml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"


def test_own_tables_by_option(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    (words / "cues.tsv").write_text(
        "# columns: lemma\tact\tframes\tstrength\n歌いあげる\tassert\tquote,to\tsay\n", encoding="utf-8"
    )
    report = tmp_path / "report.txt"
    report.write_text("サンタレン首相は「橋だ」と歌いあげた。\n", encoding="utf-8")
    done = run("read", str(report), "--lexicon", str(words), "-f", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["statements"][0]["cue"]["act"] == "assert"


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (
            "# columns: lemma\tact\tframes\tstrength\n歌いあげる\tsing\tquote\tsay\n",
            "line 2: 歌いあげる: act 'sing' is none of",
        ),
        (None, "no such folder"),
    ],
)
def test_own_tables_that_say_nonsense(tmp_path: Path, table: str | None, reason: str) -> None:
    words = tmp_path / "words"
    if table is not None:
        words.mkdir()
        (words / "cues.tsv").write_text(table, encoding="utf-8")
    report = tmp_path / "report.txt"
    report.write_text("サンタレン首相は「橋だ」と述べた。\n", encoding="utf-8")
    done = run("read", str(report), "--lexicon", str(words))
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode("utf-8").splitlines()
    assert reason in line


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Path]:
    """A report and its dossier."""
    report = tmp_path / "report.txt"
    report.write_text("サンタレン首相は「橋だ」と述べた。雨が降った。\n", encoding="utf-8")
    dossier = tmp_path / "dossier.json"
    assert run("read", report, "-o", dossier).returncode == 0
    return report, dossier


def test_why(written: tuple[Path, Path]) -> None:
    done = run("read", written[0], "--why", "s1", "--lang", "en")
    assert done.returncode == 0
    out = done.stdout.decode()
    assert "⟦橋だ⟧" in out
    assert "Rule: explicit: subject" in out
    assert "cues.tsv:" in out


def test_why_of_nothing(written: tuple[Path, Path]) -> None:
    done = run("read", written[0], "--why", "s7")
    assert done.returncode == 2
    assert done.stdout == b""
    assert "no record s7" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_why_as_json(written: tuple[Path, Path]) -> None:
    told = json.loads(run("read", written[0], "--why", "s1", "-f", "json").stdout)
    assert (told["id"], told["kind"]) == ("s1", "statements")


def test_coverage(written: tuple[Path, Path]) -> None:
    out = run("read", written[0], "--coverage", "--lang", "en").stdout.decode()
    assert "1 / 2" in out
    assert "雨が降った。" in out
    assert json.loads(run("read", written[0], "--coverage", "-f", "json").stdout)["covered"] == 1


def test_verify_what_is_so(written: tuple[Path, Path]) -> None:
    done = run("verify", written[1], written[0])
    assert (done.returncode, done.stderr) == (0, b"")
    assert "all borne out" in done.stdout.decode()


def test_verify_what_is_not_so(written: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("サンタレン首相は「壁だ」と述べた。雨が降った。\n", encoding="utf-8")
    done = run("verify", written[1], other)
    assert done.returncode == 1
    assert "s1 span not in this text: 「橋だ」" in done.stdout.decode()
    told = json.loads(run("verify", written[1], other, "-f", "json").stdout)
    assert {"record": "s1", "field": "span", "problem": "not in this text", "words": "橋だ", "elsewhere": []} in told


@pytest.mark.parametrize(("name", "content"), [("no.json", None), ("bad.json", b"{"), ("binary.json", b"\xff\xfe\x00")])
def test_verify_what_can_not_be_read(
    written: tuple[Path, Path], tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("verify", tmp_path / name, written[0])
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert name in line
