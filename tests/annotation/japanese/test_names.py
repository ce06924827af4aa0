import pytest

from daicho.annotation import annotate
from daicho.model.document import Appearance, Document


def names(text):
    return annotate(Document(text, "ja", Appearance("x", "x"))).names


def pairs(text):
    return [(n.mention.text, n.full) for n in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("台湾のＵＭＣは2億円を投じる。", ("ＵＭＣ", "UMC")),
        ("経済産業省は2億円を補助する。同省は10日に決めた。", ("同省", "経済産業省")),
        ("経済産業省は2億円を補助する。経産省は10日に決めた。", ("経産省", "経済産業省")),
        ("トヨタ自動車は2億円を投じる。トヨタの工場は27年に動く。", ("トヨタ", "トヨタ自動車")),
        ("ソフトバンクグループ（ＳＢＧ）は2億円を投じる。ＳＢＧは27年に動く。", ("ＳＢＧ", "ソフトバンクグループ")),
        ("セレスタは2億円を投じる。同社は27年に動く。", ("同社", "セレスタ")),
        ("サカエ電機は2億円を投じる。ヒノカセルの計画も進む。国は同社に1億円を出す。", ("同社", "ヒノカセル")),
        ("熊本県菊陽町に2億円の工場。県も2億円を出す。", ("県", "熊本県")),
        ("株式会社デンソーは2億円を投じる。", ("株式会社デンソー", "株式会社デンソー")),
        ("アサヒノ電池は2億円を投じる。", ("アサヒノ電池", "アサヒノ電池")),
        ("蓄電池協議会は2億円を投じる。", ("蓄電池協議会", "蓄電池協議会")),
        ("米マイクロン・テクノロジー（以下マイクロン）は2億円を投じる。", ("マイクロン", "マイクロン・テクノロジー")),
    ],
)
def test_a_name_with_its_fullest_form(text, expected):
    assert expected in pairs(text)


def test_a_country_before_a_name_is_where_it_belongs():
    assert [(n.mention.text, n.country) for n in names("米アンソロピックが2億円を出す。")] == [("アンソロピック", "US")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("台湾・福曜電子は2億円を投じる。", "福曜電子"),
        ("設計大手の宏昇新能源が2億円を出す。", "宏昇新能源"),
        ("既存株主の東都キャピタルが30億円を出す。", "東都キャピタル"),
        ("東洋露光は11日、2億円を投じると発表した。", "東洋露光"),
        ("米商務省はCHIPS法に基づき2億ドルを出す。", "商務省"),
    ],
)
def test_a_name_no_dictionary_has_is_told_by_its_introduction(text, name):
    assert name in [n.full for n in names(text)]


def test_a_law_and_a_country_before_a_company_are_no_parties():
    found = names("韓国サムスン電子はCHIPS法で2億ドルを得る。")
    assert [(n.full, n.country) for n in found] == [("サムスン電子", "KR")]


def test_listed_names_are_taken_apart():
    found = names("オープンAI・SBG・オラクル、2億ドルを投資。オープンAIとSBGとオラクルは2億ドルを出す。")
    assert [n.full for n in found[:3]] == ["オープンAI", "SBG", "オラクル"]


def test_a_counter_is_no_country():
    assert names("9日に2億円を出す。") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("独ザクセン州フライベルクに工場を建設する。", "ザクセン州フライベルク"),
        ("ロストックに工場を建て、16億ユーロを投じる。", "ロストック"),
        ("インド中部のボーパールで工場を建設し、900億ルピーを投資する。", "ボーパール"),
    ],
)
def test_a_town_abroad_is_a_place(text: str, place: str) -> None:
    assert (place, "place") in [(name.full, name.type) for name in names(text)]


def test_a_town_that_acts_is_a_company() -> None:
    found = {name.full: name.type for name in names("ロストックは工場を建てる。ロストックに出資した。")}
    assert found["ロストック"] == "company"


def test_a_listed_company_that_is_a_common_word_is_a_name_where_it_stands_alone():
    found = names("オラクルが2億円を投じる。米アップル側は3億円を出す。アップルパイは200円。")
    assert [(n.mention.text, n.type) for n in found] == [("オラクル", "company"), ("アップル", "company")]


def test_a_place_in_a_banks_name_is_no_place():
    assert [(n.mention.text, n.type) for n in names("坪林商業銀行が2億円を貸す。")] == [
        ("坪林商業銀行", "organisation")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "西村康稔経済産業相は7日の会見で、約53億円を補助すると発表した。",
        "アメリカのトランプ大統領は17日、5500億ドルの投資について明らかにした。",
        "赤沢経済産業大臣は18日、100億円を投じる意義を強調した。",
        "崔相穆(チェ・サンモク)副首相が「10兆ウォン以上」と予告した。",
    ],
)
def test_whoever_holds_an_office_is_a_person(text: str) -> None:
    assert names(text)[-1 if "アメリカ" in text else 0].type == "person"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "クラウド大手ひなたインターネットは68億円を受ける。ひなた側は135億円を投じる。",
            ("ひなた", "ひなたインターネット"),
        ),
        ("北海道電力は100億円を投じる。北海道は補助する。", ("北海道", "北海道")),
    ],
)
def test_the_first_word_of_a_company_stands_for_it_where_it_acts_alone(text: str, expected: tuple[str, str]) -> None:
    assert pairs(text)[-1] == expected


def test_where_something_is_built_is_a_town():
    """A name that no table knows is a company's, unless something is built there and it never acts."""

    def types(text):
        return [n.type for n in names(text) if n.full == "カルネリア"]

    assert types("霧島デバイスがカルネリアに建てる工場に2億円が出る。カルネリアの工場は27年に動く。") == [
        "place",
        "place",
    ]
    assert "place" not in types("カルネリアは27年に動く。カルネリアに建て替えの費用2億円を補助する。")
