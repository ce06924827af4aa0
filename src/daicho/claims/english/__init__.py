"""The claims of English text."""

from __future__ import annotations

from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Reading


def read_claims(annotated: AnnotatedDocument) -> Reading:
    """The claims of one English document."""
    return Reading(conversions=annotated.conversions)
