from decimal import Decimal

import pytest

from daicho.annotation import annotate
from daicho.model.document import Appearance, Document


def quantities(text):
    found = annotate(Document(text, "ja", Appearance("x", "x"))).quantities
    return [(q.mention.text, q.value, q.unit, q.low) for q in found]


@pytest.mark.parametrize(
    ("text", "wording", "value", "unit"),
    [
        ("月産５万５０００枚の工場。", "５万５０００枚", 55000, "枚/月"),
        ("8インチウエハーを月1万2千枚処理する。", "1万2千枚", 12000, "枚/月"),
        ("受電容量は最大96メガワットだ。", "96メガワット", 96, "メガワット"),
        ("出力は10万㌔㍗だ。", "10万㌔㍗", 100000, "キロワット"),
        ("増やす能力は年9.5ギガワット時だ。", "9.5ギガワット時", "9.5", "ギガワット時/年"),
        ("上記の生産能力は年間30MWhだ。", "30MWh", 30, "MWh/年"),
        ("造るのは2ナノメートルの品種。", "2ナノメートル", 2, "ナノメートル"),
        ("GPUを4,000基そろえる。", "4,000基", 4000, "基"),
        ("累計60エクサフロップスの規模。", "60エクサフロップス", 60, "エクサフロップス"),
        ("127量子ビットを積む。", "127量子ビット", 127, "量子ビット"),
        ("年3千トン取り出す。", "3千トン", 3000, "トン/年"),
        ("3年間で300万人に学ばせる。", "300万人", 3000000, "人"),
        ("日本は過去最低の３２位だ。", "３２位", 32, "位"),
        ("首位は米国だ。", "首位", 1, "位"),
        ("チップの9割は輸入品だ。", "9割", 90, "%"),
        ("北米は5割増の伸びだ。", "5割", 50, "%"),
        ("第2位の韓国が続く。", "2位", 2, "位"),
        ("最大5ギガワットアワーをためる。", "5ギガワットアワー", 5, "ギガワット時"),
        ("売上高は２０・５％増えた。", "２０・５％", "20.5", "%"),
        ("割合が5倍になった。", "5倍", 5, "倍"),
        ("ユニコーンは7社だ。", "7社", 7, "社"),
        ("アジアからは4カ国・地域だ。", "4カ国・地域", 4, "カ国・地域"),
    ],
)
def test_a_quantity(text, wording, value, unit):
    assert (wording, Decimal(value), unit, None) in quantities(text)


@pytest.mark.parametrize(
    ("text", "wording", "value", "low"),
    [
        ("22/28ナノの製造プロセスを備える。", "22/28ナノ", 28, 22),
        ("回路線幅２２─２８ナノメートルの品種。", "２２─２８ナノメートル", 28, 22),
        ("28nm〜40nmを造る。", "28nm〜40nm", 40, 28),
        ("22・28ナノを造る。", "22・28ナノ", 28, 22),
        ("5〜7％の増加だ。", "5〜7％", 7, 5),
        ("1000〜1200人を雇う。", "1000〜1200人", 1200, 1000),
    ],
)
def test_a_range_or_pair_is_one_quantity(text, wording, value, low):
    assert [(q[0], q[1], q[3]) for q in quantities(text)] == [(wording, value, low)]


def test_a_list_of_ranks_is_one_quantity_each():
    assert [q[1] for q in quantities("両国が2、3位で続いた。")] == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "数百人を雇う。",
        "第2工場を2027年に建てる。",
        "六本木に2027年に移る。",
        "1人当たり2億円だ。",
        "3人材を2億円で。",
        "10億円を投じる。",
    ],
)
def test_what_is_no_quantity(text):
    assert quantities(text) == []
