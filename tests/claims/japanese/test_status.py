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
    ],
)
def test_what_stands_right_after_a_sum_tells_how_far_it_has_come(text: str, status: str) -> None:
    assert statuses(text) == [status]
