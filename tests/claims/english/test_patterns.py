"""Lower case must leave every character where it was, or claims would point beside their words."""

from __future__ import annotations

from daicho.claims.english.patterns import plain_cue
from daicho.model.patterns import lowered


def test_lower_case_keeps_offsets_where_a_letter_would_become_two() -> None:
    text = "İzmir and İstanbul sign an MoU"
    found = plain_cue("mous? tie-ups?").search(lowered(text))
    assert len(lowered(text)) == len(text)
    assert found
    assert text[found.start() : found.end()] == "MoU"
