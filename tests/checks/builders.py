"""Claims in a line each, for cases to try checks on: what a document says, without a text that daicho has to understand.

A case is a list of documents; the money claims of one `deal` ("a" unless said) are one deal, so that nothing depends on how
well deals are gathered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from daicho.checks import Converted, Material
from daicho.deals.namesakes import names_somebody
from daicho.model.claim import (
    Capacity,
    Claim,
    Event,
    Headcount,
    Indicator,
    Investment,
    Milestone,
    MoneyClaim,
    Party,
    Status,
    Subsidy,
)
from daicho.model.dates import last_day
from daicho.model.deal import Deal, Stated
from daicho.model.money import Bound, Money, Role
from daicho.model.span import Mention
from daicho.model.when import Period, When
from daicho.model.wire import claim_id
from daicho.reference import organisations, places
from daicho.resolution.entities import entity_id

_SIGNS = {
    "¥": "JPY",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
    "NT$": "TWD",
    "SAR": "SAR",
    "XQQ": "XQQ",
    "CHF": "CHF",
}
_SCALES = {"tn": 12, "bn": 9, "m": 6, "": 0, "兆円": 12, "億円": 8, "億ドル": 8}
_SUM = re.compile(r"(?P<sign>NT\$|SAR ?|XQQ ?|CHF ?|[^\d\s-])?(?P<figure>-?[\d.,]+) ?(?P<scale>\w*)")


@dataclass
class Page:
    """A document in the making: its text grows with every claim."""

    name: str
    published: str | None
    text: str = ""
    claims: list[tuple[str, Claim]] = field(default_factory=list)
    conversions: list[tuple[Money, Money]] = field(default_factory=list)

    def sentence(self, *pieces: str) -> list[Mention]:
        """Write a sentence; it and its pieces as mentions."""
        start = len(self.text)
        found = []
        for piece in pieces:
            begin = len(self.text)
            self.text += piece + " "
            found.append((begin, begin + len(piece)))
        self.text = self.text[:-1] + ".\n"
        spans = [(start, len(self.text) - 1), *found]
        return [Mention.at(self.text, *span) for span in spans]


Say = Callable[[Page], None]


@dataclass(frozen=True)
class Doc:
    """A document of a case: when it was published, what it says, and its language."""

    published: str | None
    says: tuple[Say, ...]
    lang: str = "en"


def doc(published: str | None, *says: Say, lang: str = "en") -> Doc:
    """A document that makes these claims."""
    return Doc(published, says, lang)


def material(docs: Sequence[Doc], as_of: str | None = None) -> Material:
    """The documents as checks see them, d1, d2, … in the order given."""
    stated: list[Stated] = []
    conversions: list[Converted] = []
    members: dict[str, list[Stated]] = {}
    for number, item in enumerate(docs, 1):
        page = Page(f"d{number}", item.published)
        for say in item.says:
            say(page)
        for deal, claim in page.claims:
            one = Stated(
                id=claim_id(page.name, claim),
                document=page.name,
                doc=page.name,
                published=item.published,
                lang=item.lang,
                claim=claim,
            )
            stated.append(one)
            if isinstance(claim, MoneyClaim):
                members.setdefault(deal, []).append(one)
        conversions += [Converted(page.name, page.name, item.published, *pair) for pair in page.conversions]
    dates = [item.published for item in docs if item.published]
    newest = max(map(last_day, dates), default=None)
    return Material(stated, [_deal(name, claims) for name, claims in members.items()], conversions, as_of or newest)


def grant(amount: str, payer: str = "METI", recipient: str = "Hoshi Chips", **slots: object) -> Say:
    """Public money."""
    return _money(Subsidy, amount, payer=payer, recipient=recipient, **slots)


def spend(amount: str, payer: str = "Hoshi Chips", **slots: object) -> Say:
    """Somebody's own capital."""
    return _money(Investment, amount, payer=payer, **slots)


def step(
    event: Event,
    date: str,
    who: str = "Hoshi Chips",
    project: str = "",
    place: str = "",
    by: bool = False,
    low: str | None = None,
    words: str = "",
    confidence: float = 0.8,
) -> Say:
    """A dated milestone."""

    def say(page: Page) -> None:
        quote, subject, thing, _, when, spot, _ = page.sentence(who, project, event, date, place, words)
        claim = Milestone(
            quote=quote,
            event=event,
            when=When(when, date, low, by),
            subject=_parties(subject),
            project=_parties(thing, named=False),
            place=_places(spot),
            confidence=confidence,
        )
        page.claims.append(("", claim))

    return say


def measure(wording: str, value: str, unit: str = "%", words: str = "", kind: type = Indicator, **slots: object) -> Say:
    """A share, a rank, a count."""

    def say(page: Page) -> None:
        quote, figure, *_ = page.sentence(wording, words)
        extra = {"what": slots.get("what", "trainees")} if kind is Headcount else {}
        assert kind in (Indicator, Headcount, Capacity)
        claim = kind(quote=quote, measure=figure, value=Decimal(value), unit=unit, **extra)
        page.claims.append(("", claim))

    return say


def beside(*says: Say) -> Say:
    """Several claims of one sentence."""

    def say(page: Page) -> None:
        start, before = len(page.text), len(page.claims)
        for one in says:
            one(page)
        quote = Mention.at(page.text, start, len(page.text))
        page.claims[before:] = [(deal, replace(claim, quote=quote)) for deal, claim in page.claims[before:]]

    return say


def converted(first: str, second: str, bound: Bound = "exact") -> Say:
    """One sum in two currencies, which is no claim."""

    def say(page: Page) -> None:
        _, left, right = page.sentence(first, second)
        page.conversions.append((money(left, bound=bound), money(right)))

    return say


def money(mention: Mention, bound: Bound = "exact", role: Role = "plain", low: str | None = None) -> Money:
    """The sum that a wording such as "¥732 bn" or "$2.9m" states."""
    value, currency = _value(mention.text)
    bottom = _value(low)[0] if low else value
    return Money(
        mention, value, None if bound == "max" else bottom, None if bound == "min" else value, currency, bound, role
    )


def _money(
    kind: type[MoneyClaim],
    amount: str,
    *,
    payer: str = "",
    recipient: str = "",
    project: str = "",
    place: str = "",
    country: str | None = "JP",
    status: Status = "planned",
    bound: Bound = "exact",
    role: Role = "plain",
    low: str | None = None,
    years: float | None = None,
    words: str = "",
    also: str = "",
    deal: str = "a",
    confidence: float = 0.8,
) -> Say:
    def say(page: Page) -> None:
        quote, pays, sum_, other, takes, thing, spot, _ = page.sentence(
            payer, amount, also, recipient, project, place, words
        )
        claim = kind(
            quote=quote,
            amount=money(sum_, bound, role, low),
            payer=_parties(pays),
            recipient=_parties(takes),
            project=_parties(thing, named=False),
            place=_places(spot),
            country=country,
            status=status,
            period=Period(quote, years) if years else None,
            confidence=confidence,
        )
        page.claims.append((deal, claim))
        if also:
            page.conversions.append((claim.amount, money(other)))

    return say


def _parties(mention: Mention, named: bool = True) -> tuple[Party, ...]:
    """The names of a list ("A + B"), with the entities that resolution would give; descriptions in lower case have none."""
    found = []
    for name in filter(None, mention.text.split(" + ")):
        known = organisations.by_name(name)
        place = places.by_name(name)
        entity = (
            known.id if known else place.id if place else entity_id(name) if named and names_somebody(name) else None
        )
        found.append(Party(mention, name, entity))
    return tuple(found)


def _places(mention: Mention) -> tuple[Party, ...]:
    found = []
    for name in filter(None, mention.text.split(" + ")):
        place = places.by_name(name)
        found.append(Party(mention, name, place.id if place else None))
    return tuple(found)


def _value(wording: str) -> tuple[Decimal, str]:
    match = _SUM.search(wording)
    assert match, wording
    scale = match["scale"]
    currency = "USD" if scale.endswith("ドル") else _SIGNS[(match["sign"] or "¥").strip()]
    return Decimal(match["figure"].replace(",", "")).scaleb(_SCALES[scale]), currency


def _deal(name: str, claims: Iterable[Stated]) -> Deal:
    members = tuple(claims)
    currencies = [stated.money.amount.currency for stated in members]
    values = [stated.money.amount for stated in members]
    return Deal(
        id=f"deal-{name}",
        kind=members[0].claim.kind,
        currency=max(currencies, key=lambda code: (currencies.count(code), -currencies.index(code))),
        low=values[-1].low,
        high=values[-1].high,
        status=members[-1].money.status,
        claims=members,
    )
