"""The items of a digest."""

from __future__ import annotations

from daicho.annotation import annotate
from daicho.claims.english import read_claims
from daicho.claims.english.sections import stories_of
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document

_DIGEST = """DATA CENTRE NEWS

Norvik opens its first hall

Norvik Data has opened a hall in Horten, Norway. It cost the company $200 million.

Talus goes to Texas

Talus Cloud is to build halls in Lubbock, Texas. They should be finished next year. The cost: $300 million.

Okano grows

Okano Computing is adding a building in Osaka. The firm said that it would have 30 MW.
"""
_STORY = """Norvik opens its first hall

Norvik Data has opened a hall in Horten, Norway. It cost the company $200 million.

What comes next

Norvik Data is to build a second hall. It should be finished next year.

What others say

Talus Cloud said that Norvik Data was right. It wants to build a hall, too.
"""


def _document(text: str) -> Document:
    return Document(text, "en", Appearance("a", "a", "2025-05-05"))


def test_each_item_of_a_digest_is_a_story_of_its_own() -> None:
    stories = stories_of(annotate(_document(_DIGEST)))
    assert [story.sentences[0].span.of(_DIGEST) for story in stories] == [
        "Norvik opens its first hall",
        "Talus goes to Texas",
        "Okano grows",
    ]
    money = [claim for claim in read_claims(annotate(_document(_DIGEST))).claims if isinstance(claim, MoneyClaim)]
    assert [(claim.payer[0].name, claim.country) for claim in money] == [("Norvik Data", "NO"), ("Talus Cloud", "US")]


def test_a_story_with_subheadings_is_one_story() -> None:
    assert len(stories_of(annotate(_document(_STORY)))) == 1
    assert len(stories_of(annotate(_document("Norvik opens a hall. It cost $200 million.")))) == 1


def test_a_text_without_a_sentence_has_no_claims() -> None:
    assert read_claims(annotate(Document(" \n" * 200, "en", Appearance("x", "x")))).claims == ()
