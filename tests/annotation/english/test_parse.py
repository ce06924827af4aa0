from daicho.annotation import annotate
from daicho.model.document import Appearance, Document


def test_won_behind_a_figure_is_a_currency_and_no_victory() -> None:
    text = "Orbel Systems will invest 500 trillion won in a plant in Yongin, having won a tender."
    tokens = [
        token
        for sentence in annotate(Document(text, "en", Appearance("test", "test"))).sentences
        for token in sentence.tokens
    ]
    assert [token.pos for token in tokens if token.text == "won"] == ["NOUN", "VERB"]
    assert all(token.span.of(text) == token.text for token in tokens)


def test_a_day_that_opens_a_sentence_is_no_part_of_the_name_behind_it() -> None:
    text = "On Thursday Orbel Technology had been awarded $407 million towards its plant in Arizona."
    annotated = annotate(Document(text, "en", Appearance("test", "test")))
    (tokens,) = (sentence.tokens for sentence in annotated.sentences)
    assert [token.dep for token in tokens if token.text == "Technology"] == ["nsubjpass"]
    assert all(token.span.of(text) == token.text for token in tokens)
    assert {name.full for name in annotated.names if name.mention.text == "its"} == {"Orbel Technology"}


def test_the_halves_of_a_name_are_parsed_as_one() -> None:
    text = "At Morigaon in Assam, Orbel Semiconductor Assembly and Test is to spend $3 billion on a facility."
    (sentence,) = annotate(Document(text, "en", Appearance("test", "test"))).sentences
    assert [token.text for token in sentence.tokens if token.dep == "nsubj"] == ["Test"]
    assert all(token.span.of(text) == token.text for token in sentence.tokens)
