"""Sectors of the field: their ids, which is part of which, the words that name them, and who is in one business only.

`data/sectors.tsv` has one sector a row. A cue with a capital letter is matched as written ("EV", "SiC"), others whatever their
case; the longest cue at a place counts, so that 太陽電池 is solar power and no battery.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from daicho.reference import organisations
from daicho.reference.tables import rows, several

_NONE = "-"  # the row of wordings that hold a cue and mean something else
_BEGINNING = re.compile(r"[A-Za-z0-9]+|.")  # a word, or a Japanese character
_SPACES = re.compile(r"[\s\\‐‑‒–-]+")  # \ is Markdown's


@dataclass(frozen=True, slots=True)
class Sector:
    """One sector. parent: the id of the sector it is part of, or None; cues: the words that name it, in both languages.

    organisations: ids of those whose whole business it is.
    """

    id: str
    parent: str | None
    cues: tuple[str, ...]
    organisations: tuple[str, ...]


@cache
def sectors() -> tuple[Sector, ...]:
    """Every sector of the table, a parent before its parts."""
    return tuple(sector for sector in _table() if sector.id != _NONE)


def is_sector(id_: str) -> bool:
    """Whether the table has a sector with this id."""
    return any(sector.id == id_ for sector in sectors())


def with_parents(ids: Iterable[str]) -> tuple[str, ...]:
    """The sectors `ids` with those they are part of, each once, in the order of the table."""
    wanted = set(ids)
    wanted |= {sector.parent for sector in sectors() if sector.id in wanted and sector.parent}
    return tuple(sector.id for sector in sectors() if sector.id in wanted)


@lru_cache(maxsize=65536)
def named_in(text: str) -> Mapping[str, str]:
    """The sectors that `text` names, each with the first wording that does."""
    found: dict[str, str] = {}
    text = _tidy(text)
    starts, cues, meant = _cues()
    end = 0
    for start in starts.finditer(text):
        cue = cues.get(start.group().casefold())
        match = cue.match(text, start.start()) if cue and start.start() >= end else None
        if match:
            end = match.end()
            wording = match.group()
            for id_ in meant.get(wording) or meant[wording.casefold()]:
                found.setdefault(id_, wording)
    found.pop(_NONE, None)
    return found


def business_of(organisation: str) -> tuple[str, ...]:
    """The sector that the organisation with this id, else the nearest of its owners that is in one business only, is in."""
    known = organisations.by_id(organisation)
    while known:
        if known.id in _businesses():
            return _businesses()[known.id]
        known = organisations.by_id(known.parent) if known.parent else None
    return ()


@cache
def _table() -> tuple[Sector, ...]:
    return tuple(
        Sector(
            id=row["id"],
            parent=row["parent"] or None,
            cues=several(row["cues_en"]) + several(row["cues_ja"]),
            organisations=several(row["organisations"]),
        )
        for row in rows("sectors.tsv")
    )


@cache
def _businesses() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for sector in sectors():
        for organisation in sector.organisations:
            found[organisation] = (*found.get(organisation, ()), sector.id)
    return found


@cache
def _cues() -> tuple[re.Pattern[str], Mapping[str, re.Pattern[str]], Mapping[str, tuple[str, ...]]]:
    """Words and characters that a cue may start with; the cues that do, the longest first; the sectors each wording means.

    Trying every cue at every character would take longer than all else that is done with a deal.
    """
    meant: dict[str, tuple[str, ...]] = {}
    for sector in _table():
        for cue in map(_tidy, sector.cues):
            for wording in (cue, f"{cue}s") if cue.isascii() else (cue,):
                if sector.id not in meant.get(wording, ()):
                    meant[wording] = (*meant.get(wording, ()), sector.id)
    begun: dict[str, list[str]] = {}
    for wording in sorted(meant, key=lambda cue: (-len(cue), cue)):
        begun.setdefault(_BEGINNING.match(wording).group().casefold(), []).append(wording)  # type: ignore[union-attr]
    starts = re.compile("[A-Za-z0-9]+|[" + "".join(sorted(start for start in begun if not start.isascii())) + "]")
    return starts, {start: re.compile("|".join(map(_pattern, cues))) for start, cues in begun.items()}, meant


def _pattern(cue: str) -> str:
    if not cue.isascii():
        return re.escape(cue)
    case = "" if cue != cue.casefold() else "i"
    return rf"(?<![A-Za-z0-9])(?{case}:{re.escape(cue)})(?![A-Za-z0-9])"


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text))
