import pytest

from daicho.annotation import annotate
from daicho.claims import read_claims
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document


def statuses(text: str) -> list[str]:
    reading = read_claims(annotate(Document(text, "ja", Appearance("x", "x", "2026-03-05"))))
    return [claim.status for claim in reading.claims if isinstance(claim, MoneyClaim)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ラピダスは総額2676億円の出資があったと発表した。", "done"),
        ("量子計算機のコトー量子は、三菱商事などから11億円の資金を調達。開発を急ぐ。", "done"),
        ("ラピダスに政府から1000億円を出資し、筆頭株主になった。", "done"),
        ("コトー量子は民間資金をすでに計130億円調達済みだ。", "done"),
        ("経済産業省は、基金から約4000億円を拠出する公算が大きい。", "considering"),
        ("県はデンソーの新工場に最大30億円を助成する方針。", "planned"),
        ("経済産業省は来年度の概算要求で、蓄電池の供給網づくりに4958億円を計上した。", "planned"),
        ("政府は昨年度の補正予算で半導体の支援に3300億円を確保した。", "committed"),
        ("政府は補正予算で半導体の支援に7兆円の枠を用意した。", "committed"),
        ("県は補正予算に霧島デバイスの工場への補助金30億円を盛り込んだ。", "committed"),
        ("ラピダスは、千歳市で84億ドルの半導体工場の建設を進める。", "committed"),
        ("デンソーが12兆円を投じる半導体工場の建設が進む。", "committed"),
        ("発電所の事業に、国内の5行が計240億円を協調融資する。11日に契約を結んだ。", "committed"),
        ("ラピダスは必要とする額に対し、民間からの出資は73億円だけだ。", "done"),
        ("デンソーは設計のコトー量子を65億円で傘下に収めた。", "done"),
        ("デンソーの投資計画は、昨年までの12年間に使った1兆5100億円を上回る。", "done"),
        ("デンソーは半導体工場に950億円を投じる予定だった。", "cancelled"),
    ],
)
def test_what_stands_right_after_a_sum_tells_how_far_it_has_come(text: str, status: str) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "霧島デバイス、大分に新工場\n\n霧島デバイスは5日の取締役会で、大分市に半導体の新工場を建てることを決めた。投資額は880億円。",
            "committed",
        ),
        (
            "霧島デバイス、大分に新工場\n\n霧島デバイスは5日、大分市に半導体の新工場を建てると発表した。投資額は880億円。",
            "planned",
        ),
        (
            "霧島デバイスの新工場を認定\n\n経済産業省は5日、霧島デバイスが大分市に建てる半導体の新工場を認定した。投資額は880億円。",
            "planned",
        ),
        (
            "大分の半導体工場に補助\n\n県は霧島デバイスの新工場に最大30億円を補助する。5日に交付を決定した。",
            "committed",
        ),
        ("市議会は反対を決議した。霧島デバイスは500億円を投じて新工場を建てる計画だ。", "planned"),
        ("国が霧島デバイスに300億円を補助する。早瀬氏が会長に選ばれた。", "planned"),
    ],
)
def test_who_decided_is_told_in_other_sentences(text: str, status: str) -> None:
    """A firm's board settles its plan; an office that has chosen whom it helps settles its aid, and not the firm's plan."""
    assert statuses(text) == [status]
