"""`keii add` and the lookups, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from keii.cli import application

TALKS = "海峡の橋\n2026年2月17日\nサンタレン首相は17日、モロッコの外相と会談し、「橋は無条件で支持する」と述べた。\n"
PAGE = "<!DOCTYPE html><html><head><title>抗議</title><link rel='canonical' href='https://toto.example/{n}'></head><body><article><p>モロッコは18日、ポルトガルに抗議した。{more}</p></article></body></html>"
FEED = "<rss version='2.0'><channel><title>海峡新報</title><item><title>会談</title><link>https://k.example/1</link><description>両国が会談した。</description></item><item/></channel></rss>"


def invoke(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(application(), [str(arg) for arg in args])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "a.txt").write_text(TALKS, encoding="utf-8")
    (folder / "deep" / "b.html").write_text(PAGE.format(n=1, more=""), encoding="cp932")
    (folder / "deep" / "er" / "c.rss").write_text(FEED, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text("隠す。", encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Path:
    path = tmp_path / "keii.db"
    (folder / "deep" / "er" / "c.rss").write_text(FEED.replace("<item/>", ""), encoding="utf-8")
    assert invoke("add", folder, "--store", path, "--lang", "en") == (0, "added: 3\n", "")
    return path


def test_a_folder_is_added_with_what_failed_told(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "keii.db"
    status, out, err = invoke("add", folder, "--store", path, "--lang", "en")
    assert (status, out) == (2, "added: 3, failed: 1\n")
    assert err == f"keii: {folder / 'deep' / 'er' / 'c.rss'}, entry 2: the entry has no text\n"
    (folder / "deep" / "b.html").write_text(PAGE.format(n=1, more="外相も抗議した。"), encoding="utf-8")
    status, out, _ = invoke("add", folder, "--store", path, "--lang", "ja")
    assert (status, out) == (2, "追加: 0、新しい版: 1、変更なし: 2、失敗: 1\n")


@pytest.mark.parametrize("given", ["https://toto.example/feed.xml", "HTTP://toto.example/", "feed://x"])
def test_addresses_are_not_fetched(tmp_path: Path, given: str) -> None:
    status, out, err = invoke("add", given, "--store", tmp_path / "k.db", "--lang", "en")
    assert (status, out) == (2, "added: 0, failed: 1\n")
    assert (
        err == f"keii: {given}: keii works offline and fetches nothing; save the page or feed to a file and add that\n"
    )


def test_what_cannot_be_added_does_not_stop_the_rest(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "empty").mkdir()
    given = [tmp_path / "missing.txt", folder / "picture.png", tmp_path / "empty", folder / "a.txt"]
    status, out, err = invoke("add", *given, "--store", tmp_path / "k.db", "--lang", "en")
    assert (status, out) == (2, "added: 1, failed: 3\n")
    assert [line.split(": ")[1] for line in err.splitlines()] == [str(path) for path in given[:3]]


def test_a_defect_of_ours_costs_one_report(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("keii.store.adding.read", broken)
    status, _, err = invoke("add", folder / "a.txt", folder / "deep" / "b.html", "--store", tmp_path / "k.db")
    assert status == 2
    assert err.count("keii failed on it (ZeroDivisionError: division by zero); please report this") == 2


def test_options_win_over_the_file(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "k.db"
    invoke("add", folder / "a.txt", "--store", path, "--published", "2026-02-18", "--outlet", "東都新聞")
    _, out, _ = invoke("quotes", "--store", path, "-f", "json")
    assert {(q["place"]["published"], q["place"]["outlet"]) for q in json.loads(out)} == {("2026-02-18", "東都新聞")}


def test_standard_input(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from keii.cli import main; main()",
        "add",
        "-",
        "--store",
        str(tmp_path / "k.db"),
        "--lang",
        "en",
    ]
    done = subprocess.run(command, input=TALKS.encode("euc_jp"), capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"added: 1\n", b"")


def test_quotes_in_every_form(store: Path) -> None:
    args = ("quotes", "--by", "サンタレン首相", "--about", "支持", "--store", store, "--lang", "en")
    status, out, err = invoke(*args, "-f", "json")
    assert (status, err) == (0, "")
    (quote,) = json.loads(out)
    assert quote["place"]["words"] == "橋は無条件で支持する"
    start, end = quote["place"]["span"]
    assert TALKS[start:end] == "橋は無条件で支持する"
    (row,) = csv.DictReader(io.StringIO(invoke(*args, "-f", "csv")[1]))
    assert (row["published"], row["words"], row["certainty"], row["report_id"]) == (
        "2026-02-17",
        "橋は無条件で支持する",
        "asserted",
        quote["place"]["report"],
    )
    head, rule, line = invoke(*args, "-f", "md")[1].splitlines()
    assert head.startswith("| published | outlet | speaker |")
    assert set(rule) == set("| -")
    assert "| 「橋は無条件で支持する」 |" in line
    table = invoke(*args)[1]
    assert "「橋は無条件で支持する」" in table
    assert f"{quote['place']['report']} · {quote['record']} · {start}–{end}" in table


def test_nothing_found_is_no_failure(store: Path) -> None:
    assert invoke("quotes", "--by", "だれも", "--store", store, "--lang", "en") == (0, "(none)\n", "")
    assert invoke("search", "南極", "--store", store, "-f", "json") == (0, "[]\n", "")
    assert invoke("search", "南極", "--store", store, "-f", "csv")[1] == "published,outlet,words,report_id,span\n"


def test_events_and_search(store: Path) -> None:
    _, out, _ = invoke("events", "--type", "ACCUSE", "--between", "PRT,MAR", "--store", store, "-f", "json")
    assert [(e["place"]["words"][:2], e["sentence"]) for e in json.loads(out)] == [
        ("抗議", "モロッコは18日、ポルトガルに抗議した。")
    ]
    _, out, _ = invoke("search", "無条件", "支持", "--store", store, "-f", "json")
    assert [hit["place"]["words"] for hit in json.loads(out)] == [TALKS.splitlines()[2]]
    assert len(json.loads(invoke("search", "橋", "--limit", "1", "--store", store, "-f", "json")[1])) == 1


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["quotes", "--since", "someday"], "since: 'someday' is no day, month or year"),
        (["quotes", "--certainty", "sure"], "certainty: 'sure' is none of asserted"),
        (["events", "--type", "WAR"], "type: 'WAR' is none of AGREE"),
        (["events", "--between", "RUS"], "between: 'RUS' is not two names"),
    ],
)
def test_bad_questions(store: Path, args: list[str], told: str) -> None:
    status, out, err = invoke(*args, "--store", store)
    assert (status, out) == (2, "")
    assert err.startswith(f"keii: {told}")


def test_no_store(tmp_path: Path) -> None:
    status, out, err = invoke("search", "橋", "--store", tmp_path / "k.db")
    assert (status, out) == (2, "")
    assert err == f"keii: {tmp_path / 'k.db'}: there is no such store; make it with `keii add FILE... --store NAME`\n"


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("外相は「\x1b[31m賛成だ」と述べた。\n", encoding="utf-8")
    assert invoke("add", path, "--store", tmp_path / "k.db")[0] == 0
    for form in ("table", "md"):
        assert "\x1b" not in invoke("search", "賛成", "--store", tmp_path / "k.db", "-f", form)[1]


def test_who_merge_and_split(store: Path) -> None:
    status, out, _ = invoke("who", "サンタレン首相", "--store", store, "-f", "json")
    (person,) = json.loads(out)
    assert status == 0
    assert {name["name"] for name in person["names"]} >= {"サンタレン首相"}
    assert person["offices"][0]["title"] == "首相"
    assert person["offices"][0]["first"] == "2026-02-17"
    assert [quote["place"]["words"] for quote in person["quotes"]] == ["橋は無条件で支持する"]
    (other,) = json.loads(invoke("who", "モロッコ", "--store", store, "-f", "json")[1])
    table = invoke("who", "サンタレン首相", "--store", store, "--lang", "en")[1]
    assert "「橋は無条件で支持する」" in table
    assert person["id"] in table
    done = invoke("merge", person["id"], other["id"], "--reason", "試し", "--store", store)
    assert done == (0, f"{person['id']} = {other['id']}: 試し\n", "")
    assert len(json.loads(invoke("who", "MAR", "--store", store, "-f", "json")[1])[0]["quotes"]) >= 1
    assert invoke("split", person["id"], other["id"], "--store", store) == (0, f"{person['id']} ≠ {other['id']}\n", "")
    status, _, err = invoke("merge", "MAR", "だれか", "--store", store)
    assert (status, err.split(";")[0]) == (2, "keii: MAR: nothing in the store is called so")


def test_stories_story_and_timeline(store: Path) -> None:
    _, out, _ = invoke("stories", "--store", store, "-f", "json")
    found = json.loads(out)
    assert {story["title"] for story in found} == {"海峡の橋", "抗議", "会談"}
    (bridge,) = [story["id"] for story in found if story["title"] == "海峡の橋"]
    account = json.loads(invoke("story", bridge, "--store", store, "-f", "json")[1])
    assert account["id"] == bridge
    assert {item["kind"] for item in account["items"]} >= {"statement", "event"}
    table = invoke("story", bridge, "--store", store, "--lang", "en")[1]
    assert table.startswith(f"海峡の橋 ({bridge})\n")
    assert account["reports"][0]["id"] in table.replace("\n", "").replace(" ", "")
    rows = list(csv.DictReader(io.StringIO(invoke("timeline", "--kind", "event", "--store", store, "-f", "csv")[1])))
    assert [row["day"] for row in rows] == sorted((row["day"] for row in rows), reverse=True)
    assert any(row["words"] == "会談" for row in rows)
    assert all("/e" in row["told"] for row in rows)
    status, _, err = invoke("story", "story99", "--store", store)
    assert (status, err) == (2, "keii: story99: there is no such story; `keii stories` lists them\n")


def test_reports_are_added_to_a_named_story(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "k.db"
    assert invoke("add", folder / "a.txt", folder / "deep" / "b.html", "--story", "海峡のこと", "--store", path)[0] == 0
    (found,) = json.loads(invoke("stories", "--store", path, "-f", "json")[1])
    assert (found["title"], found["reports"]) == ("海峡のこと", 2)
    assert invoke("story", "海峡のこと", "--store", path, "-f", "md")[0] == 0


def test_who_nobody_is(store: Path) -> None:
    assert invoke("who", "だれも", "--store", store, "-f", "json") == (0, "[]\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
def test_many_files_show_a_bar(tmp_path: Path, folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "from keii.cli import main; main()",
        "add",
        str(folder),
        "--store",
        str(tmp_path / "k.db"),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=theirs, env=os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    ) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    assert process.returncode == 2
    assert "3/3" in shown.decode()
