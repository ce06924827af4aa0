"""How long the checks take over a ledger of many claims, made up here: the same number always gives the same ledger.

Projects with a grant, an investment, milestones, shares and conversions, told by several documents each; some figures slip, some
dates move, some payers are wrong, so that every check has something to say. Gathering deals is timed beside it.

python benchmarks/checks_speed.py [--claims N]
"""

from __future__ import annotations

import argparse
import datetime
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from daicho.checks import Converted, Material, check
from daicho.deals import gather
from daicho.model.claim import Claim, Event, Indicator, Investment, Milestone, Party, Subsidy
from daicho.model.deal import Stated
from daicho.model.money import Money
from daicho.model.span import Mention, Span
from daicho.model.when import When
from daicho.reference.exchange import rate
from daicho.reference.organisations import organisations
from daicho.reference.places import places
from varied import SYLLABLES

_TRADES = ("Chips", "Materials", "Batteries", "Optics", "Robotics", "Cells", "Memory", "Solar")
_PLACES = tuple(place.id for place in places() if place.kind in ("subdivision", "city"))
_PAYERS = tuple(
    (payer.name, payer.id) for payer in organisations() if payer.type in ("government", "ministry", "agency")
)
_STEPS: tuple[Event, ...] = (
    "construction_start",
    "completion",
    "opening",
    "pilot",
    "production_start",
    "mass_production",
)
_DOCUMENTS_A_PROJECT = 4


def main() -> None:
    """Print how long each part took, and what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    many = parser.parse_args().claims
    claims, conversions = ledger(many)
    watch = _Watch()
    deals = gather(claims)
    print(f"{len(claims)} claims, {len(conversions)} conversions; {len(deals)} deals gathered in {watch.lap()}")
    found = check(Material(claims, deals, conversions, "2026-01-31"))
    print(f"checks: {watch.lap()}; {len(found)} findings")
    for (cls, severity), number in sorted(Counter((f.cls, f.severity) for f in found).items()):
        print(f"  {cls:10} {severity:8} {number}")


class _Watch:
    """Seconds by the clock on the wall, and of processor time, which a busy machine changes less."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def lap(self) -> str:
        """How long it was since the last lap."""
        before = self._wall, self._cpu
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        return f"{self._wall - before[0]:.1f} s ({self._cpu - before[1]:.1f} s of processor time)"


def ledger(many: int) -> tuple[list[Stated], list[Converted]]:
    """At least `many` claims in order of publication, and the conversions among their sums."""
    claims: list[Stated] = []
    conversions: list[Converted] = []
    for number in range(many):
        if len(claims) >= many:
            break
        for stated, converted in _project(random.Random(number), number):
            claims.append(stated)
            if converted:
                conversions.append(converted)
    claims.sort(key=lambda stated: (stated.published or "", stated.id))
    return claims, conversions


def _project(dice: random.Random, number: int) -> Iterator[tuple[Stated, Converted | None]]:
    """What the documents about one project say."""
    # Each third project is by somebody who has others, too.
    namer = dice if number % 3 else random.Random(number % 300)
    company = "".join(namer.choices(SYLLABLES["en"], k=3)).capitalize() + " " + namer.choice(_TRADES)
    place, payer = dice.choice(_PLACES), dice.choice(_PAYERS)
    sum_ = Decimal(dice.randrange(10, 9999)) * 10**8
    day = datetime.date(2019, 1, 1) + datetime.timedelta(dice.randrange(2000))
    due = day.year + dice.randrange(1, 5)
    for told in range(_DOCUMENTS_A_PROJECT):
        published = (day + datetime.timedelta(told * dice.randrange(1, 200))).isoformat()
        document = f"d{number:07}{told}"
        page = _Page(document, published, company, place)
        slipped = sum_ * 10 if dice.random() < 0.02 else sum_
        sure = dice.randrange(50, 96) / 100
        yen = page.money(slipped, "JPY")
        market = rate("USD", "JPY", published)
        per_dollar = market.value if market and dice.random() < 0.9 else Decimal(dice.randrange(100, 160))
        dollars = page.money((slipped / per_dollar).quantize(Decimal("1e7")), "USD")
        paid_by = dice.choice(_PAYERS) if dice.random() < 0.05 else payer
        grant = Subsidy(
            quote=page.quote,
            amount=yen,
            payer=page.party(*paid_by),
            recipient=page.company,
            place=page.place,
            country="JP",
            confidence=sure,
        )
        yield page.stated(grant), Converted(document, document, published, yen, dollars)
        whole = page.money(sum_ * 3, "JPY")
        spent = Investment(quote=page.quote, amount=whole, payer=page.company, place=page.place, confidence=sure)
        yield page.stated(spent), None
        for event in dice.sample(_STEPS, 2):
            year = due + (1 if dice.random() < 0.1 else 0)
            when = When(page.quote, f"{year}-{dice.choice(('03', '06', '09', '12'))}")
            yield (
                page.stated(
                    Milestone(quote=page.quote, event=event, when=when, subject=page.company, place=page.place)
                ),
                None,
            )
        share = Indicator(quote=page.quote, measure=page.mention("0.7% of GDP"), value=Decimal("0.7"), unit="%")
        yield page.stated(share), None


class _Page:
    """One document, where each wording follows the one before it."""

    def __init__(self, document: str, published: str, company: str, place: str) -> None:
        self._document, self._published = document, published
        self._at = 0
        self.company = self.party(company, "~" + company.casefold().replace(" ", "-"))
        self.place = self.party(place, place)
        self.quote = self.mention(f"{company} said it would build a plant, 0.7% of GDP")

    def mention(self, text: str) -> Mention:
        """The next wording."""
        self._at += len(text) + 1
        return Mention(text, Span(self._at - len(text) - 1, self._at - 1))

    def party(self, name: str, entity: str) -> Sequence[Party]:
        """Somebody or some place named."""
        return (Party(self.mention(name), name, entity),)

    def money(self, value: Decimal, currency: str) -> Money:
        """A sum worded in full."""
        return Money(self.mention(f"{value} {currency}"), value, value, value, currency)

    def stated(self, claim: Claim) -> Stated:
        """The claim as the ledger holds it."""
        self._at += 1
        return Stated(
            id=f"c{self._document}{self._at}",
            document=self._document,
            doc=self._document,
            published=self._published,
            lang="en",
            claim=claim,
        )


if __name__ == "__main__":
    main()
