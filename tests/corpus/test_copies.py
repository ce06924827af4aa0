from __future__ import annotations

from corpus_samples import STORY, STORY_JA
from daicho.corpus.copies import SIZE, likeness, linked, signature

BODY = (
    STORY
    + "The mayor was glad. "
    + "Work on the road to the site has begun, and people are curious about what comes. " * 3
)
OTHER = "The library opens at nine and closes at six, except on Monday, when it stays shut all day long. " * 4


def test_a_signature_knows_words_not_marks() -> None:
    assert len(signature(BODY, "en")) == 4 * SIZE
    assert signature(BODY, "en") == signature(BODY.upper().replace(",", " ;"), "en")
    assert likeness(signature(BODY, "en"), signature(OTHER, "en")) < 0.1
    assert signature("", "en") == signature("…", "en")


def test_an_agency_story_under_another_headline_is_linked_to_the_earliest() -> None:
    texts = {"d1": f"A plant for Kumamoto\n\n{BODY}", "d2": f"Chips: what a week it was\n\n{BODY}", "d3": OTHER}
    found = linked(
        {key: signature(text, "en") for key, text in texts.items()}, {"d2": "2024-02-24", "d1": "2024-02-25"}
    )
    assert [(copy.document, copy.of) for copy in found] == [("d1", "d2")]
    assert found[0].alike > 0.6


def test_japanese_copies_are_linked() -> None:
    long = STORY_JA + "地元の住民の受け止めはさまざまで、期待と不安が入り交じる。関係者の見方は冷静だ。"
    found = linked({"a": signature(long, "ja"), "b": signature("夕刊 " + long, "ja")}, {})
    assert [(copy.document, copy.of) for copy in found] == [("b", "a")]


def test_links_do_not_depend_on_the_order() -> None:
    texts = {f"d{i}": signature(BODY + f"Ending {i}.", "en") for i in range(9)}
    backwards = dict(reversed(texts.items()))
    assert linked(texts, {}) == linked(backwards, {})
    assert {copy.of for copy in linked(texts, {})} == {"d0"}
