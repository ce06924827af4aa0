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
