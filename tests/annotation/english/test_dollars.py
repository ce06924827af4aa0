import pytest

from daicho.annotation.english.dollars import bare_dollar


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        (
            "Taxpayers back plant\n\nThe federal government and Queensland will lend Corvane $40 million, Canberra said. "
            "The Australian miner has raised US$12 million before.",
            "AUD",
        ),
        ("OTTAWA — Canada sets aside a $2.4-billion package. Ottawa will consult first, the province said.", "CAD"),
        ("Corvane of Canada will spend $400 million in Ontario, 29 per cent more than last year.", "CAD"),
        ("Singapore will put $1 billion (US$740 million) into chips. Singapore's share is small.", "SGD"),
    ],
)
def test_a_paper_at_home_means_its_own_dollar(text: str, currency: str) -> None:
    assert bare_dollar(text) == currency


@pytest.mark.parametrize(
    "text",
    [
        "Canada will spend C$2.4 billion ($1.8 billion), Ottawa said; the federal budget is due in April.",
        "Corvane will invest $5 billion in Australia, where it runs two Australian sites.",
        "The Australian prime minister met the firm in Canberra. Australia's federal budget has $2 billion for it.",
        "Corvane will invest $5 billion in Ohio; per cent of sales fell in Canada.",
        "Corvane will invest $5 billion in Japan, which is more than in Australia, Japan's federal plan says.",
    ],
)
def test_otherwise_the_dollar_is_american(text: str) -> None:
    assert bare_dollar(text) == "USD"
