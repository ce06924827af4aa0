"""Who and what a line names that could play a part in a flow."""

import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.cast import cast_of
from daicho.claims.japanese.eligible import roles_of
from daicho.model.document import Appearance, Document


def named(text: str) -> set[tuple[str, str]]:
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    return {(a.type, a.mention.text) for found in cast.by_line.values() for _, a in found}


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("県も港の岸壁改修に75億円を充てる。", "港の岸壁改修"),
        ("韓国政府は送電線の敷設費として7000億ウォンを支援する。", "送電線の敷設"),
        (
            "残り260億円は、国産の言語モデルに日本語のデータを学ばせる事業に使う。",
            "国産の言語モデルに日本語のデータを学ばせる事業",
        ),
        ("東雲電機は駅前の土地を12億円で取得した。", "駅前の土地"),
        ("潮見化成は正極材の生産力を高めるため、80億円を投じる。", "正極材の生産力"),
        ("官民は150兆円を超える脱炭素投資を見込む。", "脱炭素投資"),
        ("東雲電機の前期の設備投資は280億円だった。", "東雲電機の前期の設備投資"),
    ],
    ids=[
        "with its owner",
        "expenses",
        "a bare noun with its clause",
        "bought",
        "made more of",
        "what a sum measures",
        "what a sum is the size of",
    ],
)
def test_what_a_sum_is_put_to_is_a_candidate(text: str, aim: str) -> None:
    assert ("aim", aim) in named(text)


def test_a_pronoun_is_nothing_that_money_is_put_to() -> None:
    assert not {text for kind, text in named("政府はこれまでに900億円を用意した。") if kind == "aim"}


def test_the_seat_of_a_company_is_no_place_of_the_money() -> None:
    seat = named("経済産業省は、ラピダス株式会社（東京都千代田区）の北海道千歳市の工場に最大8025億円を支援する。")
    assert {text for kind, text in seat if kind == "place"} == {"北海道千歳市"}


def test_where_no_other_place_is_told_works_may_stand_at_the_seat() -> None:
    assert ("place", "福島県いわき市") in named("ヒノカセル(福島県いわき市)が建てる新工場に1000億円を補助する。")


def test_where_works_stand_may_be_told_in_brackets() -> None:
    assert ("place", "熊本県菊陽町") in named("第2工場（熊本県菊陽町）に2兆円を投じる。")


def test_dates_and_shares_are_nothing_that_money_is_put_to() -> None:
    assert not {text for kind, text in named("同社は28年度に総額の3割に当たる75億円を出す。") if kind == "aim"}


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("「ブルーコア計画」に、9兆ウォンを投じる。", "ブルーコア計画"),
        ("ペクダムは群山工場に4兆5000億ウォンを充てる。", "群山工場"),
        ("東雲電機は苫小牧データセンターに48億円を投じる。", "苫小牧データセンター"),
        ("東雲電機は年産900トンの新ラインに36億円を投じる。", "新ライン"),
    ],
    ids=["a name in quotes", "a plant with its place", "a centre with its place", "without its size"],
)
def test_projects_keep_what_tells_them_apart(text: str, project: str) -> None:
    assert ("project", project) in named(text)


def test_what_only_ends_like_a_prefecture_is_no_actor() -> None:
    assert ("actor", "低軌道") not in named("低軌道の衛星に120億円を投じる。")


def test_what_stands_before_a_name_says_what_it_is() -> None:
    text = "日本の2社は合弁会社の「SKマテリア」に10億円を出資し、投資会社のオックスリーも加わる。"
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    called = {candidate.key: candidate.called for candidate in cast.candidates.values() if candidate.called}
    assert any("vehicle" in names for names in called.values())
    assert any("investor" in names for names in called.values())


def test_a_party_that_only_argues_pays_nothing() -> None:
    cast = cast_of(annotate(Document("自民党は政府に10億円の補助を求めた。", "ja", Appearance("x", "x"))))
    assert not any("payer" in roles_of(c) for c in cast.candidates.values() if c.key.endswith("党"))


def test_new_plants_and_old_ones_are_two() -> None:
    cast = cast_of(annotate(Document("新工場に30億円、既存工場に20億円を投じる。", "ja", Appearance("x", "x"))))
    assert {"新工場", "既存工場"} <= set(cast.candidates)
