import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.lines import lines_of
from daicho.claims.japanese.roles import scene_at, scenes_of
from daicho.model.document import Appearance, Document


def scene(text, at=None):
    """The scene at the first `at` of the text's last line, or at its end."""
    lines = lines_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    line, before = lines[-1], scenes_of(lines)[-1]
    return scene_at(line, line.text.index(at) if at else len(line.text), before)


def names(parties):
    return [p.name for p in parties]


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("デンソーは27年に量産する。", ["デンソー"]),
        ("デンソーとソニーは27年に量産する。", ["デンソー", "ソニー"]),
        ("デンソーは2億円を投じる。27年に量産する。", ["デンソー"]),
        ("デンソーは2億円を投じる。同社は27年に量産する。", ["デンソー"]),
        ("デンソーは2億円を投じる。政府は2億円を出す。27年に量産する。", ["デンソー"]),
        ("デンソーは2億円を投じる。ソニーが2億円を出す工場だ。27年に量産する。", ["デンソー"]),
    ],
)
def test_the_maker_is_the_last_company_told_of(text, maker):
    assert names(scene(text).maker) == maker


def test_a_government_may_act_but_does_not_make():
    found = scene("デンソーは2億円を投じる。経済産業省は2億円を補助する。")
    assert (names(found.actor), names(found.maker)) == (["経済産業省"], ["デンソー"])


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("新工場を建てる。27年に試作ラインを動かす。", ["新工場"]),
        ("苫小牧の新工場を27年に動かす。", ["苫小牧の新工場"]),
        ("第2工場では、第1工場より微細な品種を27年に造る。", ["第2工場"]),
        ("研究拠点を27年に開く。28年に増員する。", ["研究拠点"]),
    ],
)
def test_the_project_is_the_plant_spoken_of(text, project):
    assert names(scene(text).project) == project


def test_the_place_is_the_nearest_and_no_seat_in_brackets():
    text = "デンソー（愛知県刈谷市）は北海道苫小牧市に2億円の工場を建てる。"
    assert names(scene(text).place) == ["北海道苫小牧市"]


def test_who_is_not_in_the_headline_is_spoken_of_in_passing():
    """A firm that the text turns to for a sentence does not take the steps that are told after it."""
    text = (
        "霧島デバイス、大分に新工場\n\n霧島デバイスは大分市に工場を建てる。藤波精機は装置を納める。27年に量産を始める。"
    )
    assert names(scene(text).maker) == ["霧島デバイス"]
