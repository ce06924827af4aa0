"""What whoever starts the server decides."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from daicho.errors import UsageError

_SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """Where the application listens and who may write.

    host: the address it binds to; names: host names by which browsers reach it, beside addresses and localhost; token: what
    whoever writes must know, None where everybody who reaches it may write, as on this machine alone; author: who judges, where
    nobody says otherwise; allow_local: whether addresses on this machine and private networks may be fetched. Raises UsageError
    for a host that others reach without a token, and for a token that could be guessed.
    """

    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    token: str | None = None
    author: str = "reader"
    allow_local: bool = False

    def __post_init__(self) -> None:
        if self.token is None and not is_loopback(self.host):
            raise UsageError(f"{self.host} is reached from elsewhere; that needs a token for writing")
        if self.token is not None and len(self.token) < _SHORTEST_TOKEN:
            raise UsageError(f"a token has {_SHORTEST_TOKEN} characters or more, so that nobody guesses it")


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
