"""A real server on a port of its own, and pictures of its pages."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page

from keii.web.app import create_app
from keii.web.settings import Settings

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The address of a server that runs while the context lasts."""
    config = uvicorn.Config(create_app(settings), log_level="warning", lifespan="off", ws="none")
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(30)
        listener.close()


def local(address: str) -> bool:
    """Whether an address is on this machine."""
    return address.startswith(("http://127.0.0.1:", "file:", "data:", "blob:", "about:"))


def shot(page: Page, name: str) -> None:
    """A picture of the whole page in build/screens/, to be looked at."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)
