"""Whose day's rates convert."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from daicho.errors import UsageError
from daicho.model.deal import Deal
from daicho.questions.flows import flows
from daicho.questions.rates import ANNOUNCED, Rates, rates_asked
from daicho.questions.totals import TotalRow, totals

DEAL = Deal(
    id="a", kind="subsidy", currency="JPY", low=Decimal(100), high=Decimal(100), status="done", first_seen="2024-02-23"
)
UNDATED = replace(DEAL, id="b", first_seen=None)


def row(rates: Rates, *deals: Deal) -> TotalRow:
    (found,) = totals(deals or (DEAL,), ["kind"], "USD", rates=rates)
    return found


def test_announced_takes_the_day_a_deal_was_first_told() -> None:
    found = row(ANNOUNCED, DEAL, UNDATED)
    assert [used.day for _, used in found.rates] == ["2024-02-23"]
    assert found.leaves_out == (("b", "not converted from JPY: no date to take a rate of"),)


def test_a_date_takes_that_day_for_all() -> None:
    found = row(rates_asked("2022-10-20", "2025-01-01"), DEAL, UNDATED)
    assert [used.day for _, used in found.rates] == ["2022-10-20", "2022-10-20"]
    assert found.leaves_out == ()


def test_a_date_without_a_rate_converts_nothing() -> None:
    found = row(rates_asked("2999-01-01", "2025-01-01"))
    assert (found.deals, found.leaves_out) == ((), (("a", "not converted from JPY: no rate of 2999-01-01"),))


def test_today_is_the_day_asked_about_or_the_newest_rate_before_it() -> None:
    assert [used.day for _, used in row(rates_asked("today", "2024-05-10")).rates] == ["2024-05-10"]
    (late,) = [used.day for _, used in row(rates_asked("today", "2028-01-01")).rates]
    assert "2025" <= late[:4] < "2028"


@pytest.mark.parametrize(("wording", "reason"), [("tomorrow", "no rates 'tomorrow'"), ("today", "name a day")])
def test_other_rates_are_refused(wording: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        rates_asked(wording, None)


def test_flows_convert_at_the_same_rates() -> None:
    (flow,) = flows([DEAL], "USD", rates=Rates("2022-10-20"))
    assert flow.total.rates == row(Rates("2022-10-20")).rates
