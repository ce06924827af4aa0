"""`daicho show`: one thing in the ledger, with every sentence behind it."""

from __future__ import annotations

import click

from daicho.faces.cli.options import format_option, ledger_option
from daicho.faces.cli.tables import print_json_line, print_table, printable
from daicho.faces.cli.wording import CLAIM_COLUMNS, DEAL_COLUMNS, claim_row, deal_row
from daicho.model.claim import Claim
from daicho.model.deal import Deal, Stated
from daicho.model.wire import PARTY_SLOTS
from daicho.model.wording import money_range
from daicho.questions.lookup import Answer, DocumentAnswer, EntityAnswer, RowAnswer


@click.command(name="show")
@click.argument("key", metavar="ID")
@ledger_option
@format_option("text", "jsonl")
def show_command(key: str, ledger: str, form: str) -> int:
    """Show a deal, claim, document or entity (by id, or by name) with every sentence behind it.

    A row of a spreadsheet is shown by its cell, B2 or 'tracker.csv!B2', beside what the documents say.
    """
    from daicho.ledger.store import open_ledger
    from daicho.questions.lookup import look_up

    with open_ledger(ledger, create=False) as store:
        answer = look_up(store, key)
    if form == "jsonl":
        _print_records(answer)
    elif isinstance(answer, Deal):
        _print_deal(answer)
    elif isinstance(answer, Stated):
        _print_claim(answer)
    elif isinstance(answer, DocumentAnswer):
        _print_document(answer)
    elif isinstance(answer, RowAnswer):
        _print_row(answer)
    else:
        _print_entity(answer)
    return 0


def _print_deal(deal: Deal) -> None:
    print_table(deal.id, DEAL_COLUMNS, [deal_row(deal)])
    for reason in deal.why:
        print(f"  {printable(reason)}")
    for step in deal.status_history:
        print(f"  {step.known or 'date unknown':<12} {step.status:<12} {step.claim}")
    for amount in deal.amount_history:
        wording = money_range(amount.low, amount.high, deal.currency)
        print(f"  {amount.known or 'date unknown':<12} {wording:<12} {amount.claim}")
    for relation in deal.relations:
        print(f"  {relation.type.replace('_', ' ')} {relation.deal}: {printable(relation.why)}")
    print(f"\n{len(deal.claims)} claims in {len(deal.documents)} documents\n")
    for stated in deal.claims:
        _print_evidence(stated)
    if deal.joins:
        print("Why these are one deal")
        for join in deal.joins:
            print(f"  {join.left} + {join.right}  {join.score:.2f}  {printable('; '.join(join.why))}")


def _print_claim(stated: Stated) -> None:
    print_table("", CLAIM_COLUMNS, [claim_row(stated.claim)])
    _print_evidence(stated)
    _print_parties(stated.claim)
    print(f"  confidence {stated.claim.confidence:.2f}: {printable('; '.join(stated.claim.why)) or 'no cues noted'}")


def _print_row(answer: RowAnswer) -> None:
    row, found = answer.row, answer.compared
    print_table(f"{answer.sheet}, {row.cell}", CLAIM_COLUMNS, [claim_row(row.claim)])
    print(f"  {row.id}  {row.date or 'date unknown'}, {row.claim.kind}, an analyst's own")
    print(f"    {printable(row.text)}\n")
    _print_parties(row.claim)
    if found.deal is None:
        print(f"\n{found.outcome}")
        return
    print()
    print_table(f"{found.outcome}: {'; '.join(found.why)}", DEAL_COLUMNS, [deal_row(found.deal)])
    for one in found.differences:
        print(f"  {one.matter}: {printable(one.sheet)} / {printable(one.documents)}")


def _print_parties(claim: Claim) -> None:
    for slot in PARTY_SLOTS:
        for party in getattr(claim, slot, ()):
            span = party.mention.span
            named = f" = {printable(party.name)}" if party.name != party.mention.text else ""
            print(f"  {slot:<10} {printable(party.mention.text)}{named} [{span.start}:{span.end}] {party.entity or ''}")


def _print_document(answer: DocumentAnswer) -> None:
    print(f"{answer.document.id}  {answer.document.lang}  {printable(answer.document.title or '')}")
    for seen in answer.appearances:
        parts = (seen.name, seen.published or "date unknown", seen.publisher or "", seen.url or "")
        print("  " + "  ".join(printable(part) for part in parts if part))
    if answer.claims:
        rows = [claim_row(stated.claim) for stated in answer.claims]
        print_table(f"{len(rows)} claims", CLAIM_COLUMNS, rows)
    else:
        print("  no claims")
    for stated in answer.claims:
        _print_evidence(stated)
    for stated in answer.rejected:
        print(f"  {printable(stated.claim.why[-1])}: {'  '.join(cell for cell in claim_row(stated.claim) if cell)}")
        _print_evidence(stated)
    for item in answer.not_flows:
        print(f"  not a flow: {printable(item['text'])} ({item['why']}) [{item['start']}:{item['end']}]")


def _print_entity(answer: EntityAnswer) -> None:
    print(f"{answer.entity}: {', '.join(map(printable, answer.names))}\n")
    for slot, stated in answer.claims:
        row = [cell for cell in claim_row(stated.claim) if cell]
        print(f"  as {slot}: {'  '.join(row)}")
        _print_evidence(stated)


def _print_evidence(stated: Stated) -> None:
    quote = stated.claim.quote
    print(f"  {stated.id}  {printable(stated.doc)}, {stated.published or 'date unknown'}, {stated.claim.kind}")
    print(f"    [{quote.span.start}:{quote.span.end}] {printable(quote.text)}\n")


def _print_records(answer: Answer) -> None:
    from daicho.questions.records import compared_record, deal_record, stated_record

    if isinstance(answer, Deal):
        print_json_line(deal_record(answer))
    elif isinstance(answer, Stated):
        print_json_line(stated_record(answer))
    elif isinstance(answer, RowAnswer):
        print_json_line({"sheet": answer.sheet, **compared_record(answer.compared)})
    elif isinstance(answer, DocumentAnswer):
        print_json_line(
            {
                "id": answer.document.id,
                "lang": answer.document.lang,
                "title": answer.document.title,
                "appearances": [
                    {
                        "doc": a.name,
                        "source": a.source,
                        "published": a.published,
                        "publisher": a.publisher,
                        "url": a.url,
                    }
                    for a in answer.appearances
                ],
                "text": answer.document.text,
                "claims": [stated_record(stated) for stated in answer.claims],
                "rejected": [stated_record(stated) for stated in answer.rejected],
                "not_flows": list(answer.not_flows),
                "conversions": list(answer.conversions),
            }
        )
    else:
        print_json_line(
            {
                "id": answer.entity,
                "names": list(answer.names),
                "claims": [{"slot": slot, **stated_record(stated)} for slot, stated in answer.claims],
            }
        )
