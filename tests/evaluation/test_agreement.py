"""Second labels: each belongs to a text of ours, and the reader of it was careful."""

from __future__ import annotations

import pytest

from agreement import SECOND, first_labels, second_labels
from daicho.evaluation.score import score, total


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_second_label_has_a_text(lang: str) -> None:
    ours = {path.stem for path in (SECOND / lang).glob("*.json") if "-dev-" not in path.stem}
    assert ours
    assert ours <= {first.name for first in first_labels()}


def test_two_readers_agree_on_sums_and_mostly_on_who_pays_for_what() -> None:
    board = total(score(first, second_labels(first.document.lang, first.name)) for first in first_labels())
    assert board.found.f1 > 0.95
    assert board.right.f1 > 0.9
