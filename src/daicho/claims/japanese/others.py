"""The claims of a Japanese document that are not of money: milestones, heads, capacities, partnerships, policies, indicators."""

from __future__ import annotations

from collections.abc import Sequence

from daicho.claims.japanese.capacities import capacities_of, capacity_cue, is_difference
from daicho.claims.japanese.headcounts import PEOPLE, headcount_cue, headcounts_of, is_nobody
from daicho.claims.japanese.indicators import indicator_cue, indicators_of, measures_nothing, tells_earnings
from daicho.claims.japanese.lines import Line, Placed, lines_of
from daicho.claims.japanese.milestones import milestones_of
from daicho.claims.japanese.partnerships import partnerships_of
from daicho.claims.japanese.policies import policies_of
from daicho.claims.japanese.quantities import TOLD, Sense, Senses, Told, sense_of, setting_of
from daicho.claims.japanese.roles import scenes_of
from daicho.model.annotated import AnnotatedDocument, Quantity
from daicho.model.claim import Claim


def other_claims(annotated: AnnotatedDocument) -> tuple[Claim, ...]:
    """The claims of the six kinds without an amount, in order of their kinds."""
    return claims_of_lines(lines_of(annotated))


def claims_of_lines(lines: Sequence[Line]) -> tuple[Claim, ...]:
    """The same of a document's parsed lines, in the order of the labelling guide."""
    scenes, senses = scenes_of(lines), senses_of(lines)
    return (
        *milestones_of(lines, scenes),
        *headcounts_of(lines, scenes, senses),
        *capacities_of(lines, scenes, senses),
        *partnerships_of(lines, scenes),
        *policies_of(lines, scenes),
        *indicators_of(lines, scenes, senses),
    )


def senses_of(lines: Sequence[Line]) -> Senses:
    """What each quantity of a document is told for."""
    earnings = tells_earnings(lines)
    around = setting_of(lines, earnings=earnings)
    return {
        quantity.item.mention.span: sense_of(
            line, quantity, around, ruled(line, quantity, earnings=earnings), open_to(line, quantity)
        )
        for line in lines
        for quantity in line.quantities
    }


def open_to(line: Line, quantity: Placed[Quantity]) -> Sequence[Told]:
    """What a quantity may be told for by its unit and what stands right beside it."""
    people = quantity.item.unit.split("/")[0] in PEOPLE
    shut: set[Told] = {"capacity"} if people or is_difference(line, quantity) else set()
    shut |= {"indicator"} if measures_nothing(line, quantity) else set()
    shut |= {"jobs", "trainees"} if not people or is_nobody(line, quantity) else set()
    return [told for told in TOLD if told not in shut]


def ruled(line: Line, quantity: Placed[Quantity], *, earnings: bool) -> Sense:
    """What the rules of the kinds say that a quantity is told for, and the word that tells."""
    if found := headcount_cue(line, quantity):
        return Sense(found[0], (found[1],))
    if cue := capacity_cue(line, quantity):
        return Sense("capacity", (cue,))
    if cue := indicator_cue(line, quantity, earnings=earnings):
        return Sense("indicator", (cue,))
    return Sense("none", ())
