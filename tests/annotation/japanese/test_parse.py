from daicho.annotation.japanese.parse import parse
from daicho.annotation.japanese.sentences import pieces_of
from daicho.annotation.shadow import shadow_of


def parsed(text, tells=False):
    shadow = shadow_of(text)
    return [parse(shadow, piece, tells=tells) for piece in pieces_of(shadow.text)]


def test_every_token_stands_at_its_stored_characters():
    text = "ＴＳＭＣは１０ 兆\n円を熊本で投じる。"
    (sentence,) = parsed(text)
    assert [(t.text, t.span.of(text)) for t in sentence.tokens[:4]] == [
        ("TSMC", "ＴＳＭＣ"),
        ("は", "は"),
        ("10兆", "１０ 兆"),
        ("円", "円"),
    ]


def test_sentences_without_figures_or_steps_are_not_parsed():
    assert [bool(s.tokens) for s in parsed("よい天気だ。工場は27年に動く。両社は提携する。")] == [False, True, True]


def test_where_a_sum_is_told_every_sentence_is_parsed():
    assert all(s.tokens for s in parsed("よい天気だ。3億円を投じる。", tells=True))


def test_an_unknown_word_is_marked():
    (sentence,) = parsed("セレスタは3億円を得る。")
    assert sentence.tokens[0].text == "セレスタ"
    assert "未知" in sentence.tokens[0].tag


def test_a_table_of_digits_is_left_unparsed():
    assert all(not s.tokens for s in parsed("12 34 56 " * 2000))
