"""Agreements that reports tell of, as commitments: in force when a report says so, and else barred with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from keii.commitments.model import Bond, Evidence
from keii.lexicon.treaties import Commitment, Party, Treaty
from keii.records import Agreement, Dossier, Provision, Span, Stage

Told = tuple[Agreement, Dossier]

_STRENGTHS = {"defence": "assist", "consultation": "consult", "neutrality": "neutral", "nonaggression": "refrain"}
_SURE = ("asserted", "reported")
_ENDS = ("suspended", "lapsed")
_ANY_DAY = "0001-01-01"  # a stage without a time lies somewhere before the report's own day


def reported(told: Iterable[Told]) -> Iterator[Bond]:
    """The bonds of the agreements' provisions on defence, consultation, neutrality and nonaggression."""
    for agreement, dossier in told:
        for at, provision in enumerate(agreement.provisions, 1):
            if provision.type in _STRENGTHS:
                bond = _bond(agreement, provision, at, dossier)
                if bond is not None:
                    yield bond


def _bond(agreement: Agreement, provision: Provision, at: int, dossier: Dossier) -> Bond | None:
    """A provision as a bond; None when fewer than two states are known to take part."""
    obligors = _countries(provision.obligor, dossier)
    states = sorted(set(_countries(agreement.parties, dossier)) | set(obligors))
    if len(states) < 2:
        return None
    stage, barred = _status(agreement, dossier)
    start, end = _span(agreement, stage, dossier)
    treaty = Treaty(
        id=f"{dossier.report.id}#{agreement.id}",
        names=(agreement.title,),
        english=agreement.title,
        form="treaty" if agreement.kind in ("treaty", "contract", "ceasefire") else "political",
        signed="",
        start=start,
        end=end,
        parties=tuple(Party(state, start, end) for state in states),
        suspended=(),
        source="",
    )
    commitment = Commitment(
        id=f"{treaty.id}.{at}",
        treaty=treaty,
        kind=provision.type,
        article=provision.article,
        obligors=tuple(obligors) if set(obligors) != set(states) else (),
        beneficiaries=(),
        by=("outside",) if provision.type == "defence" else ("any",),
        region=None,
        strength=_STRENGTHS[provision.type],
        condition=provision.trigger,
        obligation=provision.obligation,
        condition_en=provision.trigger,
        obligation_en=provision.obligation,
    )
    spans = [provision.evidence, *([stage.evidence] if stage else [])]
    return Bond(
        commitment=commitment,
        origin="reported",
        certainty=stage.certainty if stage else "asserted",
        barred=barred,
        evidence=tuple(_evidence(span, dossier) for span in dict.fromkeys(spans)),
        inferred=bool(set(agreement.inferred) & set(agreement.parties)),
    )


def _countries(actors: list[str], dossier: Dossier) -> list[str]:
    known = {actor.id: actor.country for actor in dossier.actors}
    return sorted({known[a] for a in actors if known.get(a)})


def _evidence(span: Span, dossier: Dossier) -> Evidence:
    report = dossier.report
    return Evidence(
        report=report.id, outlet=report.outlet, published=report.published, span=span, words=dossier.text(span)
    )


def _status(agreement: Agreement, dossier: Dossier) -> tuple[Stage | None, str]:
    """The stage that decides and, when the agreement does not bind by it, the reason."""
    begun = [s for s in agreement.stages if s.stage == "in force"]
    sure = [s for s in begun if s.certainty in _SURE]
    if sure:
        return sure[0], ""
    signed = [s for s in agreement.stages if s.stage == "signed" and s.certainty in _SURE]
    if signed and not begun:
        return signed[0], "signed, not in force"
    if begun:
        return begun[0], "not certain"
    return (agreement.stages[-1], "not in force") if agreement.stages else (None, "not certain")


def _span(agreement: Agreement, stage: Stage | None, dossier: Dossier) -> tuple[str, str]:
    """From when until when it binds, as far as the report says; ("", "") when it never came into force.

    What ends it: a stage of its own, or an agreement of the same report that replaces it and is in force.
    """
    if stage is None or stage.stage != "in force":
        return "", ""
    ended = [s for s in agreement.stages if s.stage in _ENDS and s.certainty in _SURE]
    for other in dossier.agreements:
        if agreement.id in other.replaces:
            ended += [s for s in other.stages if s.stage == "in force" and s.certainty in _SURE]
    return _when(stage, dossier), min((_when(s, dossier) for s in ended), default="")


def _when(stage: Stage, dossier: Dossier) -> str:
    """The day of a stage as a partial date: from its time, else some day up to the report's own."""
    time = next((t for t in dossier.times if t.id == stage.time), None)
    if time is not None and time.start and time.end:
        begin, end = time.start[:10], time.end[:10]
        last = end if len(time.end) > 10 and time.end[11:] != "00:00" else _day_before(end)
        return begin if last <= begin else f"{begin}/{last}"
    published = (dossier.report.published or "")[:10]
    return f"{_ANY_DAY}/{published or '9999-12-31'}"


def _day_before(day: str) -> str:
    return (dt.date.fromisoformat(day) - dt.timedelta(1)).isoformat()
