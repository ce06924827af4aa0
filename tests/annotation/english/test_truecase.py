"""Headlines that capitalise every word, as a sentence would write them."""

from __future__ import annotations

import pytest

from daicho.annotation import annotate
from daicho.annotation.english.parse import is_ordinary
from daicho.annotation.english.sentences import sentences_of
from daicho.annotation.english.truecase import truecased
from daicho.annotation.shadow import shadow_of
from daicho.model.document import Appearance, Document


def lowered(text: str) -> str:
    """The first line of a text as its shadow has it."""
    shadow = shadow_of(text)
    tidied = truecased(shadow, sentences_of(shadow), is_ordinary)
    assert len(tidied.text) == len(shadow.text)
    assert (tidied.stored, tidied.starts, tidied.ends) == (shadow.stored, shadow.starts, shadow.ends)
    return tidied.text.split("\n")[0]


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("Orbel Wins $60 Million Grant to Expand Ohio Plant", "Orbel wins $60 million grant to expand Ohio plant"),
        ("Intel Plans Second Fab in New Mexico by March 2027", "Intel plans second fab in New Mexico by March 2027"),
        ("Talsa Energy and US Agency Sign AI Power Deal", "Talsa Energy and US agency sign AI power deal"),
        ("TSMC TO INVEST $100 BILLION IN ARIZONA CHIP PLANTS", "TSMC to invest $100 billion in Arizona chip plants"),
        ("Chip Maker Seeks Loans From State Banks", "Chip maker seeks loans from state banks"),
    ],
)
def test_ordinary_words_of_a_headline_are_lowered(headline: str, sentence: str) -> None:
    assert lowered(f"{headline}\n\nThe firm said so on Thursday.\n") == sentence


def test_the_body_tells_what_is_a_name() -> None:
    body = "The plant of Canopy will make cells, and Quill Foundry buys them.\n"
    assert (
        lowered(f"Canopy and Quill Plan Joint Battery Plant\n\n{body}") == "Canopy and Quill plan joint battery plant"
    )
    assert (
        lowered(f"CANOPY AND QUILL PLAN JOINT BATTERY PLANT\n\n{body}") == "Canopy and Quill plan joint battery plant"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Orbel wins a grant to expand its plant in Ohio.",
        "Toyota, Denso and Sony Group",
        "Hitachi said on Monday it is in talks.",
    ],
)
def test_a_sentence_stays_as_it_is(line: str) -> None:
    shadow = shadow_of(line)
    assert truecased(shadow, sentences_of(shadow), is_ordinary).text == line


def test_names_and_sums_of_a_titled_line_are_those_of_its_sentence() -> None:
    text = "Venndrik Power to Build $15 Billion Memory Fab in Boise\n\nThe company said on Thursday the fab opens in 2027.\n"
    annotated = annotate(Document(text, "en", Appearance("test", "test")))
    assert [name.mention.text for name in annotated.names[:2]] == ["Venndrik Power", "Boise"]
    assert [(money.mention.text, int(money.value or 0)) for money in annotated.sums] == [("$15 Billion", 15 * 10**9)]


def test_a_pronoun_of_a_line_in_capitals_stands_as_the_line_has_it() -> None:
    text = "ORBEL SAID ON MONDAY IT WILL INVEST $5 MILLION IN ITS PLANT IN OHIO.\n\nOrbel makes chips.\n"
    for name in annotate(Document(text, "en", Appearance("test", "test"))).names:
        name.mention.verify(text)


def test_a_day_in_capitals_is_no_name() -> None:
    assert lowered("ORBEL SAID ON MONDAY THE GRANT WAS AWARDED").split()[3] == "Monday"
