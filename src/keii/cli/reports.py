"""Report files read into dossiers, for every command that takes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from keii.errors import InputError, KeiiError

if TYPE_CHECKING:
    from keii.ingest.source import Skipped
    from keii.records import Dossier


def dossiers(file: str, published: str | None = None, outlet: str | None = None) -> list[Dossier]:
    """The dossiers of a file's reports; raises KeiiError naming the file, whatever went wrong with any of them."""
    from keii.ingest.source import Skipped

    found = []
    for one in each_dossier(file, published, outlet):
        if isinstance(one, KeiiError):
            raise one
        if not isinstance(one, Skipped):
            found.append(one)
    return found


def each_dossier(
    file: str, published: str | None = None, outlet: str | None = None
) -> Iterator[Dossier | Skipped | KeiiError]:
    """The dossiers of a file's reports as they are read, with what could not be read, whatever went wrong."""
    from keii import read
    from keii.ingest.files import each
    from keii.ingest.source import Source

    for found in each(file):
        if not isinstance(found, Source):
            yield found
            continue
        try:
            yield read(
                found.text,
                published=published or found.published,
                outlet=outlet or found.outlet,
                title=found.title,
                url=found.url,
            )
        except KeiiError as error:
            yield error
        except Exception as error:  # noqa: BLE001 a defect of keii must not cost the user the rest of the batch
            reason = f"keii failed on it ({type(error).__name__}: {error}); please report this with the file"
            yield InputError(file, reason)
