"""Labelled documents on disk: `NAME.txt` with `NAME.json` beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from daicho.errors import InputRefused
from daicho.evaluation.statement import Statement, statement_from_json
from daicho.model.document import Appearance, Document

_OURS = re.compile(r"-(?P<set>own|usual|unread|first)-(?P<number>\d+)$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with what it says, as a person labelled it.

    held_out: nobody looks at this text, or at what daicho gets wrong in it, while rules are being made.
    """

    document: Document
    claims: tuple[Statement, ...]
    conversions: tuple[tuple[str, ...], ...]
    held_out: bool

    @property
    def name(self) -> str:
        """The text file's stem."""
        return self.document.appearance.name


def labelled_documents(folder: Path) -> Iterator[Labelled]:
    """Every labelled document in `folder` and below, by path. Raises InputRefused for labels that cannot be read."""
    for path in sorted(folder.rglob("*.txt")):
        labels = path.with_suffix(".json")
        if labels.exists():
            yield _labelled(path, labels)


def is_held_out(name: str) -> bool:
    """Whether a text of ours is held out: `…-own-NNN`, `…-usual-NNN` where NNN is divisible by three, `…-unread-NNN` and
    `…-first-NNN` always."""
    match = _OURS.search(name)
    return match is not None and (match["set"] in ("unread", "first") or int(match["number"]) % 3 == 0)


def _labelled(path: Path, labels: Path) -> Labelled:
    try:
        data = json.loads(labels.read_text(encoding="utf-8"))
        return Labelled(
            document=Document(
                text=path.read_text(encoding="utf-8-sig"),
                lang=data["lang"],
                appearance=Appearance(source=str(path), name=path.stem, published=data.get("published")),
            ),
            claims=tuple(map(statement_from_json, data["claims"])),
            conversions=tuple(map(tuple, data.get("conversions", ()))),
            held_out=is_held_out(path.stem),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputRefused(str(labels), f"not in the labelling format: {error!r}") from error
