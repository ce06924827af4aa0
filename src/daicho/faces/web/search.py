"""Words that a reader types -> deals. "subsidy", 補助 and 補助金 mean the same ones, and so do METI and 経済産業省.

A word that stands for a value (a kind, a state, a sector, a country) means the deals that have it; any other word is looked for
in the names of those who pay and receive, of projects and of places, under all the names that the tables know. Several words
must all hold.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from daicho.faces import words
from daicho.faces.web.columns import PARTY_FACETS, DealColumns, Mask
from daicho.faces.web.packed import Numbers, Strings
from daicho.model.deal import DealParty
from daicho.reference import organisations, places
from daicho.reference.sectors import sectors
from daicho.reference.tables import rows, several

_LONGEST = 4  # words that a synonym has at most
_MOST = 8  # words of a query that count


@dataclass(frozen=True, slots=True)
class DealSearch:
    """What words find in all deals of a ledger.

    wordings: every name of each party, by its number in `columns.keys`; ranks: its place among all by its name, the shortest
    first; -1 for what is only a place.
    """

    columns: DealColumns
    wordings: Strings
    ranks: Numbers

    @classmethod
    def of(cls, columns: DealColumns) -> DealSearch:
        """What words find in these deals."""
        parties = list(columns.parties)
        ranks = np.full(len(parties), -1, dtype=np.int32)
        order = sorted(range(len(parties)), key=lambda number: _shortest(parties[number]))
        named = [number for number in order if not places.by_id(parties[number].entity or "")]
        ranks[named] = range(len(named))
        return cls(columns, Strings("\n".join(map(fold, names_of(party))) for party in parties), ranks)

    def find(self, query: str) -> Mask:
        """The deals that a query means."""
        many = len(self.columns.lines)
        mask = np.ones(many, dtype=bool)
        for term in self._terms(query):
            mask &= self._of(term)
        return mask

    def parties(self, query: str, most: int) -> list[DealParty]:
        """Those who pay or receive, and projects, whose name has every word of a query, the shortest names first."""
        found = self.wordings.having_all(fold(query).split())
        found = found[self.ranks[found] >= 0]
        return self.columns.parties.picked(found[np.argsort(self.ranks[found])[:most]])

    def _terms(self, query: str) -> Iterator[str]:
        """The words of a query; several that together stand for a value or in a name ("tax credit", "Hoshi Chips") are one."""
        typed = fold(query).split()[:_MOST]
        at = 0
        while at < len(typed):
            for length in range(min(_LONGEST, len(typed) - at), 0, -1):
                term = " ".join(typed[at : at + length])
                if length == 1 or term in _meanings() or self.wordings.have(term):
                    yield term
                    at += length
                    break

    def _of(self, term: str) -> Mask:
        if term in _meanings():
            return self._meaning(_meanings()[term])
        found = self._named(term)
        return found if found.any() or term.isascii() else self._compound(term, found)

    def _meaning(self, meant: Sequence[tuple[str, str]]) -> Mask:
        """The deals with one of these values."""
        many = len(self.columns.lines)
        found = np.zeros(many, dtype=bool)
        for field, value in meant:
            found |= self.columns.facets[field].having((value,), many)
        return found

    def _compound(self, term: str, nothing: Mask) -> Mask:
        """Japanese puts no space between words: 熊本補助金 is a name and a kind, if no name has it all."""
        for word, meant in _meanings().items():
            if not word.isascii() and word in term and (rest := term.replace(word, "", 1)):
                found = self._of(rest) & self._meaning(meant)
                if found.any():
                    return found
        return nothing

    def _named(self, term: str) -> Mask:
        many = len(self.columns.lines)
        found = np.zeros(many, dtype=bool)
        row = self.columns.ids.number(term)
        if row is not None:
            found[row] = True
        codes = self.wordings.having(term)
        for facet in PARTY_FACETS if len(codes) else ():
            found |= self.columns.facets[facet].having_codes(codes, many)
        return found


def _shortest(party: DealParty) -> tuple[int, str]:
    return len(party.name), party.name


def names_of(party: DealParty) -> Sequence[str]:
    """The name of a party as met, and all that the tables know of it in either language."""
    known = organisations.by_id(party.entity or "") or places.by_id(party.entity or "")
    return (party.name, *(known.names if known else ()))


def fold(text: str) -> str:
    """A wording without case and width."""
    return unicodedata.normalize("NFKC", text).casefold()


@cache
def _meanings() -> Mapping[str, Sequence[tuple[str, str]]]:
    """What a word stands for, the longest words first."""
    found: dict[str, list[tuple[str, str]]] = {}

    def add(wordings: Iterable[str], field: str, value: str) -> None:
        for wording in map(fold, wordings):
            if (field, value) not in found.setdefault(wording, []):
                found[wording].append((field, value))

    for row in rows("search_words.tsv"):
        labels = (words.label(row["field"], row["value"], lang) for lang in words.LANGUAGES)
        add((*several(row["words"]), *labels), row["field"], row["value"])
    for sector in sectors():
        labels = (words.label("sector", sector.id, lang) for lang in words.LANGUAGES)
        plurals = (f"{cue}s" for cue in sector.cues if cue.isascii())
        add((*sector.cues, *plurals, *labels), "sector", sector.id)
    for place in places.places():
        if place.kind == "country":
            add(place.names, "country", place.id)
            add(place.names, "payer_country", place.id)
    return {word: found[word] for word in sorted(found, key=lambda word: (-len(word), word))}
