"""What marks a report's affair: its agreements, acts between two sides on a day, long quotations, pairs of sides, people, terms, places.

Every mark has a kind, each kind a weight and the most it can count for in all.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping

from keii.records import Dossier
from keii.story.acts import TALK
from keii.story.telling import Telling
from keii.story.verdict import generic

# kind: (weight of one, of all). What is needed (3) is reached by the treaty of a summit between its two parties; by two acts between two sides
# on a day (they met and signed); by one act and a word of theirs or two of their people; not by 共同声明, nor by two presidents in one month.
WEIGHT = {
    "copy": (3.0, 3.0), "page": (3.0, 3.0), "agreement": (1.0, 2.0), "title": (1.0, 1.0), "act": (2.0, 4.0), "said": (0.75, 1.5),
    "words": (1.5, 2.5), "pair": (1.0, 1.0), "who": (0.5, 1.5), "term": (0.4, 1.2), "place": (0.5, 0.5),
}  # fmt: skip
ENOUGH = 3.0
# Without a treaty, an act or words of one's own, people and terms in common must be more: the same ministers meet every month.
ENOUGH_OF_SOFT = 3.25
HARD = frozenset({"copy", "page", "agreement", "act", "words"})
# Days between reports of one affair; of an agreement's, which enters into force a year after.
DAYS = 30
AGREEMENT_DAYS = 400
_TERM = re.compile(r"[一-龥々]{4,10}|[ァ-ヺー]{4,16}")
_TERMS = 8
_HEAD = 200  # characters of a report that stand for its headline when it has none
_BANDS, _ROWS = 3, 2  # of the hashes two wordings of one quotation share some of
_QUOTED = 8  # pairs of characters a quotation needs to be one's own
_QUOTES = 5  # of a report


def marks(dossier: Dossier, told: list[Telling], entities: Mapping[str, str]) -> list[str]:
    """The marks of a report, each `kind:…`, in no order that matters."""
    found: dict[str, None] = {}
    pairs: Counter[str] = Counter()
    for telling in told:
        pair = "+".join(sorted(telling.definite)) if len(telling.definite) == 2 else ""
        if telling.kind == "agreement":
            found.update(dict.fromkeys(_agreement(telling, dossier.report.published or "")))
        elif telling.kind == "event":
            pairs[pair] += bool(pair)
            if pair and telling.day and telling.certainty in ("asserted", "reported", "expected"):
                found[f"{'said' if telling.type in TALK else 'act'}:{telling.type}:{pair}:{telling.day}"] = None
            if telling.place and telling.day:
                found[f"place:{telling.place}:{telling.day[:7]}"] = None
        elif telling.kind == "statement" and telling.type == "direct" and len(telling.grams) >= _QUOTED:
            found.update(
                dict.fromkeys(
                    f"words:{side}:{band}" for side in sorted(telling.doing) for band in _bands(telling.grams)
                )
            )
    found.update(dict.fromkeys(f"pair:{pair}" for pair, n in pairs.most_common(1) if n > 1 and pair))
    found.update(dict.fromkeys(f"who:{entities[a.id]}" for a in dossier.actors if a.type == "person" and a.roles))
    found.update(dict.fromkeys(f"term:{word}" for word in _terms(dossier)))
    if dossier.report.url:
        found[f"page:{dossier.report.url}"] = None
    return list(found)


def kind_of(mark: str) -> str:
    """What kind of mark it is."""
    return mark.partition(":")[0]


def _agreement(telling: Telling, published: str) -> list[str]:
    """The marks of an agreement that is not history to the report, nor called by a common title."""
    if generic(telling.detail) or (telling.end and published and int(telling.end[:4]) < int(published[:4]) - 1):
        return []
    return [f"title:{telling.detail}", *(f"agreement:{telling.detail}:{side}" for side in sorted(telling.definite)[:4])]


def _bands(grams: frozenset[str]) -> list[str]:
    """Hashes of which two sets that share half of their elements most likely share one (MinHash, Broder 1997)."""
    encoded = [g.encode("utf-8", "replace") for g in grams]
    least = [min(zlib.crc32(e, n * 0x9E3779B1 & 0xFFFFFFFF) for e in encoded) for n in range(_BANDS * _ROWS)]
    return [f"{n}:{'.'.join(map(str, least[n * _ROWS : (n + 1) * _ROWS]))}" for n in range(_BANDS)]


def _terms(dossier: Dossier) -> list[str]:
    """Long words of the headline, and those told more than once, that are nobody's name."""
    text = dossier.report.text
    counts = Counter(_TERM.findall(text))
    first = set(_TERM.findall(dossier.report.title or "")) | set(_TERM.findall(text[:_HEAD]))
    names = {n for a in dossier.actors for n in (a.name, *a.names)}
    ranked = sorted(
        (w for w in counts if w not in names and (w in first or counts[w] > 1)),
        key=lambda w: (w not in first, -len(w), w),
    )
    return ranked[:_TERMS]
