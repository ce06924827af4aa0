"""Whose shares a sum buys. The texts are invented and stand in no labelled folder."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.parties import candidates, organisations_of
from daicho.claims.english.past import Past
from daicho.claims.english.sites import sites_of
from daicho.claims.english.syntax import trees_of
from daicho.claims.english.targets import target_of
from daicho.model.document import Appearance, Document


def target(text: str) -> str | None:
    """Whose shares the first sum of a text buys."""
    annotated = annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))
    trees = trees_of(annotated)
    site = sites_of(annotated, trees)[0]
    firm = target_of(site, candidates(site, organisations_of(annotated, trees), Past()))
    return firm.name.full if firm else None


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Kestrel Systems has agreed to take over Orbel Robotics for $186 million.", "Orbel Robotics"),
        ("Kestrel Systems has acquired Orbel Robotics in a deal worth $186 million.", "Orbel Robotics"),
        ("Kestrel Systems bought a 12% stake in Orbel Robotics for $40 million.", "Orbel Robotics"),
        ("Kestrel Systems has made an offer of $3.4 billion for Orbel Robotics.", "Orbel Robotics"),
        ("Last year Kestrel Systems led a financing round for Orbel Robotics of $500 million.", "Orbel Robotics"),
        ("Orbel Robotics must raise $260 million of equity before Kestrel Systems signs.", "Orbel Robotics"),
        ("Kestrel Systems is to spend $2 billion on a plant in Oulu.", None),
    ],
)
def test_the_firm_whose_shares_are_bought(text: str, firm: str | None) -> None:
    assert target(text) == firm
