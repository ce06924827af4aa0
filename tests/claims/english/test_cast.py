"""Whom and what a document is about."""

from __future__ import annotations

from daicho.annotation import annotate
from daicho.claims.english.cast import Cast
from daicho.claims.english.lines import lines_of
from daicho.model.document import Appearance, Document


def _cast(text: str) -> Cast:
    annotated = annotate(Document(text, "en", Appearance("x", "x", "2025-05-05")))
    return Cast(lines_of(annotated), annotated.names, "2025-05-05")


def test_the_lead_is_who_is_named_most() -> None:
    cast = _cast(
        "Norvik Corp. will build a plant in 2026. Norvik hired 300 workers. Solvanta Inc. sells it 20 machines."
    )
    assert cast.lead
    assert cast.lead.name == "Norvik Corp."


def test_a_project_is_the_nearest_named_or_the_last_one_before() -> None:
    cast = _cast("The new battery plant of Norvik opens in 2026. It will employ 300. Work began in 2024.")
    projects = [cast.project(line) for line in cast.lines]
    assert [project.name for project in projects if project] == ["new battery plant"] * 3


def test_a_noun_phrase_keeps_its_number_and_drops_article_and_price() -> None:
    cast = _cast("Phase one of the $5 billion plant opens in 2026.")
    (line,) = cast.lines
    assert [line.noun(i).text for i in cast.projects[0]] == ["Phase one", "plant"]
