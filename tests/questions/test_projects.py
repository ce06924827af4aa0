"""Projects: which deals and statements belong to one plant, and which only share a word."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from daicho.model.claim import Capacity, Milestone, Party
from daicho.model.deal import Deal, DealParty, Stated
from daicho.model.span import Mention, Span
from daicho.model.when import When
from daicho.questions.projects import Project, projects
from daicho.questions.timelines import Timeline


def deal(key: str, project: str, payer: str, **slots: object) -> Deal:
    base = Deal(
        id=key, kind="investment", currency="JPY", low=Decimal(1), high=Decimal(1), status="planned",
        payer=(DealParty(payer, payer.lower()),), project=(DealParty(project),),
    )  # fmt: skip
    return replace(base, **slots)


def party(name: str, entity: str | None = None) -> Party:
    return Party(mention(name), name, entity)


def mention(text: str) -> Mention:
    return Mention(text, Span(0, len(text)))


def stated(key: str, document: str, project: str, subject: Party | None, place: Party | None = None) -> Stated:
    claim = Capacity(
        quote=mention("x"), measure=mention("1"), value=Decimal(1), unit="wafers",
        subject=(subject,) if subject else (), project=(party(project),), place=(place,) if place else (),
    )  # fmt: skip
    return Stated(id=key, document=document, doc=document, published="2024-01-01", lang="en", claim=claim)


def milestone(key: str, document: str, project: str, subject: Party) -> Stated:
    claim = Milestone(
        quote=mention("x"),
        event="opening",
        when=When(mention("2027"), "2027"),
        subject=(subject,),
        project=(party(project),),
    )
    return Stated(id=key, document=document, doc=document, published="2024-01-01", lang="en", claim=claim)


def contents(found: tuple[Project, ...]) -> set[frozenset[str]]:
    return {frozenset((*one.deals, *(stated.id for stated in one.claims))) for one in found}


def test_a_name_is_one_project_only_of_one_owner() -> None:
    found = projects((deal("a", "plant", "Hoshi"), deal("b", "plant", "Tsuki"), deal("c", "plant", "Hoshi")), (), ())
    assert contents(found) == {frozenset("ac"), frozenset("b")}


def test_two_places_are_two_projects_and_none_named_joins_the_only_one() -> None:
    here, there = (DealParty("Kumamoto", "JP-43"),), (DealParty("Miyagi", "JP-04"),)
    two = (
        deal("a", "plant", "Hoshi", place=here),
        deal("b", "plant", "Hoshi", place=there),
        deal("c", "plant", "Hoshi"),
    )
    assert contents(projects(two, (), ())) == {frozenset("a"), frozenset("b"), frozenset("c")}
    one = (two[0], two[2], deal("d", "plant", "Tsuki", place=there))
    assert contents(projects(one, (), ())) == {frozenset("ac"), frozenset("d")}


def test_a_statement_without_an_owner_is_of_the_one_its_document_names() -> None:
    owned = stated("a", "d1", "plant", party("Hoshi", "hoshi"))
    found = projects(
        (deal("deal", "plant", "Hoshi"),),
        (owned, stated("b", "d1", "plant", None), stated("c", "d2", "plant", None)),
        (),
    )
    assert contents(found) == {frozenset(("deal", "a", "b")), frozenset("c")}


def test_a_project_that_is_its_own_subject_has_no_owner() -> None:
    found = projects(
        (), (stated("a", "d1", "plant", party("the plant")), stated("b", "d2", "plant", party("plant"))), ()
    )
    assert contents(found) == {frozenset("a"), frozenset("b")}
    assert found[-1].owners == ()


def test_a_step_told_in_two_languages_ties_the_names_together() -> None:
    english, japanese = (
        milestone("en", "d1", "second fab", party("TSMC", "tsmc")),
        milestone("ja", "d2", "第2工場", party("台湾積体電路製造", "tsmc")),
    )
    step = Timeline("second fab", "opening", (("2024-01-01", "2027", "en"), ("2024-01-02", "2027", "ja")), None)
    assert len(projects((), (english, japanese), ())) == 2
    (one,) = projects((), (english, japanese), (step,))
    assert one.names == ("second fab", "第2工場")
    assert one.steps == (step,)
    assert [owner.entity for owner in one.owners] == ["tsmc"]


def test_what_names_no_project_is_in_none() -> None:
    assert projects((replace(deal("a", "plant", "Hoshi"), project=()),), (), ()) == ()
