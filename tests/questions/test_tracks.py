"""Steps of projects: each project under one name, whoever told of it, and what is kept of them as documents come and go."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from daicho.deals.milestones import projects_in
from daicho.ledger import changes, judgements, kept, read, write
from daicho.ledger.store import Ledger, open_ledger
from daicho.model.claim import Capacity, Claim, Investment, Milestone, Party, Reading
from daicho.model.deal import Stated
from daicho.model.document import Appearance, Document
from daicho.model.judgement import ClaimRef, Judgement
from daicho.model.money import Money
from daicho.model.span import Mention, Span
from daicho.model.when import When
from daicho.questions import findings, settling, timelines
from daicho.questions.findings import findings_of
from daicho.questions.timelines import timelines_of
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
    found = [(line.project, line.event, len(line.history)) for line in timelines_in(projects_in(claims))]
    assert found == [
        ("TSMC, first fab", "production_start", 1),
        ("TSMC, 第2工場", "construction_start", 1),
        ("TSMC, 第2工場", "production_start", 2),
    ]
    assert {line.project for line in timelines_in(projects_in(claims[:2]))} == {"TSMC, second fab"}


def test_a_project_goes_by_the_name_of_a_maker_that_no_table_has() -> None:
    def of(key: str, maker: str, plant: str) -> Stated:
        one = told(key, "2024-02-24", "opening", "2027", maker, plant, "Kumamoto")
        return replace(one, claim=replace(one.claim, subject=(Party(mention(maker), maker, f"~{maker.casefold()}"),)))

    names = [
        line.project
        for claims in ([of("c1", "Norvane", "fab")], [of("c2", "Norvane", "Norvane's fab")])
        for line in timelines_in(projects_in(claims))
    ]
    assert names == ["Norvane, fab", "Norvane's fab"]


def test_two_things_that_the_first_document_gives_two_dates_have_not_moved() -> None:
    def opening(key: str, document: str, day: str, value: str, thing: str) -> Stated:
        one = told(key, day, "opening", value, "TSMC", thing, "Kumamoto")
        return replace(
            one, document=document, claim=replace(one.claim, place=(Party(mention("柏市"), "柏市", "jp-12-kashiwa"),))
        )

    site, machine = (
        opening("c1", "d1", "2022-12-02", "2024-03", "拠点"),
        opening("c2", "d1", "2022-12-02", "FY2027", "計算機"),
    )
    later = opening("c3", "d2", "2023-11-10", "2024-03", "拠点"), opening("c4", "d2", "2023-11-10", "2028-06", "計算機")
    lines = timelines_in(projects_in([site, machine, *later]))
    assert [([value for _, value, _ in line.history], line.slip) for line in lines] == [
        (["2024-03", "2024-03"], None),
        (["FY2027", "2028-06"], 3),
    ]
    moved = opening("c5", "d1", "2022-12-02", "FY2027", "拠点")  # the old date and the new one of one thing
    (line,) = timelines_in(projects_in([site, moved]))
    assert line.slip == 48


def test_whose_name_is_in_the_project_s_is_not_said_twice() -> None:
    (line,) = timelines_in(
        projects_in([told("c1", "2024-02-24", "production_start", "2027", "TSMC", "TSMC's second fab", "Kumamoto")])
    )
    assert line.project == "TSMC's second fab"


def document(number: int, dice: random.Random) -> tuple[Document, Reading]:
    """A made-up document: few names, places and steps, so that documents meet, contradict each other and fall silent."""
    day = f"20{dice.randrange(18, 26)}-0{dice.randrange(1, 10)}-1{dice.randrange(10)}"
    claims: list[Claim] = []
    text = ""
    for _ in range(dice.randrange(1, 4)):
        maker, plant, (town, place) = (
            dice.choice((*MAKERS, LONERS[number % 5])),
            dice.choice(PLANTS),
            dice.choice(TOWNS),
        )
        value = f"20{dice.randrange(19, 28)}"
        words = f"{maker} {plant} {town} 2 nm {value} {number} {len(claims)}"
        quote = Mention(words, Span(len(text), len(text) + len(words)))
        text += f"{words}\n"
        parties: dict[str, Any] = {
            "project": (Party(quote, plant),) if plant else (),
            "place": (Party(quote, town, place),) if dice.random() < 0.5 else (),
        }
        by = (Party(quote, maker, f"~{maker.casefold()}"),)
        kind = dice.choice(("step", "step", "step", "money", "size"))
        if kind == "money":
            sum_ = Money(quote, Decimal(10**9), Decimal(10**9), Decimal(10**9), "USD")
            claims.append(Investment(quote=quote, amount=sum_, payer=by, **parties))
            continue
        event = dice.choice(("pilot", "production_start", "mass_production", "completion"))
        claims.append(Milestone(quote=quote, event=event, when=When(quote, value), subject=by, **parties))
        if kind == "size":
            claims.append(Capacity(quote=quote, measure=quote, value=Decimal(2), unit="nm", subject=by, **parties))
    return Document(text, "en", Appearance(source=f"d{number}", name=f"d{number}", published=day)), Reading(
        tuple(claims)
    )


MAKERS = ("Norvane", "Norvane Micro", "ノルヴェイン", "Hoshi Chips", "ホシチップス", "HC")
LONERS = ("Quillon", "Zephra", "Wexmoor", "Dunthorp", "Yarrick")  # of whom few speak
PLANTS = ("", "first fab", "second fab", "Asahi works", "朝日工場")
TOWNS = (("Kumamoto", "JP-43"), ("Hokkaido", "JP-01"), ("Oldtown", None), ("旧町", None))


@pytest.mark.parametrize("seed", [0, 2, 3, 4])
def test_what_is_kept_after_any_changes_is_what_all_claims_come_to(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "_MOST_AT_ONCE", 10**6)
    dice = random.Random(seed)
    absent = [document(number, dice) for number in range(24)]
    present: list[tuple[Document, Reading]] = []
    told: Counter[str] = Counter()
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        settling.settle(ledger)
        for _ in range(30):
            act = dice.choice((enter, enter, enter, remove, redate, reject))
            if act is enter and absent:
                present.append(absent.pop(dice.randrange(len(absent))))
                enter(ledger, *present[-1])
            elif act is remove and present:
                absent.append(present.pop(dice.randrange(len(present))))
                remove(ledger, absent[-1][0])
            elif act in (redate, reject) and present:
                act(ledger, dice.choice(present)[0], dice)  # type: ignore[operator]
            settling.settle(ledger)
            found, lines = findings_of(ledger), timelines_of(ledger)
            told.update(one.cls for one in found.open)
            with monkeypatch.context() as patch:
                for module in (findings, timelines):
                    patch.setattr(module, "known", nothing_kept)
                assert findings_of(ledger) == found
                assert timelines_of(ledger) == lines
        with ledger.writing() as connection:
            followed = kept.content_hash(connection)
            changes.write(connection, "rules", "others")
        settling.settle(ledger)
        with ledger.reading() as connection:
            assert kept.content_hash(connection) == followed
    assert told


def enter(ledger: Ledger, document: Document, reading: Reading) -> None:
    with ledger.writing() as connection:
        write.write_appearance(connection, document, "2026-01-01T00:00:00.000Z")
        published = document.appearance.published
        write.write_reading(connection, document.id, document.text, reading, rules="r", published=published)


def remove(ledger: Ledger, document: Document) -> None:
    with ledger.writing() as connection:
        write.remove(connection, document.id)


def redate(ledger: Ledger, document: Document, dice: random.Random) -> None:
    with ledger.writing() as connection:
        day = dice.choice(("2017", "2020-03", "2024-06-01"))
        write.correct(connection, document.id, {"published": day})


def reject(ledger: Ledger, document: Document, dice: random.Random) -> None:
    with ledger.writing() as connection:
        one = dice.choice(list(read.stated(connection, among=[document.id])))
        about = ClaimRef.to(one.id, one.document, one.claim)
        made = f"2026-01-01T00:00:00.{dice.randrange(1000):03}Z"
        judgements.write(connection, Judgement(verb="reject", claims=(about,), author="a", made=made))


@contextmanager
def nothing_kept(*_: object) -> Iterator[None]:
    yield None
