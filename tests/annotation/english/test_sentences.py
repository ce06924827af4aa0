from daicho.annotation.english.sentences import LONGEST, sentences_of
from daicho.annotation.shadow import shadow_of


def split(text: str) -> list[str]:
    return [s.span.of(text) for s in sentences_of(shadow_of(text))]


def test_company_suffixes_and_initials_do_not_end_a_sentence() -> None:
    assert split("Rapidus Corp. President C.C. Wei met Denso Inc. The firm pays.") == [
        "Rapidus Corp. President C.C. Wei met Denso Inc.",
        "The firm pays.",
    ]


def test_sentences_run_together_by_a_bad_scrape_are_parted() -> None:
    assert split("It pays President Donald Trump.For Trump it matters.") == [
        "It pays President Donald Trump.",
        "For Trump it matters.",
    ]


def test_a_dateline_stands_by_itself() -> None:
    assert split("TAIPEI, June 17 - A plan was handed in.") == ["TAIPEI, June 17 -", "A plan was handed in."]


def test_a_wrapped_line_goes_on_and_a_headline_does_not() -> None:
    text = "Plant opens in Ohio\n\nIntel will spend US$\n3 billion there, it\nsaid on Monday."
    assert split(text) == ["Plant opens in Ohio", "Intel will spend US$\n3 billion there, it\nsaid on Monday."]
    assert [s.heading for s in sentences_of(shadow_of(text))] == [True, False]


def test_bullets_and_heading_marks_are_not_part_of_the_sentence() -> None:
    assert split("## The sums\n- Data Center: $1.46 billion\n* Mobile: $602 million\n") == [
        "The sums",
        "Data Center: $1.46 billion",
        "Mobile: $602 million",
    ]


def test_endless_text_is_cut() -> None:
    text = "word " * 20_000
    assert max(len(s) for s in split(text)) <= LONGEST
