"""English sentences read as a document published on Monday, 5 May 2025."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from daicho.annotation import annotate
from daicho.claims.english.others import other_claims
from daicho.model.claim import Claim
from daicho.model.document import Appearance, Document
from daicho.model.wire import mentions_of

Reader = Callable[[str], Sequence[Claim]]


@pytest.fixture(scope="session")
def read_others() -> Reader:
    """The claims without money of a text, each with its evidence verified."""

    def read(text: str) -> Sequence[Claim]:
        claims = other_claims(annotate(Document(text, "en", Appearance("x", "x", "2025-05-05"))))
        for claim in claims:
            for mention in mentions_of(claim):
                mention.verify(text)
        return claims

    return read
