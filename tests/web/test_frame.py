"""The frame every page has, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page
from served import serving, shot

from keii.web.settings import Settings


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(Settings()) as found:
        yield found


def test_the_page_speaks_the_readers_language_and_keeps_it(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(address)
    assert page.locator("html").get_attribute("lang") == "ja"
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(address)
    assert page.locator("html").get_attribute("lang") == "en"
    shot(page, "home-en")
