"""Who must do what: a case and its near miss for every way in which a treaty binds or does not."""

from __future__ import annotations

import pytest

from keii.commitments import Answer, whatif

NATO_2025 = 32


def asked(attack: str, by: str = "", on: str = "2025-06-01", place: str = "") -> Answer:
    return whatif(attack.split(), by.split(), on=on, place=place)


def obligors(answer: Answer, clause: str, toward: str = "") -> list[str]:
    """Who owes what a clause lays down; [] when it does not fall due."""
    return [s for d in answer.duties if d.clause.id == clause and toward in ("", d.toward) for s in d.obligors]


def reasons(answer: Answer, clause: str) -> list[str]:
    return [u.reason for u in answer.untriggered if u.clause.id == clause]


@pytest.mark.parametrize(
    ("attack", "by", "on", "place", "clause", "who"),
    [
        pytest.param("JPN", "PRK", "2025", "", "JPN-USA 1960 5", "USA", id="Japan attacked"),
        pytest.param("USA", "PRK", "2025", "JPN", "JPN-USA 1960 5", "JPN", id="US forces in Japan attacked"),
        pytest.param("KOR", "PRK", "2025", "", "KOR-USA 1953 3", "USA", id="Korea attacked"),
        pytest.param("GUM", "PRK", "2025", "", "KOR-USA 1953 3", "KOR", id="Guam lies in the Pacific"),
        pytest.param("PHL", "CHN", "2025", "", "PHL-USA 1951 4", "USA", id="Philippines attacked"),
        pytest.param("US-HI", "PRK", "2025", "", "ANZUS 4", "AUS", id="Hawaii under ANZUS"),
        pytest.param("NZL", "CHN", "1985", "", "ANZUS 4", "AUS USA", id="New Zealand before the suspension"),
        pytest.param("NZL", "CHN", "2025", "", "ANZUS 4", "AUS", id="New Zealand after it: Australia still"),
        pytest.param("ARM", "AZE", "2024-01-31", "", "CSTO 4", "BLR KAZ KGZ RUS TJK", id="Armenia before the freeze"),
        pytest.param("KAZ", "CHN", "2025", "", "CSTO 4", "BLR KGZ RUS TJK", id="others after it"),
        pytest.param("PRK", "KOR", "2025", "", "CHN-PRK 1961 2", "CHN", id="China and North Korea"),
        pytest.param("PRK", "KOR", "2024-12-04", "", "PRK-RUS 2024 4", "RUS", id="the day it came into force"),
        pytest.param("RUS", "UKR", "2025", "", "PRK-RUS 2024 4", "PRK", id="the other way round"),
        pytest.param("PRK", "KOR", "1970", "", "SUN-PRK 1961 1", "X-SUN", id="the Soviet Union of 1970"),
        pytest.param("PRK", "KOR", "1995", "", "SUN-PRK 1961 1", "RUS", id="Russia as its successor"),
        pytest.param("TWN", "CHN", "1979-12-31", "", "TWN-USA 1954 5", "USA", id="the last day with Taiwan"),
        pytest.param("IRN", "ISR", "2025-10-02", "", "IRN-RUS 2025 3", "RUS", id="not to help the aggressor"),
        pytest.param("MYS", "CHN", "2025", "", "FPDA 5", "AUS GBR NZL SGP", id="five powers consult"),
        pytest.param("TUV", "CHN", "2025", "", "AUS-TUV 2023 4", "AUS", id="one-sided, toward the protected"),
        pytest.param("PLW", "CHN", "2025", "", "PLW-USA COFA 312", "USA", id="a compact"),
        pytest.param("QAT", "IRN", "2025-10", "", "EO 14353 2", "USA", id="an executive order"),
        pytest.param("CYP", "TUR", "2025", "", "CYP-GUARANTEE 4", "GBR GRC", id="a guarantor attacks: the others"),
        pytest.param("JPN", "CHN", "1942", "", "JPN-SUN 1941 2", "X-SUN", id="neutrality"),
    ],
)
def test_who_is_bound(attack: str, by: str, on: str, place: str, clause: str, who: str) -> None:
    assert obligors(asked(attack, by, on, place), clause) == who.split()


@pytest.mark.parametrize(
    ("attack", "by", "on", "place", "clause", "reason"),
    [
        pytest.param("USA", "PRK", "2025", "", "JPN-USA 1960 5", "area excluded", id="Japan is not bound for the US"),
        pytest.param("JPN", "PRK", "1960-06-22", "", "JPN-USA 1960 5", "not in force", id="the day before"),
        pytest.param("USA", "PRK", "2025", "SYR", "KOR-USA 1953 3", "area excluded", id="outside the Pacific"),
        pytest.param("USA", "PRK", "2025", "US-HI", "NATO 5", "area excluded", id="article 6: Hawaii"),
        pytest.param("GUM", "PRK", "2025", "", "NATO 5", "area excluded", id="article 6: Guam"),
        pytest.param("FLK", "ARG", "1982", "", "NATO 5", "area excluded", id="article 6: the Falklands"),
        pytest.param("ES-CE", "MAR", "2025", "", "NATO 5", "area excluded", id="article 6: Ceuta"),
        pytest.param("NZL", "CHN", "2025", "", "ANZUS 4", "suspended", id="the US owes New Zealand nothing"),
        pytest.param("ARM", "AZE", "2025", "", "CSTO 4", "suspended", id="Armenia froze its part"),
        pytest.param("ARM", "AZE", "2024-02", "", "CSTO 4", "date not certain", id="in the month of it"),
        pytest.param("UZB", "TJK", "2025", "", "CSTO 4", "not a party then", id="Uzbekistan left"),
        pytest.param("UZB", "AFG", "2007", "", "CSTO 4", "date not certain", id="some day between 2006 and 2008"),
        pytest.param("PRK", "KOR", "2024-12-03", "", "PRK-RUS 2024 4", "not in force", id="the day before it"),
        pytest.param("PRK", "KOR", "2024-12", "", "PRK-RUS 2024 4", "date not certain", id="a month it began in"),
        pytest.param("PRK", "KOR", "2024-12-04", "", "PRK-RUS 2000 2", "not in force", id="replaced on that day"),
        pytest.param("PRK", "KOR", "1996-09-10", "", "SUN-PRK 1961 1", "not in force", id="the day it lapsed"),
        pytest.param("TWN", "CHN", "1980-01-01", "", "TWN-USA 1954 5", "not in force", id="the day after"),
        pytest.param("TWN", "CHN", "2025", "", "TRA none", "no obligation", id="a law, no treaty"),
        pytest.param("AUS", "CHN", "2025", "", "AUKUS none", "no obligation", id="AUKUS is none"),
        pytest.param("JPN", "CHN", "2025", "", "QUAD none", "no obligation", id="the Quad is none"),
        pytest.param("GRC", "TUR", "2025", "", "NATO 5", "attacker is a fellow party", id="Greece and Türkiye"),
        pytest.param("CHN", "USA", "1970", "", "CHN-SUN 1950 1", "attacker excluded", id="only against Japan"),
        pytest.param("AUS", "CHN", "2025", "", "AUS-TUV 2023 4", "not its beneficiary", id="one-sided"),
        pytest.param("UKR", "RUS", "2025", "", "CSTO 4", "party not attacked", id="the attacker's own alliance"),
        pytest.param("MYS", "CHN", "2025", "", "FPDA 5", "consultation only", id="no duty to defend"),
        pytest.param("SAU", "YEM", "2025-10", "", "PAK-SAU 2025 defence", "entry into force unknown", id="only signed"),
        pytest.param("SAU", "YEM", "2025-09-16", "", "PAK-SAU 2025 defence", "not in force", id="not even signed"),
        pytest.param("SWE", "RUS", "2024-03-06", "", "NATO 5", "not a party then", id="the day before accession"),
        pytest.param("CHN", "RUS", "2025", "", "CHN-RUS 2001 9", "nobody else bound", id="the only other attacks"),
        pytest.param("JPN", "", "2025", "", "JPN-CHN 1978 1", "attacker not named", id="whose promise would it be"),
    ],
)
def test_what_is_not_triggered(attack: str, by: str, on: str, place: str, clause: str, reason: str) -> None:
    answer = asked(attack, by, on, place)
    assert reason in reasons(answer, clause)
    if reason not in ("suspended", "consultation only"):
        assert obligors(answer, clause) == []


def test_in_the_year_of_a_suspension_only_the_others_are_bound_for_sure() -> None:
    answer = asked("NZL", "CHN", "1986-09-01")
    assert obligors(answer, "ANZUS 4") == ["AUS"]
    assert [(u.reason, u.states) for u in answer.untriggered if u.clause.id == "ANZUS 4"] == [
        ("date not certain", ["USA"])
    ]


def test_nato_binds_all_but_the_attacked() -> None:
    answer = asked("EST", "RUS")
    assert len(obligors(answer, "NATO 5")) == len(obligors(answer, "NATO 4")) == NATO_2025 - 1
    assert "EST" not in obligors(answer, "NATO 5")
    assert "FIN" not in obligors(asked("EST", "RUS", "2023-04-03"), "NATO 5")
    assert "FIN" in obligors(asked("EST", "RUS", "2023-04-04"), "NATO 5")


@pytest.mark.parametrize("place", ["DEU", "GRL", "BMU", "GIB", "TUR"])
def test_article_6_covers(place: str) -> None:
    assert obligors(asked("USA" if place in ("DEU", "TUR") else place, "RUS", place=place), "NATO 5")


def test_a_fellow_party_beside_an_outsider() -> None:
    (duty,) = [d for d in asked("GRC", "TUR RUS").duties if d.clause.id == "NATO 5"]
    assert duty.against == ["RUS"]
    assert "TUR" not in duty.obligors
    assert reasons(asked("GRC", "TUR"), "NATO 4") == []
    assert "TUR" not in obligors(asked("GRC", "TUR"), "NATO 4")


def test_the_rio_treaty_counts_american_attackers_and_those_who_left() -> None:
    answer = asked("GTM", "HND")
    assert "HND" not in obligors(answer, "RIO 3")
    assert {"USA", "BRA"} <= set(obligors(answer, "RIO 3"))
    assert not {"MEX", "VEN", "NIC", "BOL", "ECU", "CUB"} & set(obligors(answer, "RIO 3"))
    assert "MEX" in obligors(asked("GTM", "HND", "2004-09-05"), "RIO 3")
    assert "MEX" not in obligors(asked("GTM", "HND", "2004-09-06"), "RIO 3")


def test_the_european_union_without_the_united_kingdom() -> None:
    assert "GBR" in obligors(asked("FIN", "RUS", "2020-01-31"), "EU 42.7")
    assert "GBR" not in obligors(asked("FIN", "RUS", "2020-02-01"), "EU 42.7")


def test_where_a_place_is_in_dispute_the_duty_says_so() -> None:
    caveats = {d.clause.id: d.caveats for d in asked("USA", "PRK").duties}
    assert caveats["KOR-USA 1953 3"] == ["area in part"]
    assert caveats["PHL-USA 1951 4"] == []


def test_territories_of_europe() -> None:
    """An overseas department is Union territory and no NATO area; of a country overseas it is in dispute."""
    overseas = {d.clause.id: d.caveats for d in asked("REU", "RUS").duties}
    assert overseas["EU 42.7"] == []
    assert "NATO 5" not in overseas
    assert {d.clause.id: d.caveats for d in asked("NCL", "RUS").duties}["EU 42.7"] == ["area in part"]
    assert "EU 42.7" not in {d.clause.id for d in asked("FRA", "RUS", place="DJI").duties}


def test_only_against_some() -> None:
    duties = {d.clause.id: d for d in asked("UKR").duties}
    assert duties["GBR-UKR 2024 24h"].caveats == ["only against"]
    assert duties["GBR-UKR 2024 24h"].against == ["RUS"]
    assert reasons(asked("UKR", "BLR"), "GBR-UKR 2024 24h") == ["attacker excluded"]


def test_both_attacked_owe_each_other() -> None:
    answer = asked("RUS PRK")
    assert obligors(answer, "PRK-RUS 2024 4", "RUS") == ["PRK"]
    assert obligors(answer, "PRK-RUS 2024 4", "PRK") == ["RUS"]
    assert {tuple(d.attacked) for d in answer.duties if d.clause.id == "PRK-RUS 2024 4"} == {("PRK",), ("RUS",)}
    assert obligors(answer, "CHN-PRK 1961 2") == ["CHN"]


@pytest.mark.parametrize("code", ["FJI", "BTN", "ZZZ"])
def test_a_state_without_treaties_triggers_nothing(code: str) -> None:
    answer = asked(code)
    assert (answer.duties, answer.breaches, answer.untriggered, answer.chains) == ([], [], [], [])


def test_promises_not_to_attack() -> None:
    (breach,) = asked("UKR", "RUS").breaches
    assert (breach.clause.id, breach.obligors) == ("BUDAPEST 2", ["RUS"])
    assert asked("UKR", "BLR").breaches == []
    assert [b.clause.id for b in asked("JPN", "CHN").breaches] == ["JPN-CHN 1978 1"]
    assert asked("JPN", "CHN", "1978-10-22").breaches == []


def test_chains_are_one_step_and_bring_in_others_only() -> None:
    answer = asked("JPN", "PRK")
    links = {(tuple(c.aiders), c.clause.id) for c in answer.chains}
    assert (("USA",), "KOR-USA 1953 3") in links
    assert (("USA",), "NATO 5") in links
    assert not any("JPN" in c.obligors or "USA" in c.obligors or "PRK" in c.obligors for c in answer.chains)
    assert all(c.helped == "JPN" for c in answer.chains)
    assert all(c.clause.form == "treaty" and c.clause.kind == "defence" for c in answer.chains)


def test_no_chain_from_consultation() -> None:
    """Malaysia's partners consult, which draws nobody into a war."""
    assert asked("MYS", "CHN").chains == []


@pytest.mark.parametrize(
    ("attack", "by", "kind", "state", "clause", "other"),
    [
        ("RUS", "CHN", "ally of the attacker", "PRK", "PRK-RUS 2024 4", "CHN-PRK 1961 2"),
        ("RUS CHN", "RUS CHN", "both sides", "PRK", "PRK-RUS 2024 4", "CHN-PRK 1961 2"),
        ("GRC", "TUR", "ally of the attacker", "FRA", "EU 42.7", "NATO 5"),
        ("FIN", "RUS", "permanent neutrality", "AUT", "EU 42.7", "AUT NEUTRAL"),
        ("RUS", "CHN", "neutrality", "PRK", "PRK-RUS 2024 4", "CHN-PRK 1961 3"),
    ],
)
def test_contradictions(attack: str, by: str, kind: str, state: str, clause: str, other: str) -> None:
    found = [
        c.states for c in asked(attack, by).contradictions if (c.kind, c.clause.id, c.other.id) == (kind, clause, other)
    ]
    assert found
    assert all(state in states for states in found)


def test_helping_one_side_alone_contradicts_nothing() -> None:
    assert asked("KOR", "PRK").contradictions == []
    assert asked("PRK", "KOR", "1970").contradictions == []


def test_without_a_date_the_tables_last_date_counts() -> None:
    answer = whatif(["PRK"], ["KOR"])
    assert answer.on == answer.known_until
    assert obligors(answer, "PRK-RUS 2024 4") == ["RUS"]
