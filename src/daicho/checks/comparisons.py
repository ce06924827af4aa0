"""`share`: counts set against a population or another count, and shares of GDP set against other countries'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from daicho.checks.material import Material, evidence
from daicho.model.claim import Headcount, Indicator, MoneyClaim
from daicho.model.deal import Stated
from daicho.model.finding import Finding
from daicho.model.wording import figure, sum_of_money
from daicho.reference import places
from daicho.reference.economies import economy, newest_gdp
from daicho.reference.exchange import rate

_NUMBER = r"(?P<number>\d[\d,.]*\d|\d)\s?(?P<scale>million|billion|thousand|億|万)?(?P<rest>\d+)?(?P<rest_scale>万)?"
_ABOUT = r"(?:about |around |some |nearly |more than |over |roughly |約|およそ)?"
_POPULATION = (
    re.compile(rf"(?P<country>[A-Z][\w. ]*?)['’]s? (?:[a-z]+ )?population (?:of|is|was) {_ABOUT}{_NUMBER}"),
    re.compile(rf"(?P<country>[A-Z][\w. ]*?),? (?:with|has|had) a population of {_ABOUT}{_NUMBER}"),
    re.compile(rf"(?P<country>[ァ-ヴー一-龯]{{2,8}}?)の(?:総)?人口(?:は|、|[（(])?{_ABOUT}{_NUMBER}人"),
)
_OF_COUNT = (
    re.compile(rf"\b(?:of|among)\s+(?:the )?{_ABOUT}{_NUMBER}(?!\s?(?:%|per ?cent))"),
    re.compile(rf"{_ABOUT}{_NUMBER}[社件人校](?:のうち|中)"),
)
_OR_PERCENT = re.compile(
    r"(?:\bor |equal to |[(（、]|=\s?)(?:about |around |約)?(\d[\d.]*)\s?(?:%|％|per ?cent|パーセント)"
)
_SCALES = {None: 1, "thousand": 10**3, "万": 10**4, "million": 10**6, "億": 10**8, "billion": 10**9}
_GREATER = re.compile(
    r"\b(?P<how>larger|greater|bigger|higher|smaller|lower) (?:portion|share|proportion|percentage|part) of (?:its )?"
    r"(?:GDP|gross domestic product|economy) than (?:that of |those of |in )?(?P<others>[^.;]{3,80})",
)
_GREATER_JA = re.compile(
    r"(?:GDP|国内総生産|ＧＤＰ)比(?:で|では)(?:は)?、?(?P<others>[^。]{2,30}?)(?:を(?P<how>上回|下回)|より)"
)
_JAPANESE_LISTS = re.compile(r"[や、・と]")
_ENGLISH_LISTS = re.compile(r",| or | and |[—–-]{1,2}")
_SHARES = ("%", "割")
# Honest populations differ by years and by who is counted; a slip by more.
_HONEST_FACTOR = Decimal("1.3")


def check_comparisons(material: Material) -> Iterator[Finding]:
    """Populations and percentages stated beside a count."""
    for stated in material.claims:
        claim = stated.claim
        if isinstance(claim, Headcount | Indicator):
            found = list(_population(stated, claim))
            yield from found or _of_count(stated, claim)


def check_greater_shares(material: Material) -> Iterator[Finding]:
    """Shares of GDP that are called larger than other countries'."""
    for stated in material.claims:
        if isinstance(stated.claim, MoneyClaim):
            yield from _greater_share(stated, material)


def _population(stated: Stated, claim: Headcount | Indicator) -> Iterator[Finding]:
    """A country's population as the text has it, against the table, and what part of it the count is."""
    match = next((found for pattern in _POPULATION if (found := pattern.search(claim.quote.text))), None)
    year = int(stated.published[:4]) if stated.published else None
    if match is None or year is None:
        return
    country = places.country_of(match["country"].strip().split(" of ")[-1])
    named = places.by_name(match["country"].strip().split(" of ")[-1])
    known = next((e for past in range(year, year - 4, -1) if country and (e := economy(country, past))), None)
    told = _count(match)
    if known is None or named is None or named.kind != "country" or told <= 0:
        return
    text = (
        f"the text gives {named.name} {figure(told)} people, {known.source} {figure(known.population)} in {known.year}"
    )
    if 0 < claim.value < told and claim.unit not in _SHARES:
        text += f"; {figure(claim.value)} of them are {_percent(claim.value / told)}"
    factor = max(told / known.population, known.population / told)
    if factor <= _HONEST_FACTOR:
        yield Finding("share", "info", text, evidence([stated]))
    else:
        yield Finding(
            "share",
            "warning",
            f"{text}: {factor:{'.2g' if factor < 10 else ',.0f'}} times off",
            evidence([stated]),
            "whom the text counts",
        )


def _of_count(stated: Stated, claim: Headcount | Indicator) -> Iterator[Finding]:
    """ "Seven of 1,200": the percentage, against the one the text gives, where it gives one."""
    quote = claim.quote.text
    match = next((found for pattern in _OF_COUNT if (found := pattern.search(quote))), None)
    if match is None or claim.unit in (*_SHARES, "rank") or "%" in claim.measure.text:
        return
    whole = _count(match)
    if not 0 < claim.value < whole:
        return
    share = claim.value / whole
    text = f"{figure(claim.value)} of {figure(whole)} is {_percent(share)}"
    stated_share = _OR_PERCENT.search(quote)
    if stated_share is None:
        yield Finding("share", "info", text, evidence([stated]))
        return
    percent = Decimal(stated_share[1].rstrip("."))
    if (
        percent > 0
        and abs(percent / (share * 100) - 1) > Decimal("0.15")
        and abs(percent - share * 100) > Decimal("0.6")
    ):
        yield Finding(
            "share", "warning", f"{text}, not {percent} %", evidence([stated]), "which of the three figures is meant"
        )


def _greater_share(stated: Stated, material: Material) -> Iterator[Finding]:
    """A share of GDP called larger than other countries': the figures, and why they do not decide it."""
    claim = stated.money
    match = _GREATER.search(claim.quote.text) or _GREATER_JA.search(claim.quote.text)
    if match is None or claim.country is None or claim.amount.value is None or not stated.published:
        return
    year = int(stated.published[:4])
    own = newest_gdp(claim.country, year)
    exchange = rate(claim.amount.currency, "USD", f"{own.year}-07") if own else None
    if own is None or own.gdp is None or exchange is None:
        return
    share = claim.amount.value * exchange.value / own.gdp
    text = (
        f"{sum_of_money(claim.amount.value, claim.amount.currency)} is {_percent(share)} of {own.country}'s GDP of {own.year} "
        f"(${figure(own.gdp)}, {own.source})"
    )
    if claim.period and claim.period.years and claim.period.years > 1:
        text += f", {_percent(share / Decimal(str(claim.period.years)))} a year over {claim.period.years:g} years"
    for country in _countries(match["others"]):
        other = newest_gdp(country, own.year)
        if other is None or other.gdp is None or country == claim.country:
            continue
        known = _known_sums(material.largest_subsidies.get(country, {}))
        text += f"; the same share of {country}'s GDP would be ${figure(share * other.gdp)}, {known}"
    yield Finding(
        "share",
        "info",
        f"{text}. Undecidable as told: which years, announced or spent, with or without tax breaks",
        evidence([stated]),
        "each country's sum for the same years, of the same kinds of aid",
    )


def _countries(wording: str) -> list[str]:
    pieces = (
        _JAPANESE_LISTS.split(wording) if re.search(r"[ぁ-ん一-龯ァ-ヴ]", wording) else _ENGLISH_LISTS.split(wording)
    )
    names = (piece.strip().removeprefix("the ").removeprefix("either ") for piece in pieces)
    found = (place for name in names if name and (place := places.by_name(name)) and place.kind == "country")
    return list(dict.fromkeys(place.id for place in found))


def _known_sums(largest: Mapping[str, Decimal]) -> str:
    """What the ledger knows a state to give, in one line. largest: its largest subsidy in each currency."""
    if not largest:
        return "of which the ledger knows no deal"
    told = ", ".join(f"up to {sum_of_money(value, code)}" for code, value in sorted(largest.items()))
    return f"where the largest deal in the ledger is {told}"


def _count(match: re.Match[str]) -> Decimal:
    number = Decimal(match["number"].replace(",", "").rstrip(".")) * _SCALES[match["scale"]]
    if match["rest"] and match["rest_scale"]:
        number += Decimal(match["rest"]) * _SCALES[match["rest_scale"]]
    return number


def _percent(share: Decimal) -> str:
    return f"{share * 100:.2g} %"
