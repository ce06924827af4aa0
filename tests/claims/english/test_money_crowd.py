"""A line that holds more sums than any sentence is a table: its sums are no flows, and it costs no more than its length."""

from daicho.api import extract

SENTENCE = "Hoshi Chips will invest $20 billion and Kita Power $5bn in Ohio "


def test_a_row_of_figures_makes_no_claims():
    reading = extract(SENTENCE * 40, lang="en")
    rows = [item for item in reading.not_flows if item.why == "a row of figures, no sentence"]
    assert len(rows) > 40
    assert len(reading.claims) < 10


def test_a_sentence_with_a_few_sums_does():
    assert {claim.kind for claim in extract(SENTENCE + ".", lang="en").claims} == {"investment"}
