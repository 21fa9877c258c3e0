"""Checking a dossier against its text: every span, name, quotation, number and denial. It fails closed: what can't be checked has failed.

A dossier may come from anybody (another program, a language model, an editor's hand), so nothing in it is trusted: the text given
is the only witness. A finding says what is wrong, and when the words stand somewhere else in the text, where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from keii.errors import InputError
from keii.grammar.certainty import ORDER
from keii.records import Dossier, Record, Span

_DIGITS = re.compile(r"\d+")
_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_KANJI = dict(zip("〇一二三四五六七八九", range(10), strict=True))
_NEGATION = re.compile(
    r"ない|なかっ|なけれ|ず|ぬ|ません|まい|否定|拒|中止|見送|取りやめ|断っ|断わ|撤回|欠席|なく|非ず|無い|せぬ|ざる"
)
# 両首脳, 双方, 3か国, 当事者: words that mean somebody without a name.
_ALL_OF_THEM = re.compile(
    r"[両双同各]|当事者|か国|カ国|[0-9０-９一二三四](?:氏|人|者|首脳)|先方|相手|米|英|仏|独|日|中|韓|朝|ロ|露"
)
_OPENERS = '「『“"〝（(【'


class Finding(Record, frozen=True):
    """What is wrong with a record: its id ("" for the report), the field, the problem, and where the words stand instead, if anywhere.

    problem: out of range, not in this text, somewhere else, not these words, unknown id, negation, number, value, text differs.
    """

    record: str
    field: str
    problem: str
    words: str = ""
    elsewhere: list[Span] = []


def load(document: str | bytes, source: str = "dossier") -> Dossier:
    """A dossier from its JSON; raises InputError naming the source and what does not fit."""
    try:
        return Dossier.from_json(document)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(source, f"no dossier: {error}") from None


def verify(dossier: Dossier, text: str) -> list[Finding]:
    """Everything in a dossier that the text does not bear out, in the dossier's order; an empty list when all of it is."""
    return list(_Check(dossier, text.replace("\r\n", "\n").replace("\r", "\n")).findings())


class _Check:
    def __init__(self, dossier: Dossier, text: str) -> None:
        self.dossier = dossier
        self.text = text
        self.own = dossier.report.text
        self.tables = _tables(dossier)
        self.ids = {i for rows in self.tables for i, _ in rows}

    def findings(self) -> Iterator[Finding]:
        """All findings."""
        yield from self._report()
        seen: set[str] = set()
        for rows in self.tables:
            for name, row in rows:
                if name in seen:
                    yield Finding(record=name, field="id", problem="unknown id", words="stands twice")
                seen.add(name)
                yield from self._spans(name, row, "")
                yield from self._references(name, row)
        yield from self._actors()
        yield from self._times()
        yield from self._statements()
        yield from self._events()
        yield from self._outcomes()

    def _report(self) -> Iterator[Finding]:
        if self.own != self.text:
            at = next(
                (i for i, (a, b) in enumerate(zip(self.own, self.text, strict=False)) if a != b),
                min(len(self.own), len(self.text)),
            )
            yield Finding(
                record="",
                field="report.text",
                problem="text differs",
                words=self.text[at : at + 20],
                elsewhere=[(at, at)],
            )
        for k, section in enumerate(self.dossier.report.sections):
            yield from self._spans("", section, f"report.sections[{k}].")

    def _spans(self, record: str, node: object, path: str) -> Iterator[Finding]:
        """Spans out of the text, and characters that are others than the dossier's own text has there."""
        if isinstance(node, Record):
            for name in node.__struct_fields__:
                yield from self._spans(
                    record, getattr(node, name), f"{path}{name}" if not path or path.endswith(".") else f"{path}.{name}"
                )
        elif isinstance(node, list):
            for k, item in enumerate(node):
                yield from self._spans(record, item, f"{path}[{k}]")
        elif isinstance(node, tuple) and len(node) == 2 and all(isinstance(n, int) for n in node):
            start, end = node
            if not 0 <= start < end <= len(self.text):
                yield Finding(
                    record=record, field=path, problem="out of range", words=f"{start}–{end} of {len(self.text)}"
                )
            elif self.own[start:end] != self.text[start:end]:
                yield self._missing(record, path, self.own[start:end])

    def _missing(self, record: str, field: str, words: str) -> Finding:
        """Words that are not where they should be: nowhere in the text, or somewhere else in it."""
        where = [(m.start(), m.end()) for m in re.finditer(re.escape(words), self.text)][:5] if words else []
        return Finding(
            record=record,
            field=field,
            problem="somewhere else" if where else "not in this text",
            words=words,
            elsewhere=where,
        )

    def _references(self, record: str, node: object) -> Iterator[Finding]:
        """Ids that no record of the dossier has."""
        for name, value in _named_ids(node):
            if value not in self.ids:
                yield Finding(record=record, field=name, problem="unknown id", words=value)

    def _holds(self, record: str, field: str, words: str) -> Iterator[Finding]:
        if not words or words not in self.text:
            yield self._missing(record, field, words)

    def _actors(self) -> Iterator[Finding]:
        for a in self.dossier.actors:
            for name in a.names:
                yield from self._holds(a.id, "names", name)
            letters = set("".join((a.name, *a.names, *(r.title for r in a.roles))))
            for span in a.mentions:
                words = self.text[span[0] : span[1]]
                if (
                    0 <= span[0] < span[1] <= len(self.text)
                    and not letters & set(words)
                    and not _ALL_OF_THEM.search(words)
                ):
                    yield Finding(record=a.id, field="mentions", problem="not these words", words=words)

    def _times(self) -> Iterator[Finding]:
        for t in self.dossier.times:
            words = self.text[t.span[0] : t.span[1]].translate(_WIDTH)
            said = {int(d) for d in _DIGITS.findall(words)} | {_KANJI[c] for c in words if c in _KANJI}
            if (
                t.type == "DURATION"
                and (got := {int(d) for d in _DIGITS.findall(t.value)})
                and said
                and not got & _near(said)
            ):
                yield Finding(record=t.id, field="value", problem="number", words=f"{words} ≠ {t.value}")
            day = re.search(r"(\d{1,2})日", words)
            dated = t.type in ("DATE", "TIME") and re.match(r"[\dX]{4}-[\dX]{2}-\d{2}(?!.*/)", t.value) is not None
            counted = "前" in words or "後" in words
            if day is not None and dated and not counted and int(t.value[8:10]) != int(day[1]):
                yield Finding(record=t.id, field="value", problem="number", words=f"{words} ≠ {t.value}")

    def _statements(self) -> Iterator[Finding]:
        for s in self.dossier.statements:
            start, end = s.span
            opened = start > 0 and self.text[start - 1 : start] in _OPENERS
            if s.mode == "direct" and 0 <= start < end <= len(self.text) and not opened:
                yield Finding(record=s.id, field="span", problem="not these words", words=self.text[start:end])
            if s.mode not in ("direct", "indirect"):
                yield Finding(record=s.id, field="mode", problem="value", words=s.mode)
            yield from self._sure(s.id, s.certainty)
            if s.negated and s.cue is not None:
                yield from self._denied(s.id, (s.cue.span[0], _clause_end(self.text, s.cue.span[1] - 4)))

    def _events(self) -> Iterator[Finding]:
        for e in self.dossier.events:
            yield from self._sure(e.id, e.certainty)
            if e.place:
                yield from self._holds(e.id, "place", e.place)
            for m in e.mentions:
                yield from self._sure(e.id, m.certainty)
                if m.negated:
                    yield from self._denied(e.id, (m.trigger[0], _clause_end(self.text, m.trigger[1])))
            if e.mentions and (e.negated != all(m.negated for m in e.mentions)) and e.negated:
                yield Finding(record=e.id, field="negated", problem="negation", words="its mentions are not")
            if e.mentions and e.trigger not in [m.trigger for m in e.mentions]:
                yield Finding(
                    record=e.id,
                    field="trigger",
                    problem="not these words",
                    words=self.text[e.trigger[0] : e.trigger[1]],
                )

    def _outcomes(self) -> Iterator[Finding]:
        for g in self.dossier.agreements:
            for name in (g.title, *g.names):
                yield from self._holds(g.id, "title", name)
            for p in g.provisions:
                for field, words in (("trigger", p.trigger), ("obligation", p.obligation), ("article", p.article)):
                    if words:
                        yield from self._holds(g.id, f"provisions.{field}", words)
            for stage in g.stages:
                yield from self._sure(g.id, stage.certainty)
        for x in self.dossier.transfers:
            yield from self._sure(x.id, x.certainty)
            if x.item not in self.text[x.evidence[0] : x.evidence[1]]:
                yield self._missing(x.id, "item", x.item)
            if x.quantity:
                yield from self._holds(x.id, "quantity", x.quantity)
            if x.negated:
                yield from self._denied(x.id, (x.evidence[0], _clause_end(self.text, x.evidence[1])))
        for j in self.dossier.assessments:
            yield from self._sure(j.id, j.certainty)
        for h in self.dossier.stances:
            if h.target:  # toward what is not always said
                yield from self._holds(h.id, "target", h.target)

    def _sure(self, record: str, certainty: str) -> Iterator[Finding]:
        if certainty not in ORDER:
            yield Finding(record=record, field="certainty", problem="value", words=certainty)

    def _denied(self, record: str, span: Span) -> Iterator[Finding]:
        """A denial needs a word of denial."""
        words = self.text[span[0] : span[1]]
        if not _NEGATION.search(words):
            yield Finding(record=record, field="negated", problem="negation", words=words)


def _tables(dossier: Dossier) -> list[list[tuple[str, Record]]]:
    """The records of a dossier by kind, each with its id."""
    kinds: list[Sequence[Record]] = [
        dossier.actors, dossier.times, dossier.statements, dossier.events, dossier.exchanges, dossier.attendances, dossier.agreements,
        dossier.transfers, dossier.assessments, dossier.stances,
    ]  # fmt: skip
    return [[(str(getattr(row, "id", "")), row) for row in rows] for rows in kinds]


def _named_ids(node: object) -> Iterator[tuple[str, str]]:
    """The ids by which a record names others, with the field they stand in."""
    fields = (
        "speaker", "via", "addressee", "time", "actor", "sources", "answerer", "person", "event", "parties", "obligor", "replaces", "giver", "receiver",
        "holder", "statement", "inferred",
    )  # fmt: skip
    if not isinstance(node, Record):
        return
    for name in node.__struct_fields__:
        value = getattr(node, name)
        values = value if isinstance(value, list) else [value]
        if name in fields:
            yield from ((name, v) for v in values if isinstance(v, str) and v)
        for v in values:
            yield from _named_ids(v)


def _near(numbers: set[int]) -> set[int]:
    """A half (2時間半), a range and a half-day leave the numbers or make them one more."""
    return (
        numbers
        | {n + 1 for n in numbers}
        | {n * 10 for n in numbers}
        | {n * 100 for n in numbers}
        | {n * 1000 for n in numbers}
    )


def _clause_end(text: str, at: int) -> int:
    """Where the clause behind an offset ends: at a comma that is not right there, a full stop or the line's end."""
    ends = [e for e in (text.find("、", at + 4), text.find("。", at + 1), text.find("\n", at + 1)) if e >= 0]
    return min(ends) + 1 if ends else len(text)
