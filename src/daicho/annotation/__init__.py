"""Document -> AnnotatedDocument: sentences, tokens, sums, dates, quantities and names, each at its exact characters."""

from __future__ import annotations

from daicho.model.annotated import AnnotatedDocument
from daicho.model.document import Document


def annotate(document: Document) -> AnnotatedDocument:
    """The annotated form of `document`, by the analyser of its language; a document in another language stays bare."""
    if document.lang == "ja":
        from daicho.annotation import japanese

        return japanese.annotate(document)
    if document.lang == "en":
        from daicho.annotation import english

        return english.annotate(document)
    return AnnotatedDocument(document)
