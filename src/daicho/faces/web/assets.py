"""Static files: few and small, kept in memory under their names, so that no path of a request ever reaches the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file. version: stands for its content in its address."""

    content: bytes
    media_type: str

    @property
    def version(self) -> str:
        """The beginning of a hash."""
        return hashlib.sha256(self.content).hexdigest()[:12]


@cache
def assets() -> Mapping[str, Asset]:
    """Every file of `static/` by name."""
    folder = files(__package__).joinpath("static")
    return {
        path.name: Asset(path.read_bytes(), _TYPES[path.name.rpartition(".")[2]])
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
    }
