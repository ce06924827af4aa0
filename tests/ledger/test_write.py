"""Documents, appearances and claims: written once, verified, corrected, removed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daicho.errors import NotFound, OffsetError
from daicho.ledger import read, write
from daicho.ledger.store import Ledger, open_ledger
from daicho.model.claim import Claim, Reading
from daicho.model.document import Document
from daicho.model.span import Mention, Span
from daicho.model.wire import claim_id
from examples import TEXT, document, grant, mention, reading

NOW, LATER = "2026-01-01T00:00:00+00:00", "2026-02-02T00:00:00+00:00"


def put(ledger: Ledger, item: Document, said: Reading | None = None, read_at: str = NOW) -> None:
    with ledger.writing() as connection:
        write.write_appearance(connection, item, read_at)
        write.write_reading(
            connection, item.id, item.text, said or reading(item.text), rules="r1", published=item.published
        )


def content(ledger: Ledger) -> str:
    with ledger.reading() as connection:
        return read.content_hash(connection)


def stored(ledger: Ledger) -> list[Claim]:
    with ledger.reading() as connection:
        return [stated.claim for stated in read.stated(connection)]


def test_claims_come_back_as_they_were(ledger: Ledger) -> None:
    put(ledger, document())
    assert stored(ledger) == list(reading().claims)
    with ledger.reading() as connection:
        not_flows, conversions = read.left_out(connection, document().id)
    assert [item["why"] for item in not_flows] == ["revenue"]
    assert [side["currency"] for side in conversions[0]] == ["JPY", "USD"]


def test_the_same_document_twice_changes_nothing(ledger: Ledger) -> None:
    put(ledger, document())
    before = content(ledger)
    put(ledger, document(), read_at=LATER)
    assert content(ledger) == before


def test_the_order_of_reading_leaves_no_trace(address: str, tmp_path: object) -> None:
    items = [document(name="a.txt"), document(f"{TEXT} And more.", "b.txt"), document(name="c.txt", published=None)]
    hashes = set()
    for number, order in enumerate((items, items[::-1])):
        with open_ledger(f"{tmp_path}/{number}.db") as ledger:
            for item in order:
                put(ledger, replace(item, appearance=replace(item.appearance, published="2024-02-24")))
            hashes.add(content(ledger))
    assert len(hashes) == 1


def test_both_stores_hold_the_same_content(postgres: str, tmp_path: object) -> None:
    hashes = set()
    for address in (postgres, f"{tmp_path}/ledger.db"):
        with open_ledger(address) as ledger:
            put(ledger, document())
            put(ledger, document(f"日本語 {TEXT}", "b.txt", published="2024"))
            hashes.add(content(ledger))
    assert len(hashes) == 1


def test_one_text_in_two_papers_is_one_document_with_two_appearances(ledger: Ledger) -> None:
    put(ledger, document(name="a.txt", published="2024-02-25"))
    put(ledger, document(TEXT.replace(" ", "\n", 1), "b.txt", published="2024-02-24"), Reading())
    with ledger.reading() as connection:
        (printed,) = read.printed(connection).values()
    assert (printed.appearances, printed.published, printed.doc) == (2, "2024-02-24", "b.txt")


def test_a_wrong_offset_is_refused_and_nothing_is_written(ledger: Ledger) -> None:
    put(ledger, document())
    before = content(ledger)
    off = replace(grant(), quote=Mention("METI", Span(1, 5)))
    with pytest.raises(OffsetError):
        put(ledger, document(), Reading(claims=(off,)))
    assert content(ledger) == before


def test_a_claims_id_ignores_confidence_and_reasons() -> None:
    key = document().id
    surer = replace(grant(), confidence=0.99, why=("another reason",))
    assert claim_id(key, surer) == claim_id(key, grant())
    assert claim_id(key, replace(grant(), status="done")) != claim_id(key, grant())
    assert claim_id("d0", grant()) != claim_id(key, grant())


def test_a_claim_stated_twice_is_one_row(ledger: Ledger) -> None:
    put(ledger, document(), Reading(claims=(grant(), replace(grant(), confidence=0.1))))
    assert len(stored(ledger)) == 1


def test_a_date_learnt_later_fills_the_gap(ledger: Ledger) -> None:
    put(ledger, document(published=None))
    put(ledger, document(published="2024-02-24"))
    with ledger.reading() as connection:
        assert read.published(connection, document().id) == "2024-02-24"
        assert write.known(connection, document(published=None), "r1").current
        assert write.known(connection, document(published="2024-02-24"), "r1").current


def test_a_corrected_date_outlives_another_reading(ledger: Ledger) -> None:
    item = document(published="2024-02-24")
    put(ledger, item)
    with ledger.writing() as connection:
        write.correct(connection, item.id, {"published": "2024-03-01"})
        write.write_reading(connection, item.id, item.text, reading(), rules="r1", published="2024-03-01")
    with ledger.reading() as connection:
        known = write.known(connection, item, "r1")
    assert (known.published, known.current) == ("2024-03-01", True)


def test_new_rules_make_a_reading_out_of_date(ledger: Ledger) -> None:
    put(ledger, document())
    with ledger.reading() as connection:
        assert write.known(connection, document(), "r1").current
        assert not write.known(connection, document(), "r2").current
        assert not write.known(connection, document("another text"), "r1").stored


def test_removing_leaves_nothing_behind(ledger: Ledger) -> None:
    empty = content(ledger)
    put(ledger, document())
    with ledger.writing() as connection:
        write.remove(connection, document().id)
    assert content(ledger) == empty
    for change in (write.remove, lambda c, key: write.correct(c, key, {"url": "https://a.example/"})):
        with pytest.raises(NotFound), ledger.writing() as connection:
            change(connection, document().id)


def test_as_of_a_day_only_what_was_surely_published_counts(ledger: Ledger) -> None:
    put(ledger, document(published="2024-02"))
    for day, found in (("2024-02-28", 0), ("2024-02-29", 2), ("2024", 2)):
        with ledger.reading() as connection:
            assert len(list(read.stated(connection, as_of=day))) == found


def test_a_document_is_found_by_id_name_source_and_address(ledger: Ledger) -> None:
    item = document()
    put(ledger, replace(item, appearance=replace(item.appearance, url="https://a.example/1")))
    put(ledger, document(f"{TEXT} More.", "a.txt", source="/elsewhere/a.txt"))
    with ledger.reading() as connection:
        for name in (item.id, "/stories/a.txt", "https://a.example/1"):
            assert read.document_named(connection, name) == item.id
        with pytest.raises(NotFound, match="names 2 documents"):
            read.document_named(connection, "a.txt")
        with pytest.raises(NotFound, match="no document"):
            read.document_named(connection, "b.txt")


def test_evidence_points_into_the_stored_text(ledger: Ledger) -> None:
    text = f"\u3000“{TEXT}” 😀 METI"
    put(ledger, document(text), Reading(claims=(replace(grant(text), quote=mention(text, "😀 METI")),)))
    (claim,) = stored(ledger)
    with ledger.reading() as connection:
        found, _ = read.document(connection, document(text).id)
    claim.quote.verify(found.text)
    assert claim.quote.text == "😀 METI"


def test_a_field_may_hold_what_a_store_refuses(ledger: Ledger) -> None:
    put(ledger, replace(document(name="a\0.txt"), title="Chips\0"))
    with ledger.reading() as connection:
        found, (appearance,) = read.document(connection, document().id)
    assert (found.title, appearance.name) == ("Chips", "a.txt")
