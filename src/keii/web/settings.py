"""What a server is started with."""

from __future__ import annotations

from pathlib import Path

import msgspec

MEGABYTE = 1 << 20


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How the page is served.

    store: the file, or None to read only what is pasted; read_only: nothing can be written to it; token: what every request must
    bring, "" for none; hosts: the names a browser may call the server by (others are turned away, against DNS rebinding);
    limit: the largest request in bytes; lexicon: a folder of the user's own tables.
    """

    store: Path | None = None
    read_only: bool = False
    token: str = ""
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    limit: int = 10 * MEGABYTE
    lexicon: Path | None = None
