"""Looking things up in a store; every answer names its report, outlet and day, and gives the exact words with their span.

with reading("keii.db") as store:
    quotes(store, by="プーチン", about="制裁", window=Window.of(since="2024-01"))
"""

from keii.store.queries.dossiers import VersionFound, dossiers, version, versions
from keii.store.queries.events import EventFound, events
from keii.store.queries.passages import PassageFound, search
from keii.store.queries.place import Place
from keii.store.queries.profiles import Profile, profiles
from keii.store.queries.reading import Connection, reading
from keii.store.queries.reports import SORTS, Counts, ReportFound, counts, outlets, reports
from keii.store.queries.statements import Quote, quotes
from keii.store.queries.stories import StoryFound, Told, names, stories, story, timeline
from keii.store.queries.window import CERTAINTIES, Window

__all__ = [
    "CERTAINTIES",
    "SORTS",
    "Connection",
    "Counts",
    "EventFound",
    "PassageFound",
    "Place",
    "Profile",
    "Quote",
    "ReportFound",
    "StoryFound",
    "Told",
    "VersionFound",
    "Window",
    "counts",
    "dossiers",
    "events",
    "names",
    "outlets",
    "profiles",
    "quotes",
    "reading",
    "reports",
    "search",
    "stories",
    "story",
    "timeline",
    "version",
    "versions",
]
