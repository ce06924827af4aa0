"""Answers as tables of other libraries, and in a notebook."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from daicho.errors import OutputError
from daicho.model.deal import Deal, DealParty
from daicho.questions.columns import converted_table, deal_table, flow_table, total_table
from daicho.questions.conversion import Conversion
from daicho.questions.flows import flows
from daicho.questions.per import per
from daicho.questions.tables import Column, Table
from daicho.questions.totals import totals

DEAL = Deal(
    id="deal-1",
    kind="subsidy",
    currency="JPY",
    low=None,
    high=Decimal("732000000000"),
    status="committed",
    payer=(DealParty("<METI>", "meti"),),
    first_seen="2024-02-24",
)
OPEN = replace(DEAL, id="deal-2", low=Decimal("1.5"), high=None, payer=())


def test_a_table_is_a_tuple_of_its_records() -> None:
    table = deal_table([DEAL, OPEN])
    assert table == (DEAL, OPEN)
    assert [row["id"] for row in table.to_dicts()] == ["deal-1", "deal-2"]


def test_arrow_keeps_money_as_decimals_and_lists_as_lists() -> None:
    pytest.importorskip("pyarrow")
    first, second = deal_table([DEAL, OPEN]).to_arrow().to_pylist()
    assert (first["low"], first["high"], first["payer"]) == (None, Decimal("732000000000"), ["<METI>"])
    assert (second["low"], second["payer"], second["documents"]) == (Decimal("1.5"), [], 0)


def test_what_a_row_is_beside_its_economy_stands_in_its_own_line() -> None:
    deals = [replace(DEAL, id=code, country=code, payer_country=(code,)) for code in ("DE", "FR", "JP", "US")]
    rows, found = totals(deals, ["country"]), flows(deals)
    beside = list(per(rows, "gdp", ["country"], "2023"))
    assert len({one.high for one in beside}) == len(deals)
    for table in (total_table(rows, beside), flow_table(found, beside)):
        assert [one["gdp_high"] for one in table.to_dicts()] == [one.high for one in beside]


def test_converted_deals_have_columns_for_what_was_stated_and_the_rate() -> None:
    pytest.importorskip("pyarrow")
    table = converted_table(Conversion("USD").deals([DEAL, replace(OPEN, currency="USD")]))
    first, second = table.to_arrow().to_pylist()
    assert (first["currency"], first["stated_currency"], first["stated_high"]) == ("USD", "JPY", 732_000_000_000)
    assert float(first["high"]) == pytest.approx(732_000_000_000 * first["rate"])
    assert (first["rate_day"], first["rate_source"]) == ("2024-02-23", "ECB reference rate")
    assert (second["low"], second["stated_low"], second["rate"]) == (Decimal("1.5"), Decimal("1.5"), None)


def test_arrow_holds_very_large_sums_and_says_of_which_it_cannot() -> None:
    pytest.importorskip("pyarrow")
    large = Decimal(10) ** 30
    (row,) = deal_table([replace(DEAL, high=large)]).to_arrow().to_pylist()
    assert row["high"] == large
    with pytest.raises(OutputError, match=r"^a sum of 1\.00e\+33 has more than the 32 digits that tables hold$"):
        deal_table([replace(DEAL, high=large * 1000)]).to_arrow()


def test_an_empty_answer_is_an_empty_table_with_its_columns() -> None:
    pytest.importorskip("pyarrow")
    table = deal_table([]).to_arrow()
    assert table.num_rows == 0
    assert table.column_names == deal_table([DEAL]).to_arrow().column_names
    assert total_table(()).to_arrow().num_rows == 0


def test_pandas_has_floats_unless_exact_figures_are_asked_for() -> None:
    pytest.importorskip("pandas")
    table = deal_table([DEAL, OPEN])
    assert table.to_pandas()["high"].sum() == 732e9
    assert table.to_pandas(exact=True)["high"][0] == Decimal("732000000000")


def test_polars_keeps_money_as_decimals() -> None:
    pytest.importorskip("polars")
    frame = total_table(totals([DEAL], ["payer"])).to_polars()
    assert frame["high"][0] == Decimal("732000000000")
    assert frame.columns[0] == "payer"


@pytest.mark.parametrize(
    ("act", "library"), [("to_arrow", "pyarrow"), ("to_pandas", "pandas"), ("to_polars", "polars")]
)
def test_a_library_that_is_not_installed_is_named(act: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(OutputError, match=f"need {library}: pip install"):
        getattr(deal_table([DEAL]), act)()


def test_a_notebook_shows_rows_and_bars_and_runs_nothing() -> None:
    html = deal_table([DEAL, OPEN])._repr_html_()
    tree = ElementTree.fromstring(f"<div>{html}</div>")
    assert [cell.text for cell in tree.findall(".//th")][:3] == ["id", "kind", "currency"]
    assert "&lt;METI&gt;" in html
    assert "style=" not in html
    labels = [svg.get("aria-label") for svg in tree.iter("svg")]
    assert labels == ["≤ ¥732 bn", "≥ ¥1.5"]


def test_a_notebook_draws_nothing_of_what_is_not_converted_and_something_of_the_smallest_sum() -> None:
    undated = replace(DEAL, id="undated", payer=(DealParty("Kioxia"),), first_seen=None)
    rows = totals([DEAL, undated], ["payer"], "USD")
    assert total_table(rows)._repr_html_().count("<svg") == 1
    assert [row["low"] for row in total_table(rows).to_dicts()] == [0, None]
    small = replace(DEAL, id="small", low=Decimal("1000.25"), high=Decimal("1000.25"))
    html = deal_table([DEAL, small])._repr_html_()
    assert 'width="1" height="10" fill="currentColor" fill-opacity="0.8"' in html
    assert "<td>1,000</td>" in html


def test_of_a_long_list_a_notebook_shows_the_beginning() -> None:
    found = total_table(totals([replace(DEAL, id=f"d{at}") for at in range(5)], ["kind"]))
    assert "<td>d0, d1, d2 … (5)</td>" in found._repr_html_()
    assert found.to_dicts()[0]["deals"] == [f"d{at}" for at in range(5)]


def test_a_notebook_shows_the_first_rows_only() -> None:
    table = Table.of(range(30), [Column("n", "whole", lambda n: n)])
    assert table._repr_html_().count("<tr>") == 21
    assert "and 10 more" in table._repr_html_()
