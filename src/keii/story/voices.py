"""Whose voice a report is, and a telling. A wire copy is the agency's, an outlet's own update the outlet's: neither is a second voice.

Nor is what an outlet passes on in an agency's name (朝鮮中央通信によると): two who do so have it from one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from keii.records import Dossier
from keii.story.agencies import agency, house
from keii.story.index import Placed
from keii.story.telling import Telling

_SENTENCE = re.compile(r"[^。\n]{20,}。")
_OPENING = re.compile(
    r"^\s*[【\[［(（][^】\]］)）\n]{1,30}[】\]］)）]\s*[-－‐]?\s*"
)  # a dateline is no part of its sentence
_MARKS = re.compile(r"[\s「」『』、・（）()]")
# Of the longer sentences of the shorter report, the share that two have word for word before one is a copy of the other:
# a paper prints the first two paragraphs of five, and adds one of its own.
COPIED = 0.5
_FEWEST = 2  # sentences in common; one may be a communiqué's
_MOST = 40  # sentences a report is known by


def voice(telling: Telling, reports: Mapping[str, Placed]) -> str:
    """Whose voice a telling is: the agency's it is told in the name of, else its report's."""
    return telling.relay or reports[telling.report].voice


def own_voice(dossier: Dossier) -> str:
    """Whose voice a report is by itself."""
    report = dossier.report
    return agency(dossier) or house(report.outlet or "") or report.url or report.id


def sentences(dossier: Dossier) -> list[str]:
    """What a copy is known by: hashes of the longer sentences, without marks."""
    found = (_MARKS.sub("", _OPENING.sub("", s)) for s in _SENTENCE.findall(dossier.report.text)[:_MOST])
    return list(dict.fromkeys(hashlib.blake2b(s.encode("utf-8", "replace"), digest_size=8).hexdigest() for s in found))


def is_copy(shared: int, one: int, other: int) -> bool:
    """Have two reports of so many longer sentences enough of them in common?"""
    return shared >= _FEWEST and shared >= COPIED * min(one, other)
