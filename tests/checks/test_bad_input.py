"""Sums, dates and currencies that make no sense: no crash, and no finding that is not true."""

from __future__ import annotations

import pytest

from checks.builders import Doc, converted, doc, grant, material, measure, spend, step
from daicho.checks import check
from daicho.model.finding import Finding

# ruff: noqa: E501  (a case a line)
NONSENSE = {
    "currencies without rates": (doc("2024-04-12", converted("XQQ 5 bn", "$3 bn"), spend("XQQ 5 bn")), doc("2024-05-12", spend("$3 bn"))),
    "a date before there were rates": (doc("1987-10-19", converted("¥100 bn", "$9 bn"), spend("¥100 bn")), doc("1988-10-19", spend("$9 bn"))),
    "a date of the first century": (doc("0001-01-01", converted("¥100 bn", "$9 bn"), step("opening", "0001")),),
    "a date to come": (doc("2093-01-01", converted("¥100 bn", "$9 bn"), spend("¥100 bn")), doc("2093-02-01", spend("$0.7 bn"))),
    "the last year there is": (doc("9999-12-31", converted("¥100 bn", "$9 bn"), step("opening", "9999")),),
    "nothing for nothing": (doc("2024-04-12", converted("¥0", "$0"), spend("¥0")), doc("2024-05-12", spend("$0"))),
    "money for nothing": (doc("2024-04-12", converted("¥100 bn", "$0"), spend("¥100 bn")), doc("2024-05-12", spend("$0"))),
    "less than nothing": (doc("2024-04-12", converted("¥-5 bn", "$-3 bn"), spend("¥-5 bn")), doc("2024-05-12", spend("$-3 bn"))),
    "parts of nothing": (doc("2024-04-12", grant("¥0"), grant("¥-5 bn"), grant("¥0", role="total")),),
    "no date at all": (doc(None, converted("¥100 bn", "$9 bn"), spend("¥100 bn"), step("opening", "2019")), doc(None, step("opening", "2029"))),
    "shares of nothing": (doc("2024-04-12", spend("¥0"), measure("0%", "0", words="of GDP"), measure("-3%", "-3", words="of GDP")),),
    "a population of nobody": (doc("2024-04-12", measure("0", "0", "people", words="of Japan's population of 0")),),
    "a share in a year without figures": (doc("1960", spend("¥3 bn"), measure("7%", "7", words="of GDP")),),
    "a share in a year to come": (doc("2999", spend("¥3 bn"), measure("7%", "7", words="of GDP")),),
}  # fmt: skip


def warnings(docs: tuple[Doc, ...], as_of: str | None = None) -> list[Finding]:
    return [finding for finding in check(material(docs, as_of)) if finding.severity != "info"]


@pytest.mark.parametrize("docs", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_no_finding(docs: tuple[Doc, ...]) -> None:
    assert warnings(docs) == []


@pytest.mark.parametrize("as_of", ["0001", "0001-01-01", "0003-02", "2024-02-29", "9999-12-31"])
def test_any_day_may_be_asked_for(as_of: str) -> None:
    docs = (doc("2020-05-01", step("opening", "2022-02")), doc("2024-04-12", spend("$3 bn", payer="Kawa Optics")))
    assert {finding.cls for finding in warnings(docs, as_of)} == ({"stale"} if as_of > "2024" else set())


def test_an_absurd_sum_is_told_of_once_and_divides_nothing() -> None:
    absurd = doc("2024-04-12", converted(f"¥{10**30}", "$1"), spend(f"¥{10**30}"))
    found = warnings((doc("2024-04-10", spend("¥100 bn")), doc("2024-04-11", spend("¥100 bn")), absurd))
    assert [(finding.cls, finding.severity) for finding in found] == [("fx", "error"), ("amount", "warning")]


def test_a_ledger_of_nothing() -> None:
    assert check(material(())) == ()


def test_how_far_off_a_share_is_reads_as_a_number() -> None:
    (found,) = warnings((doc("2024-06-10", spend("¥3.9 bn"), measure("7%", "7", words="of Japan's GDP")),))
    assert "times off" in found.text
    assert "e+" not in found.text
