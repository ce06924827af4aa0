"""A ledger that has something for every page: deals, a slip, jobs and capacity, ranks over time, partners, a finding."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from daicho.intake import rules
from daicho.ledger import write
from daicho.ledger.store import open_ledger
from daicho.model.claim import (
    Capacity,
    Claim,
    Headcount,
    Indicator,
    Investment,
    Milestone,
    NotFlow,
    Partnership,
    Party,
    Reading,
    Subsidy,
)
from daicho.model.document import Appearance, Document
from daicho.model.money import Bound, Conversion, Money
from daicho.model.span import Mention
from daicho.model.when import When

FAB = (
    "METI will give Hoshi Chips up to 732 billion yen for its second fab in Kumamoto. "
    "Production at the second fab of Hoshi Chips will start in 2027. "
    "The second fab will employ 1,700 people and make 50,000 wafers a month. Its sales were 90 billion yen.\n"
)
FAB_JA = "経済産業省は星チップスの熊本の第2工場に最大7320億円を補助する。\n"
LATER = "Hoshi Chips said production at its second fab in Kumamoto will start in fiscal 2029, two years late.\n"
RANK = "Japan ranked 32nd in digital competitiveness.\n"
RANK_LATER = "Japan ranked 29th in digital competitiveness.\n"
DOUBTFUL = "Hoshi Chips will invest 100 billion yen ($9.9 billion) in a plant in Miyagi. It will work with Toyota Motor Corp.\n"
CLOUD = "Microsoft will invest $2.9 billion in data centres in Japan.\n"
HOSHI = "~hoshi-chips"


def make_rich(path: Path) -> Path:
    """A ledger at `path` of seven documents in two languages, 2023 to 2025."""
    with open_ledger(str(path)) as store, store.writing() as connection:
        for document, reading in _told():
            write.write_appearance(connection, document, "2026-01-01T00:00:00+00:00")
            write.write_reading(
                connection, document.id, document.text, reading, rules=rules(), published=document.published
            )
    return path


def _told() -> list[tuple[Document, Reading]]:
    hoshi, meti = ("Hoshi Chips", "Hoshi Chips", HOSHI), ("METI", "Ministry of Economy, Trade and Industry", "meti")
    fab = (
        Subsidy(
            quote=_sentence(FAB, 0), amount=_money(FAB, "up to 732 billion yen", "732e9", "JPY", "max"),
            payer=(_party(FAB, *meti),), recipient=(_party(FAB, *hoshi),), project=(_party(FAB, "second fab"),),
            place=(_party(FAB, "Kumamoto", "Kumamoto", "JP-43"),), country="JP",
            status="committed", confidence=0.9, why=("will give",),
        ),
        Milestone(
            quote=_sentence(FAB, 1), event="production_start", when=When(_at(FAB, "2027"), "2027"),
            subject=(_party(FAB, *hoshi),), project=(_party(FAB, "second fab"),),
            place=(_party(FAB, "Kumamoto", "Kumamoto", "JP-43"),), confidence=0.8,
        ),
        Headcount(
            quote=_sentence(FAB, 2), what="jobs", measure=_at(FAB, "1,700 people"), value=Decimal(1700), unit="people",
            subject=(_party(FAB, *hoshi),), project=(_party(FAB, "second fab"),), confidence=0.7,
        ),
        Capacity(
            quote=_sentence(FAB, 2), measure=_at(FAB, "50,000 wafers a month"), value=Decimal(50_000), unit="wafers/month",
            subject=(_party(FAB, *hoshi),), project=(_party(FAB, "second fab"),), confidence=0.7,
        ),
    )  # fmt: skip
    japanese = Subsidy(
        quote=_sentence(FAB_JA, 0), amount=_money(FAB_JA, "最大7320億円", "732e9", "JPY", "max"),
        payer=(_party(FAB_JA, "経済産業省", "経済産業省", "meti"),),
        recipient=(_party(FAB_JA, "星チップス", "星チップス", HOSHI),),
        project=(_party(FAB_JA, "第2工場"),), place=(_party(FAB_JA, "熊本", "熊本県", "JP-43"),), country="JP",
        status="committed",
    )  # fmt: skip
    later = Milestone(
        quote=_sentence(LATER, 0), event="production_start", when=When(_at(LATER, "fiscal 2029"), "FY2029"),
        subject=(_party(LATER, *hoshi),), project=(_party(LATER, "second fab"),),
        place=(_party(LATER, "Kumamoto", "Kumamoto", "JP-43"),),
    )  # fmt: skip
    doubtful = (
        Investment(
            quote=_sentence(DOUBTFUL, 0), amount=_money(DOUBTFUL, "100 billion yen", "100e9", "JPY"),
            payer=(_party(DOUBTFUL, *hoshi),), project=(_party(DOUBTFUL, "plant"),),
            place=(_party(DOUBTFUL, "Miyagi", "Miyagi", "JP-04"),), country="JP", status="planned",
        ),
        Partnership(
            quote=_sentence(DOUBTFUL, 1),
            parties=(_party(DOUBTFUL, *hoshi), _party(DOUBTFUL, "Toyota Motor Corp", "Toyota Motor", "toyota")),
            about="a plant",
        ),
    )  # fmt: skip
    converted = Conversion(
        _money(DOUBTFUL, "100 billion yen", "100e9", "JPY"), _money(DOUBTFUL, "$9.9 billion", "9.9e9", "USD")
    )
    cloud = Investment(
        quote=_sentence(CLOUD, 0), amount=_money(CLOUD, "$2.9 billion", "2.9e9", "USD"),
        payer=(_party(CLOUD, "Microsoft", "Microsoft", "microsoft"),), project=(_party(CLOUD, "data centres"),),
        place=(_party(CLOUD, "Japan", "Japan", "JP"),), country="JP", status="done",
    )  # fmt: skip
    return [
        (_document(FAB, "fab.txt", "2024-02-24"), Reading(fab, (NotFlow(_at(FAB, "90 billion yen"), "revenue"),))),
        (_document(FAB_JA, "fab-ja.txt", "2024-02-25", "ja"), Reading((japanese,))),
        (_document(LATER, "later.txt", "2025-01-17"), Reading((later,))),
        (_document(RANK, "rank-2023.txt", "2023-05-01"), Reading((_rank(RANK, 32),))),
        (_document(RANK_LATER, "rank-2024.txt", "2024-05-01"), Reading((_rank(RANK_LATER, 29),))),
        (_document(DOUBTFUL, "doubtful.txt", "2024-06-03"), Reading(doubtful, (), (converted,))),
        (_document(CLOUD, "cloud.txt", "2024-04-10"), Reading((cloud,))),
    ]


def _rank(text: str, rank: int) -> Claim:
    wording = next(word for word in text.split() if word.startswith(str(rank)))
    return Indicator(
        quote=_sentence(text, 0),
        measure=_at(text, wording),
        value=Decimal(rank),
        unit="rank",
        subject=(_party(text, "Japan", "Japan"),),
    )


def _document(text: str, name: str, published: str, lang: str = "en") -> Document:
    return Document(
        text, lang, Appearance(f"/stories/{name}", name, published, "The Paper", f"https://example.org/{name}")
    )


def _party(text: str, wording: str, name: str | None = None, entity: str | None = None) -> Party:
    return Party(_at(text, wording), name or wording, entity)


def _money(text: str, wording: str, value: str, currency: str, bound: Bound = "exact") -> Money:
    amount = Decimal(value).quantize(Decimal(1))
    return Money(_at(text, wording), amount, None if bound == "max" else amount, amount, currency, bound)


def _sentence(text: str, number: int) -> Mention:
    end = "。" if "。" in text else "."
    parts = [part for part in text.rstrip().split(end + (" " if end == "." else "")) if part]
    return _at(text, parts[number] + ("" if parts[number].endswith(end) else end))


def _at(text: str, wording: str) -> Mention:
    start = text.index(wording)
    return Mention.at(text, start, start + len(wording))
