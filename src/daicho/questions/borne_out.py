"""Stated indicators beside the reference figures, where these have the same measure: population, share of GDP, exchange rate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from daicho.model.claim import Indicator
from daicho.model.deal import Stated
from daicho.model.finding import Finding
from daicho.model.wording import figure
from daicho.reference import organisations, places
from daicho.reference.economies import economy
from daicho.reference.exchange import rate

_PEOPLE = re.compile(r"people|persons?|inhabitants|人", re.I)
_POPULATION = re.compile(r"population|inhabitants|人口|where [\w ,.]{1,30} people live", re.I)
_PER_DOLLAR = re.compile(r"(?:to|against|per) (?:the |a )?(?:US |U\.S\. )?dollar|1ドル|対ドル|ドル円|円相場", re.I)
_CURRENCIES = {"yen": "JPY", "円": "JPY", "won": "KRW", "ウォン": "KRW", "yuan": "CNY", "元": "CNY", "rupees": "INR"}
_YEARS_BACK = 3
_CLOSE = Decimal("0.05")  # a population of another year, a rate of the week


@dataclass(frozen=True, slots=True)
class BorneOut:
    """What the reference says of the same measure: its figure in words with year and source, and whether the text agrees."""

    text: str
    agrees: bool


def borne_out(claims: Iterable[Stated], shares: Iterable[Finding]) -> dict[str, BorneOut]:
    """The indicators among `claims` that the reference has, too, by the claim's id. shares: what `check_shares` finds in them."""
    found = {stated.id: one for stated in claims for one in _compared(stated)}
    for finding in shares:
        share = finding.evidence[0].claim
        if share is not None:
            found[share] = BorneOut(finding.text, finding.severity == "info")
    return found


def _compared(stated: Stated) -> Iterator[BorneOut]:
    claim = stated.claim
    if isinstance(claim, Indicator) and stated.published is not None:
        yield from _population(claim, int(stated.published[:4]))
        yield from _rate(claim, stated.published)


def _population(claim: Indicator, year: int) -> Iterator[BorneOut]:
    if not _PEOPLE.fullmatch(claim.unit) or not _POPULATION.search(claim.quote.text):
        return
    country = _country(claim)
    years = range(year, year - _YEARS_BACK - 1, -1)
    known = next((one for past in years if country and (one := economy(country, past))), None)
    if known is not None:
        text = f"{known.country} had {figure(known.population)} people in {known.year} ({known.source})"
        yield BorneOut(text, _close(claim.value, known.population))


def _rate(claim: Indicator, published: str) -> Iterator[BorneOut]:
    currency = _CURRENCIES.get(claim.unit.casefold())
    known = rate("USD", currency, published) if currency and _PER_DOLLAR.search(claim.quote.text) else None
    if known is not None:
        text = f"a dollar was {known.value:.5g} {known.target} on {known.day} ({known.source})"
        yield BorneOut(text, _close(claim.value, known.value))


def _close(stated: Decimal, known: Decimal) -> bool:
    return abs(stated - known) <= _CLOSE * known


def _country(claim: Indicator) -> str | None:
    """The one country that the indicator is of; a city or a company is none."""
    found = set()
    for party in (*claim.subject, *claim.place):
        place = places.by_name(party.name)
        known = organisations.by_id(party.entity or "")
        if place and place.kind == "country":
            found.add(place.country)
        elif known and known.type == "government":
            found.add(known.country)
        else:
            return None
    return found.pop() if len(found) == 1 else None
