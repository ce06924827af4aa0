"""Which file a page is in, and how one file leads to another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, relpath
from urllib.parse import quote, unquote

from daicho.faces.words import Lang
from daicho.model.ids import content_id

UNLINKED = "unlinked:"
"""What stands for the address of a page that a static copy does not have; `without_unlinked` takes such links out."""

_PLAIN = re.compile(r"[A-Za-z0-9~_-][A-Za-z0-9._~-]{0,80}")
_ANCHOR = re.compile(rf'<a\b[^>]*\bhref="{UNLINKED}[^"]*"[^>]*>(.*?)</a>', re.DOTALL)

Key = tuple[str, str]
"""A page: its path without the language, and its query."""


def file_of(lang: Lang, path: str, query: str = "") -> str:
    """The file of a page: `/deals`, `page=2` → `ja/deals-2.html`; `/deals/deal-1` → `ja/deals/deal-1.html`.

    A name that not every disk takes is replaced by a hash of it.
    """
    parts = [part if _PLAIN.fullmatch(part) else content_id("n", part) for part in path.strip("/").split("/")]
    name = "/".join(parts) if path != "/" else "index"
    asked = "".join(f"-{value}" for value in re.findall(r"=([^&]*)", query))
    return f"{lang}/{name}{unquote(asked)}.html"


@dataclass(frozen=True, slots=True)
class StaticLinks:
    """Links from one page. here: its file; files: that of every page there is; claims: the page and anchor of each claim."""

    here: str
    files: Mapping[tuple[Lang, Key], str]
    claims: Mapping[str, str]

    def page(self, lang: Lang, path: str, query: str = "") -> str:
        """The way to another page; `UNLINKED` where the copy has none."""
        anchor = ""
        if path.startswith("/claims/"):
            path, _, anchor = self.claims.get(path.removeprefix("/claims/"), "").partition("#")
        file = self.files.get((lang, (path, query)))
        return self._to(file) + (f"#{anchor}" if anchor else "") if file else UNLINKED

    def asset(self, name: str) -> str:
        """The way to a file of `static/`."""
        return self._to(f"static/{name}")

    def _to(self, file: str) -> str:
        return quote(relpath(file, dirname(self.here) or "."))


def without_unlinked(page: str) -> str:
    """A page whose links to what is not there are plain text. Links hold no links, and text in them is escaped."""
    return _ANCHOR.sub(r"<span>\1</span>", page)
