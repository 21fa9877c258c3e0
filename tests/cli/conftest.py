"""A dossier made by hand, so that what is shown can be tested apart from what is read."""

from __future__ import annotations

import msgspec
import pytest

import keii
from keii.records import (
    Actor,
    Attendance,
    Attribution,
    Candidate,
    Cue,
    Dossier,
    Event,
    EventMention,
    Exchange,
    Participant,
    Plover,
    Report,
    Role,
    Section,
    Span,
    Statement,
    Time,
)

TEXT = """首脳会談で署名
サンタレン首相は12日、「海峡は壁ではない」と述べた。
■両国の反応
「注視している」。交渉は続くという。
■解説
Q 次の会談はいつか。
A 秋になるという見方が強い。ただ、協定の批准が条件で、議会の審議しだいでは来年にずれ込むこともある。大使は追放しないという。
"""
ANSWER = "秋になるという見方が強い。ただ、協定の批准が条件で、議会の審議しだいでは来年にずれ込むこともある。大使は追放しないという。"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def statement(words: str, status: str, **given: object) -> Statement:
    fields: dict[str, object] = {
        "id": words,
        "span": at(words),
        "mode": "direct",
        "speaker": [],
        "via": [],
        "addressee": [],
        "cue": None,
        "headline": False,
        "time": None,
        "certainty": "asserted",
        "negated": False,
        "attribution": Attribution(status=status, rule=""),
    }
    return Statement(**(fields | given))  # type: ignore[arg-type]


def event(words: str, kind: str, mode: str, certainty: str, **given: object) -> Event:
    fields: dict[str, object] = {
        "id": words,
        "type": kind,
        "mode": mode,
        "trigger": at(words),
        "participants": [],
        "time": None,
        "place": "",
        "certainty": certainty,
        "negated": False,
        "sources": [],
        "mentions": [mention(words, certainty)],
        "plover": Plover(category=kind, quad="", score=0.0),
    }
    return Event(**(fields | given))  # type: ignore[arg-type]


def mention(words: str, certainty: str) -> EventMention:
    return EventMention(trigger=at(words), certainty=certainty, negated=False, sources=[])


@pytest.fixture
def dossier() -> Dossier:
    heading, last = at("■両国の反応"), at("■解説")
    return msgspec.structs.replace(
        keii.read(""),  # so that a record type added later needs no change here
        report=Report(
            id="r1",
            title="首脳会談で署名",
            outlet="東都放送",
            url=None,
            published="2026-03-12",
            text=TEXT,
            sections=[
                Section(kind="lead", heading=None, span=(0, heading[0])),
                Section(kind="body", heading=heading, span=(heading[0], last[0])),
                Section(kind="qa", heading=last, span=(last[0], len(TEXT))),
            ],
        ),
        actors=[
            Actor(
                id="a1",
                name="サンタレン首相",
                names=["サンタレン首相", "首相"],
                type="person",
                country="PRT",
                roles=[Role(title="首相", body="ポルトガル")],
                mentions=[at("サンタレン首相")],
            ),
            Actor(
                id="a2",
                name="国営|通信",
                names=["国営|通信"],
                type="organisation",
                country="",
                roles=[],
                mentions=[(0, 1)],
            ),
        ],
        times=[Time(id="t1", span=at("12日"), type="DATE", value="2026-03-12", start="2026-03-12", end="2026-03-13")],
        statements=[
            statement(
                "海峡は壁ではない",
                "explicit",
                speaker=["a1"],
                via=["a2"],
                addressee=["a2"],
                cue=Cue(lemma="述べる", span=at("述べ"), act="assert"),
                time="t1",
                attribution=Attribution(status="explicit", rule="subject of the cue", antecedent=at("サンタレン首相")),
            ),
            statement(
                "注視している",
                "ambiguous",
                attribution=Attribution(
                    status="ambiguous",
                    rule="two fit",
                    candidates=[Candidate(actor="a1", span=(0, 1)), Candidate(actor="a2", span=(1, 2))],
                ),
            ),
            statement("交渉は続く", "unknown", mode="indirect", negated=True, headline=True, certainty="newly coined"),
        ],
        events=[
            event(
                "追放",
                "SANCTION",
                "expel",
                "expected",
                negated=True,
                participants=[Participant(actor="a1", role="target")],
                sources=["a2"],
            ),
            event(
                "首脳会談",
                "CONSULT",
                "",
                "asserted",
                participants=[
                    Participant(actor="a1", role="agent"),
                    Participant(actor="a2", role="agent", inferred=True),
                    Participant(actor="a9", role="target"),
                ],
                time="t1",
                place="ラバト",
                mentions=[
                    mention("首脳会談", "asserted"),
                    mention("次の会談", "expected"),
                    mention("首脳", "asserted"),
                ],
            ),
            event("批准", "NOVEL", "newly coined", "newly coined"),
        ],
        exchanges=[
            Exchange(id="q1", question=at("次の会談はいつか。"), answer=at(ANSWER), answerer=["a1"]),
            Exchange(id="q2", question=at("次の会談はいつか。"), answer=at("強い。"), answerer=[]),
        ],
        attendances=[
            Attendance(
                id="p1",
                person="a1",
                role="首相",
                side="PRT",
                event="首脳会談",
                presence="present",
                certainty="asserted",
                evidence=at("サンタレン首相"),
            )
        ],
    )
