"""The Python API: what `import daicho` offers."""

from __future__ import annotations

import doctest
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import daicho
import daicho.api
from daicho.errors import LedgerError, UsageError
from daicho.intake import rules
from daicho.ledger import write
from daicho.ledger.store import open_ledger
from examples import document, reading

STORY = "TSMC will invest $20 billion in a plant in Kumamoto, the company said."


def test_every_name_on_the_list_is_there() -> None:
    for name in daicho.__all__:
        assert getattr(daicho, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        daicho.nothing  # noqa: B018


def test_what_a_text_says_stands_where_it_says_so() -> None:
    found = daicho.extract(STORY, published="2024-02-24")
    for claim in found.claims:
        claim.quote.verify(STORY)


def test_a_ledger_is_read_into_and_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    with daicho.open(str(tmp_path / "ledger.db")) as ledger:
        assert [outcome.state for outcome in ledger.read(str(tmp_path / "a.txt"), published="2024-02-24")] == ["new"]
        assert [outcome.state for outcome in ledger.read(str(tmp_path / "a.txt"), published="2024-02-24")] == ["known"]
        deals = ledger.deals()
        assert sorted(key for row in ledger.totals(["kind"]) for key in row.deals) == sorted(deal.id for deal in deals)
        assert sorted(key for flow in ledger.flows() for key in flow.total.deals) == sorted(deal.id for deal in deals)
        assert ledger.indicators("nobody") == ()
        with pytest.raises(UsageError):
            ledger.totals(["colour"])


def test_a_ledger_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="unable to open"):
        daicho.open(str(tmp_path / "nowhere" / "ledger.db"))


def test_the_examples_in_the_api_are_true() -> None:
    failed, tried = doctest.testmod(daicho.api)
    assert tried > 5
    assert failed == 0


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[daicho.Ledger]:
    """A ledger with the example document, opened from Python."""
    path = str(tmp_path / "ledger.db")
    item = document()
    with open_ledger(path) as store, store.writing() as connection:
        write.write_appearance(connection, item, "2026-01-01")
        write.write_reading(connection, item.id, item.text, reading(), rules=rules(), published=item.published)
    with daicho.open(path) as ledger:
        yield ledger


def test_every_question_has_a_method(asked: daicho.Ledger, tmp_path: Path) -> None:
    (deal,) = asked.deals()
    (dollars,) = asked.deals(currency="usd", rates="today")
    assert (dollars.id, dollars.currency, dollars.stated.currency) == (deal.id, "USD", "JPY")
    assert asked.deals(daicho.Filters(kind="loan"), currency="USD").to_dicts() == []
    assert [row.deals for row in asked.totals(["kind"])] == [(deal.id,)]
    assert asked.totals("kind, year") == asked.totals(["kind", "year"])
    assert [flow.payer_country for flow in asked.flows(to="recipient")] == ["JP"]
    assert [one.claim.measure.text for one in asked.indicators()] == ["5%"]
    assert asked.timelines() == ()
    assert [finding.cls for finding in asked.findings()] == ["fx"]
    assert [entity.id for entity in asked.entities("METI")] == ["meti"]
    assert getattr(asked.show(deal.id), "deal", asked.show(deal.id)) is not None
    assert [line.id for line in asked.new("2024-01").new] == [deal.id]
    sheet = tmp_path / "t.csv"
    sheet.write_text("Recipient,Payer,Grant (JPY bn)\nHoshi Chips,METI,up to 732\n")
    assert [one.outcome for one in asked.compare(str(sheet))] == ["same"]


def test_totals_stand_beside_an_economy(asked: daicho.Ledger) -> None:
    (row,) = asked.totals(["country"], per="gdp").to_dicts()
    assert row["gdp_year"] == 2024 or row["gdp_year"] == 2023
    assert 0 < row["gdp_high"] < Decimal("0.01")
    with pytest.raises(UsageError, match="--by"):
        asked.totals(["kind"], per="gdp")
    with pytest.raises(UsageError, match="no rates"):
        asked.totals(["kind"], currency="USD", rates="soon")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (lambda ledger: ledger.totals(["kind"], currency="XYZ"), "no rates are known of 'XYZ'"),
        (
            lambda ledger: ledger.totals(["kind"], measure="paid"),
            "measure: no 'paid'; there are announced, committed, done",
        ),
        (lambda ledger: ledger.totals(["country"], per="cow"), "per: no 'cow'; there are gdp, head"),
        (lambda ledger: ledger.totals(["kind"], as_of="soon"), "as_of: 'soon' is no date"),
        (lambda ledger: ledger.flows(to="moon"), "to: no 'moon'; there are country, sector, recipient"),
        (lambda ledger: ledger.flows(currency="XYZ"), "no rates are known of 'XYZ'"),
        (lambda ledger: ledger.deals(daicho.Filters(kind="gift")), "kind: no 'gift'; there are investment"),
        (lambda ledger: ledger.deals(daicho.Filters(sector="chips")), "sector: no 'chips'; there are semiconductors"),
        (lambda ledger: ledger.deals(daicho.Filters(status="sure")), "status: no 'sure'; there are considering"),
        (lambda ledger: ledger.deals(daicho.Filters(since="soon")), "since: 'soon' is no date"),
        (lambda ledger: ledger.deals(currency="shells"), "currency: no rates are known of 'shells'"),
        (lambda ledger: ledger.deals(as_of="soon"), "as_of: 'soon' is no date"),
        (lambda ledger: ledger.indicators(as_of="soon"), "as_of: 'soon' is no date"),
        (lambda ledger: ledger.timelines(as_of="soon"), "as_of: 'soon' is no date"),
        (lambda ledger: ledger.findings(as_of="soon"), "as_of: 'soon' is no date"),
        (lambda ledger: ledger.new("soon"), "since: 'soon' is no date"),
        (lambda ledger: ledger.compare("t.csv", {"A": "colour"}), "no field 'colour' of a sheet; there are deal, kind"),
        (lambda ledger: ledger.compare("t.csv", kind="gift"), "no kind 'gift' of a sheet; there are investment"),
        (lambda ledger: ledger.compare("t.csv", currency="XYZ"), "no rates are known of 'XYZ'"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    question: Callable[[daicho.Ledger], object], reason: str, asked: daicho.Ledger
) -> None:
    with pytest.raises(UsageError, match=f"^.*{reason}"):
        question(asked)


def test_a_currency_may_be_written_small(asked: daicho.Ledger) -> None:
    assert asked.totals(["kind"], currency="usd") == asked.totals(["kind"], currency="USD")
