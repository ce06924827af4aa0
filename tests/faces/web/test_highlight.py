"""Texts cut at spans: nothing is lost, and each span is covered to the letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from daicho.faces.web.highlight import NOT_FLOW, QUOTE, Mark, pieces
from daicho.model.span import Span

TEXT = "日本は𠮷野家に“5億円”を<b>投資</b>する 👩‍👩‍👧。"
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))
MARKS = st.lists(
    st.builds(Mark, SPANS, st.sampled_from(["payer", "amount", "project", QUOTE, NOT_FLOW]), st.just("c1"))
)


@given(MARKS, st.integers(0, 10))
def test_the_pieces_are_the_text_and_each_mark_covers_its_own(marks: list[Mark], offset: int) -> None:
    found = list(pieces(TEXT, marks, offset))
    assert "".join(piece.text for piece in found) == TEXT
    for mark in marks:
        start, end = (min(max(at - offset, 0), len(TEXT)) for at in (mark.span.start, mark.span.end))
        covered = "".join(piece.text for piece in found if mark in piece.marks)
        assert covered == TEXT[start:end]


def test_the_innermost_slot_comes_last_and_a_sentence_first() -> None:
    marks = [Mark(Span(0, 4), "place", "a"), Mark(Span(0, 10), "project", "a"), Mark(Span(2, 4), QUOTE, "a")]
    first, second, third, _ = pieces(TEXT, marks)
    assert (first.slots, second.slots, third.slots) == (("project", "place"), (QUOTE, "project", "place"), ("project",))


def test_a_sum_leads_to_its_claim_and_one_that_is_no_flow_to_its_reason() -> None:
    found = list(pieces(TEXT, [Mark(Span(0, 2), "amount", "c9"), Mark(Span(5, 8), NOT_FLOW, "revenue")]))
    assert [(piece.key, piece.reason, piece.claims) for piece in found if piece.marks] == [
        ("c9", None, ("c9",)),
        (None, "revenue", ()),
    ]


def test_an_empty_text_has_no_pieces() -> None:
    assert not list(pieces("", [Mark(Span(0, 0), "payer", "a")]))
