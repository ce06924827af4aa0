import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.cast import cast_of
from daicho.claims.japanese.features import spots_of
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
    ],
)
def test_who_gives_and_who_takes_follows_particle_and_verb(text: str, name: str, part: str) -> None:
    assert part in parts(text)[name]
