"""What of a money claim is compared with others."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import lru_cache

from daicho.deals.amounts import digits
from daicho.deals.phases import BOTH, NUMBERED_JA, ORDINAL, ordinal, phases
from daicho.model.claim import MoneyClaim, Party
from daicho.model.dates import last_day
from daicho.model.deal import Stated
from daicho.model.money import Money
from daicho.reference import organisations, places
from daicho.reference.exchange import rate
from daicho.reference.names import normalise

# "for the first", "it approved for the first", 第1期に.
_FOR_ONE = re.compile(
    rf"\s(?:\([^()]*\)\s)?(?:(?:that\s)?(?:it|they|he|she)\s(?:(?:has|had|have)\s)?\w+ed\s)?"
    rf"(?:for|into|in|on|to)\s(?:the|an?|its)\s({ORDINAL})\b"
    r"(?!\s(?:time|day|week|month|quarter|half|year|decade|round|tranche|batch|step))",
    re.IGNORECASE,
)
_OF_ONE_JA = re.compile(rf"(?<![と・び]){NUMBERED_JA}(?:には|に|への|へ|の|は|が|分の?|向けの?に?)、?\Z")

_GENERIC = frozenset(
    [
        "a",
        "an",
        "the",
        "its",
        "of",
        "in",
        "for",
        "new",
        "plant",
        "factory",
        "fab",
        "facility",
        "site",
        "project",
        "centre",
        "center",
        "data",
        "chip",
        "chips",
        "semiconductor",
        "company",
        "next",
        "first",
        "second",
        "third",
        "plans",
        "investment",
        "and",
        "to",
        "on",
        "at",
        "by",
        "with",
        "phase",
        "production",
        "research",
        "development",
    ]
)


VAST_BAND = 110
"""The order of magnitude of a sum of a hundred thousand million dollars, in tenths of a power of ten."""

Spot = tuple[str | None, str | None, str | None]
"""A place as country, subdivision and city, as far as known."""


@dataclass(frozen=True, slots=True)
class Glance:
    """As much of a claim as shows at the first glance whether it may be one with another.

    sum: as stated, though perhaps without its wording; figure: its digits without the zeros of its magnitude, "" for a vague one;
    band: its order of magnitude in dollars, tenths of a power of ten.
    """

    kind: str
    sum: Money
    figure: str
    band: int | None


@dataclass(frozen=True, slots=True)
class Traits(Glance):
    """All that is compared of a claim. Parties are entity ids where resolved, else normalised names.

    id, document: of the claim; order: as `order_of` says; published: when, possibly partial, day: as a number; until, years: end
    and length of the time over which the money is spent; words: what is particular in the project's name; at: the places as far
    as known; country: where the money goes. A place abroad of what a government pays at home is in neither: it is likelier that
    of a meeting, an office or a parent company.
    """

    id: str
    document: str
    order: str
    published: str | None
    day: int | None
    converted: Money | None
    confidence: float
    until: str | None
    years: float | None
    payers: frozenset[str]
    recipients: frozenset[str]
    projects: tuple[str, ...]
    words: frozenset[str]
    phases: frozenset[str]
    at: frozenset[Spot]
    country: str | None


@dataclass(frozen=True, slots=True)
class Member(Traits):
    """A claim of a deal: what is compared of it, and all that it says."""

    stated: Stated
    claim: MoneyClaim


def order_of(stated: Stated) -> str:
    """Claims go by the day of publication, then by the name of the document; undated documents come last."""
    return "\x1f".join((last_day(stated.published) if stated.published else "~", stated.doc, stated.id))


def traits_of(stated: Stated, claim: MoneyClaim) -> Member:
    """A money claim with its traits."""
    home = home_of(claim)
    spots = frozenset(found for party in claim.place if not _is_seat(party, claim) and (found := _where(party)))
    money, period = claim.amount, claim.period
    return Member(
        kind=claim.kind,
        sum=money,
        figure=digits(money.value) if money.value else "",
        band=_band(money.value, money.currency, stated.published),
        id=stated.id,
        document=stated.document,
        order=order_of(stated),
        published=stated.published,
        day=_day(stated.published) if stated.published else None,
        converted=claim.converted,
        confidence=claim.confidence,
        until=period.end if period else None,
        years=period.years if period else None,
        payers=_keys(claim.payer),
        recipients=_keys(claim.recipient),
        projects=tuple(dict.fromkeys(party.name for party in claim.project)),
        words=frozenset(word for party in claim.project for word in _words(party.name)),
        phases=_phases(claim),
        at=frozenset(spot for spot in spots if home is None or spot[0] in (None, home)),
        country=claim.country if home is None or claim.country == home else None,
        stated=stated,
        claim=claim,
    )


_COMPARED = tuple(field.name for field in fields(Traits))


def member(traits: Traits, stated: Stated) -> Member:
    """A claim whose traits are known already."""
    return Member(**{name: getattr(traits, name) for name in _COMPARED}, stated=stated, claim=stated.money)


@lru_cache(maxsize=4096)
def _day(published: str) -> int:
    return date.fromisoformat(last_day(published)).toordinal()


@lru_cache(maxsize=65536)
def family(key: str) -> str:
    """The top of an organisation's tree: a ministry's government, a subsidiary's group; a name the table lacks is its
    own family.
    """
    organisation = organisations.by_id(key)
    if organisation is None:
        return key
    return family(organisation.parent) if organisation.parent else organisation.id


def key_of(party: Party) -> str:
    """What stands for a party: its entity, else its normalised name."""
    return party.entity or normalise(party.name)


@lru_cache(maxsize=65536)
def name_of(key: str) -> str:
    """A name for a key: the table's, else the one the key was made from."""
    known = organisations.by_id(key)
    return known.name if known else key.removeprefix("~").replace("-", " ")


def _keys(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(map(key_of, parties))


def _phases(claim: MoneyClaim) -> frozenset[str]:
    """What the sum is said to be for; else the project's own words; else the clause around it, where that names one site."""
    if said := _said_to_be_for(claim):
        return frozenset((said,))
    named = frozenset(phase for party in (*claim.project, *claim.recipient) for phase in phases(party.name, slot=True))
    if len(named) > 1 or BOTH in named:
        return frozenset((BOTH,))
    if claim.amount.role == "total":  # a total is seldom over one site, whichever its sentence names
        return frozenset()
    if named:
        return named
    told = phases(_clause(claim))
    return told if len(told) == 1 and BOTH not in told else frozenset()


def _said_to_be_for(claim: MoneyClaim) -> str | None:
    """The phase or site that follows right upon the sum: "Rs 2,400 crore for the first"."""
    before, behind = around(claim)
    found = _FOR_ONE.match(behind) or _OF_ONE_JA.search(unicodedata.normalize("NFKC", before))
    return ordinal(found[1]) if found else None


def _clause(claim: MoneyClaim) -> str:
    """The part of the sentence, between commas, that holds the sum."""
    before, behind = around(claim)
    return re.split(r"[,;、。]", before)[-1] + claim.amount.mention.text + re.split(r"[,;、。]", behind)[0]


def around(claim: MoneyClaim) -> tuple[str, str]:
    """The sentence before the sum and behind it; nothing where the sum stands elsewhere."""
    quote, mention = claim.quote, claim.amount.mention
    if not quote.span.contains(mention.span):
        return "", ""
    start, end = mention.span.start - quote.span.start, mention.span.end - quote.span.start
    return quote.text[:start], quote.text[end:]


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    text = normalise(name)
    latin = [word for word in re.findall(r"[a-z0-9]+", text) if word not in _GENERIC]
    return (*latin, *re.findall(r"[ァ-ヴー]{3,}|[一-龯]{2,}", text))


def home_of(claim: MoneyClaim) -> str | None:
    """The country whose government pays a subsidy, where it is one alone."""
    if claim.kind != "subsidy" or not claim.payer:
        return None
    known = [organisations.by_id(party.entity) if party.entity else None for party in claim.payer]
    countries = {
        found.country if found and found.type in ("government", "ministry", "agency") else None for found in known
    }
    return countries.pop() if len(countries) == 1 else None


def _is_seat(place: Party, claim: MoneyClaim) -> bool:
    """Whether a place stands in brackets behind who pays or receives, where Japanese papers give its seat: ラピダス(東京)."""
    text, start = claim.quote.text, claim.quote.span.start
    if not claim.quote.span.contains(place.mention.span):
        return False
    before, behind = text[: place.mention.span.start - start], text[place.mention.span.end - start :]
    names = [party.mention.span.end for party in (*claim.payer, *claim.recipient)]
    return behind[:1] in tuple(")）") and any(
        start < end <= place.mention.span.start and _SEAT.fullmatch(before[end - start :]) for end in names
    )


_SEAT = re.compile(r"[(（](?:[^()（）、]{1,20}、)?|、")


def _where(party: Party) -> Spot | None:
    place = places.by_id(party.entity) if party.entity else None
    if place is None:
        return None
    return place.country, place.subdivision, place.id if place.kind == "city" else None


def _band(value: Decimal | None, currency: str, published: str | None) -> int | None:
    """None where there is no figure or no rate: such claims meet others by their parties alone."""
    if not value:
        return None
    factor = Decimal(1) if currency == "USD" else _dollars(currency, (published or "2024")[:4])
    return math.floor(10 * math.log10(value * factor)) if factor else None


@lru_cache(maxsize=4096)
def _dollars(currency: str, year: str) -> Decimal | None:
    """Dollars for one unit, roughly: of the year's end, or the last year there is a rate for."""
    for earlier in range(int(year), int(year) - 30, -1):
        if found := rate(currency, "USD", str(earlier)):
            return found.value
    return None
