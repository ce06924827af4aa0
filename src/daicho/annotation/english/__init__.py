"""The annotation of English text."""

from __future__ import annotations

from daicho.annotation.english.amounts import sums_of
from daicho.annotation.english.dates import dates_of
from daicho.annotation.english.descriptions import described
from daicho.annotation.english.names import names_of
from daicho.annotation.english.parse import is_ordinary, parse
from daicho.annotation.english.quantities import quantities_of
from daicho.annotation.english.sentences import sentences_of
from daicho.annotation.english.truecase import truecased
from daicho.annotation.english.worth import worth_parsing_of
from daicho.annotation.shadow import shadow_of
from daicho.model.annotated import AnnotatedDocument
from daicho.model.document import Document


def annotate(document: Document) -> AnnotatedDocument:
    """The annotated form of one English document."""
    shadow = shadow_of(document.text)
    sentences = sentences_of(shadow)
    shadow = truecased(shadow, sentences, is_ordinary)
    sums, conversions = sums_of(shadow)
    sentences = parse(shadow, sentences, worth_parsing_of([s.span.of(document.text) for s in sentences]))
    names = described(document.text, sentences, names_of(shadow, sentences))
    dates, periods = dates_of(shadow, sentences, document.published)
    quantities = quantities_of(
        shadow, [*(money.mention.span for money in sums), *(date.mention.span for date in dates)]
    )
    return AnnotatedDocument(document, sentences, sums, conversions, dates, periods, quantities, names)
