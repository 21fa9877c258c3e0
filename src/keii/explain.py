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
from keii.records import (
    Agreement,
    Assessment,
    Attendance,
    Dossier,
    Event,
    Record,
    Span,
    Stance,
    Statement,
    Time,
    Transfer,
)  # fmt: skip

_TABLES = {
    "statements": ("cues", "thoughts"),
    "events": ("predicates",),
    "agreements": ("agreement_nouns", "agreement_stages", "provision_verbs"),
    "transfers": ("transfer_words", "goods"),
    "stances": ("stances", "stance_words"),
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
    first = _anchor(dossier, row, evidence)
    index = reading.sentence_at(first[1] - 1) if first is not None else -1
    sentence = (reading.sentences[index].start, reading.sentences[index].end) if index >= 0 else None
    clause = _clause_at(reading, index, first) if first is not None and index >= 0 else None
    rule, down = _rule(dossier, reading, index, row, clause)
    return Explanation(
        id=str(getattr(row, "id", "")), kind=kind, record=msgspec.to_builtins(row), evidence=evidence, sentence=sentence,
        clause=_told(reading, index, clause) if clause is not None else "",
        entries=_entries(dossier, kind, row, reading, index, first),
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


def _anchor(dossier: Dossier, row: Record, evidence: list[Span]) -> Span | None:
    """The words a record hangs on: a cue, a trigger, the statement a stance is taken in, else its first evidence."""
    if isinstance(row, Stance):
        said = next((s for s in dossier.statements if s.id == row.statement), None)
        if said is not None and said.cue is not None and said.span[1] >= row.evidence[1]:
            return said.cue.span
        return row.evidence
    if isinstance(row, Agreement) and row.stages:
        return row.stages[0].evidence
    if isinstance(row, Transfer):
        return row.evidence
    if isinstance(row, Statement):
        return row.cue.span if row.cue is not None else row.span
    return row.trigger if isinstance(row, Event) else evidence[0] if evidence else None


def _clause_at(reading: Reading, index: int, span: Span) -> Clause | None:
    """The clause whose predicate the anchor ends in; else the last within it; else the next behind it."""
    phrases = reading.phrases[index]
    within = None
    for clause in reading.clauses(index):
        predicate = phrases[clause.predicate]
        if predicate.start < span[1] <= predicate.end:
            return clause
        if span[0] <= predicate.start < span[1]:
            within = clause
        elif predicate.end > span[1]:
            return within or clause
    return within


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
    guessed = [f"{who}: understood, not named with it" for who in _names(dossier, getattr(row, "inferred", []))]
    return _made_of(dossier, row), guessed


def _made_of(dossier: Dossier, row: Record) -> str:
    """What a record that no sieve decides was put together from."""
    if isinstance(row, Agreement):
        stages = [f"{s.stage} ({s.certainty}) by 「{dossier.text(s.evidence)[-12:]}」" for s in row.stages]
        told = f"{len(row.mentions)} mentions, {len(row.provisions)} provisions"
        return "; ".join([f"{row.kind} by its title 「{row.title}」", *stages, told])
    if isinstance(row, Transfer):
        return f"{row.category} by its item 「{row.item}」; {row.certainty}" + ("; negated" if row.negated else "")
    if isinstance(row, Stance):
        words = "declared in their own words" if row.statement else "declared by the report's predicate"
        return f"{row.polarity}, {words}; toward {row.target or 'what the sentence does not say'}"
    if isinstance(row, Assessment):
        whose = ", ".join(_names(dossier, row.holder)) or "the outlet"
        return f"a judgement of {whose}, {row.certainty} by how its sentence ends"
    if isinstance(row, Attendance):
        return f"{row.presence} as {row.role or '–'} for {row.side or '–'}, at {row.event or 'no event of the report'}"
    if isinstance(row, Time):
        ends = f", [{row.start}, {row.end})" if row.start else ""
        return f"{row.type} {row.value}{ends}, published {dossier.report.published or 'at an unknown day'}"
    return ""


def _names(dossier: Dossier, ids: list[str]) -> list[str]:
    return [a.name for a in dossier.actors if a.id in ids]


def _sieve() -> list[tuple[str, str]]:
    """The rules of attribution in their order with their examples, as the sieve documents them."""
    out = []
    for line in (attribution.__doc__ or "").splitlines():
        parts = re.split(r"\s{2,}", line.strip())
        if line.startswith("    ") and len(parts) >= 2:
            out.append((parts[0], " ".join(parts[1:])))
    return out


def _entries(
    dossier: Dossier, kind: str, row: Record, reading: Reading, index: int, anchor: Span | None
) -> list[Entry]:
    """The rows of the lexicon that the words of a record were found by."""
    words: list[str] = []
    if isinstance(row, Statement):
        words = [row.cue.lemma] if row.cue is not None else []
    elif isinstance(row, Assessment):
        return _ending(dossier, row)
    elif kind == "actors":
        words = [
            str(getattr(row, "name", "")),
            *getattr(row, "names", []),
            *(r.title for r in getattr(row, "roles", [])),
        ]
    elif index >= 0 and anchor is not None:
        evidence = [s for s in (*_spans(row), anchor) if reading.sentence_at(s[1] - 1) == index]
        low, high = min(s[0] for s in evidence), max(s[1] for s in evidence)
        phrases = [p for p in reading.phrases[index] if p.start < high and p.end > low]
        words = [p.lemma for p in phrases if p.lemma] + [dossier.text(s) for s in _spans(row)[:6]]
        heads = [reading.text[p.start : p.head_end] for p in phrases]
        words += heads
        words += [h[k:] for h in heads for k in range(1, len(h) - 1)]  # 協力|条約
        words += [re.split("[0-9０-９]", h)[0] for h in heads]  # 無人機10機
    if isinstance(row, Stance):
        return _positions(dossier, row) or _matching(kind, words)
    return _matching(kind, words)


def _positions(dossier: Dossier, row: Stance) -> list[Entry]:
    """The words of a position: 支持 at the end of one's own, 歓迎した of the report."""
    text = dossier.text(row.evidence)
    found = [e for e in _rows("stance_words") if e.row.split("\t")[0] in text and e.row.endswith(row.polarity)]
    for entry in _rows("stances"):
        parts = re.split("[をにが]", entry.row.split("\t")[0].removesuffix("する"), maxsplit=1)
        if entry.row.endswith(row.polarity) and all(p.removesuffix("る")[:3] in text for p in parts):
            found.append(entry)
    return found[:6]


def _ending(dossier: Dossier, row: Assessment) -> list[Entry]:
    """The ending by which a sentence judges: the longest that stands in or right behind the words."""
    text = dossier.report.text[row.span[0] : row.span[1] + 24]
    fits = [e for e in _rows("judgements") if e.row.split("\t")[0] in text]
    return sorted(fits, key=lambda e: -len(e.row))[:2]


def _matching(kind: str, words: list[str]) -> list[Entry]:
    """The rows of a kind's tables that hold one of the words."""
    found: dict[tuple[str, int], Entry] = {}
    for table in _TABLES.get(kind, ()):
        for entry in _rows(table):
            forms = entry.row.split("\t")[0].split("|")
            others = (
                entry.row.split("\t")[1].split("|")
                if kind == "actors" and table != "titles" and "\t" in entry.row
                else []
            )
            if any(w and (w in forms or w in others) for w in words):
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
