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


def test_likeness_estimates_the_share_of_runs_that_two_texts_have_in_common() -> None:
    words = [f"w{number * 7919 % 10007}" for number in range(900)]
    for kept in (0.2, 0.5, 0.8):
        other = [*words[: int(900 * kept)], *(f"x{word}" for word in words[int(900 * kept) :])]
        for lang, glue in (("en", " "), ("ja", "")):
            one = glue.join(words), glue.join(other)
            true = kept / (2 - kept)
            assert abs(likeness(signature(one[0], lang), signature(one[1], lang)) - true) < 0.2


def test_releases_from_one_template_are_no_copies() -> None:
    template = (
        "{0} will build a plant in {1}, the company said on Tuesday. The plant is to make power chips for electric cars and will "
        "employ {2} people once it runs at full speed. Construction begins in {3} and ends two years later. The state supports "
        "the project with {4} million dollars from its fund for new industry. {0} has been in {1} since {5}. Its chairman called "
        "the decision a sign of trust in the region and its skilled people, and thanked the governor for her support."
    )
    texts = {
        "a": template.format("Hoshi Chips", "Kumamoto", 400, "March", 90, 1984),
        "b": template.format("Norvane Power", "Little Corran", 1200, "autumn", 35, 2011),
    }
    signatures = {key: signature(text, "en") for key, text in texts.items()}
    assert likeness(signatures["a"], signatures["b"]) > 0.2
    assert linked(signatures, {}) == ()


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
