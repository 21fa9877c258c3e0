"""What passes between finders, attribution and records: a statement as found, and the answer to who said it."""

from __future__ import annotations

import msgspec

from keii.records import Candidate, Cue, Span


class Found(msgspec.Struct, gc=False):
    """A statement before attribution.

    span: its words. sentence: index, -1 for a heading. begin/finish: the phrases the content covers; cue_at: the phrase
    of the cue (-1: none). negated, passive: of the cue. reach: the last phrase of the report, when it goes on behind the cue.
    head: the phrase of the noun the quotation modifies (「…」という元教師), -1 when there is none. others: words that the cue's subject
    answers, rebuts or is asked (との批判に). how: quote, noun (との声), alone, bare, clause, demand (よう), source (によると), hearsay (という), teller, heading.
    """

    span: Span
    mode: str
    how: str
    sentence: int
    begin: int
    finish: int
    cue: Cue | None = None
    cue_at: int = -1
    negated: bool = False
    passive: bool = False
    weak: bool = False
    ending: str = ""
    reach: int = -1
    head: int = -1
    others: bool = False


class Who(msgspec.Struct, gc=False):
    """Who said it, and why.

    actors: by index, none when unsure; status, rule, antecedent and candidates as in the record; via: who relayed it;
    phrase: where in the statement's sentence the speaker stands, -1 elsewhere.
    """

    actors: list[int]
    status: str
    rule: str
    antecedent: Span | None = None
    via: list[int] = []
    candidates: list[Candidate] = []
    phrase: int = -1
    contrast: bool = False  # …と質問したのに対し: what follows is another's


UNKNOWN = Who([], "unknown", "no speaker found")
