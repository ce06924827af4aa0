import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.others import other_claims
from daicho.model.claim import Policy
from daicho.model.document import Appearance, Document


def policies(text):
    claims = other_claims(annotate(Document(text, "ja", Appearance("x", "x"))))
    return [([p.name for p in c.actor], [p.name for p in c.target]) for c in claims if isinstance(c, Policy)]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("経済産業省は外為法に基づく省令を改めて公布した。", ["経済産業省"], []),
        ("先んじたのは米国で、中国への先端品の輸出を厳しく制限した。", ["米国"], ["中国"]),
        ("半導体部材をめぐり、米政権が25％の追加関税を課すと表明した。", ["米政権"], []),
        ("米国の輸出管理で先端装置を持ち込めなくなった。", ["米国"], []),
        ("米国は昨年12月、5社を取引制限の対象に加えた。", ["米国"], []),
        ("政府は28日、補正予算案を決めた。", ["政府"], []),
        ("政府は国内生産比率を引き上げる戦略の下で競わせている。", ["政府"], []),
        ("米政府は、中国が力を付けるのを防ぐため、新たな輸出規制を導入した。", ["米政府"], []),
        ("政府は今月4日に改めた成長戦略で、発電を目標とした。", ["政府"], []),
        ("政府の戦略会議は29日、AI戦略の案を示した。", ["政府"], []),
        ("政府は情報を分析する新組織を内閣府に置き、体制を整える。", ["政府"], []),
        ("国が20年7月に促進区域に指定。", ["国"], []),
        ("閣僚理事会は21日、AIの規制法案を承認した。", ["閣僚理事会"], []),
        ("関連法の改正案が20日の参議院本会議で可決、成立した。", ["参議院本会議"], []),
        ("◆韓国　半導体の輸出規制を強化", ["韓国"], []),
        ("政府が昨年まとめた「新興企業5か年計画」が折り返しを迎えた。", ["政府"], []),
        ("先端品の対中規制を強める米国への反発が広がる。", ["米国"], []),
        ("装置の輸出管理を始める日本、オランダの出方に注目が集まる。", ["日本", "オランダ"], []),
        ("税関総署は3日、材料の輸出を規制すると発表した。", ["税関総署"], []),
        ("米政権は、クラウドの利用に制限をかけることも検討する。", ["米政権"], []),
    ],
)
def test_who_acts_on_whom(text, actor, target):
    assert policies(text) == [(actor, target)]


@pytest.mark.parametrize(
    "text",
    [
        "経済産業省は2億円を補助すると決めた。",
        "デンソーは省令の改正を歓迎した。",
        "政府は規制について何も語らない。",
        "同省は推進法に基づいて7件を認定した。",
        "日本など多くの国が規制の整備を検討する。",
        "政府は情報処理促進法の改正案が成立すれば1000億円を出資する。",
    ],
)
def test_no_policy(text):
    assert policies(text) == []


def test_a_sentence_without_a_subject_goes_on_with_the_government_before_it():
    told = policies("政府は5日、輸出管理の省令を改めた。電力など15業種の企業には、不正侵入の報告を義務付ける。")
    assert told == [(["政府"], []), (["政府"], [])]
    assert policies("同社は5日、輸出管理の社内規定を改めた。取引先には、不正侵入の報告を義務付ける。") == []


def test_a_rule_told_on_in_the_next_sentence_is_one_act():
    assert policies("米国は2日、輸出規制を発表した。先端品の輸出を許可制にするほか、部品の取引も止める。") == [
        (["米国"], [])
    ]
    assert policies("中国政府は日本への輸出を禁止する。中国商務省は日本への輸出を禁止すると発表した。") == [
        (["中国政府"], ["日本"])
    ]


def test_whom_the_sentence_tells_of_acts_on_in_the_next_rather_than_a_subject_inside_a_clause():
    told = policies("米政府は2日、中国が造る力をそぐ措置を打ち出した。140社を新たにエンティティーリストに加える。")
    assert told == [(["米政府"], [])]
