"""What judgements do to answers, and that they do it whatever the order in which they came."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from daicho.ledger import judgements, read, schema, write
from daicho.ledger.store import Ledger, open_ledger
from daicho.model.claim import MoneyClaim, Party, Reading, Subsidy
from daicho.model.deal import Deal, DealLine, Stated, line_of
from daicho.model.document import Document
from daicho.model.judgement import Judgement, judgement_from_line, judgement_to_json, moment
from daicho.model.money import Conversion, Money
from daicho.model.wire import claim_id
from daicho.questions import deals
from daicho.questions.deals import deals_for_files, deals_of
from daicho.questions.entities import entities_of, resolve_names
from daicho.questions.findings import findings_of
from daicho.questions.judged import judged
from daicho.questions.lookup import DocumentAnswer, look_up
from daicho.questions.records import deal_record, finding_record, standing_record
from daicho.questions.review import between, dismissal, on_claim, waiting
from daicho.questions.totals import totals
from examples import document, mention

BN = 10**9
BEHIND = ("status_history", "amount_history", "joins", "why")  # what no file has of a deal


def story(name: str, value: int, *, maker: str = "Hoshi Chips", day: str = "2024-02-24", dollars: str = "") -> Document:
    said = f"METI will give {maker} {value} billion yen{dollars}."
    return document(f"{said} So {name} has learnt.\n", name, day)


def says(item: Document, value: int, maker: str = "Hoshi Chips", **slots: Any) -> MoneyClaim:
    text, wording = item.text, f"{value} billion yen"
    figures = [Decimal(value * BN)] * 3
    claim = Subsidy(
        quote=mention(text, text.split(" So ")[0]),
        amount=Money(mention(text, wording), *figures, "JPY"),
        payer=(Party(mention(text, "METI"), "METI", "meti"),),
        recipient=(Party(mention(text, maker), maker, "~" + maker.lower().replace(" ", "-")),),
        country="JP",
        status="committed",
        confidence=0.5,
    )
    return replace(claim, **slots)


def put(ledger: Ledger, item: Document, *claims: MoneyClaim, conversions: tuple[Conversion, ...] = ()) -> list[str]:
    with ledger.writing() as connection:
        write.write_appearance(connection, item, "2026-01-01T00:00:00+00:00")
        read_ = Reading(claims=claims, conversions=conversions)
        write.write_reading(connection, item.id, item.text, read_, rules="r1", published=item.published)
    return [claim_id(item.id, claim) for claim in claims]


def keep(ledger: Ledger, *made: Judgement) -> None:
    with ledger.writing() as connection:
        for judgement in made:
            judgements.write(connection, judgement)


def undo(ledger: Ledger, judgement: Judgement) -> None:
    with ledger.writing() as connection:
        judgements.withdraw(connection, judgement.id, moment("2026-12-31"))


def by(author: str = "ann", day: int = 5) -> dict[str, str]:
    return {"author": author, "made": moment(f"2026-01-{day:02}")}


def states(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return [standing.state for standing in judged(connection).standings]


def groups(ledger: Ledger) -> list[list[str]]:
    return sorted(sorted(claim.doc for claim in deal.claims) for deal in deals_of(ledger).deals)


A, B, C = story("a.txt", 700), story("b.txt", 700, day="2024-02-25"), story("c.txt", 90)


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """One grant told twice (a, b), and another one (c)."""
    for item, value in ((A, 700), (B, 700), (C, 90)):
        put(ledger, item, says(item, value))
    return ledger


def claim_of(ledger: Ledger, item: Document) -> Stated:
    with ledger.reading() as connection:
        (found,) = read.stated(connection, among=[item.id])
    return found


def deal_of(ledger: Ledger, item: Document) -> Deal:
    (found,) = (deal for deal in deals_of(ledger).deals if item.appearance.name in deal.documents)
    return found


class TestOneClaim:
    def test_a_rejected_claim_leaves_deals_and_totals_and_is_still_shown(self, told: Ledger) -> None:
        claim = claim_of(told, C)
        keep(told, rejected := on_claim(told, "reject", claim.id, reason="a loan", **by()))
        assert groups(told) == [["a.txt", "b.txt"]]
        (row,) = totals(deals_of(told).deals, ["payer"])
        assert row.high == 700 * BN
        shown = look_up(told, claim.id)
        assert isinstance(shown, Stated)
        assert shown.claim.why[-1] == "rejected by ann on 2026-01-05: a loan"
        page = look_up(told, "c.txt")
        assert isinstance(page, DocumentAnswer)
        assert (page.claims, page.rejected) == ((), (shown,))
        undo(told, rejected)
        assert groups(told) == [["a.txt", "b.txt"], ["c.txt"]]
        assert claim_of(told, C) == claim

    @pytest.mark.parametrize("as_of", [None, "2024-02-24"])
    def test_files_have_the_deals_as_they_stand(
        self, told: Ledger, as_of: str | None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(deals, "_AT_ONCE", 1)
        joined = between(told, "join", claim_of(told, B).id, claim_of(told, C).id, **by())
        keep(told, on_claim(told, "accept", claim_of(told, A).id, **by()), joined)
        put(told, d := story("d.txt", 5, maker="Kita Metal"), says(d, 5, "Kita Metal"))
        wanted = deals_of(told, as_of=as_of)
        with deals_for_files(told, as_of=as_of) as found:
            assert (found.as_of, found.undated) == (wanted.as_of, wanted.undated)
            assert [line_of(deal) for deal in wanted.deals] == [
                line if isinstance(line, DealLine) else line_of(line) for line in found.lines
            ]
            shown = [field.name for field in fields(Deal) if field.name not in BEHIND]
            told_of = [[getattr(deal, name) for name in shown] for deal in found.deals]
        assert told_of == [[getattr(deal, name) for name in shown] for deal in wanted.deals]
        assert len(told_of) > 1

    def test_an_accepted_claim_is_sure(self, told: Ledger) -> None:
        assert len(waiting(told, doubtful=True).claims) == 3
        keep(told, on_claim(told, "accept", claim_of(told, C).id, **by()))
        assert deal_of(told, C).claims[0].claim.confidence == 1
        assert [stated.doc for stated in waiting(told, doubtful=True).claims] == ["a.txt", "b.txt"]

    def test_a_corrected_claim_keeps_its_evidence_and_its_id(self, told: Ledger) -> None:
        claim = claim_of(told, C)
        given = ["amount=95bn", "bound=max", "status=done", "payer=", "recipient=METI"]
        keep(told, on_claim(told, "correct", claim.id, given=given, reason="see the decree", **by()))
        deal = deal_of(told, C)
        (now,) = deal.claims
        assert (deal.low, deal.high, deal.status, deal.payer) == (None, 95 * BN, "done", ())
        assert now.id == claim.id
        assert now.money.amount.mention == claim.money.amount.mention
        assert [(p.entity, p.mention.text) for p in now.money.recipient] == [("meti", "METI")]
        note = "corrected by ann on 2026-01-05: amount, status, payer, recipient; see the decree"
        assert now.claim.why[-1] == note

    def test_of_two_corrections_each_slot_has_the_latest(self, told: Ledger) -> None:
        claim = claim_of(told, C).id
        first = on_claim(told, "correct", claim, given=["status=done", "amount=95bn"], **by(day=5))
        second = on_claim(told, "correct", claim, given=["amount=96bn"], **by("ben", day=6))
        third = on_claim(told, "correct", claim, given=["amount=97bn"], **by(day=7))
        keep(told, third, first, second)
        deal = deal_of(told, C)
        assert (deal.high, deal.status) == (97 * BN, "done")
        assert states(told) == ["holds", "overruled", "holds"]

    def test_of_contradictory_verdicts_the_later_one_holds_and_both_are_shown(self, told: Ledger) -> None:
        claim = claim_of(told, C).id
        keep(
            told, rejected := on_claim(told, "reject", claim, **by(day=6)), on_claim(told, "accept", claim, **by(day=5))
        )
        assert states(told) == ["overruled", "holds"]
        assert len(groups(told)) == 1
        with told.reading() as connection:
            assert judged(connection).standings[0].by == rejected.id
        undo(told, rejected)
        assert states(told) == ["holds", "withdrawn"]
        assert len(groups(told)) == 2

    def test_of_one_instant_the_greater_id_holds(self, told: Ledger) -> None:
        claim = claim_of(told, C).id
        both = [on_claim(told, verb, claim, **by()) for verb in ("accept", "reject")]
        keep(told, *both)
        assert states(told) == ["overruled", "holds"]
        later = max(both, key=lambda one: one.id)
        assert len(groups(told)) == (2 if later.verb == "accept" else 1)

    def test_a_strangers_correction_without_evidence_does_nothing(self, told: Ledger) -> None:
        honest = on_claim(told, "correct", claim_of(told, C).id, given=["payer=METI"], **by())
        (party,) = honest.slots["payer"]
        off = replace(honest, slots={"payer": [{**party, "text": "GOLD"}]})
        keep(told, judgement_from_line(json.dumps(judgement_to_json(off))))
        assert states(told) == ["without object"]
        assert claim_of(told, C).claim == deal_of(told, C).claims[0].claim


class TestNewRules:
    """The documents are read again, and what was judged has another id, or is gone."""

    def test_a_judgement_moves_to_the_claim_whose_sum_stands_there(self, told: Ledger) -> None:
        old = claim_of(told, C)
        keep(told, on_claim(told, "reject", old.id, **by()))
        (new,) = put(told, C, says(C, 90, status="planned"))
        assert new != old.id
        assert groups(told) == [["a.txt", "b.txt"]]
        assert states(told) == ["holds"]

    def test_one_about_nothing_that_is_there_is_kept_and_harms_nobody(self, told: Ledger) -> None:
        keep(told, on_claim(told, "reject", claim_of(told, C).id, **by()))
        keep(told, between(told, "join", claim_of(told, A).id, claim_of(told, C).id, **by()))
        put(told, C)
        assert groups(told) == [["a.txt", "b.txt"]]
        assert states(told) == ["without object"] * 2
        with told.writing() as connection:
            write.remove(connection, C.id)
        assert states(told) == ["without object"] * 2
        put(told, C, says(C, 90))
        assert sorted(states(told)) == ["holds", "holds"]

    def test_of_two_claims_it_might_be_about_it_chooses_none(self, told: Ledger) -> None:
        keep(told, on_claim(told, "reject", claim_of(told, C).id, **by()))
        put(told, C, says(C, 90, status="planned"), says(C, 90, status="done"))
        assert states(told) == ["without object"]
        assert sum("c.txt" in deal.documents for deal in deals_of(told).deals) > 0


class TestDeals:
    def test_joined_deals_are_one_with_all_their_claims(self, told: Ledger) -> None:
        keep(told, joined := between(told, "join", deal_of(told, A).id, deal_of(told, C).id, **by()))
        assert groups(told) == [["a.txt", "b.txt", "c.txt"]]
        assert deal_of(told, A).joins[-1].why == ("joined by a judgement",)
        undo(told, joined)
        assert groups(told) == [["a.txt", "b.txt"], ["c.txt"]]

    def test_parted_claims_are_two_deals(self, told: Ledger) -> None:
        keep(told, between(told, "part", deal_of(told, A).id, claim_of(told, B).id, **by()))
        assert groups(told) == [["a.txt"], ["b.txt"], ["c.txt"]]

    def test_of_join_and_part_the_later_one_holds(self, told: Ledger) -> None:
        pair = claim_of(told, A).id, claim_of(told, C).id
        keep(told, between(told, "part", *pair, **by(day=6)), between(told, "join", *pair, **by(day=5)))
        assert groups(told) == [["a.txt", "b.txt"], ["c.txt"]]
        keep(told, between(told, "join", *pair, **by(day=7)))
        assert groups(told) == [["a.txt", "b.txt", "c.txt"]]
        assert states(told) == ["holds", "overruled", "holds"]

    def test_a_contradiction_by_way_of_a_third_claim_is_seen(self, told: Ledger) -> None:
        a, b, c = (claim_of(told, item).id for item in (A, B, C))
        keep(told, between(told, "join", a, c, **by(day=5)))
        keep(told, between(told, "join", c, b, **by(day=6)), between(told, "part", b, a, **by(day=7)))
        assert states(told) == ["overruled", "holds", "holds"]
        assert groups(told) == [["a.txt"], ["b.txt", "c.txt"]]

    def test_a_deal_joined_to_one_is_parted_from_what_that_was_parted_from(self, told: Ledger) -> None:
        a, b, c = (claim_of(told, item).id for item in (A, B, C))
        keep(told, between(told, "part", a, b, **by(day=5)), between(told, "join", c, b, **by(day=6)))
        assert groups(told) == [["a.txt"], ["b.txt", "c.txt"]]

    def test_judgements_as_they_stand_now_hold_for_an_earlier_day(self, told: Ledger) -> None:
        keep(told, between(told, "join", claim_of(told, A).id, claim_of(told, C).id, **by()))
        (deal,) = deals_of(told, as_of="2024-02-24").deals
        assert deal.documents == ("a.txt", "c.txt")


class TestEntities:
    @pytest.fixture
    def spelt(self, told: Ledger) -> Ledger:
        for number, maker in enumerate(("Kaze Devices", "Kaze Devices Japan", "Umi Optics")):
            item = story(f"e{number}.txt", 30 + number, maker=maker)
            put(told, item, says(item, 30 + number, maker))
        return told

    def test_joined_entities_are_one_everywhere(self, spelt: Ledger) -> None:
        keep(spelt, between(spelt, "join", "~umi-optics", "~kaze-devices", **by()))
        found = {entity.id: entity for entity in entities_of(spelt)}
        assert {"Kaze Devices", "Umi Optics"} <= set(found["~kaze-devices"].names)
        assert "~umi-optics" not in found
        (named,) = resolve_names(["Umi Optics"], entities_of(spelt))
        assert named.id == "~kaze-devices"
        assert look_up(spelt, "~umi-optics") == look_up(spelt, "~kaze-devices")
        payees = {party.entity for deal in deals_of(spelt).deals for party in deal.recipient}
        assert "~umi-optics" not in payees

    def test_a_name_of_the_table_stands_for_what_is_joined_to_it(self, spelt: Ledger) -> None:
        keep(spelt, between(spelt, "join", "~umi-optics", "meti", **by()))
        assert "~umi-optics" not in {entity.id for entity in entities_of(spelt)}
        (named,) = resolve_names(["Umi Optics"], entities_of(spelt))
        assert (named.id, named.type) == ("meti", "ministry")

    def test_parted_entities_stay_two_however_alike(self, spelt: Ledger) -> None:
        item = story("e3.txt", 40, maker="Kaze-Devices")
        put(
            spelt,
            item,
            says(
                item,
                40,
                "Kaze-Devices",
                recipient=(Party(mention(item.text, "Kaze-Devices"), "Kaze-Devices", "~kaze-dev"),),
            ),
        )
        ids = {"~kaze-devices", "~kaze-dev"}
        assert len(ids & {entity.id for entity in entities_of(spelt)}) == 1
        keep(spelt, between(spelt, "part", "~kaze-devices", "~kaze-dev", **by()))
        assert ids <= {entity.id for entity in entities_of(spelt)}

    def test_one_about_nobody_in_the_ledger_waits(self, spelt: Ledger) -> None:
        keep(spelt, Judgement(verb="join", ids=("~umi-optics", "~nobody"), **by()))
        assert states(spelt) == ["without object"]


class TestFindings:
    """A document says 700 billion yen ($9 billion), which no rate of that day makes of it."""

    ITEM = story("f.txt", 700, dollars=" ($9 billion)")

    @pytest.fixture
    def odd(self, ledger: Ledger) -> Ledger:
        dollars = Money(mention(self.ITEM.text, "$9 billion"), *[Decimal(9 * BN)] * 3, "USD")
        claim = replace(says(self.ITEM, 700), converted=dollars)
        put(ledger, self.ITEM, claim, conversions=(Conversion(claim.amount, dollars),))
        (finding,) = findings_of(ledger).open
        assert finding.cls == "fx"
        return ledger

    def test_a_corrected_sum_is_not_the_one_that_the_text_converts(self, odd: Ledger) -> None:
        said = claim_of(odd, self.ITEM)
        keep(odd, on_claim(odd, "correct", said.id, given=["status=done"], **by()))
        assert deal_of(odd, self.ITEM).claims[0].money.converted == said.money.converted
        keep(odd, on_claim(odd, "correct", said.id, given=["amount=800bn"], **by(day=6)))
        assert deal_of(odd, self.ITEM).claims[0].money.converted is None

    def test_a_dismissed_finding_is_hidden_and_listed(self, odd: Ledger) -> None:
        (finding,) = findings_of(odd).open
        keep(odd, dismissed := dismissal(odd, finding.id[:8], reason="their own rate", **by()))
        answer = findings_of(odd)
        assert (answer.open, answer.dismissed) == ((), ((finding, dismissed),))
        undo(odd, dismissed)
        assert findings_of(odd).open == (finding,)

    def test_it_opens_again_when_its_claim_is_corrected(self, odd: Ledger) -> None:
        (finding,) = findings_of(odd).open
        keep(odd, dismissal(odd, finding.id, reason="their own rate", **by(day=5)))
        keep(
            odd, corrected := on_claim(odd, "correct", claim_of(odd, self.ITEM).id, given=["status=done"], **by(day=6))
        )
        answer = findings_of(odd)
        assert answer.open
        assert [standing.state for standing in answer.standings] == ["without object", "holds"]
        undo(odd, corrected)
        assert not findings_of(odd).open

    def test_a_dismissal_of_a_finding_that_is_gone_is_without_object(self, odd: Ledger) -> None:
        (finding,) = findings_of(odd).open
        keep(odd, dismissal(odd, finding.id, reason="their own rate", **by()))
        put(odd, self.ITEM, says(self.ITEM, 700))
        assert [standing.state for standing in findings_of(odd).standings] == ["without object"]

    def test_the_findings_of_a_rejected_claim_leave_with_it(self, odd: Ledger) -> None:
        keep(odd, on_claim(odd, "reject", claim_of(odd, self.ITEM).id, **by()))
        assert findings_of(odd).open == ()


def answers(ledger: Ledger) -> str:
    """Everything derived, as bytes would have it."""
    found = findings_of(ledger)
    records = [deal_record(deal) for deal in deals_of(ledger).deals]
    records += [finding_record(finding) for finding in found.open]
    records += [standing_record(standing) for standing in found.standings]
    with ledger.reading() as connection:
        return json.dumps([read.content_hash(connection), records, repr(entities_of(ledger))])


def test_a_rebuild_from_documents_and_judgements_is_the_same_to_the_byte(tmp_path: Path) -> None:
    items = [(A, 700), (B, 700), (C, 90)]
    with open_ledger(f"{tmp_path}/first.db") as first:
        for item, value in items:
            put(first, item, says(item, value))
        a, b, c = (claim_of(first, item).id for item, _ in items)
        made = [
            between(first, "join", a, c, **by(day=5)),
            between(first, "part", b, a, **by(day=6)),
            on_claim(first, "correct", c, given=["amount=95bn"], **by(day=7)),
            on_claim(first, "reject", b, **by(day=8)),
        ]
        keep(first, *made)
        undo(first, made[3])
        expected = answers(first)
        with first.reading() as connection:
            lines = [json.dumps(judgement_to_json(one)) for one in judgements.everything(connection)]
    for number, order in enumerate(itertools.permutations(items)):
        with open_ledger(f"{tmp_path}/{number}.db") as again:
            keep(again, *map(judgement_from_line, lines[number % 2 :: 2]))
            for item, value in order:
                put(again, item, says(item, value))
            keep(again, *map(judgement_from_line, lines[::-1]))
            assert answers(again) == expected


VERBS = st.sampled_from(["accept", "reject", "correct", "join", "part"])
MOVES = st.lists(st.tuples(VERBS, st.permutations(range(3)), st.integers(1, 4), st.booleans()), max_size=8)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Ledger]]:
    """Two ledgers of the same documents, read in opposite orders."""
    folder = tmp_path_factory.mktemp("law")
    items = [(A, 700), (B, 700), (C, 90)]
    with open_ledger(f"{folder}/one.db") as one, open_ledger(f"{folder}/two.db") as two:
        for ledger, order in ((one, items), (two, items[::-1])):
            for item, value in order:
                put(ledger, item, says(item, value))
        yield one, two


@settings(max_examples=30, deadline=None)
@given(moves=MOVES, order=st.randoms(use_true_random=False))
def test_the_order_of_import_leaves_no_trace(moves: list[Any], order: Any, twins: tuple[Ledger, Ledger]) -> None:
    found = set()
    for ledger in twins:
        with ledger.writing() as connection:
            connection.execute(delete(schema.judgements))
    claims = [claim_of(twins[0], item).id for item in (A, B, C)]
    made = []
    for verb, (one, other, _), day, withdrawn in moves:
        if verb in ("join", "part"):
            judgement = between(twins[0], verb, claims[one], claims[other], **by(day=day))
        else:
            slots = [f"amount={90 + day}bn"] if verb == "correct" else []
            judgement = on_claim(twins[0], verb, claims[one], given=slots, **by(day=day))
        made.append(replace(judgement, withdrawn=moment("2026-02-01") if withdrawn else None))
    for ledger in twins:
        order.shuffle(made)
        keep(ledger, *made, *made[:2])
        found.add(answers(ledger))
    assert len(found) == 1
