from decimal import Decimal

from daicho.claims.repeats import numbers_once, steps_once
from daicho.model.claim import Capacity, Headcount, Milestone, Party
from daicho.model.span import Mention, Span
from daicho.model.when import When


def at(text, start=0):
    return Mention(text, Span(start, start + len(text)))


def party(text):
    return (Party(at(text), text),)


def step(event, value, **slots):
    return Milestone(quote=at("…"), event=event, when=When(at(value or "soon"), value), **slots)


def test_of_two_dates_the_more_exact_stays_and_is_filled_up():
    (claim,) = steps_once([step("opening", "2027", subject=party("ACME")), step("opening", "2027-12")])
    assert (claim.when.value, claim.subject[0].name) == ("2027-12", "ACME")


def test_an_opening_and_a_start_of_production_are_one_step():
    assert len(steps_once([step("opening", "2027"), step("production_start", "2027-12")])) == 1


def test_other_dates_and_other_events_are_other_steps():
    assert len(steps_once([step("opening", "2027"), step("opening", "2028"), step("completion", "2027")])) == 3
    assert len(steps_once([step("opening", None), step("opening", "2027")])) == 2


def test_numbered_plants_are_told_apart():
    one, two = step("opening", "2027", project=party("第1工場")), step("opening", "2027-12", project=party("第2工場"))
    assert steps_once([one, two]) == (one, two)


def test_a_number_is_one_claim_with_the_fuller_unit():
    plain = Capacity(quote=at("x"), measure=at("5"), value=Decimal(5), unit="wafers", subject=party("ACME"))
    rated = Capacity(quote=at("x"), measure=at("5"), value=Decimal(5), unit="wafers/month", place=party("Ohio"))
    (claim,) = numbers_once([plain, rated])
    assert (claim.unit, bool(claim.subject), bool(claim.place)) == ("wafers/month", True, True)


def test_jobs_are_no_trainees():
    heads = [
        Headcount(quote=at("x"), measure=at("5"), value=Decimal(5), unit="人", what=w) for w in ("jobs", "trainees")
    ]
    assert len(numbers_once(heads)) == 2
