"""Adding reports: each is one transaction, the same again changes nothing, a changed page is a new version."""

from __future__ import annotations

import hashlib
import zlib
from bisect import bisect_left
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from keii.grammar.sentences import text_sentences
from keii.grammar.words import Word, content_words
from keii.ingest.source import Source
from keii.reader import read, writable
from keii.records import Dossier, Span
from keii.store import file
from keii.store.address import address
from keii.store.entities import link
from keii.store.index import SqliteIndex
from keii.store.rows import Rows, day_of, next_id
from keii.store.terms import Vocabulary
from keii.story.gather import Gatherer

_PACKED = 3  # zlib's level: a tenth of the size for a hundredth of the time of reading


class Outcome(StrEnum):
    """What adding a report did."""

    ADDED = "added"
    VERSION = "new version"
    UNCHANGED = "unchanged"


class Store:
    """A store open for adding; a context manager. Not to be shared between threads.

    Raises StoreError as `file.connect` does, and where a report can't be written; nothing of that report is kept then.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        self._connection = file.connect(path, write=True)
        self._vocabulary = Vocabulary(self._connection)
        self._index = SqliteIndex(self._connection)
        self._gatherer = Gatherer(self._index)
        try:
            with file.told(self.path):
                self._catch_up()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def add(self, source: Source, name: str = "", story: str | None = None) -> Outcome:
        """Read a report and store it; `name` is the file it came from, `story` the name of the story it belongs to.

        Raises InputError as `keii.read` does.
        """
        source = _writable(source)
        digest = _digest(source)
        with file.told(self.path):
            if self._has(digest):
                return Outcome.UNCHANGED
        dossier = read(source.text, source.published, source.outlet, source.title, source.url)
        words = content_words(dossier.report.text)
        sentences = text_sentences(dossier.report.text)
        try:
            with file.transaction(self._connection, self.path):
                outcome = self._write(dossier, digest, name, words, sentences, story)
        except BaseException:
            self._vocabulary.forget()
            self._index.forget()
            raise
        self._vocabulary.keep()
        return outcome

    def _has(self, digest: str) -> bool:
        return self._connection.execute("SELECT 1 FROM versions WHERE digest = ?", (digest,)).fetchone() is not None

    def _write(
        self, dossier: Dossier, digest: str, name: str, words: list[Word], sentences: list[Span], story: str | None
    ) -> Outcome:
        """All rows of a report."""
        report = dossier.report
        if (
            self._has(digest)
            or self._connection.execute("SELECT 1 FROM versions WHERE dossier = ?", (report.id,)).fetchone()
        ):
            return Outcome.UNCHANGED  # another process was faster, or the day that was given stands in the text as well
        day = day_of(report.published)
        known, number = self._report(address(report.url))
        version = next_id(self._connection, "versions", day)
        self._connection.execute(
            "INSERT INTO versions VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                version, known, number, digest, report.id, report.title, report.outlet, report.url, report.published,
                day and day.isoformat(), name, file.now(), file.keii_version(),
            ),
        )  # fmt: skip
        self._connection.execute("INSERT INTO texts VALUES (?, ?, ?)", (version, report.text, packed(dossier)))
        rows = Rows(self._connection, version, day, dossier)
        rows.write()
        self._findable(rows, words, sentences, version)
        self._gather(dossier, rows.actors, day.isoformat() if day else None, story)
        return Outcome.ADDED if number == 1 else Outcome.VERSION

    def _catch_up(self) -> None:
        """Do for reports an older keii added what later schemas ask for, each in a transaction of its own."""
        run = self._connection.execute
        while (found := run("SELECT version_id FROM pending ORDER BY version_id LIMIT 1").fetchone()) is not None:
            with file.transaction(self._connection, self.path):
                text, data, day = run(
                    "SELECT t.text, t.dossier, v.day FROM texts t JOIN versions v ON v.id = t.version_id WHERE v.id = ?",
                    found,
                ).fetchone()
                actors = dict(run("SELECT record, id FROM actors WHERE version_id = ?", found))
                self._gather(unpacked(data, text), actors, day, None)
                run("DELETE FROM pending WHERE version_id = ?", found)

    def _gather(self, dossier: Dossier, actors: dict[str, int], day: str | None, story: str | None) -> None:
        """Find out who its actors are, which story it belongs to and what it tells of what others tell."""
        self._index.begin()
        taken = self._gatherer.add(dossier, self._index.named(story) if story is not None else None)
        link(self._connection, dossier, actors, taken, day)

    def _report(self, where: str | None) -> tuple[int, int]:
        """The report's id and the number of the version to come, the older ones no longer the newest."""
        run = self._connection.execute
        found = run("SELECT id FROM reports WHERE address = ?", (where,)).fetchone() if where else None
        if found is None:
            made = run("INSERT INTO reports (address, added) VALUES (?, ?)", (where, file.now()))
            return int(made.lastrowid or 0), 1
        (last,) = run("SELECT max(number) FROM versions WHERE report_id = ?", found).fetchone()
        run("UPDATE versions SET newest = 0 WHERE report_id = ?", found)
        return int(found[0]), int(last) + 1

    def _findable(self, rows: Rows, words: list[Word], sentences: list[Span], version: int) -> None:
        """Make sentences and statements findable by their words."""
        passages = rows.numbered("passages", map(str, range(len(sentences)))).values()
        rows.put("passages", ((i, version, *span) for i, span in zip(passages, sentences, strict=True)))
        rows.put("passage_words (rowid, words)", zip(passages, _worded(words, sentences), strict=True))
        said = [s.span for s in rows.dossier.statements]
        rows.put("statement_words (rowid, words)", zip(rows.statements.values(), _worded(words, said), strict=True))
        self._vocabulary.learn(words)


def _worded(words: list[Word], spans: list[Span]) -> list[str]:
    """The content words within each span, as they are indexed."""
    starts = [word.start for word in words]
    return [" ".join(words[i].normal for i in range(bisect_left(starts, a), bisect_left(starts, b))) for a, b in spans]


def _writable(source: Source) -> Source:
    """The source without the lone surrogates that no file can hold."""
    fields = msgspec.structs.asdict(source)
    return Source(**{name: writable(value) if isinstance(value, str) else value for name, value in fields.items()})


def _digest(source: Source) -> str:
    parts = (source.text, source.outlet, source.url, source.published)
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:32]


def packed(dossier: Dossier) -> bytes:
    """A dossier as it is stored beside its text."""
    bare = msgspec.structs.replace(dossier, report=msgspec.structs.replace(dossier.report, text=""))
    return zlib.compress(msgspec.json.encode(bare), _PACKED)


def unpacked(data: bytes, text: str) -> Dossier:
    """A stored dossier with its text."""
    bare = msgspec.json.decode(zlib.decompress(data), type=Dossier)
    return msgspec.structs.replace(bare, report=msgspec.structs.replace(bare.report, text=text))
