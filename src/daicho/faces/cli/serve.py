"""`daicho serve`: the ledger in a browser."""

from __future__ import annotations

import getpass
import os
import secrets
import socket

import click

from daicho.errors import UsageError
from daicho.faces.cli.options import ledger_option


@click.command(name="serve")
@ledger_option
@click.option("--port", type=click.IntRange(0, 65_535), default=8471, show_default=True, help="0: any that is free.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on. One that others reach needs a token for writing; one is made where none is given.",
)
@click.option("--name", "names", multiple=True, metavar="NAME", help="A host name that browsers reach this machine by.")
@click.option("--token", envvar="DAICHO_TOKEN", help="What whoever writes must know; better given as $DAICHO_TOKEN.")
@click.option("--author", help="Who judges, where nobody says otherwise; default $DAICHO_AUTHOR, else the login name.")
@click.option("--allow-local", is_flag=True, help="Allow addresses on this machine and on private networks to be read.")
def serve_command(
    ledger: str, port: int, host: str, names: tuple[str, ...], token: str | None, author: str | None, allow_local: bool
) -> None:
    """Show the ledger in a browser, to read and to review, until it is stopped with Ctrl-C."""
    try:
        import uvicorn

        from daicho.faces.web.app import create_app
    except ModuleNotFoundError as error:
        raise UsageError(f"serve needs {error.name}: pip install 'daicho[web]'") from error
    from daicho.faces.web.options import ServeOptions, is_loopback
    from daicho.ledger.store import open_ledger

    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
        print(f"token for writing: {token}")
    options = ServeOptions(host=host, names=names, token=token, author=author or _login_name(), allow_local=allow_local)
    with open_ledger(ledger) as store:
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(
            create_app(store, options),
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=15,
            limit_concurrency=200,
        )
        with _listening(host, port) as listener:
            print(f"http://{shown}:{listener.getsockname()[1]}/  (Ctrl-C stops)", flush=True)
            uvicorn.Server(config).run([listener])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises UsageError for an address that is none, or taken."""
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=512
        )
    except OSError as error:
        raise UsageError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from error


def _login_name() -> str:
    try:
        return os.environ.get("DAICHO_AUTHOR") or getpass.getuser()
    except (KeyError, OSError):
        return "reader"
