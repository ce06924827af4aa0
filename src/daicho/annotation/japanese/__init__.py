"""The annotation of Japanese text."""

from __future__ import annotations

from daicho.annotation.japanese.amounts import sums_of
from daicho.annotation.japanese.dates import dates_of
from daicho.annotation.japanese.names import names_of
from daicho.annotation.japanese.parse import parse
from daicho.annotation.japanese.quantities import quantities_of
from daicho.annotation.japanese.sentences import pieces_of
from daicho.annotation.shadow import shadow_of
from daicho.model.annotated import AnnotatedDocument
from daicho.model.document import Document
from daicho.model.flow import flow_of


def annotate(document: Document) -> AnnotatedDocument:
    """The annotated form of one Japanese document."""
    shadow = shadow_of(document.text)
    sums, conversions = sums_of(shadow)
    sentences = tuple(parse(shadow, piece, tells=bool(sums)) for piece in pieces_of(shadow.text))
    flows = [flow_of(document.text, sentence) for sentence in sentences if sentence.tokens]
    dates, periods = dates_of(flows, document.published)
    return AnnotatedDocument(
        document,
        sentences,
        sums,
        conversions,
        dates,
        periods,
        quantities_of(flows),
        names_of(shadow, sentences),
    )
