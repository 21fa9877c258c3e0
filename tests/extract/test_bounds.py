"""What holds of every agreement and transfer, whatever the text: evidence lies in it and holds what it is evidence of."""

from __future__ import annotations

from pathlib import Path

import pytest

import keii

GOLD = Path(__file__).parents[1] / "gold"
TEXTS = sorted(GOLD.glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_evidence_of_agreements(path: Path) -> None:
    dossier = keii.read(path.read_text(encoding="utf-8"), published="2026-03-12")
    size, actors, times = len(dossier.report.text), {a.id for a in dossier.actors}, {t.id for t in dossier.times}
    known = {g.id for g in dossier.agreements}
    assert len(known) == len(dossier.agreements)
    for agreement in dossier.agreements:
        forms = {dossier.text(span) for span in agreement.mentions}
        assert set(agreement.names) - forms <= {n for n in agreement.names if n in dossier.report.text}
        assert agreement.title in agreement.names
        assert set(agreement.parties) <= actors
        assert set(agreement.inferred) <= set(agreement.parties)
        assert set(agreement.replaces) <= known - {agreement.id}
        assert len({s.stage for s in agreement.stages}) == len(agreement.stages)
        for stage in agreement.stages:
            assert 0 <= stage.evidence[0] < stage.evidence[1] <= size
            assert stage.time is None or stage.time in times
        for clause in agreement.provisions:
            told = dossier.text(clause.evidence)
            assert clause.obligation in told
            assert clause.trigger in told
            assert set(clause.obligor) <= actors


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_evidence_of_transfers(path: Path) -> None:
    dossier = keii.read(path.read_text(encoding="utf-8"), published="2026-03-12")
    actors, times = {a.id for a in dossier.actors}, {t.id for t in dossier.times}
    for transfer in dossier.transfers:
        assert transfer.item in dossier.text(transfer.evidence)
        assert transfer.giver
        assert not set(transfer.giver) & set(transfer.receiver)
        assert {*transfer.giver, *transfer.receiver} <= actors
        assert set(transfer.inferred) <= {*transfer.giver, *transfer.receiver}
        assert transfer.time is None or transfer.time in times
        assert transfer.certainty != "hypothetical"


def test_cost_is_linear() -> None:
    """A long page of agreements takes no more for each letter than a short one."""
    import time

    def cost(times: int) -> float:
        text = (
            "ポルトガルとモロッコは漁業協定に署名した。協定は、一方が攻撃を受けた場合、他方に弾薬を供与すると定めた。ポルトガルは小麦2万トンを送った。\n"
            * times
        )
        start = time.perf_counter()
        keii.read(text, published="2026-03-12")
        return (time.perf_counter() - start) / times

    cost(5)
    assert cost(400) < 4 * cost(40)
