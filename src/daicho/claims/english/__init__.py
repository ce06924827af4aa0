"""The claims of English text: one function a family of kinds."""

from __future__ import annotations

from daicho.claims.english.money import read_money
from daicho.claims.english.others import other_claims
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Reading


def read_claims(annotated: AnnotatedDocument) -> Reading:
    """The claims of one English document."""
    money = read_money(annotated)
    return Reading((*money.claims, *other_claims(annotated)), money.not_flows, money.conversions)
