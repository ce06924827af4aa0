"""A document with what the annotation stage found in it: sentences, tokens, sums, dates, names, measures.

Both languages give the same shape, so that the claims stage never meets an analyser's own types.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from daicho.model.document import Document
from daicho.model.money import Conversion, Money
from daicho.model.span import Mention, Span
from daicho.model.when import Period, When


class Token(NamedTuple):
    """One token of a parsed sentence: a tuple, as a text has many.

    lemma: dictionary form; pos: Universal Dependencies coarse tag (NOUN, PROPN, VERB, ADP …); tag: the analyser's own fine tag;
    head: index within the sentence of the token it depends on (itself for the root), dep: the relation. Japanese
    tokens have no dependency: head is the own index and dep empty.
    """

    text: str
    span: Span
    lemma: str
    pos: str
    tag: str = ""
    head: int = -1
    dep: str = ""


NameType = Literal["company", "government", "organisation", "person", "place", "product", "unknown"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name or a definite description standing for one ("the company", 同社) as it occurs in the text.

    full: the fullest name the document gives for the same thing (equal to the wording where nothing fuller is known);
    country: ISO 3166 alpha-2 it belongs to, where known; stands_for: what the document calls by name what a description of
    a government only points at: "the federal government" in a text that also says Ottawa.
    """

    mention: Mention
    type: NameType
    full: str
    country: str | None = None
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit that is no money: 55,000 wafers a month, 2 nm, 3 million people, 32nd."""

    mention: Mention
    value: Decimal
    unit: str
    low: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or headline, list item, table row). `tokens` is empty where it cannot carry a claim and was not parsed."""

    span: Span
    tokens: tuple[Token, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """The annotation stage's result: everything later stages know about one text. All spans point into `document.text`."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    sums: tuple[Money, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    dates: tuple[When, ...] = ()
    periods: tuple[Period, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = field(default=())
