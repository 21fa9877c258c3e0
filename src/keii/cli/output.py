"""Where dossiers go: one writer for every format, to standard output or a file."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self, TypeVar

from keii.errors import InputError
from keii.labels import Labels

if TYPE_CHECKING:
    from rich.console import Console

    from keii.records import Dossier

T = TypeVar("T")


class Format(StrEnum):
    """What `keii read` can write."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"
    HTML = "html"


_BY_SUFFIX = (Format.JSON, Format.JSONL, Format.MD, Format.HTML)


def format_of(path: Path | None) -> Format:
    """The format a file's suffix stands for; text where it stands for none."""
    suffix = path.suffix.lower().removeprefix(".") if path else ""
    return Format.HTML if suffix == "htm" else Format(suffix) if suffix in _BY_SUFFIX else Format.TEXT


class Output:
    """Writes dossiers as they come; a context manager.

    With `array`, JSON documents become the items of one array. All reports stand in one HTML file, which is written last. The file is opened at the first dossier, so that a run
    that reads nothing leaves an older one alone. Raises InputError naming the file when it can't be written.
    """

    def __init__(self, path: Path | None, form: Format, labels: Labels, *, array: bool) -> None:
        self._path = path
        self._form = form
        self._labels = labels
        self._array = array and form is Format.JSON
        self._written = 0
        self._shown: list[Dossier] = []
        self._file: IO[str] | None = None
        self._console: Console | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish what was begun; what the disk refuses only now is reported like any other failure."""
        if self._shown and kind is None:
            from keii.page.reading_room import document

            self._put(document(self._shown, self._labels.language))
        if self._array and kind is None:
            self._put("]\n" if self._written else "[]\n")
        if self._file is not None:
            self._guarded(self._file.flush if self._path is None else self._file.close)

    def write(self, dossier: Dossier) -> None:
        """Write one dossier in the format chosen."""
        if self._form is Format.TEXT:
            self._render(dossier)
        elif self._form is Format.MD:
            from keii.export.markdown import markdown

            self._put(("\n" if self._written else "") + markdown(dossier, self._labels))
        elif self._form is Format.HTML:
            self._shown.append(dossier)
        elif self._array:
            self._put((",\n" if self._written else "[\n") + dossier.to_json() + "\n")
        else:
            self._put(dossier.to_json() + "\n")
        self._written += 1

    def _render(self, dossier: Dossier) -> None:
        from keii.cli.render import render, terminal

        if self._console is None:
            self._console = terminal(self._opened())
        console = self._console
        if self._written:
            self._guarded(lambda: console.rule(style="dim"))
        self._guarded(lambda: render(dossier, self._labels, console))

    def _put(self, text: str) -> None:
        file = self._opened()
        self._guarded(lambda: file.write(text))

    def _opened(self) -> IO[str]:
        if self._file is None:
            self._file = self._guarded(self._open)
        return self._file

    def _open(self) -> IO[str]:
        if self._path is not None:
            return self._path.open("w", encoding="utf-8", errors="replace", newline="\n")
        if isinstance(sys.stdout, io.TextIOWrapper):
            # JSON and Markdown are UTF-8 wherever they go; a terminal gets what its own encoding can show.
            sys.stdout.reconfigure(encoding=None if self._form is Format.TEXT else "utf-8", errors="replace")
        return sys.stdout

    def _guarded(self, act: Callable[[], T]) -> T:
        """What an act on the file gives; its failure names the file. A closed pipe is the shell's affair."""
        try:
            return act()
        except BrokenPipeError:
            raise
        except OSError as error:
            name = str(self._path) if self._path else "standard output"
            if self._path is None:
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python's own flush fails at exit
            raise InputError(name, f"it can't be written: {error.strerror or error}") from error
