"""What an address asks of the table of deals, and its neighbours: one filter more or less, another order, the next page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from daicho.errors import UsageError
from daicho.faces.web.addresses import Query
from daicho.faces.web.columns import FACETS, NOT_SAID, SORTS
from daicho.faces.web.paging import number_asked
from daicho.model.claim import MONEY_KINDS, STATUSES
from daicho.reference.sectors import sectors

NEWEST = "-told"
_CLOSED = {"kind": MONEY_KINDS, "status": STATUSES, "sector": tuple(sector.id for sector in sectors())}
_LONGEST = 200  # characters of a search


@dataclass(frozen=True, slots=True, kw_only=True)
class DealsAsked:
    """q: words searched for; chosen: values by facet, any will do; sort: of `SORTS`, after a minus for descending."""

    q: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = NEWEST
    page: int = 1

    def query(self) -> Query:
        """The query of this view; what goes without saying is left out."""
        return {
            "q": self.q,
            **self.chosen,
            "sort": None if self.sort == NEWEST else self.sort,
            "page": None if self.page == 1 else self.page,
        }

    def has(self, facet: str, value: str) -> bool:
        """Whether a value is chosen."""
        return value in self.chosen.get(facet, ())

    def toggled(self, facet: str, value: str) -> Query:
        """With a value chosen that is not, or not chosen that is."""
        before = self.chosen.get(facet, ())
        after = tuple(one for one in before if one != value) if value in before else (*before, value)
        return replace(self, chosen={**self.chosen, facet: after}, page=1).query()

    def sorted_by(self, name: str) -> Query:
        """In another order: what is a number or a day begins with the greatest; asked again, the other way round."""
        first = f"-{name}" if name in ("told", "amount", "documents") else name
        other = name if first.startswith("-") else f"-{name}"
        return replace(self, sort=other if self.sort == first else first, page=1).query()

    def searching(self, q: str) -> Query:
        """With other words searched for."""
        return replace(self, q=q, page=1).query()

    def turned(self, page: int) -> Query:
        """Another page."""
        return replace(self, page=page).query()

    def without_filters(self) -> Query:
        """In the same order, everything."""
        return DealsAsked(sort=self.sort).query()


def deals_asked(pairs: Iterable[tuple[str, str]]) -> DealsAsked:
    """What a query asks; names that mean nothing here are left alone.

    Raises UsageError for an order or a page that is none, and for a kind, state or sector that there is not.
    """
    asked = DealsAsked()
    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        if name in FACETS:
            if name in _CLOSED and value not in (*_CLOSED[name], NOT_SAID):
                raise UsageError(f"{name}={value}: there are {', '.join(_CLOSED[name])}")
            chosen[name] = tuple(dict.fromkeys((*chosen.get(name, ()), value)))
        elif name == "q":
            asked = replace(asked, q=" ".join(value.split())[:_LONGEST])
        elif name == "sort":
            if value.removeprefix("-") not in SORTS:
                raise UsageError(f"sort={value}: there are {', '.join(SORTS)}")
            asked = replace(asked, sort=value)
        elif name == "page":
            asked = replace(asked, page=number_asked(name, value))
    return replace(asked, chosen=chosen)
