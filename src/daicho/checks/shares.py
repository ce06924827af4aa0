"""`share`: stated shares of gross domestic product or of a population that the reference figures do not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from daicho.checks.material import Material, evidence
from daicho.model.claim import Indicator, MoneyClaim
from daicho.model.deal import Stated
from daicho.model.finding import Finding
from daicho.model.wording import figure, sum_of_money
from daicho.reference.economies import Economy, newest_gdp
from daicho.reference.exchange import rate

_OF_GDP = re.compile(r"\bGDP\b|gross domestic product|国内総生産|ＧＤＰ|GDP", re.IGNORECASE)
_PERCENT = re.compile(r"%|％|per ?cent|パーセント", re.IGNORECASE)
# Words that make the comparison another one: a yearly average, a growth rate, a debt, an effect on GDP.
_OTHER_MEASURE = re.compile(r"growth|grow|debt|deficit|成長率|債務|赤字|押し上げ|boost|add(?:s|ed)? ", re.IGNORECASE)
# Which year's GDP, in which prices, with or without tax breaks: honest shares differ by this factor, a slip by more.
_HONEST_FACTOR = Decimal("1.6")


def check_shares(material: Material) -> Iterator[Finding]:
    """Shares of GDP stated beside a sum, against the reference figures."""
    for stated in material.claims:
        claim = stated.claim
        if not isinstance(claim, Indicator) or not _PERCENT.search(claim.unit + claim.measure.text):
            continue
        quote = claim.quote.text
        if not _OF_GDP.search(quote) or _OTHER_MEASURE.search(quote) or claim.value <= 0:
            continue
        compared = [found for money in _sums_before(stated, material) if (found := _compare(stated, claim, money))]
        # Whatever sum of the text the share fits is the one it is of; where it fits none, the nearest stands for all.
        if compared:
            yield next((found for found in compared if found.severity == "info"), compared[0])


def _sums_before(stated: Stated, material: Material) -> list[Stated]:
    """The sums of the same sentence and those before it: the nearest first, of one sentence the largest."""
    quote = stated.claim.quote.span
    money = [
        other
        for other in material.by_document[stated.document]
        if isinstance(other.claim, MoneyClaim)
        and (other.claim.quote.span.overlaps(quote) or other.claim.quote.span.end <= quote.start)
    ]
    return sorted(money, key=lambda other: (-other.claim.quote.span.start, -(other.money.amount.value or Decimal(0))))


def _compare(stated: Stated, share: Indicator, money: Stated) -> Finding | None:
    claim = money.money
    country = claim.country
    if country is None or stated.published is None or claim.amount.value is None:
        return None
    year = int(stated.published[:4])
    known = newest_gdp(country, year)
    if known is None or known.gdp is None:
        return None
    exchange = rate(claim.amount.currency, "USD", f"{known.year}-07")
    if exchange is None:
        return None
    percent = claim.amount.value * exchange.value / known.gdp * 100
    factor = share.value / percent
    if factor < 1:
        factor = 1 / factor
    sum_ = sum_of_money(claim.amount.value, claim.amount.currency)
    text = f"{sum_} is {percent:.2g} % of {_gdp(known)}; the text says {share.measure.text}"
    if factor <= _HONEST_FACTOR:
        return Finding("share", "info", f"{text}: within what years and scope explain", evidence([stated, money]))
    return Finding(
        "share",
        "warning",
        f"{text}: {factor:{'.2g' if factor < 10 else ',.0f'}} times off",
        evidence([stated, money]),
        "which sum, which year's GDP",
    )


def _gdp(known: Economy) -> str:
    return f"{known.country}'s GDP of {known.year} (${figure(known.gdp or Decimal(0))}, {known.source})"
