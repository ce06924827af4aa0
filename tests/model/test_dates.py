import pytest

from daicho.model.dates import earliest, interval, is_partial_date, known_by, last_day, months_between


@pytest.mark.parametrize("text", ["2024", "2024-02", "2024-02-29"])
def test_full_and_partial_dates_are_dates(text):
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2023-02-29", "2024-2-9", "April 2024", "2024-04-12T00:00", "0000", "٢٠٢٤"]
)
def test_what_no_calendar_has_is_no_date(text):
    assert not is_partial_date(text)


@pytest.mark.parametrize(
    ("date", "day"), [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2024-02-03", "2024-02-03")]
)
def test_a_partial_date_ends_with_its_last_day(date, day):
    assert last_day(date) == day


def test_what_may_have_been_printed_later_is_not_yet_known():
    assert known_by("2024-04-12", "2024-04-12")
    assert not known_by("2024", "2024-04-12")
    assert not known_by("2024-04", "2024-04-12")
    assert not known_by(None, "2024-04-12")
    assert known_by("2024-04", "2024")


def test_the_earliest_date_is_the_one_that_surely_came_first_and_of_equals_the_most_exact():
    assert earliest([None, "2024", "2024-05-01"]) == "2024-05-01"
    assert earliest(["2024-12-31", "2024"]) == "2024-12-31"
    assert earliest([None]) is None


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2027", ("2027-01-01", "2027-12-31")),
        ("2027-12", ("2027-12-01", "2027-12-31")),
        ("2024-Q4", ("2024-10-01", "2024-12-31")),
        ("FY2027", ("2027-04-01", "2028-03-31")),
        ("2024-02-24", ("2024-02-24", "2024-02-24")),
    ],
)
def test_a_stated_date_covers_its_days(value, days):
    assert interval(value) == days


def test_what_is_no_stated_date_has_no_days():
    with pytest.raises(ValueError, match="no date"):
        interval("soon")


def test_months_are_counted_to_the_nearest():
    assert months_between("2026-12-31", "2028-03-31") == 15
