"""A claim knows its sum in the second currency that the text gives it in."""

from __future__ import annotations

from decimal import Decimal

from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document
from daicho.pipeline import extract


def test_a_claim_has_the_sum_that_its_text_converts() -> None:
    text = "経済産業省は工場に最大4760億円(約35億ドル)を補助すると発表した。県も10億円を補助する。\n"
    document = Document(text, "ja", Appearance("a.txt", "a.txt", "2022-06-17"))
    claims = [claim for claim in extract(document).claims if isinstance(claim, MoneyClaim)]
    told = {
        claim.amount.value: claim.converted and (claim.converted.currency, claim.converted.value) for claim in claims
    }
    assert told == {Decimal(476_000_000_000): ("USD", Decimal(3_500_000_000)), Decimal(1_000_000_000): None}
