"""The annotation of English text."""

from __future__ import annotations

from daicho.annotation.english.amounts import sums_of
from daicho.annotation.english.names import names_of
from daicho.annotation.english.parse import parse
from daicho.annotation.english.sentences import sentences_of
from daicho.annotation.english.worth import worth_parsing
from daicho.annotation.shadow import shadow_of
from daicho.model.annotated import AnnotatedDocument
from daicho.model.document import Document


def annotate(document: Document) -> AnnotatedDocument:
    """The annotated form of one English document."""
    shadow = shadow_of(document.text)
    sentences = sentences_of(shadow)
    sums, conversions = sums_of(shadow)
    sentences = parse(shadow, sentences, [worth_parsing(s.span.of(document.text)) for s in sentences])
    names = names_of(shadow, sentences)
    return AnnotatedDocument(document, sentences=sentences, sums=sums, conversions=conversions, names=names)
