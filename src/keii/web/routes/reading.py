"""The reading room: a report pasted, dropped or uploaded, or one in the store."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException
from litestar.params import Body, FromPath, FromQuery, JSONBody
from litestar.response import Redirect

import keii
from keii.errors import InputError, StoreError
from keii.explain import Explanation, explain
from keii.ingest.files import load
from keii.ingest.source import Source
from keii.page.reading_room import room
from keii.page.templates import wording
from keii.records import Dossier
from keii.store.queries import version, versions
from keii.web.site import Site, language, page, words
from keii.web.store import opened, settings_of

_MOST = 20  # reports of one upload (a feed) that are shown
_UPLOAD = "upload"


class Pasted(msgspec.Struct, kw_only=True):
    """A report sent as JSON: its text, and what is known about it."""

    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


@get("/read", include_in_schema=False, sync_to_thread=False)
def form(request: Request[Any, Any, Any]) -> Response[str]:
    """Asks for a report."""
    return _form(request)


@post("/read", include_in_schema=False, sync_to_thread=True, status_code=200)
def read_form(
    request: Request[Any, Any, Any],
    data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.MULTI_PART)],
) -> Response[Any]:
    """The reports that were sent, read at once; with `keep`, put into the store as well."""
    try:
        sources = _sources(data)
        dossiers = [keii.read(s.text, s.published, s.outlet, s.title, s.url) for s in sources]
        if data.get("keep"):
            return _kept(request, sources, dossiers)
    except InputError as error:
        return _form(request, problem=f"{words(request)['not read']}: {error.reason}", data=data, status=400)
    rooms = [
        room(one, language(request), prefix=f"r{n}-" if len(dossiers) > 1 else "") for n, one in enumerate(dossiers, 1)
    ]
    return page(request, "read.html", rooms[0].title or words(request)["read"], rooms=rooms, given=sources[0])


def _form(
    request: Request[Any, Any, Any], problem: str = "", data: dict[str, Any] | None = None, status: int = 200
) -> Response[str]:
    kept = {key: value for key, value in (data or {}).items() if isinstance(value, str)}
    settings = settings_of(request)
    writes = settings.store is not None and not settings.read_only
    return page(
        request, "read_form.html", words(request)["read"], status=status, problem=problem, kept=kept, writes=writes
    )


def _sources(data: dict[str, Any]) -> list[Source]:
    """What was pasted, else the reports in the file that was sent; what the form says about them goes before what the file says."""
    known = {key: (str(data.get(key) or "").strip() or None) for key in ("published", "outlet", "url")}
    if known["url"] is not None and not known["url"].startswith(("https://", "http://")):
        raise InputError("url", f"{known['url']!r} is no address of a page")
    text = str(data.get("text") or "")
    if text.strip():
        return [Source(text=text.replace("\r\n", "\n"), title=None, **known)]
    file = data.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise InputError("text", "there is neither a text nor a file")
    with tempfile.TemporaryDirectory(prefix="keii-") as folder:
        path = Path(folder) / (_UPLOAD + "".join(Path(file.filename).suffixes[-2:])[:20].replace("/", ""))
        path.write_bytes(file.file.read())
        try:
            found = load(path)[:_MOST]
        except InputError as error:
            raise InputError(file.filename, error.reason) from None
    changed = {key: value for key, value in known.items() if value is not None}
    return [msgspec.structs.replace(one, **changed) for one in found]


def _kept(request: Request[Any, Any, Any], sources: list[Source], dossiers: list[Dossier]) -> Response[Any]:
    from keii.store.adding import Store

    settings = settings_of(request)
    if settings.store is None or settings.read_only:
        raise InputError("store", "this server keeps nothing")
    with Store(settings.store) as store:
        for source in sources:
            store.add(source, _UPLOAD)
    return Redirect(f"/reports/{dossiers[0].report.id}", status_code=303)


@get("/reports/{report:str}", include_in_schema=False, sync_to_thread=True)
def report_page(
    request: Request[Any, Any, Any], report: FromPath[str], actor: FromQuery[str] = "", why: FromQuery[str] = ""
) -> Response[str]:
    """A stored report."""
    dossier, older = _stored(request, report)
    explained = explain(dossier, why) if why else None
    base = Site(request).base
    shown = room(dossier, language(request), actor=actor, why=explained)
    title = shown.title or wording(language(request))["untitled"]
    return page(
        request, "report.html", title, twin=f"/api/reports/{report}", rooms=[shown], base=base, versions=older, report=report
    )  # fmt: skip


@get("/api/reports/{report:str}", sync_to_thread=True, summary="The dossier of a stored report")
def report_data(request: Request[Any, Any, Any], report: FromPath[str]) -> Dossier:
    """Everything read out of one report, as keii's contract lays it down."""
    return _stored(request, report)[0]


@get("/api/reports/{report:str}/why/{record:str}", sync_to_thread=True, summary="Why a record is as it is")
def why_data(request: Request[Any, Any, Any], report: FromPath[str], record: FromPath[str]) -> Explanation:
    """The record's evidence, clause, lexicon entries and rule, and what was turned down."""
    return explain(_stored(request, report)[0], record)


@post("/api/read", sync_to_thread=True, status_code=200, summary="Read a report")
def read_data(data: JSONBody[Pasted]) -> Dossier:
    """The dossier of a report that is sent; nothing is kept."""
    return keii.read(data.text, data.published, data.outlet, data.title, data.url)


def _stored(request: Request[Any, Any, Any], report: str) -> tuple[Dossier, list[Any]]:
    with opened(request) as store:
        try:
            return version(store, report), versions(store, report)
        except StoreError as error:
            raise NotFoundException(error.reason) from None


HANDLERS = [form, read_form, report_page, report_data, why_data, read_data]
