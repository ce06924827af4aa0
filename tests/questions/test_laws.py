"""Laws that hold for any ledger: what a range contains, what copies, order and conversion may not change."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from daicho.deals import gather
from daicho.model.claim import Subsidy
from daicho.model.deal import Deal, Relation, Stated
from daicho.model.money import Bound, Money
from daicho.model.span import Mention, Span
from daicho.questions.conversion import exchanged
from daicho.questions.counting import left_out
from daicho.questions.records import deal_record, total_record
from daicho.questions.tables import MONEY_SCALE
from daicho.questions.totals import TotalRow, totals
from daicho.reference.exchange import rate
from deals.build import BILLION, party, place, told

PAYERS = [("METI", "meti"), ("Kansas", "~kansas"), ("Hoshi Fund", "~hoshi-fund")]
FIRMS = ["Hoshi Chips", "Tsuki Memory", "Kumo Data", "Umi Battery", "Yama Optics"]
PLACES = ["JP-43", "JP-01", "US-AZ", "DE-SN"]


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[dict[str, int], list[Stated]]:
    """What firms truly get, and what documents say of it, never wrongly: exactly, at most, at least, or between two sums."""
    firms = draw(st.lists(st.sampled_from(FIRMS), min_size=1, max_size=4, unique=True))
    truth: dict[str, int] = {}
    claims = []
    for at, firm in enumerate(firms):
        # Sums so far apart that none is another's rounding, ceiling or slip.
        truth[firm] = draw(st.integers(101, 999)) * 7**at + 1
        payer = draw(st.sampled_from(PAYERS))
        site = draw(st.sampled_from(PLACES))
        for number in range(draw(st.integers(1, 3))):
            claims.append(
                told(
                    f"{firm}-{number}",
                    draw(statements(truth[firm])),
                    Subsidy,
                    draw(days),
                    payer=party(*payer),
                    recipient=party(firm),
                    place=place(site),
                    country=site[:2],
                    status="committed",
                )
            )
    return truth, claims


days = st.dates(datetime.date(2023, 1, 1), datetime.date(2024, 12, 31)).map(datetime.date.isoformat)


@st.composite
def statements(draw: st.DrawFn, true: int) -> Money:
    """A sum that a document may state without being wrong."""
    bound: Bound = draw(st.sampled_from(["exact", "max", "min"]))
    return _money(Decimal(true) * BILLION, bound)


def _money(figure: Decimal, bound: Bound) -> Money:
    wording = f"{figure:f}"
    low = None if bound == "max" else figure
    high = None if bound == "min" else figure
    return Money(Mention(wording, Span(0, len(wording))), figure, low, high, "JPY", bound)


def one_row(claims: list[Stated]) -> TotalRow:
    (row,) = totals(gather(claims), ["kind"])
    return row


def copies(claims: list[Stated], published: str) -> list[Stated]:
    """The same statements in other documents."""
    return [
        replace(
            one, id=f"{one.id}-again", document=f"{one.document}-again", doc=f"{one.doc}-again", published=published
        )
        for one in claims
    ]


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_the_range_contains_the_true_sum(drawn: tuple[dict[str, int], list[Stated]]) -> None:
    truth, claims = drawn
    row = one_row(claims)
    true = Decimal(sum(truth.values())) * BILLION
    assert row.low <= true
    assert row.high is None or row.high >= true


@settings(max_examples=40, deadline=None)
@given(ledgers(), days)
def test_a_copy_of_every_document_changes_no_total(drawn: tuple[dict[str, int], list[Stated]], day: str) -> None:
    _, claims = drawn
    before, after = one_row(claims), one_row(claims + copies(claims, day))
    assert (before.low, before.high, len(before.deals)) == (after.low, after.high, len(after.deals))


@settings(max_examples=40, deadline=None)
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_no_byte(drawn: tuple[dict[str, int], list[Stated]], random: object) -> None:
    _, claims = drawn
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = gather(claims), gather(shuffled)
    assert json.dumps([deal_record(deal) for deal in first]) == json.dumps([deal_record(deal) for deal in second])
    for by in (["payer"], ["country", "year"]):
        rows, again = totals(first, by), totals(second, by)
        assert json.dumps([total_record(row) for row in rows]) == json.dumps([total_record(row) for row in again])


CURRENCIES = ["USD", "JPY", "EUR", "GBP", "KRW", "TWD", "SAR", "INR"]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(CURRENCIES), st.sampled_from(CURRENCIES), days, st.integers(1, 10**15))
def test_converting_there_and_back_is_rounding_at_most(there: str, back: str, day: str, value: int) -> None:
    out, home = rate(there, back, day), rate(back, there, day)
    assert (out is None) == (home is None)
    if out and home:
        again = exchanged(exchanged(Decimal(value), out), home)
        millionth = Decimal(1).scaleb(-MONEY_SCALE)  # what is rounded on the way there counts at the rate back
        assert abs(again - value) <= Decimal(value) / 10**9 + millionth * (home.value + 1)


@st.composite
def forests(draw: st.DrawFn) -> list[Deal]:
    """Deals of which some are parts of others, of these in turn, and so on; parts never sum to more than their whole."""
    deals: list[Deal] = []
    room: dict[str, int] = {}
    for number in range(draw(st.integers(1, 9))):
        whole = draw(st.sampled_from([None, *(deal.id for deal in deals if room[deal.id] > 1)]))
        value = draw(st.integers(1, room[whole] if whole else 1000))
        if whole:
            room[whole] -= value
        key = f"d{number}"
        room[key] = value
        open_end = draw(st.booleans())
        deals.append(
            Deal(
                id=key,
                kind="subsidy",
                currency="JPY",
                low=Decimal(value),
                high=None if open_end else Decimal(value),
                status=draw(st.sampled_from(["planned", "committed", "done", "cancelled", "considering"])),
                relations=(Relation("part_of", whole, "said so"),) if whole else (),
                first_seen="2024-01-01",
                last_seen="2024-01-01",
                claims=(_total(),) if draw(st.booleans()) else (),
            )
        )
    return draw(st.permutations(deals))


def _total() -> Stated:
    stated = told("t", _money(Decimal(1), "exact"))
    return replace(stated, claim=replace(stated.claim, amount=replace(stated.money.amount, role="total")))


@settings(max_examples=300, deadline=None)
@given(forests())
def test_no_part_is_counted_beside_its_whole_or_the_whole_of_that(deals: list[Deal]) -> None:
    known = {deal.id: deal for deal in deals}
    counted = set(known) - {deals[at].id for at in left_out(deals)}
    for deal in deals:
        whole = deal
        while whole.relations:
            whole = known[whole.relations[0].deal]
            assert not {deal.id, whole.id} <= counted


@settings(max_examples=200, deadline=None)
@given(forests())
def test_what_is_counted_never_exceeds_the_wholes(deals: list[Deal]) -> None:
    (row,) = totals(deals, ["kind"])
    tops = [deal for deal in deals if not deal.relations]
    assert row.low <= sum(deal.low or 0 for deal in tops)
