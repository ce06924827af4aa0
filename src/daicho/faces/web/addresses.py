"""Addresses of views: a language, a path and a query. Whatever a page shows can be sent to a colleague as its address.

The language stands first in the path (`/ja/deals?kind=subsidy`), so that links within a page keep it by themselves, a query holds
filters only, and a static copy of the pages has a folder a language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode

from daicho.faces.words import Lang

Query = Mapping[str, str | int | Iterable[str] | None]


class Links(Protocol):
    """How pages reach one another and their static files; a server and a folder of files do it each in its way."""

    def page(self, lang: Lang, path: str, query: str = "") -> str:
        """The address of a page. path: as in routers, `/deals`; query: encoded."""

    def asset(self, name: str) -> str:
        """The address of a file of `static/`."""


@dataclass(frozen=True, slots=True)
class ServerLinks:
    """Links of the server. versions: what stands for the content of each static file, so that browsers may keep it for good."""

    versions: Mapping[str, str]

    def page(self, lang: Lang, path: str, query: str = "") -> str:
        """`/ja/deals?kind=subsidy`."""
        return f"/{lang}{quote(path)}{'?' if query else ''}{query}"

    def asset(self, name: str) -> str:
        """`/static/daicho.css?v=1f2e3d4c`."""
        return f"/static/{name}?v={self.versions[name]}"


def encode(query: Query) -> str:
    """A query string in the order given; what is None or empty is left out, several values of a name stand one after another."""
    pairs: list[tuple[str, str]] = []
    for name, value in query.items():
        if value is None or value == "":
            continue
        values = [str(value)] if isinstance(value, str | int) else list(value)
        pairs += [(name, one) for one in values]
    return urlencode(pairs)
