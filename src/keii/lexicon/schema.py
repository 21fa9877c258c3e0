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
    "[0-9]+": "is no whole number",
}

AGREEMENT_KINDS = frozenset("treaty declaration memorandum contract ceasefire other".split())
PROVISIONS = frozenset(
    {"defence", "offence", "consultation", "neutrality", "nonaggression", "military cooperation", "economic", "other"}
)
STAGES = frozenset({"proposed", "drafted", "signed", "in force", "suspended", "lapsed"})

ITEMS = frozenset("arms food energy money technology gift aid other".split())

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
