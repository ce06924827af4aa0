import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.lines import lines_of
from daicho.claims.japanese.others import open_to, senses_of
from daicho.claims.japanese.quantities import Sense, features_of, sense_of, setting_of
from daicho.model.document import Appearance, Document


def lines(text):
    return lines_of(annotate(Document(text, "ja", Appearance("x", "x"))))


def told(text):
    found = lines(text)
    by_span = senses_of(found)
    return [(q.item.mention.text, by_span[q.item.mention.span].told) for line in found for q in line.quantities]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("霧島デバイスは現地で420人を雇用する。", [("420人", "jobs")]),
        ("3年間で2万4000人を育成する。", [("2万4000人", "trainees")]),
        ("出力は300メガワットになる。", [("300メガワット", "capacity")]),
        ("日本の市場の伸びは5.0%だった。", [("5.0%", "indicator")]),
        ("霧島デバイスが株式の51%を持つ。", [("51%", "none")]),
    ],
)
def test_what_a_quantity_is_told_for(text, found):
    assert told(text) == found


def test_people_need_no_word_of_the_rules():
    text = "霧島デバイスは新工場を大分市に建てる。28年度に稼働し、約350人が携わる。"
    assert told(text)[-1] == ("350人", "jobs")


@pytest.mark.parametrize(
    ("text", "shut"),
    [
        ("工場の事故で12人が負傷した。", {"jobs", "trainees", "capacity"}),
        ("10位以内に入る。", {"indicator", "jobs", "trainees"}),
        ("月2万枚から4万枚に倍増する。", {"capacity", "jobs", "trainees"}),
    ],
)
def test_what_stands_beside_a_quantity_shuts_kinds_out(text, shut):
    line = lines(text)[-1]
    assert shut.isdisjoint(open_to(line, line.quantities[-1]))


def test_a_scorer_that_agrees_leaves_the_rules_reason():
    line = lines("霧島デバイスは現地で420人を雇用する。")[0]
    around = setting_of([line], earnings=False)
    ruled = Sense("jobs", ("雇用",))
    assert sense_of(line, line.quantities[0], around, ruled, ("none", "jobs")) == ruled


def test_every_feature_is_seen_with_its_sort_of_unit_too():
    line = lines("シェアは12%だ。")[0]
    found = features_of(line, line.quantities[0], setting_of([line], earnings=True))
    assert {"earnings", "share|earnings", "shares in text=1", "subject=noun"} <= set(found)
