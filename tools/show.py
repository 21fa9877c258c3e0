#!/usr/bin/env python3
"""Show what one layer of keii makes of a text; the worked examples of docs/architecture.md are its output.

usage: show.py [--published DATE] LAYER TEXT...

LAYER is one of lines, brackets, sentences, phrases, clauses, times, actors, statements, events, exchanges, attendances,
agreements, transfers, assessments, stances.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from unicodedata import east_asian_width

import keii
from keii.grammar.reading import Reading, read_text
from keii.records import Dossier

PUBLISHED = "2026-03-12"  # of the examples in the documents


def show(layer: str, text: str, published: str = PUBLISHED) -> str:
    """What a layer makes of a text, one thing a line."""
    if layer in GRAMMAR:
        reading = read_text(text, dt.date.fromisoformat(published))
        return "\n".join(GRAMMAR[layer](reading))
    return "\n".join(RECORDS[layer](keii.read(text, published=published)))


def columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Rows padded to columns, a wide character counting as two."""
    table = list(rows)
    widths = [max(map(_width, cells)) for cells in zip(*table, strict=True)]
    for row in table:
        yield "  ".join(cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip()


def _width(words: str) -> int:
    return sum(1 + (east_asian_width(ch) in "WF") for ch in words)


# grammar ---------------------------------------------------------------------------------------------------------------


def lines(reading: Reading) -> Iterator[str]:
    """The kind of each line; a / where its prose begins."""
    for line in reading.lines:
        before, prose = reading.text[line.start : line.prose], reading.text[line.prose : line.end]
        words = f"{before}/{prose}" if before and prose else before or prose
        speaker = f"  speaker: {reading.text[slice(*line.speaker)]}" if line.speaker else ""
        yield f"{line.kind:9}{words}{speaker}".rstrip()


def brackets(reading: Reading) -> Iterator[str]:
    """The bracket tree, by indent."""
    for group in reading.groups:
        yield "  " * group.depth + reading.text[group.start : group.end]


def sentences(reading: Reading) -> Iterator[str]:
    """One sentence a line, a line end inside it as ⏎."""
    for sentence in reading.sentences:
        yield reading.text[sentence.start : sentence.end].replace("\n", "⏎")


def phrases(reading: Reading) -> Iterator[str]:
    """Each phrase with its kind, its particle or dictionary form, and what its inflection says."""
    rows = []
    for sentence in reading.phrases:
        for p in sentence:
            flags = [p.lemma, p.link if p.kind == "V" else "", *_flags(p.negated, p.passive, p.past)]
            told = [f"{p.kind} {p.particle}".strip() if p.kind != "V" else "V", *flags]
            rows.append((reading.text[p.start : p.end], ", ".join(x for x in told if x)))
    return columns(rows)


def _flags(negated: bool, passive: bool, past: bool) -> list[str]:
    return [word for word, true in (("negated", negated), ("passive", passive), ("past", past)) if true]


def clauses(reading: Reading) -> Iterator[str]:
    """Each predicate with its arguments, what it modifies, and what is not plainly asserted."""
    for index, mine in enumerate(reading.phrases):
        words = [reading.text[p.start : p.head_end] for p in mine]
        for clause in reading.clauses(index):
            predicate = mine[clause.predicate]
            arguments = ", ".join(f"{a.particle or '–'}: {words[a.phrase]}" for a in clause.arguments)
            flags = _flags(predicate.negated, predicate.passive, past=False)
            certainty = [clause.certainty] if clause.certainty != "asserted" else []
            target = f" → {words[clause.modifies]}" if clause.modifies >= 0 else ""
            yield ", ".join([f"{predicate.lemma}{{{arguments}}}{target}", *flags, *certainty])


def times(reading: Reading) -> Iterator[str]:
    """Each expression with type, value and interval."""
    return columns(
        (reading.text[t.start : t.end], t.type, t.value, f"[{t.first}, {t.last})" if t.first else "")
        for t in reading.times
    )


GRAMMAR: dict[str, Callable[[Reading], Iterator[str]]] = {
    "lines": lines,
    "brackets": brackets,
    "sentences": sentences,
    "phrases": phrases,
    "clauses": clauses,
    "times": times,
}  # fmt: skip

# records ---------------------------------------------------------------------------------------------------------------


def _called(dossier: Dossier, ids: Iterable[str]) -> str:
    names = {actor.id: actor.name for actor in dossier.actors}
    return ", ".join(names.get(i, i) for i in ids)


def actors(dossier: Dossier) -> Iterator[str]:
    """Each actor with type, country, roles and every surface form."""
    for actor in dossier.actors:
        roles = "; ".join(f"{role.title} of {role.body}" if role.body else role.title for role in actor.roles)
        told = [actor.type, actor.country, roles]
        yield f"{actor.name} ({', '.join(x for x in told if x)}): {' / '.join(actor.names)}"


def statements(dossier: Dossier) -> Iterator[str]:
    """Each statement with its speaker, then cue, relay, addressee, certainty, and why."""
    for said in dossier.statements:
        words = dossier.text(said.span)
        told = [
            f"{said.cue.lemma} ({said.cue.act})" if said.cue else "",
            f"via {_called(dossier, said.via)}" if said.via else "",
            f"to {_called(dossier, said.addressee)}" if said.addressee else "",
            said.certainty if said.certainty != "asserted" else "",
            "negated" if said.negated else "",
            f"{said.attribution.status}: {said.attribution.rule}",
        ]
        quoted = f"「{words}」" if said.mode == "direct" else f"〜{words}"
        yield f"{_called(dossier, said.speaker) or '–'} {quoted}"
        yield "    " + "; ".join(x for x in told if x)


def events(dossier: Dossier) -> Iterator[str]:
    """Each event with who → whom (inferred ones in brackets), certainty, time, place and tellings."""
    times = {time.id: time.value for time in dossier.times}
    for event in dossier.events:
        sides: tuple[list[str], list[str]] = ([], [])
        for participant in event.participants:
            name = _called(dossier, [participant.actor])
            sides[participant.role == "target"].append(f"[{name}]" if participant.inferred else name)
        parties = " → ".join(", ".join(side) for side in sides if side)
        told = ", ".join(f"{dossier.text(m.trigger)} {m.certainty}" for m in event.mentions)
        kind = f"{event.type} {event.mode}".strip()
        where = [times.get(event.time or "", ""), event.place, "negated" if event.negated else ""]
        recoded = f"PLOVER {event.plover.category}" if event.plover.category != event.type else ""
        yield "; ".join(x for x in (f"{kind}: {parties or '–'}", *where, event.certainty, recoded) if x)
        yield f"    told as {told}"


def exchanges(dossier: Dossier) -> Iterator[str]:
    """Each question with who answers and what."""
    for exchange in dossier.exchanges:
        yield f"Q {dossier.text(exchange.question)}"
        yield f"A {_called(dossier, exchange.answerer) or '–'}: {dossier.text(exchange.answer)}"


def attendances(dossier: Dossier) -> Iterator[str]:
    """Each person with capacity, side, presence, and the occasion."""
    occasions = {event.id: dossier.text(event.trigger) for event in dossier.events}
    return columns(
        (_called(dossier, [p.person]), p.role, p.side or "–", p.presence, occasions.get(p.event, "–"))
        for p in dossier.attendances
    )


def agreements(dossier: Dossier) -> Iterator[str]:
    """Each agreement with parties, stages, provisions and what it replaces."""
    values = {time.id: time.value for time in dossier.times}
    titles = {agreement.id: agreement.title for agreement in dossier.agreements}
    for one in dossier.agreements:
        yield f"{one.title} ({one.kind}): {_called(dossier, one.parties) or '–'}"
        for stage in one.stages:
            yield "    " + " ".join(
                x for x in (stage.stage, values.get(stage.time or "", ""), f"({stage.certainty})") if x
            )
        for provision in one.provisions:
            due = " → ".join(x for x in (provision.trigger, provision.obligation) if x)
            yield f"    {provision.type} {provision.article}".rstrip() + f": {due}"
        if one.replaces:
            yield f"    replaces {', '.join(titles[a] for a in one.replaces)}"


def transfers(dossier: Dossier) -> Iterator[str]:
    """Each transfer: what, from whom, to whom, how sure."""
    for one in dossier.transfers:
        sides = f"{_called(dossier, one.giver) or '–'} → {_called(dossier, one.receiver) or '–'}"
        denied = "; negated" if one.negated else ""
        yield f"{one.item} ({one.category}): {sides}; {one.certainty}{denied}"


def assessments(dossier: Dossier) -> Iterator[str]:
    """Each judgement with whose it is and how sure."""
    for one in dossier.assessments:
        yield f"{_called(dossier, one.holder) or 'the outlet'} ({one.certainty}): {dossier.text(one.span)}"


def stances(dossier: Dossier) -> Iterator[str]:
    """Each position: whose, for or against what."""
    for one in dossier.stances:
        yield f"{_called(dossier, [one.holder])} {one.polarity}: {one.target or '–'}"


RECORDS: dict[str, Callable[[Dossier], Iterator[str]]] = {
    "actors": actors,
    "statements": statements,
    "events": events,
    "exchanges": exchanges,
    "attendances": attendances,
    "agreements": agreements,
    "transfers": transfers,
    "assessments": assessments,
    "stances": stances,
}  # fmt: skip


def main() -> None:
    """Print what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--published", default=PUBLISHED, help=f"day of publication, ISO ({PUBLISHED})")
    parser.add_argument("layer", choices=[*GRAMMAR, *RECORDS])
    parser.add_argument("text", nargs="+", help="one paragraph each")
    given = parser.parse_args()
    print(show(given.layer, "\n".join(given.text), given.published))


if __name__ == "__main__":
    main()
