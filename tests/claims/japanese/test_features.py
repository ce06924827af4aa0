import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.cast import cast_of
from daicho.claims.japanese.features import of_candidate, spots_of
from daicho.model.document import Appearance, Document


def parts(text: str) -> dict[str, set[str]]:
    """The parts that particles and verbs give the candidates beside the first sum of a text."""
    spots = spots_of(cast_of(annotate(Document(text, "ja", Appearance("x", "x")))))
    first = spots[min(spots)]
    return {candidate.key: {part for _, part in found} for candidate, found in first.beside.items()}


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("北辰ガラスは9月、米アオゾラ・セルを65億ドルで傘下に収めた。", "アオゾラ・セル", "taker"),
        ("北辰ガラスは9月、米アオゾラ・セルを65億ドルで買収した。", "アオゾラ・セル", "taker"),
        ("三笠商事から100億ドルの出資を取りつけたソニーは、工場を建てる。", "ソニー", "taker"),
        ("三笠商事から100億ドルの出資を取りつけたソニーは、工場を建てる。", "三笠商事", "giver"),
        ("400億円を出すデンソーは、工場を建てる。", "デンソー", "giver"),
        ("経済産業省は、デンソーによる設備の整備に約53億円を補助する。", "デンソー", "owner-taker"),
        ("経済産業省は、デンソーによる設備の整備に約53億円を補助する。", "経済産業省", "giver"),
        ("北洋サテライトは15日、三笠商事を引受先とする4000万ドルの増資を実施する。", "北洋サテライト", "taker"),
        ("インテル(85億ドル)、デンソーに次ぐ規模となる。", "インテル", "attached"),
        ("◇デンソー＝那覇市に35億円を投じ、拠点を設ける。", "デンソー", "giver"),
        ("三笠商事は、北洋サテライトの増資に応じて4000万ドルを出す。", "三笠商事", "giver"),
        ("北洋サテライトは、三笠商事を通じて30億円を投じる。", "三笠商事", "channel"),
        ("北洋サテライトは工場を三笠商事から約1000億円で買い取る。", "三笠商事", "seller"),
        ("北洋サテライトは通信事業を三笠商事に280億円で売却する。", "三笠商事", "giver"),
        ("デンソーは通信事業を三笠商事に280億円で売却する。", "デンソー", "taker"),
        ("北洋サテライトは三笠商事に110億円を引き受けてもらった。", "三笠商事", "giver"),
        ("三笠商事は110億円を出資し、北洋サテライトにも協力を求める。", "三笠商事", "giver"),
        ("三笠商事は110億円を投じ、30万人に技能を身につけてもらう。", "三笠商事", "giver"),
        ("デンソーは工費のうち25億円を三笠銀行の融資で賄う。", "デンソー", "taker"),
        ("デンソーは工費のうち25億円を自己資金で賄う。", "デンソー", "giver"),
        ("デンソーは三笠銀行から300億円を借り、工場を建てる。", "デンソー", "taker"),
        ("三笠銀行と北洋銀行は25億円を融資する。", "三笠銀行", "listed-subject"),
        ("三笠銀行や北洋銀行に25億円を出資する。", "三笠銀行", "listed-target"),
        ("三笠銀行や北洋銀行など2行から25億円の融資を受ける。", "三笠銀行", "listed-source"),
    ],
)
def test_who_gives_and_who_takes_follows_particle_and_verb(text: str, name: str, part: str) -> None:
    assert part in parts(text)[name]


@pytest.mark.parametrize(
    ("text", "name", "purse"),
    [
        ("韓国政府は2兆ウォンを出す。", "韓国政府", "own"),
        ("韓国政府は5000億円を出す。", "韓国政府", "foreign"),
        ("韓国政府は3億ドルを出す。", "韓国政府", "shared"),
        ("商務省は3億ドルを出す。", "商務省", "own"),
        ("富山県は3億円を出す。", "富山県", "own"),
        ("国は3億円を出す。", "国", "unknown"),
    ],
)
def test_a_state_gives_its_own_money(text: str, name: str, purse: str) -> None:
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    (spot,) = spots_of(cast).values()
    assert f"purse={purse}" in of_candidate(cast, spot, cast.candidates[name])


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("デンソーは千歳工場に3億円を投じる。", "工場", "工場"),
        ("デンソーは受託生産に3億円を充てる。", "受託生産", "生産"),
    ],
)
def test_the_noun_that_a_name_ends_in_is_seen(text: str, name: str, noun: str) -> None:
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    (spot,) = spots_of(cast).values()
    found = [c for c in cast.candidates.values() if name in c.key]
    assert all(f"noun={noun}" in of_candidate(cast, spot, c) for c in found)
    assert found


def test_a_short_form_in_brackets_names_nobody_twice() -> None:
    text = "三笠商事(MSK)は20億円を見込み、デンソーは今後30億円を投じる。"
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    spots = spots_of(cast)
    assert spots[max(spots)].elsewhere(cast.candidates["三笠商事"])
