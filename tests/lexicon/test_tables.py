"""The tables keii knows words by: their form, their codes, and a user's own laid over them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pycountry
import pytest

import keii
from keii.errors import LexiconError
from keii.grammar.certainty import ORDER
from keii.lexicon.predicates import MODE_SCORES, QUAD, SCORES
from keii.lexicon.schema import SCHEMAS
from keii.lexicon.tables import alternatives, table

COLUMNS = {
    "agreement_nouns": ["noun", "kind", "class"],
    "agreement_stages": ["word", "stage", "kind", "frame"],
    "provision_types": ["obligation", "type", "trigger", "rank"],
    "provision_verbs": ["verb", "strength"],
    "commitments": [
        *("id", "treaty", "kind", "article", "obligors", "beneficiaries", "by", "area", "strength"),
        *("condition", "obligation", "condition_en", "obligation_en"),
    ],
    "places": ["place", "state", "name", "english"],
    "regions": ["region", "name", "english", "within", "partly"],
    "state_codes": ["code", "alpha2", "english"],
    "treaties": ["id", "name", "english", "form", "signed", "from", "until", "parties", "suspended", "source"],
    "transfer_words": ["word", "direction", "kind", "strength", "category"],
    "goods": ["noun", "category"],
    "judgements": ["ending", "certainty"],
    "stance_words": ["words", "polarity"],
    "stances": ["predicate", "polarity"],
    "bodies": ["name", "kind", "country"],
    "carriers": ["verb", "subject", "certainty"],
    "cues": ["lemma", "act", "frames", "strength"],
    "evidential": ["pattern", "certainty", "kind"],
    "organisations": ["name", "aliases", "kind", "country"],
    "people": ["name", "names", "latin", "country", "offices"],
    "predicates": ["predicate", "category", "mode", "kind", "partner", "object"],
    "role_nouns": ["noun", "class"],
    "states": ["code", "names", "abbreviations", "capitals", "other"],
    "thoughts": ["noun", "act", "kind"],
    "titles": ["title", "class", "bodies"],
}
COUNTRIES = {c.alpha_3 for c in pycountry.countries} | {"XKX", ""}
ACTS = set(
    "assert emphasise explain reveal announce report answer ask propose promise decide agree support welcome thank hope request urge demand warn threaten criticise accuse deny worry "
    "predict analyse boast joke apologise condole label other".split()
)
ORGANISATION_KINDS = set(
    "media company international party think-tank agency armed-group military government intelligence parliament central-bank police court ministry".split()
)
TITLE_CLASSES = set(
    "head-of-state head-of-government minister vice-minister ambassador envoy spokesperson official legislator party local military police judge royal religious business media expert family "
    "honorific international".split()
)
# What a cell may hold, one alternative at a time; lists are parted by commas.
VALID: dict[tuple[str, str], set[str]] = {
    ("bodies", "kind"): ORGANISATION_KINDS,
    ("bodies", "country"): COUNTRIES,
    ("carriers", "subject"): {"agent", "target", "asker", "wisher", "none"},
    ("carriers", "certainty"): {*ORDER, "", "negated"},
    ("cues", "act"): ACTS,
    ("cues", "strength"): {"say", "weak", "label"},
    ("evidential", "certainty"): set(ORDER),
    ("evidential", "kind"): {"final", "source"},
    ("organisations", "kind"): ORGANISATION_KINDS,
    ("people", "country"): COUNTRIES,
    ("predicates", "category"): set(SCORES),
    ("predicates", "kind"): {"verb", "noun", "idiom"},
    ("predicates", "object"): {"", "weak", "thing"},
    ("role_nouns", "class"): {"group", "person", "official", "source", "pair"},
    ("thoughts", "act"): ACTS,
    ("thoughts", "kind"): {"content", "document", "feeling", "occasion"},
    ("titles", "class"): TITLE_CLASSES,
}
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}  # of the PLOVER codebook
VALID_LISTS = {
    ("cues", "frames"): set("quote to koto you noun no".split()),
    ("predicates", "partner"): set("を に と へ から".split()),
}
NAMES = sorted(COLUMNS)


def raw(name: str) -> list[str]:
    return resources.files("keii.lexicon").joinpath(f"{name}.tsv").read_text(encoding="utf-8").split("\n")


def entries(name: str) -> list[list[str]]:
    return [line.split("\t") for line in raw(name) if line and not line.startswith("#")]


def test_every_table_is_described() -> None:
    """A table is named here and in the documentation."""
    bundled = {
        f.name.removesuffix(".tsv") for f in resources.files("keii.lexicon").iterdir() if f.name.endswith(".tsv")
    }
    assert bundled == set(COLUMNS)
    document = Path(__file__).parents[2] / "docs" / "lexicon.md"
    for name, columns in COLUMNS.items():
        assert f"| {name} | {', '.join(columns)} |" in document.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_header(name: str) -> None:
    """A title, the source, the licence, the version, and last the columns; the file ends with a newline."""
    lines = raw(name)
    head = [line for line in lines if line.startswith("#")]
    assert lines[: len(head)] == head
    assert len(head[0]) > 10
    for key in ("source", "licence", "version"):
        assert any(re.match(rf"# {key}: \S", line) for line in head), key
    assert head[-1] == "# columns: " + "\t".join(COLUMNS[name])
    assert lines[-1] == ""
    assert lines[-2] != ""


@pytest.mark.parametrize("name", NAMES)
def test_rows(name: str) -> None:
    """Sorted by the first cell, each once, no stray blanks, no empty or doubled alternative."""
    rows = entries(name)
    keys = [row[0] for row in rows]
    assert keys == sorted(set(keys))
    assert {len(row) for row in rows} <= set(range(1, len(COLUMNS[name]) + 1))
    for row in rows:
        for cell in row:
            parts = cell.split("|")
            assert cell == "" or all(part and part == part.strip() and "　" not in part for part in parts), row
            assert len(parts) == len(set(parts)), row


@pytest.mark.parametrize(("name", "column"), sorted(VALID))
def test_codes(name: str, column: str) -> None:
    at = COLUMNS[name].index(column)
    unknown = {row[0]: row[at] for row in table(name).values() if row[at] not in VALID[name, column]}
    assert unknown == {}


@pytest.mark.parametrize(("name", "column"), sorted(VALID_LISTS))
def test_lists_of_codes(name: str, column: str) -> None:
    at = COLUMNS[name].index(column)
    for row in table(name).values():
        assert set(row[at].split(",")) - {""} <= VALID_LISTS[name, column], row


@pytest.mark.parametrize(
    ("name", "columns"),
    [("cues", [0]), ("thoughts", [0]), ("predicates", [0]), ("states", [1, 3, 4]), ("organisations", [0, 1])],
)
def test_a_form_means_one_entry(name: str, columns: list[int]) -> None:
    """Two rows that share a spelling would make the meaning a matter of their order."""
    forms = Counter(form for row in table(name).values() for form in {f for c in columns for f in alternatives(row[c])})
    assert {form for form, count in forms.items() if count > 1} == set()


def test_names_of_states_and_organisations_do_not_meet() -> None:
    states = {
        form for row in table("states").values() for cell in (row[1], row[3], row[4]) for form in alternatives(cell)
    }
    organisations = {form for row in table("organisations").values() for form in [row[0], *alternatives(row[1])]}
    assert states & organisations == set()


def test_states() -> None:
    """Every state of ISO 3166 is there, and codes of our own are marked as such."""
    codes = set(table("states"))
    assert {c.alpha_3 for c in pycountry.countries} - {"ATA", "ATF", "BVT", "CXR", "HMD", "IOT", "SGS", "UMI"} <= codes
    assert all(code in COUNTRIES or re.fullmatch("X-[A-Z]{3}", code) for code in codes)
    assert all(alternatives(row[1]) for row in table("states").values())
    short = Counter(s for row in table("states").values() for s in alternatives(row[2]))
    assert max(short.values()) == 1


@pytest.mark.parametrize(
    ("abbreviation", "code"),
    [
        *zip(
            "米英仏独露ロ中韓朝北日印豪比越台伊加蘭",
            "USA GBR FRA DEU RUS RUS CHN KOR PRK PRK JPN IND AUS PHL VNM TWN ITA CAN NLD".split(),
            strict=True,
        )
    ],
)
def test_abbreviations(abbreviation: str, code: str) -> None:
    assert abbreviation in alternatives(table("states")[code][2])


def test_countries_of_organisations() -> None:
    codes = COUNTRIES | {code for code in table("states") if code.startswith("X-")}
    assert {row[3] for row in table("organisations").values()} <= codes


def test_offices_of_people() -> None:
    """title@body@from@to; dates are ISO, possibly cut short, and in order."""
    for row in table("people").values():
        for office in alternatives(row[4]):
            title, body, start, end = office.split("@")
            assert title, row
            assert body, row
            for date in (start, end):
                assert re.fullmatch(r"|\d{4}(-\d\d(-\d\d)?)?", date), row
            assert not (start and end) or start <= end + "~", row


def test_modes_are_the_codebooks() -> None:
    assert set(QUAD) == set(SCORES)
    for row in table("predicates").values():
        assert row[2] in ("", *MODES.get(row[1], "").split()), row
    assert all(mode in MODES[category].split() for category, mode in MODE_SCORES)


def test_cells_may_be_left_out() -> None:
    assert alternatives("") == []
    assert alternatives("a||b") == ["a", "b"]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the user's tables."""
    monkeypatch.setenv("KEII_LEXICON", str(tmp_path))
    table.cache_clear()
    yield tmp_path
    table.cache_clear()


def write(folder: Path, name: str, *lines: str) -> Path:
    path = folder / f"{name}.tsv"
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


HEADER = "# columns: title\tclass\tbodies"


@pytest.mark.parametrize(
    ("lines", "number", "says"),
    [
        (["外相\tminister"], 1, "no '# columns:' line"),
        ([HEADER, "外相\tminister\t\tmore"], 2, "4 cells where the columns are title, class, bodies"),
        ([HEADER, "\tminister"], 2, "the first cell is empty"),
        ([HEADER, "", "外相\tminister", "外相\tofficial"], 4, "外相 stands twice"),
    ],
)
def test_a_malformed_table(own: Path, lines: list[str], number: int, says: str) -> None:
    path = write(own, "titles", *lines)
    with pytest.raises(LexiconError) as raised:
        table("titles")
    assert (raised.value.table, raised.value.line) == (str(path), number)
    assert str(raised.value).startswith(f"{path}, line {number}: {says}")


def test_a_row_of_ones_own(own: Path) -> None:
    ours = dict(table("titles"))
    write(own, "titles", HEADER, "外相\tofficial", "大書記官長\tofficial\tポルトガル")
    table.cache_clear()
    assert table("titles") == ours | {
        "外相": ("外相", "official", ""),
        "大書記官長": ("大書記官長", "official", "ポルトガル"),
    }


def test_later_folders_win(
    own: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path_factory.mktemp("second")
    write(own, "titles", HEADER, "大書記官長\tofficial")
    write(second, "titles", HEADER, "大書記官長\tminister")
    monkeypatch.setenv("KEII_LEXICON", os.pathsep.join([str(own), str(second)]))
    assert table("titles")["大書記官長"][1] == "minister"


@pytest.mark.parametrize("folders", ["", os.pathsep])
def test_no_folder_is_no_error(own: Path, folders: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEII_LEXICON", folders)
    assert "外相" in table("titles")


def test_a_folder_that_is_not_there(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEII_LEXICON", str(own / "missing"))
    with pytest.raises(LexiconError, match="missing"):
        table("titles")


@pytest.mark.parametrize(
    ("coding", "newline"),
    [
        ("utf-8", "\n"),
        ("utf-8", "\r\n"),
        ("utf-8-sig", "\n"),
    ],
)
def test_a_table_as_an_editor_saves_it(own: Path, coding: str, newline: str) -> None:
    (own / "titles.tsv").write_bytes(newline.join([HEADER, "大書記官長\tofficial", ""]).encode(coding))
    assert table("titles")["大書記官長"] == ("大書記官長", "official", "")


@pytest.mark.parametrize(
    "content", [f"{HEADER}\n大書記官長\tofficial\n".encode("cp932"), b"\xff\xfe\x00"], ids=["shift_jis", "binary"]
)
def test_a_table_that_is_no_utf8(own: Path, content: bytes) -> None:
    (own / "titles.tsv").write_bytes(content)
    with pytest.raises(LexiconError, match=r"titles\.tsv"):
        table("titles")


def read_with(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, since the lexicon is loaded once in each."""
    code = "import sys, keii; print(keii.read(sys.argv[1], published='2026-03-12').to_json())"
    return subprocess.run(
        [sys.executable, "-c", code, text],
        env=os.environ | {"KEII_LEXICON": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_ones_own_words_are_read(tmp_path: Path) -> None:
    """A state, an abbreviation, a title, a person and a verb that ours do not have."""
    write(
        tmp_path,
        "states",
        "# columns: code\tnames\tabbreviations\tcapitals\tother",
        "X-ATL\tアトランティス\t亜\tアクアポリス\t",
    )
    write(tmp_path, "titles", HEADER, "大書記官長\tofficial")
    write(tmp_path, "cues", "# columns: lemma\tact\tframes\tstrength", "歌いあげる\tassert\tquote,to\tsay")
    write(
        tmp_path,
        "people",
        "# columns: name\tnames\tlatin\tcountry\toffices",
        "ジョアン・サンタレン\tサンタレン\tJoão Santarém\tPRT\t大書記官長@ポルトガル@2024-04@",
    )
    done = read_with(tmp_path, "アトランティスは抗議した。サンタレン大書記官長は「橋だ」と歌いあげた。")
    assert done.returncode == 0, done.stderr
    dossier = keii.records.Dossier.from_json(done.stdout)
    (statement,) = dossier.statements
    assert statement.cue is not None
    assert statement.cue.lemma == "歌いあげる"
    (speaker,) = [a for a in dossier.actors if a.id in statement.speaker]
    assert (speaker.country, speaker.roles[0].title, "João Santarém" in speaker.aka) == ("PRT", "大書記官長", True)
    assert any("アトランティス" in a.names and a.type == "state" for a in dossier.actors)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        pytest.param(
            "predicates",
            ["# columns: predicate\tcategory\tmode\tkind\tpartner\tobject", "抗議する\tBOGUS\t\tverb\tに\t"],
            id="unknown category",
        ),
        pytest.param("cues", ["# columns: lemma\tact\tframes\tstrength", "述べる"], id="cells left out"),
        pytest.param("cues", ["# columns: lemma\tact", "述べる\tassert"], id="columns left out"),
        pytest.param(
            "states",
            ["# columns: code\tnames", "PRT\tポルトガル"],
            id="columns left out of the states",
        ),
        pytest.param(
            "people",
            ["# columns: name\tnames\tlatin\tcountry\toffices", "サンタレン\t\t\t\t首相@ポルトガル@@@@"],
            id="an office of too many parts",
        ),
    ],
)
def test_a_table_that_says_nonsense_is_an_error_or_none(tmp_path: Path, name: str, lines: list[str]) -> None:
    """Never a traceback of Python's own: a LexiconError, or the words are passed over."""
    write(tmp_path, name, *lines)
    done = read_with(tmp_path, "ポルトガルのサンタレン首相は「橋だ」と述べ、モロッコに抗議した。")
    assert done.returncode == 0 or "LexiconError" in done.stderr, done.stderr


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_our_own_tables_say_what_they_may(name: str) -> None:
    schema = SCHEMAS[name]
    assert not [reason for row in table(name).values() if (reason := schema.wrong(row))]


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        ("titles", "大書記官長\tboss", "class 'boss' is none of"),
        ("role_nouns", "隣人\tperson\tmore", "3 cells"),
        ("organisations", "アトラス通信\t\tmedia\tPortugal", "country 'Portugal' is no ISO"),
        ("states", "ATLANTIS\tアトランティス", "code 'ATLANTIS' is no ISO"),
        ("states", "XAT\t", "names '' is empty"),
        ("people", "ジョアン・サンタレン\t\t\tPRT\t首相", "offices '首相' is not title@body"),
        ("people", "ジョアン・サンタレン\t\t\tPRT\t首相@ポルトガル@April", "offices"),
        ("cues", "歌いあげる\tsing\tquote\tsay", "act 'sing' is none of"),
        ("cues", "歌いあげる\tassert\tquote,so\tsay", "frames 'so' is none of"),
        ("thoughts", "歌\tassert\tsong", "kind 'song' is none of"),
        ("evidential", "らしい\tmaybe\tfinal", "certainty 'maybe' is none of"),
        ("treaties", "X 2030\t条約\tTreaty\tpact", "form 'pact' is none of"),
        ("treaties", "X 2030\t条約\tTreaty\ttreaty\tApril", "signed 'April' is no date"),
        (
            "treaties",
            "X 2030\t条約\tTreaty\ttreaty\t\t2030\t\tPRT|Morocco",
            "parties 'PRT|Morocco' is not CODE@from@until",
        ),
        ("treaties", "X 2030\t条約\tTreaty\ttreaty\t\t2030\t\tPRT|MAR\tPRT@", "suspended 'PRT@' is not"),
        ("commitments", "X 1\tX 2030\tpromise", "kind 'promise' is none of"),
        ("commitments", "X 1\tX 2030\tdefence\t1\t\t\tanyone", "by 'anyone' is neither"),
        ("commitments", "X 1\tX 2030\tdefence\t1\t\t\tany\t\tmuch", "strength 'much' is none of"),
        ("places", "Ceuta\tESP", "place 'Ceuta' is no code"),
        ("state_codes", "PRT\tP", "alpha2 'P' is no ISO 3166-1 alpha-2"),
        ("predicates", "歌う\tSING\t\tverb\tに\t", "category 'SING' is none of"),
        ("predicates", "歌う\tCONSULT\t\tverb\tや\t", "partner 'や' is none of"),
    ],
)
def test_what_a_cell_may_say(own: Path, name: str, row: str, reason: str) -> None:
    write(own, name, "# columns: " + "\t".join(SCHEMAS[name].columns), row)
    with pytest.raises(LexiconError, match=re.escape(reason)) as raised:
        table(name)
    assert raised.value.line == 2
    assert str(own) in str(raised.value)


def test_country_of_an_actor_is_a_code_of_iso() -> None:
    """Codes of our own, X-…, never leave the lexicon."""
    name = next(row[0] for row in table("organisations").values() if row[3].startswith("X-") and len(row[0]) > 3)
    dossier = keii.read(f"{name}は抗議した。旧ソ連は抗議した。", published="2026-03-12")
    assert len(dossier.actors) == 2
    assert {a.country for a in dossier.actors} <= COUNTRIES
