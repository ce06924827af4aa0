"""The annotation of English text."""

from __future__ import annotations

from daicho.model.annotated import AnnotatedDocument
from daicho.model.document import Document


def annotate(document: Document) -> AnnotatedDocument:
    """The annotated form of one English document."""
    return AnnotatedDocument(document)
