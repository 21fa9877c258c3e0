"""The tables of treaties hang together, and a user's own are laid over them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pycountry
import pytest

from keii.errors import LexiconError
from keii.lexicon.partial_dates import first, last, standing
from keii.lexicon.schema import SCHEMAS
from keii.lexicon.tables import alternatives, table
from keii.lexicon.treaties import PARTIES, TERRITORIES, Base, Treaty, treaties

STATES = {c.alpha_3 for c in pycountry.countries} | {"XKX", "X-SUN", "X-CSK", "X-DDR"}
BASE = treaties()
ALL = sorted(BASE.treaties.values(), key=lambda t: t.id)


@pytest.mark.parametrize("treaty", ALL, ids=lambda t: t.id)
def test_parties_are_states_with_dates_in_order(treaty: Treaty) -> None:
    assert treaty.parties
    assert {p.state for p in treaty.parties} <= STATES & set(table("states"))
    assert not treaty.signed or not treaty.start or first(treaty.signed) <= last(treaty.start)
    assert not treaty.end or last(treaty.start) < first(treaty.end)
    for party in treaty.parties:
        assert not treaty.start or first(treaty.start) <= first(party.start), party
        assert not party.end or first(party.start) < last(party.end), party
        assert not treaty.end or last(party.end or treaty.end) <= last(treaty.end), party
    for suspension in treaty.suspended:
        assert set(suspension.states) <= {p.state for p in treaty.parties}
        assert len(suspension.states) <= 2


@pytest.mark.parametrize("treaty", ALL, ids=lambda t: t.id)
def test_stretches_of_one_party_do_not_meet(treaty: Treaty) -> None:
    for party in treaty.parties:
        others = [p for p in treaty.parties if p.state == party.state and p is not party]
        assert all(
            last(p.end or "9999") <= first(party.start) or first(p.start) >= last(party.end or "9999") for p in others
        )


def test_every_commitment_hangs_together() -> None:
    assert {c.treaty.id for c in BASE.commitments} == set(BASE.treaties)
    for c in BASE.commitments:
        parties = {p.state for p in c.treaty.parties}
        assert set(c.obligors) <= parties, c.id
        assert c.id.startswith(c.treaty.id), c.id
        assert bool(c.condition) == bool(c.condition_en), c.id
        assert c.obligation, c.id
        assert c.obligation_en, c.id
        assert c.by, c.id
        assert ("any" in c.by or "outside" in c.by) == (len(c.by) == 1 and c.by[0].islower()), c.id


@pytest.mark.parametrize(
    ("kind", "strengths"),
    [
        ("defence", {"force", "all means", "deemed", "constitutional", "assist"}),
        ("consultation", {"consult"}),
        ("neutrality", {"neutral"}),
        ("nonaggression", {"refrain"}),
        ("none", {"none"}),
    ],
)
def test_strengths_fit_kinds(kind: str, strengths: set[str]) -> None:
    assert {c.strength for c in BASE.commitments if c.kind == kind} <= strengths


def test_regions_and_places_name_what_there_is() -> None:
    known = set(table("states")) | set(BASE.places) | {PARTIES, TERRITORIES}
    for region, row in table("regions").items():
        within, partly = set(alternatives(row[3])), set(alternatives(row[4]))
        assert within | partly <= known, region
        assert not within & partly, region
    assert {place.state for place in BASE.places.values()} <= STATES
    assert all(place.id in table("states") or (place.name and place.english) for place in BASE.places.values())
    assert set(table("regions")) == {c.region.id for c in BASE.commitments if c.region}


def test_state_codes() -> None:
    two = {c.alpha_3: c.alpha_2 for c in pycountry.countries} | {"XKX": "XK"}
    rows = table("state_codes")
    assert set(rows) <= set(table("states"))
    assert all(row[1] == two.get(code, "") for code, row in rows.items())
    english = [name for row in rows.values() for name in alternatives(row[2])]
    assert len(english) == len(set(english))


@pytest.mark.parametrize(
    ("start", "end", "on", "where"),
    [
        ("2024-12-04", "", "2024-12-03", "before"),
        ("2024-12-04", "", "2024-12-04", "within"),
        ("2024-12-04", "", "2024-12", "unsure"),
        ("2024-12-04", "", "2025", "within"),
        ("2024", "", "2023-12-31", "before"),
        ("2024", "", "2024-01-01", "unsure"),
        ("2024", "", "2024-12-31", "within"),
        ("2024-02", "", "2024-02-29", "unsure"),
        ("2024-02", "", "2024-03-01", "within"),
        ("1950", "1996-09-10", "1996-09-09", "within"),
        ("1950", "1996-09-10", "1996-09-10", "after"),
        ("1950", "1996", "1995-12-31", "within"),
        ("1950", "1996", "1996-06-01", "unsure"),
        ("1950", "1996", "1997", "after"),
        ("2006-08/2008", "", "2006-07-31", "before"),
        ("2006-08/2008", "", "2007", "unsure"),
        ("2006-08/2008", "", "2009", "within"),
    ],
)
def test_standing(start: str, end: str, on: str, where: str) -> None:
    assert standing(start, end, on) == where


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KEII_LEXICON", str(tmp_path))
    table.cache_clear()
    treaties.cache_clear()
    yield tmp_path
    table.cache_clear()
    treaties.cache_clear()


def lay(folder: Path, name: str, *rows: str) -> Base:
    header = "# columns: " + "\t".join(SCHEMAS[name].columns)
    (folder / f"{name}.tsv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return treaties()


def test_ones_own_treaty_is_laid_over_ours(own: Path) -> None:
    base = lay(own, "treaties", "AUS-PNG 2025\tプクプク条約\tPukpuk treaty\ttreaty\t2025-10-06\t2031-02-03\t\tAUS|PNG")
    assert base.treaties["AUS-PNG 2025"].parties[0].start == "2031-02-03"
    assert base.until == "2031-02-03"
    assert len(base.treaties) == len(ALL)


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        ("treaties", "X 2030\t条約\tTreaty\ttreaty\t\t2030\t\tPRT|ZZZ", "ZZZ stands in no row of states.tsv"),
        ("treaties", "X 2030\t条約\tTreaty\ttreaty\t\t2030\t2020\tPRT|MAR", "X 2030: 2020 is not after 2030"),
        (
            "commitments",
            "X 1\tX 2030\tdefence\t1\t\t\tany\t\tforce\t\t支援\t\thelp",
            "'X 2030' stands in no row of treaties",
        ),
        (
            "commitments",
            "X 1\tNATO\tdefence\t1\t\t\tany\tatlantis\tforce\t\t支援\t\thelp",
            "'atlantis' stands in no row of regions",
        ),
        ("places", "ES-XX\tZZZ", "ZZZ stands in no row of states.tsv"),
    ],
)
def test_tables_that_do_not_hang_together(own: Path, name: str, row: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        lay(own, name, row)
