"""AnnotatedDocument -> Reading: which statements the text makes, with every slot at its characters."""

from __future__ import annotations

from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Reading


def read_claims(annotated: AnnotatedDocument) -> Reading:
    """The claims, the sums that are no flows, and the conversions of one document."""
    if annotated.document.lang == "ja":
        from daicho.claims import japanese

        return japanese.read_claims(annotated)
    if annotated.document.lang == "en":
        from daicho.claims import english

        return english.read_claims(annotated)
    return Reading()
