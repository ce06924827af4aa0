import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.cast import cast_of
from daicho.claims.japanese.telling import decisions_of, of_sum
from daicho.model.document import Appearance, Document


def told(text):
    """The features of the last sum of a text."""
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x", "2026-03-05"))))
    return of_sum(cast, cast.sums[-1], decisions_of(cast))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("電解液を作る三栄電解株式会社には最大184億円が充てられる。", "target=company"),
        ("経済産業省は新工場に184億円を充てる。", "government>project"),
        ("投資額は約180億円、うち60億円を経済産業省が補助する。", "verb0->subsidy"),
        ("経済産業省がこれまでに支援した額は180億円だった。", "actor=government"),
        ("経済産業省は新工場を支援する。内訳は建屋が30億円、装置が50億円だ。", "opens=subsidy"),
    ],
)
def test_what_speaks_for_a_kind_of_flow(text, feature):
    assert feature in told(text)


def test_what_the_whole_is_called_is_no_name_of_its_part():
    assert "called->investment" in told("投資額は約180億円だ。")
    assert "called->investment" not in told("投資額は約180億円、うち60億円を経済産業省が補助する。")
