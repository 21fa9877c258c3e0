"""`keii add`: reports of files, folders, feeds and archives into a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keii.cli.app import FAILED, app, iso_day
from keii.cli.progress import progress
from keii.errors import InputError, KeiiError, LexiconError, StoreError
from keii.labels import Labels, Language, language_of

if TYPE_CHECKING:
    from keii.ingest.source import Found, Source
    from keii.store.adding import Store

StorePath = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store, one SQLite file.")]
STORE = Path("keii.db")
_ADDRESS = ("http://", "https://", "ftp://", "feed:")


@app.command()
def add(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|DIR|FEED...",
            help="Reports as .txt, .html, feeds (RSS, Atom), ninjs or WARC files, and folders of them; - reads standard input.",
        ),
    ],
    store: StorePath = STORE,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=iso_day, help="When they were published (ISO), over what the files say."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published them, over what the files say.")
    ] = None,
    story: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The affair they belong to, instead of finding it.", show_default=False),
    ] = None,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR", help="A folder of your own tables, laid over ours; may be given again.", show_default=False
        ),
    ] = None,
    lang: Annotated[
        Language | None, typer.Option(help="Language of the summary; the locale's when not given.", show_default=False)
    ] = None,
) -> None:
    """Add reports to a store, which is made where there is none.

    The same report again changes nothing; a page that has changed under its address becomes a new version. keii works
    offline: addresses are not fetched, save the page or feed to a file first. What can't be read is named on standard
    error, the rest is added, and the exit status is 2.
    """
    from keii.store.adding import Store

    counts: Counter[str] = Counter()
    try:
        if lexicon:
            from keii.lexicon.tables import lay_over

            lay_over(lexicon)
        with Store(store) as opened:
            names = list(_files(files, opened.path))
            with progress(len(names), scrolls=False) as advance:
                for name in names:
                    _add(opened, name, published, outlet, story, counts)
                    advance()
    except KeiiError as error:
        counts["failed"] += 1
        typer.echo(f"keii: {error}", err=True)
    typer.echo(_summary(counts, Labels(lang or language_of())))
    if counts["failed"]:
        raise typer.Exit(FAILED)


def _files(given: list[str], store: str) -> Iterator[str | InputError]:
    """The files meant: those of a folder and the folders in it that are called like something keii reads, in order."""
    from keii.ingest.files import readable

    for name in given:
        if name.lower().startswith(_ADDRESS):
            yield InputError(
                name, "keii works offline and fetches nothing; save the page or feed to a file and add that"
            )
        elif name != "-" and Path(name).is_dir():
            found = sorted(str(path) for path in Path(name).rglob("*") if readable(path, Path(name)))
            yield from found
            if not found:
                yield InputError(name, "there is no file in it that keii reads")
        else:
            yield name


def _add(
    store: Store,
    name: str | InputError,
    published: str | None,
    outlet: str | None,
    story: str | None,
    counts: Counter[str],
) -> None:
    """Add the reports of one file. What would stop every report the same way is raised: a lexicon or store that fails."""
    import msgspec

    from keii.ingest.files import each
    from keii.ingest.source import Skipped, Source

    sources: Iterator[Found] = iter([name]) if isinstance(name, InputError) else each(name)
    for found in sources:
        if isinstance(found, Skipped):
            counts["passed over"] += found.count
            continue
        try:
            if not isinstance(found, Source):
                raise found
            given = msgspec.structs.replace(
                found, published=published or found.published, outlet=outlet or found.outlet
            )
            counts[_stored(store, given, str(name), story)] += 1
        except (LexiconError, StoreError):
            raise
        except KeiiError as error:
            counts["failed"] += 1
            typer.echo(f"keii: {error}", err=True)


def _stored(store: Store, source: Source, name: str, story: str | None) -> str:
    try:
        return store.add(source, name, story)
    except KeiiError:
        raise
    except Exception as error:  # a defect of keii must not cost the user the rest of the batch
        where = f"{name} ({source.url})" if source.url else name
        reason = f"keii failed on it ({type(error).__name__}: {error}); please report this with the file"
        raise InputError(where, reason) from error


def _summary(counts: Counter[str], labels: Labels) -> str:
    """How many reports were added, and so on; what did not happen at all is left out but for the first."""
    told = [f"{labels['stored']}: {counts['added']}"]
    told += [
        f"{labels[key]}: {counts[key]}" for key in ("new version", "unchanged", "passed over", "failed") if counts[key]
    ]
    return labels.join(told)
