"""How works are named and told apart. The texts are invented and stand in no labelled folder."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.projects import works_of
from daicho.claims.english.syntax import trees_of
from daicho.claims.english.work_names import party
from daicho.model.document import Appearance, Document


def names(text: str) -> list[str]:
    """What each work of a text is called, in order."""
    works = works_of(trees_of(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))), ())
    return [party(work, works).name for work in works]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Orbel Systems is building a battery plant in Oulu for $900 million. The plant will open in 2027.",
            "battery plant in Oulu",
        ),
        (
            "Orbel Systems opened a battery plant in Oulu. Kestrel chose Tartu for a $650 million plant that will make anodes.",
            "plant that will make anodes",
        ),
        (
            "Orbel Systems has built two testing plants in Oulu. It will put $40 million into a third one.",
            "third one",
        ),
        (
            "Kestrel opened its first fab in Tartu and plans a second fab in Riga. The first had cost $2 billion.",
            "first fab",
        ),
        ("Phase two, for which $520 million was set aside, will add packaging.", "Phase two"),
        ("The firm shelves its A$15 billion ($10.8 billion) project of a supply chain.", "project of a supply chain"),
        (
            "The grant goes to the Open Wave Center for Integration and Deployment.",
            "Open Wave Center for Integration and Deployment",
        ),
    ],
)
def test_works_are_named_and_told_apart(text: str, last: str) -> None:
    assert last in names(text)


def test_a_company_or_a_law_is_no_work() -> None:
    assert names("The firm is in line for $3 billion under the Chips and Science Act.") == []
