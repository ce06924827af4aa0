import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.lines import lines_of
from daicho.claims.japanese.speakers import sources_of, speakers_of
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
        ("運営を担うなぎさ社によると、4行は8億円ずつ出す。", ["なぎさ社"]),
        ("計画によると、2社が27年に量産する。", []),
        ("岬電機の山田太郎社長は会見で、27年に量産すると述べた。", ["岬電機の山田太郎社長"]),
        ("経産相は閣議後、助成は最大300億円になると説明した。", ["経産相"]),
        ("知事が出席する式典は4月に開かれる。", []),
    ],
)
def test_whom_the_text_credits(text, found):
    assert speakers(text) == found


def sources(text):
    lines = lines_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    return [[p.name for p in source] for source in sources_of(lines)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("総務省が16日に発表した産業調査で、研究費は2%増えた。\n研究者は90万人。", [["総務省"], ["総務省"]]),
        ("総務省の推計では、人手は5万人足りない。3年で倍になる。\n首位は米国。", [["総務省"], ["総務省"], []]),
        ("増える食品は600品目に上ると、総務省は集計している。", [["総務省"]]),
        ("デンソーは新工場を建てる。首位は米国。", [[], []]),
    ],
)
def test_whose_figures_a_text_goes_on_with(text, found):
    assert sources(text) == found
