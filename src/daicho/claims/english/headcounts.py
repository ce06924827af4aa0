"""Headcounts: a stated number of jobs, hires or trainees tied to a project or programme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.claims.english.cast import Cast, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.patterns import cue, either, words
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Quantity
from daicho.model.claim import Headcount
from daicho.reference.counted import PEOPLE

_WORK = cue(
    r"""jobs? hir(?:e|es|ed|ing) employ(?:s|ed|ing|ees?|ment)? payrolls? staff\w* workforce workers?
    work(?:s|ing)?_(?:at|there|in|for|on) recruit\w* tak(?:e|es|en|ing)_on posts? positions? roles? headcount
    find_work to_work will_work give\w*_work professionals engineers technicians move_in apprentice\w* will_need
    personnel on_its_books crew team staffed busy livelihood"""
)
_TRAINING = cue(
    r"""train(?:s|ed|ing|ees?)? re-?skill\w* up-?skill\w* skill(?:s|ing) teach(?:es|ing)? taught courses? classes
    curricul\w+ apprentice\w* learn\w* scholarships? graduat\w* qualif\w+ instruct\w* workshops? enrol\w* bootcamps?
    lessons? certif\w+ educat(?:e|es|ed|ing)"""
)
# Numbers of people that are no headcount of a project: cuts, crowds, surveys, populations.
_OTHER = cue(
    r"""former lay(?:s|ing)?_off laid_off layoffs? job_cuts? cut(?:s|ting)? redundan\w+ los(?:e|t|ing|s) strik\w+
    protest\w* survey\w* poll\w* residents? inhabitants visitors passengers subscribers customers guests died killed
    injured signatures homes households patients attend\w* live_in lives_in living_in who_live people_liv(?:e|ing)
    population members_of (?:firms|companies|businesses)_with"""
)
_SECTOR = cue(r"(?:industry|sector|economy)\b.{0,80}\bemploy\w*")
# Where a number without a noun counts people: "will employ 180", "a staff of 260", "the payroll should stand at 4,000".
_NEARLY = either("about around some roughly nearly over more_than at_least up_to as_many_as a_further another")
_BARE_BEFORE = re.compile(
    r"\b"
    + either(
        r"""employ(?:s|ing)? hir(?:e|es|ing) give\w*_work_to jobs:? take_on recruit train(?:ing)?
        workers_for_[\w_,-]{2,30},
        (?:staff|workforce|payroll|headcount|team)(?:_numbers)?(?:_\w+){0,8}?(?:_(?:of|at|to|from|is|exceed))?"""
    )
    + rf"[ ]?(?:{_NEARLY} )*\Z",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(
    r"\A(?: more)?(?:[- ]strong|,? "
    + either(
        r"""in_construction during_construction of_them_\w+ have_been_(?:taken_on|hired)
        will_be_(?:hired|employed|trained) (?:direct|permanent|full-time|construction)_(?:and|or)_[\d,]+_\w+_jobs"""
    )
    + r")\b",
    re.IGNORECASE,
)
# A number that goes on with the people counted before it: "60 employees in its first year and 200 later".
_GOING_ON = re.compile(r"(?:\band|\bplus|,) (?:about |around |some |another )?\Z", re.IGNORECASE)
_LATER = re.compile(r" (?:later|will be|are to be|more by|thereafter)\b", re.IGNORECASE)
_TAUGHT = cue(r"(?:get|gets|getting|receive\w*|undergo|given|offered)\b.{0,25}\btraining")
_JOBS = words("jobs job workers employees positions roles posts staff")
_OF_THEM = re.compile(r"\b(?:of whom|of which|of them|including) (?:about |around |some )?\Z", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:first )?(?:group|batch|cohort|intake|class) of(?: \w+)? \Z", re.IGNORECASE)


def headcounts(cast: Cast) -> Iterator[Headcount]:
    """Every headcount of a document."""
    before: Line | None = None
    for line in cast.lines:
        told: str | None = None
        for quantity in line.quantities:
            found = _what(line, quantity, before)
            if not found and told and _goes_on(line, quantity):
                found = told, "of whom"
            if found:
                told = found[0]
                yield _headcount(cast, line, quantity, *found)
        before = line


def _goes_on(line: Line, quantity: Quantity) -> bool:
    """Whether a number without a noun counts some of the people counted before it in the line, or more of them."""
    before, after = line.around(quantity.mention.span, 30, 20)
    if _OF_THEM.search(before):
        return True
    return not quantity.unit and bool(_GOING_ON.search(before) and _LATER.match(after))


def _what(line: Line, quantity: Quantity, previous: Line | None) -> tuple[str, str] | None:
    """`jobs` or `trainees` and the cue that says so; None where the number counts something else."""
    if quantity.value < 10 or quantity.value != quantity.value.to_integral_value():
        return None
    before, after = line.around(quantity.mention.span, 90, 90)
    noun = quantity.unit.partition("/")[0]
    people = noun in PEOPLE or (noun[:1].isupper() and noun.endswith("s") and not noun.isupper())
    group = not noun and _AMONG.search(before)
    if group and (cue := _TRAINING.search(line.words) or (previous and _TRAINING.search(previous.words))):
        return "trainees", cue.group()
    bare = None if noun else (_BARE_BEFORE.search(before) or _BARE_AFTER.search(after))
    if not people and not bare:
        return None
    near = _clause(before, after, quantity.mention.text)
    if _SECTOR.search(near) or _OTHER.search(_clause(before[-50:], after[:50], quantity.mention.text)):
        return None
    if taught := _TAUGHT.search(after):
        return "trainees", taught.group()
    training, work = _TRAINING.search(near), _WORK.search(near)
    if training and not (work and (noun in _JOBS or (bare and not _TRAINING.search(bare.group())))):
        return "trainees", training.group()
    return ("jobs", work.group()) if work else None


def _clause(before: str, after: str, wording: str) -> str:
    """The words around a number up to the nearest full break on either side."""
    left = re.split(r"[;—–]|, (?:and|but|while|which|whose) ", before)[-1]
    right = re.split(r"[;—–]|, (?:and|but|while|which|whose|although) ", after)[0]
    return f"{left}{wording}{right}"


def _headcount(cast: Cast, line: Line, quantity: Quantity, what: str, cue: str) -> Headcount:
    head = line.head(quantity.mention.span)
    project = cast.project(line, head)
    actor = cast.actor(line, head)
    return Headcount(
        quote=line.quote,
        measure=quantity.mention,
        value=quantity.value,
        low=quantity.low,
        unit=quantity.unit or "people",
        what="trainees" if what == "trainees" else "jobs",
        subject=unique([project if what == "jobs" else actor, actor]),
        project=unique([project]),
        place=cast.place(line),
        says=speakers_of(line),
        confidence=0.95 if quantity.unit else 0.9,
        why=(f"{what}: {cue}",),
    )
