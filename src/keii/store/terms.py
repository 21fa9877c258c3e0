"""Looking up by words: what is indexed of a text, and a query in the user's words as an FTS5 expression.

A query is pieces parted by spaces, all of which must be there. A piece is found where its content words stand side by side, and
in every word that is written with it: 米 in 米国, 日米 and 対米. What the tokenizer would cut otherwise in a sentence (米中 as one
word or as 米 and 中) is found by cutting the piece into words the store has seen.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from keii.grammar.words import Word, content_words, letters

_WORDS = 400  # of those that hold a piece, the shortest so many are asked for
_CUTS = 24  # ways to cut a piece into known words
_LONGEST = 24  # characters up to which a piece is cut in other ways than the tokenizer's
_REMEMBERED = 300_000  # spellings known to be in the store


class Vocabulary:
    """Writes words to the store's indexes; remembers which spellings are there already."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: set[tuple[str, str]] = set()
        self._fresh: set[tuple[str, str]] = set()

    def learn(self, words: Iterable[Word]) -> None:
        """Make the words findable by any part of how they are spelt. Call `keep` or `forget` when the transaction is over."""
        new = {(word.spelling, word.normal) for word in words} - self._known - self._fresh
        new |= {(normal, normal) for _, normal in new} - self._known - self._fresh
        if not new:
            return
        self._fresh |= new
        rows = sorted(new)
        self._connection.executemany("INSERT OR IGNORE INTO spellings VALUES (?, ?)", rows)
        self._connection.executemany(
            "INSERT OR IGNORE INTO grams VALUES (?, ?)",
            ((gram, spelling) for spelling in sorted({row[0] for row in rows}) for gram in _grams(spelling)),
        )

    def keep(self) -> None:
        """The transaction has been written."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known |= self._fresh
        self._fresh.clear()

    def forget(self) -> None:
        """The transaction has been rolled back."""
        self._fresh.clear()


def _grams(spelling: str) -> set[str]:
    return {*spelling, *(spelling[i : i + 2] for i in range(len(spelling) - 1))}


def expression(connection: sqlite3.Connection, query: str) -> str | None:
    """The FTS5 expression for a query; None when nothing in the store can answer it."""
    found = [_piece(connection, piece) for piece in query.split()]
    asked = [piece for piece in found if piece is not None]
    return " AND ".join(asked) if asked and all(asked) else None


def _piece(connection: sqlite3.Connection, piece: str) -> str | None:
    """One piece: "" when it can't be found, None when it holds no word to look for."""
    plain = letters(piece)
    if not plain:
        return None
    words = [word.normal for word in content_words(piece)] or [plain]
    ways = {_phrase(words, open_end=len(words) > 1)}
    ways |= {_phrase(cut) for cut in _cuts(connection, plain)}
    ways |= {_phrase([word]) for word in _holding(connection, plain)}
    return "(" + " OR ".join(sorted(ways)) + ")"


def _phrase(words: list[str], *, open_end: bool = False) -> str:
    """Words side by side; with an open end the last one may go on."""
    return '"' + " ".join(words) + '"' + ("*" if open_end else "")


def _holding(connection: sqlite3.Connection, plain: str) -> list[str]:
    """The words that are written with these characters in a row, the shortest first."""
    rows = connection.execute(
        "SELECT DISTINCT s.word FROM grams g JOIN spellings s ON s.spelling = g.spelling"
        " WHERE g.gram = ? AND instr(g.spelling, ?) ORDER BY length(s.word), s.word LIMIT ?",
        (plain[:2], plain, _WORDS),
    )
    return [word for (word,) in rows]


def _cuts(connection: sqlite3.Connection, plain: str) -> Iterator[list[str]]:
    """Ways to cut a piece into two or more words of the store, as many as are worth asking for."""
    if not 2 <= len(plain) <= _LONGEST:
        return
    parts = {plain[i:j] for i in range(len(plain)) for j in range(i + 1, min(len(plain), i + 8) + 1)} - {plain}
    marks = ",".join("?" * len(parts))
    known: dict[str, list[str]] = {}
    for spelling, word in connection.execute(
        f"SELECT spelling, word FROM spellings WHERE spelling IN ({marks})",
        sorted(parts),
    ):
        known.setdefault(spelling, []).append(word)
    count = 0
    held: list[tuple[int, list[str]]] = [(0, [])]
    while held and count < _CUTS:
        at, words = held.pop()
        if at == len(plain):
            count += 1
            yield words
            continue
        for end in range(at + 1, min(len(plain), at + 8) + 1):  # the longest is tried first, being put on last
            held.extend((end, [*words, word]) for word in known.get(plain[at:end], ())[:2])
