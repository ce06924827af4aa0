"""Deals by column against the plain way of going through all of them."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from daicho.faces.web.asked import DealsAsked, deals_asked
from daicho.faces.web.columns import FACETS, NOT_SAID, SORTS, DealColumns
from daicho.faces.web.search import DealSearch
from daicho.model.deal import DealLine, DealParty

KINDS = ("investment", "subsidy", "loan")
PAYERS = (
    DealParty("METI", "meti"),
    DealParty("経済産業省", "meti"),
    DealParty("Hoshi Chips"),
    DealParty("TSMC", "tsmc"),
)


def some_lines(many: int = 300, seed: int = 8) -> list[DealLine]:
    """Deals made up, the same ones for the same seed; some lack everything that can be lacking."""
    pick = random.Random(seed)
    return [
        DealLine(
            id=f"deal-{number:016x}",
            kind=pick.choice(KINDS),
            currency=pick.choice(("JPY", "USD", "SEK")),
            low=pick.choice((None, Decimal(pick.randrange(10**9)))),
            high=pick.choice((None, Decimal(pick.randrange(10**9, 10**12)))),
            status=pick.choice(("planned", "done")),
            payer=tuple(pick.sample(PAYERS, pick.randrange(3))),
            recipient=tuple(pick.sample(PAYERS, pick.randrange(2))),
            project=(),
            place=pick.choice(((), (DealParty("Kumamoto", "JP-43"),))),
            country=pick.choice(("JP", "US", None)),
            payer_country=pick.choice(((), ("JP",), ("JP", "TW"))),
            sector=pick.choice(((), ("semiconductors", "logic"), ("batteries",))),
            relations=(),
            first_seen=pick.choice((None, "2023", "2024-04", "2024-04-12")),
            last_seen=pick.choice((None, "2024-05-01", "2025-01")),
            document_count=pick.randrange(1, 5),
            claim_count=3,
            sums_up=False,
            decided=None,
        )
        for number in range(many)
    ]


LINES = some_lines()
COLUMNS = DealColumns.of(LINES, "2025-01-31")
WANTED = [
    {},
    {"kind": ["subsidy"]},
    {"kind": ["subsidy", "loan"], "country": ["JP"]},
    {"payer": ["meti"], "sector": ["logic"], "year": ["2024"]},
    {"country": [NOT_SAID], "payer": ["Hoshi Chips", "tsmc"]},
    {"kind": ["praise"]},
]


def has(line: DealLine, facet: str, values: list[str]) -> bool:
    return bool(set(tuple(FACETS[facet](line)) or (NOT_SAID,)) & set(values))


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_those_chosen_are_those_that_have_a_value_of_every_facet(wanted: dict[str, list[str]]) -> None:
    plainly = {line.id for line in LINES if all(has(line, facet, values) for facet, values in wanted.items())}
    found = COLUMNS.chosen(wanted)
    assert {line.id for line in found.lines("kind")} == plainly
    assert found.many == len(plainly)


@pytest.mark.parametrize("wanted", WANTED, ids=str)
@pytest.mark.parametrize("facet", FACETS)
def test_a_count_is_of_what_choosing_the_value_alone_would_give(wanted: dict[str, list[str]], facet: str) -> None:
    for value, many in COLUMNS.chosen(wanted).counts(facet, 100):
        assert COLUMNS.chosen({**wanted, facet: [value]}).many == many > 0


@pytest.mark.parametrize("name", SORTS)
def test_pages_of_an_order_are_the_whole_of_it(name: str) -> None:
    found = COLUMNS.chosen({"country": ["JP", "US"]})
    for sort in (name, f"-{name}"):
        pages = [line.id for start in range(0, 300, 50) for line in found.lines(sort, start, start + 50)]
        assert pages == [line.id for line in found.lines(sort)]
        assert len(set(pages)) == found.many


def test_sums_of_several_currencies_are_in_order_of_what_they_were_worth() -> None:
    made = [
        LINES[0]._replace(currency=currency, low=Decimal(low), high=None, first_seen=day)
        for currency, low, day in (
            ("JPY", 10**9, "2024-04-12"),
            ("USD", 10**8, None),
            ("SEK", 10**6, "2024-04-12"),
            ("JPY", 1, None),
        )
    ]
    ordered = DealColumns.of(made, None).chosen({}).lines("-amount")
    assert [line.currency for line in ordered] == ["USD", "JPY", "SEK", "JPY"]


def test_no_deals_at_all_are_no_trouble() -> None:
    empty = DealColumns.of([], None)
    search = DealSearch.of(empty)
    assert empty.chosen({"kind": ["subsidy"]}, search.find("subsidy")).lines("-told") == []
    assert empty.chosen({}).counts("payer", 8) == []


class TestSearch:
    search = DealSearch.of(COLUMNS)

    @pytest.mark.parametrize(
        "same",
        [
            ("subsidy", "補助", "補助金", "grants", "ＳＵＢＳＩＤＹ"),
            ("investment", "投資", "設備投資"),
            ("METI", "経済産業省", "経産省"),
            ("TSMC", "台積電", "Taiwan Semiconductor"),
            ("Kumamoto", "熊本", "熊本県"),
            ("Japan", "日本", "japan"),
            ("semiconductors", "半導体", "chips"),
            ("done", "実施済み", "完了"),
        ],
    )
    def test_words_that_mean_the_same_find_the_same(self, same: tuple[str, ...]) -> None:
        first, *others = (self.search.find(word) for word in same)
        assert first.any()
        assert not first.all()
        for other in others:
            assert (first == other).all()

    def test_several_words_must_all_hold(self) -> None:
        both = self.search.find("subsidy 経済産業省")
        assert both.any()
        assert (both == (self.search.find("補助金") & self.search.find("METI"))).all()
        assert (both == self.search.find("経済産業省補助金")).all()

    @pytest.mark.parametrize("word", ["nothing that is there", "\0", "%", "(", "\\", '"', "補" * 300, "😀"])
    def test_what_is_not_there_is_not_found(self, word: str) -> None:
        assert not self.search.find(word).any()

    def test_a_deal_is_found_by_its_id(self) -> None:
        assert self.search.find(LINES[7].id).nonzero()[0].tolist() == [7]


class TestAsked:
    asked = deals_asked(
        [("q", " a  b "), ("kind", "subsidy"), ("kind", "loan"), ("utm", "x"), ("sort", "payer"), ("page", "3")]
    )

    def test_comes_back_from_its_own_query(self) -> None:
        query = self.asked.query()
        pairs = [
            (name, one)
            for name, value in query.items()
            if value is not None
            for one in ([str(value)] if isinstance(value, str | int) else value)
        ]
        assert deals_asked(pairs) == self.asked == DealsAsked(
            q="a b", chosen={"kind": ("subsidy", "loan")}, sort="payer", page=3
        )  # fmt: skip

    def test_another_filter_begins_at_the_first_page(self) -> None:
        assert self.asked.toggled("kind", "loan") == {"q": "a b", "kind": ("subsidy",), "sort": "payer", "page": None}
        assert self.asked.toggled("status", "done")["status"] == ("done",)

    def test_asked_twice_for_an_order_turns_it_round(self) -> None:
        assert self.asked.sorted_by("payer")["sort"] == "-payer"
        assert self.asked.sorted_by("amount")["sort"] == "-amount"
