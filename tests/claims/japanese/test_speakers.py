import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.lines import lines_of
from daicho.claims.japanese.speakers import speakers_of
from daicho.model.document import Appearance, Document


def speakers(text):
    (line,) = lines_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    return [p.name for p in speakers_of(line)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("経済産業省によると、2社が27年に量産する。", ["経済産業省"]),
        ("トヨタ自動車の集計では、2社が27年に量産する。", ["トヨタ自動車"]),
        ("2社が27年に量産することが、複数の関係者の話で分かった。", ["複数の関係者"]),
        ("広報担当者は「27年に量産する」とコメントした。", ["広報担当者"]),
        ("デンソーは27年に量産する。", []),
    ],
)
def test_whom_the_text_credits(text, found):
    assert speakers(text) == found
