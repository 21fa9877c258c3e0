"""The phrase (文節) as a record; `keii.grammar.phrases` finds them."""

from __future__ import annotations

import msgspec

from keii.grammar.brackets import Group


class Phrase(msgspec.Struct, gc=False):
    """One phrase.

    start/end: span with function words and punctuation; head_end: end of the content; kind: N, V (predicate), A (adverb),
    C (connective), M (adnominal word). particle: its particles joined (は, では, などと, に対する). lemma: a predicate's dictionary form.
    link: how a predicate goes on: end, attr (modifies a noun), te, cont (連用中止), ga (が, けれど), cond, cause, while,
    quote (と), nominal (のは, のに対し). first/last: its tokens; group: the quotation in it.
    """

    start: int
    end: int
    head_end: int
    kind: str
    first: int
    last: int
    particle: str = ""
    lemma: str = ""
    link: str = ""
    comma: bool = False
    negated: bool = False
    passive: bool = False
    past: bool = False
    group: Group | None = None
    attr: bool = False  # a compound particle that modifies a noun (に対する)
