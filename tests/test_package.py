"""What a stranger gets: the public names, the wheel's contents, the README's promises."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

import keii

TOP = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_public_names_exist_and_are_few() -> None:
    assert all(hasattr(keii, name) for name in keii.__all__)
    assert len(keii.__all__) <= 15


def test_one_version_everywhere() -> None:
    assert importlib.metadata.version("keii") == keii.__version__
    assert re.search(rf"^## \[(?:Unreleased|{re.escape(keii.__version__)})\]", (TOP / "CHANGELOG.md").read_text(), re.M)


def test_package_data_is_in_the_wheel(tmp_path: Path) -> None:
    """Built by hatchling itself where the environment has it; pip would fetch it again for every run."""
    builder = pytest.importorskip("hatchling.builders.wheel")
    (wheel,) = builder.WheelBuilder(str(TOP)).build(directory=str(tmp_path), versions=["standard"])
    with ZipFile(wheel) as built:
        names = set(built.namelist())
    wanted = {path.relative_to(TOP / "src").as_posix() for path in (TOP / "src" / "keii").rglob("*") if path.is_file()}
    assert {name for name in wanted if "__pycache__" not in name} <= names
    assert {"keii/py.typed", "keii/examples/portugal-morocco.html"} <= names
    assert not any(name.startswith(("tests", "tools")) for name in names)


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_readme_opens_with_the_two_commands(name: str) -> None:
    head = (TOP / name).read_text(encoding="utf-8").splitlines()[:14]
    assert any(line.startswith("make demo") for line in head)
    assert any(line.startswith("make test") for line in head)


@pytest.mark.parametrize(
    "name", ["README.md", "README.ja.md", "docs/architecture.md", "docs/glossary.md", "docs/gold.md", "docs/lexicon.md"]
)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    document = TOP / name
    for link in re.findall(r"\]\((?!https?://|#)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / link).exists(), link


def test_make_knows_the_commands_the_readme_names() -> None:
    listed = subprocess.run(["make", "-s", "-C", TOP, "help"], capture_output=True, check=True, text=True).stdout
    commands = {line.split()[0] for line in listed.splitlines()}
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", (TOP / "README.md").read_text(encoding="utf-8"), re.M))
    assert named <= commands


def test_dependencies_of_the_reader_are_few() -> None:
    """`pip install keii` brings the reader and the command line; weight is for extras."""
    assert len(PROJECT["dependencies"]) <= 11
