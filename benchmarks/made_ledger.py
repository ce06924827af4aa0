"""A ledger of any number of deals, made up: documents whose claims are known beforehand, so that no text has to be read for it.

Each document is a page of sentences, each sentence a sum from somebody to somebody for a plant of its own; every fourth is told
again in another document, every fifth has a date of production beside it. The same number always gives the same ledger.

python benchmarks/made_ledger.py LEDGER [--deals N]
"""

from __future__ import annotations

import argparse
import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from daicho.intake import rules
from daicho.ledger import write
from daicho.ledger.store import open_ledger
from daicho.model.claim import Claim, Investment, Milestone, Party, Reading, Status, Subsidy
from daicho.model.document import Appearance, Document
from daicho.model.money import Money
from daicho.model.span import Mention, Span
from daicho.model.when import When
from daicho.reference.places import places
from varied import SYLLABLES

SENTENCES = 10  # in a document
_AT_ONCE = 500  # documents in a transaction
_TRADES = ("Chips", "Memory", "Batteries", "Cloud", "Solar", "Robotics", "Data Centres", "Hydrogen")
_PLACES = tuple(
    (place.names_en[0], place.id, place.country)
    for place in places()
    if place.kind == "subdivision" and place.country in ("JP", "US", "DE") and place.names_en
)
_BY_MINISTRIES = 8  # every so many grants are a ministry's, the others a city's
_MINISTRIES = {
    "JP": ("METI", "meti"),
    "US": ("Department of Commerce", "us-commerce"),
    "DE": ("Germany", "germany-government"),
}
_STATUSES: tuple[Status, ...] = ("planned", "committed", "done", "considering", "cancelled")
_CURRENCIES = {"JP": ("JPY", 150), "US": ("USD", 1), "DE": ("EUR", 1)}


@dataclass(frozen=True, slots=True)
class Told:
    """One deal before anybody told of it."""

    kind: str
    payer: tuple[str, str | None]
    recipient: tuple[str, str | None]
    project: str
    place: tuple[str, str, str]
    value: Decimal
    currency: str
    status: Status
    day: datetime.date
    opens: int | None


def deals(many: int, start: int = 0) -> Iterator[Told]:
    """Deals by number, from `start`."""
    for number in range(start, start + many):
        dice = random.Random(number)
        company = (_name(random.Random(number % 50_000 + 10**9)), None)
        place = dice.choice(_PLACES)
        subsidy = dice.random() < 0.4
        currency, unit = _CURRENCIES[place[2]]
        yield Told(
            kind="subsidy" if subsidy else "investment",
            payer=_granter(dice, number, place[2]) if subsidy else company,
            recipient=company if subsidy else (_name(dice), None),
            project=f"{_name(dice)} plant {number}",
            place=place,
            value=Decimal(dice.randrange(1_001, 9_999)) * 10 ** dice.randrange(4, 8) * unit,
            currency=currency,
            status=dice.choices(_STATUSES, (50, 25, 15, 6, 4))[0],
            day=datetime.date(2018, 1, 1) + datetime.timedelta(dice.randrange(2_800)),
            opens=dice.randrange(2024, 2031) if number % 5 == 0 else None,
        )


def documents(told: Iterator[Told], name: str = "made", times: int = 1) -> Iterator[tuple[Document, Reading]]:
    """Documents that tell of all of `told`, so many times; where that is once, of every fourth a second time."""
    number = 0
    while page := list(islice(told, SENTENCES)):
        yield _document(page, f"{name}-{number:06}")
        for again in range(1, times):
            turned = page[again % len(page) :] + page[: again % len(page)]
            later = [replace(one, day=one.day + datetime.timedelta(30 * again)) for one in turned]
            yield _document(later, f"{name}-{number:06}-{again}")
        if times == 1:
            again_told = [one for at, one in enumerate(page) if at % 4 == 0]
            yield _document(again_told, f"{name}-{number:06}-again")
        number += 1


def fill(address: str, many: int, start: int = 0, name: str = "made", times: int = 1) -> int:
    """Write documents that tell of `many` deals to the ledger at `address`; how many documents they are. times: as `documents`
    has it.
    """
    written = 0
    pages = documents(deals(many, start), name, times)
    with open_ledger(address) as store:
        while batch := list(islice(pages, _AT_ONCE)):
            with store.writing() as connection:
                for document, said in batch:
                    write.write_appearance(connection, document, "2026-01-01T00:00:00+00:00")
                    write.write_reading(
                        connection, document.id, document.text, said, rules=rules(), published=document.published
                    )
            written += len(batch)
    return written


def _name(dice: random.Random) -> str:
    return _word(dice) + " " + dice.choice(_TRADES)


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES["en"], k=4)).capitalize()


def _granter(dice: random.Random, number: int, country: str) -> tuple[str, str | None]:
    return (f"City of {_word(dice)}", None) if number % _BY_MINISTRIES else _MINISTRIES[country]


def _document(page: Sequence[Told], name: str) -> tuple[Document, Reading]:
    text = ""
    claims: list[Claim] = []
    for told in page:
        sentence, made = _sentence(told, len(text))
        text += sentence + "\n"
        claims += made
    day = max(told.day for told in page).isoformat()
    return Document(text, "en", Appearance(f"/made/{name}.txt", name, day)), Reading(tuple(claims))


def _sentence(told: Told, offset: int) -> tuple[str, list[Claim]]:
    verb = "will grant" if told.kind == "subsidy" else "invests"
    sum_ = f"{told.value:,.0f} {told.currency}"
    sentence = f"{told.payer[0]} {verb} {told.recipient[0]} {sum_} for {told.project} in {told.place[0]}."

    def mention(wording: str) -> Mention:
        start = (sentence + after).index(wording)
        return Mention(wording, Span(offset + start, offset + start + len(wording)))

    after = f" Production of {told.project} begins in {told.opens}." if told.opens else ""
    project = (Party(mention(told.project), told.project),)
    place = (Party(mention(told.place[0]), told.place[0], told.place[1]),)
    money = Money(mention(sum_), *[told.value] * 3, told.currency)
    made: list[Claim] = [
        (Subsidy if told.kind == "subsidy" else Investment)(
            quote=mention(sentence),
            amount=money,
            payer=(Party(mention(told.payer[0]), *told.payer),),
            recipient=(Party(mention(told.recipient[0]), *told.recipient),),
            project=project,
            place=place,
            country=told.place[2],
            status=told.status,
            confidence=0.9,
        )
    ]
    if told.opens:
        when = When(mention(str(told.opens)), str(told.opens))
        made.append(
            Milestone(quote=mention(f"begins in {told.opens}."), event="production_start", when=when, project=project)
        )
    return sentence + after, made


def main() -> None:
    """Write a ledger."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--deals", type=int, default=100_000)
    parser.add_argument("--told", type=int, default=1, help="in how many documents each deal is told")
    chosen = parser.parse_args()
    print(f"{fill(chosen.ledger, chosen.deals, times=chosen.told)} documents")


if __name__ == "__main__":
    main()
