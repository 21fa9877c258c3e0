"""Reading one report from text to dossier: the one way through the house."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from keii.actors.cast import Cast
from keii.errors import InputError
from keii.extract.agreements import agreements
from keii.extract.assessments import assessments
from keii.extract.attendances import attendances
from keii.extract.events import events
from keii.extract.exchanges import exchanges
from keii.extract.stances import stances
from keii.extract.statements import statements
from keii.extract.times import times
from keii.extract.transfers import transfers
from keii.grammar.reading import Reading, read_text
from keii.ingest.source import check_length
from keii.records import VERSION, Dossier, Event, Exchange, Report, Section, Statement

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[^/]+)?$")  # one day, no range


def read(
    text: str,
    published: str | dt.date | dt.datetime | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    *,
    topics: bool = True,
) -> Dossier:
    """Read a report.

    text: the report as a str; newlines are made `\\n`, nothing else is changed. published: the day (or moment) of
    publication, against which relative times are resolved; without it they stay unresolved. Raises InputError when
    `published` is no date, `text` no str or over three million characters long. topics: whether sentences before may give what
    one leaves out; only `keii eval` goes without.
    """
    if not isinstance(text, str):
        raise InputError("text", f"a str is needed, not {type(text).__name__}")
    text = writable(text.replace("\r\n", "\n").replace("\r", "\n"))
    check_length(text, "text")
    day, stamp = _published(published)
    reading = read_text(text, day)
    reading.topics = topics
    if day is None:
        own = _own_day(reading)
        if own is not None:
            stamp = own.isoformat()
            reading.date(own)
    time_records = times(reading)
    cast = Cast(reading)
    reading.tokens.clear()  # nobody asks for them from here on, and they are a third of what a long text takes
    said = statements(reading, cast, time_records)
    cast.absorb_bodies({a for s in said for a in (*s.speaker, *s.via, *s.addressee)})
    asked = exchanges(reading, cast)
    told = events(reading, cast, time_records, said)
    bound = agreements(reading, cast, time_records, told)
    given = transfers(reading, cast, time_records, said, told)
    judged = assessments(reading, cast, said)
    held = stances(reading, cast, said, told)
    named = {a for g in bound for a in (*g.parties, *(o for p in g.provisions for o in p.obligor))}
    named |= {a for x in given for a in (*x.giver, *x.receiver)} | {a for j in judged for a in j.holder}
    named |= {h.holder for h in held}
    actors = cast.records(_taking_part(said, told, asked) | named)
    return Dossier(
        keii=VERSION,
        report=Report(
            id=_report_id(text, stamp, outlet, url),
            title=title or _title(reading),
            outlet=outlet,
            url=url,
            published=stamp,
            text=text,
            sections=[
                Section(
                    kind=p.kind, heading=(p.heading.start, p.heading.end) if p.heading else None, span=(p.start, p.end)
                )
                for p in reading.parts
            ],
        ),
        actors=actors,
        times=time_records,
        statements=said,
        events=told,
        exchanges=asked,
        attendances=attendances(reading, cast, told, actors),
        agreements=bound,
        transfers=given,
        assessments=judged,
        stances=held,
    )


def _taking_part(said: list[Statement], told: list[Event], asked: list[Exchange]) -> set[str]:
    """The ids of everybody a record names."""
    speaking = {a for s in said for a in (*s.speaker, *s.via, *s.addressee)}
    return speaking | {p.actor for e in told for p in e.participants} | {a for q in asked for a in q.answerer}


def writable(text: str) -> str:
    """The text with lone surrogates replaced by U+FFFD, one character for one: they can't be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= ch <= "\udfff" else ch for ch in text)
    return text


def _published(given: str | dt.date | dt.datetime | None) -> tuple[dt.date | None, str | None]:
    """The day of publication and its ISO form as handed out."""
    if given is None or given == "":
        return None, None
    if isinstance(given, dt.datetime):
        return given.date(), given.isoformat()
    if isinstance(given, dt.date):
        return given, given.isoformat()
    try:
        return dt.datetime.fromisoformat(given).date(), given
    except (ValueError, TypeError):
        raise InputError(
            "published", f"{given!r} is not an ISO date such as 2024-06-19 or 2024-06-19T21:12+09:00"
        ) from None


def _own_day(reading: Reading) -> dt.date | None:
    """The date the report itself prints above its text (2026年2月17日 21時12分, 【2025年3月5日】)."""
    for line in [x for x in reading.lines if x.kind != "blank"][:4]:
        if line.kind not in ("date", "title", "heading") and line.prose == line.start:
            continue
        stop = line.end if line.kind != "body" else line.prose
        for time in reading.times:
            if line.start <= time.start < stop and time.first and _DAY.match(time.value):
                return dt.date.fromisoformat(time.value[:10])
    return None


def _title(reading: Reading) -> str | None:
    line = next((x for x in reading.lines if x.kind == "title"), None)
    return reading.text[line.start : line.end].strip() if line else None


def _report_id(text: str, stamp: str | None, outlet: str | None, url: str | None) -> str:
    """The same report has the same id on any machine."""
    parts = "\x1f".join((text, stamp or "", outlet or "", url or ""))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
