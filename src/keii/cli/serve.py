"""The command `serve`: the store as pages in a browser."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from pathlib import Path
from typing import Annotated

import typer

from keii.cli.app import FAILED, app
from keii.errors import KeiiError

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@app.command()
def serve(
    store: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The store to show; without one, reports can be pasted and read.", show_default=False
        ),
    ] = None,
    host: Annotated[
        str, typer.Option(help="The address to listen at. Any but this machine's own asks for a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option(
            help="A name browsers may call the server by, beside the address; again for more.", show_default=False
        ),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="KEII_TOKEN",
            help="What every request must bring; made when one is needed and none given.",
            show_default=False,
        ),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody add or correct anything.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, metavar="MB", help="The largest upload.")] = 10,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR", help="A folder of your own tables, laid over ours; may be given again.", show_default=False
        ),
    ] = None,
) -> None:
    """Show a store in the browser: reading room, affairs, who said what, what-if. Listens to this machine only unless told otherwise."""
    try:
        _serve(store, host, port, name or [], token, read_only, limit, lexicon or [])
    except KeiiError as error:
        typer.echo(f"keii: {error}", err=True)
        raise typer.Exit(FAILED) from None


def _serve(
    store: Path | None, host: str, port: int, names: list[str], token: str | None, read_only: bool, limit: int, lexicon: list[Path]
) -> None:  # fmt: skip
    from keii.errors import InputError
    from keii.lexicon.tables import lay_over

    try:
        import uvicorn

        from keii.web.app import create_app
        from keii.web.settings import MEGABYTE, Settings
    except ImportError as error:
        raise InputError("keii serve", f"{error.name} is not installed; `pip install 'keii[web]'` brings it") from None
    lay_over(lexicon)
    if store is not None:
        _check(store)
    listener = _listener(host, port)
    own = _is_own(host)
    if not own and not token:
        token = secrets.token_urlsafe(24)
    hosts = tuple(
        dict.fromkeys(
            [
                *_LOOPBACK,
                f"[{host}]" if ":" in host else host,
                socket.gethostname().lower(),
                *(n.lower() for n in names),
            ]
        )
    )
    settings = Settings(store=store, read_only=read_only, token=token or "", hosts=hosts, limit=limit * MEGABYTE)
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104 compared, not bound
    typer.echo(
        f"keii: http://{shown}:{listener.getsockname()[1]}/"
        + (f"  token: {token}" if token else "")
        + "  (Ctrl+C ends)"
    )
    config = uvicorn.Config(
        create_app(settings), log_level="warning", lifespan="off", ws="none", server_header=False, date_header=True,
        timeout_keep_alive=15, timeout_graceful_shutdown=10, limit_concurrency=64, h11_max_incomplete_event_size=64 * 1024,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])


def _check(store: Path) -> None:
    """Find out before anything is served whether there is a store, and bring an older one up to date."""
    from keii.store.queries import reading

    with reading(store):
        pass


def _is_own(host: str) -> bool:
    """Whether an address is this machine's alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listener(host: str, port: int) -> socket.socket:
    from keii.errors import InputError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise InputError(
            f"{host}:{port}", f"it can't be listened at: {error.strerror or error}; choose another with --port"
        ) from None
    return listener
