"""`keii whatif`: names, dates, formats, reports, exit statuses."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from keii.cli import application
from keii.cli.named import codes
from keii.labels import Labels, Language
from keii.security_labels import EN, JA
from keii.shown.named import name_of

REPORT = """\
ポルトガルとモロッコは12日、リスボンで「安全保障協力条約」に署名し、条約は即日発効した。
条約は、一方が攻撃を受けた場合、他方が支援すると定めている。
"""


def run(*args: str | Path, env: dict[str, str] | None = None) -> tuple[int, str, str]:
    """The command in a process of its own, as a user runs it."""
    command = [sys.executable, "-c", "from keii.cli import main; main()", "whatif", *map(str, args)]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | (env or {}))
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def invoke(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(application(), ["whatif", *map(str, args)])
    return result.exit_code, result.stdout, result.stderr


def test_a_question_as_a_desk_asks_it() -> None:
    status, out, err = run("--attack", "RUS,PRK", "--by", "ウクライナ", "--on", "2025-01-01", "--lang", "ja")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "ウクライナがロシア、北朝鮮を攻撃した場合"
    at = lines.index("  ロシア → 北朝鮮")
    assert lines[at + 1].startswith("      包括的戦略パートナーシップ条約 第4条 · 防衛義務 · 軍事を含む援助")
    assert "■ 発動しないもの" in lines


def test_english_and_markdown() -> None:
    _, out, _ = invoke("--attack", "Japan", "--by", "dprk", "--on", "2025", "--lang", "en", "-f", "md")
    assert out.startswith("# If North Korea attacked Japan\n")
    assert "\n- **United States → Japan**\n  - Japan–United States security treaty art. 5 · defence" in out
    assert "\n## Chains (if a helper is then attacked itself)\n" in out


def test_against_whom_is_said_only_where_not_against_all() -> None:
    _, out, _ = invoke("--attack", "GRC", "--by", "TUR,RUS", "--on", "2025", "--lang", "en")
    assert out.count("against Russia alone") == 1
    assert "alone" not in invoke("--attack", "GRC", "--by", "RUS", "--on", "2025", "--lang", "en")[1]
    assert "If anybody outside attacked Greece" in invoke("--attack", "GRC", "--on", "2025", "--lang", "en")[1]


def test_json_holds_the_whole_answer() -> None:
    status, out, _ = invoke("--attack", "KOR", "--by", "PRK", "--on", "2025", "-f", "json")
    answer = json.loads(out)
    assert status == 0
    assert {d["clause"]["id"] for d in answer["duties"] if d["clause"]["kind"] == "defence"} == {"KOR-USA 1953 3"}
    assert {d["clause"]["origin"] for d in answer["duties"]} == {"base"}
    assert answer["known_until"] < answer["on"] + "~"


def test_today_when_no_date_is_given() -> None:
    _, out, _ = invoke("--attack", "FJI", "--lang", "en")
    today = dt.datetime.now().astimezone().date().isoformat()
    assert f"As of: {today}" in out
    assert "no commitment is triggered" in out
    assert ("later changes are not in the tables" in out) == (today > "2025-10-06")
    assert "later changes" not in invoke("--attack", "FJI", "--on", "2025-01-01", "--lang", "en")[1]


def test_reported_agreements_stand_apart(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("2026年3月12日 21時\n" + REPORT, encoding="utf-8")
    asked = ("--attack", "モロッコ", "--by", "アルジェリア", "--lang", "ja")
    _, out, _ = invoke(*asked, "--on", "2026-03-12", "--report", report)
    base, _, told = out.partition("■ 生じる義務（記事による）")
    assert "発動する約束は見当たらない" in base
    assert "  ポルトガル → モロッコ\n      安全保障協力条約 · 防衛義務 · 援助" in told
    assert "「一方が攻撃を受けた場合、他方が支援する」 2026-03-12" in told
    _, out, _ = invoke(*asked, "--on", "2026-03-11", "--report", report)
    assert "記事による" not in out
    report.write_text("2026年3月12日 21時\n" + REPORT.replace("し、条約は即日発効", ""), encoding="utf-8")
    _, out, _ = invoke(*asked, "--on", "2026-03-12", "--report", report)
    assert "記事による" not in out
    assert "安全保障協力条約（防衛義務） → モロッコ: 断定: 署名済み、未発効（記事の限り）" in out


def test_a_report_that_cannot_be_read(tmp_path: Path) -> None:
    status, out, err = run("--attack", "JPN", "--report", tmp_path / "missing.txt")
    assert (status, out) == (2, "")
    assert err.startswith(f"keii: {tmp_path / 'missing.txt'}: ")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("RUS", "RUS"), ("prk", "PRK"), ("US", "USA"), ("uk", "GBR"), ("ロシア連邦", "RUS"), ("米", "USA"), ("北朝鮮", "PRK"),
        ("South Korea", "KOR"), ("türkiye", "TUR"), ("Turkey", "TUR"), ("ＵＳＡ", "USA"), ("ソ連", "X-SUN"), ("X-SUN", "X-SUN"),
        ("グアム", "GUM"), ("ハワイ", "US-HI"), ("ボスニア ヘルツェゴビナ", "BIH"),
    ],
)  # fmt: skip
def test_names(name: str, code: str) -> None:
    assert codes([name], "--attack") == [code]


@pytest.mark.parametrize("given", [["ロシア、北朝鮮"], ["RUS,PRK"], ["RUS", "朝"], ["RUS, PRK,RUS"]])
def test_several_names(given: list[str]) -> None:
    assert codes(given, "--attack") == ["RUS", "PRK"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Rusia", "did you mean Russia (RUS)"),
        ("ロシヤ連邦", "did you mean ロシア連邦 (RUS)"),
        ("qqqqqqq", "give a name or an ISO"),
    ],
)
def test_an_unknown_name_has_suggestions(name: str, hint: str) -> None:
    status, out, err = run("--attack", name)
    assert (status, out) == (2, "")
    assert "--attack" in err
    assert hint in " ".join(err.split())
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "args",
    [
        ["--attack", ""],
        ["--attack", "JPN", "--by", "JPN"],
        ["--attack", "JPN", "--on", "2024-02-30"],
        ["--attack", "JPN", "--on", "yesterday"],
        ["--attack", "JPN", "--in", "どこか遠いところ"],
        ["--attack", "JPN", "-f", "csv"],
        ["--by", "JPN"],
    ],
)
def test_bad_options(args: list[str]) -> None:
    status, out, err = invoke(*args)
    assert (status, out) == (2, "")
    assert err


def test_ones_own_treaties(tmp_path: Path) -> None:
    (tmp_path / "treaties.tsv").write_text(
        "# columns: id\tname\tenglish\tform\tsigned\tfrom\tuntil\tparties\tsuspended\tsource\n"
        "PRT-MAR 2030\tリスボン条約\tLisbon pact\ttreaty\t\t2030-01-01\t\tPRT|MAR\n",
        encoding="utf-8",
    )
    (tmp_path / "commitments.tsv").write_text(
        "# columns: id\ttreaty\tkind\tarticle\tobligors\tbeneficiaries\tby\tarea\tstrength\tcondition\tobligation\tcondition_en\tobligation_en\n"
        "PRT-MAR 2030 1\tPRT-MAR 2030\tdefence\t1\t\t\toutside\t\tassist\t攻撃\t支援する\tan attack\thelp\n",
        encoding="utf-8",
    )
    asked = ("--attack", "MAR", "--by", "DZA", "--on", "2030-06-01", "--lexicon", tmp_path, "--lang", "en")
    status, out, err = run(*asked)
    assert (status, err) == (0, "")
    assert "Lisbon pact art. 1" in out
    (tmp_path / "treaties.tsv").write_text("# columns: id\nX\n", encoding="utf-8")
    status, out, err = run(*asked)
    assert (status, out) == (2, "")
    assert "treaties.tsv, line 1: the columns must be" in err


def test_every_label_has_both_languages() -> None:
    """English may show a value as it stands; what only Japanese has reads as English."""
    assert set(EN) <= set(JA)
    assert all(key.isascii() for key in JA)
    assert name_of("PRK", Labels(Language.EN)) == "North Korea"
    assert name_of("US-HI", Labels(Language.JA)) == "ハワイ"
    assert name_of("ZZZ", Labels(Language.JA)) == "ZZZ"
