"""What every page of the server has around it: menu, language, JSON twin."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlencode

from litestar import MediaType, Request, Response
from litestar.utils.empty import value_or_default
from litestar.utils.scope.state import ScopeState
from markupsafe import Markup

from keii.labels import Language
from keii.page.templates import render, static, wording

MENU = (
    ("/", "home"),
    ("/read", "read"),
    ("/stories", "stories"),
    ("/reports", "reports"),
    ("/quotes", "statements"),
    ("/events", "events"),
    ("/who", "who is"),
    ("/search", "search"),
    ("/commitments", "commitments"),
    ("/relations", "relations"),
)
_YEAR = 31_536_000  # seconds
LANGUAGE = "lang"  # the parameter and the cookie


class Site:
    """The frame of one page; twin: the address of its JSON, "" where it has none."""

    menu = MENU

    def __init__(self, request: Request[Any, Any, Any], twin: str = "") -> None:
        self._path = request.url.path
        self._query = [(key, value) for key, value in request.query_params.multi_items() if key != LANGUAGE]
        self.language = language(request)
        self.twin = twin
        self._token = value_or_default(ScopeState.from_scope(request.scope).csrf_token, "")

    def here(self, path: str) -> bool:
        """Whether a place of the menu is where we are."""
        return self._path == path or (path != "/" and self._path.startswith(path + "/"))

    @property
    def other_language(self) -> str:
        """This page in the other language."""
        other = Language.EN if self.language is Language.JA else Language.JA
        return f"{self._path}?{urlencode([*self._query, (LANGUAGE, other.value)])}"

    @property
    def base(self) -> str:
        """This page with its parameters but `why`, and a place for one more."""
        kept = [(key, value) for key, value in self._query if key != "why"]
        return f"{self._path}?{urlencode(kept)}&" if kept else f"{self._path}?"

    @property
    def csrf(self) -> Markup:
        """The field that shows a form to be ours."""
        return Markup('<input type="hidden" name="_csrf_token" value="{}">').format(self._token)

    def with_page(self, number: int) -> str:
        """This list at another page."""
        kept = [(key, value) for key, value in self._query if key != "page"]
        return f"{self._path}?{urlencode([*kept, ('page', str(number))])}"

    @staticmethod
    def static(name: str) -> str:
        """The address of a file of `keii.page`'s static ones; it changes with the file, so browsers may keep it."""
        return f"/static/{name}?{hashlib.sha256(static(name).encode()).hexdigest()[:12]}"


def language(request: Request[Any, Any, Any]) -> Language:
    """The language asked for in the address, else chosen before, else the one the browser likes best; Japanese for any other."""
    for chosen in (request.query_params.get(LANGUAGE), request.cookies.get(LANGUAGE)):
        if chosen in (Language.JA.value, Language.EN.value):
            return Language(chosen)
    likes = request.headers.get("accept-language", "").lower()
    return Language.EN if likes.startswith("en") else Language.JA


def page(
    request: Request[Any, Any, Any], template: str, title: str, *, twin: str = "", status: int = 200, **context: Any
) -> Response[str]:
    """A page in its frame; the language, when asked for, is kept for the next one."""
    site = Site(request, twin)
    body = render(template, site.language, title=title, site=site, **context)
    response = Response(body, media_type=MediaType.HTML, status_code=status)
    if LANGUAGE in request.query_params:
        response.set_cookie(LANGUAGE, site.language.value, max_age=_YEAR, samesite="lax", httponly=True)
    return response


def words(request: Request[Any, Any, Any]) -> Any:
    """The words of the request's language."""
    return wording(language(request))
