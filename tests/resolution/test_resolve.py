"""Resolution within one document."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from daicho.model.claim import MoneyClaim, Party, Reading, Subsidy
from daicho.model.document import Appearance, Document
from daicho.model.money import Money
from daicho.model.span import Mention
from daicho.resolution import resolve


def claim(text: str, payer: str, recipient: str, place: str, wording: str) -> MoneyClaim:
    def party(name: str) -> tuple[Party, ...]:
        start = text.index(name)
        return (Party(Mention.at(text, start, start + len(name)), name),)

    start = text.index(wording)
    value = Decimal(732_000_000_000)
    amount = Money(Mention.at(text, start, start + len(wording)), value, value, value, "JPY")
    return Subsidy(
        quote=Mention.at(text, 0, len(text)),
        amount=amount,
        payer=party(payer),
        recipient=party(recipient),
        place=party(place),
    )


def resolved(text: str, lang: str, *names: str) -> list[str | None]:
    document = Document(text, lang, Appearance("x", "x"))
    found = resolve(document, Reading((claim(text, *names),))).claims[0]
    assert isinstance(found, MoneyClaim)
    return [party.entity for slot in (found.payer, found.recipient, found.place) for party in slot]


def test_descriptions_names_and_places_of_an_english_story() -> None:
    text = "Japan's government, the industry ministry said, will give Hinoka Cell 732 billion yen for Iwaki, Fukushima."
    assert resolved(text, "en", "the industry ministry", "Hinoka Cell", "Iwaki", "732 billion yen") == [
        "meti",
        "~hinoka-cell",
        "jp-07-iwaki",
    ]


def test_a_japanese_story() -> None:
    text = "経産省は台湾TSMCに対し、熊本県菊陽町の工場へ7320億円を補助する。"
    assert resolved(text, "ja", "経産省", "台湾TSMC", "熊本県菊陽町", "7320億円") == ["meti", "tsmc", "jp-43-kikuyo"]


def test_a_short_form_introduced_in_brackets_is_the_long_name() -> None:
    text = "Norvane Micro (NVM) is to get 732 billion yen from Japan. NVM will build in Hachinohe, and NVM is glad."
    first = claim(text, "Japan", "Norvane Micro", "Hachinohe", "732 billion yen")
    second = replace(first, recipient=(Party(Mention.at(text, 58, 61), "NVM"),))
    document = Document(text, "en", Appearance("x", "x"))
    found = resolve(document, Reading((first, second))).claims
    assert {party.entity for one in found if isinstance(one, MoneyClaim) for party in one.recipient} == {
        "~norvane-micro"
    }


def test_a_description_that_names_nobody_stays_open() -> None:
    text = "Japan will give the chip industry 732 billion yen in Kyushu."
    assert resolved(text, "en", "Japan", "the chip industry", "Kyushu", "732 billion yen") == [
        "japan-government",
        None,
        "region-kyushu",
    ]


def test_a_country_and_a_prefecture_pay_as_governments() -> None:
    text = "福島県はヒノカセルのいわき市の工場に7320億円を補助する。"
    assert resolved(text, "ja", "福島県", "ヒノカセル", "いわき市", "7320億円")[0] == "JP-07"


def test_the_fund_is_the_only_one_that_a_text_names() -> None:
    text = "The Harbor Materials Fund is growing. METI put 732 billion yen into the fund for Iwaki."
    assert resolved(text, "en", "METI", "the fund", "Iwaki", "732 billion yen")[1] == "~harbor-materials-fund"
    text = "次世代素材基金の第2弾。経済産業省は基金に7320億円を積んだ。いわき市も喜ぶ。"
    assert resolved(text, "ja", "経済産業省", "基金に"[:2], "いわき市", "7320億円")[1] == "~次世代素材基金"
    two = "The Harbor Materials Fund and the Tide Fund grow. METI put 732 billion yen into the fund for Iwaki."
    assert resolved(two, "en", "METI", "the fund", "Iwaki", "732 billion yen")[1] is None


def test_a_reading_without_claims_stays_as_it_is() -> None:
    assert resolve(Document("Nothing.", "en", Appearance("x", "x")), Reading()) == Reading()


def test_a_crowd_of_lenders_is_nobody_and_the_east_of_hokkaido_is_in_hokkaido() -> None:
    text = "Banks will lend Hinoka Cell 732 billion yen for 道東."
    assert resolved(text, "en", "Banks", "Hinoka Cell", "道東", "732 billion yen") == [None, "~hinoka-cell", "JP-01"]
