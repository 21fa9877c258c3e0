"""Scores of what happened and what came of it: events, exchanges, attendances, agreements, transfers, judgements and stances."""

from __future__ import annotations

import re
from collections.abc import Callable

from keii.evaluation.sheet import Row, Score, Sheet, count, overlap, pairs_of
from keii.records import Event, EventMention, Span, Stance, Transfer

SAME_SENTENCE = 0.5  # how well an event of the same category fits that is told elsewhere in the sentence
LEAST_OVERLAP = {"question": 0.8, "judgement": 0.3}
MARKER = re.compile(r"^[A.．:：、 /]*")


def score_events(sheet: Sheet, score: Score) -> None:
    """Every telling of an event, by category and trigger; with participants, certainty, negation and time."""
    golds = sheet.rows("event", "trigger")
    told = [(event, mention) for event in sheet.dossier.events for mention in event.mentions]
    values = {time.id: time.value for time in sheet.dossier.times}

    def fitness(g: int, f: int) -> float:
        row, span = golds[g]
        event, mention = told[f]
        if row["type"] != event.type:
            return 0.0
        near = overlap(span, mention.trigger)
        same = sentence_around(sheet.text, span) == sentence_around(sheet.text, mention.trigger)
        return 1 + near if near else SAME_SENTENCE * same

    pairs = pairs_of(len(golds), len(told), fitness)
    count(
        score,
        [(row, f"{row['type']} {row['trigger']}") for row, _ in golds],
        [f"{event.type} {sheet.dossier.text(mention.trigger)}" for event, mention in told],
        pairs,
    )
    for g, f in pairs:
        check_event(sheet, golds[g][0], *told[f], values, score)


def check_event(
    sheet: Sheet, row: Row, event: Event, mention: EventMention, values: dict[str, str], score: Score
) -> None:
    """Are all participants there, the agents among the agents, and how sure, denied and dated is it?"""
    note = f"{row['type']} {row['trigger']}"
    everybody = [p.actor for p in event.participants]
    agents = [p.actor for p in event.participants if p.role == "agent"]
    wanted = row["agent"] + row.get("target", [])
    score.check("participants", all(sheet.is_one_of(everybody, names) for names in wanted), f"{note}: {wanted}")
    score.check("agent", all(sheet.is_one_of(agents, names) for names in row["agent"]), f"{note}: {row['agent']}")
    certainty, negated = row["certainty"], row.get("negated", False)
    score.check("certainty", mention.certainty == certainty, f"{note}: {certainty}, not {mention.certainty}")
    score.check("negated", mention.negated == negated, note)
    if row.get("time"):
        value = values.get(mention.time or "", "")
        score.check("time", value == row["time"], f"{note}: {row['time']}, not {value}")


def sentence_around(text: str, span: Span) -> Span:
    """The stretch between full stops outside of brackets, or line ends, that a span begins in."""
    line = text.rfind("\n", 0, span[0]) + 1
    start, depth = line, 0
    for i in range(line, len(text)):
        if text[i] in "「『“(（":
            depth += 1
        elif text[i] in "」』”)）":
            depth = max(0, depth - 1)
        elif text[i] == "\n" or (depth == 0 and text[i] in "。!?！？"):
            if i >= span[0]:
                return start, i + 1
            start = i + 1
    return start, len(text)


def score_exchanges(sheet: Sheet, score: Score) -> None:
    """Questions, by overlap; with the first characters of the answer and who answers."""
    golds, found = sheet.rows("exchange", "question"), sheet.dossier.exchanges

    def fitness(g: int, f: int) -> float:
        fit = overlap(golds[g][1], found[f].question)
        return fit if fit >= LEAST_OVERLAP["question"] else 0.0

    pairs = pairs_of(len(golds), len(found), fitness)
    asked = [sheet.dossier.text(x.question)[:40] for x in found]
    count(score, [(row, row["question"][:40]) for row, _ in golds], asked, pairs)
    for g, f in pairs:
        row = golds[g][0]
        begins = MARKER.sub("", sheet.dossier.text(found[f].answer))
        score.check("answer", begins.startswith(MARKER.sub("", row["answer_starts"])[:6]), row["question"][:30])
        if row.get("answerer"):
            score.check("answerer", sheet.is_one_of(found[f].answerer, row["answerer"]), row["question"][:30])


def score_attendances(sheet: Sheet, score: Score) -> None:
    """People at occasions; with role and side."""
    rows, found = sheet.gold.get("attendance", []), sheet.dossier.attendances
    pairs = pairs_of(len(rows), len(found), lambda g, f: float(sheet.is_one_of([found[f].person], rows[g]["person"])))
    count(score, [(row, row["person"][0]) for row in rows], [x.person for x in found], pairs)
    for g, f in pairs:
        row, one = rows[g], found[f]
        same = row["role"] in one.role or (one.role in row["role"] and bool(row["role"]))
        score.check("role", same, f"{row['person'][0]}: {row['role']}, not {one.role}")
        if row.get("side"):
            score.check("side", row["side"] == one.side, f"{row['person'][0]}: {row['side']}, not {one.side}")


def score_agreements(sheet: Sheet, score: Score) -> None:
    """Agreements, by title; with parties, stage, the types of their provisions and what they replace."""
    rows, found = sheet.gold.get("agreement", []), sheet.dossier.agreements

    def fitness(g: int, f: int) -> float:
        title = found[f].title
        if title in rows[g]["title"]:
            return 1.0
        return 0.5 * any(t in title or title in t for t in rows[g]["title"])

    pairs = pairs_of(len(rows), len(found), fitness)
    count(score, [(row, row["title"][0]) for row in rows], [x.title for x in found], pairs)
    titles = {x.id: x.title for x in found}
    for g, f in pairs:
        row, one = rows[g], found[f]
        note = row["title"][0]
        score.check("parties", all(sheet.is_one_of(one.parties, names) for names in row["parties"]), note)
        score.check("stage", row["stage"] in {s.stage for s in one.stages}, f"{note}: {row['stage']}")
        for wanted in row.get("provisions", []):
            score.check("provision", wanted["type"] in {p.type for p in one.provisions}, f"{note}: {wanted['type']}")
        if row.get("replaces"):
            replaced = {titles.get(r, "") for r in one.replaces}
            score.check("replaces", bool(replaced & set(row["replaces"])), f"{note}: {row['replaces']}")


def score_transfers(sheet: Sheet, score: Score) -> None:
    """Transfers, by item and giver; with receiver, category and certainty."""
    rows, found = sheet.gold.get("transfer", []), sheet.dossier.transfers

    def fitness(row: Row, one: Transfer) -> float:
        if row.get("giver") and not sheet.is_one_of(one.giver, row["giver"]):
            return 0.0
        return 2.0 * (row["item"] == one.item) or float(row["item"] in one.item or one.item in row["item"])

    pairs = pairs_of(len(rows), len(found), lambda g, f: fitness(rows[g], found[f]))
    count(score, [(row, row["item"]) for row in rows], [x.item for x in found], pairs)
    for g, f in pairs:
        row, one = rows[g], found[f]
        if row.get("receiver"):
            score.check("receiver", sheet.is_one_of(one.receiver, row["receiver"]), f"{row['item']}: {row['receiver']}")
        score.check("category", row["category"] == one.category, f"{row['item']}: not {one.category}")
        score.check("certainty", row["certainty"] == one.certainty, f"{row['item']}: not {one.certainty}")


def score_assessments(sheet: Sheet, score: Score) -> None:
    """Judgements, by overlap; with certainty."""
    golds, found = sheet.rows("assessment", "text"), sheet.dossier.assessments

    def fitness(g: int, f: int) -> float:
        fit = overlap(golds[g][1], found[f].span)
        return fit if fit >= LEAST_OVERLAP["judgement"] else 0.0

    pairs = pairs_of(len(golds), len(found), fitness)
    judged = [sheet.dossier.text(x.span)[:40] for x in found]
    count(score, [(row, row["text"][:40]) for row, _ in golds], judged, pairs)
    for g, f in pairs:
        row, got = golds[g][0], found[f].certainty
        score.check("certainty", row["certainty"] == got, f"{row['text'][:30]}: {row['certainty']}, not {got}")


def score_stances(sheet: Sheet, score: Score) -> None:
    """Stances, by holder and polarity; of several the one with the same target fits best."""
    rows, found = sheet.gold.get("stance", []), sheet.dossier.stances

    def fitness(row: Row, one: Stance) -> float:
        if row["polarity"] != one.polarity or not sheet.is_one_of([one.holder], row["holder"]):
            return 0.0
        return 1.0 + any(bool(one.target) and (t in one.target or one.target in t) for t in row["target"])

    pairs = pairs_of(len(rows), len(found), lambda g, f: fitness(rows[g], found[f]))
    named = [f"{x.holder} {x.polarity} {x.target}" for x in found]
    count(score, [(row, f"{row['holder'][0]} {row['polarity']} {row['target'][:1]}") for row in rows], named, pairs)


OUTCOMES: dict[str, Callable[[Sheet, Score], None]] = {
    "events": score_events,
    "exchanges": score_exchanges,
    "attendances": score_attendances,
    "agreements": score_agreements,
    "transfers": score_transfers,
    "assessments": score_assessments,
    "stances": score_stances,
}
