"""The claims of Japanese text."""

from __future__ import annotations

from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Reading


def read_claims(annotated: AnnotatedDocument) -> Reading:
    """The claims of one Japanese document."""
    return Reading(conversions=annotated.conversions)
