import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.cast import cast_of
from daicho.claims.japanese.progress import of_status
from daicho.model.document import Appearance, Document


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("県は補助金の交付を決めた。早瀬セルは新工場に300億円を投じる。", "decided@office:investment"),
        ("早瀬セルは新工場の建設を決めた。投資額は300億円。", "decided@other:investment"),
        ("早瀬セルは新工場に300億円を投じると決めた。", "up0~投じる:does"),
        ("早瀬セルは300億円を支払った。", "last~支払う:did"),
    ],
)
def test_how_a_matter_is_told_is_seen(text: str, feature: str) -> None:
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    (money,) = cast.sums
    assert feature in of_status(cast, money, "investment")


def test_what_a_sums_own_sentence_decides_is_not_told_by_another() -> None:
    cast = cast_of(annotate(Document("早瀬セルは新工場に300億円を投じると決めた。", "ja", Appearance("x", "x"))))
    (money,) = cast.sums
    assert not any(feature.startswith("decided@") for feature in of_status(cast, money, "investment"))
