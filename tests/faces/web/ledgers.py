"""Small ledgers whose claims are made by hand, so that no page's test depends on how well daicho reads."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from daicho.intake import rules
from daicho.ledger import write
from daicho.ledger.store import open_ledger
from daicho.model.claim import Claim, Investment, Partnership, Party, Reading
from daicho.model.document import Appearance, Document
from daicho.model.money import Money
from examples import document as example
from examples import grant, mention
from examples import reading as example_reading

AGAIN = "METI will give Hoshi Chips up to 732 billion yen, the ministry confirmed. It was a Sunday.\n"
CLOUD = "マイクロソフトは日本のデータセンターに29億ドルを投資した。\n"
HOSTILE = '<script>alert(1)</script> & "Evil" Co. will invest $5 billion in <b onclick=x>Kumamoto</b>.\n'


def make(path: Path) -> Path:
    """A ledger at `path` of four documents: two tell of one grant, one of an investment in Japanese, one wants to be markup."""
    cloud = Document(CLOUD, "ja", Appearance("/stories/c.txt", "c.txt", "2024-04-10", "日刊", "https://example.org/c"))
    evil = Document(
        HOSTILE,
        "en",
        Appearance("/stories/<i>d.txt", "<i>d.txt", "2024-05-01", "<u>Paper</u>", "javascript:alert(3)"),
        "<script>alert(2)</script>",
    )
    told = (
        (example(), example_reading()),
        (example(AGAIN, "b.txt", "2024-02-25"), Reading((grant(AGAIN),))),
        (cloud, Reading((_invested(),))),
        (evil, Reading((_wanted(), _partners()))),
    )
    with open_ledger(str(path)) as store, store.writing() as connection:
        for item, said in told:
            write.write_appearance(connection, item, "2026-01-01T00:00:00+00:00")
            write.write_reading(connection, item.id, item.text, said, rules=rules(), published=item.published)
    return path


def _invested() -> Claim:
    return Investment(
        quote=mention(CLOUD, CLOUD.rstrip()),
        amount=_dollars(CLOUD, "29億ドル", 29),
        payer=(Party(mention(CLOUD, "マイクロソフト"), "マイクロソフト", "microsoft"),),
        project=(Party(mention(CLOUD, "日本のデータセンター"), "日本のデータセンター"),),
        place=(Party(mention(CLOUD, "日本"), "日本", "JP"),),  # inside the wording of the project: two spans overlap
        country="JP",
        status="done",
        confidence=0.8,
    )


def _wanted() -> Claim:
    return Investment(
        quote=mention(HOSTILE, HOSTILE.rstrip()),
        amount=_dollars(HOSTILE, "$5 billion", 50),
        payer=(Party(mention(HOSTILE, '"Evil" Co.'), '<script>alert(4)</script>"Evil" Co.'),),
        project=(Party(mention(HOSTILE, "<b onclick=x>Kumamoto</b>"), "<b onclick=x>Kumamoto</b>"),),
        country="JP",
        confidence=0.4,
        why=("<i>will invest</i>",),
    )


def _partners() -> Claim:
    return Partnership(
        quote=mention(HOSTILE, HOSTILE.rstrip()),
        parties=(Party(mention(HOSTILE, '"Evil" Co.'), '"Evil" Co.'), Party(mention(HOSTILE, "Kumamoto"), "Kumamoto")),
        about="<script>alert(5)</script>",
    )


def _dollars(text: str, wording: str, tenths_of_a_billion: int) -> Money:
    return Money(mention(text, wording), *[Decimal(tenths_of_a_billion) * 10**8] * 3, "USD")
