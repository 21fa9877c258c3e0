"""Reports on agreements, made by hand: states, stages and provisions without the reader in between."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

import keii
from keii.commitments import Told
from keii.records import Actor, Agreement, Dossier, Provision, Stage, Time

TEXT = "ポルトガルとモロッコの条約は、一方が攻撃を受けた場合、他方が支援すると定める。発効した。"


def place_of(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.fixture
def told() -> Callable[..., Told]:
    """told((stage, certainty, day), …, kind=, published=, parties=): one agreement with one provision, and its dossier."""

    def make(
        *stages: tuple[str, str, str],
        kind: str = "defence",
        published: str | None = "2026-03-12",
        parties: tuple[str, ...] = ("PRT", "MAR"),
        obligor: tuple[str, ...] = (),
    ) -> Told:
        actors = [
            Actor(id=code, name=code, names=[code], type="state", country=code, roles=[], mentions=[])
            for code in parties
        ]
        times = [
            Time(id=f"t{at}", span=(0, 1), type="DATE", value=day, start=day, end=f"{day[:-2]}{int(day[-2:]) + 1:02}")
            for at, (_, _, day) in enumerate(stages)
            if day
        ]
        agreement = Agreement(
            id="g1",
            title="安全保障協力条約",
            names=[],
            kind="treaty",
            parties=list(parties),
            stages=[
                Stage(stage=stage, time=f"t{at}" if day else None, certainty=certainty, evidence=place_of("発効した"))
                for at, (stage, certainty, day) in enumerate(stages)
            ],
            provisions=[
                Provision(
                    type=kind,
                    trigger="一方が攻撃を受けた場合",
                    obligation="他方が支援する",
                    obligor=list(obligor),
                    evidence=place_of("一方が攻撃を受けた場合、他方が支援する"),
                )
            ],
            replaces=[],
            mentions=[],
        )
        empty = keii.read("", published="2026-03-12")
        report = msgspec.structs.replace(empty.report, id="r1", outlet="東都放送", published=published, text=TEXT)
        dossier: Dossier = msgspec.structs.replace(
            empty, report=report, actors=actors, times=times, agreements=[agreement]
        )
        return agreement, dossier

    return make
