"""Several sums in one line, each with its own payer or purpose."""

import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.cast import cast_of
from daicho.claims.japanese.features import spots_of
from daicho.model.document import Appearance, Document


def paired(text: str) -> set[tuple[str, str]]:
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    spot = next(iter(spots_of(cast).values()))
    return {(spot.line.phrases[i].text, spot.line.phrases[at].text) for i, at in spot.pairs.items()}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("引き受け額は三笠商事が80億円、日の本通信が50億円。", {("三笠商事", "80億円"), ("日の本通信", "50億円")}),
        (
            "全固体電池を生産する群山工場に4兆5000億ウォン、蔚山の研究拠点に2兆7000億ウォンを充てる。",
            {("群山工場", "4兆5000億ウォン"), ("蔚山", "2兆7000億ウォン"), ("研究拠点", "2兆7000億ウォン")},
        ),
        (
            "うち11億ドルを2026年に開業する第1棟に、21億ドルを29年までに完成させる3棟に充てる。",
            {("第1棟", "11億ドル"), ("3棟", "21億ドル")},
        ),
        (
            "東和火災と加賀美電機が、それぞれ20億円と15億円を拠出する。",
            {("東和火災", "それぞれ20億円"), ("加賀美電機", "15億円")},
        ),
    ],
    ids=["subjects", "purposes before", "purposes behind", "in order"],
)
def test_each_sum_goes_with_its_own(text: str, pairs: set[tuple[str, str]]) -> None:
    assert paired(text) == pairs


def test_one_sum_is_nobody_elses() -> None:
    assert paired("三笠商事は北辰ガラスに80億円を出資する。") == set()
