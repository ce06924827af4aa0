import pytest

from daicho.claims.japanese.steps import begun_at, steps_in, was_due


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("着工と竣工、本格的な量産", ["construction_start", "completion", "mass_production"]),
        ("試験運転のあと営業を始める", ["pilot", "opening"]),
        ("着工を中止した", []),
        ("着工できない", []),
        ("稼働率が下がる", []),
    ],
)
def test_the_steps_a_line_speaks_of(text, events):
    assert [step.event for step in steps_in(text)] == events


def test_a_plain_noun_is_a_step_where_it_begins_at_a_date():
    text = "供給は2027年から始める"
    step = begun_at(text, 3, 8)
    assert step is not None
    assert (step.start, step.end, step.event) == (0, 3, "shipment")
    assert begun_at("供給は2027年に減る", 3, 8) is None


def test_what_had_been_planned():
    assert was_due("26年に着工し、28年に造る計画だった", steps_in("26年に着工し")[0])
    assert was_due("28年の稼働をめざしてきた工場", steps_in("28年の稼働")[0])
    assert not was_due("26年に着工したが、28年に造る計画だった", steps_in("26年に着工した")[0])
