"""Wordings are found where they stand, by the words they begin with."""

import pytest

from daicho.claims.english.flow_cues import wordings
from daicho.claims.english.heard import Wordings, openings


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("tax credit", ("tax",)),
        ("co-fund", ("co-fund",)),
        ("price(?! tag)", ("price",)),
        ("(?<!bond\\s)market(?! place)", ("market",)),
        ("capital (?:expenditure|outlay)", ("capital",)),
        ("(?:wave through|clear) (?:project|plan)", ("wave", "clear")),
        ("(?:percent|%) stake", ("percent", "%")),
    ],
)
def test_what_a_wording_begins_with(wording: str, words: tuple[str, ...]) -> None:
    assert openings(wording) == words


@pytest.mark.parametrize("wording", ["start-?up", "[a-h] round", "budget(?:ed)? at", "(?:bud|fid)get"])
def test_a_wording_whose_first_word_is_not_told_is_refused(wording: str) -> None:
    with pytest.raises(ValueError, match="may begin with"):
        openings(wording)


def test_wordings_are_found_as_whole_words_with_determiners_between() -> None:
    heard = Wordings(
        {"loan": ["line of credit", "(?:bank|bridge) loan"], "share": ["% stake"], "sale": [r"(?<!net\s)sale"]}
    )
    assert heard.names_in("it open a line of the credit") == {"loan"}
    assert heard.names_in("a bridge loan for a 5 % stake") == {"loan", "share"}
    assert heard.names_in("net sale and a by-sale , bridge loaner") == set()


def test_the_words_of_every_wording_of_the_table_are_told() -> None:
    assert all(openings(listed) for wording in wordings() for listed in wording.listed)
