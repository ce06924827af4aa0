"""Money claims made by hand, as the ledger holds them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from daicho.model.claim import Investment, MoneyClaim, Party, Subsidy
from daicho.model.deal import Stated
from daicho.model.money import Bound, Money, Role
from daicho.model.span import Mention, Span

BILLION = 1_000_000_000


def money(
    value: float, currency: str = "JPY", bound: Bound = "exact", role: Role = "plain", low: float | None = None
) -> Money:
    """`value` thousand million of a currency; low: the lower end of a range."""
    figure = Decimal(str(value)) * BILLION
    start = figure if low is None else Decimal(str(low)) * BILLION
    mention = Mention(str(value), Span(0, len(str(value))))
    return Money(
        mention, figure, None if bound == "max" else start, None if bound == "min" else figure, currency, bound, role
    )


def party(name: str, entity: str | None = None) -> tuple[Party, ...]:
    """One party; its entity is made from the name unless given."""
    return (Party(Mention(name, Span(0, len(name))), name, entity or "~" + name.casefold().replace(" ", "-")),)


def place(id_: str) -> tuple[Party, ...]:
    """One place by its id."""
    return (Party(Mention(id_, Span(0, len(id_))), id_, id_),)


def told(
    doc: str, amount: Money, kind: type[MoneyClaim] = Subsidy, published: str | None = "2024-02-24", **slots: Any
) -> Stated:
    """A claim printed by document `doc`."""
    quote = slots.pop("quote", f"{doc} tells of {amount.mention.text}.")
    slots.setdefault("confidence", 1.0)
    claim = kind(quote=Mention(quote, Span(0, len(quote))), amount=amount, **slots)
    id_ = f"c-{doc}-{kind.kind}-{amount.mention.text}-{amount.currency}"
    return Stated(id=id_, document=f"d-{doc}", doc=doc, published=published, lang="en", claim=claim)


def grant(doc: str, amount: Money, published: str | None = "2024-02-24", **slots: Any) -> Stated:
    """A grant of Japan's industry ministry to Hoshi Chips in Kumamoto, unless the slots say otherwise."""
    usual = {
        "payer": party("METI", "meti"),
        "recipient": party("Hoshi Chips"),
        "place": place("JP-43"),
        "country": "JP",
    }
    return told(doc, amount, Subsidy, published, **{**usual, **slots})


def plan(doc: str, amount: Money, published: str | None = "2024-02-24", **slots: Any) -> Stated:
    """An investment of Hoshi Chips in Kumamoto, unless the slots say otherwise."""
    usual = {"payer": party("Hoshi Chips"), "place": place("JP-43"), "country": "JP"}
    return told(doc, amount, Investment, published, **{**usual, **slots})
