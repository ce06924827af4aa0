"""The annotation of Japanese text."""

from __future__ import annotations

from daicho.annotation.japanese.names import names_of
from daicho.annotation.japanese.parse import parse
from daicho.annotation.japanese.sentences import pieces_of
from daicho.annotation.shadow import shadow_of
from daicho.model.annotated import AnnotatedDocument
from daicho.model.document import Document


def annotate(document: Document) -> AnnotatedDocument:
    """The annotated form of one Japanese document."""
    shadow = shadow_of(document.text)
    sentences = tuple(parse(shadow, piece) for piece in pieces_of(shadow.text))
    return AnnotatedDocument(document, sentences, names=names_of(shadow, sentences))
