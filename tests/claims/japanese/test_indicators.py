import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.others import other_claims
from daicho.model.claim import Indicator
from daicho.model.document import Appearance, Document


def indicators(text):
    claims = other_claims(annotate(Document(text, "ja", Appearance("x", "x"))))
    return [(float(c.value), c.unit) for c in claims if isinstance(c, Indicator)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("日本は前年の19位から17位に上がった。", [(19, "位"), (17, "位")]),
        ("首位は米国で、韓国は3位だ。", [(1, "位"), (3, "位")]),
        ("日本市場は5.0%増えた。", [(5, "%")]),
        ("輸入は20.0%減の3616億円だ。", [(-20, "%")]),
        ("HBM市場でのシェアは28％で、差は15ポイント。", [(28, "%"), (15, "ポイント")]),
        ("大学発スタートアップの数は全国で5318社。", [(5318, "社")]),
        ("経験者の求人倍率は5.3倍に達する。", [(5.3, "倍")]),
        ("約11万人の技術者が不足している。", [(110000, "人")]),
        ("チップの9割は輸入品で、国産品は1割減った。", [(9, "割"), (-1, "割")]),
        ("世界の半導体の売上高は前年より4%増えた。", [(4, "%")]),
        (
            "新興企業の数は、17年には269社、18年には385社、22年には1080社となり、伸びが続く。",
            [(269, "社"), (385, "社"), (1080, "社")],
        ),
        ("大手10社のうち8社が引き下げた。", [(8, "社")]),
        ("世界の新興企業は調査の時点で412社となった。", [(412, "社")]),
        ("第2位の韓国は13%を占める。", [(2, "位"), (13, "%")]),
        ("短期金利は0.25%になる。", [(0.25, "%")]),
        ("ランキングで日本は64カ国中32位。", [(32, "位")]),
    ],
)
def test_an_indicator(text, found):
    assert indicators(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "デンソーが8割を出資する。",
        "売上高は前年同期を20.5％上回った。",
        "25％の関税を課す。",
        "首位のライバルを追う。",
        "10位以内に入る。",
        "再エネ100%のデータセンター。",
        "株主8社が応じる。",
        "世界2位の米企業が建てる。",
        "資本金は5億円で、ソニーが40%の2億円を出す。",
        "資本金は5億円で、デンソーが60%に当たる3億円を出す。",
        "部材の値上がり率は18%とみられる。",
        "前の月より14%高く、上昇が続く。",
        "工事の進捗率は6割を超えた。",
        "元利の8割を国が保証する。",
        "約50%増の生産量を見込む。",
        "引用の多さで上位1割に入る論文。",
        "2500億円の設備投資を計画し、うち6割強を半導体に配分する。",
        "ソニーが86%、デンソーが14%を出し、社長も送る。",
    ],
)
def test_what_is_no_indicator(text):
    assert indicators(text) == []


def test_a_headline_and_its_sentence_are_one_claim_and_two_sectors_two():
    assert indicators("日本は17位\n\n日本は17位だった。") == [(17, "位")]
    assert indicators("世界の販売、22%増\n\n世界の販売は22.4%増えた。") == [(22.4, "%")]
    assert indicators("世界に412社ある。今月時点で412社となり、増え続ける。") == [(412, "社")]
    assert indicators("日本市場は5.0%増えた。韓国市場も5.0%増えた。") == [(5, "%"), (5, "%")]
