"""What a cell of a closed vocabulary means: the kind of money and how far it has come, in the analyst's words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, cast

from daicho.model.claim import Status
from daicho.reference.tables import rows, several


def kind_of(text: str) -> str | None:
    """The kind of money that `text` names, None where it names none."""
    return _meaning("kind", text)


def status_of(text: str) -> Status | None:
    """How far the money has come, as `text` says; None where it does not."""
    return cast(Status | None, _meaning("status", text))


@lru_cache(maxsize=4096)
def _meaning(field: Literal["kind", "status"], text: str) -> str | None:
    """By the longest wording that `text` holds."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    held = [(len(wording), value) for wording, value in _wordings()[field] if _holds(plain, wording)]
    return max(held)[1] if held else None


def _holds(text: str, wording: str) -> bool:
    if wording.isascii():
        return re.search(rf"(?<![a-z]){re.escape(wording)}(?![a-z])", text) is not None
    return wording in text


@cache
def _wordings() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows("sheet_words.tsv"):
        words = (*several(row["en"]), *several(row["ja"]), row["value"])
        found[row["field"]] = (*found.get(row["field"], ()), *((word, row["value"]) for word in dict.fromkeys(words)))
    return found
