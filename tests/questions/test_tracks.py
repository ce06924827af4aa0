"""Timelines: each project under one name, whoever told of it in whatever language."""

from __future__ import annotations

from daicho.deals.milestones import Projects
from daicho.model.claim import Milestone, Party
from daicho.model.deal import Stated
from daicho.model.span import Mention, Span
from daicho.model.when import When
from daicho.questions.tracks import timelines_in


def mention(text: str) -> Mention:
    return Mention(text, Span(0, len(text)))


def told(key: str, day: str, event: str, value: str, maker: str, plant: str, town: str) -> Stated:
    claim = Milestone(
        quote=mention(f"{maker} {plant} {town} {value}"),
        event=event,  # type: ignore[arg-type]
        when=When(mention(value), value),
        subject=(Party(mention(maker), maker, "tsmc"),),
        project=(Party(mention(plant), plant),),
        place=(Party(mention(town), town, "JP-43"),),
    )
    return Stated(id=key, document=f"d{key}", doc=f"{key}.txt", published=day, lang="en", claim=claim)


def test_steps_of_one_project_go_by_one_name_in_two_languages() -> None:
    claims = [
        told("c1", "2024-02-24", "production_start", "2027", "TSMC", "second fab", "Kumamoto"),
        told("c2", "2024-02-25", "production_start", "2027", "台湾積体電路製造", "第2工場", "熊本"),
        told("c3", "2024-02-25", "construction_start", "2024", "台湾積体電路製造", "第2工場", "熊本"),
        told("c4", "2024-02-26", "production_start", "2024", "TSMC", "first fab", "Kumamoto"),
    ]
    found = [(line.project, line.event, len(line.history)) for line in timelines_in(Projects(claims))]
    assert found == [
        ("TSMC, first fab", "production_start", 1),
        ("TSMC, 第2工場", "construction_start", 1),
        ("TSMC, 第2工場", "production_start", 2),
    ]
    assert {line.project for line in timelines_in(Projects(claims[:2]))} == {"TSMC, second fab"}


def test_whose_name_is_in_the_project_s_is_not_said_twice() -> None:
    (line,) = timelines_in(
        Projects([told("c1", "2024-02-24", "production_start", "2027", "TSMC", "TSMC's second fab", "Kumamoto")])
    )
    assert line.project == "TSMC's second fab"
