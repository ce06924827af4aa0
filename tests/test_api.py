"""The Python API: what `import daicho` offers."""

from __future__ import annotations

from pathlib import Path

import pytest

import daicho
from daicho.errors import LedgerError, UsageError

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
