"""What questions of the API have in common: filters, dates, pages, and the form of an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal, NamedTuple

from fastapi import Depends, Query, Request
from starlette.datastructures import URL
from starlette.responses import Response, StreamingResponse

from daicho.errors import UsageError
from daicho.faces.web.answers import Answers
from daicho.faces.web.view import Site
from daicho.model.claim import MONEY_KINDS, STATUSES
from daicho.model.dates import is_partial_date
from daicho.model.wire import Json
from daicho.questions.counting import Measure
from daicho.questions.filters import Filters
from daicho.questions.rates import Rates, rates_asked
from daicho.reference.exchange import is_currency
from daicho.reference.sectors import is_sector

_MOST = 500
_AT_ONCE = 50
_JSON, _JSON_LINES = "application/json", "application/x-ndjson"


def site_of(request: Request) -> Site:
    """What all requests share."""
    site: Site = request.app.state.site
    return site


Shared = Annotated[Site, Depends(site_of)]
"""The parameter by which an answer gets the site."""


def _day(name: str, value: str | None) -> str | None:
    if value and not is_partial_date(value):
        raise UsageError(f"{name}: {value!r} is no date; write 2024-04-12, 2024-04 or 2024")
    return value or None


def as_of_asked(
    as_of: Annotated[
        str | None, Query(description="Only what had been published by that day; a full or partial date.")
    ] = None,
) -> str | None:
    """The day a question is asked of."""
    return _day("as_of", as_of)


AsOf = Annotated[str | None, Depends(as_of_asked)]
"""The parameter `as_of`."""


def filters_asked(
    kind: Annotated[str | None, Query(description=f"One of {', '.join(MONEY_KINDS)}.")] = None,
    payer: Annotated[str | None, Query(description="Part of a name, or an entity's id.")] = None,
    recipient: Annotated[str | None, Query(description="Part of a name, or an entity's id.")] = None,
    place: Annotated[str | None, Query(description="A place's name or a country code.")] = None,
    sector: Annotated[str | None, Query(description="A sector's id; a whole one has its parts in it.")] = None,
    status: Annotated[str | None, Query(description=f"One of {', '.join(STATUSES)}.")] = None,
    since: Annotated[str | None, Query(description="Told of on that day or later.")] = None,
    until: Annotated[str | None, Query(description="Told of by that day.")] = None,
) -> Filters:
    """Which deals are meant; every filter that is set must hold."""
    for name, value, values in (("kind", kind, MONEY_KINDS), ("status", status, STATUSES)):
        if value and value not in values:
            raise UsageError(f"{name}={value}: there are {', '.join(values)}")
    if sector and not is_sector(sector):
        raise UsageError(f"sector={sector}: there is no such sector")
    return Filters(
        kind=kind or None,
        payer=payer or None,
        recipient=recipient or None,
        place=place or None,
        sector=sector or None,
        status=status or None,
        since=_day("since", since),
        until=_day("until", until),
    )


Filtered = Annotated[Filters, Depends(filters_asked)]
"""The parameters that choose deals."""


@dataclass(frozen=True, slots=True)
class Summing:
    """How deals are added. rates: by name, to be read with the day that is asked about."""

    currency: str | None
    measure: Measure
    wording: str

    def rates(self, as_of: str | None) -> Rates:
        """The rates to convert at. Raises UsageError."""
        return rates_asked(self.wording, as_of)


def summing_asked(
    currency: Annotated[str | None, Query(alias="in", description="Convert to this currency.")] = None,
    measure: Annotated[Measure, Query(description="What counts: what was announced, committed or done.")] = "announced",
    rates: Annotated[
        str, Query(description="Whose rates: `announced` (the day a deal was first told), `today`, or a date.")
    ] = "announced",
) -> Summing:
    """How deals are added."""
    if currency and not is_currency(currency.upper()):
        raise UsageError(f"in={currency}: no rates are known of it; write JPY, USD, EUR …")
    return Summing(currency.upper() if currency else None, measure, rates)


Summed = Annotated[Summing, Depends(summing_asked)]
"""The parameters of sums."""


def converting_asked(
    currency: Annotated[
        str | None, Query(alias="in", description="Convert to this currency; what was stated and the rate come along.")
    ] = None,
    rates: Annotated[
        str, Query(description="Whose rates: `announced` (the day a deal was first told), `today`, or a date.")
    ] = "announced",
) -> Summing | None:
    """How deals are converted, None where they are not."""
    if not currency and rates != "announced":
        raise UsageError("rates: they convert to a currency; name it with in=USD")
    return summing_asked(currency, "announced", rates) if currency else None


Converted = Annotated[Summing | None, Depends(converting_asked)]
"""The parameters of deals in one currency."""


class Listed(NamedTuple):
    """A list asked for. record: what is told of each; about: what else a page of it says."""

    found: Sequence[Any]
    record: Callable[[Any], Json]
    about: Json | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """Which records of a list an answer has, and in which form. address: of the question."""

    address: str
    limit: int
    offset: int
    jsonl: bool

    def answer(self, listed: Listed) -> Response:
        """A list as an answer: a page of it, or all of it a record a line, sent as they are made."""
        if self.jsonl:
            return StreamingResponse(_lines(listed), media_type=_JSON_LINES)
        return Response(self._page(listed), media_type=_JSON)

    def made(self, site: Site, make: Callable[[Answers], Listed]) -> Response:
        """A list as an answer, made and written where the answers of this ledger are: whoever reads a page meanwhile comes first.

        make: stands in a module, as all that makes answers does.
        """
        return Response(site.shelf.ask(partial(self._made, make)), media_type=_JSON_LINES if self.jsonl else _JSON)

    def _made(self, make: Callable[[Answers], Listed], answers: Answers) -> str:
        listed = make(answers)
        return "".join(_lines(listed)) if self.jsonl else self._page(listed)

    def _page(self, listed: Listed) -> str:
        found, record, about = listed
        items = [record(one) for one in found[self.offset : self.offset + self.limit]]
        after = self.offset + self.limit
        following = URL(self.address).include_query_params(offset=after) if after < len(found) else None
        where = f"{following.path}?{following.query}" if following else None
        return json.dumps({**(about or {}), "total": len(found), "items": items, "next": where}, ensure_ascii=False)


def _lines(listed: Listed) -> Iterator[str]:
    for one in listed.found:
        yield json.dumps(listed.record(one), ensure_ascii=False) + "\n"


def paging_asked(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=_MOST, description="Records of a page.")] = _AT_ONCE,
    offset: Annotated[int, Query(ge=0, description="Records before the first one.")] = 0,
    format: Annotated[
        Literal["json", "jsonl"], Query(description="`jsonl`: all of the list, a record a line.")
    ] = "json",
) -> Paging:
    """Which records, and in which form."""
    return Paging(str(request.url), limit, offset, format == "jsonl")


Paged = Annotated[Paging, Depends(paging_asked)]
"""The parameters of lists."""
