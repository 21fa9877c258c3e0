"""Why a record is as it is: its evidence, the clause it stands in, the lexicon's entries, the rule, and what was turned down."""

from __future__ import annotations

import re
from importlib import resources

import msgspec

from keii.errors import InputError
from keii.extract.statement import attribution
from keii.grammar.certainty import signal
from keii.grammar.clauses import Clause
from keii.grammar.reading import Reading, read_text
from keii.records import Dossier, Event, Record, Span, Statement

_TABLES = {
    "statements": ("cues", "thoughts"),
    "events": ("predicates",),
    "agreements": ("agreement_nouns", "agreement_stages", "provision_verbs"),
    "transfers": ("transfer_words", "goods"),
    "stances": ("stances", "stance_words", "cues"),
    "assessments": ("judgements",),
    "actors": ("people", "states", "organisations", "titles", "role_nouns", "bodies"),
}


class Entry(Record, frozen=True):
    """A row of the lexicon: its table, line and cells."""

    table: str
    line: int
    row: str


class Explanation(Record, frozen=True):
    """A record explained.

    kind: the table it stands in; sentence: the one its evidence stands in, with the evidence's spans; clause: the predicate with what
    it takes; entries: the lexicon's rows; rule: what made it; turned_down: what was tried before or considered and not taken.
    """

    id: str
    kind: str
    record: dict[str, object]
    evidence: list[Span]
    sentence: Span | None
    clause: str
    entries: list[Entry]
    rule: str
    turned_down: list[str]


def explain(dossier: Dossier, record_id: str) -> Explanation:
    """The explanation of one record, told again from the text; raises InputError for an id the dossier does not have."""
    for kind in dossier.__struct_fields__:
        rows = getattr(dossier, kind)
        if not isinstance(rows, list):
            continue
        for row in rows:
            if row.id == record_id:
                return _explained(dossier, kind, row)
    raise InputError("--why", f"no record {record_id}; the dossier has ids such as s1, e1, a1, t1")


def _explained(dossier: Dossier, kind: str, row: Record) -> Explanation:
    reading = read_text(dossier.report.text, None)
    evidence = list(_spans(row))
    first = _anchor(row, evidence)
    index = reading.sentence_at(first[0]) if first is not None else -1
    sentence = (reading.sentences[index].start, reading.sentences[index].end) if index >= 0 else None
    clause = _clause_at(reading, index, first) if first is not None and index >= 0 else None
    rule, down = _rule(dossier, reading, index, row, clause)
    return Explanation(
        id=str(getattr(row, "id", "")), kind=kind, record=msgspec.to_builtins(row), evidence=evidence, sentence=sentence,
        clause=_told(reading, index, clause) if clause is not None else "", entries=_entries(dossier, kind, row, reading, index),
        rule=rule, turned_down=down,
    )  # fmt: skip


def _spans(node: object) -> list[Span]:
    """Every span in a record, in order, each once."""
    out: list[Span] = []
    if isinstance(node, Record):
        for name in node.__struct_fields__:
            out += _spans(getattr(node, name))
    elif isinstance(node, list):
        for item in node:
            out += _spans(item)
    elif isinstance(node, tuple) and len(node) == 2 and all(isinstance(n, int) for n in node):
        out.append((node[0], node[1]))
    return list(dict.fromkeys(out))


def _anchor(row: Record, evidence: list[Span]) -> Span | None:
    """The words a record hangs on: a cue, a trigger, else its first evidence."""
    if isinstance(row, Statement):
        return row.cue.span if row.cue is not None else row.span
    return row.trigger if isinstance(row, Event) else evidence[0] if evidence else None


def _clause_at(reading: Reading, index: int, span: Span) -> Clause | None:
    """The clause whose predicate holds or follows the anchor."""
    phrases = reading.phrases[index]
    for clause in reading.clauses(index):
        if phrases[clause.predicate].end > span[0]:
            return clause
    return None


def _told(reading: Reading, index: int, clause: Clause) -> str:
    """述べる{は: サンタレン首相, で: 会見}, asserted."""
    phrases = reading.phrases[index]
    takes = ", ".join(
        f"{a.particle or '∅'}: {reading.text[phrases[a.phrase].start : phrases[a.phrase].head_end]}"
        for a in clause.arguments
    )
    predicate = phrases[clause.predicate]
    marks = [
        m for m, on in (("negated", predicate.negated), ("passive", predicate.passive), ("past", predicate.past)) if on
    ]
    behind = reading.text[predicate.start : reading.sentences[index].end].rstrip("。\n 　")
    by = signal(behind)
    sure = clause.certainty + (f" (evidential.tsv: {by})" if by and clause.certainty != "asserted" else "")
    return f"{predicate.lemma}{{{takes}}} " + ", ".join([sure, *marks])


def _rule(dossier: Dossier, reading: Reading, index: int, row: Record, clause: Clause | None) -> tuple[str, list[str]]:
    """The rule that made the record, and what was turned down on the way."""
    if isinstance(row, Statement):
        found = row.attribution
        tried = _sieve()
        names = [name for name, _ in tried]
        at = next((i for i, n in enumerate(names) if found.rule == n or found.rule.startswith(n)), -1)
        told = next((text for name, text in tried if found.rule.startswith(name)), "")
        who = {a.id: a.name for a in dossier.actors}
        down = [f"{name}: does not fit" for name in names[: max(at, 0)]]
        down += [
            f"{who.get(c.actor, c.actor)} at {c.span[0]}–{c.span[1]}: as likely as another" for c in found.candidates
        ]
        return f"{found.status}: {found.rule}" + (f" — {told}" if told else ""), down
    if isinstance(row, Event) and index >= 0:
        triggers = [m.trigger for e in dossier.events for m in e.mentions]
        phrases = [reading.phrases[index][c.predicate] for c in reading.clauses(index)]
        others = [p.lemma for p in phrases if not any(p.start < b and a < p.end for a, b in triggers)]
        certain = ", ".join(f"{m.certainty} at {m.trigger[0]}–{m.trigger[1]}" for m in row.mentions)
        return f"{row.type} by its trigger; told: {certain}; PLOVER: {row.plover.category}", [
            f"{x}: no event of its own here" for x in others if x
        ]
    return "", []


def _sieve() -> list[tuple[str, str]]:
    """The rules of attribution in their order with their examples, as the sieve documents them."""
    out = []
    for line in (attribution.__doc__ or "").splitlines():
        parts = re.split(r"\s{2,}", line.strip())
        if line.startswith("    ") and len(parts) >= 2:
            out.append((parts[0], " ".join(parts[1:])))
    return out


def _entries(dossier: Dossier, kind: str, row: Record, reading: Reading, index: int) -> list[Entry]:
    """The rows of the lexicon that the words of a record were found by."""
    words: list[str] = []
    if isinstance(row, Statement):
        words = [row.cue.lemma] if row.cue is not None else []
    elif kind == "actors":
        words = [
            str(getattr(row, "name", "")),
            *getattr(row, "names", []),
            *(r.title for r in getattr(row, "roles", [])),
        ]
    elif index >= 0:
        phrases = reading.phrases[index]
        words = [p.lemma for p in phrases if p.lemma] + [dossier.text(s) for s in _spans(row)[:6]]
        words += [reading.text[p.start : p.head_end] for p in phrases]
    found: dict[tuple[str, int], Entry] = {}
    for table in _TABLES.get(kind, ()):
        for entry in _rows(table):
            forms = entry.row.split("\t")[0].split("|")
            others = (
                entry.row.split("\t")[1].split("|")
                if kind == "actors" and table != "titles" and "\t" in entry.row
                else []
            )
            if any(
                w and (w in forms or w in others or (kind in ("assessments",) and any(w.endswith(f) for f in forms)))
                for w in words
            ):
                found[table, entry.line] = entry
    return list(found.values())[:12]


def _rows(name: str) -> list[Entry]:
    """The rows of a bundled table with their lines."""
    text = resources.files("keii.lexicon").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return [
        Entry(table=f"{name}.tsv", line=n, row=line)
        for n, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
