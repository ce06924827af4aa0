"""Dates told in words that name no step, judged by what stands around them."""

from __future__ import annotations

from daicho.annotation import annotate
from daicho.claims.english.cast import Cast
from daicho.claims.english.lines import Line, lines_of
from daicho.claims.english.steps import OUTCOMES, features_of, is_no_step, likely_step
from daicho.model.document import Appearance, Document
from daicho.model.when import When
from daicho.reference.weights import weights


def _date(text: str, published: str | None = "2025-05-05") -> tuple[Cast, Line, When]:
    annotated = annotate(Document(text, "en", Appearance("a", "a", published)))
    cast = Cast(lines_of(annotated), annotated.names, published)
    line = next(line for line in cast.lines if line.dates)
    return cast, line, line.dates[0]


def test_what_stands_around_a_date_is_told() -> None:
    found = features_of(*_date("Selmark will open a chip plant in Dresden by June 2027."))
    assert {"rel:ahead", "deadline:True", "opens:by", "verb0:open", "time0:ahead", "object0:a project"} <= set(found)


def test_a_date_of_the_past_is_told_from_one_to_come() -> None:
    assert "rel:past" in features_of(*_date("Selmark opened a chip plant in Dresden in June 2019."))
    assert "rel:unknown" in features_of(*_date("Selmark opened a chip plant in Dresden in June 2019.", None))


def test_a_plant_that_opens_is_a_step_and_a_quarter_of_sales_is_none() -> None:
    opened = likely_step(*_date("The chip plant in Dresden will start production in June 2027."))
    assert opened is not None
    assert opened[0] in ("production_start", "opening", "mass_production")
    sales = _date("Selmark's revenue rose by 12% to $300 million in the quarter that ended in March 2025.")
    assert likely_step(*sales) is None
    assert is_no_step(*sales)


def test_the_day_on_which_a_step_was_told_of_is_none() -> None:
    assert (
        likely_step(*_date("Selmark said on April 6 that it would start building the second plant by late 2026."))
        is None
    )


def test_the_model_knows_every_outcome() -> None:
    assert set(weights("english_step").table) == set(OUTCOMES)
