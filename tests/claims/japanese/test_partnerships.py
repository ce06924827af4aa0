import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.others import other_claims
from daicho.model.claim import Partnership
from daicho.model.document import Appearance, Document


def parties(text):
    claims = other_claims(annotate(Document(text, "ja", Appearance("x", "x"))))
    return [[p.name for p in c.parties] for c in claims if isinstance(c, Partnership)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("トヨタ自動車はパナソニックと電池の共同開発で提携した。", ["トヨタ自動車", "パナソニック"]),
        ("デンソーと東京大学は、量子技術の共同研究を始める。", ["デンソー", "東京大学"]),
        ("英国とノルウェー、日本の3カ国は覚書に署名した。", ["英国", "ノルウェー", "日本"]),
        ("デンソーと、県内に工場を持つソニー、キオクシアの3社は協定を結んだ。", ["デンソー", "ソニー", "キオクシア"]),
        ("運営する会社にはデンソーが8割、ソニーが2割を出資する。", ["デンソー", "ソニー"]),
        ("デンソー、ソニー、半導体のキオクシアの3者が連携協定を結んだ。", ["デンソー", "ソニー", "キオクシア"]),
        ("天竜エアロと農機のデンソーは、共同開発の覚書を結んだ。", ["天竜エアロ", "デンソー"]),
        ("デンソーは2億円を投じる。技術面ではソニーと提携。", ["デンソー", "ソニー"]),
        ("デンソーとソニー(東京)による企業連合が進める。", ["デンソー", "ソニー"]),
        ("合同会社はデンソー、ソニー、キオクシアで構成される。", ["デンソー", "ソニー", "キオクシア"]),
        ("デンソーは、ソニー(東京)と、AI、ハイパワー・チップなどの分野で覚書を結んだ。", ["デンソー", "ソニー"]),
        ("デンソーは5日、ソニーならびにキオクシアと日本での協定を結んだ。", ["デンソー", "ソニー", "キオクシア"]),
        ("デンソーがソニーの協力を得て、新工場を建てる。", ["デンソー", "ソニー"]),
        ("デンソーやソニーなど4社の共同事業体が進める。", ["デンソー", "ソニー"]),
        ("デンソーは20日、計画を明らかにした。現地ではソニーが調達の覚書を交わした。", ["デンソー", "ソニー"]),
        ("英国は5日、韓国を招いた。両国政府が協力の覚書を交わした。", ["英国", "韓国"]),
    ],
)
def test_the_parties(text, found):
    assert parties(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "デンソーはソニーに協力を要請した。",
        "デンソーとソニーの株価が上がった。",
        "デンソーは銀行3行と協調融資で合意した。",
        "デンソーは連携を深める。",
        "デンソーとソニーとの提携は解いた。",
        "デンソーとメーカーは株価を上げた。",
    ],
)
def test_no_partnership(text):
    assert parties(text) == []


def test_the_same_parties_are_one_claim():
    text = "デンソー、ソニーと提携\n\nデンソーはソニーと半導体の共同開発で提携すると発表した。"
    assert parties(text) == [["デンソー", "ソニー"]]
