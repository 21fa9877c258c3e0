"""The errors keii raises, one tree.

    KeiiError
    ├── InputError        the bytes, text or date given can't be read
    ├── LexiconError      a lexicon table is malformed
    ├── ExtraError        a library is needed that is not installed
    └── StoreError        the store can't be opened, read or written

A message says what is wrong, where, and what to do.
"""


class KeiiError(Exception):
    """Any error keii raises on purpose."""


class InputError(KeiiError):
    """An input that can't be read; `source` names the file or argument, `reason` says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class LexiconError(KeiiError):
    """A lexicon table that breaks its format; names file, line (0: the whole) and entry."""

    def __init__(self, table: str, line: int, reason: str) -> None:
        super().__init__(f"{table}, line {line}: {reason}" if line else f"{table}: {reason}")
        self.table = table
        self.line = line
        self.reason = reason


class ExtraError(KeiiError):
    """An optional library that is not installed; `what` needs it, `extra` brings it."""

    def __init__(self, what: str, library: str, extra: str) -> None:
        super().__init__(f"{what} needs {library}, which is not installed; get it with: pip install 'keii[{extra}]'")
        self.what = what
        self.library = library
        self.extra = extra


class StoreError(KeiiError):
    """A store that can't be opened, read or written; `path` names its file, `reason` says why and what to do."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
