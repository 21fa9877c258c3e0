"""Scores of what was said, when, and who everybody is: statements, times and actors."""

from __future__ import annotations

from keii.evaluation.sheet import Row, Score, Sheet, answers_to, count, overlap, pairs_of
from keii.records import Span, Statement, Time

LEAST_OVERLAP = {"direct": 0.8, "indirect": 0.5}  # intersection over union from which two statements are one
LEAST_TIME_OVERLAP = 0.5
# What may stand inside or outside the span of a time: it doesn't change the value.
BEFORE = ("およそ", "約", "過去", "直近", "この", "計")
AFTER = (
    "ごろ", "頃", "すぎ", "過ぎ", "余り", "あまり", "以内", "以上", "ぶり", "以来", "程度", "ほど", "近く", "足らず", "間", "前後",
    "以降", "以後",
)  # fmt: skip


def bare_time(text: str, span: Span) -> Span:
    """The span of a time expression without the words that don't change its value."""
    start, end = span
    while True:
        words = text[start:end]
        before = next((word for word in BEFORE if words.startswith(word) and words != word), "")
        after = next((word for word in AFTER if words.endswith(word) and words != word and words != "年間"), "")
        if not before and not after:
            return start, end
        start += len(before)
        if end - len(after) > start:
            end -= len(after)


def score_statements(sheet: Sheet, mode: str, score: Score) -> None:
    """Statements of one mode, by overlap; with speaker, relaying source and cue."""
    rows = sheet.rows("statement", "quote")
    golds = [(row, span) for row, span in rows if row["mode"] == mode]
    others = [span for row, span in rows if row["mode"] != mode]
    said = [statement for statement in sheet.dossier.statements if statement.mode == mode]

    def fitness(g: int, f: int) -> float:
        fit = overlap(golds[g][1], said[f].span)
        return fit if fit >= LEAST_OVERLAP[mode] else 0.0

    pairs = pairs_of(len(golds), len(said), fitness)
    # A quotation within reported speech, or around it, may be found as either mode; it then counts as neither.
    matched = {f for _, f in pairs}
    counted = [f for f in range(len(said)) if f in matched or not any(overlap(span, said[f].span) for span in others)]
    count(
        score,
        [(row, f"{row['quote'][:40]} <{row['speaker'][:1]}>") for row, _ in golds],
        [sheet.dossier.text(said[f].span)[:60] for f in counted],
        [(g, counted.index(f)) for g, f in pairs],
    )
    for g, f in pairs:
        check_statement(sheet, golds[g][0], said[f], score)


def check_statement(sheet: Sheet, row: Row, said: Statement, score: Score) -> None:
    """Speaker, relaying source and cue of a statement that was found; an empty speaker in the gold must stay empty."""
    quote = row["quote"][:30]
    right = sheet.is_one_of(said.speaker, row["speaker"]) if row["speaker"] else not said.speaker
    got = [actor.name for actor in sheet.dossier.actors if actor.id in said.speaker]
    score.check("speaker", right, f"{quote}: {row['speaker'][:1]}, not {got}")
    if row.get("via"):
        score.check("via", sheet.is_one_of(said.via, row["via"]), f"{quote}: {row['via']}")
    if row.get("cue"):
        lemma = said.cue.lemma if said.cue else ""
        score.check("cue", lemma == row["cue"], f"{quote}: {row['cue']}, not {lemma}")


def score_times(sheet: Sheet, score: Score) -> None:
    """Times, by the overlap of what carries their value; with extent and value."""
    golds = [(row, bare_time(sheet.text, span)) for row, span in sheet.rows("time", "text")]
    times: list[tuple[Time, Span]] = [(time, bare_time(sheet.text, time.span)) for time in sheet.dossier.times]

    def fitness(g: int, f: int) -> float:
        fit = overlap(golds[g][1], times[f][1])
        return fit if fit >= LEAST_TIME_OVERLAP else 0.0

    pairs = pairs_of(len(golds), len(times), fitness)
    named = [f"{sheet.dossier.text(time.span)} = {time.value}" for time, _ in times]
    count(score, [(row, f"{row['text']} = {row['value']}") for row, _ in golds], named, pairs)
    for g, f in pairs:
        row, span = golds[g]
        score.check("extent", span == times[f][1], f"{row['text']}, not {named[f]}")
        score.check("value", row["value"] == times[f][0].value, f"{row['text']} = {row['value']}, not {named[f]}")


def score_actors(sheet: Sheet, score: Score) -> None:
    """Actors, by the number of names shared; with completeness, purity, country, type and role."""
    rows: list[Row] = sheet.gold.get("actor", [])
    actors = sheet.dossier.actors
    pairs = pairs_of(len(rows), len(actors), lambda g, f: len(set(rows[g]["names"]) & answers_to(actors[f])))
    count(score, [(row, row["names"][0]) for row in rows], [actor.name for actor in actors], pairs)
    for g, f in pairs:
        row, actor = rows[g], actors[f]
        first, wanted, has = row["names"][0], set(row["names"]), {actor.name, *actor.names}
        lacking = {name for name in wanted if name in sheet.text} - has
        foreign = {name for other in rows if other is not row for name in other["names"]} & has - wanted
        score.check("complete", not lacking, f"{first} lacks {sorted(lacking)}")
        score.check("pure", not foreign, f"{first} has {sorted(foreign)}")
        for facet, got in (("country", actor.country), ("type", actor.type)):
            if row.get(facet):
                score.check(facet, got == row[facet], f"{first}: {row[facet]}, not {got}")
        if row.get("roles"):
            titles = " ".join(role.title for role in actor.roles)
            score.check("role", any(role in titles for role in row["roles"]), f"{first}: {row['roles']}, not {titles}")
