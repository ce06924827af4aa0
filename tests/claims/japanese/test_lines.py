import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.lines import lines_of
from daicho.model.document import Appearance, Document


def lines(text):
    return lines_of(annotate(Document(text, "ja", Appearance("x", "x"))))


def test_annotations_stand_in_their_places_of_the_tidied_line():
    (line,) = lines("総投資額は３億２０００万㌦で、同社は２７\n年１月に電池を月産９００万個つくると発表した。")
    (date,), (quantity,) = line.dates, line.quantities
    assert line.text[date.start : date.end] == "27年1月"
    assert line.text[quantity.start : quantity.end] == "900万個"
    assert line.quote.text.startswith("総投資額")
    assert "\n" in line.quote.text


@pytest.mark.parametrize("text", ["ｿﾆｰｸﾞﾙｰﾌﾟは2億円を投じる。", "㈱ﾃﾅﾑは2億円を投じる。"])
def test_a_name_tidied_in_length_ends_where_it_ends(text):
    (line,) = lines(text)
    (name,) = line.names
    assert line.text[name.end] == "は"


def test_a_clause_ends_after_its_verb():
    (line,) = lines("27年に着工し、29年に量産する。")
    assert line.text[slice(*line.clause(0))] == "27年に着工し、"
    assert line.text[slice(*line.clause(9))] == "29年に量産する。"


def test_a_sentence_that_ends_in_a_particle_is_read():
    assert [line.text for line in lines("第1工場は27年に")] == ["第1工場は27年に"]
