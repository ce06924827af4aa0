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


def test_a_company_is_no_work_but_a_programme_or_a_law_is_by_its_name() -> None:
    assert names("Kestrel Fab Systems Inc. is in line for $3 billion.") == []
    assert names("The firm got $3 billion under the Chips and Science Act.") == ["Chips and Science Act"]
    assert names("Under the National Battery Strategy €2 billion is to be spent.") == ["National Battery Strategy"]


def test_a_work_that_says_which_of_several_it_is_keeps_one_name_through_a_document() -> None:
    text = (
        "Kestrel opened its first Estonian fab on Monday, and Tallinn promised $2 billion for the next one, a second plant "
        "in Tartu. Plant No. 1 makes sensors. The second will open in 2027."
    )
    assert names(text) == [
        "first Estonian fab",
        *["second plant in Tartu"] * 2,
        "first Estonian fab",
        "second plant in Tartu",
    ]


def test_first_works_of_two_owners_are_two() -> None:
    assert names("Orbel's first fab in Oulu cost $2 billion, Kestrel's first fab in Tartu $3 billion.") == [
        "Orbel's first fab in Oulu",
        "Kestrel's first fab in Tartu",
    ]


def test_a_name_with_a_number_is_the_work_that_the_text_says_it_is() -> None:
    text = "At Tartu 1, the first fab in the country, output is rising. The aid went to Tartu 2, a plant that cost $2 billion."
    assert names(text) == ["first fab in the country", "first fab in the country", "Tartu 2", "Tartu 2"]


def test_what_counts_several_works_stands_for_all_of_them() -> None:
    text = "Kestrel has two testing plants in Oulu. Together the two cost $3 billion, and $1 billion is for three more."
    assert names(text) == ["two testing plants in Oulu", "two testing plants in Oulu", "three more"]


def test_where_a_site_stands_is_part_of_its_name() -> None:
    assert names("It spends $250 million on a site near Oulu.") == ["site near Oulu"]
    assert names("The plant under construction in Tartu gets $15 million.") == ["plant under construction in Tartu"]
