import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.others import other_claims
from daicho.model.claim import Capacity
from daicho.model.document import Appearance, Document


def capacities(text):
    claims = other_claims(annotate(Document(text, "ja", Appearance("x", "x"))))
    return [(c.measure.text, float(c.value), c.unit) for c in claims if isinstance(c, Capacity)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("月産6000枚の量産工場を設ける。", [("6000枚", 6000, "枚/月")]),
        ("受電容量は最大96メガワット。", [("96メガワット", 96, "メガワット")]),
        (
            "蓄電所は出力300メガワット、容量1200メガワット時。",
            [("300メガワット", 300, "メガワット"), ("1200メガワット時", 1200, "メガワット時")],
        ),
        ("回路線幅28ナノメートルの品種を造る。", [("28ナノメートル", 28, "ナノメートル")]),
        ("8インチウエハーを処理する。", [("8インチ", 8, "インチ")]),
        ("最新のGPUを4,000基配備する。", [("4,000基", 4000, "基")]),
        ("年産900トンの新ライン。", [("900トン", 900, "トン/年")]),
        ("生産能力を現在の1.8倍にする。", [("1.8倍", 1.8, "倍")]),
        ("28年に生産能力を倍増させる。", [("倍増", 2, "倍")]),
        ("能力を月2万枚から4万枚に倍増する。", [("2万枚", 20000, "枚/月"), ("4万枚", 40000, "枚")]),
        (
            "年産能力は現在の1.6倍の9.6ギガワット時に高まる。",
            [("1.6倍", 1.6, "倍"), ("9.6ギガワット時", 9.6, "ギガワット時")],
        ),
        ("月産能力を倍の3万枚に引き上げる。", [("倍", 2, "倍"), ("3万枚", 30000, "枚")]),
        ("年産能力は4億平方メートルだ。", [("4億平方メートル", 400000000, "平方メートル/年")]),
        ("生産能力は日産20万食だ。", [("20万食", 200000, "食/日")]),
        ("127量子ビットの量子コンピューター。", [("127量子ビット", 127, "量子ビット")]),
    ],
)
def test_a_capacity(text, found):
    assert capacities(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "輸出は5万枚に増えた。",
        "能力は6インチ換算で増える。",
        "登録台数は5年前の4倍に増えた。",
        "料金は1キロワット時当たり20円だ。",
        "風車を12基建てる。",
        "敷地は3万平方メートルだ。",
        "2枚のウエハーを貼り合わせて造る。",
        "世界の生産に占める割合を今の2倍にする。",
    ],
)
def test_what_is_no_capacity(text):
    assert capacities(text) == []
