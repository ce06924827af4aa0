from daicho.annotation.japanese.parse import parse
from daicho.annotation.japanese.sentences import pieces_of
from daicho.annotation.shadow import shadow_of
from daicho.claims.japanese.phrases import paths_of, phrases_of


def phrases(text):
    shadow = shadow_of(text)
    return phrases_of(parse(shadow, next(pieces_of(shadow.text))))


def heads(text):
    found = phrases(text)
    return {p.text: found[p.head].text for p in found}


def test_particles_wait_for_the_next_predicate_and_topics_for_the_main_one():
    found = heads("千歳市に工場を建てるラピダスに対し、経済産業省は2600億円の補助を追加する方針を固めた。")
    assert found["工場"] == "建てる"
    assert found["建てる"] == "ラピダス"
    assert found["2600億円"] == "補助"
    assert found["追加"] == "方針"
    assert found["経済産業省"] == "固め"


def test_compound_particles_are_one_case():
    assert [p.case for p in phrases("政府による5億円の補助")][:1] == ["による"]
    assert [p.case for p in phrases("新工場に対して5億円を出す。")][:1] == ["に対し"]
    assert phrases("A社(東京)に5億円を出す。")[0].case == "に"


def test_a_cleft_sentence_tells_of_its_last_noun():
    found = phrases("5億円を投じると表明したのがセレスタ。")
    assert found[paths_of(found)[0][-1]].text == "セレスタ"


def test_a_list_leads_to_its_last_member():
    found = heads("三友銀行、東都銀行の2行が5億円を融資した。")
    assert found["三友銀行"] == "東都銀行"
    assert found["東都銀行"] == "2行"


def test_a_verb_that_only_measures_a_sum_has_no_subject_of_its_own():
    found = heads("帝都化学が60%に当たる3億6000万ズロチ、ハンソル素材が残る2億4000万ズロチを出す。")
    assert found["帝都化学"] == "出す"
    assert found["ハンソル素材"] == "出す"
    assert found["3億6000万ズロチ"] == "出す"
