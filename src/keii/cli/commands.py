"""The commands about one report, `read` and `verify`; one function each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keii.cli.app import FAILED, app, iso_day
from keii.cli.checked import Checked
from keii.cli.output import Format, Output, format_of
from keii.cli.progress import progress
from keii.cli.reports import each_dossier
from keii.errors import InputError, KeiiError, LexiconError
from keii.labels import Labels, Language, language_of

if TYPE_CHECKING:
    from keii.records import Dossier


@app.command()
def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Reports as .txt, .html, feeds (RSS, Atom), ninjs or WARC; - reads standard input."
        ),
    ],
    form: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="What to write; by the suffix of --output, else text.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=iso_day, help="When it was published (ISO), over what the file says."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published it, over what the file says.")
    ] = None,
    why: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Explain one record (s1, e1, a1 …) instead of listing all.", show_default=False
        ),
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Show which sentences yielded no record, instead of the records.")
    ] = False,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR", help="A folder of your own tables, laid over ours; may be given again.", show_default=False
        ),
    ] = None,
    lang: Annotated[
        Language | None, typer.Option(help="Language of the labels; the locale's when not given.", show_default=False)
    ] = None,
) -> None:
    """Read reports and print who everybody is, who did and said what, when, and how sure it is.

    Several files with --format json make one array; jsonl writes one document a line. A file that can't be read is
    named on standard error, the others are still read, and the exit status is 2.
    """
    from keii.ingest.source import Skipped

    if output is not None and any(_same(output, file) for file in files):
        raise typer.BadParameter(f"{output} is also an input", param_hint="--output")
    failed = False
    try:
        if lexicon:
            from keii.lexicon.tables import lay_over

            lay_over(lexicon)
        with (
            Output(output, form or format_of(output), Labels(lang or language_of()), array=len(files) > 1) as out,
            progress(len(files), scrolls=output is None and sys.stdout.isatty()) as advance,
        ):
            for file in files:
                for found in each_dossier(file, published, _encodable(outlet)):
                    if isinstance(found, LexiconError):
                        raise found  # it would stop every file the same way
                    if isinstance(found, KeiiError):
                        failed = True
                        typer.echo(f"keii: {found}", err=True)
                    elif isinstance(found, Skipped):
                        typer.echo(f"keii: {found.source}: passed over {found.count} {found.what}", err=True)
                    elif why is None and not coverage:
                        out.write(found)
                    else:
                        failed = not _tell(found, file, why, form, Labels(lang or language_of())) or failed
                advance()
    except KeiiError as error:
        failed = True
        typer.echo(f"keii: {error}", err=True)
    if failed:
        raise typer.Exit(FAILED)


@app.command()
def verify(
    dossier: Annotated[str, typer.Argument(metavar="DOSSIER.json", help="A dossier as keii or anybody else wrote it.")],
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The report it is about, as .txt or .html; - reads standard input.")
    ],
    form: Annotated[Checked, typer.Option("--format", "-f", help="What to write.")] = Checked.TEXT,
) -> None:
    """Check a dossier against its text: every span, name, quotation, number and denial.

    Exit status 0 when the text bears out all of it, 1 when anything fails, 2 when one of the two can't be read. Nothing in the
    dossier is trusted; words that are not where it says are looked for elsewhere in the text.
    """
    from keii.cli.checked import written
    from keii.ingest.files import load
    from keii.verify import load as load_dossier
    from keii.verify import verify as check

    try:
        given = load_dossier(_bytes_of(dossier), dossier)
        source = load(text)[0]
        findings = check(given, source.text)
    except KeiiError as error:
        typer.echo(f"keii: {error}", err=True)
        raise typer.Exit(FAILED) from None
    typer.echo(written(given, source.text, findings, form))
    if findings:
        raise typer.Exit(1)


def _bytes_of(file: str) -> bytes:
    """The bytes of a file; raises InputError naming it."""
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(file, getattr(error, "strerror", None) or "can't be read") from None


def _tell(dossier: Dossier, file: str, why: str | None, form: Format | None, labels: Labels) -> bool:
    """Print what was asked about a dossier; False when it can't be answered."""
    try:
        typer.echo(_asked(dossier, why, form, labels))
    except KeiiError as error:
        typer.echo(f"keii: {file}: {error}", err=True)
        return False
    return True


def _asked(dossier: Dossier, why: str | None, form: Format | None, labels: Labels) -> str:
    """The explanation of one record, or the coverage, in the form asked for."""
    from keii.cli.asked import covered, explained

    return explained(dossier, why, form, labels) if why is not None else covered(dossier, form, labels)


def _encodable(text: str | None) -> str | None:
    """An argument without the lone surrogates that stand for bytes the shell could not decode."""
    return text.encode("utf-8", "replace").decode("utf-8") if text else text


def _same(output: Path, file: str) -> bool:
    try:
        return file != "-" and output.samefile(file)
    except (OSError, ValueError):
        return False
