"""What has changed since a day."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from daicho.errors import UsageError
from daicho.intake import rules
from daicho.ledger import write
from daicho.ledger.store import Ledger
from daicho.model.claim import Claim, Milestone, Party, Reading, Status
from daicho.model.money import Money
from daicho.model.when import When
from daicho.questions.filters import Filters
from daicho.questions.news import news
from examples import TEXT, document, grant, mention

FAB = "Hoshi Chips will open its Kumamoto fab in {}.\n"


def told(ledger: Ledger, published: str | None, text: str, *claims: Claim) -> None:
    item = document(text, f"{published}.txt", published)
    with ledger.writing() as connection:
        write.write_appearance(connection, item, "2026-01-01")
        write.write_reading(connection, item.id, text, Reading(claims), rules=rules(), published=published)


def money(text: str, status: Status = "planned", **slots: object) -> Claim:
    return replace(grant(text), status=status, **slots)


def opening(text: str, value: str) -> Milestone:
    return Milestone(
        quote=mention(text, text.strip()),
        event="opening",
        when=When(mention(text, value), value),
        subject=(Party(mention(text, "Hoshi Chips"), "Hoshi Chips", "~hoshi-chips"),),
        project=(Party(mention(text, "Kumamoto fab"), "Kumamoto fab"),),
    )


@pytest.fixture
def story(ledger: Ledger) -> Ledger:
    """A grant promised in February, decided in June with a firm sum; a fab's opening that slips."""
    told(ledger, "2024-02-24", TEXT, money(TEXT))
    told(ledger, "2024-03-01", FAB.format("2026"), opening(FAB.format("2026"), "2026"))
    later = "In June: " + TEXT
    award = Decimal("729500000000")
    told(
        ledger,
        "2024-06-10",
        later,
        money(later, "committed", amount=Money(grant(later).amount.mention, award, award, award, "JPY")),
    )
    told(ledger, "2024-06-11", FAB.format("2028"), opening(FAB.format("2028"), "2028"))
    told(ledger, None, "Nothing said when.\n")
    return ledger


def test_what_was_told_since_is_new(story: Ledger) -> None:
    found = news(story, "2024-02-01")
    assert [line.status for line in found.new] == ["committed"]
    assert (found.changed, found.gone, found.as_of) == ((), (), "2024-06-11")
    assert [(moved.before, moved.slip) for moved in found.moved] == [(None, None)]


def test_a_deal_known_before_may_have_another_range_and_status(story: Ledger) -> None:
    found = news(story, "2024-05-31")
    assert found.new == ()
    (one,) = found.changed
    assert (one.before.low, one.now.low) == (None, 729_500_000_000)
    assert (one.before.status, one.now.status) == ("planned", "committed")
    assert (one.other_range, one.other_status) == (True, True)


def test_a_milestone_that_moved_tells_by_how_much(story: Ledger) -> None:
    (moved,) = news(story, "2024-05-31").moved
    assert (moved.before, moved.line.history[-1][1], moved.slip) == ("2026", "2028", 24)
    assert news(story, "2024-06-30").moved == ()


def test_findings_of_before_are_not_new(story: Ledger) -> None:
    classes = [finding.cls for finding in news(story, "2024-05-31").findings]
    assert "slip" in classes
    assert news(story, "2024-06-11").findings == ()


def test_nothing_is_new_after_the_newest_date(story: Ledger) -> None:
    found = news(story, "2024-06-11")
    assert (found.new, found.changed, found.gone, found.moved, found.findings) == ((), (), (), (), ())
    assert found.undated == ("None.txt",)


def test_filters_choose_deals(story: Ledger) -> None:
    assert news(story, "2024-05-31", Filters(kind="loan")).changed == ()
    assert len(news(story, "2024-05-31", Filters(payer="METI")).changed) == 1


def test_a_day_of_asking_before_the_other_is_refused(story: Ledger) -> None:
    with pytest.raises(UsageError, match="the other way round"):
        news(story, "2024-05-31", as_of="2024-03")
