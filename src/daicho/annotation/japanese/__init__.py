"""The annotation of Japanese text."""

from __future__ import annotations

from daicho.model.annotated import AnnotatedDocument
from daicho.model.document import Document


def annotate(document: Document) -> AnnotatedDocument:
    """The annotated form of one Japanese document."""
    return AnnotatedDocument(document)
