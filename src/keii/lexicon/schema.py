"""What the cells of each table may say: checked when a table is loaded, so that no entry fails later, in the middle of a report."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

CERTAINTIES = frozenset("asserted reported presumed alleged expected possible hypothetical desired".split())
CATEGORIES = frozenset(
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
_ACTS = frozenset(
    "assert emphasise explain reveal announce report answer ask propose promise decide agree support welcome thank hope request urge demand warn threaten "
    "criticise accuse deny worry predict analyse boast joke apologise condole label other".split()
)
_BODIES = frozenset(
    "media company international party think-tank agency armed-group military government intelligence parliament central-bank police court ministry".split()
)
_TITLES = frozenset(
    "head-of-state head-of-government minister vice-minister official spokesperson ambassador envoy legislator party military royal religious expert business "
    "media local judge family honorific".split()
)
_COUNTRY = re.compile(r"(?:[A-Z]{3}|X-[A-Z]{2,6})?")
_CODE = re.compile(r"[A-Z]{3}|X-[A-Z]{2,6}")
_DAY = r"(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?"
_OFFICES = re.compile(rf"(?:[^@|]*@[^@|]*(?:@{_DAY}(?:@{_DAY})?)?(?:\|(?=.)|$))*")
_FILLED = re.compile(r".+")
# A day, month or year; a/b is some day between the two.
_WHEN = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_SOME = rf"{_WHEN}(?:/{_WHEN})?"
_DATE = re.compile(rf"(?:{_SOME})?")
_STATE = r"(?:[A-Z]{3}|X-[A-Z]{2,6})"
_PARTIES = re.compile(rf"{_STATE}(?:@(?:{_SOME})?(?:@{_SOME})?)?(?:\|{_STATE}(?:@(?:{_SOME})?(?:@{_SOME})?)?)*")
_SUSPENDED = re.compile(rf"(?:{_STATE}(?:/{_STATE})?@{_SOME}@(?:{_SOME})?(?:\|(?=.)|$))*")
_PLACE = re.compile(rf"{_STATE}|[A-Z]{{2}}-[A-Z0-9]{{1,3}}")

Check = frozenset[str] | re.Pattern[str]


class Schema(msgspec.Struct, frozen=True):
    """A table's columns in order, and what the cells of some of them may hold; `lists` are columns of comma-parted values."""

    columns: tuple[str, ...]
    checks: Mapping[str, Check] = {}
    lists: frozenset[str] = frozenset()

    def wrong(self, cells: tuple[str, ...]) -> str:
        """What is wrong with a row, "" when nothing is."""
        for column, cell in zip(self.columns, cells, strict=False):
            check = self.checks.get(column)
            if check is None:
                continue
            values = [v.strip() for v in cell.split(",") if v.strip()] if column in self.lists else [cell]
            for value in values:
                if isinstance(check, frozenset):
                    if value not in check:
                        return f"{column} {value!r} is none of {', '.join(sorted(check - {''}))}"
                elif not check.fullmatch(value):
                    return f"{column} {value!r} {_SHAPES[check.pattern]}"
        return ""


_SHAPES = {
    _COUNTRY.pattern: "is no ISO 3166-1 alpha-3 code",
    _CODE.pattern: "is no ISO 3166-1 alpha-3 code (X-… for what has none)",
    _OFFICES.pattern: "is not title@body@from@to, with dates such as 2024-04",
    _FILLED.pattern: "is empty",
    _DATE.pattern: "is no date such as 2024, 2024-12 or 2024-12-04, nor two of them parted by /",
    _PARTIES.pattern: "is not CODE@from@until, with dates such as 2024-12-04",
    _SUSPENDED.pattern: "is not CODE@from@until or CODE/CODE@from@until",
    _PLACE.pattern: "is no code of ISO 3166-1 (alpha-3) or ISO 3166-2",
    "[0-9]+": "is no whole number",
    r"(?:[A-Z]{2})?": "is no ISO 3166-1 alpha-2 code",
    rf"{_STATE}|\*": "is no ISO 3166-1 alpha-3 code (* for everybody)",
    rf"any|outside|{_STATE}": "is neither any, outside nor an ISO 3166-1 alpha-3 code",
}

AGREEMENT_KINDS = frozenset("treaty declaration memorandum contract ceasefire other".split())
PROVISIONS = frozenset(
    {"defence", "offence", "consultation", "neutrality", "nonaggression", "military cooperation", "economic", "other"}
)
STAGES = frozenset({"proposed", "drafted", "signed", "in force", "suspended", "lapsed"})

ITEMS = frozenset("arms food energy money technology gift aid other".split())

COMMITMENTS = frozenset("defence consultation neutrality nonaggression none".split())
STRENGTHS = frozenset(
    {"force", "all means", "deemed", "constitutional", "assist", "consult", "neutral", "refrain", "none"}
)

POLARITIES = frozenset("support concern oppose neutral".split())

SCHEMAS: dict[str, Schema] = {
    "states": Schema(("code", "names", "abbreviations", "capitals", "other"), {"code": _CODE, "names": _FILLED}),
    "organisations": Schema(("name", "aliases", "kind", "country"), {"kind": _BODIES, "country": _COUNTRY}),
    "bodies": Schema(("name", "kind", "country"), {"kind": _BODIES, "country": _COUNTRY}),
    "people": Schema(("name", "names", "latin", "country", "offices"), {"country": _COUNTRY, "offices": _OFFICES}),
    "titles": Schema(("title", "class", "bodies"), {"class": _TITLES}),
    "role_nouns": Schema(("noun", "class"), {"class": frozenset("group person official source pair".split())}),
    "cues": Schema(
        ("lemma", "act", "frames", "strength"),
        {
            "act": _ACTS,
            "frames": frozenset("quote to koto you noun no".split()),
            "strength": frozenset("say weak label".split()),
        },
        frozenset({"frames"}),
    ),
    "thoughts": Schema(
        ("noun", "act", "kind"), {"act": _ACTS, "kind": frozenset("content document feeling occasion".split())}
    ),
    "evidential": Schema(
        ("pattern", "certainty", "kind"), {"certainty": CERTAINTIES, "kind": frozenset("final source".split())}
    ),
    "stance_words": Schema(("words", "polarity"), {"polarity": POLARITIES}),
    "stances": Schema(("predicate", "polarity"), {"polarity": POLARITIES}),
    "judgements": Schema(("ending", "certainty"), {"certainty": CERTAINTIES}),
    "agreement_nouns": Schema(
        ("noun", "kind", "class"),
        {
            "kind": AGREEMENT_KINDS,
            "class": frozenset("self titled named weak bare name multilateral none".split()),
        },
    ),
    "agreement_stages": Schema(
        ("word", "stage", "kind", "frame"), {"stage": STAGES, "kind": frozenset({"verb", "noun"})}
    ),
    "provision_types": Schema(
        ("obligation", "type", "trigger", "rank"), {"type": PROVISIONS, "rank": re.compile(r"[0-9]+")}
    ),
    "provision_verbs": Schema(("verb", "strength"), {"strength": frozenset({"strong", "weak"})}),
    "transfer_words": Schema(
        ("word", "direction", "kind", "strength", "category"),
        {
            "direction": frozenset("give take swap".split()),
            "kind": frozenset({"verb", "noun"}),
            "strength": frozenset("strong weak trade aid self".split()),
            "category": ITEMS | {""},
        },
    ),
    "goods": Schema(("noun", "category"), {"category": ITEMS | {"none"}}),
    "state_codes": Schema(("code", "alpha2", "english"), {"code": _CODE, "alpha2": re.compile(r"(?:[A-Z]{2})?")}),
    "treaties": Schema(
        ("id", "name", "english", "form", "signed", "from", "until", "parties", "suspended", "source"),
        {
            "name": _FILLED,
            "form": frozenset("treaty political domestic".split()),
            "signed": _DATE,
            "from": _DATE,
            "until": _DATE,
            "parties": _PARTIES,
            "suspended": _SUSPENDED,
        },
    ),
    "commitments": Schema(
        (
            *("id", "treaty", "kind", "article", "obligors", "beneficiaries", "by", "area", "strength"),
            *("condition", "obligation", "condition_en", "obligation_en"),
        ),
        {
            "treaty": _FILLED,
            "kind": COMMITMENTS,
            "obligors": _CODE,
            "beneficiaries": re.compile(rf"{_STATE}|\*"),
            "by": re.compile(rf"any|outside|{_STATE}"),
            "strength": STRENGTHS,
            "obligation": _FILLED,
        },
        frozenset({"obligors", "beneficiaries", "by"}),
    ),
    "regions": Schema(("region", "name", "english", "within", "partly"), {"name": _FILLED, "within": _FILLED}),
    "places": Schema(("place", "state", "name", "english"), {"place": _PLACE, "state": _CODE}),
    "predicates": Schema(
        ("predicate", "category", "mode", "kind", "partner", "object"),
        {
            "category": CATEGORIES,
            "kind": frozenset("verb noun idiom".split()),
            "partner": frozenset("と に を へ から が で".split()),
            "object": frozenset({"", "thing", "weak"}),
        },
        frozenset({"partner"}),
    ),
}
