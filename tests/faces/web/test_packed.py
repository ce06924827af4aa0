"""Packed records and strings against plain lists."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daicho.faces.web.packed import Packed, Picked, Strings, indexed

texts = st.lists(st.text(alphabet=st.sampled_from("ab\n補\ud800é"), max_size=4), max_size=12)


@given(st.lists(st.integers() | st.text(max_size=3), max_size=8))
def test_records_come_back(records: list[object]) -> None:
    packed = Packed(records)
    assert list(packed) == records
    assert len(packed) == len(records)
    assert packed[1:5] == records[1:5]
    assert packed.picked(range(len(records))) == records


@pytest.mark.parametrize("number", [3, -4])
def test_what_is_not_there_is_told(number: int) -> None:
    assert Packed("abc")[-1] == "c"
    with pytest.raises(IndexError):
        Packed("abc")[number]
    with pytest.raises(IndexError):
        Strings("abc")[number]


@given(texts, st.text(alphabet=st.sampled_from("ab\n補\ud800é"), max_size=3))
def test_strings_are_found_by_what_they_are_and_what_they_have_in_them(values: list[str], part: str) -> None:
    strings = Strings(values)
    assert list(strings) == values
    assert strings.number(part) == (values.index(part) if part in values else None)
    assert (part in strings) == (part in values)
    assert strings.having(part).tolist() == [at for at, value in enumerate(values) if part in value]
    if part:
        assert strings.have(part) == any(part in value for value in values)
    both = [at for at, value in enumerate(values) if part in value and "a" in value]
    assert strings.having_all([part, "a"]).tolist() == both


@given(st.lists(texts, max_size=6))
def test_records_are_found_by_their_keys(keys: list[list[str]]) -> None:
    index = indexed(keys)
    for key in {one for several in keys for one in several}:
        assert key in index
        assert index[key] == [at for at, several in enumerate(keys) if key in several]
    assert "not there" not in index
    assert index["not there"] == []


def test_some_records_in_an_order_of_their_own_come_over_to_another_process() -> None:
    picked = pickle.loads(pickle.dumps(Picked(Packed("abcdef"), Strings("abcdef").having("")[::-2])))
    assert list(picked) == ["f", "d", "b"]
    assert picked[1:] == ["d", "b"]
