"""Everybody named so far, by what a later mention of them may look like; keeps matching linear in the number of people.

A mention is compared with those who share a name, a part of one, the beginning of a name in kanji, or, for slips of the
pen, a half of a name or its reading. The comparison itself is told in `keii.actors.people`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from keii.actors.mention import Mention
from keii.actors.people import Person, fitting, is_kanji, parts, plain_v, slipped
from keii.grammar.tokens import reading

# With how many people who may be meant a mention is compared, the last ones first, and how many names one has.
_MOST = 50
_NAMES = 60
_LONGEST = 6  # characters of a full name in kanji


class Acquaintances:
    """The people of one report. They are known by number, in the order they were first named."""

    def __init__(self) -> None:
        self._people: list[Person] = []
        self._names: dict[str, list[int]] = {}  # whole names and their parts
        self._begins: dict[str, list[int]] = {}  # what longer names in kanji begin with
        self._halves: dict[tuple[bool, int, str], list[int]] = {}
        self._sounds: dict[str, list[int]] = {}

    def add(self, person: Person) -> int:
        """The number of somebody new."""
        self._people.append(person)
        return len(self._people) - 1

    def name(self, number: int, name: str) -> None:
        """Enter one more name of a person."""
        person = self._people[number]
        if name in person.names or len(person.names) >= _NAMES:
            return
        person.names.append(name)
        plain = plain_v(name)
        for key in {plain, *parts(plain)}:
            _enter(self._names, key, number)
        if is_kanji(plain) and len(plain) <= _LONGEST:
            for size in range(1, len(plain)):
                _enter(self._begins, plain[:size], number)
        for part in {name, *parts(name)}:
            for half in _halves(part):
                _enter(self._halves, half, number)
            if is_kanji(part):
                for size in range(2, min(len(part), _LONGEST) + 1):
                    _enter(self._sounds, reading(part[:size]), number)

    def match(self, mention: Mention) -> Person | None:
        """The person a mention means, if one fits better than the others; at last one whose name is a slip of the pen away."""
        found = fitting(mention, self._chosen(self._alike(mention)))
        return found or slipped(mention, self._chosen(self._nearly(mention.name)))

    def _chosen(self, numbers: Iterable[list[int]]) -> list[Person]:
        """The people of these lists in the order they were named, the last of them when there are many."""
        return [self._people[n] for n in sorted({n for some in numbers for n in some[-_MOST:]})[-_MOST:]]

    def _alike(self, mention: Mention) -> Iterator[list[int]]:
        for name in map(plain_v, (mention.name, *mention.readings)):
            keys = {name, *parts(name)}
            if is_kanji(name) and len(name) <= _LONGEST:
                keys |= {name[:size] for size in range(1, len(name))}
                yield self._begins.get(name, [])
            for key in keys:
                yield self._names.get(key, [])

    def _nearly(self, name: str) -> Iterator[list[int]]:
        if is_kanji(name):
            yield self._sounds.get(reading(name), []) if 1 < len(name) <= _LONGEST else []
        else:
            for half in _halves(name):
                yield self._halves.get(half, [])


def _enter(index: dict[str, list[int]] | dict[tuple[bool, int, str], list[int]], key: object, number: int) -> None:
    numbers = index.setdefault(key, [])  # type: ignore[arg-type]
    if not numbers or numbers[-1] != number:
        numbers.append(number)


def _halves(name: str) -> Iterator[tuple[bool, int, str]]:
    """Of two words one letter apart, the first or the last half is the same; half the length of the shorter."""
    for length in (len(name) - 1, len(name)):
        if length >= 4:
            half = length // 2
            yield True, half, name[:half]
            yield False, half, name[-half:]
