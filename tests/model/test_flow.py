from daicho.model.annotated import Sentence, Token
from daicho.model.flow import flow_of
from daicho.model.span import Span


def flow(stored, *pieces):
    """The flow of tokens given as (tidied wording, stored wording), which stand in `stored` in this order."""
    tokens, at = [], 0
    for text, wording in pieces:
        start = stored.index(wording, at)
        at = start + len(wording)
        tokens.append(Token(text, Span(start, at), text, "NOUN"))
    return flow_of(stored, Sentence(Span(0, len(stored)), tuple(tokens)))


def test_the_line_leads_back_to_the_stored_characters():
    line = flow("２７\n年に", ("27", "２７"), ("年", "年"), ("に", "に"))
    assert line.text == "27年に"
    assert line.mention(0, 3).text == "２７\n年"
    assert line.mention(1, 2).text == "７"


def test_what_was_tidied_in_length_keeps_its_outer_edges():
    line = flow("ｸﾞﾙｰﾌﾟは", ("グループ", "ｸﾞﾙｰﾌﾟ"), ("は", "は"))
    assert line.mention(1, 2).text == "ｸﾞﾙｰﾌﾟ"
    assert line.end(6) == 4
    assert line.offset(6) == 4


def test_latin_words_stay_parted_and_japanese_ones_do_not():
    line = flow("Kasane 7 は", ("Kasane", "Kasane"), ("7", "7"), ("は", "は"))
    assert line.text == "Kasane 7は"
    assert line.mention(0, 8).text == "Kasane 7"


def test_an_offset_between_tokens_is_that_of_the_next():
    line = flow("27\n年", ("27", "27"), ("年", "年"))
    assert line.offset(2) == 2
    assert line.token_at(2) == 1


def test_a_sentence_that_was_not_parsed_is_an_empty_line():
    assert flow_of("x", Sentence(Span(0, 1))).text == ""
