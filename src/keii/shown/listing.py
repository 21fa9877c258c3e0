"""Headed lists of lines."""

from __future__ import annotations

import msgspec


class Item(msgspec.Struct, frozen=True):
    """One entry: its first line, and what is said below it."""

    head: str
    lines: list[str]


class Block(msgspec.Struct, frozen=True):
    """A heading and what stands under it."""

    heading: str
    items: list[Item]


class Shown(msgspec.Struct, frozen=True):
    """A title, what it is about in a line, and the blocks."""

    title: str
    about: list[str]
    blocks: list[Block]
