"""Known names: states, their capitals and abbreviations, organisations, bodies, people, titles and role nouns.

Lookup is by token: `Gazetteer.longest` gives the longest known name that begins at an offset and ends where a token ends.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container

import msgspec

from keii.lexicon.tables import alternatives, table

STATE, CAPITAL, ORGANISATION, PERSON, BODY = "state", "capital", "organisation", "person", "body"


class Office(msgspec.Struct, frozen=True, gc=False):
    """A title somebody held, at a body, from start to end (ISO, possibly cut short; "" = open)."""

    title: str
    body: str
    start: str
    end: str


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A known name: what it names (kind, key), the country (alpha-3 or ""), and for people names and offices."""

    kind: str
    key: str
    country: str
    detail: str = ""
    names: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


_KATAKANA = re.compile(r"[ァ-ヺー・A-Za-z]")


class Gazetteer:
    """All tables behind one lookup."""

    def __init__(self) -> None:
        # The first two letters of a name → how long such names are, longest first.
        self._lengths: dict[str, list[int]] = {}
        self.abbreviations: dict[str, str] = {}
        self.state_names: dict[str, str] = {}
        self.known: dict[str, Entry] = {}
        self._load_states()
        self._load_organisations()
        self._load_people()
        self.titles = {title: row[1] for title, row in table("titles").items()}
        self.roles = {noun: row[1] for noun, row in table("role_nouns").items()}
        self.role_ends = {name[-1] for name in (*self.titles, *self.roles)} | set(
            "相臣官長員表理使事書記委裁総議席首特顧令将佐監士授師博アトー氏家者主"
        )
        self.nobodies: set[tuple[object, ...]] = set()  # noun runs that were found to name nobody
        self.roles_seen: dict[str, str] = {}  # what was looked up before: words → role

    def _add(self, name: str, entry: Entry) -> None:
        if len(name) >= 2 and name not in self.known:
            self.known[name] = entry
            lengths = self._lengths.setdefault(name[:2], [])
            if len(name) not in lengths:
                lengths.append(len(name))
                lengths.sort(reverse=True)

    def _load_states(self) -> None:
        for code, (_, names, abbreviations, capitals, other) in table("states").items():
            key = "" if code.startswith("X-") else code
            spoken = alternatives(names)
            self.state_names[code] = spoken[0]
            for name in spoken + alternatives(other):
                self._add(name, Entry(STATE, code, key))
            for short in alternatives(abbreviations):
                if len(short) == 1:
                    self.abbreviations[short] = code
                else:
                    self._add(short, Entry(STATE, code, key))
            for capital in alternatives(capitals):
                self._add(capital, Entry(CAPITAL, code, key))

    def _load_organisations(self) -> None:
        for name, (_, aliases, kind, country) in table("organisations").items():
            entry = Entry(ORGANISATION, name, country, kind)
            for alias in [name, *alternatives(aliases)]:
                self._add(alias, entry)
        for name, (_, kind, country) in table("bodies").items():
            self._add(name, Entry(BODY, name, country, kind))

    def _load_people(self) -> None:
        shared: dict[str, list[Entry]] = {}
        for name, (_, names, latin, country, offices) in table("people").items():
            held = tuple(Office(*(cell.split("@") + [""] * 4)[:4]) for cell in alternatives(offices))
            forms = tuple(dict.fromkeys([name, *alternatives(names), *alternatives(latin)]))
            entry = Entry(PERSON, name, country, "", forms, held)
            for form in forms:
                shared.setdefault(form, []).append(entry)
        self.people = shared
        for form, entries in shared.items():
            if len(entries) == 1 and len(form) >= 3:
                self._add(form, entries[0])

    def longest(self, text: str, start: int, ends: Container[int]) -> tuple[int, Entry] | None:
        """The end and entry of the longest known name at `start` that ends at one of `ends`."""
        lengths = self._lengths.get(text[start : start + 2])
        if lengths is None:
            return None
        inside = start > 0 and _KATAKANA.match(text[start - 1]) is not None and _KATAKANA.match(text[start]) is not None
        for length in lengths:
            end = start + length
            if end not in ends:
                continue
            name = text[start:end]
            entry = self.known.get(name)
            if entry is None or (inside and (text[start - 1] != "・" or entry.kind == PERSON)):
                continue  # ダール in ノールダール
            if not (_KATAKANA.match(name[-1]) and _KATAKANA.match(text[end : end + 1])):
                return end, entry
        return None


@functools.cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded once."""
    return Gazetteer()
