"""What the READMEs show is what keii does."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_excerpts_are_real_output(name: str) -> None:
    """The lines of an excerpt stand in the output in the same order."""
    excerpts = re.findall(
        r"<!-- excerpt: keii (.+?) -->\n```\n(.+?)\n```", (TOP / name).read_text(encoding="utf-8"), re.S
    )
    assert excerpts
    for arguments, shown in excerpts:
        command = [sys.executable, "-c", "from keii.cli import main; main()", *shlex.split(arguments)]
        environment = os.environ | {"COLUMNS": "100"}
        done = subprocess.run(
            command, capture_output=True, check=True, text=True, encoding="utf-8", cwd=TOP, env=environment
        )
        lines = [line.rstrip() for line in done.stdout.splitlines()]
        after = 0
        for line in shown.splitlines():
            assert line in lines[after:], f"{line!r} is not in the output any more; run the command and paste it anew"
            after = lines.index(line, after) + 1


def test_python_example() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.+?)```\s+<!-- output of the Python above -->\n```\n(.+?)```", readme, re.S)
    assert example
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(example.group(1), {})  # noqa: S102 our own example
    assert printed.getvalue() == example.group(2)
