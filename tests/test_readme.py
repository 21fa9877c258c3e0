"""What the READMEs and the lexicon's guide tell a newcomer to type works, and prints what they say it prints."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
DOCUMENTS = ["README.md", "README.ja.md", "docs/gold.md", "docs/lexicon.md"]
BLOCK = re.compile(r"^(```sh|<!-- excerpt of the output above -->\n```)\n(.*?)^```$", re.M | re.S)
INSTALLING = re.compile(r"^(?:make|pip) ")  # set-up that has been done already when tests run
MARK = "--- end of block ---"


def blocks(name: str) -> list[tuple[str, str]]:
    """The shell blocks of a document without their set-up commands, each with the lines it is said to print."""
    out: list[tuple[str, str]] = []
    for kind, body in BLOCK.findall((TOP / name).read_text(encoding="utf-8")):
        if kind == "```sh":
            out.append(("".join(x for x in body.splitlines(keepends=True) if not INSTALLING.match(x)), ""))
        else:
            out[-1] = (out[-1][0], body)
    return out


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as a newcomer has it after `make demo`, with the environment that runs these tests."""
    top = tmp_path / "keii"
    shutil.copytree(TOP, top, ignore=shutil.ignore_patterns(".*", "__pycache__", "out"))
    programs = top / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "keii").write_text(f"""#!/bin/sh
exec '{sys.executable}' -c 'from keii.cli import main; main()' "$@"
""")
    (programs / "keii").chmod(0o755)
    (programs / "activate").write_text(f"PATH='{programs}':$PATH\n")
    return top


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_works_as_written(name: str, copy: Path) -> None:
    """All blocks in one shell, one after the other, as a reader would type them."""
    told = blocks(name)
    assert told
    script = "".join(f"{block}\necho '{MARK}'\n" for block, _ in told)
    before = "" if "activate" in script else ". .venv/bin/activate\n"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", before + script],
        cwd=copy,
        env=os.environ | {"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for (_, excerpt), printed in zip(told, done.stdout.split(MARK), strict=False):
        in_order(excerpt, printed)


def in_order(excerpt: str, printed: str) -> None:
    """The lines of an excerpt stand in the output in the same order."""
    lines = [line.rstrip() for line in printed.splitlines()]
    after = 0
    for line in map(str.rstrip, excerpt.splitlines()):
        assert line in lines[after:], f"{line!r} is not in the output any more; run the command and paste it anew"
        after = lines.index(line, after) + 1


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_excerpts_are_shown(name: str) -> None:
    assert sum(bool(shown) for _, shown in blocks(name)) >= 3


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_set_up_commands_exist(name: str) -> None:
    listed = subprocess.run(["make", "-s", "-C", TOP, "help"], capture_output=True, check=True, text=True).stdout
    targets = {line.split()[0] for line in listed.splitlines()}
    text = (TOP / name).read_text(encoding="utf-8")
    named = set(re.findall(r"^make ([a-z]+)", text, re.M))
    assert named == {"demo", "test"}
    assert named <= targets
    for target in named:
        subprocess.run(["make", "-n", "-C", TOP, target], capture_output=True, check=True)


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_python_example(name: str) -> None:
    readme = (TOP / name).read_text(encoding="utf-8")
    example = re.search(r"```python\n(.+?)```\s+<!-- output of the Python above -->\n```\n(.+?)```", readme, re.S)
    assert example
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(example.group(1), {})  # noqa: S102 our own example
    assert printed.getvalue() == example.group(2)
