"""Report files read into dossiers, for every command that takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keii.errors import InputError, KeiiError

if TYPE_CHECKING:
    from keii.records import Dossier


def dossiers(file: str, published: str | None = None, outlet: str | None = None) -> list[Dossier]:
    """The dossiers of a file's reports; raises KeiiError naming the file, whatever went wrong."""
    from keii import read
    from keii.ingest.files import load

    try:
        return [
            read(
                source.text,
                published=published or source.published,
                outlet=outlet or source.outlet,
                title=source.title,
                url=source.url,
            )
            for source in load(file)
        ]
    except KeiiError:
        raise
    except Exception as error:  # a defect of keii must not cost the user the rest of the batch
        reason = f"keii failed on it ({type(error).__name__}: {error}); please report this with the file"
        raise InputError(file, reason) from error
