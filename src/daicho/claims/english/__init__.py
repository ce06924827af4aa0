"""The claims of English text: one function a family of kinds."""

from __future__ import annotations

from daicho.claims.english.lines import lines_of
from daicho.claims.english.money import read_money
from daicho.claims.english.others import other_claims
from daicho.claims.english.sections import stories_of
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Reading


def read_claims(annotated: AnnotatedDocument) -> Reading:
    """The claims of one English document, those of a digest item by item."""
    stories = [(story, lines_of(story)) for story in stories_of(annotated)]
    money = [read_money(story, lines) for story, lines in stories]
    others = [claim for story, lines in stories for claim in other_claims(story, lines)]
    return Reading(
        (*(claim for read in money for claim in read.claims), *others),
        tuple(item for read in money for item in read.not_flows),
        tuple(pair for read in money for pair in read.conversions),
    )
