"""A document and what it says, made by hand, for tests that must not depend on how well daicho reads."""

from __future__ import annotations

from decimal import Decimal

from daicho.model.claim import Indicator, MoneyClaim, NotFlow, Party, Reading, Subsidy
from daicho.model.document import Appearance, Document
from daicho.model.money import Conversion, Money
from daicho.model.span import Mention

TEXT = "METI will give Hoshi Chips up to 732 billion yen ($4.86 billion). Its sales were 90 billion yen, 5% of the market.\n"


def document(
    text: str = TEXT, name: str = "a.txt", published: str | None = "2024-02-24", source: str | None = None
) -> Document:
    """A document that appeared once."""
    return Document(text, "en", Appearance(source=source or f"/stories/{name}", name=name, published=published))


def grant(text: str = TEXT, payer: str = "METI", wording: str = "up to 732 billion yen") -> MoneyClaim:
    """The claim that `payer` will give Hoshi Chips up to 732 billion yen."""
    return Subsidy(
        quote=mention(text, text.split(". ")[0] + "."),
        amount=yen(text, wording),
        payer=(Party(mention(text, payer), "Ministry of Economy, Trade and Industry", "meti"),),
        recipient=(Party(mention(text, "Hoshi Chips"), "Hoshi Chips"),),
        country="JP",
        confidence=0.9,
        why=("will give",),
    )


def reading(text: str = TEXT) -> Reading:
    """Everything the example says: a grant, an indicator, a sum that is no flow, a conversion."""
    share = Indicator(
        quote=mention(text, text.split(". ")[1].rstrip()), measure=mention(text, "5%"), value=Decimal("5"), unit="%"
    )
    dollars = Money(mention(text, "$4.86 billion"), *[Decimal("4860000000")] * 3, "USD")
    return Reading(
        claims=(grant(text), share),
        not_flows=(NotFlow(mention(text, "90 billion yen"), "revenue"),),
        conversions=(Conversion(yen(text, "up to 732 billion yen"), dollars),),
    )


def yen(text: str, wording: str) -> Money:
    """At most 732 billion yen, as `wording` in `text` has it."""
    value = Decimal("732000000000")
    return Money(mention(text, wording), value, None, value, "JPY", "max")


def mention(text: str, wording: str) -> Mention:
    """The first place where `text` says `wording`."""
    start = text.index(wording)
    return Mention.at(text, start, start + len(wording))
