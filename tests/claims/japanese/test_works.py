"""What a work is called in full."""

import pytest

from daicho.annotation import annotate
from daicho.claims import read_claims
from daicho.claims.japanese.cast import cast_of
from daicho.claims.japanese.works import in_full
from daicho.model.claim import Investment
from daicho.model.document import Appearance, Document


def called(text: str, name: str) -> str:
    """What the last appearance of `name` in a text is called in full."""
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    found = [a for told in cast.by_line.values() for _, a in told if a.mention.text == name]
    return in_full(cast, found[-1], name)


OPENING = "東雲電機は5日、北上市に蓄電池工場を建てると発表した。"


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        (OPENING + "新工場には1800億円を投じる。", "新工場", "蓄電池工場"),
        ("投資額は新工場で300億円。\n東雲電機の蓄電池工場は2028年に動く。", "新工場", "東雲電機の蓄電池工場"),
        (OPENING + "既存工場には80億円を投じる。", "既存工場", "既存工場"),
        (OPENING + "海外の工場は閉じる。新工場には1800億円を投じる。", "新工場", "蓄電池工場"),
        (OPENING + "潮見化成の基板工場も隣に建つ。新工場には20億円を投じる。", "新工場", "新工場"),
        (OPENING + "潮見化成は基板工場を隣に建てる。同工場には20億円を投じる。", "同工場", "基板工場"),
    ],
    ids=["told before", "told after", "an old one", "not by where it is not", "one of two", "the one just told of"],
)
def test_a_general_noun_takes_the_fuller_name_that_the_story_has_for_it(text: str, name: str, full: str) -> None:
    assert called(text, name) == full


def test_items_of_a_digest_are_stories_of_their_own() -> None:
    text = "◇東雲電機、蓄電池工場に30億円\n◇潮見化成、基板に20億円\n◇鶴見電工、工場に10億円を投じる"
    assert called(text, "工場") == "工場"


def test_one_work_is_not_told_twice_under_two_names() -> None:
    reading = read_claims(annotate(Document(OPENING + "新工場への投資額は1800億円。", "ja", Appearance("x", "x"))))
    (claim,) = [c for c in reading.claims if isinstance(c, Investment)]
    names = [party.name for party in claim.project]
    assert len(names) == len(set(names))
    assert "蓄電池工場" in names


def test_another_firms_plant_is_not_the_one_a_firm_pays_for() -> None:
    assert called("東雲化学は工場に500億円を投じる。北浜電機の千歳工場は昨年稼働した。", "工場") == "工場"
